"""Where things stand on the axes so that none covers another. All in fractions of the axes."""

from collections.abc import Sequence
from typing import NamedTuple

_TRIES = 80  # places to either side that are tried; a bar that finds none stands where its time is


class Size(NamedTuple):
    """How large axes are on paper, in inches."""

    width: float
    height: float


class Box(NamedTuple):
    """A rectangle."""

    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: "Box") -> bool:
        """Whether two rectangles share any room."""
        across = self.left < other.right and other.left < self.right
        return across and self.bottom < other.top and other.bottom < self.top

    def moved(self, right: float) -> "Box":
        """The same rectangle, moved to the right."""
        return self._replace(left=self.left + right, right=self.right + right)


def spread(boxes: Sequence[Box]) -> list[float]:
    """How far each box is moved to the right (or, below 0, to the left) so that none covers another.

    The boxes are placed from left to right, each as near to its own place as there is room on the axes.
    """
    moves = [0.0] * len(boxes)
    placed: list[Box] = []
    for index in sorted(range(len(boxes)), key=lambda i: (boxes[i].left, -boxes[i].top, i)):
        box = boxes[index]
        beside = [other for other in placed if other.bottom < box.top and box.bottom < other.top]
        moves[index] = next((by for by in _moves(box) if not _covers(box.moved(by), beside)), 0.0)
        placed.append(box.moved(moves[index]))
    return moves


def _moves(box: Box) -> list[float]:
    """The moves that are tried, the shortest first; none of them leaves the axes."""
    step = (box.right - box.left) / 4
    moves = [0.0] + [sign * step * count for count in range(1, _TRIES) for sign in (1, -1)]
    return [by for by in moves if box.left + by >= 0 and box.right + by <= 1]


def _covers(box: Box, others: Sequence[Box]) -> bool:
    return any(box.meets(other) for other in others)
