"""Estimates over time: a series for each voice, and the range of published estimates as steps.

Nothing is interpolated. A stock holds until its voice's next figure, or until its metric's window is over;
where nothing holds there is a gap. A flow belongs to its own period and to nothing after it. A figure told as
replaced stands no later than its text says, holds for nothing and is in no range.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from claims.compare.clocks import lasts
from claims.compare.entry.estimate_protocols import ToldEstimate
from claims.compare.entry.question_key import QuestionKey
from claims.compare.entry.wording import say_voice
from claims.compare.origin.counts import Counts
from claims.compare.origin.independence import count
from claims.compare.question.published_range import Range, range_of
from claims.compare.question.question import find_range, group_by_time, span_of
from claims.compare.relation.verdict import voice
from claims.compare.world import World
from claims.dates import OPEN_START, Days


class Bar(NamedTuple):
    """One estimate in time: from `low` to `high` over the days of its as-of time."""

    estimate: ToldEstimate
    days: Days  # of a figure told as replaced: those at whose end at the latest it was so
    until: int  # the last day on which it holds, as an ordinal
    low: Decimal | None
    high: Decimal | None
    disputed: bool  # its text doubts it
    superseded: bool  # its text tells it as replaced, and not when it was so

    @property
    def standing(self) -> bool:
        """Whether its text neither doubts it nor tells it as replaced."""
        return not self.disputed and not self.superseded

    @property
    def when(self) -> Days:
        """Its as-of time as it is told; without a beginning where it is told as replaced."""
        return Days(OPEN_START, self.days.last) if self.superseded else self.days


@dataclass(frozen=True, slots=True)
class Series:
    """What one voice says over time."""

    name: str
    attributed: bool
    bars: tuple[Bar, ...]


class Step(NamedTuple):
    """The range of the estimates that hold on each of these days."""

    days: Days
    range: Range
    estimates: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """Everything said on one metric, subject and place, over time."""

    key: QuestionKey
    series: tuple[Series, ...]  # by their first figure
    steps: tuple[Step, ...]  # in order; days between them are gaps
    counts: Counts
    undated: int  # estimates without an as-of time, which no timeline can show

    @property
    def days(self) -> Days:
        """From the first as-of day to the last."""
        bars = [bar.days for series in self.series for bar in series.bars]
        return Days(min(d.first for d in bars), max(d.last for d in bars))


def find_timelines(estimates: Iterable[ToldEstimate], world: World) -> list[Timeline]:
    """A timeline for each metric, subject, places and group that has a dated estimate; the fullest first.
    Of the world only the metrics are looked at."""
    keyed: dict[QuestionKey, list[ToldEstimate]] = defaultdict(list)
    for estimate in sorted(estimates, key=lambda e: e.lead.order):
        key = estimate.lead.question_key
        keyed[key._replace(superseded=False) if key.superseded else key].append(estimate)
    lines = [_timeline(key, same, world) for key, same in keyed.items()]
    return sorted((line for line in lines if line.series), key=lambda line: -line.counts.mentions)


def _timeline(key: QuestionKey, estimates: Sequence[ToldEstimate], world: World) -> Timeline:
    voices: dict[object, list[ToldEstimate]] = defaultdict(list)
    for estimate in estimates:
        if estimate.lead.days:
            voices[voice(estimate.lead)].append(estimate)
    lasting = lasts(key.measure, key.metric, world)
    series = sorted(
        (_series(same, lasting) for same in voices.values()), key=lambda s: (s.bars[0].days, s.name)
    )
    bars = [bar for one in series for bar in one.bars]
    stock = key.measure == "stock"
    steps = _stock_steps(bars) if stock else _flow_steps([b.estimate for b in bars if b.standing])
    undated = sum(1 for estimate in estimates if estimate.lead.days is None)
    return Timeline(key, tuple(series), tuple(steps), count(estimates), undated)


def _series(estimates: Sequence[ToldEstimate], lasting: int) -> Series:
    """The bars of one voice, each held until the next one begins, or for so many days."""
    dated = list(_dated(estimates))
    if len(dated) > 1:
        dated.sort(key=lambda pair: (pair[0], _rank(pair[1])))
    firsts = [days.first for days, estimate in dated if not estimate.lead.superseded]
    first = dated[0][1].lead
    bars = []
    for days, estimate in dated:
        lead = estimate.lead
        superseded = lead.superseded
        until = days.last if superseded else _held_until(days, lasting, firsts)
        bars.append(Bar(estimate, days, until, lead.low, lead.high, lead.disputed, superseded))
    return Series(say_voice(first), first.claimant is not None, tuple(bars))


def _held_until(days: Days, lasting: int, firsts: Sequence[int]) -> int:
    """The last day on which a voice's figure holds; `firsts` are the days on which its figures begin."""
    later = bisect_right(firsts, days.last)
    until = days.last + lasting
    return min(until, firsts[later] - 1) if later < len(firsts) else until


def _dated(estimates: Iterable[ToldEstimate]) -> Iterator[tuple[Days, ToldEstimate]]:
    """The estimates that have a time; of one without a beginning ("until May") the end."""
    for estimate in estimates:
        if days := estimate.lead.days:
            first = days.last if days.first == OPEN_START else days.first
            yield Days(first, days.last), estimate


def _rank(estimate: ToldEstimate) -> tuple[object, ...]:
    """Sorts the figures of one time: what is told as replaced before what replaced it."""
    return not estimate.lead.superseded, estimate.lead.order


def _stock_steps(bars: Iterable[Bar]) -> Iterator[Step]:
    """The range over the bars that hold, for each stretch of days on which they are the same."""
    shown = [bar for bar in bars if bar.standing]
    edges = sorted({bar.days.first for bar in shown} | {bar.until + 1 for bar in shown})
    starting: dict[int, list[Bar]] = defaultdict(list)
    for bar in shown:
        starting[bar.days.first].append(bar)
    held: list[Bar] = []
    for first, after in pairwise(edges):
        held = [bar for bar in held if bar.until >= first] + starting[first]
        found = range_of([(bar.low, bar.high) for bar in held])
        if found:
            yield Step(Days(first, after - 1), found, len(held))


def _flow_steps(estimates: Sequence[ToldEstimate]) -> Iterator[Step]:
    """The range over the estimates of each period that more than one voice speaks of."""
    periods = ((span_of(same), same) for same in group_by_time(estimates, 0))
    for days, same in sorted(periods, key=lambda it: (it[0] or Days(0, 0), it[1][0].id)):
        found = find_range(same)
        if days and found and len({voice(e.lead) for e in same}) > 1:
            yield Step(days, found, len(same))
