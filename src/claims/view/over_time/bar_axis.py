"""Bars on an axis of numbers, drawn with the signs that an encoding has."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache, lru_cache

from claims.compare.question.timeline import Bar, Timeline

_LEAST_AXIS = 16  # cells
_KEPT = 2**8  # scales that are remembered: timelines of a few figures have the same ones
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
    known: dict[Decimal, int] = field(default_factory=dict, compare=False)  # cells that were looked for

    def __post_init__(self) -> None:
        first, last = (math.log10(it) if self.log else it for it in (self.low, self.high))
        object.__setattr__(self, "first", first)
        object.__setattr__(self, "length", last - first)

    def cell(self, value: float) -> int:
        """The cell of a number; what lies outside is put at the edge."""
        at = max(value, self.low)
        share = ((math.log10(at) if self.log else at) - self.first) / self.length
        return min(self.width - 1, int(share * self.width))

    def cell_of(self, bound: Decimal) -> int:
        """The cell of a bound. The same ones come over and over."""
        if (found := self.known.get(bound)) is None:
            found = self.known[bound] = self.cell(float(bound))
        return found


def bars_of(timeline: Timeline) -> Iterator[Bar]:
    """The bars of all claimants."""
    return (bar for series in timeline.series for bar in series.bars)


@cache
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


@lru_cache(_KEPT)
def scale_line(axis: Axis) -> str:
    """The line of numbers above the axis: round ones, as many as find room at even distances."""
    for numbers in _round_numbers(axis):
        if 3 * len(numbers) - 2 > axis.width:  # one cell each, and two between them
            continue
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
    lists = _powers(axis) if axis.log else _multiples(axis)
    yield from ([number for number in numbers if axis.low <= number <= axis.high] for numbers in lists)


def _powers(axis: Axis) -> Iterator[list[float]]:
    """Powers of ten, at first with twice and five times them."""
    powers = range(math.floor(math.log10(axis.low)), math.floor(math.log10(axis.high)) + 1)
    yield [share * 10.0**power for power in powers for share in (1, 2, 5)]
    for apart in (1, 2, 3, 6):
        yield [10.0**power for power in powers if power % apart == 0]


def _multiples(axis: Axis) -> Iterator[list[float]]:
    """Multiples of a round number, where they may find room."""
    step = 10.0 ** math.floor(math.log10(axis.high))
    for each in (step / 5, step / 2, step, step * 2, step * 5):
        number = int(axis.high / each)  # and one more, but for what rounding takes away
        if 3 * number - 2 <= axis.width:
            yield [each * index for index in range(number + 1)]


def _short(number: float) -> str:
    for scale, word in ((1e9, "bn"), (1e6, "m"), (1e3, "k")):
        if number >= scale:
            return f"{number / scale:g}{word}"
    return f"{number:g}"


def draw_bar(bar: Bar, band: tuple[Decimal, Decimal] | None, axis: Axis, signs: Signs) -> str:
    """A bar over the range of published estimates of its day, if that is known: as wide as the axis."""
    line = " " * axis.width
    if band:
        first, last = map(axis.cell_of, band)
        line = f"{line[:first]}{signs.band * (last + 1 - first)}{line[last + 1 :]}"
    point = signs.point if bar.standing else signs.doubted
    low, high = (None if bound is None else axis.cell_of(bound) for bound in (bar.low, bar.high))
    if low is not None and high is not None:
        return f"{line[:low]}{_between(low, high, point, bar.standing, signs)}{line[high + 1 :]}"
    if low is not None:
        upwards = signs.open * (axis.width - low - 1) + signs.up
        return f"{line[:low]}{point}{upwards[1:]}"
    if high is not None:
        downwards = signs.down + signs.open * high
        return f"{downwards[:high]}{point}{line[high + 1 :]}"
    return line


def _between(low: int, high: int, point: str, standing: bool, signs: Signs) -> str:
    """A bar from one cell to another."""
    if low == high:
        return point
    first, between, last = (signs.low, signs.between, signs.high) if standing else (point, signs.open, point)
    return first + between * (high - low - 1) + last
