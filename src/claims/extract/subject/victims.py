"""Whose the victims are: the force or group that the dead, wounded and captured belong to."""

from bisect import bisect_left
from dataclasses import replace

from claims.extract.figure.noun_class import build_nouns
from claims.extract.figure.noun_sense import AT_SEA, serve_on_merchantman
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.name.actors import is_apart, state_of
from claims.extract.name.name import Name
from claims.extract.name.names import find_names
from claims.extract.report.reading import Reading
from claims.extract.report.reference import sentences_back
from claims.extract.subject.actor import (
    force_of,
    found_at,
    group_of_text,
    mission_before,
    state_of_text,
)
from claims.extract.subject.governing_state import is_state_body
from claims.extract.subject.named_holder import acts
from claims.extract.text.sentence import Sentence
from claims.extract.text.verbs import governing_verb
from claims.extract.text.word_tags import CREW, PERSON, UNNAMED, tags_of, word_tags
from claims.extract.text.words_near import words_near
from claims.lexicon import Lexicon
from claims.lexicon.closed_classes import HAVE
from claims.lexicon.inflection import singular

# Metrics of those who suffer: the subject is the force that they belong to, told by their noun alone.
SUFFERED = frozenset(
    "killed injured detained abducted displaced refugees people_in_need civilians votes other".split()
)
# Names that tell whose soldiers the soldiers of a sentence are.
_NATIONAL = frozenset(("place", "demonym", "state", "force"))
_HARMED = frozenset(("killed", "injured", "detained"))
_LOST = frozenset(("lost", "losing", "lose", "loses"))
SUFFERED_BY = _LOST | frozenset(
    "suffer suffers suffered suffering sustain sustains sustained sustaining incurred took taken".split()
)
INFLICTED = frozenset("inflict inflicts inflicted inflicting".split())
_LOSING = SUFFERED_BY | INFLICTED
_TOLLS = frozenset("casualties casualty dead killed deaths wounded injured losses fatalities".split())


def find_force_of_victims(quantity: Quantity, reading: Reading) -> Found | None:
    """The force or group of those to whom something happened."""
    if quantity.metric == "detained" and "foreign fighter" in (quantity.counted or "").lower():
        return group_of_text(reading)
    if quantity.metric in _HARMED and quantity.named[0] == "fighters":
        return _fighters_of_text(quantity, reading)
    if quantity.metric in _HARMED and quantity.head >= 0 and (chiefs := _chiefs(quantity, reading)):
        return chiefs
    return find_state_of_victims(quantity, reading)


_CHIEFS = frozenset("commander emir leader operative".split())


def _chiefs(quantity: Quantity, reading: Reading) -> Found | None:
    """`killed 90 Boko Haram fighters and seized 20 commanders`: those of the one group that is named there
    and does nothing."""
    sentence = quantity.sentence
    if singular(sentence.lower[quantity.head]) not in _CHIEFS:
        return None
    names = [it for it in find_names(sentence, reading.lexicon) if it.kind == "armed_group"]
    if len({it.value for it in names}) != 1 or any(its_men_act(sentence, it, reading) for it in names):
        return None
    return found_at(sentence, names[-1], "subject.carried")


def _fighters_of_text(quantity: Quantity, reading: Reading) -> Found | None:
    """Militants in a text about one group are that group's, but for rebels, and for those whom it harmed
    itself."""
    sentence = quantity.sentence
    others = (
        are_rebels(quantity, reading.lexicon)
        or are_of_others(quantity, reading)
        or _are_killed_by_it(quantity)
    )
    group = None if others else group_of_text(reading)
    if (
        group is None
        or not is_named_near(group, sentence, reading)
        or any(
            name.value == group.value and name.last <= quantity.first and its_men_act(sentence, name, reading)
            for name in find_names(sentence, reading.lexicon)
        )
    ):
        return None
    return group


_IT = frozenset("it they he group movement".split())
_TO_SUBJECT = 3  # words between a verb and its subject: "it had since killed"


AUXILIARIES = frozenset("have has had also alone".split())


