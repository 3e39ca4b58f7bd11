"""From what stands behind `--db` to a connection: a path is a SQLite file, a URL names PostgreSQL."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection


@contextmanager
def reading(db: str) -> Iterator[Connection]:
    """A connection to the database `db` (path or URL) for reading.

    Raises StoreError when there is none, when it is no database of ours, or when its schema is older
    (with the command to run) or newer than this program.
    """
    raise NotImplementedError
    yield
