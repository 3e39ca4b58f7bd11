"""Which month, day or weekday of a name is meant where the text gives no year.

It is the latest one before publication, unless its clause looks ahead: `is due to begin on Friday`, `is
needed by July`, `next March`. `Last April`, said in April, is that of the year before.
"""

from dataclasses import replace
from datetime import date

from claims.extract.calendar.moment import DAY, MONTH, YEAR, Kind, Point, Time
from claims.extract.text.sentence import Sentence
from claims.lexicon.closed_classes import DETERMINERS

_REACH = 8  # words from what looks ahead to its time
_FAR = 8  # months
_NEXT = frozenset(("next", "coming"))
_AHEAD = frozenset(("will", "would", "due", "scheduled", "upcoming"))
# What looks ahead to a time only where that is the last one: "needs 20 million by July".
_UP_TO = frozenset(("by", "until", "till"))
_NEEDED = frozenset(("ends", "expires", "must", "need", "needed", "needs", "required", "requires", "should"))
_KINDS = frozenset((Kind.DATE, Kind.MONTH, Kind.SINCE, Kind.WEEKDAY))


def as_meant(time: Time, sentence: Sentence, published: str | None) -> Time:
    """`time`, in the year or week that is meant in a text of that day of publication (an ISO prefix)."""
    point = time.point
    if published is None or point is None or point.year or point.unit or time.kind not in _KINDS:
        return time
    words = sentence.lower[time.first : time.last]
    if not _NEXT.isdisjoint(words) or (_is_near(point, published) and _is_to_come(time, sentence)):
        meant = _next_weekday(point, published) if point.month is None else _next_month(point, published)
        return replace(time, point=meant)
    if "last" in words and point.month == _month(published):
        return replace(time, point=replace(point, year=int(published[:YEAR]) - 1))
    return time


def _is_to_come(time: Time, sentence: Sentence) -> bool:
    """Whether the words before a time look ahead to it: not so in `will try those arrested on Friday`, `would
    condemn the May attack`."""
    before = sentence.lower[max(0, time.first - _REACH) : time.first]
    at = max((k for k, word in enumerate(before) if word in _AHEAD or word in _NEEDED), default=None)
    if at is None or time.kind is Kind.SINCE:
        return False
    if before[-1] in DETERMINERS or any(word.endswith("ed") for word in before[at + 1 :]):
        return False
    return before[at] in _AHEAD or before[-1] in _UP_TO


def _is_near(point: Point, published: str) -> bool:
    """Whether a month lies so few months ahead that nobody names its year; a month just over does not."""
    month = _month(published)
    return point.month is None or month is None or (point.month - month) % 12 <= _FAR


def _next_weekday(point: Point, published: str) -> Point:
    """That weekday in the week to come; the day of publication itself stays what it is."""
    same = len(published) == DAY and date.fromisoformat(published).weekday() == point.weekday
    return point if same or point.back else replace(point, back=-1)


def _next_month(point: Point, published: str) -> Point:
    """That month of the year of publication, or of the next one if it is over by then."""
    month = _month(published)
    if point.month is None or month is None:
        return point
    return replace(point, year=int(published[:YEAR]) + (point.month < month))


def _month(published: str) -> int | None:
    """The month of an ISO date, 1 to 12; None where it has none."""
    return int(published[YEAR + 1 : MONTH]) if len(published) >= MONTH else None
