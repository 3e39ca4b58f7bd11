"""A database of claims as an object: what `claims.open` gives."""

import os
from collections.abc import Iterable, Iterator, Sequence
from types import TracebackType
from typing import Any, Self

from claims.api.decisions import Decisions
from claims.api.listings import Listings
from claims.api.questions import Questions
from claims.api.reading.reading_differences import ReadingDifferences
from claims.api.rows import Rows
from claims.api.upkeep import Upkeep
from claims.store.engine import database_url
from claims.view.export import Row

DATABASE = "claims.db"
VARIABLE = "CLAIMS_DB"
LONGEST = 10.0  # seconds of a question in SQL


class SqlRows(Rows[tuple[Any, ...]]):
    """The answer to a question in SQL: a tuple for each row, with the names of the columns.

    Values are None, int, float, Decimal, bool or str; dates are ISO 8601, bytes hexadecimal. `truncated`:
    there were more rows than asked for.
    """

    def __init__(self, rows: Iterable[tuple[Any, ...]], columns: Sequence[str], truncated: bool) -> None:
        super().__init__(rows, _told_apart(columns), self._as_dicts)
        self.truncated = truncated

    def _as_dicts(self, rows: Iterable[tuple[Any, ...]]) -> Iterator[Row]:
        return (dict(zip(self.columns, row, strict=True)) for row in rows)


class Database(Questions, Listings, ReadingDifferences, Decisions, Upkeep):
    """A database of claims: a SQLite file or PostgreSQL. Make one with `claims.open`."""

    def sql(
        self, query: str, limit: int = 1000, timeout: float = LONGEST, *, trusted: bool = False
    ) -> SqlRows:
        """Ask the database in SQL, without being able to change it, for at most `timeout` seconds.

        The views claims, mentions, documents, printings, readings, sources, metrics, questions, estimates,
        conflicts and comparisons keep their names and columns; tables may change. Raises UsageError for SQL
        that is wrong or would do anything but read, StoreError where it took too long, and for a role of
        PostgreSQL that may do more than read, unless `trusted` says that the SQL is your own (`make_reader`
        makes a role that may not).
        """
        from claims.store.read_only.sql_question import run_sql

        answer = run_sql(self._open_db, query, limit, timeout, trusted=trusted)
        return SqlRows(answer.rows, answer.columns, answer.truncated)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<claims.Database {self.name}>"


def open(db: str | os.PathLike[str] | None = None) -> Database:
    """Open a database of claims: a path to a SQLite file, or the URL of a PostgreSQL database.

    Without `db` it is the one that the variable CLAIMS_DB names, else `claims.db` in the current folder.
    Nothing is read yet; `ingest` makes a database that is not there. Raises UsageError for a URL of
    anything else.
    """
    named = os.fspath(db) if db is not None else os.environ.get(VARIABLE) or DATABASE
    database_url(named)  # refuses what cannot be a database
    return Database(named)


def _told_apart(names: Sequence[str]) -> list[str]:
    """The names, with a number after those that were there before: a join gives many a column twice."""
    told: list[str] = []
    for name in names:
        number = 1
        other = name
        while other in told:
            number += 1
            other = f"{name}_{number}"
        told.append(other)
    return told
