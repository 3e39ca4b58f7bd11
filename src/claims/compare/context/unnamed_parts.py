"""Parts of a total that nothing but their text tells from it: no other text's figure compares with them."""

from collections import defaultdict
from collections.abc import Container, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from claims.compare.entry.bounds import exceeds, restates
from claims.compare.entry.comparable import Comparable, is_event
from claims.model import Scope

TWO_FIGURES = "two-figures"
_FAR_BELOW = 3  # times
_NOT_ALL = frozenset((Scope.SHARE, Scope.ADDITION))


def hide_unnamed(figures: Sequence[Comparable]) -> list[Comparable]:
    """The figures, those parts marked that nothing but their text tells from their whole.

    In "31 civilians, including 10 when their bus was hit" the ten are civilians as the others are: nobody
    else's count of civilians can be compared with them. The same holds for a share or an addition, and where
    one voice in one text gives several figures for one time that add up to no more than the largest: a
    breakdown. Of two figures the text does not say whether one is a part, or was read wrong: both are
    compared with caution.
    """
    by_id = {figure.entry.id: figure for figure in figures}
    marked = {id(figure) for figure in figures if _is_part(figure, by_id)}
    hidden = {figure.entry.id for figure in figures if id(figure) in marked} if marked else set()
    beside = _beside_others(figures)
    slots: dict[Hashable, list[Comparable]] = defaultdict(list)
    for figure in beside:
        slots[_slot(figure)].append(figure)
    doubted = _far_below_others(beside)
    for same in slots.values():
        if len(same) == 1:
            continue
        bounds = {(it.low, it.high) for it in same if id(it) in marked}
        parts = _apart_from_largest(same)
        if len(parts) > 1 and _add_up(parts, same):
            bounds.update((it.low, it.high) for it in parts)
        elif parts:
            doubted.update(it.entry.id for it in same)
        if bounds:
            hidden.update(it.entry.id for it in same if (it.low, it.high) in bounds)
    if not hidden and not doubted:
        return list(figures)
    return [_marked(figure, hidden, doubted) for figure in figures]


def _beside_others(figures: Iterable[Comparable]) -> list[Comparable]:
    """The figures of texts that give several."""
    texts: dict[str, list[Comparable]] = defaultdict(list)
    for figure in figures:
        texts[figure.entry.document].append(figure)
    return [figure for same in texts.values() if len(same) > 1 for figure in same]


def _far_below_others(figures: Iterable[Comparable]) -> set[str]:
    """The ids of tolls of an event that are far below what another voice of their text gives for it: one
    hospital's dead beside those of the town."""
    events: dict[Hashable, list[Comparable]] = defaultdict(list)
    for figure in figures:
        if is_event(figure):
            events[figure.entry.document, figure.question_key, figure.days].append(figure)
    return {
        figure.entry.id
        for same in events.values()
        if len(same) > 1
        for figure in same
        if figure.most is not None and figure.most * _FAR_BELOW < (_largest(same).least or 0)
    }


def _marked(figure: Comparable, hidden: Container[str], doubted: Container[str]) -> Comparable:
    if figure.entry.id in hidden:
        return replace(figure, group=figure.group._replace(rest=True))
    if figure.entry.id in doubted:
        return replace(figure, cautions=figure.cautions | {TWO_FIGURES})
    return figure


def _is_part(figure: Comparable, by_id: Mapping[str, Comparable]) -> bool:
    if figure.entry.part_of is None and figure.entry.scope is None:
        return False
    whole = by_id.get(figure.entry.part_of or "")
    unnamed = whole is not None and whole.question_key == figure.question_key
    told_apart = figure.entry.scope is Scope.SHARE and figure.group.marks  # "including 730 children"
    return unnamed or (figure.entry.scope in _NOT_ALL and not told_apart)


def _largest(figures: Sequence[Comparable]) -> Comparable:
    return max(figures, key=lambda f: f.least or 0)


def _apart_from_largest(figures: Sequence[Comparable]) -> list[Comparable]:
    """The figures of a slot that are less than its largest and no shorter form of it, each once."""
    largest = _largest(figures)
    apart = (f for f in figures if exceeds(largest, f) and restates(largest, f) is None)
    return list({(f.low, f.high): f for f in apart}.values())


def _add_up(parts: Iterable[Comparable], same: Sequence[Comparable]) -> bool:
    """Whether the parts are together no more than the largest figure."""
    most = _largest(same).most
    return most is None or sum((part.least or Decimal(0) for part in parts), Decimal(0)) <= most


def _slot(figure: Comparable) -> Hashable:
    """What two figures of one text share that answer one question in one voice."""
    possible = figure.entry.scope is Scope.POSSIBLE
    return figure.entry.document, figure.question_key, figure.days, figure.claimant, possible
