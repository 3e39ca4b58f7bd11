"""Find the words by which a text says of a figure that it is not so, or that nothing bears it out: `there is
no evidence that 400 died`, `claims that 400 died are false`, `the toll of 400 is far too low`.
"""

from claims.extract.figure.quantity import Quantity
from claims.lexicon.closed_classes import FINITE_BE, POSSESSIVES, RELATIVES

_NEAR = 12  # words between a figure and what is said of it
_EMERGED = 6  # words from "evidence" to "that": "evidence has so far emerged that"
_NO = frozenset(("no", "little", "zero", "any", "without"))
_EVIDENCE = frozenset("basis evidence indication indications proof sign signs suggestion".split())
_SHOWS = frozenset("indicate indicates prove proves show shows suggest suggests".split())
_STATED = frozenset(
    "assertion assertions claim claims post posts report reports rumor rumors rumour rumours".split()
)
_FALSE = frozenset(
    "baseless bogus debunked fabricated fake false incorrect nonsense rubbish unfounded untrue wrong".split()
)
_NOT_SO = (["accurate"], ["correct"], ["true"])
_COUNTS = frozenset("count estimate estimates figure figures number numbers statistics tally toll".split())
_DEGREES = frozenset(("high", "low", "small"))
_MISCOUNTS = frozenset(
    "exaggeration overestimate overestimates underestimate underestimates undercount".split()
)
_BREAKS = RELATIVES | {".", ";", "that"}
_DEFINITES = POSSESSIVES | {"the", "these", "those"}
Words = tuple[int, int]  # the first of some words of a sentence and the one after them


def find_disbelief(quantity: Quantity) -> Words | None:
    """The words that say of a figure in its sentence that it is not so, or that nothing bears it out."""
    lower, first = quantity.sentence.lower, quantity.first
    if first and lower[first - 1] in _DEFINITES:
        return None  # no evidence that he shot the 40 men
    return _unproven(lower, first) or _false(quantity) or _miscounted(quantity)


def _unproven(lower: list[str], first: int) -> Words | None:
    """`no evidence that 400`, `no evidence of 400`, `nothing to suggest that 400`, with the clause's subject
    between."""
    for k in range(first - 1, max(0, first - _NEAR), -1):
        if lower[k] == "that":
            return _nothing_shows(lower, k)
        if lower[k] == "of" and k == first - 1 and lower[k - 1] in _EVIDENCE and lower[k - 2] in _NO:
            return k - 2, k
        if lower[k] in _BREAKS or not (lower[k][0].isalnum() or lower[k] in "'’-"):
            return None
    return None


def _nothing_shows(lower: list[str], that: int) -> Words | None:
    for k in range(that - 1, max(0, that - _EMERGED), -1):
        if lower[k] in _BREAKS:
            return None
        if lower[k] in _EVIDENCE and lower[k - 1] in _NO:
            return k - 1, that + 1
        if lower[k] in _SHOWS and "nothing" in (lower[k - 1], lower[max(0, k - 2)]):
            return k - 1, that + 1
    return None


def _false(quantity: Quantity) -> Words | None:
    """`claims that 400 died are false`."""
    lower, first = quantity.sentence.lower, quantity.first
    stated = any(
        lower[k] in _STATED and lower[k + 1] in ("that", "of", "about")
        for k in range(max(0, first - _NEAR), first - 1)
    )
    return _called(lower, quantity.last, _FALSE) if stated else None


def _miscounted(quantity: Quantity) -> Words | None:
    """`the toll of 400 is far too low`, `the figure, 400, is an undercount`."""
    lower, first = quantity.sentence.lower, quantity.first
    if _COUNTS.isdisjoint(lower[max(0, first - _EMERGED) : first]):
        return None
    return _called(lower, quantity.last, _MISCOUNTS) or _too_low(lower, quantity.last)


def _called(lower: list[str], start: int, names: frozenset[str]) -> Words | None:
    """The words that call so what stands before word `start`: `are false`."""
    for k in range(start, min(len(lower), start + _NEAR)):
        if lower[k] in _BREAKS:
            return None
        if lower[k] in FINITE_BE or lower[k] == "be":
            if lower[k + 1 : k + 2] == ["not"]:
                return (k, k + 3) if lower[k + 2 : k + 3] in _NOT_SO else None
            at = next((i for i in range(k + 1, min(len(lower), k + _EMERGED)) if lower[i] in names), None)
            return None if at is None or "not" in lower[k:at] else (k, at + 1)
    return None


def _too_low(lower: list[str], start: int) -> Words | None:
    for k in range(start, min(len(lower) - 1, start + _NEAR)):
        if lower[k] in _BREAKS:
            return None
        if lower[k] == "too" and lower[k + 1] in _DEGREES:
            return k, k + 2
    return None
