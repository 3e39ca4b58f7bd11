"""Where the numbers stand beside the bars of a chart: only where there is room, and never on a bar.

Everything is in fractions of the axes. A label (the figure, and below it who says so) is tried above its bar,
below it, and at either side; where it would cover a bar or another label it is tried without the name, and
then left out: the axis and the legend have to do.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

from claims.view.chart.spacing import Box, Size

FONT_SIZE = 6.0  # points
_LINE = FONT_SIZE * 1.2 / 72  # inches
_GAP = 0.035  # inches between a bar and its label
_MARGIN = 0.02  # inches around a label
_POINTS = 72  # in an inch


class Label(NamedTuple):
    """A text of one or two lines, and the middle of its place."""

    text: str
    x: float
    y: float


def place_labels(
    texts: Sequence[Sequence[str]], boxes: Sequence[Box], size: Size, keep_free: Sequence[Box] = ()
) -> list[Label]:
    """Labels for the bars in `boxes`, on axes of that size. The first bar goes first.

    `texts` holds for each bar the labels that may stand there, the best one first; `keep_free` is further
    room in which no label may stand.
    """
    taken = [*boxes, *keep_free]
    labels = []
    for tried, bar in zip(texts, boxes, strict=True):
        found = _find_room(tried, bar, taken, size)
        if found is not None:
            text, box = found
            taken.append(box)
            labels.append(Label(text, (box.left + box.right) / 2, (box.bottom + box.top) / 2))
    return labels


def _find_room(texts: Sequence[str], bar: Box, taken: Sequence[Box], size: Size) -> tuple[str, Box] | None:
    """The first of the texts for which there is room beside a bar, and the room."""
    for text in texts:
        lines = text.split("\n")
        width = (max(map(text_width, lines)) + 2 * _MARGIN) / size.width
        height = (len(lines) * _LINE + _MARGIN) / size.height
        for box in _candidates(bar, width, height, Size(_GAP / size.width, _GAP / size.height)):
            if _on_axes(box) and not any(box.meets(other) for other in taken):
                return text, box
    return None


def text_width(text: str, points: float = FONT_SIZE) -> float:
    """How wide a line of text is in the chart's font, in inches."""
    font = FontProperties(size=points)
    return float(text_to_path.get_text_width_height_descent(text, font, ismath=False)[0]) / _POINTS


def _on_axes(box: Box) -> bool:
    return box.left > 0 and box.right < 1 and box.bottom > 0 and box.top < 1


def _candidates(bar: Box, width: float, height: float, gap: Size) -> Iterator[Box]:
    """Above, below, right and left of the bar, and at its upper corners."""
    x, y = (bar.left + bar.right) / 2, (bar.bottom + bar.top) / 2
    for middle in (x, x + width / 3, x - width / 3):
        left, right = middle - width / 2, middle + width / 2
        yield Box(left, bar.top + gap.height / 2, right, bar.top + gap.height / 2 + height)
        yield Box(left, bar.bottom - gap.height / 2 - height, right, bar.bottom - gap.height / 2)
    for bottom in (y - height / 2, bar.top - height, bar.bottom):
        yield Box(bar.right + gap.width, bottom, bar.right + gap.width + width, bottom + height)
        yield Box(bar.left - gap.width - width, bottom, bar.left - gap.width, bottom + height)
