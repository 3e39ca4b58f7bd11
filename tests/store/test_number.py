"""Bounds come back exactly, and SQL compares them as numbers."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Column, Connection, MetaData, Table, create_engine, insert, select, text

from claims.store.engine import open_engine
from claims.store.schema.exact_numbers import Number, exact, fitted

WHOLE = st.integers(-(10**18) + 1, 10**18 - 1).map(Decimal)
FRACTIONS = st.decimals(-(10**9), 10**9, places=6)
SORTED = [Decimal(it) for it in ("-2", "0.000001", "9", "10", "66.67", "100", "16400000", "9007199254740993")]


@given(st.one_of(WHOLE, FRACTIONS))
def test_what_fits_stays_as_it_is(value: Decimal) -> None:
    assert fitted(value) == value or abs(value) >= 10**9
    assert fitted(fitted(value)) == fitted(value)


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_every_number_fits_or_is_refused(value: Decimal) -> None:
    if abs(value) >= 10**18:
        with pytest.raises(ValueError, match="too large"):
            fitted(value)
    else:
        assert abs(fitted(value) - value) <= max(Decimal("0.000001"), abs(value) * Decimal("1e-14"))


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_number_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="too large"):
        fitted(Decimal(value))


def test_square_miles_are_rounded_to_six_decimals() -> None:
    assert fitted(Decimal("1234") * Decimal("2.589988110336")) == Decimal("3196.045328")


def _numbers(connection: Connection) -> Table:
    numbers = Table("number", MetaData(), Column("value", Number))
    numbers.create(connection)
    return numbers


@given(st.lists(st.one_of(WHOLE, FRACTIONS).map(fitted), max_size=30))
def test_sqlite_gives_back_what_it_was_given(values: list[Decimal]) -> None:
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        numbers = _numbers(connection)
        if values:
            connection.execute(insert(numbers), [{"value": value} for value in values])
        assert list(connection.execute(select(numbers.c.value)).scalars()) == values
        assert list(connection.execute(select(numbers.c.value).order_by("value")).scalars()) == sorted(values)
    engine.dispose()


def test_both_databases_sort_and_compare_numbers(empty_db: str) -> None:
    engine = open_engine(empty_db)
    with engine.begin() as connection:
        numbers = _numbers(connection)
        connection.execute(insert(numbers), [{"value": value} for value in reversed(SORTED)])
        assert list(connection.execute(select(numbers.c.value).order_by("value")).scalars()) == SORTED
        more = text("SELECT count(*) FROM number WHERE value > 66.6 AND value < 9007199254740993.5")
        assert connection.execute(more).scalar() == 4
        equal = select(numbers.c.value).where(numbers.c.value == Decimal("66.67"))
        assert [exact(it) for it in connection.execute(equal).scalars()] == [Decimal("66.67")]
    engine.dispose()
