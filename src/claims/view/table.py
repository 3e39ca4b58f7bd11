"""Rows as a table that fits a screen: columns aligned, headings on top, long cells cut.

Where the screen has no width (a pipe, a file) nothing is cut. Where the columns have no room beside each
other, every row becomes a block of lines.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from claims.view.export import Row, as_text
from claims.view.text import Screen, encodable, fit, pad, safe, width_of, wrap

GAP = "  "
NARROWEST = 8  # cells to which a column may be cut


def table_lines(
    columns: Sequence[str], rows: Sequence[Row], screen: Screen, *, headers: bool = True
) -> Iterator[str]:
    """The `rows` as lines without their ends, headings first if wanted; no rows are no lines."""
    if not rows:
        return
    cells = [[_cell(row.get(column), screen) for column in columns] for row in rows]
    headings = [encodable(safe(column), screen.encoding) for column in columns]
    widths = fit_widths(natural_widths([headings, *cells] if headers else cells), screen.width)
    if widths is None:
        yield from _blocks(headings, cells, screen)
        return
    right = [_is_numeric([row.get(column) for row in rows]) for column in columns]
    if headers:
        yield join_cells([heading.upper() for heading in headings], widths, right)
    for line in cells:
        yield join_cells(line, widths, right)


def natural_widths(lines: Sequence[Sequence[str]]) -> list[int]:
    """How wide each column is when nothing is cut."""
    return [max(map(width_of, column)) for column in zip(*lines, strict=True)]


def fit_widths(widths: Sequence[int], room: int | None) -> list[int] | None:
    """The `widths`, the widest made less until the line fits into `room` cells; `None` if it never does."""
    gaps = len(GAP) * (len(widths) - 1)
    if room is None or sum(widths) + gaps <= room:
        return list(widths)
    for widest in range(min(room, max(widths)), NARROWEST - 1, -1):
        fitted = [min(width, widest) for width in widths]
        if sum(fitted) + gaps <= room:
            return fitted
    return None


def join_cells(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    """One line of a table: cells cut and filled to their widths, numbers to the right."""
    return GAP.join(map(_fill, cells, widths, right)).rstrip()


def _fill(cell: str, width: int, to_right: bool) -> str:
    """A cell cut or filled to its width."""
    used = width_of(cell)
    if used > width:
        cell = fit(cell, width)
        used = width_of(cell)
    return " " * (width - used) + cell if to_right else cell + " " * (width - used)


def _cell(value: Any, screen: Screen) -> str:
    return encodable(safe(as_text(value)), screen.encoding)


def _is_numeric(values: Sequence[Any]) -> bool:
    return any(value is not None for value in values) and not any(isinstance(v, str | list) for v in values)


def _blocks(headings: Sequence[str], cells: Sequence[Sequence[str]], screen: Screen) -> Iterator[str]:
    """Each row as a block of lines, a heading and its value on each; long values go on below."""
    indent = max(map(width_of, headings)) + len(GAP)
    for number, line in enumerate(cells, 1):
        yield f"-- {number}"
        for heading, cell in zip(headings, line, strict=True):
            pieces = wrap(cell, max(NARROWEST, (screen.width or 0) - indent))
            yield (pad(heading, indent) + pieces[0]).rstrip()
            yield from (" " * indent + piece for piece in pieces[1:])
