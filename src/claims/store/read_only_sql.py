"""Run a person's own SQL so that nothing can be written by it, whatever it says.

SQLite: a read-only connection is not enough (ATTACH opens files for writing, pragmas switch query_only off),
so an authorizer lets nothing but reading through, and no file can be attached. PostgreSQL: a read-only
transaction, for no superuser; the query becomes a cursor, which takes one SELECT only, and may not call
volatile functions, which are all those that write, read files, wait or change settings.
Time, rows and the size of the answer are bounded on both.
"""

import re
import sqlite3
import time
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from claims.errors import StoreError, UsageError
from claims.store.engine import BUSY_SECONDS, database_errors, open_engine, reading, sqlite_path, sqlite_uri
from claims.store.schema.exact_numbers import exact
from claims.store.schema.schema_objects import SEARCHES

MAX_VALUE = 50_000_000  # bytes of one value
MAX_ANSWER = 100_000_000  # bytes, roughly, of all rows together
_BATCH = 10_000_000  # of the rows that are fetched at once

_READS = (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_RECURSIVE)
_SQLITE_REFUSALS = ("not authorized", "authorization denied", "prohibited", "one statement")
_FORBIDDEN_FUNCTIONS = frozenset({"load_extension", "fts3_tokenizer", "readfile", "writefile", "edit"})
_STEPS = 10_000  # of SQLite's machine between two looks at the clock
_ONLY_READING = "only one SELECT can be run here: `claims sql` changes nothing and opens no files"

# Volatile, but they only look at the clock or roll dice.
_HARMLESS = frozenset(
    {"bernoulli", "clock_timestamp", "gen_random_uuid", "random", "random_normal", "system", "timeofday"}
)
_REFUSALS = ("25006", "42501")  # what PostgreSQL answers to an attempt at writing: read-only, no right
_QUERY = re.compile(
    r"(?:\s|--[^\n]*\n|/\*.*?\*/|\()*(?:SELECT|WITH|VALUES|TABLE)\b", re.IGNORECASE | re.DOTALL
)
_IDENTIFIER = re.compile(r'"((?:[^"]|"")+)"|([^\W\d][\w$]*)')


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gave. `truncated`: there were more rows than asked for, or they grew too large."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]
    truncated: bool


def run_sql(db: str, sql: str, limit: int = 1000, seconds: float = 10) -> Answer:
    """Run one SELECT on the database `db` (path or URL), for at most `seconds` and `limit` rows.

    Values are None, int, float, Decimal, bool or str; dates are ISO 8601, bytes hexadecimal.
    Raises UsageError for SQL that is wrong or would do anything but read, StoreError where it took too long.
    """
    # This connection refuses what is no database of ours, and clears the log away behind the read-only one.
    with reading(db):
        path = sqlite_path(db)
        if path is None:
            found = _postgresql_rows(db, sql, limit, seconds)
        else:
            found = _sqlite_rows(path, sql, seconds)
        with closing(found) as rows:
            columns = tuple(next(rows))
            return _collected(columns, rows, limit)


def _collected(columns: tuple[str, ...], rows: Iterable[Sequence[Any]], limit: int) -> Answer:
    kept: list[tuple[Any, ...]] = []
    size = 0
    for row in rows:
        size += _size(row)
        if len(kept) == limit or size > MAX_ANSWER:
            return Answer(columns, kept, truncated=True)
        kept.append(tuple(_plain(value) for value in row))
    return Answer(columns, kept, truncated=False)


def _size(row: Sequence[Any]) -> int:
    """The bytes that a row takes, roughly."""
    return sum(len(value) if isinstance(value, str | bytes) else 8 for value in row)


def _plain(value: Any) -> Any:
    """A value as it is in both databases."""
    if isinstance(value, Decimal):
        return exact(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    return value if value is None or isinstance(value, bool | int | float | str) else str(value)


def _too_long(seconds: float) -> StoreError:
    return StoreError(
        f"the query took longer than {seconds:g} seconds; ask for less, or allow more time (--timeout)"
    )


def _sqlite_rows(path: Path, sql: str, seconds: float) -> Generator[Sequence[Any]]:
    """The names of the columns, then the rows."""
    deadline = time.monotonic() + seconds
    address = sqlite_uri(path)
    address += "" if "?" in address else "?mode=ro"
    with closing(
        sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    ) as connection:
        for table in SEARCHES:  # a virtual table writes to the schema in memory when it is first looked at
            connection.execute(f"SELECT 1 FROM {table} LIMIT 0")
        connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MAX_VALUE)
        connection.setlimit(sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000)
        connection.set_progress_handler(lambda: time.monotonic() > deadline, _STEPS)
        connection.set_authorizer(_authorize)
        try:
            cursor = connection.execute(sql)
            if cursor.description is None:
                raise UsageError(_ONLY_READING)
            yield [column[0] for column in cursor.description]
            yield from cursor
        except (sqlite3.Error, sqlite3.Warning, ValueError) as error:
            if "interrupted" in str(error):
                raise _too_long(seconds) from error
            refused = any(words in str(error) for words in _SQLITE_REFUSALS)
            raise UsageError(_ONLY_READING if refused else f"SQL: {error}") from error


