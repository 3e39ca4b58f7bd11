"""Full days of an ISO 8601 time, for asking: `2018-07` is 1 to 31 July 2018, `2003/..` has no last day."""

from calendar import monthrange
from datetime import date


def full_days(when: str | None) -> tuple[date | None, date | None]:
    """The first and last day of a date, a prefix of one, or an interval `a/b`; `None`: open, or not said.

    Raises ValueError for anything else, and for an interval that ends before it begins.
    """
    if when is None:
        return None, None
    start, slash, end = when.partition("/")
    if not slash:
        return _days(start)
    first = None if start in ("", "..") else _days(start)[0]
    last = None if end in ("", "..") else _days(end)[1]
    if first and last and last < first:
        raise ValueError(f"{when}: ends before it begins")
    return first, last


def _days(prefix: str) -> tuple[date, date]:
    """The first and last day of `2018`, `2018-07` or `2018-07-31`."""
    parts = prefix.split("-")
    if len(parts) > 3 or not all(part.isdecimal() and part.isascii() for part in parts):
        raise ValueError(f"{prefix}: no ISO 8601 date")
    if [len(part) for part in parts] != [4, 2, 2][: len(parts)]:
        raise ValueError(f"{prefix}: write it as 2018, 2018-07 or 2018-07-31")
    try:
        year, month, day = (*map(int, parts), 0, 0)[:3]
        if not month:
            return date(year, 1, 1), date(year, 12, 31)
        if not day:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        return date(year, month, day), date(year, month, day)
    except ValueError as error:
        raise ValueError(f"{prefix}: no such date") from error
