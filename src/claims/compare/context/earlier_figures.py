"""Figures that their text tells as replaced: "up from 10,000", "a previous estimate of 33,000".

Such a figure stands in the chain of its claimant before the one that follows it. Of when it is, its text does
not say; where another text printed it at its time, it is the figure of then.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import replace

from claims.compare.entry.bounds import Bounds, shorter
from claims.compare.entry.comparable import Comparable
from claims.dates import OPEN_START, Days, gap


def find_earlier(figures: Sequence[Comparable]) -> list[Comparable]:
    """The figures, those told as earlier marked as superseded, or put at the time of which another text
    gives them.

    A time of its own counts only where it is not that of the figures of its text that replace it: "up from
    10,000" has the date of its sentence, and was so before.
    """
    if not any(figure.entry.earlier for figure in figures):
        return list(figures)
    present: dict[Hashable, list[Comparable]] = defaultdict(list)
    for figure in figures:
        if not figure.entry.earlier:
            present[figure.entry.document, figure.entry.metric].append(figure)
    marked = [_before(figure, present) if figure.entry.earlier else figure for figure in figures]
    return list(_put_in_time(marked))


def _before(figure: Comparable, present: Mapping[Hashable, Sequence[Comparable]]) -> Comparable:
    """An earlier figure at the part of its time before that of the figures of its text that replace it;
    superseded where none is left."""
    days = figure.days
    if days is None or days.first == OPEN_START or figure.superseded:
        return replace(figure, superseded=True)
    others = present.get((figure.entry.document, figure.entry.metric), ())
    met = [other.days.first for other in others if other.days and gap(days, other.days) == 0]
    last = min([days.last, *(first - 1 for first in met)])
    return (
        replace(figure, superseded=True)
        if last < days.first
        else replace(figure, days=Days(days.first, last))
    )


def _put_in_time(figures: Sequence[Comparable]) -> Iterator[Comparable]:
    """The figures, superseded ones at the time at which their claimant gave them in an earlier text."""
    slots = {_slot(figure) for figure in figures if figure.superseded}
    given: dict[Hashable, list[Comparable]] = defaultdict(list)
    for figure in figures:
        if not figure.superseded and figure.claimant and figure.days and not figure.anybody:
            slot = _slot(figure)
            for bounds in _forms(figure) if slot in slots else ():
                given[slot, bounds].append(figure)
    for figure in figures:
        before = _given_before(figure, given) if figure.superseded else None
        yield replace(figure, superseded=False, days=before.days) if before else figure


def _slot(figure: Comparable) -> Hashable:
    key = figure.question_key
    return key._replace(superseded=False) if key.superseded else key, figure.claimant


def _forms(figure: Comparable) -> set[Bounds]:
    """The bounds of a figure and those that papers may make of them."""
    return {(figure.low, figure.high), *(bounds for bounds, _ in shorter(figure.low, figure.high))}


def _given_before(figure: Comparable, given: Mapping[Hashable, Sequence[Comparable]]) -> Comparable | None:
    """The last figure printed before in another text that is the one told as earlier here."""
    slot, published = _slot(figure), figure.published
    same = given.get((slot, (figure.low, figure.high)), ())
    before = (
        it
        for it in reversed(same)
        if published and it.published and it.published.last <= published.last
        if it.entry.document != figure.entry.document
    )
    return next(before, None)
