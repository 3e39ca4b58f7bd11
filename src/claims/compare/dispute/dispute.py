"""Conflicts to disputes: one entry for each, whoever prints it, with the camps that stand against each other.

A dispute begins with its weightiest pair. An estimate that is in conflict with one camp and fits the other
stands with that one; one that is in conflict with all is a camp of its own. Sure conflicts come first, so
that no doubtful one makes a camp beside them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from claims.compare.dispute.doubts import OFTEN_EXCEEDED, find_doubts, often_exceeded
from claims.compare.entry.bounds import exceeds
from claims.compare.origin.estimate import Estimate
from claims.compare.origin.independence import count_independent
from claims.compare.relation.comparison import Comparison
from claims.compare.relation.verdict import Relation, voice
from claims.compare.world import World
from claims.dates import Days, distance

_MOST_CAMPS = 3


@dataclass(frozen=True, eq=False)
class Camp:
    """The estimates that stand together in a dispute, the best one first."""

    estimates: tuple[Estimate, ...]

    @property
    def independent(self) -> int:
        """How many who know the figure for themselves stand in it, for sure."""
        return count_independent(self.estimates)

    @property
    def publishers(self) -> frozenset[str]:
        """Who printed its figures."""
        return frozenset().union(*(it.publishers for it in self.estimates))


@dataclass(frozen=True, slots=True, eq=False)
class Dispute:
    """What cannot all be true: the pair that tells it best, and the camps, the lowest figure first."""

    pair: Comparison
    pairs: tuple[Comparison, ...]  # all that stand against each other in it, that one among them
    camps: tuple[Camp, ...]
    doubts: tuple[str, ...]  # codes of `doubts.SENTENCES`; none: it is sure

    @property
    def sure(self) -> bool:
        """Whether it is told for sure."""
        return not self.doubts

    @property
    def id(self) -> str:
        """The id of the pair that tells it."""
        return self.pair.id


def find_disputes(comparisons: Iterable[Comparison], world: World) -> list[Dispute]:
    """The disputes that the conflicts and contradictions among `comparisons` make up: sure ones first, then
    by what stands behind the weaker camp, how sure and how far apart they are, and how new."""
    counted = [it for it in comparisons if it.counted]
    often = often_exceeded(counted)
    doubted = [(it, find_doubts(it, world) + (OFTEN_EXCEEDED,) * (it.id in often)) for it in counted]
    ranked = sorted(doubted, key=lambda pair: _rank_pair(*pair))
    table = _Table({it.id: doubts for it, doubts in ranked}, world)
    for comparison, _ in ranked:
        table.add(comparison)
    disputes: list[Dispute] = []
    for comparison, _ in ranked:
        if comparison.id not in table.told:
            disputes.append(table.dispute(comparison))
    return sorted(disputes, key=_rank)


def _rank_pair(comparison: Comparison, doubts: Sequence[str]) -> tuple[object, ...]:
    spread = comparison.verdict.spread
    return len(doubts) > 0, -comparison.weight, spread is not None, -(spread or 0), comparison.id


def _rank(dispute: Dispute) -> tuple[object, ...]:
    pair = dispute.pair
    backed = min(camp.independent for camp in dispute.camps)
    printed = min(len(camp.publishers) for camp in dispute.camps)
    sure = min(max(it.chance for it in camp.estimates) for camp in dispute.camps)
    far = min(pair.verdict.spread or 100, 100)
    known = pair.known.last if pair.known else 0
    return not dispute.sure, len(dispute.doubts), -backed, -printed, -round(sure, 1), -far, -known, pair.id


class _Table:
    """The comparisons by their sides, and which of them a dispute has told already."""

    def __init__(self, doubts: Mapping[str, tuple[str, ...]], world: World) -> None:
        self._doubts, self._world = doubts, world
        self._of: dict[str, list[Comparison]] = defaultdict(list)
        self.told: set[str] = set()

    def add(self, comparison: Comparison) -> None:
        """Know a comparison, the sure and weighty ones first."""
        for side in (comparison.left, comparison.right):
            self._of[side.id].append(comparison)

    def dispute(self, seed: Comparison) -> Dispute:
        """The dispute that begins with a pair; all pairs between its camps are told with it."""
        camps = [[seed.left], [seed.right]]
        self.told.add(seed.id)
        pairs = {seed.id: seed}
        sure = not self._doubts[seed.id]
        tried = {seed.left.id, seed.right.id}
        waiting = [seed.left, seed.right]
        while waiting:
            for other in self._opposed(waiting.pop(0), seed, sure):
                if other.id not in tried:
                    tried.add(other.id)
                    if told := self._seat(other, camps, seed):
                        pairs |= {it.id: it for it in told}
                        waiting.append(other)
        for camp in camps:
            camp.sort(key=_best)
        ordered = sorted((Camp(tuple(camp)) for camp in camps), key=_lowest)
        return Dispute(seed, tuple(pairs.values()), tuple(ordered), self._doubts[seed.id])

    def _opposed(self, side: Estimate, seed: Comparison, sure: bool) -> Iterator[Estimate]:
        """Those in conflict with a side by the same kind of conflict, as surely, and at the same time."""
        for it in self._of[side.id]:
            other = it.right if it.left is side else it.left
            if it.id in self.told or (sure and self._doubts[it.id]) or not _same_kind(it, seed):
                continue
            if self._near(other, seed):
                yield other

    def _near(self, side: Estimate, seed: Comparison) -> bool:
        """Whether a side is of the time of a pair; flows that are in conflict are."""
        if side.lead.measure != "stock":
            return True
        window = self._world.metric(side.lead.entry.metric).window_days
        times = (it.lead.days for it in (seed.left, seed.right))
        return all(_apart(side.lead.days, days) <= window for days in times)

    def _seat(self, side: Estimate, camps: list[list[Estimate]], seed: Comparison) -> list[Comparison]:
        """Put an estimate into the camp that it fits, if all others oppose it; the pairs that it brings."""
        between = {id(it): pairs for it in camps if (pairs := self._between(side, it))}
        free = [camp for camp in camps if id(camp) not in between]
        if not free and len(camps) < _MOST_CAMPS and seed.verdict.relation is Relation.CONFLICT:
            camps.append([side])
        elif len(free) == 1 and all(_fit(side, it) for it in free[0]):
            free[0].append(side)
        else:
            return []
        brought = [it for pairs in between.values() for it in pairs if it.id not in self.told]
        self.told |= {it.id for it in brought}
        return brought

    def _between(self, side: Estimate, camp: Iterable[Estimate]) -> list[Comparison]:
        names = {it.id for it in camp}
        return [it for it in self._of[side.id] if {it.left.id, it.right.id} & names]


def _same_kind(one: Comparison, other: Comparison) -> bool:
    return one.verdict.relation is other.verdict.relation and one.verdict.reason == other.verdict.reason


def _apart(one: Days | None, other: Days | None) -> int:
    return distance(one, other) if one and other else 0


def _fit(one: Estimate, other: Estimate) -> bool:
    """Whether two estimates can stand in one camp: they answer one question, and some number fits both or
    one voice gives both."""
    if one.lead.question_key != other.lead.question_key:
        return False
    apart = exceeds(one.lead, other.lead) or exceeds(other.lead, one.lead)
    return not apart or (voice(one.lead) == voice(other.lead) and one.lead.days != other.lead.days)


def _best(estimate: Estimate) -> tuple[object, ...]:
    lead = estimate.lead
    return not estimate.attributed, lead.anybody, -len(estimate.publishers), -estimate.chance, lead.order


def _lowest(camp: Camp) -> tuple[object, ...]:
    lead = camp.estimates[0].lead
    low = lead.low if lead.low is not None else lead.high
    return low is not None, low or 0, lead.order
