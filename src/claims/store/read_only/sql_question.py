"""Run a person's own SQL so that nothing can be written by it, whatever it says.

The database does the work: SQLite in a process of its own whose connection may do nothing but read and which
ends at the limit (`sqlite_process.py`), PostgreSQL for a session that has no right to write, in a read-only
transaction with limits of its own. On PostgreSQL a second fence stands before that (`sql_fence.py`).
Time, rows and the size of the answer are bounded on both.
"""

from claims.store.engine import reading, sqlite_path
from claims.store.read_only.answer import Answer


def run_sql(db: str, sql: str, limit: int = 1000, seconds: float = 10, *, trusted: bool = False) -> Answer:
    """Run one SELECT on the database `db` (path or URL), for at most `seconds` and `limit` rows.

    Values are None, int, float, Decimal, bool or str; dates are ISO 8601, bytes hexadecimal. `trusted`: the
    SQL is the user's own, and may run with the rights of PostgreSQL's superuser or of the tables' owner.
    Raises UsageError for SQL that is wrong or would do anything but read, StoreError where it took too long,
    and for such a session that is not trusted.
    """
    # This connection refuses what is no database of ours, and clears the log away behind the read-only one.
    with reading(db):
        path = sqlite_path(db)
        if path is None:
            from claims.store.read_only.postgresql_answer import ask_postgresql  # noqa: PLC0415 - an extra

            return ask_postgresql(db, sql, limit, seconds, trusted=trusted)
        from claims.store.read_only.sqlite_answer import ask_sqlite  # noqa: PLC0415 - only what is used

        return ask_sqlite(path, sql, limit, seconds)
