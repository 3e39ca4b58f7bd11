"""Parts of a total that nothing but their text tells from it: no other text's figure compares with them."""

from collections.abc import Hashable, Sequence
from dataclasses import replace

from claims.compare.entry.bounds import exceeds
from claims.compare.entry.comparable import Comparable
from claims.compare.entry.question_key import question_key
from claims.model import Scope

_NOT_ALL = frozenset((Scope.SHARE, Scope.ADDITION))


def hide_unnamed(figures: Sequence[Comparable]) -> list[Comparable]:
    """The figures, those parts marked that nothing but their text tells from their whole.

    In "31 civilians, including 10 when their bus was hit" the ten are civilians as the others are: nobody
    else's count of civilians can be compared with them. The same holds for a share or an addition, and where
    one voice in one text gives two figures for one time, "31,500 foreigners" and then "2,400 Russians": the
    smaller is a part.
    """
    by_id = {figure.entry.id: figure for figure in figures}
    largest = _largest(figures)
    hidden = set()
    for figure in figures:
        whole = by_id.get(figure.entry.part_of or "")
        unnamed = whole is not None and question_key(whole) == question_key(figure)
        if unnamed or exceeds(largest[_slot(figure)], figure) or figure.entry.scope in _NOT_ALL:
            hidden.add(_said(figure))
    return [
        replace(figure, group=figure.group._replace(rest=True)) if _said(figure) in hidden else figure
        for figure in figures
    ]


def _largest(figures: Sequence[Comparable]) -> dict[Hashable, Comparable]:
    """The figure of each slot whose least number is the greatest."""
    found: dict[Hashable, Comparable] = {}
    for figure in figures:
        largest = found.setdefault(_slot(figure), figure)
        if (figure.least or 0) > (largest.least or 0):
            found[_slot(figure)] = figure
    return found


def _slot(figure: Comparable) -> Hashable:
    """What two figures of one text share that answer one question in one voice."""
    return figure.entry.document, question_key(figure), figure.days, figure.claimant


def _said(figure: Comparable) -> Hashable:
    """What makes two figures of one text the same one."""
    return _slot(figure), figure.low, figure.high
