"""Figures that their text tells as replaced: "up from 10,000", "a previous estimate of 33,000".

Such a figure stands in the chain of its claimant before the one that follows it. Of when it is, its text does
not say; where another text printed it at its time, it is the figure of then.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import replace

from claims.compare.entry.bounds import restates
from claims.compare.entry.comparable import Comparable
from claims.compare.entry.question_key import question_key
from claims.dates import OPEN_START, Days, gap


def find_earlier(figures: Sequence[Comparable]) -> list[Comparable]:
    """The figures, those told as earlier marked as superseded, or put at the time of which another text
    gives them.

    A time of its own counts only where it is not that of the figures of its text that replace it: "up from
    10,000" has the date of its sentence, and was so before.
    """
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
    given: dict[Hashable, list[Comparable]] = defaultdict(list)
    for figure in figures:
        if figure.claimant and figure.days and not figure.superseded and not figure.anybody:
            given[question_key(figure), figure.claimant].append(figure)
    for figure in figures:
        key = question_key(figure)._replace(superseded=False)
        before = [it for it in given.get((key, figure.claimant), ()) if _gave(it, figure)]
        if not figure.superseded or not before:
            yield figure
        else:
            yield replace(figure, superseded=False, days=before[-1].days)


def _gave(given: Comparable, figure: Comparable) -> bool:
    """Whether a figure is the one that another text tells as earlier; it was printed before."""
    if given.entry.document == figure.entry.document or given.published is None or figure.published is None:
        return False
    same = (given.low, given.high) == (figure.low, figure.high) or restates(given, figure) is not None
    return same and given.published.last <= figure.published.last
