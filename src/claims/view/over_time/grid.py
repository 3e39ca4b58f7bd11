"""Estimates in a grid: a row for each time, a column for each source, claimant, place or subject."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from claims.compare.entry.estimate_protocols import ToldEstimate
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
    empty = dict.fromkeys(grid_columns(grid))
    return (empty | row for row in _rows(grid, _say))


def _rows(grid: Grid, say: Callable[[ToldEstimate], str]) -> Iterator[dict[str, str]]:
    """Of each row the cells that are not empty: few of them are not."""
    for row in grid.rows:
        cells = {
            name: said
            for name, it in zip(grid.columns, row.cells, strict=True)
            if it and (said := "; ".join(dict.fromkeys(map(say, it))))
        }
        yield {_TIME: row.time, **cells}


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
    needed = dict.fromkeys(grid_columns(grid), 0)
    for row in rows:
        needed |= {name: width for name, cell in row.items() if (width := width_of(cell)) > needed[name]}
    for number, columns in enumerate(_chunks(grid, needed, screen.width)):
        if number:
            yield styled_line()
        yield from _chunk_lines(
            columns, [row for row in rows if not row.keys().isdisjoint(columns[1:])], needed, screen, headers
        )
    if any(is_unsure(it.confidence) for row in grid.rows for cell in row.cells for it in cell):
        yield _cut(f"{UNSURE_MARK} {UNSURE_LEGEND}", screen, colour.QUIET)


def _chunk_lines(
    columns: Sequence[str],
    rows: Sequence[Mapping[str, str]],
    needed: Mapping[str, int],
    screen: Screen,
    headers: bool,
) -> Iterator[StyledLine]:
    """The lines of the rows that have a figure in one of these columns, the names of the columns above."""
    needs = {**needed, _TIME: max(width_of(row[_TIME]) for row in rows)}
    names = [_cell(name, screen) for name in columns]
    widths = [max(needs[it], min(_HEADING, width_of(name))) for it, name in zip(columns, names, strict=True)]
    if headers:
        yield _cut(GAP.join(pad(fit(*it), it[1]) for it in zip(names, widths, strict=True)), screen, "bold")
    blank = [" " * width for width in widths]
    place = {name: at for at, name in enumerate(columns)}
    for row in rows:
        cells = blank.copy()
        for name in row.keys() & place.keys():
            cells[place[name]] = pad(row[name], widths[place[name]])
        yield _cut(GAP.join(cells), screen, "")


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
