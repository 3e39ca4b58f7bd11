"""Timelines as a chart for print: SVG or PNG, the same bytes for the same data.

A panel for each place or group, a look for each claimant, bars from low to high over their as-of time, and
the range of published estimates as a band of steps. Text is text in SVG, in fonts that most machines have.
Needs matplotlib (the extra `chart`).
"""

import io
import warnings
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from claims.compare.question.timeline import Timeline
from claims.view.chart.caption import write_notes, write_subtitle, write_title
from claims.view.chart.labels import text_width
from claims.view.chart.looks import DARK, LIGHT, Look, Style, choose_looks
from claims.view.chart.marks import Ground
from claims.view.chart.panel import draw_panel
from claims.view.chart.spacing import Size
from claims.view.chart.ticks import time_ticks
from claims.view.over_time.timeline_words import RANGE_NAME, name_timelines
from claims.view.text import fit, safe

_DPI = 300
_WIDTH, _HEIGHT = 8.27, 5.83  # inches: A5, lying; a chart grows in height with its panels and its legend
_LEFT, _RIGHT, _BETWEEN = 0.72, 0.18, 0.72  # inches beside and between panels
_MARGIN = 0.15  # inches around everything
_LEAST_PANEL, _BAR, _PANEL = 0.85, 0.12, 2.0  # inches: a panel's height, what a bar adds to it, and the most
_MOST_PANELS = 4
_ROW, _LINE = 0.145, 0.118  # inches: a row of the legend, a line of the notes
_TICKS = 0.36  # inches for the labels of the axis of time
_NAME = 40  # characters of a claimant's name in the legend
_MOST_NOTES = 8  # lines
_TITLE_SIZE, _SUBTITLE_SIZE, _SMALL, _NOTE_SIZE = 11, 7.5, 7, 6  # points
_RC: dict[Any, Any] = {
    # DejaVu Sans comes with matplotlib. Verdana has its widths; one of the others is on every machine.
    "font.family": "DejaVu Sans",
    "font.size": 7.5,
    "text.parse_math": False,  # "$67,000 to $90,000" is money
    "svg.fonttype": "none",
    "svg.hashsalt": "claims",
    "axes.linewidth": 0.6,
    "axes.axisbelow": True,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.spines.left": False,
    "axes.grid": True,
    "grid.linewidth": 0.5,
    "xtick.labelsize": _SMALL,
    "ytick.labelsize": _SMALL,
    "xtick.major.width": 0.6,
    "ytick.major.width": 0,
}
_INKED = ("text.color", "axes.labelcolor", "axes.edgecolor", "xtick.color", "ytick.color")
_FONT, _FONTS = "'DejaVu Sans'", "'DejaVu Sans', Verdana, Arial, Helvetica, sans-serif"


def render_chart(timelines: Sequence[Timeline], label: str, kind: str, dark: bool = False) -> bytes:
    """Draw timelines on one axis of time; `kind` is `svg` or `png` (300 dots an inch).

    `label` says what is counted. At most four panels are drawn, and the notes say how many were left out.
    Raises ValueError where there is no timeline.
    """
    if not timelines:
        raise ValueError("there is no dated figure to draw")
    style = DARK if dark else LIGHT
    shown = timelines[:_MOST_PANELS]
    looks = choose_looks(shown, style)
    several = len({line.key.subject for line in shown}) > 1
    colours = {"figure.facecolor": style.paper, "axes.facecolor": style.paper, "grid.color": style.grid}
    with warnings.catch_warnings(), mpl.rc_context(_RC | dict.fromkeys(_INKED, style.ink) | colours):
        # A script that the font lacks is drawn as boxes with its code points: no reason to speak up.
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        notes = " ".join(write_notes(shown, len(timelines) - len(shown)))
        title, subtitle = (
            fit(safe(write_title(label, shown)), 90),
            _broken(write_subtitle(shown), _SUBTITLE_SIZE, 3),
        )
        top = _MARGIN + 0.75 + len(subtitle) * 0.13
        sheet = _lay_out(shown, list(looks), top, _broken(notes, _NOTE_SIZE, _MOST_NOTES))
        _set_time(sheet.panels, shown)
        names = name_timelines(shown, several)
        for axes, line, name, size in zip(sheet.panels, shown, names, sheet.sizes, strict=True):
            draw_panel(Ground(axes, size, style), line, name, looks)
        _write_head(sheet.figure, title, subtitle, style)
        _write_foot(sheet, looks, style)
        return _save(sheet.figure, title, kind)


class _Sheet(NamedTuple):
    """The paper: panels from top to bottom and how large each is, the legend's columns, the notes' lines."""

    figure: Figure
    panels: list[Axes]
    sizes: list[Size]
    columns: int
    notes: list[str]


