"""From what stands behind `--db` to a connection: a path is a SQLite file, a URL names PostgreSQL.

SQLite: write-ahead log, foreign keys on, writers queue up (BEGIN IMMEDIATE and a long busy timeout; a
timeout alone does not cover a reader that turns writer). PostgreSQL: writers queue up behind one advisory
lock, so that both databases behave alike.
"""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import lru_cache
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError
from sqlalchemy.pool import NullPool

from claims.errors import StoreError, UsageError

# Every revision of the schema, oldest first; a test holds them against the migrations. Kept here so that
# looking at a database's version needs no Alembic.
_NEWEST = 21
REVISIONS = tuple(f"{number:04}" for number in range(1, _NEWEST + 1))
HEAD = REVISIONS[-1]

# What a SQLite file says of itself in its header, where `file` and others look: whose it is ("clms"), and, as
# its user_version, the number of its revision. Files that were made before say 0 of both.
APPLICATION_ID = 0x636C6D73

BUSY_SECONDS = 60
_ENGINES = 8  # databases of which the statements are remembered
_CACHE_KB = 32_768  # of a SQLite file that a connection keeps in memory at most
# Bytes of a page of a new SQLite file: texts of some thousand letters fill small ones better than large ones.
_PAGE = 2_048
_LOG_PAGES = 8_000  # of the write-ahead log, 16 MB, before they are brought into the file
_WRITE_LOCK = 0x636C61696D73  # "claims"; the advisory lock of all writers on PostgreSQL
_VERSION = "alembic_version"  # the table that holds the revision
_LOOK = f"SELECT application_id, version_num FROM pragma_application_id, {_VERSION}"
_MAGIC = b"SQLite format 3\0"


def database_url(db: str) -> URL:
    """The URL behind a path or URL. Raises UsageError for a URL that is neither SQLite nor PostgreSQL."""
    if "://" not in db:
        path = db
    else:
        try:
            url = make_url(db)
        except ArgumentError as error:
            raise UsageError(f"{db}: no database URL; write a path or postgresql://user@host/name") from error
        if url.get_backend_name() in ("postgresql", "postgres"):
            return url.set(drivername="postgresql+psycopg")
        if url.get_backend_name() != "sqlite":
            raise UsageError(f"{url.get_backend_name()}: claims knows SQLite files and postgresql:// URLs")
        path = url.database or ""
    if path in ("", ":memory:"):
        raise UsageError("claims keeps its database in a file: give a path, such as claims.db")
    return URL.create("sqlite", database=path)


def sqlite_path(db: str) -> Path | None:
    """The file of a SQLite database, `None` for PostgreSQL."""
    url = database_url(db)
    return Path(url.database or "") if url.get_backend_name() == "sqlite" else None


def display_name(db: str) -> str:
    """The database's name for messages: a URL without its password."""
    return make_url(db).render_as_string(hide_password=True) if "://" in db else db


@lru_cache(_ENGINES)
def open_engine(db: str, *, foreign_keys: bool = True) -> Engine:
    """An engine for the database `db`. Nothing is opened yet, and nothing stays open: it is the same one each
    time, as it knows the statements that were built for it.

    `foreign_keys=False` is for migrations alone: SQLite can only switch them outside a transaction.
    Raises StoreError where PostgreSQL is asked for and psycopg is not installed.
    """
    url = database_url(db)
    if url.get_backend_name() == "postgresql":
        try:
            return create_engine(url, poolclass=NullPool)
        except ModuleNotFoundError as error:
            raise StoreError("PostgreSQL needs psycopg: pip install 'claims[postgres]'") from error
    path = Path(url.database or "")

    def connect() -> sqlite3.Connection:
        # No isolation level: transactions are begun below, not by the driver.
        connection = sqlite3.connect(sqlite_uri(path), timeout=BUSY_SECONDS, isolation_level=None, uri=True)
        try:
            connection.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
            connection.execute(f"PRAGMA wal_autocheckpoint = {_LOG_PAGES}")
        except sqlite3.Error:  # a damaged file
            connection.close()
            raise
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        immediate = connection.get_execution_options().get("immediate")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")

    return engine


def sqlite_uri(path: Path) -> str:
    """The URI of a SQLite file. One in a place where nothing can be written is opened as it lies there:
    to look after its log SQLite would have to write beside it, even for reading.
    """
    log = path.with_name(path.name + "-wal")
    if path.exists() and not _can_write(path) and not (log.exists() and log.stat().st_size):
        return f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    return path.absolute().as_uri()


