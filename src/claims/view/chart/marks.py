"""The marks of a chart: bars from bound to bound, fading where a bound is open, hollow where disputed or
replaced, lighter where unsure.

Positions are in data units; what has to look the same on a linear and a logarithmic axis (the length of a
fade, the distance between bars of one day) is worked out in fractions of the axes.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.colors import to_rgba

from claims.compare.question.timeline import Bar, Step
from claims.model import Qualifier
from claims.view.chart.looks import Look, Style, lighten
from claims.view.chart.spacing import Box, Size, spread
from claims.view.written_figure import is_unsure

_FADE = 0.17  # inches: how far an open bound reaches before it is gone
_FADE_STEPS = 12
_MARKER = 0.036  # inches: half of a marker
_POINT, _END = 22.0, 9.0  # square points: a single figure's marker, and one at the end of a bar


class Ground(NamedTuple):
    """What marks are drawn on: axes, how large they are on paper, and the colours of the chart."""

    axes: Axes
    size: Size
    style: Style


def place_bars(ground: Ground, bars: Sequence[Bar]) -> tuple[list[float], list[Box]]:
    """Where each bar stands, in days, and its room: as near to its time as it covers no other."""
    boxes = [_bar_box(ground, bar) for bar in bars]
    moves = spread(boxes)
    left, right = ground.axes.get_xlim()
    places = [_middle(bar) + move * (right - left) for bar, move in zip(bars, moves, strict=True)]
    return places, [box.moved(move) for box, move in zip(boxes, moves, strict=True)]


def _middle(bar: Bar) -> float:
    return bar.days.middle + 0.5


def draw_bar(ground: Ground, bar: Bar, place: float, look: Look) -> None:
    """Draw one estimate: its as-of time thin, its bounds strong, what it leaves open fading out."""
    axes, size, style = ground
    look = lighten(look, style) if is_unsure(bar.estimate.confidence) else look
    low, high = (float(b) if b is not None else None for b in (bar.low, bar.high))
    _draw_days(axes, bar, look)
    if low is not None and high is not None and low < high:
        _draw_range(axes, bar, place, look, style.paper)
    for bound in dict.fromkeys(b for b in (low, high) if b is not None):
        area = _POINT if low == high or low is None or high is None else _END
        face = look.colour if bar.standing else style.paper
        axes.scatter(
            [place], [bound], s=area, marker=look.marker, facecolors=face, edgecolors=look.colour,
            linewidths=0.4 if bar.standing else 0.9, zorder=5, clip_on=False,
        )  # fmt: skip
    if low is None and high is not None:
        _fade(axes, place, high, -_FADE / size.height, look)
    if high is None and low is not None:
        _fade(axes, place, low, _FADE / size.height, look)
    _draw_tolerance(axes, bar, place, look)


def _draw_days(axes: Axes, bar: Bar, look: Look) -> None:
    """The days that an imprecise time may mean: a thin line at each bound."""
    if bar.days.length > 1:
        for bound in {float(b) for b in (bar.low, bar.high) if b is not None}:
            ends = [bar.days.first, bar.days.last + 1]
            axes.plot(ends, [bound, bound], color=to_rgba(look.colour, 0.45), linewidth=0.7, zorder=2)


def level_lines(axes: Axes, bars: Iterable[Bar]) -> list[Box]:
    """The room of the lines that show the time of figures."""
    scale = axes.transScale + axes.transLimits
    boxes = []
    for bar in bars:
        if bar.days.length > 1:
            for bound in {float(b) for b in (bar.low, bar.high) if b is not None}:
                left, height = scale.transform((bar.days.first, bound))
                right, _ = scale.transform((bar.days.last + 1, bound))
                boxes.append(Box(float(left), float(height), float(right), float(height)))
    return boxes


def _draw_range(axes: Axes, bar: Bar, place: float, look: Look, paper: str) -> None:
    low, high = float(bar.low or 0), float(bar.high or 0)
    axes.plot([place, place], [low, high], color=look.colour, linewidth=3.4, solid_capstyle="butt", zorder=4)
    if not bar.standing:
        axes.plot([place, place], [low, high], color=paper, linewidth=1.9, solid_capstyle="butt", zorder=4)


def _draw_tolerance(axes: Axes, bar: Bar, place: float, look: Look) -> None:
    """How far an approximate figure may be meant, as a thin light line."""
    if len(meant := _meant(bar)) > 1:
        ends = [float(bound) for bound in meant]
        axes.plot([place, place], ends, color=to_rgba(look.colour, 0.45), linewidth=0.9, zorder=3)


def _fade(axes: Axes, place: float, bound: float, reach: float, look: Look) -> None:
    """A line from the bound that grows fainter, with an arrow head at its end."""
    heights = [_shift(axes, bound, reach * step / _FADE_STEPS) for step in range(_FADE_STEPS + 1)]
    points = [(place, height) for height in heights]
    colours = [to_rgba(look.colour, 0.9 - 0.75 * step / _FADE_STEPS) for step in range(_FADE_STEPS)]
    axes.add_collection(
        LineCollection(list(pairwise(points)), colors=colours, linewidths=2.2, zorder=3), autolim=False
    )
    head = "^" if reach > 0 else "v"
    axes.scatter(*points[-1], s=9, marker=head, color=[to_rgba(look.colour, 0.45)], linewidths=0, zorder=3)


def _shift(axes: Axes, value: float, fraction: float) -> float:
    """The value that stands a fraction of the axes' height above another."""
    scale = axes.transScale + axes.transLimits
    _, height = scale.transform((axes.get_xlim()[0], value))
    return float(scale.inverted().transform((0, height + fraction))[1])


