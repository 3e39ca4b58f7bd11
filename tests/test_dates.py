"""Dates to days: partial, open and damaged ones; and how ranges of days lie."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.dates import (
    OPEN_END,
    OPEN_START,
    Days,
    distance,
    gap,
    read_days,
    same_period,
    write_days,
)

DAYS = st.builds(
    lambda first, length: Days(first, first + length),
    st.integers(date(2000, 1, 1).toordinal(), date(2030, 1, 1).toordinal()),
    st.integers(0, 4000),
)


def _days(first: str, last: str) -> Days:
    return Days(date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal())


@pytest.mark.parametrize(
    ("iso", "first", "last"),
    [
        ("2018", "2018-01-01", "2018-12-31"),
        ("2018-07", "2018-07-01", "2018-07-31"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2018-07-05", "2018-07-05", "2018-07-05"),
        ("2019-02/2019-03", "2019-02-01", "2019-03-31"),
        ("2011/2016-02-29", "2011-01-01", "2016-02-29"),
        ("2016-12~", "2016-12-01", "2016-12-31"),
    ],
)
def test_a_date_covers_all_the_days_it_may_mean(iso: str, first: str, last: str) -> None:
    assert read_days(iso) == _days(first, last)


def test_no_date_covers_no_days() -> None:
    assert read_days(None) is None
    assert read_days("") is None


def test_an_open_end_is_closed_with_the_day_of_publication() -> None:
    assert read_days("2003/..", "2019-05-21") == _days("2003-01-01", "2019-05-21")
    assert read_days("2003/..") == Days(date(2003, 1, 1).toordinal(), OPEN_END)
    assert read_days("2003/..", "2001") == Days(date(2003, 1, 1).toordinal(), OPEN_END)
    assert read_days("../2015") == Days(OPEN_START, date(2015, 12, 31).toordinal())


@pytest.mark.parametrize(
    "iso", ["yesterday", "2018-13", "2018-02-30", "18-07", "2018-07-05T10:00", "2019/2018", "0000", "٢٠١٨"]
)
def test_what_is_no_date_is_refused_with_the_words(iso: str) -> None:
    with pytest.raises(ValueError, match=iso.replace("/", ".")):
        read_days(iso)


@pytest.mark.parametrize(
    ("iso", "written"),
    [
        ("2014", "2014"),
        ("2014-09", "2014-09"),
        ("2014-09-11", "2014-09-11"),
        ("2011-03/2016-02", "2011-03 to 2016-02"),
        ("2011/2016", "2011 to 2016"),
        ("2011-03-15/2016-02", "2011-03-15 to 2016-02-29"),
        ("2011/..", "2011 to …"),
        ("../2016-02", "… to 2016-02"),
    ],
)
def test_days_are_written_as_short_as_they_can_be_said(iso: str, written: str) -> None:
    days = read_days(iso)
    assert days is not None
    assert write_days(days) == written


def test_neighbouring_years_are_a_year_apart() -> None:
    assert distance(_days("2014-01-01", "2014-12-31"), _days("2015-01-01", "2015-12-31")) == 365
    assert distance(_days("2014-01-01", "2014-12-31"), _days("2014-09-11", "2014-09-11")) == 0


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("2016", "2016-01/2016-12", True),
        ("2016", "2016-01/2016-11", True),
        ("2016", "2016-01/2016-10", False),
        ("2016-07-19", "2016-07-20", True),
        ("2016-07-19", "2016-07-21", False),
        ("2016-05", "2016-06", False),
        ("2011-03/2016-02", "2011-03/2016-05", True),
        ("2011-03/2016-02", "2016-02", False),
    ],
)
def test_periods_are_the_same_within_a_day_or_a_tenth(left: str, right: str, same: bool) -> None:
    one, other = read_days(left), read_days(right)
    assert one
    assert other
    assert same_period(one, other) is same_period(other, one) is same


@given(DAYS, DAYS)
def test_how_ranges_lie_does_not_hang_on_their_order(left: Days, right: Days) -> None:
    assert gap(left, right) == gap(right, left) >= 0
    assert distance(left, right) == distance(right, left) >= gap(left, right)
    assert same_period(left, left)


@given(DAYS)
def test_a_written_range_read_again_is_the_same(days: Days) -> None:
    assert read_days(write_days(days).replace(" to ", "/")) == days
