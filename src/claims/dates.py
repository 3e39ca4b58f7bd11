"""Partial dates and intervals of ISO 8601 as ranges of whole days, and how two such ranges lie.

A date without a day or a month stretches over all the days it may mean, in both directions (the rule of
the Security Force Monitor's handbook): `2014` is 1 January to 31 December, and nothing narrower.
"""

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

OPEN_START = date.min.toordinal()  # an interval without a beginning, `../2015`, begins here
OPEN_END = date.max.toordinal()

_DATE = re.compile(
    r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?[~?%]?\Z"
)  # `~?%`: how EDTF marks an uncertain date
_OPEN = frozenset(("..", ""))
# Two periods are the same when both ends lie within a day, as a weekday and the next morning's dateline
# do, or within this share of the longer one: "2016" and "January to November 2016" differ by a twelfth.
_SAME_SHARE = 10
_KEPT = 2**15  # dates of which the days are remembered: texts say the same ones over and over


class Days(NamedTuple):
    """A range of days, both ends included, as proleptic ordinals (`datetime.date.toordinal`)."""

    first: int
    last: int

    @property
    def length(self) -> int:
        """How many days; a single day is 1."""
        return self.last - self.first + 1

    @property
    def middle(self) -> int:
        """The day in the middle, the earlier one of two."""
        return (self.first + self.last) // 2


@lru_cache(_KEPT)
def read_days(iso: str | None, until: str | None = None) -> Days | None:
    """The days that an ISO 8601 date, partial date or interval covers; `None` for no date at all.

    An open end (`2003/..`) is closed with `until`, the day of publication, where that is known.
    Raises ValueError for anything else, and for an interval that ends before it begins.
    """
    if not iso:
        return None
    start, separator, end = iso.partition("/")
    if not separator:
        return read_date(iso)
    first = OPEN_START if start in _OPEN else read_date(start).first
    last = _open_end(first, until) if end in _OPEN else read_date(end).last
    if last < first:
        raise ValueError(f"{iso!r} ends before it begins: write the earlier date first")
    return Days(first, last)


def full_days(iso: str | None) -> tuple[date | None, date | None]:
    """The first and last day of a date, a partial date or an interval; `None`: open, or not said.

    `2018-07` is 1 to 31 July 2018, `2003/..` has no last day. Raises ValueError as `read_days` does.
    """
    if iso is None:
        return None, None
    days = read_days(iso)
    if days is None:
        raise ValueError("an empty text is no ISO 8601 date: write 2018, 2018-07 or 2018-07-05")
    first = None if days.first <= OPEN_START else date.fromordinal(days.first)
    return first, None if days.last >= OPEN_END else date.fromordinal(days.last)


def days_between(first: date | None, last: date | None) -> Days | None:
    """The days from the first to the last, as `full_days` gives them back; `None` where neither is said."""
    if first is None and last is None:
        return None
    return Days(first.toordinal() if first else OPEN_START, last.toordinal() if last else OPEN_END)


def _open_end(first: int, until: str | None) -> int:
    published = read_date(until).last if until else OPEN_END
    return published if published >= first else OPEN_END


@lru_cache(_KEPT)
def read_date(iso: str) -> Days:
    """The days of a date or partial date, which may be marked as uncertain; no interval.

    Raises ValueError for anything else.
    """
    match = _DATE.match(iso)
    if not match:
        raise ValueError(f"{iso!r} is no ISO 8601 date: write 2018, 2018-07 or 2018-07-05")
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
        last = date(first.year, month or 12, day or monthrange(first.year, month or 12)[1])
    except ValueError:
        raise ValueError(f"{iso!r} is in no calendar") from None
    return Days(first.toordinal(), last.toordinal())


def gap(left: Days, right: Days) -> int:
    """How many days lie from the one range to the other; 0 where they share a day."""
    return max(left.first - right.last, right.first - left.last, 0)


def distance(left: Days, right: Days) -> int:
    """How far apart two as-of times are: 0 where they share a day, else from the middle of the one to the
    middle of the other, so that the years 2014 and 2015 do not stand a day apart."""
    if left.first <= right.last and right.first <= left.last:
        return 0
    return abs(left.middle - right.middle)


def period_slack(left: Days, right: Days) -> int:
    """How many days the ends of two periods may lie apart and the periods still be the same."""
    longer = max(left.last - left.first, right.last - right.first) + 1  # days
    return longer // _SAME_SHARE or 1


def same_period(left: Days, right: Days) -> bool:
    """Whether two figures with these periods count over the same time. Symmetric."""
    slack = period_slack(left, right)
    return abs(left.first - right.first) <= slack and abs(left.last - right.last) <= slack


@lru_cache(_KEPT)
def write_days(days: Days) -> str:
    """A range as short as it can be said: `2014`, `2014-09`, `2014-09-11`, `2011-03 to 2016-02`."""
    whole = _whole(days)
    if whole:
        return whole
    start = "…" if days.first <= OPEN_START else _edge(days.first, days.last)[0]
    end = "…" if days.last >= OPEN_END else _edge(days.first, days.last)[1]
    return f"{start} to {end}"


def _whole(days: Days) -> str | None:
    """The range as one date, if it is a day, a month or a year."""
    if days.first == days.last:
        return date.fromordinal(days.first).isoformat()
    first = date.fromordinal(days.first)
    for text in (first.isoformat()[:7], first.isoformat()[:4]):
        if read_date(text) == days:
            return text
    return None


def _edge(first: int, last: int) -> tuple[str, str]:
    """Both ends as months where the range begins and ends with one, else as days."""
    start, end = date.fromordinal(first), date.fromordinal(last)
    whole_start = start.day == 1
    whole_end = last >= OPEN_END or (end + timedelta(days=1)).day == 1
    if whole_start and whole_end:
        years = start.month == 1 and (last >= OPEN_END or end.month == 12)
        width = 4 if years else 7
        return start.isoformat()[:width], end.isoformat()[:width]
    return start.isoformat(), end.isoformat()