def draw_steps(ground: Ground, steps: Iterable[Step]) -> None:
    """The range of published estimates in steps, fainter where it is open. A single number is a line."""
    axes, size, style = ground
    reach = _FADE / 2 / size.height
    for step in steps:
        low, high = float(step.range.low), float(step.range.high)
        days = [step.days.first, step.days.last + 1]
        top = _shift(axes, high, reach) if step.range.open_high else high
        bottom = _shift(axes, low, -reach) if step.range.open_low else low
        axes.fill_between(days, bottom, top, color=style.band, alpha=0.45, linewidth=0, zorder=1)
        axes.fill_between(days, low, high, color=style.band, linewidth=0, zorder=1)
        if low == high:
            axes.plot(days, [low, low], color=style.band, linewidth=2.4, solid_capstyle="butt", zorder=1)


def _bar_box(ground: Ground, bar: Bar) -> Box:
    """The room that a bar takes in the middle of its days, with its marker and what fades out of it."""
    axes, size, _ = ground
    scale = axes.transScale + axes.transLimits
    stated = [float(b) for b in _reach(bar)]
    ends = (min(stated, default=0), max(stated, default=0))
    (x, bottom), (_, top) = (scale.transform((_middle(bar), value)) for value in ends)
    across, up = _MARKER / size.width, _MARKER / size.height
    fade = (_FADE + _MARKER) / size.height
    return Box(
        float(x) - across,
        float(bottom) - (fade if bar.low is None else up),
        float(x) + across,
        float(top) + (fade if bar.high is None else up),
    )


def _reach(bar: Bar) -> list[Decimal]:
    """The numbers that a bar states or, being approximate, may mean."""
    return [b for b in (bar.low, bar.high, *_meant(bar)) if b is not None]


def _meant(bar: Bar) -> list[Decimal]:
    """Between which numbers an approximate figure may lie; nothing for any other."""
    lead = bar.estimate.lead
    if lead.entry.qualifier is not Qualifier.APPROXIMATE:
        return []
    return [bound for bound in (lead.least, lead.most) if bound is not None]


def value_limits(bars: Iterable[Bar]) -> tuple[Decimal, Decimal]:
    """The lowest and the highest number that a bar states or may mean."""
    stated = [bound for bar in bars for bound in _reach(bar)]
    return min(stated, default=Decimal(0)), max(stated, default=Decimal(1))
