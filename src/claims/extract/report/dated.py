"""The times of a sentence on the calendar, each with what it is the time of: an event, or somebody's words.
Dates that say when the page was published are left out.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from claims.extract.calendar.digit_dates import day_first, in_order
from claims.extract.calendar.meant_times import FORESEES, as_meant, in_year_named
from claims.extract.calendar.moment import DAY, MONTH, Kind, Point, Time
from claims.extract.calendar.relative_rules import LOOKS_AHEAD
from claims.extract.calendar.resolution import resolve
from claims.extract.calendar.time_expressions import find_times
from claims.extract.report.frame import frame_of, is_as_of
from claims.extract.report.narrative import in_year_told
from claims.extract.report.reading import Reading
from claims.extract.report.said_when import PUBLISHED, is_spoken
from claims.extract.report.whole_figure import is_told_of_part
from claims.extract.text.sentence import Sentence
from claims.lexicon.closed_classes import RELATIVES
from claims.record_type import record

_EVENT_LEADS = frozenset("on since until by from between to and the a an this that 's".split())
# "the war, which began with protests in March 2011"
BEGINS = frozenset(
    "began begun started erupted declared broke sparked ignited flared triggered plunged descended start "
    "beginning outbreak onset launch launched commenced resumed".split()
)
_CLAUSE = 8  # words that may stand between those and the time
_HAD = 6  # words around a time with "had" among them
_MODIFIED = 3  # words from "from" to its number: "from more than 20"
_HEAD = 600  # characters in which a text says when it was published
_LATE = 2  # days between the date that a page gives for itself and that of its record


@record
class Dated:
    """A time on the calendar. `spoken`: it says when somebody spoke, or when his paper came out. `begins`:
    something began then that may go on.
    """

    time: Time
    iso: str
    spoken: bool
    begins: bool = False

    def until_now(self, published: str | None) -> "Dated":
        """From this time up to publication."""
        if self.time.closes or self.time.end is not None:
            return self
        iso = resolve(replace(self.time, kind=Kind.SINCE, closes=DAY), published)
        return self.at(iso) if iso else self

    def at(self, iso: str) -> "Dated":
        """This time with another place on the calendar."""
        return Dated(self.time, iso, self.spoken, self.begins)


def find_dated(sentence: Sentence, reading: Reading) -> list[Dated]:
    """The times of `sentence` that have a place on the calendar by themselves, in order; worked out once."""
    return _look_up(sentence, reading)[0]


def find_undated(sentence: Sentence, reading: Reading) -> list[Dated]:
    """Those that would have one, if the text's date of publication were known. Their `iso` is empty."""
    return _look_up(sentence, reading)[1]


def _look_up(sentence: Sentence, reading: Reading) -> tuple[list[Dated], list[Dated]]:
    return sentence.layer(_on_calendar, reading)


def _on_calendar(sentence: Sentence, reading: Reading) -> tuple[list[Dated], list[Dated]]:
    times = find_times(sentence)
    dated: list[Dated] = []
    undated: list[Dated] = []
    if not times:
        return dated, undated
    published = frame_of(reading).anchor
    to_come: Time | None = None
    first = reading.layer(_day_first)
    for time in times:
        named = time if first is None else in_order(time, sentence.lower[time.first : time.last], first=first)
        if named.point is None or named.anchored or _is_furniture(named, sentence, reading):
            continue
        named = in_year_named(named, dated[-1].time if dated else None, published)
        named = in_year_told(named, sentence, reading)
        meant = _long_weekend(as_meant(named, sentence, published, to_come), reading)
        iso = _place_of(_with_year(meant, sentence, published), sentence, reading)
        to_come = meant if published and iso[:DAY] > published else None
        begins = _begins(meant, sentence.lower)
        found = Dated(meant, iso, is_spoken(meant, sentence, reading.lexicon), begins)
        (dated if iso else undated).append(found)
    return dated, undated


def _long_weekend(time: Time, reading: Reading) -> Time:
    """The weekend just over, of which a text says that a holiday made it longer: `Labor Day weekend`."""
    point = time.point
    if point is None or point.unit != "weekend" or point.back or not reading.layer(_is_long):
        return time
    return replace(time, point=replace(point, unit="long-weekend"))


def _is_long(reading: Reading) -> bool:
    return _LONG_WEEKEND.search(reading.document.text) is not None


# The weekends that a free Monday ends.
_LONG_WEEKEND = re.compile(
    r"\b(?:labou?r day|memorial day|columbus day|presidents['’]? day|bank holiday|three-day|long|holiday) "
    r"weekend\b",
    re.I,
)


def _day_first(reading: Reading) -> bool | None:
    return day_first(reading.document.text)


def _place_of(time: Time, sentence: Sentence, reading: Reading) -> str:
    """Where a time lies; what goes on stays open where nobody knows up to when the text tells of it, but for
    a sentence that names the text's last day."""
    frame = frame_of(reading)
    if time.closes and frame.day is None and frame.anchor:
        named = [resolve(other, None) or "" for other in find_times(sentence) if not other.anchored]
        if not any(iso.endswith(frame.anchor) for iso in named):
            return resolve(time, None) or resolve(time, frame.anchor) or ""
    return resolve(time, frame.anchor) or ""


def _begins(time: Time, lower: list[str]) -> bool:
    """Whether something began then: not so in "since the war began and as of 18 May"."""
    told = not BEGINS.isdisjoint(lower[max(0, time.first - _CLAUSE) : time.first])
    return (told or _tells_beginning(time, lower)) and not is_as_of(time, lower)


