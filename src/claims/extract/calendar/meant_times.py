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
_NEEDED = frozenset("could ends expires may might must need needed needs required requires should".split())
_KINDS = frozenset((Kind.DATE, Kind.MONTH, Kind.SINCE, Kind.SPAN, Kind.WEEKDAY))


def as_meant(time: Time, sentence: Sentence, published: str | None, to_come: Time | None = None) -> Time:
    """`time`, in the year or week that is meant in a text of that day of publication (an ISO prefix).
    `to_come`: the time before it in the sentence, if that one lies ahead."""
    point = time.point
    if published is None or point is None or point.year or point.unit or time.kind not in _KINDS:
        return time
    words = sentence.lower[time.first : time.last]
    if _is_foreseen(time, sentence, published):
        year = int(published[:YEAR])
        end = replace(time.end, year=year) if time.end else None
        return replace(time, point=replace(point, year=year), end=end)
    listed = to_come is not None and _is_listed(to_come, time, sentence)
    ahead = _is_near(point, published) and (listed or _is_to_come(time, sentence))
    if _is_just_after(time, words, published):
        return replace(time, point=replace(point, back=-1))
    if not _NEXT.isdisjoint(words) or ahead or _is_lasting_to(time, sentence, published):
        meant = _next_weekday(point, published) if point.month is None else _next_month(point, published)
        end = _next_month(time.end, published) if time.end and not time.end.year else time.end
        return replace(time, point=meant, end=end)
    if "last" in words and point.month == _month(published):
        return replace(time, point=replace(point, year=int(published[:YEAR]) - 1))
    return time


def in_year_named(time: Time, before: Time | None, published: str | None) -> Time:
    """A month or day without a year, in the earlier year of the month that its sentence names before it: `400
    died in May 2019, and 90 in July`."""
    point = time.point
    if before is None or published is None or time.kind not in _NAMED:
        return time
    if point is None or point.year or point.unit or not point.month:
        return time
    last = before.end or before.point
    if before.closes or last is None or not last.year or not last.month:
        return time
    same = last.month <= point.month and last.year < int(published[:YEAR])
    return replace(time, point=replace(point, year=last.year)) if same else time


_NAMED = frozenset((Kind.DATE, Kind.MONTH))


def _is_foreseen(time: Time, sentence: Sentence, published: str) -> bool:
    """Whether a quarter or a half is the running one, of which its sentence tells what is expected: `expects
    first-quarter sales of 20 million`, said in February."""
    point, end, month = time.point, time.end, _month(published)
    if time.kind is not Kind.SPAN or not (point and end and month) or end.year or point.day:
        return False
    if not (point.month and end.month and point.month <= month <= end.month):
        return False
    return not FORESEES.isdisjoint(sentence.lower[max(0, time.first - _REACH) : time.last + _REACH])


FORESEES = frozenset(
    "anticipates estimates expect expected expects forecast forecasts guidance outlook predicts projects "
    "sees".split()
)


def _is_to_come(time: Time, sentence: Sentence) -> bool:
    """Whether the words before a time look ahead to it: not so in `will try those arrested on Friday`, `would
    condemn the May attack`."""
    planned = sentence.lower[max(0, time.first - _FAR_PLAN) : time.first]
    if _opens_future(time, sentence) or _is_planned_for(planned, time.kind):
        return True
    before = sentence.lower[max(0, time.first - _REACH) : time.first]
    if _is_scheduled(before):
        return True
    if _AHEAD.isdisjoint(before) and _NEEDED.isdisjoint(before):
        before = _clause_of(time, sentence)
    to_be = [k + 1 for k in range(len(before) - 2) if before[k] in FINITE_BE and before[k + 1] == "to"]
    ahead = [k for k, word in enumerate(before) if word in _AHEAD or word in _NEEDED]
    at = max(to_be[-1:] + ahead[-1:], default=None)
    if at is None or time.kind is Kind.SINCE:
        return False
    inside = before[at + 1 :]
    inside = inside[2:] if inside[:1] == ["be"] else inside  # will be shut in May
    if before[-1] in DETERMINERS or any(map(_is_told, inside)):
        return False
    return before[at] in _AHEAD or at in to_be or before[-1] in _UP_TO


def _clause_of(time: Time, sentence: Sentence) -> list[str]:
    """The words of a time's clause before it; weekdays are counted from the verb next before them."""
    before = sentence.lower[max(0, time.first - _FAR_WILL) : time.first]
    ends = [k for k, word in enumerate(before) if word in _CLAUSE_ENDS]
    return before[ends[-1] + 1 if ends else 0 :] if time.kind is not Kind.WEEKDAY else before[-1:]


_FAR_WILL = 24  # words from "will" to a month or a day of one
_CLAUSE_ENDS = frozenset("; : after before but said since that told when where which while who".split())


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


def _is_just_after(time: Time, words: list[str], published: str) -> bool:
    """Whether a weekday is that of the day after publication, of which a text that was brought up to date
    tells the hour: `early on Tuesday`, said on Monday, is not six days ago."""
    point = time.point
    if point is None or point.weekday is None or point.month or point.back or len(published) < DAY:
        return False
    after = (date.fromisoformat(published).weekday() + 1) % 7 == point.weekday
    return after and not _HOURS.isdisjoint(words)


_HOURS = frozenset(("early", "morning"))


def _is_listed(other: Time, time: Time, sentence: Sentence) -> bool:
    """Whether a time goes on a list that another one begins: `will rise by 10 % on July 1, 15 % on August 1
    and 20 % on September 1`."""
    between = sentence.lower[other.last : time.first]
    if not 0 < len(between) <= _ITEM or between[0] not in (",", "and") or other.kind is not time.kind:
        return False
    return _TOLD.isdisjoint(between) and not any(map(_is_told, between))


_ITEM = 10  # words from one time of a list to the next


def _is_scheduled(before: list[str]) -> bool:
    """Whether the words before a time tell what it is the date of, as a timetable does: `the scheme ends at
    the end of`, `the seats are up for election in`."""
    lead = len(before)
    while lead and before[lead - 1] in _LEADS:
        lead -= 1
    return 0 < lead < len(before) and (
        before[lead - 1] in _TIMETABLE or before[max(0, lead - 3) : lead - 1] == ["up", "for"]
    )


_LEADS = frozenset("at in on from the end beginning start of".split())
_TIMETABLE = frozenset("begins closes ends expires opens starts".split())


def _is_lasting_to(time: Time, sentence: Sentence, published: str) -> bool:
    """Whether a time without a year is the end of what goes on up to then, and nearer ahead than behind:
    `fund the schools through December`, said in September."""
    month, lead = _month(published), time.first - 1
    if time.kind not in (Kind.DATE, Kind.MONTH) or not time.point or not time.point.month or month is None:
        return False
    ahead = (time.point.month - month) % 12
    return lead >= 0 and sentence.lower[lead] in _LASTING and 0 < ahead <= _NEARER


_LASTING = _UP_TO - {"by"}
_NEARER = 5  # months


def _is_planned_for(before: list[str], kind: Kind) -> bool:
    """Whether the words before a time are those of a plan: `plans to feed 400 people in`; a weekday after
    somebody's plans is that of what was told of them: `He criticised its plans to build on Monday`."""
    for k in range(len(before) - 2, -1, -1):
        if before[k + 1] == "to" and before[k] in _PLANNING:
            had = before[k - 1] if k else ""
            owned = kind is Kind.WEEKDAY and (had in DETERMINERS or had == "'s")
            return not (owned or had in _HAD) and not any(map(_is_told, before[k + 2 :]))
    return False


_HAD = frozenset(("was", "were", "had"))


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
