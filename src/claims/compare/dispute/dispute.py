"""Conflicts to disputes: one entry for each, whoever prints it, with the camps that stand against each other
(`camps`)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.compare.dispute.camps import Standoff
from claims.compare.dispute.opposition import opposed
from claims.compare.origin.estimate import Estimate
from claims.compare.origin.independence import count_independent
from claims.compare.relation.comparison import Comparison


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


def find_disputes(comparisons: Sequence[Comparison], standoffs: Iterable[Standoff]) -> list[Dispute]:
    """The disputes that oppositions make up: sure ones first, then by what stands behind the weaker camp, how
    sure and how far apart they are, and how new.

    `comparisons` are those that `oppose` numbered.
    """
    estimates = opposed(comparisons)
    return sorted((_dispute(it, comparisons, estimates) for it in standoffs), key=_rank)


def _dispute(found: Standoff, comparisons: Sequence[Comparison], estimates: Sequence[Estimate]) -> Dispute:
    camps = (Camp(tuple(estimates[it.id] for it in camp)) for camp in found.camps)
    pairs = tuple(comparisons[it.id] for it in found.pairs)
    return Dispute(comparisons[found.pair.id], pairs, tuple(camps), found.doubts)


def _rank(dispute: Dispute) -> tuple[object, ...]:
    pair = dispute.pair
    backed = min(camp.independent for camp in dispute.camps)
    printed = min(len(camp.publishers) for camp in dispute.camps)
    sure = min(max(it.chance for it in camp.estimates) for camp in dispute.camps)
    far = min(pair.verdict.spread or 100, 100)
    known = pair.known.last if pair.known else 0
    return not dispute.sure, len(dispute.doubts), -backed, -printed, -round(sure, 1), -far, -known, pair.id
