"""With which tolerances something holds.

A tolerance is told in millionths here: 100,000 takes "about 1,000" for 900 to 1,100. What fits with one fits
with all wider ones, so that nothing but a few whole numbers has to be known to answer for any.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple, Protocol

from claims.compare.entry.comparable import TOLERANCE, Comparable

WHOLE = 1_000_000
_NEAR = Decimal("1e-9")  # millionths: a quotient of decimals that is so near to a whole number is that
_TWICE_NEAR = 2 * _NEAR


class Span(NamedTuple):
    """From one tolerance on up to another one, but not with that."""

    since: int
    until: int

    def holds(self, tolerance: int) -> bool:
        """Whether it holds with that tolerance."""
        return self.since <= tolerance < self.until

    def meet(self, other: "Span") -> "Span":
        """Where both hold; nowhere where that ends before it begins."""
        return Span(max(self.since, other.since), min(self.until, other.until))

    def without(self, others: Iterable["Span"]) -> Iterator["Span"]:
        """What is left of it where none of the others holds."""
        since = self.since
        for other in sorted(others):
            if since < min(other.since, self.until):
                yield Span(since, min(other.since, self.until))
            since = max(since, other.until)
        if since < self.until:
            yield Span(since, self.until)


END = WHOLE + 1
ALWAYS = Span(0, END)


def in_millionths(share: Decimal) -> int:
    """A tolerance that is given as a share."""
    return int((share * WHOLE).to_integral_value())


USUAL = in_millionths(TOLERANCE)


class Meant(Protocol):
    """The bounds of a figure as meant with the usual tolerance, and how they move with it."""

    @property
    def least(self) -> Decimal | None: ...
    @property
    def most(self) -> Decimal | None: ...
    @property
    def down(self) -> Decimal: ...
    @property
    def up(self) -> Decimal: ...


def exceeds_until(higher: Meant, lower: Meant) -> int:
    """With which tolerance `bounds.exceeds` ends: 0 where it never does, END where it always does."""
    if higher.least is None or lower.most is None:
        return 0
    gap = higher.least - lower.most
    if not (higher.down or lower.up):
        return END if gap > 0 else 0
    return _first(TOLERANCE + gap / (higher.down + lower.up))


def apart_until(one: Meant, other: Meant) -> int:
    """With which tolerance two figures begin to fit: 0 where they always do."""
    return exceeds_until(one, other) or exceeds_until(other, one)


def near_from(one: Comparable, other: Comparable) -> int:
    """With which tolerance two numbers become near to one another, if one of them is approximate."""
    low, high = sorted((one.low or Decimal(0), other.low or Decimal(0)), key=abs)
    return _first(abs(high - low) / abs(high)) if high else 0


def falls_below(figure: Comparable, number: int) -> int:
    """With which tolerance the least that a figure means is less than a number."""
    if figure.least is None or not figure.down:
        return END
    return _first(TOLERANCE + (figure.least - number) / figure.down, beyond=1)


def _first(share: Decimal, beyond: int = 0) -> int:
    """The first whole number of millionths that is no less than a share; of a share that is a whole number of
    them `beyond` more."""
    if share <= 0:
        return 0
    exact = share * WHOLE + _NEAR
    whole = int(exact)
    return min(whole + (beyond if exact - whole < _TWICE_NEAR else 1), END)
