"""Figures as people read them."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from claims.model import Qualifier
from claims.store.rows import ClaimRow
from claims.view.written_figure import write_figure, write_number

# bounds, qualifier, unit, per, words -> as shown
FIGURES = [
    ("14000", "18000", "range", "people", None, "between 14,000 and 18,000", "14,000-18,000"),
    (None, "20000", "at_most", "people", None, "up to 20,000", "≤ 20,000"),
    ("5600", None, "at_least", "people", None, "more than 5,600", "≥ 5,600"),
    ("1000", "1000", "approximate", "people", None, "about 1,000", "~1,000"),
    ("4", "4", "exact", "people", None, "four", "4"),
    ("100", "999", "order", "people", None, "hundreds", '100-999 ("hundreds")'),
    ("60", "60", "exact", "percent", None, "60%", "60%"),
    ("66.67", "66.67", "exact", "percent", None, "two-thirds", "66.67%"),
    ("88000", "88000", "exact", "km2", None, "88,000 square kilometres", "88,000 km²"),
    ("57", "57", "exact", "km", None, "57 km", "57 km"),
    ("39000000", "231000000", "range", "GBP", None, "£39m-231m", "GBP 39-231 million"),
    ("1200000000", "1200000000", "exact", "USD", None, "$1.2bn", "USD 1.2 billion"),
    (None, "1", "at_most", "USD", "day", "less than a dollar", "≤ USD 1 per day"),
    ("50", "50", "approximate", "people", "month", "most likely 50 per month", "~50 per month"),
    ("16400000", "16400000", "exact", "people", None, "16.4 million", "16.4 million"),
    ("16412345", "16412345", "exact", "people", None, "16,412,345", "16,412,345"),
    ("500000", "1000000", "range", "people", None, "500,000 to a million", "500,000-1,000,000"),
    ("24", None, "at_least", "town", None, "two dozen or more", "≥ 24 towns"),
    ("1", "1", "exact", "town", None, "one", "1 town"),
    ("7", "7", "exact", "city", None, "seven", "7 cities"),
    ("7", "7", "exact", "bus", None, "seven", "7 buses"),
    ("7", "7", "exact", "aircraft", None, "seven", "7 aircraft"),
    ("0", "0", "exact", "people", None, "no", "0"),
    ("1000000", "9999999", "order", "people", None, "millions", '1-9.99 million ("millions")'),
    ("10000", "99999", "order", "people", None, "tens of thousands", '10,000-99,999 ("tens of thousands")'),
    ("12949.940552", None, "at_least", "km2", None, "more than 5,000 square miles", "≥ 12,950 km²"),
    ("2.589988", "2.589988", "exact", "km2", None, "one square mile", "2.59 km²"),
]


@pytest.mark.parametrize("case", FIGURES, ids=lambda case: case[-1])
def test_bounds_are_written_with_qualifier_unit_and_rate(
    claim_row: Callable[..., ClaimRow], case: tuple[str | None, ...]
) -> None:
    low, high, qualifier, unit, per, words, shown = case
    claim = claim_row(
        low=None if low is None else Decimal(low),
        high=None if high is None else Decimal(high),
        qualifier=Qualifier(str(qualifier)),
        unit=unit,
        per=per,
        figure=words,
    )
    assert write_figure(claim) == shown


@pytest.mark.parametrize(
    ("number", "written"),
    [("1E+6", "1,000,000"), ("2.50", "2.5"), ("0", "0"), ("-1234.5", "-1,234.5"), ("1234.567", "1,235")],
)
def test_numbers_have_commas_no_exponent_and_few_decimals(number: str, written: str) -> None:
    assert write_number(Decimal(number)) == written


def test_the_words_of_a_unit_or_figure_are_harmless(claim_row: Callable[..., ClaimRow]) -> None:
    claim = claim_row(qualifier=Qualifier.ORDER, unit="tank\x1b[1m", figure="doz\u202eens")
    assert "\x1b" not in write_figure(claim)
    assert "\u202e" not in write_figure(claim)
