"""Every conflict, contradiction and revision among many estimates, without looking at every pair."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from claims.compare.entry.comparable import TOLERANCE
from claims.compare.entry.question_key import QuestionKey
from claims.compare.origin.estimate import Estimate
from claims.compare.relation.part_whole_pairs import part_whole_pairs
from claims.compare.relation.same_question_pairs import same_question_pairs
from claims.compare.relation.sums import SUM, find_sums
from claims.compare.relation.verdict import COUNTED, Relation, Verdict, compare
from claims.compare.world import World
from claims.dates import Days


@dataclass(frozen=True, eq=False)
class Comparison:
    """Two estimates and the verdict on them; the one that was published first stands left.

    Estimates without a claimant that say the same stand together on one side: none of them adds weight.
    """

    left: Estimate
    right: Estimate
    verdict: Verdict

    @cached_property
    def id(self) -> str:
        """The ids of both sides, which tell it from every other comparison."""
        return f"{self.left.id}:{self.right.id}"

    @property
    def in_one_text(self) -> bool:
        """Whether one text gives both figures."""
        return self.left.lead.entry.document == self.right.lead.entry.document

    @property
    def counted(self) -> bool:
        """Whether `conflicts` lists it."""
        return self.verdict.relation in COUNTED

    @cached_property
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
    sides = [*_fold(listed), *_sums(listed, world)]
    keyed = _by_question(sides)
    found: dict[str, Comparison] = {}
    for told, pairs in (
        (_TOLD, same_question_pairs(keyed, world)),
        (_OF_PARTS, part_whole_pairs(keyed, world)),
    ):
        for one, other in pairs:
            left, right = _in_order(one, other)
            verdict = compare(left.lead, right.lead, world, tolerance)
            if verdict.relation in told:
                comparison = Comparison(left, right, verdict)
                found[comparison.id] = comparison
    again = _conflicts_of_readings(sides, found.values(), world, tolerance)
    return sorted([*_without_parts_of_sums(found.values()), *again], key=_rank)


def _in_order(one: Estimate, other: Estimate) -> tuple[Estimate, Estimate]:
    return (one, other) if one.lead.order <= other.lead.order else (other, one)


def _by_question(sides: Iterable[Estimate]) -> dict[QuestionKey, list[Estimate]]:
    keyed: dict[QuestionKey, list[Estimate]] = defaultdict(list)
    for side in sides:
        keyed[side.lead.question_key].append(side)
    return keyed


def _conflicts_of_readings(
    sides: Sequence[Estimate], told: Iterable[Comparison], world: World, tolerance: Decimal
) -> Iterator[Comparison]:
    """The conflicts of estimates that some of their texts, but not those that lead them, are read to give on
    one question. Of two estimates one is told, where nothing else is told of them."""
    readings = [reading for side in sides for reading in side.other_readings()]
    met = {_origins(it.left, it.right) for it in told}
    asked = {reading.lead.question_key for reading in readings}
    leading = (side for side in sides if readings and side.lead.question_key in asked)
    best: dict[frozenset[str], Comparison] = {}
    for one, other in same_question_pairs(_by_question([*leading, *readings]), world):
        left, right = _in_order(one, other)
        pair = _origins(left, right)
        if len(pair) == 1 or pair in met or not _is_surer(left, right, best.get(pair)):
            continue
        verdict = compare(left.lead, right.lead, world, tolerance)
        if verdict.relation is Relation.CONFLICT:
            best[pair] = Comparison(left, right, verdict)
    yield from best.values()


def _is_surer(left: Estimate, right: Estimate, best: Comparison | None) -> bool:
    """Whether two estimates were read right with a chance that is enough, and better than that of others."""
    chance = min(left.chance, right.chance)
    return chance >= LEAST_CHANCE and (best is None or chance > min(best.left.chance, best.right.chance))


def _origins(left: Estimate, right: Estimate) -> frozenset[str]:
    """What tells two estimates from all others, whichever of their texts speaks for them."""
    return frozenset(it.members[0].entry.id for it in (left, right))


LEAST_CHANCE = 0.3  # of being right in every field, for texts that do not lead their estimate
_TOLD = frozenset((*COUNTED, Relation.DISPUTED, Relation.REVISION))
_OF_PARTS = frozenset((Relation.CONTRADICTION, Relation.DISPUTED))


def _without_parts_of_sums(comparisons: Collection[Comparison]) -> Iterator[Comparison]:
    """The comparisons but for those of a part with what its sum is compared with: one conflict, told once."""
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
            folded[lead.question_key, content].append(estimate)
    for same in folded.values():
        members = tuple(figure for estimate in same for figure in estimate.members)
        yield same[0] if len(same) == 1 else replace(same[0], members=members)


def _sums(estimates: Iterable[Estimate], world: World) -> Iterator[Estimate]:
    """What parts add up to, each as an estimate that consists of the sum alone."""
    for figure in find_sums([estimate.lead for estimate in estimates], world):
        yield Estimate(figure, (figure,))
