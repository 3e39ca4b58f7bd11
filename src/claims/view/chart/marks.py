"""The marks of a chart: bars from bound to bound, fading where a bound is open, hollow where disputed.

Positions are in data units; what has to look the same on a linear and a logarithmic axis (the length of a
fade, the distance between bars of one day) is worked out in fractions of the axes.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.colors import to_rgba
from matplotlib.patches import Rectangle

from claims.compare.question.timeline import Bar, Series, Step
from claims.model import Qualifier
from claims.view.chart.labels import Box

# Okabe and Ito 2008, "Color Universal Design", without the yellow that no paper shows; black leads.
_HUES = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")
_MARKERS = ("o", "s", "D", "^", "v", "P", "X", "p", "<", ">", "h")
_FADE = 0.09  # of the height of the axes: how far an open bound reaches before it is gone
_FADE_STEPS = 12
_DODGE = 0.011  # of the width of the axes: between two bars of one day


@dataclass(frozen=True, slots=True)
class Style:
    """The colours of a chart that do not belong to a series."""

    paper: str
    ink: str
    faint: str
    band: str
    own_voice: str
    first: str  # the first series'


LIGHT = Style("#ffffff", "#1a1a1a", "#8c8c8c", "#d9d9d9", "#6e6e6e", "#000000")
DARK = Style("#14171a", "#ececec", "#8a9096", "#3a4046", "#a9a9a9", "#ffffff")


@dataclass(frozen=True, slots=True)
class Look:
    """How a series looks: colour and shape differ from those of all others, and of its neighbours both do."""

    colour: str
    marker: str


def choose_looks(series: Iterable[Series], style: Style) -> dict[str, Look]:
    """A look for each name; the first 77 claimants' all differ. Papers in their own voice are grey."""
    colours = (style.first, *_HUES)
    chosen: dict[str, Look] = {}
    counts = {True: 0, False: 0}
    for one in series:
        if one.name not in chosen:
            index = counts[one.attributed]
            colour = colours[index % len(colours)] if one.attributed else style.own_voice
            chosen[one.name] = Look(colour, _MARKERS[index % len(_MARKERS)])
            counts[one.attributed] += 1
    return chosen


def dodge(bars: Sequence[Bar], axes: Axes) -> list[float]:
    """Where each bar stands: in the middle of its days, moved aside where others stand already."""
    left, right = axes.get_xlim()
    width = (right - left) * _DODGE
    order = sorted(range(len(bars)), key=lambda index: (bars[index].days.middle, index))
    places = [0.0] * len(bars)
    row: list[int] = []
    for index in order:
        middle = bars[index].days.middle + 0.5
        if row and middle - (bars[row[0]].days.middle + 0.5) >= width:
            row = []
        row.append(index)
        start = sum(bars[i].days.middle + 0.5 for i in row) / len(row) - width * (len(row) - 1) / 2
        for position, other in enumerate(row):
            places[other] = start + width * position
    return places


def draw_bar(axes: Axes, bar: Bar, place: float, look: Look, paper: str) -> None:
    """Draw one estimate: its as-of time faint, its bounds strong, what it leaves open fading out."""
    low, high = (float(b) if b is not None else None for b in (bar.low, bar.high))
    _draw_days(axes, bar, look)
    if low is not None and high is not None and low < high:
        _draw_range(axes, bar, place, look, paper)
    for bound in dict.fromkeys(b for b in (low, high) if b is not None):
        size = 22.0 if low == high or low is None or high is None else 9.0
        face = paper if bar.disputed else look.colour
        axes.scatter(
            [place], [bound], s=size, marker=look.marker, facecolors=face, edgecolors=look.colour,
            linewidths=0.9 if bar.disputed else 0.4, zorder=5, clip_on=False,
        )  # fmt: skip
    if low is None and high is not None:
        _fade(axes, place, high, -1, look)
    if high is None and low is not None:
        _fade(axes, place, low, 1, look)
    if bar.estimate.lead.entry.qualifier is Qualifier.APPROXIMATE:
        _draw_tolerance(axes, bar, place, look)


def _draw_days(axes: Axes, bar: Bar, look: Look) -> None:
    """The days that an imprecise time may mean: a faint line at the number, a field over the range."""
    stated = [float(b) for b in (bar.low, bar.high) if b is not None]
    if bar.days.length > 1 and stated:
        low, high = min(stated), max(stated)
        axes.add_patch(
            Rectangle(
                (bar.days.first, low), bar.days.length, high - low, facecolor=to_rgba(look.colour, 0.10),
                edgecolor=to_rgba(look.colour, 0.35), linewidth=0.6, zorder=2,
            )
        )  # fmt: skip


