"""Timelines as a chart for print: SVG or PNG, the same bytes for the same data.

A panel for each place or group, a look for each claimant, bars from low to high over their as-of time, and
the range of published estimates as a band of steps. Needs matplotlib (the extra `chart`).
"""

import io
import math
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import FuncFormatter, LogLocator, NullLocator

from claims.compare.entry.subgroup import say_group
from claims.compare.question.timeline import Bar, Timeline
from claims.view.chart.labels import place_labels
from claims.view.chart.marks import (
    DARK,
    LIGHT,
    Look,
    Style,
    bar_box,
    choose_looks,
    dodge,
    draw_bar,
    draw_steps,
    value_limits,
)
from claims.view.chart.ticks import time_ticks
from claims.view.text import fit, safe

RANGE_NAME = "range of published estimates"
FORMATS = ("svg", "png")
_DPI = 300
_WIDTH, _HEIGHT = 8.27, 5.83  # inches: A5, lying; a chart grows in height with its panels and its legend
_LEFT, _RIGHT, _TOP, _BETWEEN = 0.72, 0.18, 0.72, 0.42  # inches around and between panels
_PANEL = 2.0  # inches that a panel is high at least
_MOST_PANELS = 4
_ROW, _LINE, _EDGE = 0.145, 0.118, 0.10  # inches: a row of the legend, a line of the caption, the lower edge
_TICKS = 0.32  # inches for the labels of the axis of time
_CHARACTER = 0.053  # inches of a character in the legend
_CAPTION_WIDTH = 185  # characters
_NAME = 40  # characters of a claimant's name in the legend
_LOG_FROM = 30  # the axis is logarithmic where the highest number is so many times the lowest
_RC: dict[Any, Any] = {
    "font.family": "DejaVu Sans",
    "font.size": 7.5,
    "text.parse_math": False,  # "$67,000 to $90,000" is money
    "svg.fonttype": "path",
    "svg.hashsalt": "claims",
    "axes.linewidth": 0.6,
    "xtick.major.width": 0.6,
    "ytick.major.width": 0.6,
}
_INKED = ("text.color", "axes.labelcolor", "axes.edgecolor", "xtick.color", "ytick.color")


@dataclass(frozen=True, slots=True)
class Caption:
    """The words around a chart."""

    title: str  # what is counted, and whose
    unit: str  # on the vertical axis
    notes: tuple[str, ...] = ()  # sentences for the foot, before the sources
    sources: tuple[str, ...] = ()  # publishers, in the order in which they are named


def render_chart(timelines: Sequence[Timeline], caption: Caption, kind: str, dark: bool = False) -> bytes:
    """Draw timelines on one axis of time; `kind` is `svg` or `png` (300 dots an inch).

    At most four panels are drawn, and the caption says how many were left out. Raises ValueError where
    there is no timeline.
    """
    if not timelines:
        raise ValueError("there is no dated figure to draw")
    style = DARK if dark else LIGHT
    shown = timelines[:_MOST_PANELS]
    by_name = choose_looks((series for line in shown for series in line.series), style)
    paper = {"figure.facecolor": style.paper, "axes.facecolor": style.paper}
    with warnings.catch_warnings(), mpl.rc_context(_RC | dict.fromkeys(_INKED, style.ink) | paper):
        # A script that the font lacks is drawn as boxes with its code points: no reason to speak up.
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        sheet = _lay_out(len(shown), list(by_name), _foot(timelines, caption))
        _set_time(sheet.panels, shown)
        for axes, line in zip(sheet.panels, shown, strict=True):
            _draw_panel(axes, line, by_name, style)
            axes.set_ylabel(safe(caption.unit), fontsize=7)
        _write(sheet, caption, by_name, style)
        return _save(sheet.figure, caption, kind)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The paper: panels from top to bottom, the legend's rows and the caption's lines below them."""

    figure: Figure
    panels: list[Axes]
    columns: int
    lines: tuple[str, ...]


def _lay_out(panels: int, names: Sequence[str], lines: tuple[str, ...]) -> _Sheet:
    """A sheet as high as its panels, legend and caption need."""
    longest = max(len(fit(safe(name), _NAME)) for name in [*names, RANGE_NAME])
    columns = max(1, int((_WIDTH - 0.3) / (0.45 + longest * _CHARACTER)))
    rows = -(-(len(names) + 1) // columns)
    foot = _EDGE + len(lines) * _LINE + rows * _ROW + 0.12 + _TICKS
    height = max(_HEIGHT, foot + _TOP + _PANEL * panels + _BETWEEN * (panels - 1))
    figure = Figure(figsize=(_WIDTH, height))
    each = (height - foot - _TOP - _BETWEEN * (panels - 1)) / panels
    axes = []
    for index in range(panels):
        bottom = height - _TOP - each * (index + 1) - _BETWEEN * index
        box = (_LEFT / _WIDTH, bottom / height, (_WIDTH - _LEFT - _RIGHT) / _WIDTH, each / height)
        axes.append(figure.add_axes(box))
    return _Sheet(figure, axes, columns, lines)


def _foot(timelines: Sequence[Timeline], caption: Caption) -> tuple[str, ...]:
    """The caption's sentences and sources, cut into lines."""
    left_out = max(0, len(timelines) - _MOST_PANELS)
    undated = sum(line.undated for line in timelines)
    notes = [
        "Strong: what is stated. Fading: no bound is stated. Thin line: how far an approximate figure may "
        "reach. Pale: an as-of time longer than a day. Hollow: doubted by its own text, not in the range. "
        "Nothing is interpolated.",
        *caption.notes,
    ]
    notes += [f"Left out: {left_out} more of the places and groups."] if left_out else []
    notes += [f"Left out: {undated} without a date."] if undated else []
    notes += [f"Printed by: {'; '.join(caption.sources)}."] if caption.sources else []
    return tuple(wrap(safe(" ".join(notes)), _CAPTION_WIDTH, max_lines=8, placeholder=" …"))