def _are_killed_by_it(quantity: Quantity) -> bool:
    """Whether somebody harmed them whom a sentence before names: `It had killed 20 militiamen`."""
    found, sentence = quantity.metric_found, quantity.sentence
    if found.rule != "event.active":
        return False
    verb = bisect_left(sentence.starts, found.start)
    for word in reversed(sentence.lower[max(0, verb - _TO_SUBJECT) : verb]):
        if word in _IT:
            return True
        if word not in AUXILIARIES:
            return False
    return False


def its_men_act(sentence: Sentence, name: Name, reading: Reading) -> bool:
    """Whether a group does something: not `pursued Taliban fighters in the hills`."""
    after = sentence.lower[name.last : name.last + 1]
    metrics = reading.lexicon.index(build_nouns).metrics
    its_people = bool(after) and metrics.get(singular(after[0])) == "fighters"
    return acts(sentence, replace(name, last=name.last + 1) if its_people else name)


def is_named_near(group: Found, sentence: Sentence, reading: Reading) -> bool:
    """Whether a sentence or the one before it names the group that the text is about: further on militants
    may be anybody's."""
    return any(
        name.value == group.value
        for here in sentences_back(sentence, reading, _NEAR)
        for name in find_names(here, reading.lexicon)
    )


_NEAR = 1  # sentences back


def are_rebels(quantity: Quantity, lexicon: Lexicon) -> bool:
    """Whether those counted are called rebels or the like: of nobody in particular."""
    tags, (first, last) = tags_of(quantity.sentence, lexicon), quantity.noun
    return any(tags[i] & UNNAMED for i in range(first, last))


def are_of_others(quantity: Quantity, reading: Reading) -> bool:
    """Whether a name describes those counted that is no group's: `20 Kurdish fighters`."""
    first, last = quantity.noun
    return any(
        first <= name.first < last and name.kind in _OTHERS
        for name in find_names(quantity.sentence, reading.lexicon)
    )


_OTHERS = frozenset(("demonym", "place", "force"))


def find_state_of_victims(quantity: Quantity, reading: Reading) -> Found | None:
    """Soldiers without a nationality are those of the one state that a sentence names, or the one whose army
    or officials it names; in a longer text those of the country that it is about."""
    sentence = quantity.sentence
    if not is_force(quantity, reading.lexicon) or sentence.lower[max(0, quantity.first - 1)] == "the":
        return None
    if are_peacekeepers(quantity):
        return mission_before(sentence, reading)
    if not _NO_STATES.isdisjoint(sentence.lower[quantity.last : quantity.head]):
        return None
    states = _states(sentence, reading, quantity.last)
    topic = state_of_text(sentence.index, reading)
    if not states:
        return topic
    tags = tags_of(sentence, reading.lexicon)
    acting = [state for state, name in states.items() if is_state_body(sentence, name.last, tags)]
    told = list(states) if len(states) == 1 else acting
    if len(told) == 1:
        if _are_sent_to(quantity, states[told[0]]):
            return None
        return found_at(sentence, states[told[0]], "subject.victims-state", force_of(told[0]))
    return topic if topic and topic.value in map(force_of, states) else None


def _are_sent_to(quantity: Quantity, name: Name) -> bool:
    """Whether those counted go where a name is: `sent 300 soldiers to [Chad]`, `put troops into northern
    [Chad]`."""
    lower, last = quantity.sentence.lower, quantity.noun[1]
    last += lower[last : last + 1] == ["back"]
    return lower[last : last + 1] in (["to"], ["into"]) and last < name.first < last + _TO_GOAL


_TO_GOAL = 4  # words from "to" to the name


def are_peacekeepers(quantity: Quantity) -> bool:
    return quantity.head >= 0 and singular(quantity.sentence.lower[quantity.head]) in _PEACEKEEPERS


_PEACEKEEPERS = frozenset(("peacekeeper", "peace-keeper"))
# Before those who are of several states, or no force of a state's: foreign troops, embassy personnel.
_NO_STATES = frozenset(
    "coalition foreign international multinational allied cabin campus cockpit consular embassy medical "
    "private recovery rescue school search-and-recovery search-and-rescue university".split()
)


