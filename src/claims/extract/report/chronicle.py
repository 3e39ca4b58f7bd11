"""The entries of a chronicle: lines that begin with a time and a mark, `14 August 2018: ...`, `2019 – ...`.
A day or month that names no year is of the year of the entries around it, as their order goes.
"""

import re
from bisect import bisect
from dataclasses import replace

from claims.extract.calendar.moment import YEAR, Kind, Point, Time
from claims.extract.calendar.resolution import resolve
from claims.extract.calendar.time_expressions import find_times
from claims.extract.report.frame import frame_of
from claims.extract.report.reading import Reading
from claims.extract.text.sentence import Sentence
from claims.lexicon.closed_classes import MONTH_STEMS
from claims.record_type import record

_SEVERAL = 3  # entries that make a chronicle
_MARKS = frozenset((":", "–", "—", "-", "|"))
_KINDS = frozenset((Kind.DATE, Kind.MONTH, Kind.YEAR, Kind.SPAN))
# A line that may begin with a time; a bullet and marks of a heading may stand before it.
_LINE = re.compile(
    rf"\n[^\w\n]{{0,9}}((?:\d|(?i:{'|'.join(sorted(MONTH_STEMS))}|early|mid|late|spring|summer|autumn|fall|"
    r"winter|end)))"
)


@record
class Entry:
    """A time at the head of a line, in the year that is meant, its place on the calendar and its sentence;
    `start` and `end` are characters of the text, up to the next entry or an empty line before other text.
    """

    time: Time
    iso: str
    sentence: Sentence
    start: int
    end: int


def entry_at(start: int, reading: Reading) -> Entry | None:
    """The entry in which a character of the text stands, None outside of a chronicle."""
    entries = reading.layer(_entries)
    at = bisect(entries, start, key=lambda entry: entry.start) - 1
    return entries[at] if at >= 0 and start < entries[at].end else None


def _entries(reading: Reading) -> list[Entry]:
    """The entries in their order, where a text has several with times of their own."""
    heads = list(_heads(reading))
    if len({(time.point, time.end) for time, *_ in heads}) < _SEVERAL:
        return []
    text, anchor = reading.document.text, frame_of(reading).anchor
    years = [time.point.year for time, *_ in heads if time.point and time.point.year]
    rising = not years or years[0] <= years[-1]
    found: list[Entry] = []
    before: Point | None = None
    for k, (head, sentence, start) in enumerate(heads):
        time = _in_order(head, before, anchor, rising=rising)
        before = time.point if time.point and time.point.year else before
        until = heads[k + 1][2] if k + 1 < len(heads) else text.find("\n", start)
        iso = resolve(time, anchor)
        if iso:
            found.append(Entry(time, iso, sentence, start, until if until >= 0 else len(text)))
    return found


def _heads(reading: Reading) -> list[tuple[Time, Sentence, int]]:
    """The times that begin lines with a mark after them, each with its sentence and first character."""
    found = []
    for line in _LINE.finditer("\n" + reading.document.text):
        start = line.start(1) - 1
        index = bisect(reading.sentences, start, key=lambda it: it.start) - 1
        sentence = reading.sentence(max(index, 0))
        for time in find_times(sentence) or _bare_year(sentence, start):
            if sentence.starts[time.first] == start and _is_head(time, sentence.lower):
                found.append((time, sentence, start))
    return found


def _bare_year(sentence: Sentence, start: int) -> list[Time]:
    """A year alone, which only the mark after it tells from any other number."""
    k = bisect(sentence.starts, start) - 1
    word = sentence.lower[max(k, 0)]
    year = word.isdecimal() and len(word) == YEAR and _FIRST <= int(word) <= _LAST
    return [Time(k, k + 1, Kind.YEAR, Point(year=int(word)))] if year else []


_FIRST, _LAST = 1500, 2100


def _is_head(time: Time, lower: list[str]) -> bool:
    point = time.point
    plain = point is not None and not (point.unit or time.anchored or time.closes)
    return plain and time.kind in _KINDS and not _MARKS.isdisjoint(lower[time.last : time.last + 1])


def _in_order(time: Time, before: Point | None, published: str | None, *, rising: bool) -> Time:
    """A time without a year, in the first year that does not go back behind the entry before it; the last
    one where the latest entries stand first."""
    point = time.point
    if point is None or point.year or before is None or before.year is None:
        return time
    here, there = (point.month or 1, point.day or 0), (before.month or 1, before.day or 0)
    year = before.year + (here < there if rising else -(here > there and before.month is not None))
    if published is not None and year > int(published[:YEAR]):
        return time
    end = replace(time.end, year=year) if time.end and not time.end.year else time.end
    return replace(time, point=replace(point, year=year), end=end)
