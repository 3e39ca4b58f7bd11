"""Times counted from another one that the text has told: `a day earlier`, `in 2013 and the year before`."""

from dataclasses import replace

from claims.extract.calendar.moment import DAY, MONTH, YEAR, Time, months_before, resolve
from claims.extract.calendar.time_expressions import find_times
from claims.extract.report.dated import Dated, find_dated, is_spoken
from claims.extract.report.frame import frame_of
from claims.extract.report.reading import Reading
from claims.extract.report.reference import day_meant
from claims.extract.text.sentence import Sentence

_BACK = 2  # sentences in which stands the month or year that "a year earlier" is counted from
_LONG = frozenset(("month", "year"))
_MONTHS = 12


def counted_times(sentence: Sentence, reading: Reading) -> list[Dated]:
    """The times of a sentence that are counted from another one, on the calendar."""
    found: list[Dated] = []
    for time in find_times(sentence):
        iso = _on_calendar(time, sentence, reading) if time.anchored else None
        if iso is not None:
            found.append(Dated(time, iso, is_spoken(time, sentence, reading.lexicon)))
    return found


def _on_calendar(time: Time, sentence: Sentence, reading: Reading) -> str | None:
    point = time.point
    if point is not None and point.unit in _LONG:
        told = _told_before(time, sentence, reading)
        back = int(told.rpartition("/")[2][:YEAR]) - point.year if told and point.year else point.back
        shifted = told and _shifted(told, point.unit, back)
        if shifted:
            return shifted
        if point.year:  # the same period of 2015: of which nothing is told
            return str(point.year)
    day = day_meant(sentence, reading) or frame_of(reading).anchor
    return resolve(replace(time, anchored=False), day)


def _told_before(time: Time, sentence: Sentence, reading: Reading) -> str | None:
    """The last time that the text gives before `time`, in its sentence or one of those before; spoken ones
    are none."""
    for index in range(sentence.index, max(-1, sentence.index - _BACK - 1), -1):
        other = reading.sentence(index)
        told = [
            dated.iso
            for dated in find_dated(other, reading)
            if not dated.spoken and (other is not sentence or dated.time.last <= time.first)
        ]
        if told:
            return told[-1]
    return None


def _shifted(iso: str, unit: str, back: int) -> str | None:
    """A month, a year or a span of them, so many months or years before; None for what is less or more."""
    ends = iso.split("/")
    if unit == "year" and all(len(end) == DAY for end in ends):
        return "/".join(f"{int(end[:YEAR]) - back:04}{end[YEAR:]}" for end in ends)
    if not all(len(end) in (MONTH, YEAR) for end in ends) or (unit == "month" and len(ends[0]) == YEAR):
        return None
    months = back * (_MONTHS if unit == "year" else 1)
    try:  # of a year, the year of the month that lies so far before its January
        return "/".join(months_before(f"{end}-01"[:MONTH], months)[: len(end)] for end in ends)
    except ValueError:  # before the year 1
        return None
