"""Oppositions to camps: who stands with whom against whom.

A dispute begins with its weightiest pair. An estimate that is in conflict with one camp and fits the other
stands with that one; one that is in conflict with all is a camp of its own. Sure conflicts come first, so
that no doubtful one makes a camp beside them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from claims.compare.dispute.opposition import Opponent, Opposition, doubts_of
from claims.compare.relation.span import USUAL, apart_until
from claims.compare.relation.verdict import Relation
from claims.dates import Days, distance
from claims.record_type import record

_MOST_CAMPS = 3


@record
class Standoff:
    """What cannot all be true: the pair that tells it best, and the camps, the lowest figure first."""

    pair: Opposition
    pairs: tuple[Opposition, ...]  # all that stand against each other in it, that one among them
    camps: tuple[tuple[Opponent, ...], ...]  # each with the best first
    doubts: tuple[str, ...]


def find_standoffs(oppositions: Iterable[Opposition], tolerance: int = USUAL) -> list[Standoff]:
    """The disputes that oppositions make up, which are told with a tolerance in millionths."""
    listed = list(oppositions)
    doubts = doubts_of(listed)
    ranked = sorted(listed, key=lambda it: (len(doubts[it.id]) > 0, it.place))
    table = _Table(doubts, tolerance)
    for opposition in ranked:
        table.add(opposition)
    return [table.standoff(it) for it in ranked if it.id not in table.told]


class _Table:
    """The oppositions by their sides, and which of them a dispute has told already."""

    def __init__(self, doubts: Mapping[int, tuple[str, ...]], tolerance: int) -> None:
        self._doubts, self._tolerance = doubts, tolerance
        self._of: dict[int, list[Opposition]] = defaultdict(list)
        self.told: set[int] = set()

    def add(self, opposition: Opposition) -> None:
        """Know an opposition, the sure and weighty ones first."""
        for side in (opposition.left, opposition.right):
            self._of[side.id].append(opposition)

    def standoff(self, seed: Opposition) -> Standoff:
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
        told_best = [tuple(sorted(camp, key=lambda it: it.best)) for camp in camps]
        ordered = sorted(told_best, key=lambda camp: camp[0].lowest)
        return Standoff(seed, tuple(pairs.values()), tuple(ordered), self._doubts[seed.id])

    def _opposed(self, side: Opponent, seed: Opposition, sure: bool) -> Iterator[Opponent]:
        """Those in conflict with a side by the same kind of conflict, as surely, and at the same time."""
        for it in self._of[side.id]:
            other = it.right if it.left.id == side.id else it.left
            if it.id in self.told or (sure and self._doubts[it.id]) or not _same_kind(it, seed):
                continue
            if _near(other, seed):
                yield other

    def _seat(self, side: Opponent, camps: list[list[Opponent]], seed: Opposition) -> list[Opposition]:
        """Put an estimate into the camp that it fits, if all others oppose it; the pairs that it brings."""
        between = {id(it): pairs for it in camps if (pairs := self._between(side, it))}
        free = [camp for camp in camps if id(camp) not in between]
        if not free and len(camps) < _MOST_CAMPS and seed.relation == Relation.CONFLICT:
            camps.append([side])
        elif len(free) == 1 and all(_fit(side, it, self._tolerance) for it in free[0]):
            free[0].append(side)
        else:
            return []
        brought = [it for pairs in between.values() for it in pairs if it.id not in self.told]
        self.told |= {it.id for it in brought}
        return brought

    def _between(self, side: Opponent, camp: Iterable[Opponent]) -> list[Opposition]:
        names = {it.id for it in camp}
        return [it for it in self._of[side.id] if it.left.id in names or it.right.id in names]


def _same_kind(one: Opposition, other: Opposition) -> bool:
    return one.relation == other.relation and one.reason == other.reason


def _near(side: Opponent, seed: Opposition) -> bool:
    """Whether a side is of the time of a pair; flows that are in conflict are."""
    window = side.window
    return window is None or all(_apart(side.days, it.days) <= window for it in (seed.left, seed.right))


def _apart(one: Days | None, other: Days | None) -> int:
    return distance(one, other) if one and other else 0


def _fit(one: Opponent, other: Opponent, tolerance: int) -> bool:
    """Whether two estimates can stand in one camp: they answer one question, and some number fits both or
    one voice gives both."""
    if one.key != other.key:
        return False
    return tolerance >= apart_until(one, other) or (one.voice == other.voice and one.days != other.days)
