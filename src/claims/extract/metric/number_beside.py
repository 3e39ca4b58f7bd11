"""What is told of a number beside the one before it: some of the dead, the toll again, those freed."""

from itertools import pairwise

from claims.extract.fate.circumstance import LODGES
from claims.extract.fate.toll import NUMBERS, ON_THE_MOVE, is_told_as_number
from claims.extract.figure.noun_class import PEOPLE, at_noun, build_nouns
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.metric.figures_before import LISTED, Before, Counting
from claims.extract.text.event_words import build_events
from claims.lexicon import Lexicon
from claims.lexicon.closed_classes import is_number
from claims.lexicon.inflection import singular

_AMONG = 6  # words from "among" to the number
_OF_THE = 10  # words of "Of the dead listed by the ministry,"
_DEAD = frozenset("dead killed victims fatalities deceased died".split())


def among_dead(quantity: Quantity) -> Found | None:
    """`Among the dead, 145 were Chadian nationals`: those whom no figure before counts."""
    lower = quantity.sentence.lower
    before = lower[max(0, quantity.first - _AMONG) : quantity.first]
    if lower[:2] == ["of", "the"] and quantity.first <= _OF_THE and not _DEAD.isdisjoint(lower[2:3]):
        before = ["among", lower[2]]
    if "among" not in before or _DEAD.isdisjoint(before):
        return None
    found = at_noun(quantity, "killed", "event.among-dead")
    return found.as_value(Counting("killed", PEOPLE, quantity.counted, None))


def among_those(quantity: Quantity, lexicon: Lexicon) -> Found | None:
    """`Of those who were killed, 145 were Chadian`, `Among the people arrested, 20 are women`: those to whom
    the opening tells what happened."""
    lower, first = quantity.sentence.lower, quantity.first
    near = lower[:first]
    if near[:1] not in _OPENINGS or near[1:2] == [] or near[1] not in _WHOM or "," not in near[-_TO_COMMA:]:
        return None
    if near[1] != "those" and not _are_persons(near[2], lexicon):
        return None
    events = lexicon.index(build_events)
    end = len(near) - 1 - near[::-1].index(",")
    if end > _OF_THOSE or any(is_number(word) for word in near[:end]):
        return None
    for k in range(2, end):
        told = events.suffered.at(lower, k)
        if told is None or told[0][0] not in LISTED:
            continue
        (metric, participle), last = told
        if lower[k - 1] in (_BEEN if participle else _WHO) or (participle and lower[k - 1] not in _WHO):
            found = Found(metric, "event.among-those", *quantity.sentence.extent(k, last))
            unit = quantity.unit or PEOPLE
            return found.as_value(Counting(metric, unit, quantity.counted, None))
    return None


def _are_persons(noun: str, lexicon: Lexicon) -> bool:
    """Whether a noun is one for people: `Of the [women]`."""
    nouns, word = lexicon.index(build_nouns), singular(noun)
    return noun in ("people", "those") or word in nouns.persons or nouns.metrics.get(word) in _PEOPLES


_PEOPLES = frozenset("civilians fighters killed injured refugees troops displaced returnees".split())
_OPENINGS, _WHOM = (["of"], ["among"]), frozenset(("all", "the", "these", "those"))
_OF_THOSE = 16  # words of "Of those who were killed in the east,"
_TO_COMMA = 5  # words from that comma to the figure: ", at least another"
_WHO = frozenset(("had", "has", "have", "who"))
_BEEN = frozenset(("been", "being", "was", "were"))


# Where men are, whatever they are: `300 of them are deployed in the north`.
STATIONED = frozenset("assigned based deployed garrisoned located posted stationed".split())
_LESSER = frozenset(("abducted", "injured"))  # told beside the dead: the missing and the hurt
_TOLD_BEFORE = 8  # words from "the number" to the number
_THE = (["the"], ["that"], ["this"])
IT_AT = ["it", "at"]  # "medics put it at 20"


