"""One question to a SQLite file, in a process of its own. It is run as a script and imports nothing of ours.

A query may spend an hour inside one call of a function, where no handler and no signal handler of Python is
ever asked; only ending the process ends it. So this process is ended by the clock of the system, and by
whoever started it. Its connection may do nothing but read: a read-only one is not enough (ATTACH opens files
for writing, pragmas switch query_only off), so an authorizer lets nothing but reading through.

Standard input has one JSON object: address, sql, searches, limit, seconds, max_answer. Standard output has
another one: columns, rows and truncated, or the error in words.
"""

import json
import signal
import sqlite3
import sys
import time
from contextlib import closing
from typing import Any

MAX_VALUE = 50_000_000  # bytes of one value
MAX_MEMORY = 512_000_000  # bytes that SQLite may take
BUSY_SECONDS = 60
_STEPS = 10_000  # of SQLite's machine between two looks at the clock
_READS = (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_RECURSIVE)
_FORBIDDEN_FUNCTIONS = frozenset({"load_extension", "fts3_tokenizer", "readfile", "writefile", "edit"})


def answer(asked: dict[str, Any]) -> dict[str, Any]:
    """What the query gives, or the error that SQLite tells."""
    with closing(_connect(asked)) as connection:
        deadline = time.monotonic() + asked["seconds"]
        connection.set_progress_handler(lambda: time.monotonic() > deadline, _STEPS)
        connection.set_authorizer(_authorize)
        _end_after(asked["seconds"])
        try:
            cursor = connection.execute(asked["sql"])
            if cursor.description is None:
                return {"error": "not authorized"}
            columns = [column[0] for column in cursor.description]
            rows, truncated = _collected(cursor, asked["limit"], asked["max_answer"])
        except (sqlite3.Error, sqlite3.Warning, ValueError, MemoryError) as error:
            return {"error": str(error) or "out of memory"}
    return {"columns": columns, "rows": rows, "truncated": truncated}


def _connect(asked: dict[str, Any]) -> sqlite3.Connection:
    connection = sqlite3.connect(asked["address"], uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    for table in asked["searches"]:  # a virtual table writes to the schema in memory when first looked at
        connection.execute(f"SELECT 1 FROM {table} LIMIT 0")
    connection.execute("PRAGMA temp_store = MEMORY")  # what is sorted counts, too, and never fills a disk
    connection.execute(f"PRAGMA hard_heap_limit = {MAX_MEMORY}")
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MAX_VALUE)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000)
    return connection


def _end_after(seconds: float) -> None:
    """Let the system end this process at the limit, whatever it does then; not every system can."""
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds + min(seconds / 4, 0.5))


def _collected(cursor: sqlite3.Cursor, limit: int, max_answer: int) -> tuple[list[list[Any]], bool]:
    rows: list[list[Any]] = []
    size = 0
    for row in cursor:
        size += sum(len(value) if isinstance(value, str | bytes) else 8 for value in row)
        if len(rows) == limit or size > max_answer:
            return rows, True
        rows.append([value.hex() if isinstance(value, bytes) else value for value in row])
    return rows, False


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


if __name__ == "__main__":
    json.dump(answer(json.load(sys.stdin)), sys.stdout)
