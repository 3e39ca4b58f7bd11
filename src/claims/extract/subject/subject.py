"""Find the subject: whose fighters, whose territory, whose attacks; for victims, the force they were of."""

from dataclasses import replace
from enum import Enum, auto

from claims.extract.choose.candidate import FieldReader, always, rule
from claims.extract.choose.choose import choose
from claims.extract.choose.weights import build_weights
from claims.extract.figure.counted import build_nouns
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.report.headline import summed_up
from claims.extract.report.reading import Reading
from claims.extract.subject.actor import (
    force_of,
    found_at,
    government_at,
    group_of_text,
    named_before,
    state_of_text,
)
from claims.extract.subject.holder import (
    find_adjacent,
    find_agent,
    find_air_force,
    find_holder,
    find_ranks,
    find_subject_after_with,
)
from claims.extract.text.actors import GROUPS, HOLDERS, is_apart, state_of
from claims.extract.text.names import Name, find_names
from claims.extract.text.word_tags import CREW, GOVERNMENT, UNNAMED, tags_of, word_tags
from claims.lexicon import Lexicon
from claims.lexicon.inflection import singular

# Metrics of those who suffer: the subject is the force that they belong to, told by their noun alone.
_SUFFERED = frozenset(
    "killed injured detained abducted displaced refugees people_in_need civilians votes other".split()
)
# A document about one group means that group's fighters where it says no other.
_OF_TOPIC = frozenset(("foreign_fighters", "returnees", "territory"))
_RULE = frozenset(
    "under held hold holds controlled control controls ruled rule rules rules lived governed its".split()
)
# Names that tell whose soldiers the soldiers of a sentence are.
_NATIONAL = frozenset(("place", "demonym", "state", "force"))
# Weapons destroyed or captured are not those of whoever did it.
_TAKEN = frozenset(
    "destroyed destroying destroy destroys down downed downing captured capturing seized seizing "
    "intercepted".split()
)
_NATIONS_HAVE = frozenset(("troops", "weapons", "airstrikes"))
_TARGETS = frozenset("targets positions objectives hideouts".split())
# After those counted, before the group that they belong to: `loyal to`, `members of`.
_BELONGING = {
    "loyal": "to",
    "belonging": "to",
    "affiliated": "with",
    "linked": "to",
    "allied": "with",
    "of": "",
    "from": "",
    "with": "",
}
_DEEDS = frozenset(("attacks", "airstrikes", "settlements", "units"))
_BY_NOBODY = frozenset(("in", "during", "after", "against", "on", "since", "following", "amid"))
NONE = Found(None, "subject.none")


def subject_of(quantity: Quantity, reading: Reading) -> str | None:
    """The subject that is chosen for a figure; those of the figures whose nouns it leaves out come first."""
    known = reading.layer(_subjects)
    chain: list[Quantity] = []
    link: Quantity | None = quantity
    while link is not None and link.start not in known:
        chain.append(link)
        link = link.antecedent
    for link in reversed(chain):
        known[link.start] = choose(SUBJECT, link, reading, reading.lexicon.index(build_weights)).value
    return known[quantity.start]


def _subjects(reading: Reading) -> dict[int, str | None]:
    """The subjects of figures by their offsets, as far as they were asked."""
    return {}


def _of_antecedent(quantity: Quantity, reading: Reading) -> Found | None:
    """What leaves out its noun has the subject of the figure that has it: `400 fighters, 200 of them ...`."""
    whole = quantity.antecedent
    value = subject_of(whole, reading) if whole else None
    return Found(value, "subject.antecedent", whole.start, whole.end) if whole and value else None


class Question(Enum):
    """Whose a figure is depends on what it counts."""

    LOSS = auto()  # those whom somebody lost
    SUFFERED = auto()  # those to whom something happened
    RULED = auto()  # those who live under somebody's rule
    DONE = auto()  # those and that which somebody has, sends or does
    NOBODY = auto()  # what nobody is said to have or to have done


def _question(quantity: Quantity) -> Question:
    metric, first = quantity.metric, quantity.first
    if metric == "killed" and _is_loss(quantity):
        return Question.LOSS
    if metric in _SUFFERED and not _is_target(quantity):
        return Question.SUFFERED
    if metric == "population":
        return Question.RULED
    before = quantity.sentence.lower[first - 1] if first else ""
    return Question.NOBODY if metric == "weapons" and before in _TAKEN else Question.DONE


def _of_victims(quantity: Quantity, reading: Reading) -> Found | None:
    """Whose those are to whom something happened."""
    if quantity.metric == "detained" and "foreign fighter" in (quantity.counted or "").lower():
        return group_of_text(reading)
    if quantity.metric == "other" and quantity.unit == "percent":
        return _possessor(quantity, reading)
    return _state_of_victims(quantity, reading)


