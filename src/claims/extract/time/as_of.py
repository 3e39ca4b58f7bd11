"""Find the time that a figure is about: the event's before the speaker's, the sentence's before one carried
over from other sentences on the same event, and where the text has none the day of publication.
"""

from bisect import bisect
from collections.abc import Iterable, Mapping
from dataclasses import replace

from claims.extract.calendar.moment import DAY, Kind
from claims.extract.calendar.resolution import resolve
from claims.extract.choose.candidate import NOTHING, Candidate, FieldReader, Rule, rule
from claims.extract.choose.once_chosen import chosen_for
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.report.dated import Dated, find_dated, find_undated
from claims.extract.report.frame import frame_of
from claims.extract.report.headline import summed_up, unprinted_title
from claims.extract.report.reading import Reading
from claims.extract.report.reporting_period import as_period, reporting_period, year_of_report
from claims.extract.report.survey import survey_time
from claims.extract.report.whole_figure import is_fronted, whole_of
from claims.extract.text.sentence import Sentence
from claims.extract.time.carried import of_head, spoken_time
from claims.extract.time.counted_time import counted_times
from claims.extract.time.event_told import (
    HARMS,
    day_of_named_event,
    is_done_to,
    is_of_aftermath,
    is_of_named,
    tells_aftermath,
    without_aftermath,
)
from claims.extract.time.gap import (
    Gap,
    gap_between,
    nearest_cited,
    of_own_part,
    rank,
    without_contrasted,
)
from claims.extract.time.inherited_time import carried_time, happens, tells_same
from claims.extract.time.labelled_time import labelled_time, years_of_section
from claims.extract.time.main_time import main_time
from claims.extract.time.meant_event import (
    list_head,
    time_right_before,
    told_year,
    was_so,
)
from claims.extract.time.other_times import is_aside
from claims.extract.time.running_time import closed_span, day_within, running
from claims.extract.time.tense import Tense, find_tense
from claims.model import Basis

_NEAREST = 4  # times on either side of a figure that are weighed


def _in_sentence(quantity: Quantity, reading: Reading) -> Iterable[Candidate]:
    """The times in the figure's sentence that fit it, of events or of speech, and what tells against each."""
    now = _said_now(quantity, reading)
    if now is not None:
        yield Candidate(now, NOTHING)
        return
    fitting = _fitting(quantity, reading)
    if not any(gap.after for gap in fitting):
        whole = whole_of(quantity, reading)
        fitting = _fitting(whole, reading) if whole and _goes_along(quantity, whole) else fitting
    if not fitting:
        return
    if len(fitting) == 1:
        if fitting[0].dated.iso:
            yield _candidate(fitting[0], fitting, NOTHING, reading)
        return
    ranked = [(rank(gap, reading.lexicon), gap) for gap in fitting]
    if not min(ranked, key=lambda it: it[0])[1].dated.iso:
        return  # the time that fits best cannot be told without the day of publication
    for (in_speech, crossings, words), gap in ranked:
        if gap.dated.iso:
            against = {"time.spoken": in_speech, "time.crossings": crossings, "time.words": words}
            yield _candidate(gap, fitting, against, reading)


def _said_now(quantity: Quantity, reading: Reading) -> Found | None:
    """The day of a figure that is said to be the present one, whatever was or will be: `from 900 currently to
    500 by May`; or that of the day's trading: `Shares fell 4 percent in early trading`."""
    after, sentence, day = max(quantity.last, quantity.noun[1]), quantity.sentence, frame_of(reading).day
    if day is None:
        return None
    if sentence.lower[after : after + 1] == ["currently"]:
        return Found((day, Basis.TEXT), "period.event", *sentence.extent(after, after + 1))
    lower = sentence.lower[after : after + _TO_TRADING]
    at = next((k for k in range(1, len(lower)) if lower[k] in _TRADING and lower[k - 1] in _HOURS), None)
    if at is None or sentence.layer(_times_of, reading):
        return None
    return Found((day, Basis.TEXT), "period.event", *sentence.extent(after + at - 1, after + at + 1))


_TO_TRADING = 10  # words
_TRADING = frozenset(("trade", "trading", "deals", "dealings"))
_HOURS = frozenset(
    "after-hours afternoon after-market early extended late midday mid-morning morning pre-market premarket "
    "opening".split()
)


