"""The views of the database and what their columns say, for those who ask in SQL."""

import tomllib
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from claims.view.export import Row
from claims.view.table import GAP
from claims.view.text import Screen, StyledLine, pad, styled_line, wrap

SCHEMA_COLUMNS = ("view", "column", "meaning")
_MEANINGS = Path(__file__).with_name("columns.toml")


def schema_rows() -> Iterator[Row]:
    """A row for each column of each view, with SCHEMA_COLUMNS."""
    views = tomllib.loads(_MEANINGS.read_text(encoding="utf-8"))
    for view, columns in views.items():
        for column, meaning in columns.items():
            yield {"view": view, "column": column, "meaning": meaning}


def schema_lines(screen: Screen) -> Iterator[StyledLine]:
    """The same for reading: a heading for each view, what a column says beside its name."""
    rows = list(schema_rows())
    indent = max(len(row["column"]) for row in rows) + 2 * len(GAP)
    for view, columns in groupby(rows, key=lambda row: row["view"]):
        yield styled_line(view, "bold")
        for row in columns:
            name = pad(GAP + row["column"], indent)
            for line in wrap(row["meaning"], screen.width - indent) if screen.width else [row["meaning"]]:
                yield styled_line(name + line)
                name = " " * indent
