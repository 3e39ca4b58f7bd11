"""What times are on the calendar when the day of publication is known.

Everything is ISO 8601: `2018`, `2018-07`, `2018-07-05`, an interval `2019-02/2019-03`, an open one `2003/..`.
A time is never made more precise than its words: "early May 2008" is `2008-05`.
"""

from dataclasses import replace
from datetime import date, timedelta

from dateutil.easter import easter

from claims.extract.calendar.moment import DAY, MONTH, YEAR, Point, Time

# A month or day without a year is the latest one on or before publication; but a day that lies so many
# days back would have been named with its year, and is the one that comes.
_LONG_AGO = 320
# How much of the publication date a unit needs; all others need the day.
_NEEDED = {"year": YEAR, "decade": YEAR, "easter": YEAR} | dict.fromkeys(
    ("month", "quarter", "same-day", "season", "fiscal"), MONTH
)
_FISCAL = 7  # the month in the middle of those with which fiscal years begin: April, July, October
_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_DAYS = {"week": 7}
_WEEKENDS = {"weekend": 1, "long-weekend": 2}  # days after its Saturday


def resolve(time: Time, published: str | None) -> str | None:
    """The ISO 8601 time or interval that `time` means in a text of that publication date (an ISO prefix).

    None where that needs a publication date that is not known, or not known well enough.
    """
    try:
        bounds = _bounds(time, published)
    except (ValueError, OverflowError):  # beyond the years 1 to 9999
        return None
    if bounds is None:
        return None
    start, end = bounds
    return start if start == end else f"{start}/{end}"


def _bounds(time: Time, published: str | None) -> tuple[str, str] | None:
    if time.point is None:
        return None
    if time.end is not None and not time.closes:
        return _span(time.point, time.end, published)
    stretch = _stretch(time.point, published)
    if stretch is not None and time.lasting is not None:
        return _lasting(stretch, *time.lasting)
    if stretch is None or not time.closes:
        return stretch
    if published is None:
        return stretch[0], ".."
    if time.point.year is None and stretch[0][: len(published)] > published:
        # nothing goes on since a day to come
        stretch = _stretch(replace(time.point, year=int(stretch[0][:YEAR]) - 1), published) or stretch
    close = published[: max(time.closes, MONTH)]
    if close[:MONTH] == stretch[0]:  # since the beginning of this month
        close = published
    elif close[: len(stretch[0])] <= stretch[0]:
        return stretch
    return stretch if close == stretch[0] else (stretch[0], close)


