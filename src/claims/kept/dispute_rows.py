"""Disputes out of the comparisons that they consist of: one entry for each, with its camps, in order."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from claims.kept.told.comparison_rows import ComparisonRow, Side

_FAR = 100  # times: further apart than that, figures are not more telling


class Camp(NamedTuple):
    """Those who stand together in a dispute, each told by the claim that leads it, the best first."""

    sides: tuple[Side, ...]

    @property
    def claimants(self) -> tuple[str, ...]:
        """Who gives the figures, each once; a paper in its own voice is none."""
        return tuple(dict.fromkeys(side.claimant for side in self.sides if side.claimant))


class DisputeRow(NamedTuple):
    """What cannot all be true: the pair of figures that tells it best, and the camps, the lowest first."""

    pair: ComparisonRow
    camps: tuple[Camp, ...]
    doubts: tuple[str, ...]  # codes of why it is not sure; none: it is

    @property
    def sure(self) -> bool:
        """Whether it is told for sure."""
        return not self.doubts


def make_disputes(comparisons: Iterable[ComparisonRow]) -> list[DisputeRow]:
    """The disputes of conflicts and contradictions: the sure ones first, then by who stands behind the weaker
    camp, how surely its figures were read, how far apart they are, and how new."""
    pairs: dict[str, list[ComparisonRow]] = defaultdict(list)
    for it in comparisons:
        if it.dispute is not None:
            pairs[it.dispute].append(it)
    return in_order(_dispute(name, listed) for name, listed in pairs.items())


def in_order(disputes: Iterable[DisputeRow]) -> list[DisputeRow]:
    """Disputes in the order in which they are told, the sure ones first."""
    return sorted(disputes, key=_rank)


def _dispute(name: str, pairs: Sequence[ComparisonRow]) -> DisputeRow:
    """The dispute of these pairs. Where the one that names it is not among them, the first one tells it."""
    ordered = sorted(pairs, key=lambda it: (dispute_name(it) != name, it.left.claim_id, it.right.claim_id))
    camps: dict[int, dict[str, Side]] = defaultdict(dict)
    for pair in ordered:
        for camp, side in ((pair.left_camp, pair.left), (pair.right_camp, pair.right)):
            camps[camp or 0].setdefault(side.claim_id, side)
    listed = tuple(Camp(tuple(sorted(camps[number].values(), key=_best))) for number in sorted(camps))
    return DisputeRow(ordered[0], listed, ordered[0].doubts)


def dispute_name(pair: ComparisonRow) -> str:
    """The name of the dispute that a pair tells, where it tells one."""
    return f"{pair.left.claim_id}:{pair.right.claim_id}"


def _best(side: Side) -> tuple[object, ...]:
    return side.claimant is None, -side.confidence, side.published or "", side.claim_id


def _rank(dispute: DisputeRow) -> tuple[object, ...]:
    pair = dispute.pair
    backed = min(len(camp.claimants) for camp in dispute.camps)
    sure = min(max(side.confidence for side in camp.sides) for camp in dispute.camps)
    far = min(pair.spread or _FAR, _FAR)
    known = (pair.known or date.min).toordinal()
    order = (-backed, -pair.weight, -round(sure, 1), -far, -known, dispute_name(pair))
    return not dispute.sure, len(dispute.doubts), *order