def meant_toll(quantity: Quantity, before: Before) -> Quantity | None:
    """The dead, where a sentence tells of them and then of the missing or the hurt, and the next one only of
    `the number`, `the toll` or `it`: `900 died and 40 are missing. The mayor had put it at 700`."""
    last = before.earlier[-1] if before.earlier else None
    if last is None or last.metric not in _LESSER or last.sentence is quantity.sentence:
        return None
    lower, first = quantity.sentence.lower, quantity.first
    told = lower[max(0, first - _TOLD_BEFORE) : first]
    named = any(word in NUMBERS and told[k - 1 : k] in _THE for k, word in enumerate(told))
    if not named and lower[first - 2 : first] != IT_AT:
        return None
    return next((it for it in before.earlier if it.metric == "killed" and it.sentence is last.sentence), None)


def is_told_alike(part: Quantity, whole: Quantity) -> bool:
    """Whether a bare number is of those who were asked, or of the same counted for a time or a place: `met 76
    survivors; 43 said they had fled`, `The group recorded 834 in 2023`."""
    lower, first, last = part.sentence.lower, part.first, part.last
    if last >= len(lower):
        return False
    if lower[last] in _SAYING:
        return whole.metric in _ASKED and whole.unit == PEOPLE and whole.holds(part)
    verb = first - 1 - (first > 1 and lower[first - 1] in ("just", "only"))
    return verb >= 0 and lower[verb] in _TALLYING and lower[last] in _WHEN


_SAYING = frozenset("described replied reported said say says told".split())
_ASKED = frozenset("civilians detained displaced other people_in_need refugees returnees".split())
_TALLYING = frozenset("counted documented listed logged recorded registered tallied verified".split())
_WHEN = frozenset("across by during in last since so this".split())


def is_included(quantity: Quantity, before: Before) -> bool:
    """Whether a figure is only some of one before it: 40 in `300 fighters, including 40 boys`."""
    included = quantity.sentence.lower[quantity.first - 1 : quantity.first] == ["including"]
    return included and any(
        it.sentence is quantity.sentence and it.first < quantity.first and it.unit == quantity.unit
        for it in before.earlier
    )


def are_freed(quantity: Quantity, event: Found) -> bool:
    """`Of the 60 seized 43 were freed`: those who had been taken away."""
    return not _FREEING.isdisjoint(quantity.sentence.text[event.start : event.end].lower().split())


_FREEING = frozenset("freed freeing released releasing".split())


def are_foreign(quantity: Quantity) -> bool:
    """`50,000 fighters. 20,000 of them came from other countries`, `1,000 of these were foreigners`."""
    told = quantity.sentence.lower[quantity.last : quantity.last + _TELLING]
    return "foreigners" in told or ("from" in told and not _ABROAD.isdisjoint(told))


_TELLING = 8  # words after a part that tell what it is
_ABROAD = frozenset("abroad countries overseas nations europe".split())


def are_lodged(quantity: Quantity, event: Found) -> bool:
    """Whether all that is told of people is that somebody takes them in: `the church is sheltering 40 of
    them`."""
    told = quantity.sentence.text[event.start : event.end].lower()
    return event.value in ON_THE_MOVE and told.startswith(LODGES)


def is_aside(told: Quantity, quantity: Quantity) -> bool:
    """Whether a figure stands in a clause on whoever gives the number after it, which is of something else:
    `The Red Cross, which has 140 volunteers there, gave a figure of 52,000`."""
    lower, end = quantity.sentence.lower, max(told.last, told.noun[1])
    before = lower[max(0, told.first - _CLAUSE) : told.first]
    opens = any(one == "," and other in _WHO for one, other in pairwise(before))
    return opens and "," in lower[end : quantity.first] and is_told_as_number(quantity)


_CLAUSE = 6  # words from a comma to the figure of the clause
_WHO = frozenset(("which", "who", "whose"))
