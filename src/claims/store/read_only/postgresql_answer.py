"""A question to PostgreSQL: only for a session without rights to write, in a read-only transaction."""

import time
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from psycopg import Error

from claims.errors import StoreError, UsageError
from claims.store.engine import database_errors, open_engine
from claims.store.read_only.answer import MAX_ANSWER, ONLY_READING, Answer, too_long
from claims.store.read_only.sql_fence import Judged, judge
from claims.store.schema.exact_numbers import exact

_BATCH = 10_000_000  # bytes of the rows that are fetched at once
_LOCK_SECONDS = 5
_LOOKS = "1s"  # how often the server looks whether somebody still waits for the answer
_REFUSALS = ("25006", "42501")  # what PostgreSQL answers to an attempt at writing: read-only, no right

# Roles that may do more than read tables, whoever owns these.
_POWERFUL = (
    "pg_checkpoint", "pg_create_subscription", "pg_execute_server_program", "pg_maintain",
    "pg_read_server_files", "pg_signal_backend", "pg_write_all_data", "pg_write_server_files",
)  # fmt: skip
_RIGHTS = """
    SELECT (SELECT bool_or(rolsuper) FROM pg_roles WHERE rolname IN (session_user, current_user)),
           (SELECT bool_or(rolcreaterole OR rolreplication OR rolbypassrls) FROM pg_roles
             WHERE rolname IN (session_user, current_user))
        OR (SELECT bool_or(pg_has_role(session_user, oid, 'MEMBER')) FROM pg_roles WHERE rolname = ANY(%s))
        OR (SELECT bool_or(pg_has_role(session_user, relowner, 'MEMBER')
                OR has_table_privilege(session_user, oid, 'INSERT, UPDATE, DELETE, TRUNCATE'))
              FROM pg_class
             WHERE relnamespace = (SELECT relnamespace FROM pg_class WHERE oid = 'claims'::regclass)
               AND relkind IN ('r', 'v'))
"""


def ask_postgresql(db: str, sql: str, limit: int, seconds: float, *, trusted: bool) -> Answer:
    """The answer to one SELECT. Raises as `run_sql` does."""
    engine = open_engine(db)
    try:
        with database_errors(db), engine.connect() as connection:
            driver: Any = connection.connection.driver_connection
            driver.read_only = True
            with _asked_in_sql(seconds):
                if not trusted:
                    _refuse_rights(driver)
                judged = judge(sql)
                _set_limits(driver, seconds)
                _end_when_left(driver)
                _refuse_hidden_calls(driver, judged)
                return _answered(driver, judged.sql, limit, seconds)
    finally:
        engine.dispose()


def _answered(driver: Any, sql: str, limit: int, seconds: float) -> Answer:
    # A named cursor is declared in the extended protocol, which takes one statement only.
    with driver.cursor(name="asked") as cursor:
        cursor.execute(sql)
        if cursor.description is None:  # PostgreSQL has rows without columns
            raise UsageError("SQL: names no column; say what to select")
        columns = tuple(column.name for column in cursor.description)
        return _collected(columns, _fetched(cursor, limit, seconds), limit)


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
    """A value as SQLite gives it."""
    if isinstance(value, Decimal):
        return exact(value) if value.is_finite() else float(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    return value if value is None or isinstance(value, bool | int | float | str) else str(value)


def _fetched(cursor: Any, limit: int, seconds: float) -> Generator[Sequence[Any]]:
    """The rows up to one more than `limit`; fewer at once where they are large, since each batch is held."""
    deadline = time.monotonic() + seconds
    left, batch = limit + 1, 1
    while left > 0 and (rows := cursor.fetchmany(min(batch, left))):
        yield from rows
        if time.monotonic() > deadline:
            raise too_long(seconds)
        left -= len(rows)
        fitting = _BATCH * len(rows) // max(sum(map(_size, rows)), 1)
        batch = min(max(fitting, 1), 10 * batch, 1000)


@contextmanager
def _asked_in_sql(seconds: float) -> Iterator[None]:
    """Turns the driver's errors into ours."""
    try:
        yield
    except (Error, UnicodeEncodeError) as error:
        state = getattr(error, "sqlstate", None)
        if state == "57014":  # query_canceled
            raise too_long(seconds) from error
        reason = " ".join(str(error).split())
        raise UsageError(ONLY_READING if state in _REFUSALS else f"SQL: {reason}") from error


def _refuse_rights(driver: Any) -> None:
    """Raises StoreError for a session that is, or could turn into, one which may write or read files."""
    superuser, writer = driver.execute(_RIGHTS, [list(_POWERFUL)]).fetchone()
    if superuser or writer:
        whom = "a superuser" if superuser else "a role that may change this database, or more"
        raise StoreError(
            f"`claims sql` does not run for {whom} of PostgreSQL: `claims db reader` makes another role "
            "that may only read; --trusted runs your own SQL nevertheless"
        )


def _set_limits(driver: Any, seconds: float) -> None:
    """Bound the time of each step, and let nothing in this session write."""
    settings = {
        "statement_timeout": str(max(int(seconds * 1000), 1)),
        "lock_timeout": f"{_LOCK_SECONDS}s",
        "default_transaction_read_only": "on",
        "standard_conforming_strings": "on",
    }
    for name, value in settings.items():
        driver.execute("SELECT set_config(%s, %s, false)", [name, value])


def _end_when_left(driver: Any) -> None:
    """Let the server end a query soon after the process that asked is gone, rather than at its time limit.

    Servers before PostgreSQL 14, and those on Windows, cannot look whether somebody still waits.
    """
    with suppress(Error), driver.transaction():
        driver.execute("SELECT set_config('client_connection_check_interval', %s, false)", [_LOOKS])


def _refuse_hidden_calls(driver: Any, judged: Judged) -> None:
    """Raises UsageError where a table is given the name of a function, which could then be called by it."""
    asked = "SELECT proname FROM pg_proc WHERE lower(proname) = ANY(%s)"
    found = driver.execute(asked, [sorted(judged.aliases)]).fetchone()
    if found:
        raise UsageError(f"SQL: {found[0]} is the name of a function; give the table another one")
