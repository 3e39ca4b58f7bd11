"""Times counted from another one that the text has told: `a day earlier`, `in 2013 and the year before`; and
periods named again: `in the quarter`, `during the period`.
"""

from dataclasses import replace
from datetime import date, timedelta

from claims.dates import read_days
from claims.extract.calendar.meant_times import FORESEES
from claims.extract.calendar.moment import DAY, MONTH, YEAR, Kind, Point, Time
from claims.extract.calendar.neighbour_rules import counted_from_event
from claims.extract.calendar.neighbour_spans import named_after
from claims.extract.calendar.period_rules import WHOLE, names_again
from claims.extract.calendar.relative_rules import LOOKS_AHEAD
from claims.extract.calendar.resolution import months_before, resolve, units_after, units_before
from claims.extract.calendar.time_expressions import find_times
from claims.extract.report.dated import Dated, find_dated
from claims.extract.report.frame import frame_of, is_as_of
from claims.extract.report.reading import Reading
from claims.extract.report.reference import day_meant
from claims.extract.report.reporting_period import reporting_period
from claims.extract.report.said_when import is_spoken
from claims.extract.text.sentence import Sentence
from claims.extract.time.begun_time import WARS, beginning_of, so_far
from claims.lexicon.closed_classes import POSSESSIVES

_BACK = 2  # sentences in which stands the month or year that "a year earlier" is counted from
_FAR = 20  # sentences back to the period that "in the quarter" names again
_DAYS = {"week": range(7, 9), "month": range(28, 32), "quarter": range(89, 93), "year": range(365, 367)}
_LONG = frozenset(("month", "year"))
_MONTHS = 12


def counted_times(sentence: Sentence, reading: Reading) -> list[Dated]:
    """The times of a sentence that are counted from another one, on the calendar."""
    found: list[Dated] = []
    for time in find_times(sentence):
        counts = time.anchored and not _is_told_after(time, sentence, reading)
        iso = _on_calendar(time, sentence, reading) if counts else None
        if iso is not None:
            told = time.lasting and _told_for(time, sentence, reading)
            span = replace(time, closes=0) if told else replace(time, lasting=None)
            found.append(Dated(span, iso, is_spoken(time, sentence, reading.lexicon)))
    return found


def _on_calendar(time: Time, sentence: Sentence, reading: Reading) -> str | None:
    point = time.point
    if time.lasting is not None:
        return _span_beside(time, sentence, reading)
    if named := counted_from_event(time, sentence):
        began = _beginning(frozenset(named), sentence, reading)
        return resolve(replace(time, anchored=False), began) if began else None
    if point is not None and names_again(time, sentence):
        if sentence.lower[time.first + 1] in WHOLE:
            return _full_year(time, sentence, reading)
        of_report = sentence.lower[time.first + 1] == "reporting"
        return (not of_report and _named_beside(point.unit, sentence, reading)) or _of_report(
            point.unit, reading
        )
    if point is not None and point.unit == "year" and point.month:  # in March of that year
        told = _told_before(time, sentence, reading)
        dated = replace(point, unit=None, year=int(told[:YEAR]) if told else None)
        return resolve(replace(time, point=dated, anchored=False), frame_of(reading).anchor)
    if point is not None and point.unit in _LONG:
        told = _told_before(time, sentence, reading)
        last = told.rpartition("/")[2] if told else ".."
        back = int(last[:YEAR]) - point.year if last != ".." and point.year else point.back
        if told and point.unit == "year" and not back and not point.year and _is_that(time, sentence):
            return told[:YEAR]
        shifted = told and _shifted(told, point.unit, back)
        if shifted:
            return shifted
        if point.year:  # the same period of 2015: of which nothing is told
            return str(point.year)
        if _is_same_month(time, sentence):
            return resolve(
                replace(time, point=Point(unit="month", back=_MONTHS), anchored=False),
                frame_of(reading).anchor,
            )
    return _week_told(time, sentence, reading) or _from_day(time, sentence, reading)


def _is_told_after(time: Time, sentence: Sentence, reading: Reading) -> bool:
    """Whether the clause that a time leads tells its day itself: `two days after rebels shot 20 on 1 May`."""
    lower, last = sentence.lower, time.last
    if lower[last - 1] not in ("after", "before"):
        return False
    told = [it for it in find_dated(sentence, reading) if it.time.first > last and len(it.iso) == DAY]
    return any("," not in lower[last : it.time.first] for it in told)


