"""Parts by the figures beside them: `12 of the 50 arrested`, `60 people, 40 soldiers and 20 civilians`."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import islice

from claims.extract.bearing.cue import CLAUSE, LEADS, skip_back
from claims.extract.bearing.part_rule import Place, Rule, Told, fits, same_unit
from claims.extract.figure.quantity import Quantity
from claims.model import Qualifier

_OWNED = 5  # words between `of` and a whole that has an owner
_GAP = 8  # words between two figures of one list
_OPENERS = frozenset((",", ":", "(", "-", "–", "—"))


def _number_of_number(place: Place) -> Told | None:
    """`12 of the 50 arrested`, `12 out of 50`, `300 of the camp's 2,000 children`."""
    figure, lower = place.figure, place.figure.sentence.lower
    after = place.figures[place.at + 1] if place.at + 1 < len(place.figures) else None
    if after is None or not same_unit(after, figure):
        return None
    gap = lower[figure.last : after.first]
    inner = gap[2:] if gap[:2] == ["out", "of"] else gap[1:] if gap[:1] == ["of"] else None
    if inner is None or len(inner) > _OWNED or not (inner[-1:] == ["'s"] or LEADS.issuperset(inner)):
        return None
    return Told(after, "of-number", figure.last, after.first)


def find_fronted(figures: Iterable[Quantity]) -> Iterator[tuple[int, Quantity]]:
    """The figures of a sentence that a clause begins with after `of` or `among`, and where it begins."""
    for whole in figures:
        lower, of = whole.sentence.lower, skip_back(whole.sentence.lower, whole.first) - 1
        if of < 0 or lower[of] not in ("of", "among"):
            continue
        start = of - 1 if of and lower[of - 1] == "out" else of
        if start == 0 or lower[start - 1] in _BEFORE_CLAUSE:
            yield start, whole


_WERE = (["are"], ["were"])
_BEFORE_CLAUSE = frozenset((",", ";", '"', "“", "and", "but"))


def _fronted_whole(place: Place) -> Told | None:
    """`Of the 50 arrested, 12 were freed and 8 are in jail`, `Among the 50 dead were 12 women`."""
    figure = place.figure
    for start, whole in place.fronted:
        if whole.first >= figure.first:
            return None
        gap = figure.sentence.lower[whole.last : figure.first]
        if fits(figure, whole) and ("," in gap or gap[-1:] in _WERE):
            return Told(whole, "fronted", start, whole.last)
    return None


def _next_of_list(place: Place) -> Told | None:
    """`including four children and two women`: what is listed after a part is one of the same whole."""
    before, figure = place.before, place.figure
    told = place.found.get(before.start) if before else None
    if before is None or told is None or before.metric != figure.metric or told.whole.first > figure.first:
        return None
    gap = figure.sentence.lower[before.last : figure.first]
    if len(gap) > _GAP or any(word in CLAUSE or word.isdecimal() for word in gap):
        return None
    return told._replace(rule="list")


def find_sums(figures: Sequence[Quantity]) -> dict[int, Told]:
    """Enumerations that add up: `60 people, 40 soldiers and 20 civilians`; `300 (200 men and 100 women)`."""
    found: dict[int, Told] = {}
    for at, whole in enumerate(figures):
        left, parts = _exact(whole), list[Quantity]()
        for part in _list_after(whole, islice(figures, at + 1, None)):
            left -= _exact(part)
            parts.append(part)
            if left <= 0:
                break
        if left == 0 and len(parts) > 1:
            opener = _opener(whole)
            found |= {it.start: Told(whole, "sum", opener, opener + 1) for it in parts}
    return found


def _list_after(whole: Quantity, figures: Iterable[Quantity]) -> Iterator[Quantity]:
    """The exact figures that are listed after a whole, without a gap."""
    lower = whole.sentence.lower
    at = _opener(whole)
    if _exact(whole) <= 0 or at >= len(lower) or lower[at] not in _OPENERS:
        return
    for figure in figures:
        gap = lower[at : figure.first]
        if (
            _exact(figure) <= 0
            or not same_unit(figure, whole)
            or len(gap) > _GAP
            or CLAUSE & set(gap) - {":"}
        ):
            return
        yield figure
        at = max(figure.last, figure.noun[1])


def _opener(whole: Quantity) -> int:
    """The word after a whole that opens the list of its parts, or the colon after its verb: `Four have been
    freed: two women and two boys`."""
    lower, at = whole.sentence.lower, max(whole.last, whole.noun[1])
    if at < len(lower) and lower[at] in _OPENERS:
        return at
    return next((k for k in range(at, min(len(lower), at + _GAP)) if lower[k] == ":"), at)


def _exact(quantity: Quantity) -> Decimal:
    """The number of an exact figure; -1 for any other."""
    exact = quantity.qualifier is _EXACT and quantity.low is not None
    return quantity.low if exact and quantity.low is not None else _INEXACT


_EXACT, _INEXACT = Qualifier.EXACT, Decimal(-1)


OF_SEVERAL: tuple[Rule, ...] = (_number_of_number, _fronted_whole, _next_of_list)
