"""A question to a SQLite file: the process that asks it is started, waited for, and ended at the limit."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from claims.errors import StoreError, UsageError
from claims.store.engine import sqlite_uri
from claims.store.read_only import sqlite_process
from claims.store.read_only.answer import MAX_ANSWER, ONLY_READING, Answer, too_long
from claims.store.schema.schema_objects import SEARCHES

_START = 20.0  # seconds that a process may take to begin and to end, besides those of its query
_REFUSALS = ("not authorized", "authorization denied", "prohibited", "one statement")


def ask_sqlite(path: Path, sql: str, limit: int, seconds: float) -> Answer:
    """The answer to one SELECT. Raises as `run_sql` does; whatever ends the wait ends the query."""
    address = sqlite_uri(path)
    asked = {
        "address": address if "?" in address else f"{address}?mode=ro",
        "sql": sql,
        "searches": sorted(SEARCHES),
        "limit": limit,
        "seconds": seconds,
        "max_answer": MAX_ANSWER,
    }
    found = _ask(json.dumps(asked), seconds)
    if "error" not in found:
        return Answer(tuple(found["columns"]), [tuple(row) for row in found["rows"]], found["truncated"])
    if "interrupted" in found["error"]:
        raise too_long(seconds)
    refused = any(words in found["error"] for words in _REFUSALS)
    raise UsageError(ONLY_READING if refused else f"SQL: {' '.join(found['error'].split())}")


def _ask(asked: str, seconds: float) -> dict[str, Any]:
    """What the process answers. Isolated (-I), so that nothing in this folder takes part in it."""
    command = [sys.executable, "-I", "-S", str(Path(sqlite_process.__file__))]
    try:
        done = subprocess.run(
            command, input=asked.encode(), capture_output=True, timeout=seconds + _START, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise too_long(seconds) from error
    if done.returncode < 0:  # the clock ended it, or the system did for its memory
        raise too_long(seconds)
    if done.returncode:
        told = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        raise StoreError(f"the query cannot be run: {told or 'its process ended'}")
    found: dict[str, Any] = json.loads(done.stdout)
    return found