def _full_year(time: Time, sentence: Sentence, reading: Reading) -> str | None:
    """`For the full year`: the year of the quarter that was told before; that of publication, of which
    something is foreseen."""
    published = frame_of(reading).anchor
    if published and not (LOOKS_AHEAD | FORESEES).isdisjoint(sentence.lower):
        return published[:YEAR]
    told = _told_before(time, sentence, reading)
    return told.rpartition("/")[2][:YEAR] if told else None


def _span_beside(time: Time, sentence: Sentence, reading: Reading) -> str | None:
    """So many units before or after the time that is told for them; up to publication those before none."""
    told, published = _told_for(time, sentence, reading), frame_of(reading).anchor
    if told is None or time.lasting is None:
        return resolve(replace(time, anchored=False, lasting=None), published) if time.closes else None
    unit, count = time.lasting
    start, _, end = told.partition("/")
    if count > 0:
        return units_before(start, unit, count)
    base = start if not end or end in ("..", published) else end
    span = units_after(base, unit, -count)
    return None if published and span[: len(published)] > published else _up_to(span, published)


def _up_to(span: str, published: str | None) -> str:
    """A span that does not reach beyond publication."""
    start, _, end = span.partition("/")
    if not published or not end or end <= published:
        return span
    return f"{start}/{published[: max(len(end), MONTH)]}"


def _told_for(time: Time, sentence: Sentence, reading: Reading) -> str | None:
    """The time that a span is counted from: that of the event that is named, `the first week of the siege`,
    that of the beginning that the text tells, or what it told last."""
    named = frozenset(named_after(time, sentence))
    first = sentence.lower[time.first] == "first"
    if named or first:
        began = beginning_of([*named] or [*WARS], sentence, reading)
        if named and began is None:
            possessed = sentence.lower[time.last + 1] in POSSESSIVES  # of its campaign
            told = _told_before(time, sentence, reading) if possessed else None
            return told or _beginning(named, sentence, reading)
        began = began or so_far(sentence, reading)
        if began is None and time.lasting and time.lasting[0] in ("day", "week"):
            return day_meant(sentence, reading)
        return began[0].iso.partition("/")[0] if began else None
    if time.closes and not {*sentence.lower} >= _HAD:
        before = [it for it in find_dated(sentence, reading) if it.time.last <= time.first]
        own = [it.iso for it in before if not (it.spoken or is_as_of(it.time, sentence.lower))]
        return own[-1] if own else None
    return _told_before(time, sentence, reading)


_HAD = frozenset(("had",))


def _from_day(time: Time, sentence: Sentence, reading: Reading) -> str | None:
    """The time counted from the day that is meant."""
    point = time.point
    if point is not None and not point.back and sentence.lower[time.first] == "that":
        day = _day_told(time, sentence, reading)
    else:
        day = _day_of_speech(time, sentence, reading) or day_meant(sentence, reading)
    if day is None and point is not None and point.back < 0:
        return None  # the day after one that is not told
    return resolve(replace(time, anchored=False), day or frame_of(reading).anchor)


def _week_told(time: Time, sentence: Sentence, reading: Reading) -> str | None:
    """The seven days that the text told of last, or so many weeks before: `the week to 10 April ... the week
    before`."""
    if {"week", "weeks"}.isdisjoint(sentence.lower[time.first : time.last]):
        return None
    told = (_told_before(time, sentence, reading) or "").split("/")
    if len(told) != len(_ENDS) or not all(len(day) == DAY for day in told) or time.point is None:
        return None
    start, end = (date.fromisoformat(day) for day in told)
    back = timedelta(days=time.point.back)
    if (end - start).days != _SIX or back.days % (_SIX + 1):
        return None
    return f"{(start - back).isoformat()}/{(end - back).isoformat()}"


_ENDS = ("start", "end")
_SIX = 6  # days from the first of a week to its last


def _day_told(time: Time, sentence: Sentence, reading: Reading) -> str | None:
    """The day that "that day" is: the last one before it in its sentence, else the one told last."""
    own = [it for it in find_dated(sentence, reading) if len(it.iso) == DAY and it.time.last <= time.first]
    if own:
        return own[-1].iso
    before = reading.sentence(sentence.index - 1) if sentence.index else sentence
    return day_meant(before, reading)


