"""Where the ticks of an axis stand, and what they say, as people write dates and numbers."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice

from claims.view.written_figure import write_rounded

_MOST = 9
_MONTH_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000)
_EVERY_DAY = tuple(range(1, 32))
_DAYS = (_EVERY_DAY, _EVERY_DAY[::2], (1, 6, 11, 16, 21, 26), (1, 11, 21), (1, 15))  # of a month


def time_ticks(first: int, last: int) -> list[tuple[int, str]]:
    """At most nine round dates from day `first` to day `last` (ordinals), each with its label."""
    first, last = max(first, date.min.toordinal()), min(last, date.max.toordinal())
    for days in _DAYS if last - first < 31 * _MOST else ():
        ticks = list(islice(_by_days(first, last, days), _MOST + 1))
        if len(ticks) <= _MOST:
            return ticks
    for months in _MONTHS:
        ticks = list(islice(_by_months(first, last, months), _MOST + 1))
        if len(ticks) <= _MOST:
            return ticks
    return []


def _by_days(first: int, last: int, days: Sequence[int]) -> Iterator[tuple[int, str]]:
    """The days of each month that have one of these numbers."""
    for ordinal in range(first, last + 1):
        day = date.fromordinal(ordinal)
        if day.day in days:
            yield ordinal, name_date(day.isoformat())


def _by_months(first: int, last: int, step: int) -> Iterator[tuple[int, str]]:
    """The first days of every `step`-th month, counted from January of the year 0."""
    start = date.fromordinal(first)
    month = -(-(start.year * 12 + start.month - 1 + (start.day > 1)) // step) * step
    while month // 12 <= date.max.year:
        day = date(month // 12, month % 12 + 1, 1)
        if day.toordinal() > last:
            return
        yield day.toordinal(), name_date(day.isoformat()[: 4 if step >= 12 else 7])
        month += step


def name_date(iso: str) -> str:
    """A date as people write it: `2018`, `Jul 2018`, `5 Jul 2018` for a year, month or day of ISO 8601."""
    year, *rest = iso.split("-")
    words = [_MONTH_NAMES[int(rest[0]) - 1]] if rest else []
    return " ".join([*(str(int(day)) for day in rest[1:]), *words, year])


def write_tick(value: float, _: int | None = None) -> str:
    """A number of the axis: `20,000`, `1.5 million`, `0.25`."""
    return write_rounded(value)