def _can_write(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A connection with one write transaction: all of it is kept, or nothing. Writers wait for each other."""
    with engine.connect() as connection, write_transaction(connection):
        yield connection


@contextmanager
def write_transaction(connection: Connection) -> Iterator[None]:
    """A write transaction on a connection that has none open."""
    connection.execution_options(immediate=True)
    with connection.begin():
        if connection.dialect.name == "postgresql":
            connection.execute(
                text("SELECT set_config('lock_timeout', :wait, true), pg_advisory_xact_lock(:key)"),
                {"wait": f"{BUSY_SECONDS}s", "key": _WRITE_LOCK},
            )
        yield


@contextmanager
def reading(db: str) -> Iterator[Connection]:
    """A connection to the database `db` (path or URL) for reading, in one transaction.

    Raises StoreError when there is none, when it is no database of ours, or when its schema is older
    (with the command to run) or newer than this program.
    """
    path = sqlite_path(db)
    if path is not None:
        refuse_other_file(path)
        if not path.exists():
            raise StoreError(
                f"{path}: no such database; `claims ingest` makes one, --db or CLAIMS_DB names one"
            )
    with database_errors(db), open_engine(db).connect() as connection:
        refuse_other_schema(connection, db)
        yield connection


@contextmanager
def database_errors(db: str) -> Iterator[None]:
    """Turns what a driver complains of into a StoreError of one line that names the database."""
    try:
        yield
    except DBAPIError as error:
        raise StoreError(f"{display_name(db)}: {' '.join(str(error.orig).split())}") from error


def refuse_other_file(path: Path) -> None:
    """Raises StoreError when a SQLite database cannot live at `path`; a file not yet there is fine."""
    try:
        with path.open("rb") as file:
            start = file.read(len(_MAGIC))
    except FileNotFoundError:
        if not path.absolute().parent.is_dir():
            raise StoreError(f"{path}: there is no folder {path.parent}") from None
        return
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror}") from error
    if start and start != _MAGIC:
        raise StoreError(f"{path}: this file is no SQLite database; choose another one with --db")


def revision_of(connection: Connection) -> str | None:
    """The revision of the database's schema; `None`: nothing of ours is in it."""
    return _revision(connection) if _VERSION in _tables(connection) else None


def _revision(connection: Connection) -> str | None:
    return connection.execute(text(f"SELECT version_num FROM {_VERSION}")).scalar()


def _tables(connection: Connection) -> set[str]:
    if connection.dialect.name == "sqlite":
        query = "SELECT name FROM sqlite_master WHERE type = 'table'"
    else:
        query = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
    return set(connection.execute(text(query)).scalars())


def refuse_foreign(connection: Connection, db: str) -> set[str]:
    """The names of the tables that there are. Raises StoreError when the database holds some that are not
    ours, or says that it is another's."""
    tables = _tables(connection)
    theirs = tables - {_VERSION} and not {"document", "extraction", "decision"} <= tables
    if theirs or _application_id(connection) not in (0, APPLICATION_ID):
        raise StoreError(
            f"{display_name(db)}: this database belongs to something else; choose another one with --db"
        )
    return tables


def _application_id(connection: Connection) -> int:
    """What a SQLite file says whose it is; 0: it does not say, and so for PostgreSQL."""
    if connection.dialect.name != "sqlite":
        return 0
    return int(connection.execute(text("PRAGMA application_id")).scalar_one())


def mark_as_ours(connection: Connection) -> None:
    """Write into a SQLite file whose it is and which revision it has, in the transaction that is open.

    A file with nothing of ours in it any more says neither.
    """
    if connection.dialect.name != "sqlite":
        return
    revision = revision_of(connection)
    number = int(revision) if revision and revision.isdecimal() else 0
    connection.execute(text(f"PRAGMA application_id = {APPLICATION_ID if revision else 0}"))
    connection.execute(text(f"PRAGMA user_version = {number}"))


def refuse_other_schema(connection: Connection, db: str) -> None:
    """Raises StoreError unless the database has the schema of this program."""
    if _is_newest(connection):
        return
    tables = refuse_foreign(connection, db)
    revision = _revision(connection) if _VERSION in tables else None
    if revision == HEAD:
        return
    if revision is None:
        raise StoreError(f"{display_name(db)}: nothing is in this database yet; `claims ingest` fills it")
    if revision in REVISIONS:
        raise StoreError(
            f"{display_name(db)}: its schema is older ({revision}) than this program's ({HEAD}): "
            "run `claims db upgrade`, which makes a copy first"
        )
    raise StoreError(
        f"{display_name(db)}: its schema ({revision}) is newer than this program's ({HEAD}): "
        "install the newest version of claims"
    )


def _is_newest(connection: Connection) -> bool:
    """Whether a SQLite file says, at one look, that it is ours and has the schema of this program. Whatever
    else it says is looked at more closely."""
    if connection.dialect.name != "sqlite":
        return False
    try:
        found = connection.exec_driver_sql(_LOOK).first()
    except OperationalError:  # there is no such table, or the file cannot be read
        return False
    return found is not None and tuple(found) == (APPLICATION_ID, HEAD)


def write_ahead(path: Path) -> None:
    """Switch a SQLite file to its write-ahead log, which lets readers and one writer work side by side; one
    that holds nothing yet has small pages from then on.

    The switch needs the file alone for a moment and does not wait for it by itself.
    """
    deadline = time.monotonic() + BUSY_SECONDS
    with closing(sqlite3.connect(path, timeout=BUSY_SECONDS)) as connection:
        while True:
            try:
                connection.execute(f"PRAGMA page_size = {_PAGE}")
                connection.execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) or time.monotonic() > deadline:
                    raise OperationalError("PRAGMA journal_mode", None, error) from error
                time.sleep(0.02)
