"""The pairs of estimates of one question key that may conflict or revise one another, out of many.

Figures that conflict agree in everything but time and bounds, so they share a `QuestionKey`. Within one
they are met in the order of their times, and only with those that stand then. Each pair comes with the
tolerances with which it is looked at: most are told only as long as the figures are apart.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from claims.compare.entry.comparable import Comparable, is_total_so_far
from claims.compare.entry.question_key import QuestionKey
from claims.compare.origin.estimate import Estimate
from claims.compare.relation.gate import SO_FAR_DAYS
from claims.compare.relation.span import ALWAYS, Span, apart_until, exceeds_until
from claims.compare.relation.verdict import voice
from claims.compare.world import World
from claims.dates import same_period

Keyed = Mapping[QuestionKey, Sequence[Estimate]]


class Pair(NamedTuple):
    """Two estimates that are compared, with the tolerances with which they are."""

    one: Estimate
    other: Estimate
    span: Span = ALWAYS


def same_question_pairs(keyed: Keyed, world: World) -> Iterator[Pair]:
    """The pairs of one key that are apart and whose times may meet, and each voice's successive figures."""
    for key, estimates in keyed.items():
        if key.superseded:
            yield from _replaced(estimates, keyed.get(key._replace(superseded=False), ()))
            continue
        if len(estimates) == 1:
            continue
        voices: dict[Hashable, list[Estimate]] = defaultdict(list)
        for estimate in estimates:
            if estimate.lead.days:
                voices[voice(estimate.lead)].append(estimate)
        for same in voices.values():
            yield from _successive(same)
        standing = [estimate for same in voices.values() for estimate in _standing(same)]
        if len(voices) > 1:
            if key.measure == "stock":
                yield from _met_stocks(standing, world.metric(key.metric).window_days)
            else:
                yield from _met_flows(standing)
                so_far = [estimate for estimate in standing if is_total_so_far(estimate.lead)]
                yield from (it for it in _met_stocks(so_far, SO_FAR_DAYS) if not _same_period(it))
                yield from _met_events(standing)


def _met_events(estimates: Iterable[Estimate]) -> Iterator[Pair]:
    """The pairs of two voices that are apart on one event with a name: what it did holds until somebody
    counts anew."""
    by_event: dict[str, list[Estimate]] = defaultdict(list)
    for estimate in estimates:
        if estimate.lead.named_event is not None:
            by_event[estimate.lead.named_event].append(estimate)
    for same in by_event.values():
        yield from (it for it in _met_stocks(same, _EVENT_DAYS) if not _same_period(it))


_EVENT_DAYS = 3653  # ten years: names of storms come round again, and old figures are history


def _replaced(earlier: Sequence[Estimate], present: Sequence[Estimate]) -> Iterator[Pair]:
    """Each figure that a text tells as superseded with those that replace it there."""
    by_text: dict[Hashable, list[Estimate]] = defaultdict(list)
    for estimate in present:
        by_text[estimate.lead.entry.document, estimate.lead.claimant].append(estimate)
    for estimate in earlier:
        same = by_text[estimate.lead.entry.document, estimate.lead.claimant]
        yield from (Pair(estimate, other) for other in same)


def _standing(estimates: Sequence[Estimate]) -> Iterator[Estimate]:
    """The figures of a voice but for those that it replaced by a later one on the very same time: the toll
    of the morning is held against nobody in the evening."""
    by_time: dict[Hashable, list[Estimate]] = defaultdict(list)
    for estimate in estimates:
        by_time[estimate.lead.days].append(estimate)
    if len(by_time) == len(estimates):
        yield from estimates
        return
    for same in by_time.values():
        latest = max(_published(estimate) for estimate in same)
        yield from (estimate for estimate in same if _published(estimate) == latest)


def _published(estimate: Estimate) -> int:
    """When the text that speaks for an estimate was published: others may have it from somebody else."""
    return estimate.lead.published.last if estimate.lead.published else 0


def _met_stocks(estimates: Sequence[Estimate], window: int) -> Iterator[Pair]:
    """The pairs of two voices that are apart and follow one another: a figure is compared with the other
    voice's last one before it and its first one after it, as a stock holds until the next."""
    latest: dict[Hashable, list[Estimate]] = {}  # of each voice, the voice that spoke last at the end
    for estimate in sorted(estimates, key=lambda e: (_middle(e), e.lead.order)):
        own = voice(estimate.lead)
        before = latest.get(own)
        for other in [name for name, held in latest.items() if not _reaches(held[-1], estimate, window)]:
            del latest[other]
        for name, held in latest.items():
            replaced = before is not None and _middle(before[-1]) > _middle(held[-1])
            if name != own and not replaced:
                yield from _apart(held, estimate)
        same_time = before is not None and _middle(before[-1]) == _middle(estimate)
        latest.pop(own, None)
        latest[own] = [*before, estimate] if before is not None and same_time else [estimate]


def _reaches(earlier: Estimate, later: Estimate, window: int) -> bool:
    """Whether a stock can still meet one whose middle lies later, or any after that."""
    last = earlier.lead.days.last if earlier.lead.days else 0
    return _middle(later) - last <= max(window, _HALF_YEAR)


_HALF_YEAR = 183  # days from the first day of a stock dated by a year alone to its middle


def _met_flows(estimates: Sequence[Estimate]) -> Iterator[Pair]:
    """The pairs of two voices that are apart and whose periods may be the same."""
    active: list[Estimate] = []
    for estimate in sorted(estimates, key=lambda e: (start_of(e), e.lead.order)):
        active = [
            other for other in active if start_of(estimate) - start_of(other) <= max(1, length_of(other) // 8)
        ]
        # Periods that are the same are at most 1.25 times as long as one another.
        yield from _apart((it for it in active if voice(it.lead) != voice(estimate.lead)), estimate)
        active.append(estimate)


def _same_period(pair: Pair) -> bool:
    one, other = pair.one.lead.days, pair.other.lead.days
    return bool(one and other and same_period(one, other))


def _apart(others: Iterable[Estimate], estimate: Estimate) -> Iterator[Pair]:
    """Those of the others that are apart from an estimate with some tolerance."""
    for other in others:
        if until := apart_until(other.lead, estimate.lead):
            yield Pair(other, estimate, Span(0, until))


def _middle(estimate: Estimate) -> int:
    return estimate.lead.days.middle if estimate.lead.days else 0


def _successive(estimates: list[Estimate]) -> Iterator[Pair]:
    """Each figure of a voice with the one before it, and with the highest before it: totals must not fall."""
    ordered = sorted(estimates, key=lambda e: (_end(e.lead), e.lead.order))
    yield from (Pair(*it) for it in pairwise(ordered))
    highest: Estimate | None = None
    for estimate in ordered:
        if highest and (until := exceeds_until(highest.lead, estimate.lead)):
            yield Pair(highest, estimate, Span(0, until))
        if highest is None or (estimate.lead.least or 0) > (highest.lead.least or 0):
            highest = estimate


def _end(figure: Comparable) -> int:
    return figure.days.last if figure.days else 0


def start_of(side: Estimate) -> int:
    """The number of the first day that an estimate is about; 0 where it tells none."""
    return side.lead.days.first if side.lead.days else 0


def length_of(side: Estimate) -> int:
    """How many days an estimate is about; 0 where it tells none."""
    return side.lead.days.length if side.lead.days else 0
