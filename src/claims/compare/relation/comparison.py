"""Every conflict, contradiction and revision among many estimates, without looking at every pair."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import field, replace

from claims.compare.entry.question_key import QuestionKey
from claims.compare.families import widest_metric
from claims.compare.origin.estimate import Estimate
from claims.compare.relation.all_verdicts import all_verdicts
from claims.compare.relation.part_whole_pairs import part_whole_pairs
from claims.compare.relation.same_question_pairs import Pair, same_question_pairs
from claims.compare.relation.span import ALWAYS, Span
from claims.compare.relation.sums import SUM, find_sums
from claims.compare.relation.verdict import COUNTED, Relation, Verdict
from claims.compare.world import World
from claims.dates import Days
from claims.record_type import record


@record
class Comparison:
    """Two estimates and the verdict on them with some tolerances; the one that was published first stands
    left.

    Estimates without a claimant that say the same stand together on one side: none of them adds weight.
    """

    left: Estimate
    right: Estimate
    verdict: Verdict
    span: Span = ALWAYS
    id: str = field(init=False)  # those of both sides: no other comparison with the same tolerance has them
    weight: int = field(init=False)  # how many publishers stand behind the weaker side

    def __post_init__(self) -> None:
        left, right = self.left, self.right
        object.__setattr__(self, "id", f"{left.id}:{right.id}")
        object.__setattr__(self, "weight", min(len(left.publishers), len(right.publishers)))

    @property
    def sides(self) -> tuple[Estimate, Estimate]:
        """Both sides; the one that was published first is the first."""
        return self.left, self.right

    @property
    def in_one_text(self) -> bool:
        """Whether one text gives both figures."""
        return self.left.lead.entry.document == self.right.lead.entry.document

    @property
    def counted(self) -> bool:
        """Whether `conflicts` lists it."""
        return self.verdict.relation in COUNTED

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of all claims on either side; a sum brings its parts."""
        sides = [it.entry.id for side in (self.left, self.right) for it in side.members]
        if SUM in self.id:
            sides = [part for it in sides for part in it.split(SUM)]
        return tuple(dict.fromkeys(sides))

    @property
    def known(self) -> Days | None:
        """When both sides were published; `None` where that is not known of one."""
        left, right = self.left.known, self.right.known
        return max(left, right, key=lambda d: d.last) if left and right else None


def find_comparisons(estimates: Iterable[Estimate], world: World, within: Span = ALWAYS) -> list[Comparison]:
    """Every conflict, contradiction, disputed conflict and revision with some tolerance of a span: the widest
    spread first, then the weightiest. Of one claimant's figures each is compared with the one before it."""
    listed = sorted(estimates, key=lambda e: e.lead.order)
    sides = [*_fold(listed), *_sums(listed, world)]
    keyed = _by_question(sides)
    found: dict[tuple[str, str], list[Comparison]] = {}
    untold: set[tuple[tuple[str, str], Span]] = set()
    for told, pairs in (
        (_TOLD, same_question_pairs(keyed, world)),
        (_OF_PARTS, part_whole_pairs(keyed, world)),
    ):
        for pair in _within(pairs, within):
            key = _ids(pair)
            if key in found or (key, pair.span) in untold:  # many a pair is met on several ways
                continue
            if compared := list(_compared(pair, told, world)):
                found[key] = compared
            else:
                untold.add((key, pair.span))
    first = [it for same in found.values() for it in same]
    again = _conflicts_of_readings(sides, first, world, within)
    return sorted([*_without_parts_of_sums(first), *again], key=_rank)


def _within(pairs: Iterable[Pair], within: Span) -> Iterator[Pair]:
    """The pairs that are compared with some tolerance of a span, with those alone."""
    if within == ALWAYS:
        yield from pairs
        return
    for pair in pairs:
        span = pair.span.meet(within)
        if span.since < span.until:
            yield pair._replace(span=span)


def _ids(pair: Pair) -> tuple[str, str]:
    left, right = _in_order(pair.one, pair.other)
    return left.id, right.id


