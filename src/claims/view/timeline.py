"""A timeline for the terminal: a line for each estimate, its bounds drawn on an axis of numbers.

Time runs down, numbers run to the right. Under the bars lies the range of published estimates of that
day; where nothing is known for more than a month, a line says for how long. `!` stands before a figure that
is in conflict with another one, `?` before one that is unsure.
"""

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from itertools import accumulate

from claims.compare.entry.comparable import PERIODS
from claims.compare.entry.question_key import QuestionKey
from claims.compare.entry.wording import say_counted
from claims.compare.question.timeline import Bar, Timeline
from claims.dates import OPEN_START, Days, write_days
from claims.model import Qualifier
from claims.view import colour
from claims.view.text import (
    Piece,
    Screen,
    StyledLine,
    encodable,
    fit,
    fitted_line,
    pad,
    safe,
    styled_line,
    width_of,
)
from claims.view.written_figure import (
    CONFLICT_MARK,
    UNSURE_LEGEND,
    UNSURE_MARK,
    Amount,
    name_unit,
    write_figure,
    write_marks,
)

RANGE_NAME = "range of published estimates"
_WIDTH = 80  # cells where the output has no width of its own
_FIGURE = 15  # cells
_BETWEEN = 5  # cells between the columns, the figure and its marks
# Cells that a time may take, and from which width of the screen on: those of two days, months or years.
_DATE = 10
_DATES = ((120, 24), (100, 17), (0, 13))
_NAME, _LONG_NAME = 22, 44  # cells of a name on 80 cells, and on many
_LEAST_AXIS, _MOST_AXIS = 16, 60  # cells
_LOG_FROM = 30  # the axis is logarithmic where the highest number is so many times the lowest
_KEPT = 2**12  # times that are remembered in words: many figures are of one
_LONG = 31  # days without a figure that deserve a line of their own
_MONTH = 30.44
_LEGEND = (
    (CONFLICT_MARK, colour.CONFLICT, "in conflict with another figure"),
    (UNSURE_MARK, colour.UNSURE, UNSURE_LEGEND),
)

_Marks = Mapping[str, str]  # of each estimate, by its id


@dataclass(frozen=True, slots=True)
class _Signs:
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


_UNICODE = _Signs("●", "○", "├", "┤", "━", "▸", "◂", "╌", "░", "⋮", " – ")
_ASCII = _Signs("*", "o", "[", "]", "=", ">", "<", "-", ".", ":", " to ")


@dataclass(frozen=True, slots=True)
class _Axis:
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


@dataclass(frozen=True, slots=True)
class _Sheet:
    """How a timeline is laid out on a screen."""

    axis: _Axis
    date: int  # cells of a time
    name: int  # and of a claimant's name
    marks: int  # and of the marks before a figure
    signs: _Signs
    encoding: str

    def fit(self, text: str, width: int) -> str:
        """`text` harmless, in letters that the encoding has, and cut to at most `width` cells."""
        if text.isascii() and text.isprintable() and len(text) <= width:
            return text
        return encodable(fit(encodable(safe(text), self.encoding), width), self.encoding)


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
        bar.estimate.id: write_marks(bar.estimate.id in conflicting, bar.estimate.confidence)
        for line in drawn
        for bar in _bars(line)
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
    return not timeline.key.group.rest and sum(1 for _ in _bars(timeline)) > 1


def _bars(timeline: Timeline) -> Iterator[Bar]:
    return (bar for series in timeline.series for bar in series.bars)


def _timeline_lines(timeline: Timeline, title: str, screen: Screen, marks: _Marks) -> Iterator[StyledLine]:
    width = screen.width or _WIDTH
    signs = _signs(screen.encoding)
    date = _date_width(timeline, width, signs)
    marked = max((len(marks[bar.estimate.id]) for bar in _bars(timeline)), default=0) or 1
    before = date + marked + _FIGURE + _BETWEEN
    name = min(_LONG_NAME, max(_NAME, width - before - _MOST_AXIS))
    axis = _axis(timeline, width - before - name)
    sheet = _Sheet(axis, date, name, marked, signs, screen.encoding)
    yield styled_line(sheet.fit(title, width), "bold")
    yield styled_line(sheet.fit(str(timeline.counts), width), colour.QUIET)
    yield styled_line()
    yield styled_line(" " * (before + name) + _scale(axis), colour.QUIET)
    yield from _rows(timeline, sheet, marks)
    yield styled_line()
    legend = f"{sheet.signs.band * 3} {RANGE_NAME}   {sheet.signs.doubted} doubted by its own text"
    yield styled_line(legend, colour.QUIET)
    if any(bar.superseded for bar in _bars(timeline)):
        yield styled_line(
            f"{sheet.signs.doubted} by DATE: told as replaced, and not when it was so", colour.QUIET
        )
    if timeline.undated:
        yield styled_line(f"Left out: {timeline.undated} without a date.", colour.QUIET)


