"""The verdicts on two figures with every tolerance: few, as they change where figures begin to fit."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby, pairwise

from claims.compare.entry.comparable import CATASTROPHE, TOLERANCE, Comparable
from claims.compare.relation.span import (
    ALWAYS,
    USUAL,
    WHOLE,
    Span,
    exceeds_until,
    falls_below,
    near_from,
)
from claims.compare.relation.verdict import Verdict, compare
from claims.compare.world import World


def all_verdicts(
    left: Comparable, right: Comparable, world: World, within: Span = ALWAYS
) -> Iterator[tuple[Span, Verdict]]:
    """What comes of comparing two figures with each of the tolerances `within` a span, and with which."""
    if not (left.moves or right.moves) or within.until - within.since == 1:
        yield within, _verdict(left, right, world, within)
        return
    told = ((it, _verdict(left, right, world, it)) for it in _even_spans(left, right, within))
    for verdict, same in groupby(told, key=lambda it: it[1]):
        spans = [span for span, _ in same]
        yield Span(spans[0].since, spans[-1].until), verdict


def _even_spans(left: Comparable, right: Comparable, within: Span) -> Iterator[Span]:
    """The spans in each of which no tolerance makes another verdict than the others."""
    edges = {it for it in _edges(left, right) if within.since < it < within.until}
    yield from (Span(*it) for it in pairwise(sorted({*within, *edges})))


def _edges(left: Comparable, right: Comparable) -> Iterator[int]:
    """The tolerances with which something begins or ends that verdicts look at."""
    yield exceeds_until(left, right)
    yield exceeds_until(right, left)
    yield near_from(left, right)
    yield falls_below(left, CATASTROPHE)
    yield falls_below(right, CATASTROPHE)


def _verdict(left: Comparable, right: Comparable, world: World, span: Span) -> Verdict:
    if span.holds(USUAL):
        return compare(left, right, world, TOLERANCE)
    inside = span.since if span.since > USUAL else span.until - 1
    inside = max(inside, 1)  # with none at all "about 8,000" would be told as if it were exact
    return compare(left, right, world, Decimal(inside) / WHOLE)
