"""Where the numbers stand beside the bars of a chart: only where there is room, and never on a bar.

Everything is in fractions of the axes. A label is tried above its bar, below it, and at either side; where
it would cover a bar or another label it is left out, and the axis has to do.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claims.compare.entry.wording import say_bounds
from claims.compare.question.timeline import Bar

# Inches of a character and of a line of the labels, which are set in 6 points; and around a label.
_CHARACTER, _LINE, _GAP = 0.047, 0.10, 0.05
_MOST = 24  # bars in a panel; among more, numbers only disturb


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


class Label(NamedTuple):
    """A text and the middle of its place."""

    text: str
    x: float
    y: float


def place_labels(
    bars: Sequence[Bar], boxes: Sequence[Box], size: tuple[float, float], names: Sequence[Box] = ()
) -> list[Label]:
    """Labels for `bars`, which stand in `boxes` on axes of that width and height in inches.

    The best attested bars come first; `names` are further rectangles to keep free.
    """
    if len(bars) > _MOST:
        return []
    taken = [*boxes, *names]
    labels = []
    order = sorted(range(len(bars)), key=lambda index: (-bars[index].estimate.mentions, index))
    for index in order:
        text = say_bounds(bars[index].estimate.lead)
        width, height = (len(text) + 1) * _CHARACTER / size[0], _LINE / size[1]
        gap = (_GAP / size[0], _GAP / size[1])
        candidates = list(_candidates(boxes[index], width, height, gap))
        for box in candidates[1:] + candidates[:1] if bars[index].high is None else candidates:
            if _fits(box) and not any(box.meets(other) for other in taken):
                taken.append(box)
                labels.append(Label(text, (box.left + box.right) / 2, (box.bottom + box.top) / 2))
                break
    return labels


def _fits(box: Box) -> bool:
    return box.left > 0 and box.right < 1 and box.bottom > 0 and box.top < 1


def _candidates(bar: Box, width: float, height: float, gap: tuple[float, float]) -> Iterator[Box]:
    """Above, below, right and left of the bar, and at its upper corners."""
    x, y = (bar.left + bar.right) / 2, (bar.bottom + bar.top) / 2
    for middle in (x, x + width / 3, x - width / 3):
        yield Box(middle - width / 2, bar.top + gap[1] / 2, middle + width / 2, bar.top + gap[1] / 2 + height)
        yield Box(
            middle - width / 2, bar.bottom - gap[1] / 2 - height, middle + width / 2, bar.bottom - gap[1] / 2
        )
    for bottom in (y - height / 2, bar.top - height, bar.bottom):
        yield Box(bar.right + gap[0], bottom, bar.right + gap[0] + width, bottom + height)
        yield Box(bar.left - gap[0] - width, bottom, bar.left - gap[0], bottom + height)
