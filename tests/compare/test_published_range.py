"""What the range of published estimates leaves out."""

from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from claims.compare.question.published_range import Range, but_for_words, range_of
from claims.model import Qualifier


def said(low: int | None, high: int | None, qualifier: Qualifier = Qualifier.EXACT) -> Any:
    bounds = [None if it is None else Decimal(it) for it in (low, high)]
    return SimpleNamespace(low=bounds[0], high=bounds[1], qualifier=qualifier)


TENS_OF_THOUSANDS = said(10_000, 99_999, Qualifier.ORDER)


@pytest.mark.parametrize(
    ("figures", "wanted"),
    [
        ([said(50_000, 50_000), TENS_OF_THOUSANDS], Range(Decimal(50_000), Decimal(50_000), False, False)),
        ([said(None, 50_000), TENS_OF_THOUSANDS], Range(Decimal(50_000), Decimal(50_000), True, False)),
        ([said(5_000, 5_000), TENS_OF_THOUSANDS], Range(Decimal(5_000), Decimal(99_999), False, False)),
        ([TENS_OF_THOUSANDS], Range(Decimal(10_000), Decimal(99_999), False, False)),
    ],
    ids=["a number within", "an end within", "a number below", "nothing but the word"],
)
def test_a_word_for_an_order_widens_no_range_that_a_number_makes_precise(
    figures: list[Any], wanted: Range
) -> None:
    assert range_of([(it.low, it.high) for it in but_for_words(figures)]) == wanted
