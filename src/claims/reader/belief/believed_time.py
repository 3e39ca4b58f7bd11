"""Work out the time of a figure from the words that an answer quotes, by our own calendar.

A model knows which words tell the time of a figure, and reckons badly. So its date is only used to choose:
among the times that the quoted words can mean in this text, counted from its date of publication, the one
that it gives; where the words mean one time only, that one whatever it gives; else none.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice, product

from claims.extract.calendar.moment import DAY, MONTH, YEAR, Kind, Point, Time
from claims.extract.calendar.resolution import resolve
from claims.extract.calendar.time_expressions import find_times
from claims.extract.text.sentence import Sentence
from claims.reader.quotation_search import Place

_TIMES = 6  # time expressions that a figure can rest on
_MEANINGS = 400  # of them together that are looked at
EARLIER = "../"  # before a time: some time before it


def time_meant(given: str, times: Sequence[Time], published: str | None) -> str | None:
    """The time that `given` (ISO 8601) chooses among what some time expressions mean; None for none.

    `published` is the ISO prefix of the day that times are counted from.
    """
    meanings = list(dict.fromkeys(islice(_meanings(times[:_TIMES], published), _MEANINGS)))
    for agree in (_is_same, _is_about_same):
        found = next((it for it in meanings if agree(given, it)), None)
        if found is not None:
            return found
    plain = {iso for time in times if (iso := resolve(time, published))}
    return plain.pop() if len(plain) == 1 else None


def times_in(words: str, places: Iterable[Place], sentences: Sequence[Sentence]) -> list[Time]:
    """The time expressions in quoted words: as they are read in their sentences, else by themselves."""
    found = [time for place in places for time in _times_at(place, sentences)]
    found = found or find_times(Sentence.alone(words))
    return [it for it in found if it.point is not None]


def _times_at(place: Place, sentences: Sequence[Sentence]) -> Iterator[Time]:
    """The time expressions that share a word with a place."""
    at = bisect_right(sentences, place.start, key=lambda it: it.start)
    for sentence in sentences[max(0, at - 1) :]:
        if sentence.start >= place.end:
            return
        for time in find_times(sentence):
            if sentence.starts[time.first] < place.end and place.start < sentence.ends[time.last - 1]:
                yield time


def _meanings(times: Sequence[Time], published: str | None) -> Iterator[str]:
    """What some time expressions can mean: each of them, and spans from one to another."""
    days = [iso for time in times for iso in _alone(time, published)]
    yield from days
    yield from (
        iso for time in times for it in _others(time, times, published) if (iso := resolve(it, published))
    )
    yield from (iso for time in times if time.anchored for day in days for iso in _after(time, day))
    ends = [end for iso in dict.fromkeys(days) for end in iso.split("/") if end != ".."]
    yield from ends
    closed = [*ends, *_cut(published)]
    yield from (f"{start}/{end}" for start, end in product(ends, closed) if start < end)
    if published is None:
        yield from (f"{start}/.." for start in ends)


def _alone(time: Time, published: str | None) -> Iterator[str]:
    """What one time expression can mean: as it is read, as a point, and as a span up to publication."""
    if time.anchored:
        return
    point = replace(time, closes=0)
    kinds = (time, point, *(replace(point, kind=Kind.SINCE, end=None, closes=size) for size in (DAY, MONTH)))
    yield from (iso for it in kinds if (iso := resolve(it, published)))
    if _is_year(time, published):
        since = replace(point, kind=Kind.SINCE, end=None, point=Point(unit="year", month=1), closes=DAY)
        yield from (iso for it in (since, replace(since, closes=MONTH)) if (iso := resolve(it, published)))


def _others(time: Time, times: Sequence[Time], published: str | None) -> Iterator[Time]:
    """What a time that names no year can mean beside the latest such one: the one to come, and that of a
    year which other words tell."""
    point = time.point
    if point is None or point.unit is not None or point.year is not None:
        return
    if point.weekday is not None and point.month is None and not point.back:
        yield replace(time, point=replace(point, back=-1))
    if point.month is not None:
        told = [it.point.year for it in times if it.kind is Kind.YEAR and it.point is not None]
        latest = resolve(time, published)
        coming = [int(latest[:YEAR]) + 1] if latest is not None else []
        yield from (_in_year(time, year) for year in (*told, *coming) if year is not None)


def _in_year(time: Time, year: int) -> Time:
    """A time that names no year, in that year."""
    end = time.end if time.end is None or time.end.year is not None else replace(time.end, year=year)
    return replace(time, point=replace(time.point, year=year) if time.point else None, end=end)


def _is_year(time: Time, published: str | None) -> bool:
    """Whether a time is the year of publication, of which only a part has passed."""
    iso = resolve(replace(time, closes=0), published)
    return published is not None and iso == published[:YEAR]


def _after(time: Time, day: str) -> Iterator[str]:
    """What "the next day" means, counted from a day."""
    if len(day) == DAY and (iso := resolve(replace(time, anchored=False), day)):
        yield iso


def _cut(published: str | None) -> Iterator[str]:
    """The date of publication, as exactly as a span may end with it."""
    if published is not None:
        yield from dict.fromkeys((published, published[:MONTH], published[:YEAR]))


def _is_same(given: str, meant: str) -> bool:
    return given == meant


def _is_about_same(given: str, meant: str) -> bool:
    """Whether two spans begin alike and one ends less exactly than the other."""
    (start, _, end), (other, _, other_end) = given.partition("/"), meant.partition("/")
    return (
        start == other
        and bool(end and other_end)
        and (end.startswith(other_end) or other_end.startswith(end))
    )