def _set_time(panels: Sequence[Axes], lines: Sequence[Timeline]) -> None:
    """One axis of time for all panels, with room at both ends; its labels stand under the last one."""
    days = [line.days for line in lines] + [step.days for line in lines for step in line.steps]
    first, last = min(d.first for d in days), max(d.last for d in days) + 1
    margin = max((last - first) // 25, 15)
    ticks = time_ticks(first - margin, last + margin)
    for axes in panels:
        axes.set_xlim(first - margin, last + margin)
        axes.set_xticks([day for day, _ in ticks], labels=[label for _, label in ticks])
        axes.tick_params(axis="x", labelbottom=axes is panels[-1], labelsize=7)


def _draw_panel(axes: Axes, line: Timeline, by_name: dict[str, Look], style: Style) -> None:
    bars = [(bar, by_name[series.name]) for series in line.series for bar in series.bars]
    _scale(axes, [bar for bar, _ in bars])
    draw_steps(axes, line.steps, style)
    places = dodge([bar for bar, _ in bars], axes)
    for (bar, look), place in zip(bars, places, strict=True):
        draw_bar(axes, bar, place, look, style.paper)
    _write_numbers(axes, [bar for bar, _ in bars], places, style)
    axes.yaxis.set_major_formatter(FuncFormatter(_number))
    axes.yaxis.set_minor_locator(NullLocator())
    axes.yaxis.grid(True, color=style.band, linewidth=0.5)
    axes.set_axisbelow(True)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    where = ", ".join(sorted(line.key.places)) or "no place named"
    group = say_group(line.key.group, line.key.dimension)
    axes.set_title(fit(safe(f"{where} ({group})" if group else where), 62), loc="left", fontsize=8.5, pad=5)
    axes.set_title(str(line.counts), loc="right", fontsize=7, pad=5)


def _write_numbers(axes: Axes, bars: Sequence[Bar], places: Sequence[float], style: Style) -> None:
    """The figures beside their bars, where there is room."""
    sheet = axes.get_figure()
    box = axes.get_position()
    size = (
        box.width * _WIDTH,
        box.height * (sheet.get_figheight() if isinstance(sheet, Figure) else _HEIGHT),
    )
    boxes = [bar_box(axes, bar, place) for bar, place in zip(bars, places, strict=True)]
    for label in place_labels(bars, boxes, size):
        axes.text(
            label.x, label.y, safe(label.text), transform=axes.transAxes, fontsize=6, ha="center",
            va="center", color=style.ink, zorder=6,
        )  # fmt: skip


def _scale(axes: Axes, bars: Sequence[Bar]) -> None:
    """The vertical axis: from zero, or logarithmic where the numbers lie too far apart to be told on one."""
    low, high = (float(bound) for bound in value_limits(bars))
    if low > 0 and high / low >= _LOG_FROM:
        axes.set_yscale("log")
        decades = math.log10(high / low)
        axes.yaxis.set_major_locator(LogLocator(subs=(1.0, 2.0, 5.0) if decades < 3 else (1.0,)))
        axes.set_ylim(low / 2, high * 2)
    else:
        axes.set_ylim(0, high * 1.16 or 1)


def _number(value: float, _: int | None) -> str:
    """A number of the axis; halves of small ones keep their point."""
    return f"{value:,.0f}" if value == int(value) else f"{value:g}"


def _write(sheet: _Sheet, caption: Caption, by_name: dict[str, Look], style: Style) -> None:
    """Title, legend and caption."""
    figure, height = sheet.figure, sheet.figure.get_figheight()
    figure.text(
        0.12 / _WIDTH,
        1 - 0.2 / height,
        fit(safe(caption.title), 90),
        fontsize=11,
        fontweight="bold",
        va="top",
    )
    band = Patch(facecolor=style.band, edgecolor=style.faint, linewidth=0.7)
    handles = [band, *(_handle(look) for look in by_name.values())]
    names = [RANGE_NAME, *(fit(safe(name), _NAME) for name in by_name)]
    foot = _EDGE + len(sheet.lines) * _LINE
    figure.legend(
        handles, names, ncols=sheet.columns, loc="lower left", bbox_to_anchor=(0.08 / _WIDTH, foot / height),
        frameon=False, fontsize=7, handlelength=1.4, handletextpad=0.5, columnspacing=1.2, labelspacing=0.35,
        borderpad=0.2, borderaxespad=0,
    )  # fmt: skip
    figure.text(
        0.12 / _WIDTH, _EDGE / height, "\n".join(sheet.lines), fontsize=6, va="bottom", linespacing=1.25,
        color=style.ink,
    )  # fmt: skip


def _handle(look: Look) -> Line2D:
    return Line2D(
        [], [], color=look.colour, marker=look.marker, markersize=4.5, markeredgewidth=0.4, linewidth=2.2
    )


def _save(figure: Figure, caption: Caption, kind: str) -> bytes:
    """The file's bytes, without the date or anything else that changes from run to run."""
    buffer = io.BytesIO()
    if kind == "svg":
        FigureCanvasSVG(figure)
        figure.savefig(buffer, format="svg", metadata={"Date": None, "Title": safe(caption.title)})
    else:
        FigureCanvasAgg(figure)
        figure.savefig(buffer, format="png", dpi=_DPI, metadata={"Software": None})
    return buffer.getvalue()
