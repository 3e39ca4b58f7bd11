"""Find the subject: whose fighters, whose territory, whose attacks; for victims, the force they were of."""

from collections.abc import Iterator
from enum import IntEnum, auto

from claims.extract.choose.candidate import Candidate, FieldReader, Rule, always, rule
from claims.extract.choose.choose import choose
from claims.extract.choose.weights import build_weights
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.name.actors import GROUPS, HOLDERS
from claims.extract.name.name import Name
from claims.extract.name.names import find_names
from claims.extract.report.reading import Reading
from claims.extract.report.reference import PLACE_NOUNS
from claims.extract.report.whole_figure import whole_of
from claims.extract.subject.actor import found_at, group_of_text, named_before
from claims.extract.subject.agent import find_agent, find_air_force
from claims.extract.subject.belonging import find_belonging
from claims.extract.subject.company import (
    find_company,
    find_organisation,
    find_possessor,
    find_producer,
    find_state_of_title,
    is_damage,
    is_of_market,
)
from claims.extract.subject.described import find_in_noun_phrase, find_summed_up
from claims.extract.subject.government_aid import find_own_government
from claims.extract.subject.holder import find_holder
from claims.extract.subject.holder_by_position import find_adjacent, find_ranks, find_subject_after_with
from claims.extract.subject.named_holder import RECKONING
from claims.extract.subject.numbered import find_numbered
from claims.extract.subject.seats import are_nobodys, find_party, is_of_seats
from claims.extract.subject.taken import are_taken, find_loser, find_taken_from
from claims.extract.subject.told_elsewhere import (
    find_forces_told_before,
    find_owner_told_before,
    told_again,
    told_elsewhere,
)
from claims.extract.subject.victims import (
    SUFFERED,
    are_of_others,
    are_rebels,
    find_force_of_victims,
    find_state_of_victims,
    is_loss,
    is_named_near,
)
from claims.extract.text.sentence import Sentence
from claims.extract.text.verbs import is_verb
from claims.extract.text.word_tags import CREW, GOVERNMENT, tags_of, word_tags
from claims.lexicon.closed_classes import GAP_OPENERS, HAVE, STOPS
from claims.lexicon.inflection import singular

# A document about one group means that group's fighters where it says no other.
_OF_TOPIC = frozenset(("foreign_fighters", "returnees", "territory", "weapons"))
_RULE = frozenset(
    "under held hold holds controlled control controls ruled rule rules lived governed its".split()
)
_TARGETS = frozenset("targets positions objectives hideouts".split())
_DEEDS = frozenset(("attacks", "airstrikes", "settlements", "units"))
_BY_NOBODY = frozenset(("in", "during", "after", "against", "on", "since", "following", "amid"))
NONE = Found(None, "subject.none")


def subject_of(quantity: Quantity, reading: Reading) -> str | None:
    """The subject that is chosen for a figure by what is said of it itself; those of the figures whose nouns
    it leaves out come first."""
    known = reading.layer(_subjects)
    chain: list[Quantity] = []
    link: Quantity | None = quantity
    while link is not None and link.start not in known:
        chain.append(link)
        link = _whole(link, reading)
    for link in reversed(chain):
        known[link.start] = choose(_OWN, link, reading, reading.lexicon.index(build_weights)).value
    return known[quantity.start]


def _subjects(reading: Reading) -> dict[int, str | None]:
    """The subjects of figures by their offsets, as far as they were asked."""
    return {}


def _of_antecedent(quantity: Quantity, reading: Reading) -> Found | None:
    """What leaves out its noun has the subject of the figure that has it, and a part that of its whole: `400
    fighters, 200 of them ...`, `400 Hamas members, including 20 women`."""
    if "own" in quantity.sentence.lower[quantity.last : quantity.last + _OWN_MEN]:
        return None  # killed 30 rebels; four of their own died
    if is_of_seats(quantity) and are_nobodys(quantity):
        return None
    whole = _whole(quantity, reading)
    value = subject_of(whole, reading) if whole and not _is_anothers(whole, quantity, reading) else None
    return Found(value, "subject.antecedent", whole.start, whole.end) if whole and value else None


def _whole(quantity: Quantity, reading: Reading) -> Quantity | None:
    """The figure whose noun another one leaves out, or of which it is a part by what happened to them."""
    if quantity.antecedent is not None:
        return quantity.antecedent
    if (broken_down := told_again(quantity, reading)) is not None:
        return broken_down
    whole = whole_of(quantity, reading)
    return whole if whole is not None and whole.metric == quantity.metric else None


_OWN_MEN = 3  # words of "of their own"


def _is_anothers(whole: Quantity, quantity: Quantity, reading: Reading) -> bool:
    """Whether somebody else has what a figure counts: `Chad has 300 tanks; Mali keeps 20`."""
    sentence = quantity.sentence
    since = max(whole.last, whole.noun[1]) if whole.sentence is sentence else 0
    if _government_has(sentence, since, quantity.first, reading):
        return True
    return any(
        since <= name.first and _has_next(sentence.lower, name, quantity.first)
        for name in find_names(sentence, reading.lexicon)
    )


