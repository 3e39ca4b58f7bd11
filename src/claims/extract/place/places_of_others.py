"""The places that a sentence gives to figures beside the one asked for: `Bombs killed 18 people in Mosul and
61 people in Chad` are not 61 in Mosul, however wide Chad is."""

from collections.abc import Sequence

from claims.extract.figure.quantity import Quantity
from claims.extract.place.site import PLAIN, Site
from claims.lexicon.closed_classes import CLAUSE_JOINTS, RELATIVES

_OWN = 6  # words from a figure and its noun to its place: "61 people were reported killed in Chad"
_SHORT = 5  # words from a figure, or its noun, to the comma before its parts
_LONG = 16  # words of the parts that stand between a figure and its place
_PARTED = CLAUSE_JOINTS | RELATIVES
_OPENERS = frozenset(("including", "among", "amongst", "mostly", "mainly", "largely"))
_OF_THEM = (["of", "them"], ["of", "whom"])


def without_places_of_others(
    quantity: Quantity, sites: list[Site], figures: Sequence[Quantity]
) -> list[Site]:
    """The sites of a figure that has a place right after it, or after its parts, without those of the figures
    before and after it."""
    following = _following(quantity, figures)
    if not any(_is_own(it, quantity, following) for it in sites):
        return sites
    first = min(it.last for it in figures)
    own = range(quantity.last, following)
    return [
        it
        for it in sites
        if PLAIN.isdisjoint(it.features) or it.mention.first < first or it.mention.first in own
    ]


def _following(quantity: Quantity, figures: Sequence[Quantity]) -> int:
    """The word at which the next figure stands that is no part of this one, nor of what this is a part of."""
    lower = quantity.sentence.lower  # "two of the 12 raids in Chad" are in Chad
    others = (it for it in figures if it.first >= quantity.last)
    apart = (it.first for it in others if "of" not in lower[it.first - 2 : it.first] and not _is_part(it))
    return min(apart, default=len(lower))


def _is_part(quantity: Quantity) -> bool:
    """Whether a figure is one of the parts of another: `including five women`, `three of them soldiers`."""
    lower, first, last = quantity.sentence.lower, quantity.first, quantity.last
    opened = not _OPENERS.isdisjoint(lower[max(0, first - 3) : first])
    return opened or lower[last : last + 2] in _OF_THEM


def _is_own(site: Site, quantity: Quantity, following: int) -> bool:
    """Whether a place stands right after a figure and its noun, in the same clause."""
    start, at = max(quantity.last, quantity.noun[1]), site.mention.first
    if not start <= at < following or "place.site" not in site.features:
        return False
    lower = quantity.sentence.lower  # the noun of "27 people, mostly women," holds a comma
    in_parts = _is_part(quantity) or "," in lower[quantity.noun[0] : quantity.noun[1]]
    return _runs_on(_after_parts(lower[start:at], in_parts=in_parts))


def _runs_on(gap: list[str]) -> bool:
    return len(gap) <= _OWN and not any(not word[0].isalpha() or word in _PARTED for word in gap)


def _after_parts(gap: list[str], *, in_parts: bool) -> list[str]:
    """The words before a place without the parts set off by commas that stand in front of them: `, including
    five women, in` and, after one of these parts, `, in`."""
    if gap.count(",") + in_parts < 2 or len(gap) > _LONG + _OWN:
        return gap
    first, last = gap.index(","), len(gap) - 1 - gap[::-1].index(",")
    opened = in_parts or (first < _SHORT and _opens_parts(gap[first + 1 : last]))
    return gap[last + 1 :] if opened else gap


def _opens_parts(words: list[str]) -> bool:
    return bool(words) and (words[0] in _OPENERS or words[1:3] in _OF_THEM)
