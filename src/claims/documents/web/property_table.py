"""Tables that tell of one thing, as the boxes of an encyclopaedia do, as lines: each row has the name of a
property and what it is, `Strength: 900 (UN, 2019)`; of a battle a row has a cell for each side, `Strength of
the Front: 900`."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from claims.documents.content import KEY_FIGURE

_PROPERTIES = 3  # rows of such a table, at least
_PROPERTY = ["th", "td"]  # the cells of one
_NAME = 100  # characters of its name
_SIDES = frozenset(
    ("belligerents", "combatants", "parties", "parties to the conflict")
)  # above those who fight
_ENDS = ("li", "br", "p", "div", "ul", "ol")  # end a line

_Row = list[Any]  # its cells


def open_property_tables(tree: Any) -> None:
    """Make lines of the tables that tell of one thing, those within others first."""
    for table in reversed(list(tree.iter("table"))):
        if next(table.iterdescendants("table"), None) is not None:
            continue
        rows = [[cell for cell in row if cell.tag in ("th", "td")] for row in table.iter("tr")]
        lines = list(_of_battle(rows) if _has_sides(rows) else _of_one(rows) if _tells_of_one(rows) else ())
        if lines:
            _replace(table, lines)


def _replace(table: Any, lines: list[str]) -> None:
    """Put paragraphs in the place of a table."""
    box = table.makeelement("div", {})
    box.tail = table.tail
    for line in lines:
        paragraph = table.makeelement("p", {})
        paragraph.text = line
        box.append(paragraph)
    table.getparent().replace(table, box)


def _tells_of_one(rows: list[_Row]) -> bool:
    """Whether each row of a table is a property by its name, or one cell, and some are properties; not where
    most of them are numbers, as in a list of towns."""
    tags = [[cell.tag for cell in row] for row in rows]
    if tags.count(_PROPERTY) < _PROPERTIES or not all(it == _PROPERTY or len(it) <= 1 for it in tags):
        return False
    values = [row[-1].text_content().strip() for row in rows if len(row) > 1]
    return 2 * sum(KEY_FIGURE.fullmatch(value) is not None for value in values) < len(values)


def _has_sides(rows: list[_Row]) -> bool:
    """Whether a table has those who fight side by side below a heading."""
    return any(
        len(row) == 1 and len(below) > 1 and _text(row[0]).lower() in _SIDES for row, below in pairwise(rows)
    )


def _of_one(rows: list[_Row]) -> Iterator[str]:
    """The lines of a table of properties; of a property one for each item."""
    for row in rows:
        name = _text(row[0]).rstrip(":") if len(row) > 1 else ""
        yield from _named(name, _lines(row[-1])) if row else ()


def _of_battle(rows: list[_Row]) -> Iterator[str]:
    """The lines of the table of a battle: what stands below a heading in the cell of each side is of that."""
    heading, sides = "", list[str]()
    for row in rows:
        if len(row) == 1:
            heading = _text(row[0])
            if row[0].tag == "td":
                yield from _lines(row[0])
        elif [cell.tag for cell in row] == _PROPERTY:
            yield from _of_one([row])
        else:
            cells = [_lines(cell) for cell in row]
            if heading.lower() in _SIDES:
                sides = [lines[0] if lines else "" for lines in cells]
                yield from (f"{heading}: {side}" for side in filter(None, sides))
            elif len(cells) == len(sides):
                for side, lines in zip(sides, cells, strict=True):
                    yield from _named(f"{heading} of {side}" if side else heading, lines)


def _named(name: str, lines: list[str]) -> list[str]:
    return [f"{name}: {line}" for line in lines] if name and len(name) <= _NAME else lines


def _text(cell: Any) -> str:
    """The text of a cell, on one line."""
    return " ".join(cell.text_content().split())


def _lines(cell: Any) -> list[str]:
    """The lines of a cell: its items, paragraphs and what breaks part; the cell keeps the marks of that."""
    for element in cell.iter(*_ENDS):
        if element is not cell:
            element.text = f"\n{element.text or ''}"
            element.tail = f"\n{element.tail or ''}"
    return [line for line in (" ".join(it.split()) for it in cell.text_content().split("\n")) if line]
