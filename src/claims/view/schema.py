"""The views of the database and what their columns say, for those who ask in SQL."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

from claims.view.export import Row

SCHEMA_COLUMNS = ("view", "column", "meaning")
_MEANINGS = Path(__file__).with_name("columns.toml")


def schema_rows() -> Iterator[Row]:
    """A row for each column of each view, with SCHEMA_COLUMNS."""
    views = tomllib.loads(_MEANINGS.read_text(encoding="utf-8"))
    for view, columns in views.items():
        for column, meaning in columns.items():
            yield {"view": view, "column": column, "meaning": meaning}
