"""Every conflict, contradiction and revision among many estimates, without looking at every pair.

Figures that conflict agree in everything but time and bounds, so they share a `QuestionKey`; within one,
they are met in the order of their times. A part and its whole have different keys: for each key the keys
of its possible wholes are worked out, and only those are looked up.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations, pairwise

from claims.compare.bounds import exceeds
from claims.compare.figure import TOLERANCE, Figure, is_total
from claims.compare.group import Group
from claims.compare.interval import Days, gap
from claims.compare.key import QuestionKey, question_key
from claims.compare.origin import Estimate
from claims.compare.parts import SUM, find_sums
from claims.compare.relation import COUNTED, Relation, Verdict, compare, voice
from claims.compare.world import World

_Keyed = Mapping[QuestionKey, Sequence[Estimate]]


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """Two estimates and the verdict on them; the one that was published first stands left.

    Estimates without a claimant that say the same stand together on one side: none of them adds weight.
    """

    left: Estimate
    right: Estimate
    verdict: Verdict

    @property
    def id(self) -> str:
        """The ids of both sides, which tell it from every other comparison."""
        return f"{self.left.id}:{self.right.id}"

    @property
    def counted(self) -> bool:
        """Whether `conflicts` lists it."""
        return self.verdict.relation in COUNTED

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of all claims on either side; a sum brings its parts."""
        sides = (f.entry.id for side in (self.left, self.right) for f in side.members)
        return tuple(dict.fromkeys(part for id_ in sides for part in id_.split(SUM)))

    @property
    def weight(self) -> int:
        """How many publishers stand behind the weaker side."""
        return min(len(self.left.publishers), len(self.right.publishers))

    @property
    def known(self) -> Days | None:
        """When both sides were published; `None` where that is not known of one."""
        left, right = self.left.known, self.right.known
        return max(left, right, key=lambda d: d.last) if left and right else None


def find_comparisons(
    estimates: Iterable[Estimate], world: World, tolerance: Decimal = TOLERANCE
) -> list[Comparison]:
    """Every conflict, contradiction, disputed conflict and revision: the widest spread first, then the
    weightiest. Of one claimant's figures each is compared with the one before it."""
    listed = sorted(estimates, key=lambda e: e.lead.order)
    keyed: dict[QuestionKey, list[Estimate]] = defaultdict(list)
    for side in [*_fold(listed), *_sums(listed, world)]:
        keyed[question_key(side.lead)].append(side)
    found: dict[str, Comparison] = {}
    for told, pairs in ((_TOLD, _within(keyed, world)), (_OF_PARTS, _across(keyed, world))):
        for one, other in pairs:
            left, right = sorted((one, other), key=lambda e: e.lead.order)
            verdict = compare(left.lead, right.lead, world, tolerance)
            if verdict.relation in told:
                comparison = Comparison(left, right, verdict)
                found[comparison.id] = comparison
    return sorted(_without_parts_of_sums(found.values()), key=_rank)


_TOLD = frozenset((*COUNTED, Relation.DISPUTED, Relation.REVISION))
_OF_PARTS = frozenset((Relation.CONTRADICTION, Relation.DISPUTED))


def _without_parts_of_sums(comparisons: Collection[Comparison]) -> Iterator[Comparison]:
    """The comparisons but for those of a part with what its sum is compared with: one quarrel, told once."""
    told: set[tuple[str, str]] = set()
    for comparison in comparisons:
        if comparison.counted:
            one, other = comparison.left.id, comparison.right.id
            told.update((part, other) for part in one.split(SUM) if part != one)
            told.update((part, one) for part in other.split(SUM) if part != other)
    for comparison in comparisons:
        one, other = comparison.left.id, comparison.right.id
        if (one, other) not in told and (other, one) not in told:
            yield comparison


def _rank(comparison: Comparison) -> tuple[Hashable, ...]:
    spread = comparison.verdict.spread
    return spread is not None, -(spread or 0), -comparison.weight, comparison.left.lead.order, comparison.id


def _fold(estimates: Iterable[Estimate]) -> Iterator[Estimate]:
    """The estimates, those without a claimant that say the same for the same time made one."""
    folded: dict[Hashable, list[Estimate]] = defaultdict(list)
    for estimate in estimates:
        if estimate.attributed:
            yield estimate
        else:
            lead = estimate.lead
            content = (lead.low, lead.high, lead.vague, lead.days, lead.disputed)
            folded[question_key(lead), content].append(estimate)
    for same in folded.values():
        members = tuple(figure for estimate in same for figure in estimate.members)
        yield same[0] if len(same) == 1 else replace(same[0], members=members)


def _sums(estimates: Iterable[Estimate], world: World) -> Iterator[Estimate]:
    """What parts add up to, each as an estimate that consists of the sum alone."""
    for figure in find_sums([estimate.lead for estimate in estimates], world):
        yield Estimate(figure, (figure,))


def _within(keyed: _Keyed, world: World) -> Iterator[tuple[Estimate, Estimate]]:
    """The pairs of one key that are apart and whose times may meet, and each voice's successive figures."""
    for key, estimates in keyed.items():
        dated = sorted((e for e in estimates if e.lead.days), key=lambda e: (e.lead.days, e.lead.order))
        yield from _met(dated, world.metric(key.metric).window_days)
        voices: dict[Hashable, list[Estimate]] = defaultdict(list)
        for estimate in dated:
            voices[voice(estimate.lead)].append(estimate)
        for same in voices.values():
            yield from _successive(same)


def _met(dated: Iterable[Estimate], window: int) -> Iterator[tuple[Estimate, Estimate]]:
    """The pairs of two voices that are apart, met in the order of their times."""
    active: list[Estimate] = []
    for estimate in dated:
        active = [other for other in active if _reaches(other.lead, estimate.lead, window)]
        for other in active:
            one, two = other.lead, estimate.lead
            if (exceeds(one, two) or exceeds(two, one)) and voice(one) != voice(two):
                yield other, estimate
        active.append(estimate)