def _lay_out(lines: Sequence[Timeline], names: Sequence[str], top: float, notes: list[str]) -> _Sheet:
    """A sheet as high as its head (`top` inches), panels, legend and notes need.

    Panels share what there is by the number of their bars, so that a single figure does not take a page.
    """
    longest = max(text_width(_legend_name(name), _SMALL) for name in [*names, RANGE_NAME])
    columns = max(1, int((_WIDTH - 2 * _MARGIN) / (0.42 + longest)))
    rows = -(-(len(names) + 1) // columns)
    foot = _MARGIN + len(notes) * _LINE + rows * _ROW + 0.12 + _TICKS
    bars = [sum(len(series.bars) for series in line.series) for line in lines]
    wanted = [min(_PANEL, _LEAST_PANEL + _BAR * count) for count in bars]
    around = top + foot + _BETWEEN * (len(lines) - 1)
    height = max(_HEIGHT, around + sum(wanted))
    grown = (height - around) / sum(wanted)
    figure = Figure(figsize=(_WIDTH, height))
    sizes = [Size(_WIDTH - _LEFT - _RIGHT, each * grown) for each in wanted]
    axes = []
    bottom = height - top + _BETWEEN
    for size in sizes:
        bottom -= size.height + _BETWEEN
        box = (_LEFT / _WIDTH, bottom / height, size.width / _WIDTH, size.height / height)
        axes.append(figure.add_axes(box))
    return _Sheet(figure, axes, sizes, columns, notes)


def _set_time(panels: Sequence[Axes], lines: Sequence[Timeline]) -> None:
    """One axis of time for all panels, with room at both ends; its labels stand under each."""
    days = [line.days for line in lines] + [step.days for line in lines for step in line.steps]
    first, last = min(d.first for d in days), max(d.last for d in days) + 1
    margin = max((last - first) // 25, 15)
    ticks = time_ticks(first - margin, last + margin)
    for axes in panels:
        axes.set_xlim(first - margin, last + margin)
        axes.set_xticks([day for day, _ in ticks], labels=[label for _, label in ticks])


def _write_head(figure: Figure, title: str, subtitle: Sequence[str], style: Style) -> None:
    """The title, and below it of when the figures are and who published them."""
    left, height = _MARGIN / _WIDTH, figure.get_figheight()
    figure.text(left, 1 - _MARGIN / height, title, va="top", fontsize=_TITLE_SIZE, fontweight="bold")
    below = 1 - (_MARGIN + 0.22) / height
    figure.text(left, below, "\n".join(subtitle), va="top", fontsize=_SUBTITLE_SIZE, color=style.soft)


def _write_foot(sheet: _Sheet, looks: Mapping[str, Look], style: Style) -> None:
    """The legend, and the notes below it."""
    height = sheet.figure.get_figheight()
    band = Patch(facecolor=style.band, linewidth=0)
    sheet.figure.legend(
        [band, *map(_handle, looks.values())], [RANGE_NAME, *map(_legend_name, looks)], ncols=sheet.columns,
        loc="lower left", bbox_to_anchor=(_MARGIN / _WIDTH, (_MARGIN + len(sheet.notes) * _LINE) / height),
        frameon=False, fontsize=_SMALL, handlelength=1.4, handletextpad=0.5, columnspacing=1.2,
        labelspacing=0.35, borderpad=0, borderaxespad=0.5,
    )  # fmt: skip
    sheet.figure.text(
        _MARGIN / _WIDTH, _MARGIN / height, "\n".join(sheet.notes), fontsize=_NOTE_SIZE, va="bottom",
        linespacing=1.25, color=style.soft,
    )  # fmt: skip


def _legend_name(name: str) -> str:
    return fit(safe(name), _NAME)


def _handle(look: Look) -> Line2D:
    return Line2D(
        [], [], color=look.colour, marker=look.marker, markersize=4.5, markeredgewidth=0.4, linewidth=2.2
    )


def _broken(text: str, points: float, most: int) -> list[str]:
    """A text in at most `most` lines as wide as the paper, in letters of that size."""
    lines: list[str] = []
    used, space = 0.0, text_width("n n", points) - text_width("nn", points)
    for word in safe(text).split(" "):
        width = text_width(word, points)
        if lines and used + space + width <= _WIDTH - 2 * _MARGIN:
            lines[-1] += f" {word}"
            used += space + width
        else:
            lines.append(word)
            used = width
    return lines if len(lines) <= most else [*lines[: most - 1], f"{lines[most - 1]} …"]


def _save(figure: Figure, title: str, kind: str) -> bytes:
    """The file's bytes, without the date or anything else that changes from run to run."""
    buffer = io.BytesIO()
    if kind == "svg":
        FigureCanvasSVG(figure)
        figure.savefig(buffer, format="svg", metadata={"Date": None, "Title": title})
        return buffer.getvalue().replace(_FONT.encode(), _FONTS.encode())
    FigureCanvasAgg(figure)
    figure.savefig(buffer, format="png", dpi=_DPI, metadata={"Software": None, "Title": title})
    return buffer.getvalue()