def _lasting(stretch: tuple[str, str], unit: str, count: int) -> tuple[str, str]:
    """The stretch of so many units that ends with another, or begins with it where `count` is negative. It is
    as precise as its unit and its end: a year that ends with a month is of months, one that ends on a day
    within its month of days; a week that ends with a month is only known to lie there.
    """
    start, end = stretch
    if unit == "year" and len(end) == YEAR:
        return _iso(int(end) - count), end
    if len(end) == YEAR:
        return stretch
    if unit in _MONTHS:
        return _months_up_to(end, count * _MONTHS[unit])
    if len(end) == MONTH:
        return stretch
    days = -(-count // 24) if unit == "hour" else count * _DAYS.get(unit, 1) - 1
    last = date.fromisoformat(end)
    if count < 0:
        return start, (last + timedelta(days=-count - 1)).isoformat()
    return (last - timedelta(days=days)).isoformat(), end


def _months_up_to(end: str, count: int) -> tuple[str, str]:
    """So many months that end with a month or on a day."""
    month = end[:MONTH]
    if len(end) == MONTH or (date.fromisoformat(end) + timedelta(days=1)).day == 1:
        return months_before(month, count - 1), month
    known = date.fromisoformat(end)
    day_before = min(known.day, 28)
    first = date.fromisoformat(f"{months_before(month, count)}-{day_before:02}") + timedelta(days=1)
    return first.isoformat(), end


def _span(start: Point, end: Point, published: str | None) -> tuple[str, str] | None:
    """From the start of `start` to the end of `end`; the year of one holds for the other."""
    if start.year and not end.year and end.month and not end.unit:
        later = (end.month, end.day or 31) >= (start.month or 1, start.day or 1)
        end = replace(end, year=start.year if later else start.year + 1)
    last = _stretch(end, published)
    if last is None:
        return None
    if not start.year and start.month and not start.unit:
        year, within = int(last[0][:4]), last[0][5:]
        later = f"{start.month:02}-{start.day or 1:02}"[: len(within) or None] > within
        start = replace(start, year=year - 1 if within and later else year)
    first = _stretch(start, published)
    if first is None:
        return None
    low, high = first[0], last[1]
    if start.weekday is not None and low > high and len(low) == DAY:  # from Friday to Monday
        low = (date.fromisoformat(low) - timedelta(days=7)).isoformat()
    return (low, high) if low <= high else None


def _stretch(point: Point, published: str | None) -> tuple[str, str] | None:
    """The first and last ISO prefix of a point: equal, but for a week, a quarter and a decade."""
    if point.unit == "easter" and point.year:
        iso = _from_easter(point, point.year)
        return iso, iso
    if point.unit is not None:
        return _relative(point, published)
    if point.weekday is not None and point.month is None:
        return _weekday(point, published)
    year = point.year if point.year is not None else _year(point, published)
    if year is None:
        return None
    iso = _iso(year, point.month, point.day)
    return iso, iso


def _iso(year: int, month: int | None = None, day: int | None = None) -> str:
    if month is None:
        return date(year, 1, 1).isoformat()[:4]
    if day is None:
        return date(year, month, 1).isoformat()[:MONTH]
    try:
        return date(year, month, day).isoformat()
    except ValueError:  # 29 February of a common year
        return date(year, month, 1).isoformat()[:MONTH]


def _year(point: Point, published: str | None) -> int | None:
    """The year of a month or day that has none in the text."""
    if published is None or point.month is None:
        return None
    year = int(published[:4])
    if len(published) < MONTH:
        return year
    known = date.fromisoformat((published + "-28")[:DAY])
    day = point.day if point.day and len(published) == DAY else 1
    if (point.month, day) > (known.month, known.day):
        year -= 1
    if point.day is None or len(published) < DAY:
        return year
    return year + 1 if (known - date(year, point.month, min(day, 28))).days > _LONG_AGO else year


def _weekday(point: Point, published: str | None) -> tuple[str, str] | None:
    """The latest such day on or before publication; `back` 1 is one before that day itself."""
    if published is None or len(published) < DAY or point.weekday is None:
        return None
    known = date.fromisoformat(published)
    days = (known.weekday() - point.weekday) % 7
    if point.back > 0:
        days = days or 7
    elif point.back < 0:
        days -= 7
    iso = (known - timedelta(days=days)).isoformat()
    return iso, iso


def _relative(point: Point, published: str | None) -> tuple[str, str] | None:
    """A point counted in units from publication."""
    needed = _NEEDED.get(point.unit or "", DAY)
    if published is None or len(published) < needed:
        return None
    if point.unit == "easter":
        return _easter_day(point, published)
    if point.unit == "same-day":
        return _same_day(point, published)
    if point.unit == "fiscal":
        year = int(published[:YEAR]) - (int(published[YEAR + 1 : MONTH]) < _FISCAL) - point.back
        return _iso(year), _iso(year + 1)
    if point.unit == "season" and point.month is not None:
        return _season(point.month, point.back, _number_of(published))
    if needed == DAY:
        return _days(point, date.fromisoformat(published))
    return _years(point, int(published[:4])) if needed == YEAR else _months(point, published)


def _years(point: Point, year: int) -> tuple[str, str]:
    if point.unit == "decade":
        start = (year // 10 - point.back) * 10
        return _iso(start), _iso(start + 9)
    iso = _iso(year - point.back, point.month, point.day)
    return iso, iso


def _months(point: Point, published: str) -> tuple[str, str]:
    """A month or a quarter."""
    if point.unit == "month":
        iso = months_before(published, point.back)
        return iso, iso
    start = (_number_of(published) // 3 - point.back) * 3
    return _nth_month(start), _nth_month(start + 2)


def _season(month: int, back: int, now: int) -> tuple[str, str]:
    """The three months of the season that begins with `month`: the last one that is over, the next one, or
    that of this year, of which a winter's first month may lie in the one before."""
    start = now // 12 * 12 + month - 1
    if back > 0:
        start -= 12 * sum(start - past + 2 >= now for past in (0, 12))
    elif back < 0:
        start += 12 * (start <= now)
    elif start - 7 >= now:  # it ended no more than three months ago
        start -= 12
    return _nth_month(start), _nth_month(start + 2)


def _same_day(point: Point, published: str) -> tuple[str, str]:
    """The day of publication, but so many months before."""
    month = months_before(published, point.back)
    iso = _iso(
        int(month[:YEAR]), int(month[YEAR + 1 :]), int(published[MONTH + 1 :]) if published[MONTH:] else None
    )
    return iso, iso


def months_before(iso: str, months: int) -> str:
    """The month that lies so many months before that of an ISO date. Raises ValueError before the year 1."""
    return _nth_month(_number_of(iso) - months)


def units_before(iso: str, unit: str, count: int) -> str:
    """The span of so many units right before an ISO date, no finer than that; the month or year before where
    the units are shorter. Raises ValueError before the year 1."""
    if len(iso) == DAY and unit in ("day", "week"):
        end = date.fromisoformat(iso) - timedelta(days=1)
        return f"{(end - timedelta(days=count * _DAYS.get(unit, 1) - 1)).isoformat()}/{end.isoformat()}"
    if len(iso) == YEAR or unit == "year":
        year = int(iso[:YEAR])
        return _span_of(_iso(year - count), _iso(year - 1)) if unit == "year" else _iso(year - 1)
    months = count if unit == "month" else 1
    return _span_of(months_before(iso, months), months_before(iso, 1))


def units_after(iso: str, unit: str, count: int) -> str:
    """The span of so many units from an ISO date on, no finer than either."""
    if len(iso) == DAY and unit in ("day", "week"):
        days = timedelta(days=count * _DAYS.get(unit, 1))
        return f"{iso}/{(date.fromisoformat(iso) + days).isoformat()}"
    if unit == "year":
        return f"{iso[:YEAR]}/{_iso(int(iso[:YEAR]) + count)}"
    months = count if unit == "month" else count * _DAYS.get(unit, 1) // 30
    if months and len(iso) >= MONTH:
        return f"{iso[:MONTH]}/{months_before(iso, -months)}"
    return iso


def _span_of(start: str, end: str) -> str:
    return start if start == end else f"{start}/{end}"


def _number_of(iso: str) -> int:
    """How many months the month of an ISO date is after January of the year 0."""
    return int(iso[:YEAR]) * 12 + int(iso[YEAR + 1 : MONTH]) - 1


def _nth_month(months: int) -> str:
    """The month that is so many months after January of the year 0."""
    return _iso(months // 12, months % 12 + 1)


def _days(point: Point, known: date) -> tuple[str, str]:
    """A day, a week (Monday to Sunday, the running one up to publication) or a weekend."""
    if point.unit == "day":
        iso = (known - timedelta(days=point.back)).isoformat()
        return iso, iso
    if point.unit in _WEEKENDS:
        saturday = known - timedelta(days=(known.weekday() - 5) % 7 + 7 * point.back)
        return saturday.isoformat(), min(saturday + timedelta(days=_WEEKENDS[point.unit]), known).isoformat()
    if point.unit == "nth-week":
        return _nth_week(point.back, known)
    monday = known - timedelta(days=known.weekday() + 7 * point.back)
    if point.weekday is not None:
        iso = (monday + timedelta(days=point.weekday)).isoformat()
        return iso, iso
    sunday = monday + timedelta(days=6)
    return monday.isoformat(), (min(sunday, known) if point.back == 0 else sunday).isoformat()


def _nth_week(number: int, known: date) -> tuple[str, str]:
    """The latest week of that number (ISO 8601) that began by a day. Raises ValueError for a 53rd that the
    year has not."""
    year, running, _ = known.isocalendar()
    days = [date.fromisocalendar(year - (number > running), number, day) for day in (1, 7)]
    return days[0].isoformat(), min(days[1], known).isoformat()


def _easter_day(point: Point, published: str) -> tuple[str, str]:
    """The latest day, so many days from Easter Sunday, on or before publication."""
    year = int(published[:4])
    days = [_from_easter(point, y) for y in (year, year - 1)]
    iso = days[0] if days[0][: len(published)] <= published else days[1]
    return iso, iso


def _from_easter(point: Point, year: int) -> str:
    sunday: date = easter(year)
    return (sunday - timedelta(days=point.back)).isoformat()
