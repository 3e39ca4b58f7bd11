"""Estimates in a grid: a row for each time, a column for each source, claimant, place or subject."""

from collections.abc import Callable, Iterator, Mapping

from claims.compare.entry.told import ToldEstimate
from claims.compare.question.grid import Grid
from claims.model import Status
from claims.view import colour
from claims.view.export import Row, as_text
from claims.view.table import GAP
from claims.view.text import Screen, StyledLine, encodable, fit, pad, safe, styled_line, width_of
from claims.view.written_figure import UNSURE_LEGEND, UNSURE_MARK, is_unsure, write_figure

_TIME = "as of"
_HEADING = 22  # cells of a column's name


def grid_columns(grid: Grid) -> tuple[str, ...]:
    """The time, and then what the grid is laid out by."""
    return (_TIME, *grid.columns)


def grid_rows(grid: Grid) -> Iterator[Row]:
    """The rows, the newest time first; a cell holds the figures of all of its estimates."""
    return _rows(grid, _say)


def _rows(grid: Grid, say: Callable[[ToldEstimate], str]) -> Iterator[Row]:
    for row in grid.rows:
        cells = ["; ".join(dict.fromkeys(map(say, it))) or None if it else None for it in row.cells]
        yield {_TIME: row.time, **dict(zip(grid.columns, cells, strict=True))}


def _say(estimate: ToldEstimate) -> str:
    lead = estimate.lead
    doubted = "" if lead.entry.status is Status.ASSERTED else f" [{lead.entry.status}]"
    return write_figure(lead.entry) + doubted


def _say_marked(estimate: ToldEstimate) -> str:
    return f"{UNSURE_MARK} {_say(estimate)}" if is_unsure(estimate.confidence) else _say(estimate)


def grid_lines(grid: Grid, screen: Screen, *, headers: bool = True) -> Iterator[StyledLine]:
    """The grid as tables that fit the screen: as many columns as have room, then the next ones below.

    `?` stands before a figure that is unsure.
    """
    rows = [{name: _cell(cell, screen) for name, cell in row.items()} for row in _rows(grid, _say_marked)]
    needed = {name: max(width_of(row[name]) for row in rows if row[name]) for name in grid_columns(grid)}
    for number, columns in enumerate(_chunks(grid, needed, screen.width)):
        if number:
            yield styled_line()
        filled = [row for row in rows if any(row[name] for name in columns[1:])]
        needs = {**needed, _TIME: max(width_of(row[_TIME]) for row in filled)}
        widths = {name: max(needs[name], min(_HEADING, width_of(_cell(name, screen)))) for name in columns}
        heading = GAP.join(pad(fit(_cell(name, screen), widths[name]), widths[name]) for name in columns)
        if headers:
            yield _cut(heading, screen, "bold")
        blank = {name: " " * width for name, width in widths.items()}
        for row in filled:
            cells = (pad(cell, widths[name]) if (cell := row[name]) else blank[name] for name in columns)
            yield _cut(GAP.join(cells), screen, "")
    if any(is_unsure(it.confidence) for row in grid.rows for cell in row.cells for it in cell):
        yield _cut(f"{UNSURE_MARK} {UNSURE_LEGEND}", screen, colour.QUIET)


def _chunks(grid: Grid, needed: Mapping[str, int], room: int | None) -> Iterator[list[str]]:
    """The columns that stand beside each other, the time before each lot of them. `needed` has the cells that
    each needs for its rows."""
    left: list[str] = []
    used = first = needed[_TIME]
    for name in grid.columns:
        width = max(needed[name], min(_HEADING, width_of(name)))
        used += width + len(GAP)
        if left and room is not None and used > room:
            yield [_TIME, *left]
            left, used = [], first + width + len(GAP)
        left.append(name)
    yield [_TIME, *left]


def _cell(text: object, screen: Screen) -> str:
    return "" if text is None else encodable(safe(as_text(text)), screen.encoding)


def _cut(line: str, screen: Screen, style: str) -> StyledLine:
    line = line.rstrip()
    return styled_line(line if screen.width is None else fit(line, screen.width), style)
