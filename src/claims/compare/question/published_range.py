"""The range of published estimates: what is said where several figures answer one question."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import chain
from typing import NamedTuple, TypeVar

from claims.model import Qualifier, Stated

Figure = TypeVar("Figure", bound=Stated)


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
    if len(bounds) == 1 and None not in bounds[0]:
        return Range._make((*bounds[0], False, False))
    lows = [low for low, _ in bounds if low is not None]
    highs = [high for _, high in bounds if high is not None]
    if not lows and not highs:
        return None
    lowest, highest = min(chain(lows, highs)), max(chain(lows, highs))
    return Range(lowest, highest, len(lows) < len(bounds), len(highs) < len(bounds))


def but_for_words(figures: Sequence[Figure]) -> list[Figure]:
    """The figures without words for an order of magnitude that some number among them makes precise: "tens of
    thousands" beside 50,000 makes no range up to 99,999."""
    numbers = [it for it in figures if it.qualifier is not Qualifier.ORDER]
    stated = [bound for it in numbers for bound in (it.low, it.high) if bound is not None]
    return [it for it in figures if it.qualifier is not Qualifier.ORDER or not _holds_any(it, stated)]


def _holds_any(word: Stated, stated: Sequence[Decimal]) -> bool:
    return any(
        (word.low is None or word.low <= it) and (word.high is None or it <= word.high) for it in stated
    )
