"""Bars on an axis of numbers, drawn with the signs that an encoding has."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from claims.compare.question.timeline import Bar, Timeline

_LEAST_AXIS = 16  # cells
_LOG_FROM = 30  # the axis is logarithmic where the highest number is so many times the lowest


@dataclass(frozen=True, slots=True)
class Signs:
    """What bars are drawn with."""

    point: str
    doubted: str
    low: str
    high: str
    between: str
    up: str
    down: str
    open: str
    band: str
    gap: str
    to: str


_UNICODE = Signs("●", "○", "├", "┤", "━", "▸", "◂", "╌", "░", "⋮", " – ")
_ASCII = Signs("*", "o", "[", "]", "=", ">", "<", "-", ".", ":", " to ")


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis of numbers, `width` cells wide."""

    low: float
    high: float
    log: bool
    width: int
    first: float = field(init=False)  # where it begins and how long it is, in powers of ten where it is `log`
    length: float = field(init=False)

    def __post_init__(self) -> None:
        first, last = (math.log10(it) if self.log else it for it in (self.low, self.high))
        object.__setattr__(self, "first", first)
        object.__setattr__(self, "length", last - first)

    def cell(self, value: float) -> int:
        """The cell of a number; what lies outside is put at the edge."""
        at = max(value, self.low)
        share = ((math.log10(at) if self.log else at) - self.first) / self.length
        return min(self.width - 1, int(share * self.width))


def bars_of(timeline: Timeline) -> Iterator[Bar]:
    """The bars of all claimants."""
    return (bar for series in timeline.series for bar in series.bars)


def signs_of(encoding: str) -> Signs:
    """The signs that an encoding has."""
    try:
        "".join(getattr(_UNICODE, name) for name in _UNICODE.__slots__).encode(encoding)
    except UnicodeEncodeError:
        return _ASCII
    return _UNICODE


def axis_of(timeline: Timeline, width: int) -> Axis:
    """An axis for all figures of a timeline, so many cells wide if that is not too few."""
    stated = [float(b) for bar in bars_of(timeline) for b in (bar.low, bar.high) if b is not None]
    low, high = min(stated, default=0.0), max(stated, default=1.0)
    width = max(width, _LEAST_AXIS)
    if low > 0 and high / low >= _LOG_FROM:
        return Axis(low / 2, high * 2, True, width)
    return Axis(0.0, high * 1.1 or 1.0, False, width)


def scale_line(axis: Axis) -> str:
    """The line of numbers above the axis: round ones, as many as find room at even distances."""
    for numbers in _round_numbers(axis):
        line = [" "] * axis.width
        free = 0
        for number in numbers:
            text = _short(number)
            start = min(axis.cell(number), axis.width - len(text))
            if start < free:
                break
            line[start : start + len(text)] = text
            free = start + len(text) + 2
        else:
            return "".join(line).rstrip()
    return ""


def _round_numbers(axis: Axis) -> Iterator[list[float]]:
    """The numbers of a scale, the most of them first."""
    if axis.log:
        powers = range(math.floor(math.log10(axis.low)), math.floor(math.log10(axis.high)) + 1)
        lists = [[share * 10.0**power for power in powers for share in (1, 2, 5)]]
        lists += [[10.0**power for power in powers if power % apart == 0] for apart in (1, 2, 3, 6)]
    else:
        step = 10.0 ** math.floor(math.log10(axis.high))
        steps = [step / 5, step / 2, step, step * 2, step * 5]
        lists = [[each * index for index in range(int(axis.high / each) + 1)] for each in steps]
    yield from ([number for number in numbers if axis.low <= number <= axis.high] for numbers in lists)


def _short(number: float) -> str:
    for scale, word in ((1e9, "bn"), (1e6, "m"), (1e3, "k")):
        if number >= scale:
            return f"{number / scale:g}{word}"
    return f"{number:g}"


def draw_bar(bar: Bar, band: tuple[Decimal, Decimal] | None, axis: Axis, signs: Signs) -> str:
    """A bar over the range of published estimates of its day, if that is known: as wide as the axis."""
    cells = [" "] * axis.width
    if band:
        first, last = (axis.cell(float(bound)) for bound in band)
        cells[first : last + 1] = signs.band * (last + 1 - first)
    point = signs.point if bar.standing else signs.doubted
    low, high = (None if bound is None else axis.cell(float(bound)) for bound in (bar.low, bar.high))
    if low is not None and high is not None:
        between, ends = (
            (signs.between, (signs.low, signs.high)) if bar.standing else (signs.open, (point, point))
        )
        cells[low : high + 1] = between * (high + 1 - low)
        cells[low], cells[high] = ends if low < high else (point, point)
    elif low is not None:
        cells[low:] = signs.open * (axis.width - low - 1) + signs.up
        cells[low] = point
    elif high is not None:
        cells[: high + 1] = signs.down + signs.open * high
        cells[high] = point
    return "".join(cells)
