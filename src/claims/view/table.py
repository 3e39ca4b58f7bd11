"""Rows as a table that fits a screen: columns aligned, headings on top, long cells cut.

Where the screen has no width (a pipe, a file) nothing is cut. Where the columns have no room beside each
other, every row becomes a block of lines.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
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
    values = [[row.get(column) for row in rows] for column in columns]
    cells = [_cells(column, screen) for column in values]
    headings = _cells(columns, screen)
    beside = [[heading] * headers for heading in headings]
    widths = fit_widths(natural_widths(map(list.__add__, beside, cells)), screen.width)
    if widths is None:
        yield from _blocks(headings, [*zip(*cells, strict=True)], screen)
        return
    right = list(map(_is_numeric, values))
    if headers:
        cells = [[heading.upper(), *column] for heading, column in zip(headings, cells, strict=True)]
    for line in zip(*map(_filled, cells, widths, right), strict=True):
        yield GAP.join(line).rstrip()


def natural_widths(columns: Iterable[Collection[str]]) -> list[int]:
    """How wide each column of cells is when nothing is cut."""
    return [max(map(_measure(column), column)) for column in columns]


def _measure(texts: Iterable[str]) -> Callable[[str], int]:
    """What tells how many cells each of these texts takes."""
    together = "".join(texts)
    return len if together.isascii() and together.isprintable() else width_of


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


def _filled(column: Sequence[str], width: int, to_right: bool) -> list[str]:
    """The cells of a column cut and filled to its width, numbers to the right."""
    measure = _measure(column)
    cells = [cell if measure(cell) <= width else fit(cell, width) for cell in column]
    if measure is len and cells == column:
        return [cell.rjust(width) if to_right else cell.ljust(width) for cell in cells]
    return [pad(cell, width, to_right=to_right) for cell in cells]


def _cells(values: Iterable[Any], screen: Screen) -> list[str]:
    """What stands for values in a column. Most of it is as harmless as it is plain, which one look tells."""
    texts = [value if type(value) is str else as_text(value) for value in values]
    together = "".join(texts)
    if together.isascii() and together.isprintable():
        return texts
    return [encodable(safe(text), screen.encoding) for text in texts]


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