def _tells_beginning(time: Time, lower: list[str]) -> bool:
    """Whether the time is that of the event with which something began: `It began when the army, which then
    held the north, fired on a crowd in May 2013`."""
    far = max(0, time.first - _FAR_BEGUN)
    if time.closes or time.kind not in _ONCE or BEGINS.isdisjoint(lower[far : time.first]):
        return False
    for k in range(far, time.first - 1):
        if lower[k] in BEGINS and lower[k + 1 + (lower[k + 1] == "out")] in _WITH:
            return ";" not in lower[k : time.first]
    return False


_ONCE = frozenset((Kind.DATE, Kind.MONTH, Kind.YEAR))
_WITH = frozenset(("after", "when", "with"))
_FAR_BEGUN = 50  # words from "began" to its time


def _with_year(time: Time, sentence: Sentence, published: str | None) -> Time:
    """A quarter in the year that its sentence names; a famous day only in texts that are younger."""
    point, end = time.point, time.end
    if point is not None and end is not None and point.unit == "year" and not point.back:
        named = _year_before(time, sentence) or _year_over(end, sentence, published)
        return replace(time, point=_in_year(point, named), end=_in_year(end, named)) if named else time
    if point is None or (
        end is None and not (point.year and published and sentence.lower[time.last - 1].isalpha())
    ):
        return time
    if end is None:
        later = point.year is not None and published is not None and str(point.year) > published
        return replace(time, point=replace(point, year=None)) if later and point.day else time
    if point.year or point.unit or not sentence.lower[time.last - 1].endswith("quarter"):
        return time
    years = {other.point.year for other in find_times(sentence) if other.kind is Kind.YEAR and other.point}
    if len(years) != 1:
        return time
    year = years.pop()
    return replace(time, point=replace(point, year=year), end=replace(end, year=year))


def _year_over(end: Point, sentence: Sentence, published: str | None) -> int | None:
    """The year before that of publication, for months that cannot be over, of which nothing is foreseen: `in
    the first eleven months of the year`, said in January."""
    if (
        published is None
        or len(published) < MONTH
        or end.month is None
        or end.month <= int(published[5:MONTH])
    ):
        return None
    foreseen = LOOKS_AHEAD | FORESEES
    return int(published[:4]) - 1 if foreseen.isdisjoint(sentence.lower) else None


def _year_before(time: Time, sentence: Sentence) -> int | None:
    """The year, named before a time in its sentence, of which `the first half of the year` is a part."""
    if sentence.lower[time.last - 2 : time.last] != ["the", "year"]:
        return None
    named = [it.point.year for it in find_times(sentence) if it.point and it.last <= time.first]
    return named[-1] if named else None


def _in_year(point: Point, year: int) -> Point:
    return replace(point, year=year, unit=None)


def _is_furniture(time: Time, sentence: Sentence, reading: Reading) -> bool:
    """Whether a date at the head of the text says when it was published: `Posted on August 12 2016`."""
    if (
        time.kind is not Kind.DATE
        or sentence.starts[time.first] > _HEAD
        or not (time.point and time.point.year)
    ):
        return False
    if is_as_of(time, sentence.lower):
        return False
    before = sentence.lower[max(0, time.first - 3) : time.first]
    if not PUBLISHED.isdisjoint(before):
        return True
    if before and before[-1] in _EVENT_LEADS:
        return False
    published = frame_of(reading).anchor
    if published is None or len(published) < DAY:
        return not before
    iso = resolve(time, published)
    return iso is not None and len(iso) == DAY and abs(_days_between(iso, published)) <= _LATE


def _days_between(start: str, end: str) -> int:
    return (date.fromisoformat(end) - date.fromisoformat(start)).days


def event_times(sentence: Sentence, reading: Reading) -> Iterator[Dated]:
    """The times of the events that a sentence tells of: no years, nothing that goes on, nothing
    that had been before or befell a part only."""
    for dated in find_dated(sentence, reading):
        if dated.spoken or dated.time.kind is Kind.SINCE or len(dated.iso) in (4, 9) or _is_wide(dated):
            continue
        if not is_aside(dated, sentence) and not _is_of_part(dated, sentence, reading):
            yield dated


def _is_of_part(dated: Dated, sentence: Sentence, reading: Reading) -> bool:
    figures = reading.quantities(sentence.index)
    return any(is_told_of_part(it, dated.time.first) for it in figures if it.last < dated.time.first)


def is_aside(dated: Dated, sentence: Sentence) -> bool:
    """Whether a time is not that of what its sentence tells: what had been before, what that is measured
    against, or what holds as of then."""
    lower = sentence.lower
    return _tells_earlier(lower, dated) or _is_measured(lower, dated.time) or is_as_of(dated.time, lower)


def _is_wide(dated: Dated) -> bool:
    """`this week`, `last week`, `the past few days`: too wide for what the next sentences tell."""
    return dated.time.vague or (dated.time.point is not None and dated.time.point.unit == "week")


def _tells_earlier(lower: list[str], dated: Dated) -> bool:
    """Whether a sentence tells of what was before: `On Tuesday 14 had died`; not so of those only who are
    described: `On Tuesday it hit families who had returned`."""
    last = dated.time.last
    near = range(max(0, dated.time.first - _HAD), min(len(lower), last + _HAD))
    return any(lower[k] == "had" and not (k > last and lower[k - 1] in _WHO) for k in near)


_WHO = RELATIVES | {"that"}


def _is_measured(lower: list[str], time: Time) -> bool:
    """Whether a time is that of a number from which another one is told: `up from 120 on Monday`."""
    for k in range(time.first - 1, max(0, time.first - _HAD), -1):
        if lower[k][0].isdecimal():
            lead = lower[max(0, k - _MODIFIED) : k]
            return not _MEASURES.isdisjoint(lead) or "compared" in lower[max(0, k - _HAD) : k]
    return False


_MEASURES = frozenset(("against", "from"))
