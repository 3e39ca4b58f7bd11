"""A coming time at which a figure is to hold: `20 flights a day next year`, `reach 400 by 2040`."""

from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.plan.plan_phrases import CLAUSE, found_plan, is_base
from claims.extract.report.reading import Reading

_COMING = frozenset("year month week season decade summer winter fiscal few two three quarter".split())
_AHEAD = 9  # words after the figure in which it is said when it will be
_YEAR = 4  # digits


def yet_to_come(quantity: Quantity, reading: Reading) -> Found | None:
    """`20 flights a day next year`, `reach 400 by 2040`: the text says of a coming time."""
    sentence = quantity.sentence
    lower, start = sentence.lower, max(quantity.last, quantity.noun[1])
    if _LEADING.isdisjoint(lower[start : start + _AHEAD]) or is_base(lower, 0, quantity.first):
        return None
    for i in range(start, min(len(lower) - 1, start + _AHEAD)):
        if lower[i] in CLAUSE or lower[i] in _PAST:
            return None
        if _is_to_come(lower, i, reading.document.published or ""):
            return found_plan("status.to-come", sentence, i, i + 2)
    return None


_PAST = frozenset(("after", "before", "had", "was", "were"))
_LEADING = frozenset(("next", "coming", "by"))  # words at which a coming time is told


def _is_to_come(lower: list[str], i: int, published: str) -> bool:
    """Whether a time after that of publication is told at word `i`."""
    word, following = lower[i], lower[i + 1]
    if word == "next":
        return following in _COMING
    if word == "coming":
        return following[:-1] in _COMING and lower[i - 1] in ("in", "the")
    if word != "by":
        return False
    if lower[i + 1 : i + 2] == ["the"] and lower[i + 2 : i + 3] in _PARTS and lower[i + 3 : i + 4] == ["of"]:
        if lower[i + 4 : i + 5] in (["this"], ["next"], ["the"]):
            return lower[i + 2] == "end"
        following = lower[i + 4] if i + 4 < len(lower) else ""
    return following.isdecimal() and len(following) == _YEAR and published[:_YEAR] < following < "2100"


_PARTS = (["beginning"], ["end"], ["middle"], ["start"])  # of a year