def _government_has(sentence: Sentence, since: int, first: int, reading: Reading) -> bool:
    """Whether a clause that begins after word `since` says that a government has the figure at word `first`:
    `the Taliban hold 60, while the government holds 20`."""
    lower, at = sentence.lower, first - 2
    if at - 2 < since or lower[at - 1] != "the" or lower[at - 2] not in GAP_OPENERS:
        return False
    return bool(tags_of(sentence, reading.lexicon)[at] & GOVERNMENT) and is_verb(lower[first - 1])


def _has_next(lower: list[str], name: Name, first: int) -> bool:
    """Whether only a verb stands between a name and the figure at word `first`, which begin a clause."""
    gap = [word for word in lower[name.last : first] if word not in _BESIDES]
    if len(gap) == 1 and gap[0] in HAVE:
        return True
    begins = name.kind in _HOLDING and name.first == 0
    if begins and len(gap) == _VERBAL and gap[0] in _FUTURE:
        return True
    opens = (
        name.kind in _HOLDING
        and name.first > 0
        and lower[name.first - 1 - (lower[name.first - 1] == "the")] in GAP_OPENERS
    )
    verb = gap[-1] if opens and 0 < len(gap) <= _VERBAL and (len(gap) == 1 or gap[0] in HAVE) else ""
    return verb in _PAST or (len(verb) > _SHORT and verb.endswith(("ed", "s")) and verb not in STOPS)


_BESIDES = frozenset("a additional another further jointly together".split())
_HOLDING = HOLDERS | {"place"}
_FUTURE = frozenset(("could", "may", "might", "will", "would"))
_VERBAL, _SHORT = 2, 3  # words of a verb; letters
_PAST = frozenset("brought built fielded gave held kept lost sent took won".split())


def _told_elsewhere(quantity: Quantity, reading: Reading) -> Iterator[Candidate]:
    """Whose the same thing is where the text tells of it in other words: `the 3,000 troops include ...`."""
    for other in told_elsewhere(quantity, reading):
        value = subject_of(other, reading)
        if value:
            found = Found(value, "subject.told-elsewhere", other.start, other.end)
            apart = abs(quantity.sentence.index - other.sentence.index)
            yield Candidate(found, {"told-elsewhere.apart": apart})


class Question(IntEnum):
    """Whose a figure is depends on what it counts."""

    LOSS = auto()  # those whom somebody lost
    SUFFERED = auto()  # those to whom something happened
    RULED = auto()  # those who live under somebody's rule
    DONE = auto()  # those and that which somebody has, sends or does
    TAKEN = auto()  # weapons that somebody took, found or destroyed
    NOBODY = auto()  # what nobody is said to have or to have done


def _question(quantity: Quantity) -> Question:
    metric = quantity.metric
    if metric in ("killed", "injured") and is_loss(quantity):
        return Question.LOSS
    if metric in SUFFERED and not _is_target(quantity):
        return Question.SUFFERED
    if metric == "population":
        return Question.RULED
    if metric == "weapons" and are_taken(quantity):
        return Question.TAKEN
    lost = metric == "money" and (is_damage(quantity) or is_of_market(quantity))
    return Question.NOBODY if lost else Question.DONE


def _of_victims(quantity: Quantity, reading: Reading) -> Found | None:
    """Whose those are to whom something happened; a share of other things is that of whoever has them."""
    if quantity.metric == "other" and quantity.unit == "percent":
        return find_possessor(quantity, reading)
    return find_force_of_victims(quantity, reading)


def _by_nobody(quantity: Quantity, reading: Reading) -> Found | None:
    """`killed in two ambushes`: nobody says whose."""
    first, last = quantity.first, quantity.noun[1]
    before = quantity.sentence.lower[first - 1] if first else ""
    landed = quantity.metric == "weapons" and not _LANDED.isdisjoint(quantity.sentence.lower[last : last + 1])
    if landed and find_owner_told_before(quantity, reading) is None:
        return NONE  # the mission said 12 shells landed inside its base
    return NONE if quantity.metric in _DEEDS and before in _BY_NOBODY else None


_LANDED = frozenset("crashed exploded fell hit landed slammed struck".split())


def _state_of_troops(quantity: Quantity, reading: Reading) -> Found | None:
    """Whose troops, weapons or strikes they are by what the text told of them before, or whose troops by the
    state that it is about."""
    told = find_owner_told_before(quantity, reading)
    if told or quantity.metric != "troops":
        return told or find_forces_told_before(quantity, reading)
    return find_state_of_victims(quantity, reading)