def _states(sentence: Sentence, reading: Reading, last: int) -> dict[str, Name]:
    """The states whose people, government or army a sentence names, each with its first name there; not
    those of people who speak in another clause, after the figure that ends before word `last`."""
    states: dict[str, Name] = {}
    tags, parted = tags_of(sentence, reading.lexicon), _CLAUSES_END.intersection(sentence.lower[last:])
    for name in find_names(sentence, reading.lexicon):
        state = state_of(name) if name.kind in _NATIONAL else None
        if parted and name.first > last and tags[name.last] & PERSON:
            continue  # 20 soldiers died; American officials say more
        if state and not is_apart(name):
            states.setdefault(state, name)
    return states


_CLAUSES_END = frozenset((";",))
_OF_PERSONS = frozenset(("bodyguard",))  # whom they guard, not a state
SERVICES = frozenset("force forces army police navy military guard".split())
_WITH_MEMBERS = SERVICES | {"service"}
_DEATHS = frozenset("casualty death fatality loss".split())
_SERVING = SERVICES | frozenset("battlefield combat service soldier troop".split())


def is_force(quantity: Quantity, lexicon: Lexicon) -> bool:
    """Whether those counted are soldiers, police and the like."""
    if quantity.head < 0:
        return False
    lower, head = quantity.sentence.lower, quantity.head
    word = singular(lower[head])
    if lexicon.index(word_tags).get(word, 0) & CREW:
        return word not in _FLYING or not _are_civil(quantity)
    if word in _OF_PERSONS or (word in AT_SEA and serve_on_merchantman(quantity)):
        return False
    if word == "member" and head > quantity.last and lower[head - 1] in _WITH_MEMBERS:
        return True
    if word in _DEATHS:  # 40 American combat deaths
        return not _SERVING.isdisjoint(lower[quantity.last : head])
    return "troops" in (quantity.named[0], lexicon.index(build_nouns).metrics.get(word))


_FLYING = frozenset(("aircraft", "crewman", "helicopter", "jet", "pilot"))
_CIVIL = frozenset(
    "airline airliner airlines charter commercial passenger passengers tourist tourists turboprop".split()
)
_OF_WAR = frozenset(
    "army enemy forces insurgents military navy rebels soldiers troops warplane warplanes".split()
)


def _are_civil(quantity: Quantity) -> bool:
    """Whether those counted fly for an airline: the text near by tells of passengers, and of no army."""
    near = words_near(quantity.sentence)
    return not _CIVIL.isdisjoint(near) and _OF_WAR.isdisjoint(near)


def is_loss(quantity: Quantity) -> bool:
    """`ISIS also lost 15 fighters`, `the army suffered 20 casualties`."""
    found, sentence = quantity.metric_found, quantity.sentence
    told = sentence.text[found.start : found.end].lower()
    if told in _LOST or told.startswith(("loss of", "losses")):
        return True
    if told.startswith(("death of", "deaths of")) and _is_mourned(quantity):
        return True
    first, last = quantity.first, max(quantity.last, quantity.noun[1])
    if quantity.per or sentence.lower[last : last + 1] == ["per"]:
        return False  # Peru has 20 deaths per 1,000 people
    before, after = sentence.lower[max(0, first - 4) : first], sentence.lower[quantity.last : last + 1]
    had = before[-1:] != [] and (before[-1] in HAVE or _goes_on_with_losses(sentence.lower, first))
    return (had or not _LOSING.isdisjoint(before)) and not _TOLLS.isdisjoint(after)


def _goes_on_with_losses(lower: list[str], first: int) -> bool:
    """Whether a figure at word `first` goes on with the losses that somebody suffered: `suffered 20
    casualties and 9 deaths`."""
    verb = governing_verb(lower, first, SUFFERED_BY) if lower[first - 1] in (",", "and") else -1
    return verb >= 0 and not _TOLLS.isdisjoint(lower[verb:first])


_MOURNING = frozenset(
    "acknowledged acknowledges admits admitted announced announces confirmed confirms mourned mourns".split()
)
_TO_DEATHS = 5  # words from "announced" to those who died


def _is_mourned(quantity: Quantity) -> bool:
    """Whether a group tells of the death of its own: `the Taliban announced the death of 20 fighters`."""
    before = quantity.sentence.lower[max(0, quantity.first - _TO_DEATHS) : quantity.first]
    return quantity.named[0] == "fighters" and not _MOURNING.isdisjoint(before)
