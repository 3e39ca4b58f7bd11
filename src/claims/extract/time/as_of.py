"""Find the time that a figure is about: the event's before the speaker's, the sentence's before one carried
over from other sentences on the same event, and where the text has none the day of publication.
"""

from bisect import bisect
from dataclasses import replace

from claims.extract.calendar.moment import Kind, resolve
from claims.extract.calendar.time_expressions import find_times
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.report.dated import Dated, find_dated, find_undated, is_as_of, is_spoken
from claims.extract.report.headline import summed_up
from claims.extract.report.reading import Reading
from claims.extract.text.sentence import Sentence
from claims.extract.time.inherited_time import carried_time, day_before, happens, spoken_time, tells_of
from claims.extract.time.other_times import Gap, end_of_change, gap_between, is_aside, rank, tells_on
from claims.extract.time.tense import Tense, find_tense
from claims.model import Basis

_NEAREST = 4  # times on either side of a figure that are weighed


def find_period(quantity: Quantity, reading: Reading) -> Found:
    """The time a figure is about, with its words. The value is a pair: ISO 8601 or None, and the basis."""
    own = _own(quantity, reading)
    if own is not None and (not own.spoken or not happens(quantity, reading)):
        return _found(own, quantity.sentence, "period.speech" if own.spoken else "period.event")
    told = summed_up(quantity, reading)
    if told is not None:
        found = find_period(replace(told, metric=quantity.metric), reading)
        return found._replace(rule="period.headline") if found.value[1] is Basis.TEXT else found
    carried = carried_time(quantity, reading)
    if carried is not None and (own is None or _overrides(quantity, carried[1], reading)):
        return _found(carried[0], carried[1], "period.carried")
    if own is not None:
        return _found(own, quantity.sentence, "period.speech")
    spoken = spoken_time(quantity.sentence, reading)
    if spoken is not None:
        return _found(spoken[0], spoken[1], "period.report")
    return Found((reading.document.published, Basis.PUBLICATION), "period.publication")


def _overrides(quantity: Quantity, told: Sentence, reading: Reading) -> bool:
    """Whether the time of another sentence goes before a speaker's in the figure's own: that sentence tells
    of the same, or this one names what it counts since.
    """
    return "since" in quantity.sentence.lower or tells_of(told, quantity.metric, reading)


def _found(dated: Dated, sentence: Sentence, rule: str) -> Found:
    start, end = sentence.starts[dated.time.first], sentence.ends[dated.time.last - 1]
    return Found((dated.iso, Basis.TEXT), rule, start, end)


def _own(quantity: Quantity, reading: Reading) -> Dated | None:
    """The time in the figure's sentence that fits it best: an event's, in its clause, near by."""
    times = quantity.sentence.layer(_times_of, reading)
    if not times:
        return None
    event, published = happens(quantity, reading), reading.document.published
    gaps = [gap_between(quantity, dated, event) for dated in _near_by(quantity, times)]
    fitting = [gap for gap in gaps if not is_aside(gap, published)]
    if not fitting:
        return None
    best = min(fitting, key=lambda gap: rank(gap, reading.lexicon)) if len(fitting) > 1 else fitting[0]
    if not best.dated.iso:
        return None
    return _as_of(best, fitting) or _running(best, published)


def _times_of(sentence: Sentence, reading: Reading) -> list[Dated]:
    """All times of a sentence that may be a figure's, in order."""
    dated = find_dated(sentence, reading) + find_undated(sentence, reading) + _anchored(sentence, reading)
    return sorted(dated, key=lambda dated: dated.time.first)


def _near_by(quantity: Quantity, times: list[Dated]) -> list[Dated]:
    """The times around the figure, so many on either side, and the one that the sentence begins with."""
    if len(times) <= _NEAREST:
        return times
    at = bisect(times, quantity.first, key=lambda dated: dated.time.first)
    start = max(0, at - _NEAREST)
    return times[:1] * (start > 0) + times[start : at + _NEAREST]


def _as_of(best: Gap, fitting: list[Gap]) -> Dated | None:
    """`As of 7 April, 20 have died since October`: the span that the day closes."""
    lower = best.quantity.sentence.lower
    points = [gap for gap in fitting if is_as_of(gap.dated.time, lower)]
    spans = [gap for gap in fitting if gap.dated.time.closes]
    if not points or not spans or best not in (*points, *spans):
        return None
    span = spans[0].dated
    iso = resolve(span.time, points[0].dated.iso.rpartition("/")[2])
    return span._replace(iso=iso) if iso else None


def _anchored(sentence: Sentence, reading: Reading) -> list[Dated]:
    """`a day earlier`, `later that day`: counted from the day of the sentence, or of the event before it."""
    found: list[Dated] = []
    for time in find_times(sentence):
        if time.anchored:
            day = day_before(sentence, reading) or reading.document.published
            iso = resolve(replace(time, anchored=False), day)
            if iso is not None:
                found.append(Dated(time, iso, is_spoken(time, sentence, reading.lexicon)))
    return found


def _running(gap: Gap, published: str | None) -> Dated:
    """`20 have died in the war that began in 2011`: from then up to publication. `since a raid in 2006 that
    killed 20`, `from 20 to 40 since 2018`: at the time itself.
    """
    dated = gap.dated
    if dated.time.kind is not Kind.SINCE and not dated.begins:
        return dated
    perfect = find_tense(gap.quantity) is Tense.PERFECT
    if dated.time.kind is not Kind.SINCE:
        return dated.until_now(published) if perfect else dated
    if end_of_change(gap.quantity) == "from" or (tells_on(gap) and not perfect):
        iso = resolve(replace(dated.time, closes=0), published)
        return dated._replace(iso=iso) if iso else dated
    return dated
