"""The year of a month or day that names none, in a text that goes back: `The group took the town in May 2014.
In July it killed 40 people there` tells of 2014, whenever it was written.

It is the first such month after the time told before, unless it is so near to publication, and so far from
that time, that a reader takes it for the latest one. A chronicle has an order of its own.
"""

from dataclasses import replace
from datetime import date

from claims.extract.calendar.moment import DAY, MONTH, YEAR, Kind, Point, Time
from claims.extract.calendar.resolution import resolve
from claims.extract.calendar.time_expressions import find_times
from claims.extract.report.chronicle import entry_at
from claims.extract.report.frame import frame_of
from claims.extract.report.reading import Reading
from claims.extract.text.sentence import Sentence
from claims.lexicon.closed_classes import DETERMINERS
from claims.record_type import record

_REACH = 2  # sentences from a time to the next one that goes on from it
_YEAR = 12  # months
_NEXT = 6  # months from a time to the next one that goes on from it, though publication is not far
_SOON = 3  # and to one that does so whenever it was written
_LONG_AGO, _RECENT, _JUST = 6, 3, 1  # months before publication
_FRONTED = 2  # words before a year that begins its sentence
_KINDS = frozenset((Kind.DATE, Kind.MONTH, Kind.SINCE, Kind.SPAN))
_EXPLICIT = frozenset((Kind.DATE, Kind.MONTH, Kind.YEAR, Kind.SPAN))
# A sentence with one of these tells of what has come about by now, or is to come.
_NOT_TOLD = frozenset("has have will shall would due expected planned scheduled".split())


@record
class _Told:
    """The time told last: its year and month, the month 0 where only the year is known, its sentence, and
    whether it stands at the head of that."""

    year: int
    month: int
    sentence: Sentence
    leads: bool


def in_year_told(time: Time, sentence: Sentence, reading: Reading) -> Time:
    """A day or month without a year, in that of its entry, or of what the text has told before it."""
    point = time.point
    if point is None or point.year or point.unit or not point.month or time.anchored:
        return time
    entry = entry_at(sentence.starts[time.first], reading)
    if entry is not None:
        year = entry.time.point.year if entry.time.point else None
    else:
        year = reading.layer(_years).get((sentence.index, time.first))
    return replace(time, point=replace(point, year=year)) if year else time


def _years(reading: Reading) -> dict[tuple[int, int], int]:
    """The years of the months and days that are told on from an earlier year, by sentence and word."""
    published = frame_of(reading).anchor
    found: dict[tuple[int, int], int] = {}
    if published is None or len(published) < MONTH:
        return found
    told: _Told | None = None
    named: _Told | None = None  # the year or month named last, however it is told
    this_year = -_REACH  # the last sentence that names the year of publication
    for sentence in reading.sentences:
        for time in find_times(sentence):
            if time.point is None or time.anchored:
                continue
            if _is_without_year(time):
                year = _year_beside(named, time, sentence, published) or _year_of_clause(
                    named, time, sentence
                )
                if not year and told and (told.month or sentence.index - this_year > _REACH):
                    year = _year_from(told, time, sentence, published)
                told = _Told(year, _month_of(time), sentence, time.first < _FRONTED) if year else None
                if year:
                    found[sentence.index, time.first] = year
                continue
            told = _explicit(time, sentence, told, published)
            last: Point = time.end or time.point
            if last.year:
                named = _Told(last.year, last.month or 0, sentence, time.first < _FRONTED)
                this_year = sentence.index if last.year == int(published[:YEAR]) else this_year
    return found


def _year_beside(named: _Told | None, time: Time, sentence: Sentence, published: str) -> int | None:
    """The year of `that August`, or of `the following March`, by the time that was named last."""
    lead, point = sentence.lower[time.first - 1] if time.first else "", time.point
    if named is None or point is None or not point.month or sentence.index - named.sentence.index > _REACH:
        return None
    after = lead in _AFTER
    if not after and lead != "that":
        return None
    year = named.year + (after and (not named.month or point.month <= named.month))
    return year if year <= int(published[:YEAR]) else None


def _year_of_clause(named: _Told | None, time: Time, sentence: Sentence) -> int | None:
    """The year that a clause tells on of: `in the 2014 war, which lasted from 8 July to 26 August`."""
    if named is None or named.month or named.sentence.index != sentence.index:
        return None
    near = sentence.lower[max(0, time.first - _CLAUSE) : time.first]
    told = str(named.year) in near and near[near.index(str(named.year)) :]
    return named.year if told and "which" in told and not _WENT.isdisjoint(told) else None


_CLAUSE = 8  # words from a year to a time of the clause after it
_WENT = frozenset("began broke ended erupted lasted ran started".split())
_AFTER = frozenset(("following", "subsequent"))


def _is_without_year(time: Time) -> bool:
    point = time.point
    return time.kind in _KINDS and point is not None and not (point.year or point.unit) and bool(point.month)


def _month_of(time: Time) -> int:
    last = time.end or time.point
    return (last.month or 0) if last else 0


def _explicit(time: Time, sentence: Sentence, told: _Told | None, published: str) -> _Told | None:
    """What is told after a time that needs no other: an earlier year, or nothing that others go on from."""
    last: Point | None = time.end or time.point
    if last is None or time.kind not in _EXPLICIT or time.closes or not last.year:
        return None
    if last.year >= int(published[:YEAR]):
        return None
    if not _NOT_TOLD.isdisjoint(sentence.lower):
        return None  # what began in May 2011 has cost 20 lives
    if not last.month and not _is_fronted(time, sentence):
        return told if told and told.year == last.year else None
    return _Told(last.year, last.month or 0, sentence, time.first < _FRONTED)


def _is_fronted(time: Time, sentence: Sentence) -> bool:
    """Whether a year begins its sentence, and not as a name: not so of `The 2006 census`."""
    lead = sentence.lower[time.first - 1] if time.first else ""
    return time.first < _FRONTED and lead not in DETERMINERS


def _year_from(told: _Told, time: Time, sentence: Sentence, published: str) -> int | None:
    """The year in which a month or day follows on what was told before it, if it does."""
    if not _goes_on(told, time, sentence):
        return None
    point, latest = time.point, resolve(replace(time, closes=0), published)
    if point is None or not point.month or latest is None:
        return None
    year = told.year + (point.month < told.month)
    if year >= int(latest[:YEAR]):
        return None
    ago = _months_between(latest.partition("/")[0], published)
    if not told.month:
        return year if ago > _RECENT or (len(latest) == MONTH and ago == 0) else None
    ahead = (point.month - told.month) % _YEAR
    soon = not point.day and ahead <= _SOON
    return year if ago > _LONG_AGO or (ahead <= _NEXT and (soon or ago > _JUST)) else None


def _goes_on(told: _Told, time: Time, sentence: Sentence) -> bool:
    """Whether a sentence may tell on from a time: it is near, in the same paragraph, and tells what happened;
    or both paragraphs begin with their times."""
    before = told.sentence
    apart = sentence.index - before.index
    if apart > (_REACH if told.month else 1) or not _NOT_TOLD.isdisjoint(sentence.lower):
        return False
    beside = "\n" not in sentence.text[before.end : sentence.start]
    return beside or (apart == 1 and told.leads and time.first < _FRONTED)


def _months_between(start: str, end: str) -> int:
    """Whole months from one ISO date to another; a month begins with its first day."""
    one, other = (date.fromisoformat((iso + "-01")[:DAY]) for iso in (start, end))
    return (other.year - one.year) * _YEAR + other.month - one.month - (other.day < one.day)
