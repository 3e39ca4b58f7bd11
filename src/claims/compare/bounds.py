"""How the bounds of two figures lie to each other, whoever gives them. An open bound is a real one."""

from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from enum import StrEnum

from claims.compare.figure import TOLERANCE, Figure

Bounds = tuple[Decimal | None, Decimal | None]


class Lie(StrEnum):
    """How two intervals lie."""

    EQUAL = "equal"
    NEAR = "within-tolerance"  # two numbers, at least one of them approximate
    ROUNDED = "rounded"  # the one is the other with fewer digits
    INSIDE = "inside"
    ACROSS = "across"  # they share a part, and each has one of its own
    APART = "apart"


# A number is taken for a round one when it ends with so many noughts: "2,000" for 1,980, but not 20 for 21.
_ROUND = 2


def lie(left: Figure, right: Figure, tolerance: Decimal = TOLERANCE) -> Lie:
    """How the bounds of two figures in the same unit lie. Symmetric."""
    if (left.low, left.high) == (right.low, right.high):
        return Lie.EQUAL
    if _point(left) and _point(right):
        if (left.vague or right.vague) and _near(left, right, tolerance):
            return Lie.NEAR
        if _near(left, right, TOLERANCE) and (rounds(left, right) or rounds(right, left)):
            return Lie.ROUNDED
    if apart(left, right):
        return Lie.APART
    if nested(left, right) or nested(right, left):
        return Lie.INSIDE
    return Lie.ACROSS


def apart(left: Figure, right: Figure) -> bool:
    """Whether no number is meant by both."""
    return exceeds(left, right) or exceeds(right, left)


def exceeds(higher: Figure, lower: Figure) -> bool:
    """Whether every number that the one means is greater than every number that the other means."""
    return higher.least is not None and lower.most is not None and higher.least > lower.most


def nested(inner: Figure, outer: Figure) -> bool:
    """Whether the stated interval of the one lies in the other's."""
    low = outer.low is None or (inner.low is not None and inner.low >= outer.low)
    high = outer.high is None or (inner.high is not None and inner.high <= outer.high)
    return low and high


def spread(left: Figure, right: Figure) -> Decimal | None:
    """How many times the lower figure's highest number goes into the higher one's lowest; 1 where the
    stated intervals meet; `None` where that highest number is 0."""
    lows = [f.low for f in (left, right) if f.low is not None]
    highs = [f.high for f in (left, right) if f.high is not None]
    if not lows or not highs or max(lows) <= min(highs):
        return Decimal(1)
    return max(lows) / min(highs) if min(highs) > 0 else None


def rounds(coarse: Figure, fine: Figure) -> bool:
    """Whether the one is the other's number with fewer digits, up, down or to the nearest."""
    if coarse.low is None or fine.low is None:
        return False
    return coarse.low in set(roundings(fine.low))


def roundings(number: Decimal) -> Iterator[Decimal]:
    """The round numbers that stand for `number` in a text that does not need all of its digits."""
    digits = len(number.normalize().as_tuple().digits)
    whole = number.normalize().adjusted() + 1  # digits before the point
    for noughts in range(max(_ROUND, whole - digits + 1), whole):
        step = Decimal(1).scaleb(noughts)
        for rounding in (ROUND_FLOOR, ROUND_HALF_EVEN, ROUND_CEILING):
            yield (number / step).to_integral_value(rounding) * step


def _point(figure: Figure) -> bool:
    return figure.low is not None and figure.low == figure.high


def _near(left: Figure, right: Figure, tolerance: Decimal) -> bool:
    one, other = left.low or Decimal(0), right.low or Decimal(0)
    return abs(one - other) <= tolerance * max(abs(one), abs(other))