def _reaches(earlier: Figure, later: Figure, window: int) -> bool:
    """Whether a figure can still meet one that begins later, or any after that."""
    one, other = earlier.days, later.days
    if one is None or other is None:
        return False
    if earlier.measure == "stock":
        return other.first - one.last <= window
    # Two periods are the same within a tenth of the longer one, which then is at most 1.25 times the other.
    return other.first - one.first <= max(1, one.length // 8)


def _successive(estimates: list[Estimate]) -> Iterator[tuple[Estimate, Estimate]]:
    """Each figure of a voice with the one before it, and with the highest before it: totals must not fall."""
    ordered = sorted(estimates, key=lambda e: (_end(e.lead), e.lead.order))
    yield from pairwise(ordered)
    highest: Estimate | None = None
    for estimate in ordered:
        if highest and exceeds(highest.lead, estimate.lead):
            yield highest, estimate
        if highest is None or (estimate.lead.least or 0) > (highest.lead.least or 0):
            highest = estimate


def _end(figure: Figure) -> int:
    return figure.days.last if figure.days else 0


@dataclass(frozen=True, slots=True)
class _Parts:
    """The estimates of one key as parts of others, in the orders in which they are looked for."""

    by_size: list[Estimate]  # those that name a least number
    by_start: list[Estimate]  # those of no more than a year
    long: list[Estimate]


def _sort_parts(estimates: Sequence[Estimate]) -> _Parts:
    dated = [e for e in estimates if e.lead.days and e.lead.least is not None]
    short = [e for e in dated if _length(e) <= _LONGEST]
    long = [e for e in dated if _length(e) > _LONGEST]
    return _Parts(sorted(dated, key=_least), sorted(short, key=_start), long)


def _across(keyed: _Keyed, world: World) -> Iterator[tuple[Estimate, Estimate]]:
    """The pairs of a part and a whole where the part is larger."""
    listed: dict[str, set[frozenset[str]]] = defaultdict(set)
    for key in keyed:
        for place in key.places:
            listed[place].add(key.places)
    wholes = {id_: side for sides in keyed.values() for side in sides for id_ in _ids(side)}
    for key, estimates in keyed.items():
        parts = _sort_parts(estimates)
        for whole_key in _whole_keys(key, listed, world):
            if whole_key == key and key.measure == "stock":
                continue  # only a period has parts that nothing but the time tells from it
            for whole in keyed.get(whole_key, ()):
                yield from _larger(whole, parts, world)
        for estimate in estimates:
            if estimate.lead.entry.part_of in wholes:
                yield estimate, wholes[estimate.lead.entry.part_of]


def _ids(side: Estimate) -> list[str]:
    return [figure.entry.id for figure in side.members]


def _least(side: Estimate) -> Decimal:
    return side.lead.least or Decimal(0)


def _start(side: Estimate) -> int:
    return side.lead.days.first if side.lead.days else 0


def _length(side: Estimate) -> int:
    return side.lead.days.length if side.lead.days else 0


def _whole_keys(
    key: QuestionKey, listed: Mapping[str, set[frozenset[str]]], world: World
) -> Iterator[QuestionKey]:
    """The keys whose figures count in those of `key`. The key itself is one: a period has parts, too."""
    metrics = [key.metric, *filter(None, [world.nouns.part_of.get(key.metric)])]
    subjects = [key.subject, *(world.wholes(key.subject) if key.subject else ())]
    for places in _wider(key.places, listed, world):
        for subject in subjects:
            for metric in metrics:
                for group in _wider_groups(key.group):
                    yield key._replace(metric=metric, subject=subject, places=places, group=group)


def _wider(
    places: frozenset[str], listed: Mapping[str, set[frozenset[str]]], world: World
) -> set[frozenset[str]]:
    """The place lists that figures have and that hold all of these places."""
    holding = []
    for place in places:
        around = (place, *world.around(place))
        holding.append({wider for name in around for wider in listed.get(name, ())})
    return set.intersection(*holding) if holding else {places}


def _wider_groups(group: Group) -> Iterator[Group]:
    if group.rest:
        return
    for size in range(len(group.marks) + 1):
        for marks in combinations(sorted(group.marks), size):
            yield Group(group.noun, frozenset(marks))


def _larger(whole: Estimate, parts: _Parts, world: World) -> Iterator[tuple[Estimate, Estimate]]:
    """The parts that are larger than `whole` and may lie in its time.

    A total over a long time is larger than nearly every part, so its parts are looked for by size; stocks
    and single events have few parts at their time, so theirs are looked for by time.
    """
    days, most = whole.lead.days, whole.lead.most
    if days is None or most is None or whole.lead.dimension == "percent":
        return
    window = _window(whole, world) if whole.lead.measure == "stock" else 1
    if whole.lead.measure == "flow" and is_total(whole.lead):
        candidates = parts.by_size[bisect_right(parts.by_size, most, key=_least) :]
    else:
        start = bisect_left(parts.by_start, days.first - window - _LONGEST, key=_start)
        stop = bisect_right(parts.by_start, days.last + window, key=_start)
        candidates = parts.by_start[start:stop] + parts.long
    for part in candidates:
        near = part.lead.days and gap(part.lead.days, days) <= max(window, _window(part, world))
        if near and part is not whole and exceeds(part.lead, whole.lead):
            yield part, whole


def _window(side: Estimate, world: World) -> int:
    return world.metric(side.lead.entry.metric).window_days


_LONGEST = 366  # days: a stock dated by a year alone begins so long before its last day