def _authorize(
    action: int, name: str | None, detail: str | None, _database: str | None, _trigger: str | None
) -> int:
    """SQLite asks here, while it compiles a statement, for each thing that the statement would do."""
    if action in _READS:
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_FUNCTION and (detail or "").lower() not in _FORBIDDEN_FUNCTIONS:
        return sqlite3.SQLITE_OK
    # Full-text search looks by itself whether somebody else has written.
    if action == sqlite3.SQLITE_PRAGMA and name == "data_version" and detail is None:
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY


def _postgresql_rows(db: str, sql: str, limit: int, seconds: float) -> Generator[Sequence[Any]]:
    """The names of the columns, then the rows."""
    engine = open_engine(db)
    try:
        with database_errors(db), engine.connect() as connection:
            driver: Any = connection.connection.driver_connection
            driver.read_only = True
            with _asked_in_sql(sql, seconds):
                _refuse_superuser(driver)
                _limit_time(driver, seconds)
                _refuse_volatile(driver, sql)
                # A named cursor is declared in the extended protocol, which takes one statement only.
                with driver.cursor(name="asked") as cursor:
                    cursor.execute(sql.strip().rstrip(";"))
                    yield [column.name for column in cursor.description]
                    yield from _fetched(cursor, limit, seconds)
    finally:
        engine.dispose()


def _fetched(cursor: Any, limit: int, seconds: float) -> Generator[Sequence[Any]]:
    """The rows up to one more than `limit`; fewer at once where they are large, since each batch is held."""
    deadline = time.monotonic() + seconds
    left, batch = limit + 1, 1
    while left > 0 and (rows := cursor.fetchmany(min(batch, left))):
        yield from rows
        if time.monotonic() > deadline:
            raise _too_long(seconds)
        left -= len(rows)
        fitting = _BATCH * len(rows) // max(sum(map(_size, rows)), 1)
        batch = min(max(fitting, 1), 10 * batch, 1000)


@contextmanager
def _asked_in_sql(sql: str, seconds: float) -> Iterator[None]:
    """Turns the driver's errors into ours."""
    from psycopg import Error  # noqa: PLC0415 - an extra that SQLite does without

    try:
        yield
    except (Error, UnicodeEncodeError) as error:
        state = getattr(error, "sqlstate", None)
        if state == "57014":  # query_canceled
            raise _too_long(seconds) from error
        reason = " ".join(str(error).split())
        refused = (
            state in _REFUSALS
            or "DECLARE CURSOR" in reason  # it does not take what writes
            or "multiple commands" in reason
            or not _QUERY.match(sql)
        )
        raise UsageError(_ONLY_READING if refused else f"SQL: {reason}") from error


def _refuse_superuser(driver: Any) -> None:
    """Raises StoreError for a session that is, or could turn into, that of a superuser."""
    asked = "SELECT bool_or(rolsuper) FROM pg_roles WHERE rolname IN (session_user, current_user)"
    if driver.execute(asked).fetchone()[0]:
        raise StoreError(
            "`claims sql` does not run for a PostgreSQL superuser, whom nothing keeps from writing: "
            "connect as another role, such as one that was granted pg_read_all_data"
        )


def _limit_time(driver: Any, seconds: float) -> None:
    """Bound the time of each step."""
    driver.execute("SELECT set_config('statement_timeout', %s, true)", [str(max(int(seconds * 1000), 1))])


def _refuse_volatile(driver: Any, sql: str) -> None:
    """Raises UsageError when the SQL names a volatile function, in whatever spelling."""
    if re.search(r"\bU&", sql, re.IGNORECASE):  # names in escapes could not be told
        raise UsageError("SQL: write names and texts without U&")
    names = {quoted.replace('""', '"') or plain.lower() for quoted, plain in _IDENTIFIER.findall(sql)}
    asked = driver.execute(
        "SELECT proname FROM pg_proc WHERE provolatile = 'v' AND prokind <> 'a' AND proname = ANY(%s)",
        [sorted(names - _HARMLESS)],
    )
    volatile = sorted(row[0] for row in asked.fetchall())
    if volatile:
        raise UsageError(f"SQL: {volatile[0]} cannot be called here: it does more than look at values")