def _goes_along(quantity: Quantity, whole: Quantity) -> bool:
    """Whether a part is told of the time of its whole: not `of the 500 abducted this year 80 are missing`."""
    return not is_fronted(whole, quantity) or find_tense(quantity) is Tense.PAST


def _candidate(gap: Gap, fitting: list[Gap], against: Mapping[str, float], reading: Reading) -> Candidate:
    """The time of a figure that a time in its sentence gives."""
    published = frame_of(reading).anchor
    dated = closed_span(gap, fitting, published, reading.lexicon) or running(gap, published)
    dated = as_period(_up_to_head(dated, gap, reading), reading)
    if dated.spoken and happens(gap.quantity, reading):
        against = {**against, "time.of-speech": 1}
    name = "period.speech" if dated.spoken else "period.event"
    day = None if dated.spoken else day_within(dated, gap.quantity, reading)
    if day is not None:
        return Candidate(_found(*day, name), against)
    return Candidate(_found(dated, gap.quantity.sentence, name), against)


def _up_to_head(dated: Dated, gap: Gap, reading: Reading) -> Dated:
    """A time that goes on, up to the day for which the head of the report says that it gives its figures."""
    head = of_head(gap.quantity.sentence, reading) if dated.time.closes else None
    if head is None or not dated.iso.endswith(frame_of(reading).day or "-"):
        return dated
    iso = resolve(dated.time, head[0].iso)
    return dated.at(iso) if iso else dated


def _fitting(quantity: Quantity, reading: Reading) -> list[Gap]:
    """The times around a figure in its sentence, but for those that tell of something else."""
    times = quantity.sentence.layer(_times_of, reading)
    if not times:
        return []
    event, published = happens(quantity, reading), frame_of(reading).anchor
    gaps = [gap_between(quantity, dated, event) for dated in _near_by(quantity, times)]
    if any(_only_lasts(gap) for gap in gaps) and labelled_time(quantity, reading):
        gaps = [gap for gap in gaps if not _only_lasts(gap)]
    gaps = without_aftermath([gap for gap in gaps if not is_of_aftermath(gap, reading)], reading)
    fitting = nearest_cited([gap for gap in gaps if not is_aside(gap, published, reading.lexicon)])
    if event and len(fitting) == 1 and _comes_after(fitting[0], reading):
        return []
    return of_own_part(without_contrasted(fitting), reading.quantities(quantity.sentence.index))


def _only_lasts(gap: Gap) -> bool:
    """Whether a time only tells how long something took, `in two days of fighting`: under a date up to then,
    not up to publication."""
    time, lower = gap.dated.time, gap.quantity.sentence.lower
    return time.kind is Kind.SPAN and time.closes > 0 and lower[time.last : time.last + 1] == ["of"]


def _comes_after(gap: Gap, reading: Reading) -> bool:
    """Whether a day is that of what came of an event, whose own another sentence tells: `On Thursday aid was
    sent after a storm killed 20. The storm struck on Tuesday`."""
    came = tells_aftermath(gap.dated, gap.quantity.sentence, reading) and gap.quantity.metric in HARMS
    if not came and (gap.after or "after" not in gap.words or gap.dated.iso != frame_of(reading).day):
        return False
    if gap.quantity.sentence.lower[0] == "as":  # as of 11 a.m. on Thursday
        return False
    carried = carried_time(gap.quantity, reading)
    return carried is not None and carried[0].iso < gap.dated.iso and len(carried[0].iso) == DAY


def _headline(quantity: Quantity, reading: Reading) -> Found | None:
    """A headline's figure has the time of the one that it sums up."""
    told = summed_up(quantity, reading)
    if told is None:
        return None
    found = chosen_for(AS_OF, replace(told, metric=quantity.metric), reading).found
    return found.by("period.headline") if found.value[1] is Basis.TEXT else found