def name_timelines(timelines: Sequence[Timeline], with_subject: bool = True) -> list[str]:
    """Names that tell timelines apart: by their units or by their times where all else is the same."""
    alike: dict[str, list[QuestionKey]] = defaultdict(list)
    for timeline in timelines:
        alike[name_timeline(timeline, with_subject)].append(timeline.key)
    names = (name_timeline(timeline, with_subject) for timeline in timelines)
    return [
        ", ".join((name, *_told_apart(it.key, alike[name])))
        for it, name in zip(timelines, names, strict=True)
    ]


def _told_apart(key: QuestionKey, alike: Sequence[QuestionKey]) -> Iterator[str]:
    """By what a question differs from those of the same name."""
    for say in (_say_unit, _say_measure):
        if len(set(map(say, alike))) > 1:
            yield say(key)


def _say_unit(key: QuestionKey) -> str:
    return f"in {name_unit(key.dimension, 'day' if key.rate else None)}"


def _say_measure(key: QuestionKey) -> str:
    return "at one time" if key.measure == "stock" else "over a period"


def name_timeline(timeline: Timeline, with_subject: bool = True) -> str:
    """Whose figures they are and where: `Islamic State; Iraq, Syria (foreign)`.

    A part of the people or things is named where the metric and the places do not say as much.
    """
    key = timeline.key
    said = {key.metric, *(place.casefold() for place in key.places)}
    noun = "" if key.group.noun in said else key.group.noun
    part = say_counted(key._replace(group=key.group._replace(noun=noun, marks=key.group.marks - said)))
    where = ", ".join(sorted(key.places)) or "no place named"
    part = ", ".join(filter(None, (part, "planned" if key.planned else None)))
    named = f"{where} ({part})" if part else where
    return f"{key.subject}; {named}" if with_subject and key.subject else named


def write_bar(bar: Bar, width: int) -> str:
    """A bar's figure as people write it: `14,000-18,000`, `~12,950 km²`; `hundreds` if that fits `width`.

    Words that take more are told by their bounds.
    """
    lead = bar.estimate.lead
    entry, kind = lead.entry, lead.entry.qualifier
    if kind is Qualifier.ORDER:
        if width_of(words := safe(entry.figure).lower()) <= width:
            return words
        kind = Qualifier.RANGE
    per = "day" if entry.per in PERIODS else entry.per
    return write_figure(Amount(bar.low, bar.high, lead.dimension, per, kind))


def _signs(encoding: str) -> _Signs:
    try:
        "".join(getattr(_UNICODE, name) for name in _UNICODE.__slots__).encode(encoding)
    except UnicodeEncodeError:
        return _ASCII
    return _UNICODE


def _axis(timeline: Timeline, width: int) -> _Axis:
    stated = [float(b) for bar in _bars(timeline) for b in (bar.low, bar.high) if b is not None]
    low, high = min(stated, default=0.0), max(stated, default=1.0)
    width = max(width, _LEAST_AXIS)
    if low > 0 and high / low >= _LOG_FROM:
        return _Axis(low / 2, high * 2, True, width)
    return _Axis(0.0, high * 1.1 or 1.0, False, width)


def _scale(axis: _Axis) -> str:
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


def _round_numbers(axis: _Axis) -> Iterator[list[float]]:
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
        drawn = _draw(bar, _range_at(timeline, ends, bar), sheet.axis, sheet.signs)
        yield fitted_line(list(_row(bar, name, drawn, sheet, marks[bar.estimate.id])), None)


def _length(days: int) -> str:
    months = round(days / _MONTH)
    return f"{months} month{'' if months == 1 else 's'}"


def _date_width(timeline: Timeline, width: int, signs: _Signs) -> int:
    """How many cells the times need, and may take on a screen of that width."""
    most = next(cells for least, cells in _DATES if width >= least)
    times = (_say_time(bar.when, most, signs.to) for bar in _bars(timeline))
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


def _row(bar: Bar, name: str, drawn: str, sheet: _Sheet, marks: str) -> Iterator[Piece]:
    time = sheet.fit(_say_time(bar.when, sheet.date, sheet.signs.to), sheet.date)
    figure = sheet.fit(write_bar(bar, _FIGURE), _FIGURE)
    yield f"{pad(time, sheet.date)} {pad(sheet.fit(name, sheet.name), sheet.name)} ", ""
    yield " " * (_FIGURE - width_of(figure)), ""
    for mark, style, _ in _LEGEND:
        yield mark * (mark in marks), style
    yield " " * (sheet.marks - len(marks) + 1), ""
    light = UNSURE_MARK in marks or bar.superseded
    yield figure, colour.QUIET if light else colour.STATUS[bar.estimate.lead.entry.status]
    yield f"  {drawn}", colour.QUIET if light else ""


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


def _draw(bar: Bar, band: tuple[Decimal, Decimal] | None, axis: _Axis, signs: _Signs) -> str:
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
