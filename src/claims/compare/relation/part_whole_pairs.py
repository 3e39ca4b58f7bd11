"""The pairs of a part and a whole where the part is the larger one, out of many estimates.

For each question key the keys of its possible wholes are worked out, and only those are looked up.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from claims.compare.entry.comparable import TOLERANCE, Comparable, is_total
from claims.compare.entry.question_key import QuestionKey
from claims.compare.families import Topic, kind_of
from claims.compare.origin.estimate import Estimate
from claims.compare.relation.same_question_pairs import Keyed, Pair, length_of, start_of
from claims.compare.relation.span import END, Span, exceeds_until
from claims.compare.relation.verdict import voice
from claims.compare.world import World
from claims.dates import Days, distance, gap
from claims.lexicon.counted_group import Group


@dataclass(frozen=True, slots=True)
class _Parts:
    """The estimates of one key as parts of others, in the orders in which they are looked for."""

    by_size: list[Estimate]  # those that name a least number
    sizes: list[Decimal]  # of these, in their order
    by_start: list[Estimate]  # those of no more than a year
    starts: list[int]
    long: list[Estimate]
    window: int  # days for which such a figure holds


def _sort_parts(estimates: Sequence[Estimate], world: World) -> _Parts:
    dated = [e for e in estimates if e.lead.days and e.lead.least is not None]
    short = [e for e in dated if length_of(e) <= _LONGEST]
    long = [e for e in dated if length_of(e) > _LONGEST]
    window = _window(estimates[0], world)
    by_size, by_start = sorted(dated, key=_least), sorted(short, key=start_of)
    return _Parts(by_size, list(map(_least, by_size)), by_start, list(map(start_of, by_start)), long, window)


def part_whole_pairs(keyed: Keyed, world: World) -> Iterator[Pair]:
    """The pairs of a part and a whole where the part is larger, with the tolerances with which it is."""
    listed: dict[str, set[frozenset[str]]] = defaultdict(set)
    for key in keyed:
        for place in key.places:
            listed[place].add(key.places)
    by_id = _by_told_wholes(keyed)
    for key, estimates in keyed.items():
        alone = key.measure == "stock" or len(estimates) == 1  # only a period has parts told by time alone
        wholes = [it for it in _whole_keys(key, listed, world) if it in keyed and not (alone and it == key)]
        if wholes:
            parts = _sort_parts(estimates, world)
            for whole in (side for whole_key in wholes for side in keyed[whole_key]):
                if parts.sizes and _may_be_less(whole.lead, parts.sizes[-1]):
                    yield from _larger(whole, parts, world)
        for estimate in estimates:
            told = by_id.get(estimate.lead.entry.part_of or "")
            if told and _are_of_one_kind(estimate, told, world):
                yield Pair(estimate, told)


def _are_of_one_kind(one: Estimate, other: Estimate, world: World) -> bool:
    left, right = _topic(one), _topic(other)
    return left == right or kind_of(left, world) == kind_of(right, world)


def _topic(side: Estimate) -> Topic:
    return side.lead.entry.metric, side.lead.subject or ""


def _by_told_wholes(keyed: Keyed) -> dict[str, Estimate]:
    """The estimates by those of their claims that texts count others into."""
    sides = [side for same in keyed.values() for side in same]
    wholes = {side.lead.entry.part_of for side in sides}
    return {it.entry.id: side for side in sides for it in side.members if it.entry.id in wholes}


def _least(side: Estimate) -> Decimal:
    """The least that a part means where a tolerance takes nothing off."""
    return (side.lead.least or Decimal(0)) + TOLERANCE * side.lead.down


def _whole_keys(
    key: QuestionKey, listed: Mapping[str, set[frozenset[str]]], world: World
) -> Iterator[QuestionKey]:
    """The keys whose figures count in those of `key`. The key itself is one: a period has parts, too."""
    metrics = [key.metric, *filter(None, [world.metric(key.metric).part_of])]
    subjects = [key.subject, *(world.wholes(key.subject) if key.subject else ())]
    groups = list(_wider_groups(key.group))
    counted, told = key[1:5], key[8:]
    for places in _wider(key, listed, world):
        for subject in subjects:
            for metric in metrics:
                for group in groups:
                    yield QuestionKey(metric, *counted, subject, places, group, *told)


def _wider(key: QuestionKey, listed: Mapping[str, set[frozenset[str]]], world: World) -> set[frozenset[str]]:
    """The place lists that figures have and that hold all of these places; for a group's stock also none,
    which may mean all of it."""
    holding = []
    for place in key.places:
        around = (place, *world.surroundings(place))
        holding.append({wider for name in around for wider in listed.get(name, ())})
    if not holding:
        return {key.places}
    unsaid = {frozenset[str]()} if key.subject and key.measure == "stock" else set()
    return set.intersection(*holding) | unsaid


def _wider_groups(group: Group) -> Iterator[Group]:
    if group.rest:
        return
    if not group.marks:
        yield group
        return
    for size in range(len(group.marks) + 1):
        for marks in combinations(sorted(group.marks), size):
            yield Group(group.noun, frozenset(marks))


def _may_be_less(whole: Comparable, part: Decimal) -> bool:
    """Whether a whole means less than a part, given as `_least` has it, with some tolerance."""
    return whole.most is not None and whole.most - TOLERANCE * whole.up < part


def _larger(whole: Estimate, parts: _Parts, world: World) -> Iterator[Pair]:
    """The parts that are larger than `whole` and may lie in its time.

    A total over a long time is larger than nearly every part, so its parts are looked for by size; stocks
    and single events have few parts at their time, so theirs are looked for by time.
    """
    days, most = whole.lead.days, whole.lead.most
    if days is None or most is None or whole.lead.dimension == "percent":
        return
    window = _window(whole, world) if whole.lead.measure == "stock" else 1
    if whole.lead.measure == "flow" and is_total(whole.lead):
        firm = most - TOLERANCE * whole.lead.up
        candidates = parts.by_size[bisect_right(parts.sizes, firm) :]
    else:
        start = bisect_left(parts.starts, days.first - window - _LONGEST)
        stop = bisect_right(parts.starts, days.last + window)
        candidates = parts.by_start[start:stop] + parts.long
    larger = [
        Pair(part, whole, Span(0, until))
        for part in candidates
        if (until := exceeds_until(part.lead, whole.lead))
        and part is not whole
        and part.lead.days
        and gap(part.lead.days, days) <= max(window, parts.window)
    ]
    yield from _nearest(larger, days) if whole.lead.measure == "stock" else larger


def _nearest(pairs: Sequence[Pair], days: Days) -> Iterator[Pair]:
    """Of each voice the parts whose time lies nearest to the whole's `days`: it has replaced the others by
    then. With a tolerance with which the nearest are no larger than the whole it is the next ones."""
    by_voice: dict[tuple[str, str], dict[int, list[Pair]]] = defaultdict(lambda: defaultdict(list))
    for pair in pairs:
        if pair.one.lead.days:
            by_voice[voice(pair.one.lead)][distance(pair.one.lead.days, days)].append(pair)
    for by_distance in by_voice.values():
        since = 0
        for _, same in sorted(by_distance.items(), key=lambda it: it[0]):
            yield from (it._replace(span=Span(since, it.span.until)) for it in same if since < it.span.until)
            since = max(since, *(it.span.until for it in same))
            if since == END:
                break


def _window(side: Estimate, world: World) -> int:
    return world.metric(side.lead.entry.metric).window_days


_LONGEST = 366  # days: a stock dated by a year alone begins so long before its last day