def _by_nobody(quantity: Quantity, reading: Reading) -> Found | None:
    """`killed in two ambushes`: nobody says whose."""
    first = quantity.first
    before = quantity.sentence.lower[first - 1] if first else ""
    return NONE if quantity.metric in _DEEDS and before in _BY_NOBODY else None


def _state_of_troops(quantity: Quantity, reading: Reading) -> Found | None:
    return _state_of_victims(quantity, reading) if quantity.metric == "troops" else None


def _air_force(quantity: Quantity, reading: Reading) -> Found | None:
    return find_air_force(quantity, reading) if quantity.metric == "airstrikes" else None


def _topic(quantity: Quantity, reading: Reading) -> Found | None:
    return group_of_text(reading) if _is_of_topic(quantity, reading) else None


def _is_of_topic(quantity: Quantity, reading: Reading) -> bool:
    """Whether a figure without a holder is that of the group which the whole text is about."""
    if quantity.metric == "fighters":
        return quantity.head < 0 or not tags_of(quantity.sentence, reading.lexicon)[quantity.head] & UNNAMED
    return quantity.metric in _OF_TOPIC


def _is_loss(quantity: Quantity) -> bool:
    """`ISIS also lost 15 fighters`: the dead are those of whoever lost them."""
    found = quantity.metric_found
    return quantity.sentence.text[found.start : found.end].lower() in ("lost", "losing", "lose", "loses")


def _is_target(quantity: Quantity) -> bool:
    """`Russian planes struck 204 targets`: the figure is about whoever strikes."""
    return (
        quantity.metric == "other"
        and quantity.head >= 0
        and quantity.sentence.lower[quantity.head] in _TARGETS
    )


def _is_force(quantity: Quantity, lexicon: Lexicon) -> bool:
    """Whether those counted are soldiers, police and the like."""
    if quantity.head < 0:
        return False
    word = singular(quantity.sentence.lower[quantity.head])
    crew = lexicon.index(word_tags).get(word, 0) & CREW
    return bool(crew) or lexicon.index(build_nouns).metrics.get(word) == "troops"


def _is_fighter(quantity: Quantity, lexicon: Lexicon) -> bool:
    word = singular(quantity.sentence.lower[quantity.head])
    return lexicon.index(build_nouns).metrics.get(word) in ("fighters", "settlements") or word in (
        "member",
        "force",
        "troop",
    )


def _in_noun_phrase(quantity: Quantity, reading: Reading) -> Found | None:
    """`20 Taliban fighters`, `12 Syrian soldiers`, `13 pro-government fighters`."""
    sentence, first, last = quantity.sentence, quantity.last, quantity.noun[1]
    if last <= first:
        return None
    force = _is_force(quantity, reading.lexicon)
    for name in find_names(sentence, reading.lexicon):
        if name.first >= last:
            break
        found = _described_by(name, quantity, force=force) if name.first >= first else None
        if found:
            return found
    phrase = sentence.lower[first : last - 1]
    if "its" in phrase or ("group" in phrase and _of_the_group(sentence.lower, first, last - 1)):
        return named_before(sentence, quantity.first, reading, GROUPS)
    if not force and quantity.metric in _SUFFERED and not _is_fighter(quantity, reading.lexicon):
        return None
    tags = tags_of(sentence, reading.lexicon)
    for i in range(first, last):
        if tags[i] & GOVERNMENT and i != quantity.head:
            state = government_at(sentence, i, reading)
            if state:
                return Found(state, "subject.government", sentence.starts[i], sentence.ends[i])
    return None


def _of_the_group(lower: list[str], first: int, last: int) -> bool:
    """`20 of the group's fighters`: whether the word group stands there with its possessive."""
    return any(lower[i] == "group" and lower[i + 1 : i + 2] == ["'s"] for i in range(first, last))


def _described_by(name: Name, quantity: Quantity, *, force: bool) -> Found | None:
    """The subject that a name inside the noun phrase gives; `force`: those counted are soldiers or police."""
    if is_apart(name):
        return None
    sentence = quantity.sentence
    if name.kind in HOLDERS or (force and name.kind == "organisation"):
        return found_at(sentence, name, "subject.noun-phrase")
    state = state_of(name)
    if state and (force or quantity.metric in _NATIONS_HAVE):
        return found_at(sentence, name, "subject.nationality", state)
    if state and name.prefix == "pro":
        return found_at(sentence, name, "subject.loyal", force_of(state))
    return None


