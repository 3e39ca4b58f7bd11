"""What all questions to a database share: how they reach it."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from claims.errors import StoreError
from claims.kept.told.stored_estimates import is_stale
from claims.store.engine import database_errors, display_name, open_engine, reading, writing

LOG = logging.getLogger("claims")


class Connected:
    """A database by its path or URL. Every question has a connection and a transaction of its own, so that
    it sees the newest state, and one object may be used by several threads."""

    def __init__(self, db: str) -> None:
        self._db = db
        self._closed = False

    @property
    def name(self) -> str:
        """The path or URL of the database, without a password."""
        return display_name(self._db)

    def close(self) -> None:
        """Answer no further questions. Nothing has to be saved: what was changed was kept at once."""
        self._closed = True

    @property
    def _open_db(self) -> str:
        LOG.debug("database: %s", self.name)
        if self._closed:
            raise StoreError(f"{self.name}: was closed; open it again with claims.open()")
        return self._db

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """A connection for reading. Raises StoreError when there is no database, or none of ours."""
        with reading(self._open_db) as connection:
            yield connection

    @contextmanager
    def _compared(self) -> Iterator[Connection]:
        """The same for what was compared; claims that changed since then are compared first.

        That is so after a run that was cut short, or an upgrade. Where the database cannot be written, what
        it holds is shown, with a warning.
        """
        with reading(self._open_db) as connection:
            if not is_stale(connection):
                yield connection
                return
        self._refresh()
        with reading(self._open_db) as connection:
            yield connection

    def _refresh(self) -> None:
        from claims.kept.refresh import refresh_database

        LOG.debug("comparing what changed since it was compared")
        try:
            refresh_database(self._db)
        except StoreError as error:
            LOG.warning("some claims are not compared yet, and cannot be now: %s", error)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """A connection with one write transaction, to a database that has this program's schema."""
        with reading(self._open_db):
            pass
        engine = open_engine(self._db)
        try:
            with database_errors(self._db), writing(engine) as connection:
                yield connection
        finally:
            engine.dispose()
