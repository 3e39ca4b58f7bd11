"""The range of published estimates: what is said where several figures answer one question."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple


class Range(NamedTuple):
    """The range of published estimates: the lowest and the highest number that one of them states.

    It is no confidence interval. It is open on a side where an estimate names no bound ("more than").
    """

    low: Decimal
    high: Decimal
    open_low: bool
    open_high: bool


def range_of(bounds: Sequence[tuple[Decimal | None, Decimal | None]]) -> Range | None:
    """The lowest and the highest number of some figures, and whether one of them is open there; `None` where
    no figure has a bound."""
    stated = [bound for both in bounds for bound in both if bound is not None]
    if not stated:
        return None
    open_low, open_high = any(low is None for low, _ in bounds), any(high is None for _, high in bounds)
    return Range(min(stated), max(stated), open_low, open_high)
