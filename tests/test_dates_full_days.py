"""ISO 8601 times to full days."""

from datetime import date

import pytest

from claims.dates import full_days

DAYS = [
    (None, None, None),
    ("2018", "2018-01-01", "2018-12-31"),
    ("2018-07", "2018-07-01", "2018-07-31"),
    ("2020-02", "2020-02-01", "2020-02-29"),
    ("2018-07-05", "2018-07-05", "2018-07-05"),
    ("2019-02/2019-03", "2019-02-01", "2019-03-31"),
    ("2019-01/2019-05-21", "2019-01-01", "2019-05-21"),
    ("2003/..", "2003-01-01", None),
    ("../2003", None, "2003-12-31"),
    ("2003/", "2003-01-01", None),
]
WRONG = [
    "",
    "18",
    "2018-7",
    "2018-13",
    "2018-02-30",
    "201807",
    "2018-07-05-1",
    "July",
    "2019/2018",
    "0000",
    "٢٠١٨",
]


@pytest.mark.parametrize(("when", "first", "last"), DAYS)
def test_a_time_has_a_first_and_a_last_day(when: str | None, first: str | None, last: str | None) -> None:
    days = tuple(None if day is None else date.fromisoformat(day) for day in (first, last))
    assert full_days(when) == days


@pytest.mark.parametrize("when", WRONG)
def test_what_is_no_time_is_refused(when: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        full_days(when)