def _air_force(quantity: Quantity, reading: Reading) -> Found | None:
    return find_air_force(quantity, reading) if quantity.metric == "airstrikes" else None


def _topic(quantity: Quantity, reading: Reading) -> Found | None:
    group = group_of_text(reading) if _is_of_topic(quantity, reading) else None
    few = quantity.metric == "fighters" and (quantity.high or quantity.low or 0) < _STRENGTH
    if group and _reckons(group, quantity, reading):
        return None
    return None if few and group and not is_named_near(group, quantity.sentence, reading) else group


def _reckons(group: Found, quantity: Quantity, reading: Reading) -> bool:
    """Whether the group itself tells how many others are: `the Taliban estimated that they faced 20 men`."""
    sentence = quantity.sentence
    return not RECKONING.isdisjoint(sentence.lower[: quantity.first]) and any(
        name.value == group.value and not RECKONING.isdisjoint(sentence.lower[name.last : name.last + 1])
        for name in find_names(sentence, reading.lexicon)
    )


_STRENGTH = 500  # fighters; fewer are rather those of one deed than all whom a group has


def _is_of_topic(quantity: Quantity, reading: Reading) -> bool:
    """Whether a figure without a holder is that of the group which the whole text is about."""
    if quantity.metric == "fighters":
        return not (are_rebels(quantity, reading.lexicon) or are_of_others(quantity, reading))
    return quantity.metric in _OF_TOPIC and not _is_of_an_army(quantity, reading)


def _is_of_an_army(quantity: Quantity, reading: Reading) -> bool:
    """Whether weapons are hardly an armed group's: aircraft, or what is dropped from them."""
    if quantity.metric != "weapons" or quantity.head < 0:
        return False
    noun = singular(quantity.sentence.lower[quantity.head])
    if reading.lexicon.index(word_tags).get(noun, 0) & CREW:
        return True
    before = quantity.sentence.lower[max(0, quantity.first - _TO_DROPPED) : quantity.first]
    return not _DROPPED.isdisjoint(before)


_DROPPED = frozenset("drop dropped dropping drops".split())
_TO_DROPPED = 4  # words from "dropped" to its figure: "dropped a total of 20"


def _is_target(quantity: Quantity) -> bool:
    """`Russian planes struck 204 targets`: the figure is about whoever strikes."""
    return (
        quantity.metric == "other"
        and quantity.head >= 0
        and quantity.sentence.lower[quantity.head] in _TARGETS
    )


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
    if lower[quantity.first - 1] == "of" and lower[quantity.first - 2] in PLACE_NOUNS:
        return None  # a city of 20 people
    ruled = _RULE.intersection(lower[: quantity.first])
    if ruled == {"its"} and lower[quantity.first - 1] == "its":
        return None  # Chile and its 20 million people
    if ruled or quantity.metric_found.rule == "event.before":
        return find_holder(quantity, reading)
    return None


# What a figure is said to be itself. Of the few figures that others refer to these rules are asked twice,
# which takes half a percent of the time to read.
_OWN: FieldReader[Reading] = FieldReader(
    "subject",
    (
        rule("subject.in-noun-phrase", find_in_noun_phrase),
        rule("subject.beside", find_adjacent),
        rule("subject.belonging-to", find_belonging),
        rule("subject.of-number", find_numbered),
        rule("subject.of-headline", find_summed_up),
        rule("subject.of-antecedent", _of_antecedent),
        rule("subject.of-own-government", find_own_government),
        rule("subject.who-lost", find_loser, Question.LOSS),
        rule("subject.of-victims", _of_victims, Question.SUFFERED),
        rule("subject.who-rules", _ruler, Question.RULED),
        rule("subject.who-did", find_agent, Question.DONE),
        rule("subject.by-nobody", _by_nobody, Question.DONE),
        rule("subject.with", find_subject_after_with, Question.DONE),
        rule("subject.in-ranks", find_ranks, Question.DONE),
        rule("subject.who-holds", find_holder, Question.DONE),
        rule("subject.state-of-troops", _state_of_troops, Question.DONE),
        rule("subject.of-organisation", find_organisation, Question.DONE),
        rule("subject.of-state-of-title", find_state_of_title, Question.DONE),
        rule("subject.of-company", find_company, Question.SUFFERED),
        rule("subject.taken-from", find_taken_from, Question.TAKEN),
        rule("subject.whose-seats", find_party, Question.SUFFERED),
        rule("subject.who-produces", find_producer, Question.SUFFERED),
        rule("subject.air-force", _air_force, Question.DONE),
        rule("subject.of-topic", _topic, Question.DONE),
        always("subject.nobody", NONE),
    ),
    question=_question,
)

# The armed group, state or organisation a figure is about, by its canonical name; None: nobody.
SUBJECT: FieldReader[Reading] = FieldReader(
    "subject", (*_OWN.rules, Rule("subject.told-elsewhere", propose=_told_elsewhere)), question=_question
)
