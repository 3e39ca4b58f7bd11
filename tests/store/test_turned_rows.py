"""Rows of which some columns are turned, many at once."""

from decimal import Decimal

from claims.store.schema.exact_numbers import exact
from claims.store.schema.stored_words import listed, turned, turned_rows, turns

_TURNS = turns(("id", "places", "low"), {"places": listed, "low": exact})
_ROWS = [(1, "Iraq; Syria", 20_000), (2, "", None), (3, "Iraq; Syria", 0.5), (4, "Syria", 20_000)]


def test_many_rows_are_turned_as_each_is_by_itself() -> None:
    assert list(turned_rows(_ROWS, _TURNS)) == [tuple(turned(row, _TURNS)) for row in _ROWS]
    assert next(turned_rows(_ROWS, _TURNS)) == (1, ("Iraq", "Syria"), Decimal(20_000))


def test_no_rows_are_none_when_they_are_turned() -> None:
    assert list(turned_rows([], _TURNS)) == []
