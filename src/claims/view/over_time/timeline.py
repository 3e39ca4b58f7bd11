"""A timeline for the terminal: a line for each estimate, its bounds drawn on an axis of numbers.

Time runs down, numbers run to the right. Under the bars lies the range of published estimates of that
day; where nothing is known for more than a month, a line says for how long. `!` stands before a figure that
is in conflict with another one, `?` before one that is unsure.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import accumulate

from claims.compare.origin.counts import say_count
from claims.compare.question.timeline import Bar, Timeline
from claims.dates import OPEN_START, Days, write_days
from claims.view import colour
from claims.view.over_time.bar_axis import Axis, Signs, axis_of, bars_of, draw_bar, scale_line, signs_of
from claims.view.over_time.timeline_words import RANGE_NAME, name_timelines, write_bar
from claims.view.text import (
    Piece,
    Screen,
    StyledLine,
    encodable,
    fit,
    safe,
    styled_line,
    width_of,
)
from claims.view.written_figure import CONFLICT_MARK, UNSURE_LEGEND, UNSURE_MARK, write_marks

_WIDTH = 80  # cells where the output has no width of its own
_FIGURE = 15  # cells
_BETWEEN = 5  # cells between the columns, the figure and its marks
# Cells that a time may take, and from which width of the screen on: those of two days, months or years.
_DATE = 10
_DATES = ((120, 24), (100, 17), (0, 13))
_NAME, _LONG_NAME = 22, 44  # cells of a name on 80 cells, and on many
_MOST_AXIS = 60  # cells
_KEPT = 2**12  # times that are remembered in words: many figures are of one
_LONG = 31  # days without a figure that deserve a line of their own
_MONTH = 30.44
_LEGEND = (
    (CONFLICT_MARK, colour.CONFLICT, "in conflict with another figure"),
    (UNSURE_MARK, colour.UNSURE, UNSURE_LEGEND),
)

_Marks = Mapping[str, str]  # of each estimate, by its id


@dataclass(frozen=True, slots=True)
class _Sheet:
    """How a timeline is laid out on a screen."""

    axis: Axis
    date: int  # cells of a time
    name: int  # and of a claimant's name
    marks: int  # and of the marks before a figure
    signs: Signs
    encoding: str

    def fit(self, text: str, width: int) -> str:
        """`text` harmless, in letters that the encoding has, and cut to at most `width` cells."""
        return _fitted(text, width, self.encoding)[0]

    def cell(self, text: str, width: int) -> str:
        """The same filled to as many cells."""
        return "".join(_fitted(text, width, self.encoding))


@lru_cache(_KEPT)
def _fitted(text: str, width: int, encoding: str) -> tuple[str, str]:
    """A text cut to so many cells, and what it lacks of them."""
    fitted = encodable(fit(encodable(safe(text), encoding), width), encoding)
    return fitted, " " * (width - width_of(fitted))


def timeline_lines(
    timelines: Sequence[Timeline],
    title: str,
    screen: Screen,
    conflicting: Collection[str] = (),
    *,
    everything: bool = True,
) -> Iterator[StyledLine]:
    """Timelines under one another, in lines of at most the screen's width, with signs that its encoding has.

    `conflicting` holds the ids of the estimates that are in conflict with another one. Without `everything`
    those of a single figure are counted where there are others.
    """
    drawn = [it for it in timelines if everything or _tells_a_course(it)] or timelines
    marks = {
        (id_ := bar.estimate.id): write_marks(id_ in conflicting, bar.estimate.confidence)
        for line in drawn
        for bar in bars_of(line)
    }
    yield from _drawn_lines(drawn, title, screen, marks)
    if left := len(timelines) - len(drawn):
        yield styled_line()
        yield styled_line(f"and {left:,} more of single figures or unnamed parts: --all", colour.QUIET)


def _drawn_lines(
    timelines: Sequence[Timeline], title: str, screen: Screen, marks: _Marks
) -> Iterator[StyledLine]:
    """All of these timelines, and what their marks say."""
    for number, (timeline, name) in enumerate(zip(timelines, name_timelines(timelines), strict=True)):
        if number:
            yield from (styled_line(), styled_line())
        yield from _timeline_lines(timeline, f"{title}: {name}", screen, marks)
    told = set().union(*marks.values())
    if told:
        yield styled_line()
    for mark, style, words in _LEGEND:
        if mark in told:
            yield StyledLine(((mark, style), (f" {words}", colour.QUIET)))


def _tells_a_course(timeline: Timeline) -> bool:
    """Whether several figures of one thing stand in it: parts that nobody names are many things."""
    return not timeline.key.group.rest and sum(1 for _ in bars_of(timeline)) > 1


def _timeline_lines(timeline: Timeline, title: str, screen: Screen, marks: _Marks) -> Iterator[StyledLine]:
    width = screen.width or _WIDTH
    signs = signs_of(screen.encoding)
    date = _date_width(timeline, width, signs)
    marked = max((len(marks[bar.estimate.id]) for bar in bars_of(timeline)), default=0) or 1
    before = date + marked + _FIGURE + _BETWEEN
    name = min(_LONG_NAME, max(_NAME, width - before - _MOST_AXIS))
    axis = axis_of(timeline, width - before - name)
    sheet = _Sheet(axis, date, name, marked, signs, screen.encoding)
    yield styled_line(sheet.fit(title, width), "bold")
    yield styled_line(sheet.fit(str(timeline.counts), width), colour.QUIET)
    yield styled_line()
    yield styled_line(" " * (before + name) + scale_line(axis), colour.QUIET)
    yield from _rows(timeline, sheet, marks)
    notes = list(_notes(timeline, sheet.signs))
    if notes:
        yield styled_line()
    yield from (styled_line(note, colour.QUIET) for note in notes)


def _notes(timeline: Timeline, signs: Signs) -> Iterator[str]:
    """What those signs say that stand in a timeline, and how many figures are left out."""
    bars = list(bars_of(timeline))
    band = f"{signs.band * 3} {RANGE_NAME}" if len(bars) > 1 else None
    doubted = f"{signs.doubted} doubted by its own text" if any(it.disputed for it in bars) else None
    if band or doubted:
        yield "   ".join(filter(None, (band, doubted)))
    if any(bar.superseded for bar in bars):
        yield f"{signs.doubted} by DATE: told as replaced, and not when it was so"
    if timeline.undated:
        yield f"Left out: {timeline.undated} without a date."


def _rows(timeline: Timeline, sheet: _Sheet, marks: _Marks) -> Iterator[StyledLine]:
    """A line for each estimate in the order of time, and for stocks one for each long gap."""
    bars = [(bar, series.name) for series in timeline.series for bar in series.bars]
    bars.sort(key=lambda pair: (pair[0].days, not pair[0].superseded, pair[0].estimate.lead.order))
    covered = bars[0][0].until
    ends = list(accumulate((step.days.last for step in timeline.steps), max))
    for bar, name in bars:
        silent = bar.days.first - covered - 1
        if silent > _LONG and timeline.key.measure == "stock":
            gap = f"{' ' * (sheet.date - 1)}{sheet.signs.gap} {_length(silent)} without a figure"
            yield styled_line(gap, colour.QUIET)
        covered = max(covered, bar.until)
        drawn = draw_bar(bar, _range_at(timeline, ends, bar), sheet.axis, sheet.signs)
        yield _row(bar, name, drawn, sheet, marks[bar.estimate.id])


def _length(days: int) -> str:
    return say_count(round(days / _MONTH), "month")


def _date_width(timeline: Timeline, width: int, signs: Signs) -> int:
    """How many cells the times need, and may take on a screen of that width."""
    most = next(cells for least, cells in _DATES if width >= least)
    times = (_say_time(bar.when, most, signs.to) for bar in bars_of(timeline))
    return max(_DATE, *map(width_of, times))


@lru_cache(_KEPT)
def _say_time(days: Days, width: int, between: str) -> str:
    """Of when a figure is, as precisely as `width` cells allow: by days, by months or by years."""
    written = write_days(days)
    first, _, last = written.partition(" to ")
    for length in (10, 7, 4):
        ends = dict.fromkeys((first[:length], last[:length] or first[:length]))
        said = f"by {last[:length]}" if days.first == OPEN_START else between.join(ends)
        if width_of(said) <= width:
            break
    return said


def _row(bar: Bar, name: str, drawn: str, sheet: _Sheet, marks: str) -> StyledLine:
    time = sheet.cell(_say_time(bar.when, sheet.date, sheet.signs.to), sheet.date)
    stated, blank = _fitted(write_bar(bar, _FIGURE), _FIGURE, sheet.encoding)
    before = f"{time} {sheet.cell(name, sheet.name)} {blank}"
    light = UNSURE_MARK in marks or bar.superseded
    pieces: list[Piece] = [
        (before, ""),
        *_marked(marks),
        (" " * (sheet.marks - len(marks) + 1), ""),
        (stated, colour.QUIET if light else colour.STATUS[bar.estimate.lead.entry.status]),
    ]
    if signs := drawn.rstrip():
        pieces.append((f"  {signs}", colour.QUIET if light else ""))
    return StyledLine(tuple(pieces))


@lru_cache(_KEPT)
def _marked(marks: str) -> tuple[Piece, ...]:
    """The marks before a figure, each in its colour."""
    return tuple((mark, style) for mark, style, _ in _LEGEND if mark in marks)


def _range_at(timeline: Timeline, ends: Sequence[int], bar: Bar) -> tuple[Decimal, Decimal] | None:
    """The range of published estimates on the last day of a bar's as-of time. `ends` has for each step the
    last day of it and of those before it. Nobody knows which one a figure told as replaced belongs to."""
    if bar.superseded:
        return None
    at = bisect_left(ends, bar.days.last)
    step = timeline.steps[at] if at < len(ends) else None
    if step is None or step.days.first > bar.days.last:
        return None
    return step.range.low, step.range.high
