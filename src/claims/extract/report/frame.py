"""The day that a document is read from: its publication, or where nobody knows that, what its report is of.

From that day weekdays are counted, "last month" and years that are not said, and on it holds what the text
gives no other time for. A report that nobody has dated dates itself: in its head ("Situation Report No. 5,
12 May 2015", "8-14 June 2020"), or by the day as of which it gives its figures.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import takewhile

from claims.extract.calendar.moment import DAY, MONTH, Kind, Time
from claims.extract.calendar.resolution import resolve
from claims.extract.calendar.time_expressions import find_times
from claims.extract.report.headline import unprinted_title
from claims.extract.report.reading import Reading
from claims.extract.text.sentence import Sentence
from claims.lexicon.closed_classes import WEEKDAY_STEMS
from claims.record_type import record

_HEAD_WORDS = 25  # words of a line that may be a head
_FEW = 5  # words beside a date that stands alone
_BEGINNING = 300  # characters in which a line with a date needs no other sign of being a head
_LEAD = 6  # words from "as of" to its time
_NEAREST = timedelta(days=182)  # from there back the latest day of a name is the nearest
_NEXT = timedelta(days=300)  # and from there the next one
_ONE_STORY = timedelta(days=31)  # between two days of which one text tells as news
_ASKED = frozenset(("of", "at", "on"))
# What a report calls itself.
_REPORTS = frozenset(
    "appeal assessment brief briefing bulletin dashboard digest factsheet flash highlights monitor "
    "monitoring newsletter overview period profile report review sitrep snapshot summary update".split()
)
# A line with one of these is a sentence.
_VERBS = frozenset("is are was were has have had be been said says will would can could did does do".split())
_STOPS = frozenset(".!?")
_TOP = 600  # characters in which a text says when it came out
# In small letters: a pattern for any letters takes five times as long.
_DAY_PRINTED = re.compile(r"\b(?:posted|published|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? [^\n]{0,16}\d{4})")
_PUBLISHED = frozenset(("posted", "published"))
_CHANGED = frozenset(("updated", "update", "modified", "edited", "revised", "accessed", "retrieved"))
_PREPOSITIONS = frozenset("after before between by during from in on since through till until".split())
_TO_COME = frozenset("will would next upcoming due plan plans planned expected projected".split())


@record
class Frame:
    """The day a document is read from (an ISO prefix), the rule that found it, and the words it rests on.

    `day` is what figures without another time are told as of; `anchor` is what times are counted from, and
    is known more often.
    """

    day: str | None
    anchor: str | None
    rule: str
    start: int = 0
    end: int = 0


@record
class _Printed:
    """A date that a text prints: the last day of what its words mean."""

    iso: str
    sentence: Sentence
    time: Time


def frame_of(reading: Reading) -> Frame:
    """The day that a document is read from; worked out once."""
    return reading.layer(_find_frame)


def _find_frame(reading: Reading) -> Frame:
    published = reading.document.published
    if published is not None:
        printed = _printed_otherwise(published, reading)
        return (
            _frame(printed, "period.of-head")
            if printed
            else Frame(published, published, "period.publication")
        )
    sentences = [sentence for sentence in reading.sentences if find_times(sentence)]
    dates = [printed for sentence in sentences for printed in _full_dates(sentence)]
    head = _latest([printed for printed in dates if _is_head(printed)])
    if head is not None:
        return _frame(head, "period.of-head")
    titled = _latest([printed for line in unprinted_title(reading) for printed in _of_title(line)])
    if titled is not None:
        return Frame(titled.iso, titled.iso, "period.of-head")
    anchor = _latest(dates)
    if anchor is None:
        return _in_only_year(sentences)
    days = list(_days_without_year(sentences, _after(anchor)))
    told = _latest([*filter(_is_told, days), *filter(_is_told, dates)])
    if told is not None:
        return _frame(told, "period.of-figures")
    latest = _latest(days)
    if latest is None:
        return Frame(None, anchor.iso, "period.publication")
    if not _is_beside(latest, dates):
        return Frame(None, None, "period.publication")
    return _frame(_Printed(latest.iso[:MONTH], latest.sentence, latest.time), "period.of-days")


def _in_only_year(sentences: list[Sentence]) -> Frame:
    """Of a text that names one year, and no day or month in it: the day in that year as of which it gives its
    figures: `As of 30 November, 20 have come in 2018`."""
    times = [time for sentence in sentences for time in find_times(sentence)]
    points = [point for time in times for point in (time.point, time.end) if point is not None]
    years = {f"{point.year:04}" for point in points if point.year}
    told = [it for year in years for it in _days_without_year(sentences, year) if _is_told(it)]
    latest = _latest(told) if len(years) == 1 else None
    return _frame(latest, "period.of-figures") if latest else Frame(None, None, "period.publication")


def _printed_otherwise(published: str, reading: Reading) -> _Printed | None:
    """The day of publication that the text prints at its head, where it is another than the record's: that
    is the day on which a page was stored."""
    if len(published) < DAY or not reading.layer(_names_its_day):
        return None
    told = False  # a sentence stands before, so that a line with a date may head an entry of a chronicle
    for sentence in takewhile(lambda sentence: sentence.start < _TOP, reading.sentences):
        for printed in _full_dates(sentence):
            if len(printed.iso) == DAY and _is_of_publication(printed, told):
                return printed if printed.iso != published else None
        told = told or sentence.lower[-1] in _STOPS
    return None


def _names_its_day(reading: Reading) -> bool:
    return _DAY_PRINTED.search(reading.document.text[:_TOP].lower()) is not None


def _is_of_publication(printed: _Printed, told: bool) -> bool:
    """Whether a date says when its text came out: `Posted on May 3, 2016`, `Monday, May 3, 2016, 03:52 pm`;
    one that tells of changes too says nothing."""
    sentence, time = printed.sentence, printed.time
    before = sentence.lower[max(0, time.first - _LEAD) : time.first]
    if not _CHANGED.isdisjoint(sentence.lower) or time.kind is not Kind.DATE:
        return False
    if before and before[-1] in ("on", ":", "posted", "published"):
        return not _PUBLISHED.isdisjoint(before)
    start = sentence.starts[time.first]
    begins_line = not start or sentence.text[start - 1] == "\n"
    return begins_line and not told and sentence.lower[time.first][:3] in WEEKDAY_STEMS


def _frame(printed: _Printed, rule: str) -> Frame:
    sentence, time = printed.sentence, printed.time
    return Frame(printed.iso, printed.iso, rule, sentence.starts[time.first], sentence.ends[time.last - 1])


def _latest(dates: list[_Printed]) -> _Printed | None:
    """The latest of some dates; of a month and a day in it, the day."""
    return max(dates, key=lambda printed: printed.iso, default=None)


def _full_dates(sentence: Sentence) -> Iterator[_Printed]:
    """The days and months of a sentence that are named with their year, but for those to come."""
    for time in find_times(sentence):
        iso = None if time.anchored or time.point is None else resolve(time, None)
        first, _, last = (iso or "").rpartition("/")
        day = first if last == ".." else last
        if (
            len(day) >= MONTH
            and day > _OLDEST
            and not (_is_to_come(time, sentence) or _compares(time, sentence))
        ):
            yield _Printed(day, sentence, time)


_OLDEST = "1950"  # texts that nobody has dated are younger: what lies before is history


def _compares(time: Time, sentence: Sentence) -> bool:
    """Whether something is only compared with what was then: `the strongest growth since April 2009`, `higher
    than in June 2019`, where no later time is named."""
    before = sentence.lower[max(0, time.first - _LEAD) : time.first + 1]
    if before[-2:-1] == ["than"] or before[-3:-2] == ["than"] or before[-3:-1] in _COMPARED:
        return True
    return time.kind is Kind.SINCE and any(word in _MOST or word.endswith("est") for word in before)


_MOST = frozenset(("first", "most", "worst"))
_COMPARED = (["compared", "to"], ["compared", "with"])


def _is_beside(printed: _Printed, dates: list[_Printed]) -> bool:
    """Whether a text names a day with its year so close to one without that both are of one story. Otherwise
    nobody knows the year: what it names in full may be of long ago."""
    day = date.fromisoformat((printed.iso + "-15")[:DAY])
    full = [date.fromisoformat(other.iso) for other in dates if len(other.iso) == DAY]
    return any(abs(other - day) <= _ONE_STORY for other in full)


def _days_without_year(sentences: list[Sentence], after: str) -> Iterator[_Printed]:
    """The days that a text names by day and month alone, as it does while they are fresh: the latest before
    `after`."""
    for sentence in sentences:
        for time in find_times(sentence):
            point = time.end or time.point
            if time.anchored or point is None or not point.day or point.year or point.unit:
                continue
            iso = resolve(replace(time, closes=0), after)
            if iso and not _is_to_come(time, sentence):
                yield _Printed(iso.rpartition("/")[2], sentence, time)


def _is_to_come(time: Time, sentence: Sentence) -> bool:
    return not _TO_COME.isdisjoint(sentence.lower[: time.first])


def _is_told(printed: _Printed) -> bool:
    return len(printed.iso) == DAY and is_as_of(printed.time, printed.sentence.lower)


def _is_head(printed: _Printed) -> bool:
    """Whether a date stands in a line that is no sentence: one that names the report, or the first ones, or
    one of hardly more than the date.
    """
    sentence, time = printed.sentence, printed.time
    lower = sentence.lower
    if (
        is_in_opening_bracket(sentence, time)
        or _is_of_post(sentence, time)
        or _is_of_dateline(sentence, time)
    ):
        return True
    if len(sentence) > _HEAD_WORDS or not _VERBS.isdisjoint(lower):
        return False
    open_end = lower[-1] not in _STOPS
    if open_end and len(sentence) - (time.last - time.first) <= _FEW:
        return True
    governed = time.first > 0 and lower[time.first - 1] in _PREPOSITIONS
    if governed or is_as_of(time, lower):
        return False
    return (open_end and sentence.start < _BEGINNING) or not _REPORTS.isdisjoint(lower)


def _of_title(title: Sentence) -> Iterator[_Printed]:
    """The dates of a title that the text does not print which say of when the report is: `Flash Update, 4
    March 2014`."""
    for printed in _full_dates(title):
        first, last = printed.time.first, printed.time.last
        ends = last == len(title) and first > 0 and not title.lower[first - 1].isalnum()
        if ends or (_is_head(printed) and not _REPORTS.isdisjoint(title.lower)):
            yield printed


def is_in_opening_bracket(sentence: Sentence, time: Time) -> bool:
    """Whether a text begins with a date in brackets, alone or with its place or source: `[31 July 2021,
    Chad] Two camps`, `(OCHA 02/05/2020)`."""
    lower = sentence.lower
    if sentence.index or lower[0] not in _CLOSED_BY:
        return False
    until = min(len(lower), _BRACKETED)
    return _CLOSED_BY[lower[0]] in lower[time.last : until] and _CLOSED_BY[lower[0]] not in lower[: time.last]


_CLOSED_BY = {"[": "]", "(": ")"}
_BRACKETED = 16  # words of such a bracket


def _is_of_post(sentence: Sentence, time: Time) -> bool:
    """Whether a date is that of a post that a text shows, which came out on its day: `— A Name (@name) May 3,
    2016`."""
    lower, first = sentence.lower, time.first
    near = range(max(0, first - _HANDLE), first)
    return lower[first - 1 : first] == [")"] and any(lower[k].startswith("@") for k in near)


_HANDLE = 6  # words from "@" to the date


def _is_of_dateline(sentence: Sentence, time: Time) -> bool:
    """Whether a date stands after a place, and its agency or a dash after it, before what a text begins to
    tell: `MERU, 4 April 2014 (KNA) - The river`."""
    words, first, last = sentence.words, time.first, time.last
    if first < _PLACED or sentence.starts[first] > _BEGINNING or words[first - 1] != ",":
        return False
    if not words[first - 2].isupper():
        return False
    after = words[last : last + _AGENCY]
    return after[:1] in _DASHES or (after[:1] == ["("] and ")" in after and after[1][:1].isupper())


_PLACED = 2  # words: a place and its comma
_AGENCY = 7  # words of a bracket with the name of an agency
_DASHES = (["-"], ["–"], ["—"], ["--"])


def is_as_of(time: Time, lower: list[str]) -> bool:
    """Whether a report gives its figures for that time: `as of May 28`, `as at 19:30 February 5`."""
    for i in range(time.first - 1, max(0, time.first - _LEAD), -1):
        if lower[i] in _ASKED and lower[i - 1] == "as":
            return True
    return False


def _after(printed: _Printed) -> str:
    """The day from which days without a year are counted back: they lie close to the latest date that has
    one, and after one since when something goes on.
    """
    reach = _NEXT if printed.time.kind is Kind.SINCE else _NEAREST
    return (date.fromisoformat((printed.iso + "-15")[:DAY]) + reach).isoformat()