def _carried(quantity: Quantity, reading: Reading) -> Found | None:
    """The time of the event that the figure belongs to, from another sentence. It goes before a speaker's in
    the figure's own where that sentence tells of the same, or this one names what it counts since."""
    carried = carried_time(quantity, reading)
    event = happens(quantity, reading)
    if carried is None and (event or was_so(quantity)):
        goes_on = event or quantity.unit == "percent"
        carried = told_year(quantity, reading, goes_on=goes_on)
    if carried is None and (event or was_so(list_head(quantity, reading))):
        told = main_time(quantity, reading)
        carried = None if told else time_right_before(quantity, reading, event=event)
    named = day_of_named_event(quantity, reading)
    if named and is_of_named(carried, named, quantity):
        carried = named
    if carried is None or _outlasts(quantity, carried[0]):
        return None
    goes_on = "/" in carried[0].iso and carried[0].iso.endswith(frame_of(reading).day or "-")
    own = any(gap.dated.iso and not (goes_on and gap.dated.spoken) for gap in _fitting(quantity, reading))
    if own and "since" not in quantity.sentence.lower and not tells_same(carried[1], quantity, reading):
        return None
    return _found(*carried, _among_days("period.carried", reading))


def _of_main_event(quantity: Quantity, reading: Reading) -> Found | None:
    """The time of the event that the text is about."""
    main = main_time(quantity, reading)
    if main and _outlasts(quantity, main[0]):
        return None
    return main and _found(*main, _among_days("period.main-event", reading))


def _outlasts(quantity: Quantity, dated: Dated) -> bool:
    """Whether a rate by the month or the year is no matter of one day: `It earns $20 million a year`."""
    return quantity.per in ("month", "year") and len(dated.iso) == DAY


def _among_days(rule: str, reading: Reading) -> str:
    """The evidence of a time from another sentence, apart for texts that tell of many days and not of their
    own."""
    return f"{rule}-among-days" if frame_of(reading).rule == "period.of-days" else rule


def _of_label(quantity: Quantity, reading: Reading) -> Found | None:
    """The date at the head of its paragraph, or the years at that of its section."""
    label = labelled_time(quantity, reading)
    return _found(*label, "period.label") if label else years_of_section(quantity, reading)


def _of_report(quantity: Quantity, reading: Reading) -> Found | None:
    """When somebody spoke in another sentence."""
    spoken = spoken_time(quantity.sentence, reading)
    return spoken and _found(*spoken, "period.report")


def _of_reporting_period(quantity: Quantity, reading: Reading) -> Found | None:
    """The period that the report covers, for what happened in it, or that of a survey, for what it found."""
    if (asked := survey_time(quantity, reading)) is not None:
        return asked
    tense = find_tense(quantity)
    befell = happens(quantity, reading) or (tense is Tense.PAST and is_done_to(quantity))
    if not befell or tense in (Tense.PRESENT, Tense.FUTURE):
        return None
    period = reporting_period(reading)
    if period is not None and period[1] in unprinted_title(reading):
        return Found((period[0].iso, Basis.TEXT), "period.of-report-head")
    if period is not None:
        return _found(*period, "period.of-report-head")
    return year_of_report(reading) if tense is not Tense.PERFECT else None


def _published(quantity: Quantity, reading: Reading) -> Found:
    frame = frame_of(reading)
    return Found((frame.day, Basis.PUBLICATION), frame.rule, frame.start, frame.end)


def _found(dated: Dated, sentence: Sentence, rule: str) -> Found:
    start, end = sentence.extent(dated.time.first, dated.time.last)
    return Found((dated.iso, Basis.TEXT), rule, start, end)


def _times_of(sentence: Sentence, reading: Reading) -> list[Dated]:
    """All times of a sentence that may be a figure's, in order."""
    dated = find_dated(sentence, reading) + find_undated(sentence, reading) + counted_times(sentence, reading)
    return sorted(dated, key=lambda dated: dated.time.first)


def _near_by(quantity: Quantity, times: list[Dated]) -> list[Dated]:
    """The times around the figure, so many on either side, and the one that the sentence begins with."""
    if len(times) <= _NEAREST:
        return times
    at = bisect(times, quantity.first, key=lambda dated: dated.time.first)
    start = max(0, at - _NEAREST)
    return times[:1] * (start > 0) + times[start : at + _NEAREST]


# The time a figure is about, with its words. The value is a pair: ISO 8601 or None, and the basis.
AS_OF: FieldReader[Reading] = FieldReader(
    "as_of",
    (
        Rule("period.in-sentence", propose=_in_sentence),
        rule("period.of-headline", _headline),
        rule("period.of-event", _carried),
        rule("period.of-label", _of_label),
        rule("period.of-main-event", _of_main_event),
        rule("period.of-report", _of_report),
        rule("period.of-reporting-period", _of_reporting_period),
        rule("period.of-publication", _published),
    ),
)