def _belonging(quantity: Quantity, reading: Reading) -> Found | None:
    """`fighters loyal to President Assad`, `members of the Taliban`, `militants from al-Qaeda`."""
    sentence = quantity.sentence
    lower, at = sentence.lower, max(quantity.last, quantity.noun[1])
    second = _BELONGING.get(lower[at]) if at < len(lower) else None
    if second is None or (second and lower[at + 1 : at + 2] != [second]):
        return None
    start = at + 2 if second else at + 1
    for name in find_names(sentence, reading.lexicon):
        if name.first > start + 3:
            break
        if name.first < start:
            continue
        if name.kind in HOLDERS and not is_apart(name):
            return found_at(sentence, name, "subject.belonging")
        if name.kind == "person" and name.country and lower[at] == "loyal":
            return found_at(sentence, name, "subject.belonging", force_of(name.country))
    tags = tags_of(sentence, reading.lexicon)
    for i in range(start, min(start + 4, len(lower))):
        if tags[i] & GOVERNMENT or lower[i : i + 2] == ["security", "forces"]:
            state = government_at(sentence, i, reading)
            return Found(state, "subject.belonging", sentence.starts[i], sentence.ends[i]) if state else None
    return None


def _state_of_victims(quantity: Quantity, reading: Reading) -> Found | None:
    """Soldiers without a nationality are those of the one state whose people, government or army the sentence
    names; in a longer text those of the country that it is about."""
    sentence = quantity.sentence
    if not _is_force(quantity, reading.lexicon) or sentence.lower[max(0, quantity.first - 1)] == "the":
        return None
    states: dict[str, Name] = {}
    for name in find_names(sentence, reading.lexicon):
        state = state_of(name) if name.kind in _NATIONAL else None
        if state and not is_apart(name):
            states.setdefault(state, name)
    if len(states) == 1:
        ((state, name),) = states.items()
        return found_at(sentence, name, "subject.victims-state", force_of(state))
    return None if states else state_of_text(sentence.index, reading)


def _summed_up(quantity: Quantity, reading: Reading) -> Found | None:
    """A headline has the subject of the sentence that it sums up."""
    whole = summed_up(quantity, reading)
    if whole is None:
        return None
    whole = replace(whole, metric=quantity.metric)
    return _in_noun_phrase(whole, reading) or _belonging(whole, reading)


def _possessor(quantity: Quantity, reading: Reading) -> Found | None:
    """`a quarter of Iraq's overall output`."""
    for name in find_names(quantity.sentence, reading.lexicon):
        if quantity.last <= name.first < quantity.noun[1] and name.possessive:
            state = state_of(name)
            if state:
                return found_at(quantity.sentence, name, "subject.possessor", state)
    return None


def _ruler(quantity: Quantity, reading: Reading) -> Found | None:
    """Who rules a population: `imposed its rule on eight million people`, `three million live under its
    rule`."""
    sentence = quantity.sentence
    lower = sentence.lower
    for i in range(quantity.last, min(len(lower) - 1, quantity.last + 16)):
        if lower[i] != "under":
            continue
        for name in find_names(sentence, reading.lexicon):
            if i < name.first <= i + 3 and name.kind in HOLDERS:
                return found_at(sentence, name, "subject.ruler")
        if lower[i + 1] in ("it", "its", "their", "them"):
            return named_before(sentence, quantity.first, reading, GROUPS)
    if quantity.metric_found.rule == "event.before" or not _RULE.isdisjoint(lower[: quantity.first]):
        return find_holder(quantity, reading)
    return None


# The armed group, state or organisation a figure is about, by its canonical name; None: nobody.
SUBJECT: FieldReader[Reading] = FieldReader(
    "subject",
    (
        rule("subject.in-noun-phrase", _in_noun_phrase),
        rule("subject.beside", find_adjacent),
        rule("subject.belonging-to", _belonging),
        rule("subject.of-headline", _summed_up),
        rule("subject.of-antecedent", _of_antecedent),
        rule("subject.who-lost", find_holder, Question.LOSS),
        rule("subject.of-victims", _of_victims, Question.SUFFERED),
        rule("subject.who-rules", _ruler, Question.RULED),
        rule("subject.who-did", find_agent, Question.DONE),
        rule("subject.by-nobody", _by_nobody, Question.DONE),
        rule("subject.with", find_subject_after_with, Question.DONE),
        rule("subject.in-ranks", find_ranks, Question.DONE),
        rule("subject.who-holds", find_holder, Question.DONE),
        rule("subject.state-of-troops", _state_of_troops, Question.DONE),
        rule("subject.air-force", _air_force, Question.DONE),
        rule("subject.of-topic", _topic, Question.DONE),
        always("subject.nobody", NONE),
    ),
    question=_question,
)
