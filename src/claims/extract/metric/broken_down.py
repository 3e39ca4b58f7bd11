"""The figure of people of which those counted are told to be a part: by the place in its bracket, by `these`,
or because it comprises them."""

from claims.extract.figure.noun_class import PEOPLE
from claims.extract.figure.quantity import Quantity
from claims.extract.metric.figures_before import LISTED, TOLLS, Before

_THESE = frozenset(("these", "they", "this", "those"))
_OF, _OF_THEM = frozenset(("among", "of")), frozenset(("these", "them", "those"))


def broken_down(quantity: Quantity, before: Before) -> Quantity | None:
    """The figure of people that a figure with a noun is a part of by name: `9 displaced people live in Edo (4
    people) and Ondo (5 people)`, `This includes 4 people in Edo`, `Among these are 4 children`."""
    lower, first, end = quantity.sentence.lower, quantity.first, quantity.noun[1]
    bracketed = lower[first - 1 : first] == ["("] and lower[end : end + 1] == [")"]
    named = bracketed and first > 1 and quantity.sentence.words[first - 2][0].isupper()
    these = lower[0] in _THESE and not _COMPRISING.isdisjoint(lower[1:2])
    these = these or (lower[0] in _OF and lower[1] in _OF_THEM)
    if not named and not these and not _is_in_toll(lower, first):
        return _comprising(quantity, before)
    wholes = (it for it in reversed(before.earlier) if it.metric in LISTED and it.unit == PEOPLE)
    whole = next(wholes, None)
    return whole if whole and (not named or whole.sentence is quantity.sentence) else None


def _comprising(quantity: Quantity, before: Before) -> Quantity | None:
    """The people with whom the figure's sentence begins, and of whom those counted are some: `The 60 men held
    in May comprise 20 farmers and 40 clerks`."""
    lower, first = quantity.sentence.lower, quantity.first
    if _COMPRISING.isdisjoint(lower[max(0, first - _TO_PART) : first]):
        return None
    whole = next((it for it in before.earlier if it.sentence is quantity.sentence), None)
    told = whole is not None and whole.metric in LISTED and whole.unit == PEOPLE and whole.first <= _OPENS
    return whole if told else None


_TO_PART = 10  # words from "comprise" to the last of several parts
_OPENS = 2  # words before the figure with which a sentence begins: "all the"
_COMPRISING = frozenset("comprise comprised comprises include included includes".split())


def _is_in_toll(lower: list[str], first: int) -> bool:
    """Whether a sentence tells of whom the figure before consists: `The new toll includes 20 people`."""
    opens = lower[0] in _THE and next(
        (k for k in range(1, _HEAD) if lower[k : k + 1] and lower[k] in TOLLS), 0
    )
    return bool(opens) and not _INCLUDES.isdisjoint(lower[opens + 1 : first])


_HEAD = 5  # words: "the updated official toll"
_THE = frozenset(("the", "that", "this"))
_INCLUDES = frozenset(("included", "includes", "including"))
