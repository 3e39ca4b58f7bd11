"""Which month, day or weekday of a name is meant where the text gives no year.

It is the latest one before publication, unless its clause looks ahead: `is due to begin on Friday`, `is
needed by July`, `next March`. `Last April`, said in April, is that of the year before.
"""

from dataclasses import replace
from datetime import date

from claims.extract.calendar.moment import DAY, MONTH, YEAR, Kind, Point, Time
from claims.extract.text.sentence import Sentence
from claims.lexicon.closed_classes import DETERMINERS, FINITE_BE

_REACH = 8  # words from what looks ahead to its time
_FAR = 8  # months
_NEXT = frozenset(("next", "coming"))
_AHEAD = frozenset(("will", "would", "due", "scheduled", "upcoming"))
# What looks ahead to a time only where that is the last one: "needs 20 million by July".
_UP_TO = frozenset(("by", "through", "until", "till"))
_NEEDED = frozenset(("ends", "expires", "must", "need", "needed", "needs", "required", "requires", "should"))
_KINDS = frozenset((Kind.DATE, Kind.MONTH, Kind.SINCE, Kind.SPAN, Kind.WEEKDAY))


def as_meant(time: Time, sentence: Sentence, published: str | None) -> Time:
    """`time`, in the year or week that is meant in a text of that day of publication (an ISO prefix)."""
    point = time.point
    if published is None or point is None or point.year or point.unit or time.kind not in _KINDS:
        return time
    words = sentence.lower[time.first : time.last]
    if not _NEXT.isdisjoint(words) or (_is_near(point, published) and _is_to_come(time, sentence)):
        meant = _next_weekday(point, published) if point.month is None else _next_month(point, published)
        end = _next_month(time.end, published) if time.end and not time.end.year else time.end
        return replace(time, point=meant, end=end)
    if "last" in words and point.month == _month(published):
        return replace(time, point=replace(point, year=int(published[:YEAR]) - 1))
    return time


def _is_to_come(time: Time, sentence: Sentence) -> bool:
    """Whether the words before a time look ahead to it: not so in `will try those arrested on Friday`, `would
    condemn the May attack`."""
    if _opens_future(time, sentence) or _is_planned_for(
        sentence.lower[max(0, time.first - _FAR_PLAN) : time.first]
    ):
        return True
    before = sentence.lower[max(0, time.first - _REACH) : time.first]
    at = max((k for k, word in enumerate(before) if word in _AHEAD or word in _NEEDED), default=None)
    if at is None or time.kind is Kind.SINCE:
        return False
    if before[-1] in DETERMINERS or any(map(_is_told, before[at + 1 :])):
        return False
    return before[at] in _AHEAD or before[-1] in _UP_TO


def _opens_future(time: Time, sentence: Sentence) -> bool:
    """Whether a time opens a clause of what is to come: `By December 400 troops are to leave`, `In June they
    will vote`; not `In May officials said that it would`."""
    lower = sentence.lower
    opens = time.first <= 1 or lower[time.first - 1] in _OPENERS or lower[time.first - 2] in _OPENERS
    if not opens or time.kind is Kind.WEEKDAY:
        return False
    for k in range(time.last, min(time.last + _CLAUSE, len(lower) - 1)):
        if lower[k] in _FUTURE or (
            lower[k] in FINITE_BE and lower[k + 1] in ("to", "due", "expected", "projected")
        ):
            return lower[k] not in ("was", "were")
        if lower[k] in _TOLD or _is_told(lower[k]):
            return False
    return False


_OPENERS = frozenset((",", ";", "and", "but", "that"))
_CLAUSE = 12  # words from a time to its verb
_FUTURE = frozenset(("will", "shall"))
_TOLD = frozenset("said told was were had has have says ; :".split())


def _is_planned_for(before: list[str]) -> bool:
    """Whether the words before a time are those of a plan: `plans to feed 400 people in`."""
    for k in range(len(before) - 2, -1, -1):
        if before[k + 1] == "to" and before[k] in _PLANNING:
            had = before[k - 1] if k else ""
            return had not in ("was", "were", "had") and not any(map(_is_told, before[k + 2 :]))
    return False


def _is_told(word: str) -> bool:
    """Whether a word may be a verb of the past."""
    return word.endswith("ed") and word not in ("feed", "need")


_FAR_PLAN = 16  # words from a plan to its time
_PLANNING = frozenset(
    "plans plan hopes hope intends intend aims aim expects wants expected projected forecast".split()
)


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
