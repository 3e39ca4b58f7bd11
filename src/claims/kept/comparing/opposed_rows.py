"""Conflicts that hang on the tolerance, and those that may stand in one dispute with them, as rows of the
tables `opponent` and `opposition`."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from claims.compare.dispute.opposition import Opponent, Opposition, opposed
from claims.compare.relation.comparison import Comparison
from claims.compare.relation.span import ALWAYS
from claims.compare.union_find import Union
from claims.kept.assessed_rows import Findings, first_claim, kept_number

Row = tuple[Any, ...]

OPPONENT = (
    "id", "question_id", "component", "asked", "voice", "lasts", "first_day", "last_day", "least", "most",
    "down", "up", "best", "lowest",
)  # fmt: skip
OPPOSITION = ("comparison_id", "left_id", "right_id", "whole", "doubts", "place")


class OpposedRows(NamedTuple):
    """The rows of the tables opponent and opposition."""

    opponents: list[Row]
    oppositions: list[Row]


def opposed_rows(
    found: Findings, question_of: Mapping[str, int], comparisons_before: int = 0, opponents_before: int = 0
) -> OpposedRows:
    """These rows for what was found, numbered after others: comparisons by their number in their order."""
    comparisons, oppositions = found.assessment.conflicts_at_all, found.assessment.oppositions
    if all(it.span == ALWAYS for it in comparisons):
        return OpposedRows([], [])
    components = _components(comparisons, oppositions)
    told = [it for it in oppositions if it.left.id in components]
    sides = list({side.id: side for it in told for side in (it.left, it.right)}.values())
    estimates, first = opposed(comparisons), opponents_before + 1
    number_of = {it.id: number for number, it in enumerate(sides, first)}
    every = found.assessment.comparisons_at_all
    compared = {id(it): number for number, it in enumerate(every, comparisons_before + 1)}

    def of(side: Opponent) -> tuple[int, int]:
        """The question of the claim that tells a side, and its component."""
        owner = found.owners[first_claim(estimates[side.id].lead)]
        return question_of[owner.id], number_of[components[side.id]]

    return OpposedRows(
        list(_opponent_rows(sides, map(of, sides), first)),
        [
            (compared[id(comparisons[it.id])], number_of[it.left.id], number_of[it.right.id], *_said(it))
            for it in told
        ],
    )


def _components(comparisons: Sequence[Comparison], oppositions: Iterable[Opposition]) -> dict[int, int]:
    """For each side that a conflict which hangs on the tolerance joins on any way: which ones it joins."""
    union: Union[int] = Union()
    moving = set()
    for it in oppositions:
        union.join(it.left.id, it.right.id)
        if comparisons[it.id].span != ALWAYS:
            moving.add(it.left.id)
    moved = {union.find(it) for it in moving}
    sides = {side.id for it in oppositions for side in (it.left, it.right)}
    return {it: root for it in sides if (root := union.find(it)) in moved}


def _opponent_rows(
    sides: Iterable[Opponent], of: Iterable[tuple[int, int]], first_number: int
) -> Iterator[Row]:
    asked, voices = _Numbers(), _Numbers()
    for number, (it, (question, component)) in enumerate(zip(sides, of, strict=True), first_number):
        first, last = it.days or (None, None)
        meant = map(kept_number, (it.least, it.most, it.down, it.up))
        own = (number, question, component, asked[it.key], voices[it.voice])
        yield (*own, it.window, first, last, *meant, it.best, it.lowest)


def _said(it: Opposition) -> Row:
    return it.whole, "; ".join(it.doubts), it.place


class _Numbers(dict[Hashable, int]):
    """Numbers instead of what is only asked whether it is the same."""

    def __missing__(self, key: Hashable) -> int:
        number = self[key] = len(self) + 1
        return number