def _compared(pair: Pair, told: Collection[Relation], world: World) -> Iterator[Comparison]:
    """What is told of a pair, with each tolerance."""
    left, right = _in_order(pair.one, pair.other)
    for span, verdict in all_verdicts(left.lead, right.lead, world, pair.span):
        if verdict.relation in told:
            yield Comparison(left, right, verdict, span)


def _in_order(one: Estimate, other: Estimate) -> tuple[Estimate, Estimate]:
    return (one, other) if one.lead.order <= other.lead.order else (other, one)


def _by_question(sides: Iterable[Estimate]) -> dict[QuestionKey, list[Estimate]]:
    keyed: dict[QuestionKey, list[Estimate]] = defaultdict(list)
    for side in sides:
        keyed[side.lead.question_key].append(side)
    return keyed


def _conflicts_of_readings(
    sides: Sequence[Estimate], told: Iterable[Comparison], world: World, within: Span
) -> Iterator[Comparison]:
    """The conflicts of estimates that some of their texts, but not those that lead them, are read to give on
    one question. Of two estimates one is told, the one that was read the surest, where nothing else is told
    of them."""
    several = [side for side in sides if len(side.members) > 1]
    readings = [it for side in several for it in side.other_readings() if _are_of_one_metric(it, side, world)]
    if not readings:
        return
    asked = {reading.lead.question_key for reading in readings}
    leading = (side for side in sides if side.lead.question_key in asked)
    met: dict[frozenset[str], list[Span]] = defaultdict(list)
    for it in told:
        met[_origins(it.left, it.right)].append(it.span)
    pairs = _within(same_question_pairs(_by_question([*leading, *readings]), world), within)
    for pair in sorted((it for it in pairs if _chance(it) >= LEAST_CHANCE), key=lambda it: -_chance(it)):
        origins = _origins(pair.one, pair.other)
        if len(origins) == 1 or not any(pair.span.without(met[origins])):
            continue
        for it in _compared(pair, (Relation.CONFLICT,), world):
            spans = list(it.span.without(met[origins]))
            met[origins] += spans
            yield from (replace(it, span=span) for span in spans)


def _are_of_one_metric(reading: Estimate, side: Estimate, world: World) -> bool:
    """Whether a reading is on the metric of the estimate, or on one that counts it in: of two others one is
    wrong, and compares with nothing."""
    one, other = reading.lead.entry.metric, side.lead.entry.metric
    return one == other or widest_metric(one, world) == widest_metric(other, world)


def _chance(pair: Pair) -> float:
    """The chance that both estimates were read right."""
    return min(pair.one.chance, pair.other.chance)


def _origins(left: Estimate, right: Estimate) -> frozenset[str]:
    """What tells two estimates from all others, whichever of their texts speaks for them."""
    return frozenset(it.members[0].entry.id for it in (left, right))


LEAST_CHANCE = 0.3  # of being right in every field, for texts that do not lead their estimate
_TOLD = frozenset((*COUNTED, Relation.DISPUTED, Relation.REVISION))
_OF_PARTS = frozenset((Relation.CONTRADICTION, Relation.DISPUTED))


def _without_parts_of_sums(comparisons: Collection[Comparison]) -> Iterator[Comparison]:
    """The comparisons but for those of a part with what its sum is compared with: one conflict, told once."""
    told: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for it in comparisons:
        if it.counted and (SUM in it.left.id or SUM in it.right.id):
            for sum_, other in ((it.left.id, it.right.id), (it.right.id, it.left.id)):
                for part in sum_.split(SUM) if SUM in sum_ else ():
                    told[part, other].append(it.span)
    if not told:
        yield from comparisons
        return
    for it in comparisons:
        one, other = it.left.id, it.right.id
        spans = told.get((one, other), []) + told.get((other, one), [])
        yield from (replace(it, span=span) for span in it.span.without(spans)) if spans else (it,)


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
            folded[lead.question_key, content].append(estimate)
    for same in folded.values():
        members = tuple(figure for estimate in same for figure in estimate.members)
        yield same[0] if len(same) == 1 else replace(same[0], members=members)


def _sums(estimates: Iterable[Estimate], world: World) -> Iterator[Estimate]:
    """What parts add up to, each as an estimate that consists of the sum alone."""
    for figure in find_sums([estimate.lead for estimate in estimates], world):
        yield Estimate(figure, (figure,))
