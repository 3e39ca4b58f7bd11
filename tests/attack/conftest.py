"""What a database says, free of what hangs on the order and the moment of reading: row numbers and times."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pytest
from sqlalchemy import text

from claims.store.engine import reading
from claims.store.read_only.reader_role import READABLE_VIEWS

_NUMBERS = frozenset({"ingested", "seen", "made", "question_number", "printing_id", "reading_id"})
_DOCUMENTS = frozenset({"document_id", "superseded_by"})  # told by their texts instead


@pytest.fixture(scope="session")
def what_it_says() -> Callable[[str], Mapping[str, list[str]]]:
    """Gives the rows of every view of a database, in an order of their own."""
    return _all_views


def _all_views(db: str) -> Mapping[str, list[str]]:
    with reading(db) as connection:
        texts = {row.id: row.sha256 for row in connection.execute(text("SELECT id, sha256 FROM document"))}
        return {
            view: sorted(
                map(repr, _rows(connection.execute(text(f"SELECT * FROM {view}")).mappings(), texts))
            )
            for view in READABLE_VIEWS
        }


def _rows(rows: Iterable[Mapping[Any, Any]], texts: Mapping[int, str]) -> Iterable[list[tuple[str, Any]]]:
    for row in (row for row in rows if row.get("newest", 1)):  # how often a text was read is history
        yield [
            (name, texts.get(value) if name in _DOCUMENTS else value)
            for name, value in row.items()
            if name not in _NUMBERS
        ]
