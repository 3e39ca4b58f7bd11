"""Times as a text names them: what sort of words, and which stretch of the calendar those name."""

from dataclasses import dataclass
from enum import StrEnum

LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)  # of the months, in days
DAY, MONTH, YEAR = 10, 7, 4  # characters of an ISO date that name the day, the month, the year
_ROUND = {
    "fortnight": ("day", 14),
    "minute": ("day", 0),
    "hour": ("day", 0),
    "week": ("day", 7),
    "decade": ("year", 10),
    "century": ("year", 100),
}


class Kind(StrEnum):
    """What sort of words name the time."""

    DATE = "date"
    MONTH = "month"
    YEAR = "year"
    WEEKDAY = "weekday"
    RELATIVE = "relative"  # today, last week, two years ago
    SPAN = "span"  # from X to Y, the 1990s, the past three days
    SINCE = "since"
    DURATION = "duration"  # three years: no place on the calendar
    CLOCK = "clock"


@dataclass(frozen=True, slots=True)
class Point:
    """A stretch of the calendar named by its parts; `None`: the words do not say it.

    With a `unit`, the point is the day, week, month, quarter, year or decade that lies `back` units before
    the one of publication, and month, day and weekday are parts of that. A weekday without a unit is the
    latest one on or before publication, with `back` the one before that day, or after it (-1). `same-day`
    is the day of publication, `back` months before, and `fiscal` the two years of a fiscal one.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None  # Monday is 0
    unit: str | None = None
    back: int = 0


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression: words `first` up to, not including, `last` of its sentence."""

    first: int
    last: int
    kind: Kind
    point: Point | None = None  # None: nothing to resolve
    end: Point | None = None  # a span's other end
    closes: int = 0  # an open span ends with so many characters of the publication date; 0: it is not open
    anchored: bool = False  # "a day earlier": counted from the time the text spoke of before
    lasting: tuple[str, int] | None = None  # a span of so many units that ends with the point, < 0: begins

    @property
    def vague(self) -> bool:
        """Whether it is a span without known ends: `the past few days`. It dates its own clause only."""
        return self.kind is Kind.SPAN and self.end is None and not self.closes and self.lasting is None


def back_from_now(unit: str, count: int) -> Point:
    """The point `count` units ago, no finer than the words: a year, a month; for weeks and less a day."""
    name, times = _ROUND.get(unit, (unit, 1))
    return Point(unit=name, back=count * times)
