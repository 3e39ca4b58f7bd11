"""Conflicts as disputes look at them: who is against whom, and no more of both than decides who stands with
whom. So disputes can be made of what is kept, too, and with any tolerance."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from decimal import Decimal
from typing import Any, TypeVar

from claims.compare.dispute.doubts import OFTEN_EXCEEDED, find_doubts
from claims.compare.origin.estimate import Estimate
from claims.compare.relation.comparison import Comparison
from claims.compare.relation.verdict import Relation, voice
from claims.compare.world import World
from claims.dates import Days
from claims.record_type import record

T = TypeVar("T")
_OFTEN = 3  # parts that are larger than a whole, from which on the whole is rather wrong than all of them


@record
class Opponent:
    """An estimate that is in conflict with others."""

    id: int
    key: Hashable  # equal for those that answer one question
    window: int | None  # for how many days a stock is of one time; None: a flow
    days: Days | None
    voice: Hashable
    least: Decimal | None  # as meant with the usual tolerance
    most: Decimal | None
    down: Decimal  # how much less and more that is with a tolerance that is more by 1
    up: Decimal
    best: int  # its place among all: those that speak for a camp best come first
    lowest: int  # and those with the lowest figures


@record
class Opposition:
    """Two of them that cannot both be right."""

    id: int
    left: Opponent
    right: Opponent
    relation: str
    reason: str
    whole: int  # which side is the whole of a part that is larger: -1 left, 1 right, 0 none
    doubts: tuple[str, ...]  # about the two alone
    place: int  # among all: what has more publishers and is further apart comes first


def oppose(comparisons: Sequence[Comparison], world: World) -> list[Opposition]:
    """Conflicts and contradictions as oppositions, in their order. Ids are numbers in it, and those of
    `opposed`."""
    sides = opposed(comparisons)
    best, lowest, weight = _places(sides, _best), _places(sides, _lowest), _places(comparisons, _weightiest)
    made = {it.id: _opponent(at, it, best[at], lowest[at], world) for at, it in enumerate(sides)}
    return [
        Opposition(
            number,
            made[it.left.id],
            made[it.right.id],
            str(it.verdict.relation),
            it.verdict.reason,
            -it.verdict.leads if it.verdict.relation is Relation.CONTRADICTION else 0,
            find_doubts(it, world),
            weight[number],
        )
        for number, it in enumerate(comparisons)
    ]


def opposed(comparisons: Iterable[Comparison]) -> list[Estimate]:
    """The estimates of some comparisons, each once."""
    return list({side.id: side for it in comparisons for side in (it.left, it.right)}.values())


def _places(listed: Sequence[T], order: Callable[[T], tuple[Any, ...]]) -> list[int]:
    """For each in its turn its place in an order."""
    places = [0] * len(listed)
    for place, at in enumerate(sorted(range(len(listed)), key=lambda at: order(listed[at]))):
        places[at] = place
    return places


def _opponent(number: int, side: Estimate, best: int, lowest: int, world: World) -> Opponent:
    lead = side.lead
    window = world.metric(lead.entry.metric).window_days if lead.measure == "stock" else None
    meant = (lead.least, lead.most, lead.down, lead.up)
    return Opponent(number, lead.question_key, window, lead.days, voice(lead), *meant, best, lowest)


def _best(estimate: Estimate) -> tuple[Any, ...]:
    lead = estimate.lead
    return not estimate.attributed, lead.anybody, -len(estimate.publishers), -estimate.chance, lead.order


def _lowest(estimate: Estimate) -> tuple[Any, ...]:
    lead = estimate.lead
    low = lead.low if lead.low is not None else lead.high
    return low is not None, low or 0, lead.order


def _weightiest(comparison: Comparison) -> tuple[Any, ...]:
    spread = comparison.verdict.spread
    return -comparison.weight, spread is not None, -(spread or 0), comparison.id


def doubts_of(oppositions: Iterable[Opposition]) -> dict[int, tuple[str, ...]]:
    """All doubts about each of some oppositions: a whole that is less than many parts was read wrong, not
    all of them."""
    listed = list(oppositions)
    by_whole: dict[int, list[int]] = defaultdict(list)
    for it in listed:
        if it.whole:
            by_whole[(it.left if it.whole < 0 else it.right).id].append(it.id)
    often = {id_ for same in by_whole.values() if len(same) >= _OFTEN for id_ in same}
    return {it.id: it.doubts + (OFTEN_EXCEEDED,) * (it.id in often) for it in listed}