def _day_of_speech(time: Time, sentence: Sentence, reading: Reading) -> str | None:
    """The day on which somebody tells of the one before, where the sentence names no day of an event: `said
    on 3 May that 20 had died the previous day`."""
    if time.point is None or time.point.back < 1:
        return None
    days = [it for it in find_dated(sentence, reading) if len(it.iso) == DAY]
    if any(not it.spoken for it in days):
        return None
    return next((it.iso for it in days if it.time.last <= time.first), None)


def _beginning(named: frozenset[str], sentence: Sentence, reading: Reading) -> str | None:
    """The day or month that a sentence before gives for what is named so, else the day of the event that was
    told last: `five days into the offensive`."""
    for index in range(sentence.index - 1, max(-1, sentence.index - _FAR - 1), -1):
        other = reading.sentence(index)
        told = [it for it in find_dated(other, reading) if not it.spoken and "/" not in it.iso]
        at = [k for k, word in enumerate(other.lower) if word in named]
        if told and at:
            return min(told, key=lambda it: min(abs(k - it.time.first) for k in at)).iso
    return day_meant(sentence, reading)


def _is_that(time: Time, sentence: Sentence) -> bool:
    """`that year`."""
    return sentence.lower[time.first] == "that"


def _is_same_month(time: Time, sentence: Sentence) -> bool:
    """`the same month last year`: where the text names no other, that of publication."""
    back = time.point is not None and time.point.back == 1
    return back and {"same", "month"} <= {*sentence.lower[time.first : time.last]}


def _named_beside(unit: str | None, sentence: Sentence, reading: Reading) -> str | None:
    """The last period as long as `unit` that the sentences before tell, else the next one."""
    before = range(sentence.index - 1, max(-1, sentence.index - _FAR - 1), -1)
    after = range(sentence.index + 1, min(sentence.index + _FAR, len(reading.sentences)))
    for index in (*before, *after):
        times = find_dated(reading.sentence(index), reading)
        told = [
            it.iso
            for it in times
            if (unit is None or it.time.kind is not Kind.SINCE) and _is_as_long(it.iso, unit)
        ]
        if told:
            return told[-1] if index < sentence.index else told[0]
    return None


def _of_report(unit: str | None, reading: Reading) -> str | None:
    """The period of the report, if it is as long as `unit`."""
    period = reporting_period(reading)
    return period[0].iso if period and _is_as_long(period[0].iso, unit) else None


def _is_as_long(iso: str, unit: str | None) -> bool:
    """Whether a time is a week, a month, a quarter or a year; without a unit, any span with two ends."""
    days = read_days(iso)
    if days is None or iso.endswith("..") or ("/" not in iso and len(iso) == DAY):
        return False
    return "/" in iso if unit is None else days.length in _DAYS.get(unit, ())


def _told_before(time: Time, sentence: Sentence, reading: Reading) -> str | None:
    """The last time that the text gives before `time`, in its sentence or one of those before; spoken ones
    are none."""
    for index in range(sentence.index, max(-1, sentence.index - _BACK - 1), -1):
        other = reading.sentence(index)
        told = [
            dated
            for dated in find_dated(other, reading)
            if not dated.spoken and (other is not sentence or dated.time.last <= time.first)
        ]
        periods = [it for it in told if it.time.kind is not Kind.WEEKDAY]
        if told:  # made 90 in the fourth quarter, it said on Monday, and 20 a year earlier
            return (periods or told)[-1].iso
    return None


def _shifted(iso: str, unit: str, back: int) -> str | None:
    """A month, a year or a span of them, so many months or years before; None for what is less or more."""
    ends = iso.split("/")
    if unit == "year" and all(len(end) == DAY for end in ends):
        days = [resolve(Time(0, 1, Kind.DATE, _years_before(end, back)), None) for end in ends]
        return "/".join(day for day in days if day) if all(days) else None
    if not all(len(end) in (MONTH, YEAR) for end in ends) or (unit == "month" and len(ends[0]) == YEAR):
        return None
    months = back * (_MONTHS if unit == "year" else 1)
    try:  # of a year, the year of the month that lies so far before its January
        return "/".join(months_before(f"{end}-01"[:MONTH], months)[: len(end)] for end in ends)
    except ValueError:  # before the year 1
        return None


def _years_before(day: str, back: int) -> Point:
    year, month, day_of_month = map(int, day.split("-"))
    return Point(year - back, month, min(day_of_month, 28) if month == 2 else day_of_month)
