"""Where the ticks of an axis of time stand, and what they say: ISO dates, as short as they can be."""

from collections.abc import Iterator
from datetime import date
from itertools import islice

_MOST = 9
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000)
_DAYS = (1, 2, 5, 10, 15)


def time_ticks(first: int, last: int, most: int = _MOST) -> list[tuple[int, str]]:
    """At most `most` round dates from day `first` to day `last` (ordinals), each with its label."""
    first, last = max(first, date.min.toordinal()), min(last, date.max.toordinal())
    for step in _DAYS:
        if (last - first) / step < most:
            return [(day, date.fromordinal(day).isoformat()) for day in range(first, last + 1, step)]
    for months in _MONTHS:
        ticks = list(islice(_by_months(first, last, months), most + 1))
        if len(ticks) <= most:
            return ticks
    return []


def _by_months(first: int, last: int, step: int) -> Iterator[tuple[int, str]]:
    """The first days of every `step`-th month, counted from January of the year 0."""
    start = date.fromordinal(first)
    month = -(-(start.year * 12 + start.month - 1 + (start.day > 1)) // step) * step
    while month // 12 <= date.max.year:
        day = date(month // 12, month % 12 + 1, 1)
        if day.toordinal() > last:
            return
        yield day.toordinal(), day.isoformat()[: 4 if step >= 12 else 7]
        month += step
