"""How far a time in a figure's sentence reaches: up to publication or the day that closes it, at which end of
a change it lies, and the one day of a week that the text tells later.

"48 people were killed earlier this week. The troops came on Tuesday."
"""

from dataclasses import replace

from claims.extract.calendar.moment import DAY, MONTH, YEAR, Kind, Point, Time
from claims.extract.calendar.resolution import resolve
from claims.extract.figure.quantity import Quantity
from claims.extract.report.dated import Dated, find_dated
from claims.extract.report.frame import frame_of, is_as_of
from claims.extract.report.reading import Reading
from claims.extract.text.sentence import Sentence
from claims.extract.time.event_told import tells_of
from claims.extract.time.gap import Gap, end_of_change, is_said_earlier, tells_on
from claims.extract.time.other_clause import runs_on, sums
from claims.extract.time.relative_clause import compares, is_of_compared
from claims.extract.time.tense import Tense, find_tense
from claims.lexicon import Lexicon

_ADDING = frozenset(("another", "further", "more"))
_AHEAD = 12  # sentences in which the day is told


def day_within(dated: Dated, quantity: Quantity, reading: Reading) -> tuple[Dated, Sentence] | None:
    """The first day of the week of `dated` that later sentences tell of, other than that of publication."""
    point = dated.time.point
    if dated.time.kind is not Kind.RELATIVE or point is None or point.unit != "week":
        return None
    if find_tense(quantity) is not Tense.PAST:
        return None
    start, _, end = dated.iso.partition("/")
    index, published = quantity.sentence.index, frame_of(reading).anchor
    for at in range(index, min(index + 1 + _AHEAD, len(reading.sentences))):
        sentence = reading.sentence(at)
        if at > index and not _ADDING.isdisjoint(sentence.lower):
            return None  # last week 12 died; on Sunday another nine
        if at > index + 1 and not tells_of(sentence, quantity.metric, reading):
            continue
        for other in find_dated(sentence, reading):
            if other.spoken or len(other.iso) != DAY or other.iso == published:
                continue
            if start <= other.iso <= end:
                return other, sentence
    return None


def closed_span(best: Gap, fitting: list[Gap], published: str | None, lexicon: Lexicon) -> Dated | None:
    """`As of 7 April, 20 have died since October`, `By 7 April, 20 died this year`, `On 7 April 2009 he said
    that 20 had died since 2004`: the span that the day closes."""
    lower = best.quantity.sentence.lower
    points = [gap for gap in fitting if is_as_of(gap.dated.time, lower) or _is_by(gap.dated.time, lower)]
    spans = [gap for gap in fitting if gap.dated.time.closes or _is_this_year(gap.dated.time, published)]
    if not points and spans and spans[0].dated.time.kind is Kind.SINCE:
        points = [gap for gap in fitting if is_said_earlier(gap, published, lexicon)]
    if not points or not spans or best not in points + spans or points[0] is spans[0]:
        return None  # `as of 2016`, in that year
    span, day = spans[0].dated, points[0].dated.iso.rpartition("/")[2]
    if not span.time.closes:
        return _so_far(span, day, DAY)
    iso = resolve(span.time, day)
    return span.at(iso) if iso else None


def _is_by(time: Time, lower: list[str]) -> bool:
    """Whether a sentence begins with the day by which it counts: `By 7 April 20 had died`."""
    return time.first == 1 and lower[0] == "by" and time.kind is Kind.DATE


def running(gap: Gap, published: str | None) -> Dated:
    """`20 have died in the war that began in 2011`: from then up to publication. `since a raid in 2006 that
    killed 20`, `from 20 to 40 since 2018`: at the time itself.
    """
    dated = gap.dated
    end = _end_of_span(gap)
    if end is not None:
        return dated.at(end)
    perfect = find_tense(gap.quantity) is Tense.PERFECT
    counts = perfect or _is_so_far(gap) or _is_sum(gap.quantity) or _has_happened(gap)
    if counts and _is_this_year(dated.time, published):
        return _so_far(dated, published)
    if dated.time.kind is not Kind.SINCE and not dated.begins:
        return dated
    if dated.time.kind is not Kind.SINCE:
        return dated.until_now(published) if perfect or runs_on(gap) else dated
    compared = compares(gap.quantity.sentence.lower, dated.time) and is_of_compared(gap)
    if compared or end_of_change(gap.quantity) == "from" or (tells_on(gap) and not perfect):
        iso = resolve(replace(dated.time, closes=0), published)
        return dated.at(iso) if iso else dated
    return dated


def _end_of_span(gap: Gap) -> str | None:
    """`rose from 20 to 40 between May 2019 and June 2020`: of a level that changes, the month or year that it
    has at either end."""
    start, _, end = gap.dated.iso.partition("/")
    time = gap.dated.time
    if time.kind is not Kind.SPAN or time.end is None or time.closes or len(start) != len(end):
        return None
    change = end_of_change(gap.quantity)
    return {"from": start, "to": end}.get(change) if change else None


def _is_this_year(time: Time, published: str | None) -> bool:
    """Whether a time is the year of publication, by whatever name."""
    if time.kind is Kind.YEAR and time.point is not None:
        return published is not None and time.point == Point(year=int(published[:YEAR]))
    running = time.kind is Kind.RELATIVE and time.point == Point(unit="year") and time.end is None
    return running and not time.anchored  # not "that year"


def _has_happened(gap: Gap) -> bool:
    """`the 500 people abducted this year`: what happens only is told once it has happened."""
    quantity = gap.quantity
    coming = not _COMING.isdisjoint(quantity.sentence.lower[: quantity.first])
    return gap.event and not coming and find_tense(quantity) is not Tense.FUTURE


_COMING = frozenset("aims could expected hope hopes may might plan planned plans should will would".split())


def _is_so_far(gap: Gap) -> bool:
    """`so far in 2016`; `fled earlier this year`."""
    first, lower = gap.dated.time.first, gap.quantity.sentence.lower
    earlier = lower[first] == "earlier" and find_tense(gap.quantity) is Tense.PAST
    return earlier or "far" in lower[max(0, first - 2) : first]


def _is_sum(quantity: Quantity) -> bool:
    """`brings to 20 the number of those killed this year`."""
    lower, first = quantity.sentence.lower, quantity.first
    return lower[max(0, first - 1) : first] == ["to"] and sums(lower[:first])


def _so_far(dated: Dated, published: str | None, closes: int = MONTH) -> Dated:
    """`20 have died this year`: from its first month up to publication, to the month or to the day."""
    since = replace(dated.time, kind=Kind.SINCE, point=Point(unit="year", month=1), closes=closes)
    iso = resolve(since, published)
    return dated.at(iso) if iso else dated
