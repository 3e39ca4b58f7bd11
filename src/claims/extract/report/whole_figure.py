"""The figure of which another one in its sentence is a part, and whose time and place that has: `31 people
have died in Hass this year, including 12 soldiers`."""

from bisect import bisect
from collections.abc import Sequence

from claims.extract.figure.quantity import Quantity
from claims.extract.report.reading import Reading
from claims.extract.text.sentence import Sentence
from claims.lexicon.closed_classes import PARTITIVE_PRONOUNS, is_number

_OPENERS = frozenset(("including", "among"))
_LEAD = 3  # words from "including" to its number: "including at least"
_LISTED = 4  # words between two parts of one list
_JOINTS = frozenset(("and", ",", "as", "well"))


def is_part(quantity: Quantity) -> bool:
    """Whether a figure is told as some of those counted before: `20 of them`, `, including 20`."""
    lower, first, last = quantity.sentence.lower, quantity.first, quantity.last
    if lower[last : last + 1] == ["of"]:
        return not PARTITIVE_PRONOUNS.isdisjoint(lower[last + 1 : last + 2])
    return not _OPENERS.isdisjoint(lower[max(0, first - _LEAD) : first])


def whole_of(quantity: Quantity, reading: Reading) -> Quantity | None:
    """The figure before a part in its sentence, of which it is one; None: it is no part."""
    lower = quantity.sentence.lower
    if _OPENERS.isdisjoint(lower) and "of" not in lower:
        return None
    figures = reading.quantities(quantity.sentence.index)
    before = [it for it in figures if it.first < quantity.first and it.refused is None]
    at = len(before)
    if at and is_fronted(before[0], quantity):
        return before[0]
    if not at or not _is_listed(quantity, before):
        return None
    while at and _is_listed(before[at - 1], before[: at - 1]):
        at -= 1
    whole = before[at - 1] if at else None
    if whole is None:
        return None
    like = whole.metric == quantity.metric == "weapons"  # 46 aircraft, among them 24 helicopters
    return whole if like or whole.unit == quantity.unit else None


def is_fronted(whole: Quantity, quantity: Quantity) -> bool:
    """`Of the 800 people who died last year, 300 were soldiers`."""
    lower, first = quantity.sentence.lower, quantity.first
    if lower[0] not in ("of", "among") or whole.first > _LEAD or "," not in lower[whole.last : first]:
        return False
    return whole.unit == quantity.unit


def is_told_of_part(quantity: Quantity, at: int) -> bool:
    """Whether the words at a place after a figure of what has happened so far tell of a part of that only:
    `has killed hundreds, including 20 in Hass in May`, `infected 50, with most cases in Hass`."""
    if _is_of_most(quantity, at) or _is_added(quantity.sentence.lower, at):
        return True
    openers = quantity.sentence.layer(_openers)
    near = bisect(openers, at - 1) - 1 if openers else -1
    if near < 0 or openers[near] <= max(quantity.last, at - _PART):
        return False
    lower, last, opened = quantity.sentence.lower, quantity.last, openers[near]
    if lower[opened - 1] != "," or "," in lower[opened:at]:
        return False
    around = {
        *lower[max(0, quantity.first - _VERB) : quantity.first],
        *lower[last : min(opened, last + _VERB)],
    }
    return not _SO_FAR.isdisjoint(around)


def _is_added(lower: list[str], at: int) -> bool:
    """Whether the place at word `at` is added to those that are only counted: `in seven provinces and in the
    capital, [Hass]`."""
    joint = next((k for k in range(at - 1, max(_COUNTED, at - _TO_JOINT), -1) if lower[k] == "and"), 0)
    if not joint or lower[joint - 1] not in _PLACES or not _IN_CAPITAL.issuperset(lower[joint + 1 : at]):
        return False
    return any(is_number(word) for word in lower[joint - _COUNTED : joint - 1])


_COUNTED, _TO_JOINT = 3, 6  # words: "seven different provinces", "and in the capital,"
_IN_CAPITAL = frozenset("in the capital city of ,".split())
_PLACES = frozenset(
    "communes counties departments districts governorates provinces regions states towns villages".split()
)


def _is_of_most(quantity: Quantity, at: int) -> bool:
    """Whether a phrase after a figure that tells where most of them are goes on to the word `at`."""
    lower = quantity.sentence.lower
    for k in quantity.sentence.layer(_mosts):
        if quantity.last <= k < at <= k + _PART:
            return "," not in lower[k + 1 : at]
    return False


def _mosts(sentence: Sentence) -> list[int]:
    """The words at which `, with most`, `, many on roofs` and the like begin."""
    lower = sentence.lower
    if all(words.isdisjoint(lower) for words in (_MOST, _MANY, _NOTABLY, _ABOVE)):
        return []
    set_off = [k for k in range(1, len(lower) - 2) if lower[k - 1] in _SET_OFF]
    return [
        k
        for k in set_off
        if (lower[k] == "with" and lower[k + 1 + (lower[k + 1] == "the")] in _MOST)
        or (lower[k] in _MANY and lower[k + 1] in _OF_MANY)
        or lower[k] in _NOTABLY
        or lower[k : k + 2] == ["above", "all"]
    ]


_MOST = frozenset("bulk highest largest lion's majority most mostly worst".split())
_MANY = frozenset(("many", "several", "some"))
_NOTABLY, _ABOVE = frozenset(("especially", "notably", "particularly")), frozenset(("above",))
_OF_MANY = frozenset(("at", "in", "of", "on"))
_SET_OFF = frozenset(",;-–—")


def _openers(sentence: Sentence) -> list[int]:
    return [k for k, word in enumerate(sentence.lower) if word in _OPENERS]


_SO_FAR = frozenset(("country-wide", "countrywide", "has", "have", "nationally", "nationwide"))
_VERB = 6  # words from "have" to its figure, or after that: "have over the years killed"
_PART = 24  # words from "including" to where and when it was


def _is_listed(quantity: Quantity, before: Sequence[Quantity]) -> bool:
    """Whether a figure is a part, or goes on with a list of parts."""
    if is_part(quantity):
        return bool(before)
    if not before or not is_part(before[-1]):
        return False
    gap = quantity.sentence.lower[max(before[-1].last, before[-1].noun[1]) : quantity.first]
    return 0 < len(gap) <= _LISTED and _JOINTS.issuperset(gap)
