"""One panel of a chart: its headings, its axis of numbers, the marks of its estimates and their labels."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, LogLocator, MaxNLocator, NullLocator

from claims.compare.entry.comparable import PERIODS
from claims.compare.question.timeline import Bar, Timeline
from claims.view.chart.labels import FONT_SIZE, Label, place_labels
from claims.view.chart.looks import Look, Style
from claims.view.chart.marks import Ground, draw_bar, draw_steps, level_lines, place_bars, value_limits
from claims.view.chart.spacing import Box, Size
from claims.view.chart.ticks import write_tick
from claims.view.over_time.timeline_words import write_bar
from claims.view.text import fit, safe
from claims.view.written_figure import name_unit

_LOG_FROM = 30  # the axis is logarithmic where the highest number is so many times the lowest
_TITLE, _NAME = 80, 36  # characters of a panel's title, and of a name in a label
_FEW_TICKS = 5
_MOST_LABELS = 40  # bars with a label; among more, numbers only disturb


def draw_panel(ground: Ground, line: Timeline, name: str, looks: Mapping[str, Look]) -> None:
    """Draw a timeline of that name on axes whose axis of time is set already."""
    axes, size, style = ground
    bars = [(bar, series.name) for series in line.series for bar in series.bars]
    log = _scale(axes, [bar for bar, _ in bars], line.key.dimension)
    draw_steps(ground, line.steps)
    places, boxes = place_bars(ground, [bar for bar, _ in bars])
    for (bar, claimant), place in zip(bars, places, strict=True):
        draw_bar(ground, bar, place, looks[claimant])
    lines = level_lines(axes, [bar for bar, _ in bars])
    for label in _labels(bars, boxes, size, lines):
        axes.text(
            label.x, label.y, label.text, transform=axes.transAxes, fontsize=FONT_SIZE, ha="center",
            va="center", ma="center", linespacing=1.2, color=style.ink, zorder=6,
        )  # fmt: skip
    _write_headings(axes, line, name, log, style)


def _labels(
    bars: Sequence[tuple[Bar, str]], boxes: Sequence[Box], size: Size, lines: Sequence[Box]
) -> list[Label]:
    """A label for each bar that has room for one, the best attested first."""
    order = sorted(range(len(bars)), key=lambda index: (-bars[index][0].estimate.mentions, index))
    order = order[:_MOST_LABELS]
    others = [box for index, box in enumerate(boxes) if index not in order]
    texts: list[list[str]] = []
    for bar, name in (bars[index] for index in order):
        figure = write_bar(bar, _NAME)
        texts.append([f"{figure}\n{fit(safe(name), _NAME)}", figure])
    return place_labels(texts, [boxes[index] for index in order], size, [*others, *lines])


def _scale(axes: Axes, bars: Sequence[Bar], unit: str) -> bool:
    """Set the axis of numbers: from zero, or logarithmic where the numbers lie too far apart for that."""
    low, high = (float(bound) for bound in value_limits(bars))
    log = low > 0 and high / low >= _LOG_FROM
    if log:
        axes.set_yscale("log")
        decades = math.log10(high / low)
        axes.yaxis.set_major_locator(LogLocator(subs=(1.0, 2.0, 5.0) if decades < 2.5 else (1.0,)))
        axes.set_ylim(low / 2, high * 2)
    else:
        whole = unit == "people"
        axes.set_ylim(0, high * 1.2 or 1)
        axes.yaxis.set_major_locator(MaxNLocator(_FEW_TICKS, steps=[1, 2, 5, 10], integer=whole))
    axes.yaxis.set_major_formatter(FuncFormatter(write_tick))
    axes.yaxis.set_minor_locator(NullLocator())
    return log


def _write_headings(axes: Axes, line: Timeline, name: str, log: bool, style: Style) -> None:
    """Which place and group it is; below that the unit, and how many say so."""
    first = line.series[0].bars[0].estimate.lead.entry
    per = "day" if first.per in PERIODS else first.per
    unit = name_unit(line.key.dimension, per) + (", on a logarithmic axis" if log else "")
    _write(axes, (0, 17), fit(safe(name), _TITLE), "left", fontsize=8.5, fontweight="bold")
    _write(axes, (0, 6), unit, "left", fontsize=7, color=style.soft)
    _write(axes, (1, 6), str(line.counts), "right", fontsize=7, color=style.soft)


def _write(axes: Axes, place: tuple[float, float], text: str, side: str, **look: Any) -> None:
    """Write above the axes: at which share of their width, and how many points above them."""
    x, up = place
    axes.annotate(text, (x, 1), (0, up), "axes fraction", "offset points", ha=side, va="baseline", **look)