def _draw_range(axes: Axes, bar: Bar, place: float, look: Look, paper: str) -> None:
    low, high = float(bar.low or 0), float(bar.high or 0)
    axes.plot([place, place], [low, high], color=look.colour, linewidth=3.4, solid_capstyle="butt", zorder=4)
    if bar.disputed:
        axes.plot([place, place], [low, high], color=paper, linewidth=1.9, solid_capstyle="butt", zorder=4)


def _draw_tolerance(axes: Axes, bar: Bar, place: float, look: Look) -> None:
    """How far an approximate figure may be meant, as a thin light line."""
    lead = bar.estimate.lead
    if lead.least is not None and lead.most is not None:
        ends = [float(lead.least), float(lead.most)]
        axes.plot([place, place], ends, color=to_rgba(look.colour, 0.45), linewidth=0.9, zorder=3)


def _fade(axes: Axes, place: float, bound: float, direction: int, look: Look) -> None:
    """A line from the bound that grows fainter, with an arrow head at its end."""
    points = [
        (place, _shift(axes, bound, direction * _FADE * i / _FADE_STEPS)) for i in range(_FADE_STEPS + 1)
    ]
    colours = [to_rgba(look.colour, 0.9 - 0.75 * i / _FADE_STEPS) for i in range(_FADE_STEPS)]
    axes.add_collection(
        LineCollection(list(pairwise(points)), colors=colours, linewidths=2.2, zorder=3), autolim=False
    )
    head = "^" if direction > 0 else "v"
    axes.scatter(*points[-1], s=9, marker=head, color=[to_rgba(look.colour, 0.45)], linewidths=0, zorder=3)


def _shift(axes: Axes, value: float, fraction: float) -> float:
    """The value that stands a fraction of the axes' height above another."""
    scale = axes.transScale + axes.transLimits
    _, height = scale.transform((axes.get_xlim()[0], value))
    return float(scale.inverted().transform((0, height + fraction))[1])


def draw_steps(axes: Axes, steps: Iterable[Step], style: Style) -> None:
    """The range of published estimates in steps: edges where it is closed, none where it is open."""
    for step in steps:
        low, high = float(step.range.low), float(step.range.high)
        first, last = step.days.first, step.days.last + 1
        top = _shift(axes, high, _FADE / 2) if step.range.open_high else high
        bottom = _shift(axes, low, -_FADE / 2) if step.range.open_low else low
        axes.fill_between([first, last], low, high, color=style.band, alpha=0.55, linewidth=0, zorder=1)
        axes.fill_between([first, last], bottom, top, color=style.band, alpha=0.30, linewidth=0, zorder=1)
        for bound, is_open in ((low, step.range.open_low), (high, step.range.open_high)):
            if not is_open:
                axes.plot([first, last], [bound, bound], color=style.faint, linewidth=0.7, zorder=1.5)


def bar_box(axes: Axes, bar: Bar, place: float) -> Box:
    """The room that a bar takes, in fractions of the axes, with its marker and what fades out of it."""
    scale = axes.transScale + axes.transLimits
    stated = [float(b) for b in _reach(bar)]
    points = [scale.transform((place, value)) for value in (min(stated, default=0), max(stated, default=0))]
    x, bottom, top = float(points[0][0]), float(points[0][1]), float(points[1][1])
    down, up = _FADE * (bar.low is None), _FADE * (bar.high is None)
    return Box(x - _HALF, bottom - 1.6 * _HALF - down, x + _HALF, top + 1.6 * _HALF + up)


def _reach(bar: Bar) -> list[Decimal]:
    """The numbers that a bar states or, being approximate, may mean."""
    lead = bar.estimate.lead
    return [b for b in (bar.low, bar.high, lead.least, lead.most) if b is not None]


_HALF = 0.006  # of the width of the axes: half of a marker


def value_limits(bars: Iterable[Bar]) -> tuple[Decimal, Decimal]:
    """The lowest and the highest number that a bar states or may mean."""
    stated = [bound for bar in bars for bound in _reach(bar)]
    return min(stated, default=Decimal(0)), max(stated, default=Decimal(1))
