"""How the bounds of two figures relate. An open bound is a real one."""

from collections.abc import Callable, Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from functools import lru_cache

from claims.compare.entry.comparable import TOLERANCE, Comparable
from claims.model import Word

Bounds = tuple[Decimal | None, Decimal | None]


class IntervalRelation(Word):
    """How two intervals relate."""

    EQUAL = "equal"
    NEAR = "within-tolerance"  # two numbers, at least one of them approximate
    INSIDE = "inside"
    ACROSS = "across"  # they share a part, and each has one of its own
    APART = "apart"


class Short(Word):
    """How a paper cuts short what it quotes."""

    ONE_END = "one-end"  # of a range
    BARE = "bare"  # "at least 112" as "112", or the other way round
    ROUNDED = "rounded"


_KEPT = 2**14  # bounds of which the shorter ones are remembered: the same numbers come over and over
# A number is taken for a rounded one when it ends with so many noughts: "2,000" for 1,980, but not 20 for 21.
_NOUGHTS = 2


def interval_relation(
    left: Comparable, right: Comparable, tolerance: Decimal = TOLERANCE
) -> IntervalRelation:
    """How the bounds of two figures in the same unit relate. Symmetric."""
    if (left.low, left.high) == (right.low, right.high):
        return IntervalRelation.EQUAL
    if _point(left) and _point(right) and (left.vague or right.vague) and _near(left, right, tolerance):
        return IntervalRelation.NEAR
    if exceeds(left, right) or exceeds(right, left):
        return IntervalRelation.APART
    return IntervalRelation.INSIDE if nested(left, right) or nested(right, left) else IntervalRelation.ACROSS


def exceeds(higher: Comparable, lower: Comparable) -> bool:
    """Whether every number that the one means is greater than every number that the other means."""
    return higher.least is not None and lower.most is not None and higher.least > lower.most


def nested(inner: Comparable, outer: Comparable) -> bool:
    """Whether the stated interval of the one lies in the other's."""
    low = outer.low is None or (inner.low is not None and inner.low >= outer.low)
    high = outer.high is None or (inner.high is not None and inner.high <= outer.high)
    return low and high


def spread(left: Comparable, right: Comparable) -> Decimal | None:
    """How many times the lower figure's highest number goes into the higher one's lowest; 1 where the
    stated intervals meet; `None` where that highest number is 0."""
    lows = [f.low for f in (left, right) if f.low is not None]
    highs = [f.high for f in (left, right) if f.high is not None]
    if not lows or not highs or max(lows) <= min(highs):
        return Decimal(1)
    return max(lows) / min(highs) if min(highs) > 0 else None


def restates(left: Comparable, right: Comparable) -> Short | None:
    """How the one figure is the other's, cut short, if both are one voice's; `None` if neither is."""
    for full, short in ((left, right), (right, left)):
        for bounds, how in shorter(full.low, full.high):
            if bounds == (short.low, short.high):
                return how
    return None


@lru_cache(_KEPT)
def shorter(low: Decimal | None, high: Decimal | None) -> tuple[tuple[Bounds, Short], ...]:
    """The bounds that a paper may make of these: one end, a rounder number, or one with another modifier."""
    return tuple(_shorter(low, high))


def _shorter(low: Decimal | None, high: Decimal | None) -> Iterator[tuple[Bounds, Short]]:
    if low is not None and high is not None and low < high:
        for end in ((low, None), (None, high), (low, low), (high, high)):
            yield end, Short.ONE_END
    if low is not None and low == high:
        yield (low, None), Short.BARE
        yield (None, high), Short.BARE
        yield from _rounder(low, ROUND_HALF_EVEN, lambda number: (number, number))
    if low is not None and (high is None or high == low):
        yield from _rounder(low, ROUND_FLOOR, lambda number: (number, None))  # "more than 20,000" of 20,137
    if high is not None and (low is None or low == high):
        yield from _rounder(high, ROUND_CEILING, lambda number: (None, number))  # "fewer than 21,000"


def _rounder(
    number: Decimal, way: str, bounds: Callable[[Decimal], Bounds]
) -> Iterator[tuple[Bounds, Short]]:
    """`number` with fewer digits, rounded the `way` that `decimal` names, as far as it stays near."""
    digits = len(number.normalize().as_tuple().digits)
    whole = number.normalize().adjusted() + 1  # digits before the point
    for noughts in range(max(_NOUGHTS, whole - digits + 1), whole):
        step = Decimal(1).scaleb(noughts)
        rounder = (number / step).to_integral_value(way) * step
        if abs(rounder - number) <= TOLERANCE * number:
            yield bounds(rounder), Short.ROUNDED


def _point(figure: Comparable) -> bool:
    return figure.low is not None and figure.low == figure.high


def _near(left: Comparable, right: Comparable, tolerance: Decimal) -> bool:
    one, other = left.low or Decimal(0), right.low or Decimal(0)
    return abs(one - other) <= tolerance * max(abs(one), abs(other))
