"""A connection for questions about what was compared, brought up to date before where that is needed."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from claims.cli.output import say
from claims.errors import StoreError
from claims.kept.select import is_stale
from claims.store.engine import reading


@contextmanager
def compared(db: str) -> Iterator[Connection]:
    """As `reading`; claims that changed since they were compared are compared first.

    That is so after a run that was cut short, or an upgrade. Where the database cannot be written, what it
    holds is shown, with a word of it.
    """
    with reading(db) as connection:
        stale = is_stale(connection)
    if stale:
        _refresh(db)
    with reading(db) as connection:
        yield connection


def _refresh(db: str) -> None:
    from claims.cli.lexicon import own_lexicon  # noqa: PLC0415 - only after a run that was cut short
    from claims.kept.refresh import refresh_database  # noqa: PLC0415

    try:
        refresh_database(db, own_lexicon())
    except StoreError as error:
        say(f"some claims are not compared yet, and cannot be now: {error}")
