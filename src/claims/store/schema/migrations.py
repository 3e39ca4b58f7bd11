"""Make, upgrade, downgrade and copy a database, with the migrations that come with the package."""

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, text

from claims.errors import StoreError, UsageError
from claims.store import engine as engines
from claims.store.engine import (
    HEAD,
    REVISIONS,
    database_errors,
    display_name,
    open_engine,
    sqlite_path,
    writing,
)

# Alembic takes as long to load as everything else together: it is loaded where a schema changes.
if TYPE_CHECKING:
    from alembic.config import Config


@dataclass(frozen=True, slots=True)
class Migration:
    """A database was brought from one revision to another; `None`: empty. `copy`: what was saved before."""

    before: str | None
    after: str | None
    copy: Path | None


def scripts() -> Path:
    """The folder of the migrations: inside the installed package, or at the top of the checkout."""
    shipped = Path(__file__).parents[1] / "alembic"
    return shipped if shipped.is_dir() else Path(__file__).parents[4] / "alembic"


def current(db: str) -> str | None:
    """The database's revision; `None`: it is empty. Raises StoreError when it is not there or not ours."""
    _refuse_missing(db)
    with _opened(db, write=False) as connection:
        engines.refuse_foreign(connection, db)
        return engines.revision_of(connection)


def ensure(db: str) -> None:
    """Make the database `db` where there is none; one that is there has to have this program's schema.

    Several processes may do so at once. Raises StoreError for a foreign, older or newer database.
    """
    with _opened(db, write=False) as connection:
        engines.refuse_foreign(connection, db)
        empty = engines.revision_of(connection) is None
    if empty:
        path = sqlite_path(db)
        if path is not None:
            with database_errors(db):
                engines.write_ahead(path)
        with _opened(db) as connection:
            if engines.revision_of(connection) is None:  # else another process was first
                _run("upgrade", connection, "head")
    with _opened(db, write=False) as connection:
        engines.refuse_other_schema(connection, db)


def upgrade(db: str) -> Migration:
    """Bring the database to this program's schema, after a copy of a SQLite file that holds anything.

    Everything happens in one transaction: it succeeds, or the database is as it was.
    Raises StoreError for a newer schema.
    """
    return _migrate(db, HEAD, "upgrade")


def downgrade(db: str, revision: str) -> Migration:
    """Take the database back to an earlier `revision` (`base`: empty), after a copy of a SQLite file.

    Raises UsageError for a revision that is not there or not earlier.
    """
    if revision != "base" and revision not in REVISIONS:
        raise UsageError(f"{revision}: no such revision; there are base, {', '.join(REVISIONS)}")
    return _migrate(db, revision, "downgrade")


def _migrate(db: str, target: str, step: str) -> Migration:
    order = [None, *REVISIONS]
    wanted = None if target == "base" else target
    before = current(db)
    if before not in order:
        raise StoreError(
            f"{display_name(db)}: its schema ({before}) is newer than this program's ({HEAD}): "
            "install the newest version of claims"
        )
    if before == wanted:
        return Migration(before, before, None)
    up = order.index(wanted) > order.index(before)
    if up != (step == "upgrade"):
        raise UsageError(
            f"{display_name(db)} is at {before or 'base'}: it can only be taken to an earlier revision"
        )
    copy = backup(db) if before is not None and sqlite_path(db) is not None else None
    try:
        with _opened(db) as connection, _readers_kept(connection):
            _run(step, connection, target)
            _refuse_broken_links(connection)
    except BaseException:  # the database is as it was: nobody needs a copy
        if copy is not None:
            copy.unlink(missing_ok=True)
        raise
    _give_back(db)
    return Migration(before, wanted, copy)


def _give_back(db: str) -> None:
    """Let a SQLite file be as small as what is in it: what a migration wrote anew leaves pages that hold
    nothing. Where there is no room to do so, or others are at work, the file stays as large as it is."""
    path = sqlite_path(db)
    if path is not None:
        with suppress(sqlite3.OperationalError), closing(sqlite3.connect(path)) as connection:
            connection.execute("VACUUM")


@contextmanager
def _readers_kept(connection: Connection) -> Iterator[None]:
    """On PostgreSQL: whoever may look at the views may do so when they were made anew."""
    if connection.dialect.name != "postgresql":
        yield
        return
    from claims.store.read_only import reader_role  # noqa: PLC0415 - psycopg is an extra

    readers = reader_role.find_readers(connection)
    yield
    if engines.revision_of(connection) is not None:
        reader_role.let_read(connection, readers)


def _refuse_broken_links(connection: Connection) -> None:
    """Foreign keys are off while tables are copied; here SQLite looks whether all still hold."""
    if connection.dialect.name == "sqlite":
        broken = connection.execute(text("PRAGMA foreign_key_check")).first()
        if broken is not None:
            raise StoreError(f"the migration would break a link of table {broken[0]}; nothing was changed")


def backup(db: str, target: Path | None = None) -> Path:
    """Copy a SQLite database, also while others write to it; return the copy's path.

    Without a `target` the copy lies beside the database with the date in its name. Nothing is ever written
    over. Raises StoreError for PostgreSQL, whose own tools do this, and when the copy cannot be written.
    """
    path = sqlite_path(db)
    if path is None:
        raise StoreError("a PostgreSQL database is copied with its own tool: pg_dump --format=custom")
    engines.refuse_other_file(path)
    _refuse_missing(db)
    target = target or _dated(path)
    try:
        target.open("xb").close()
    except FileExistsError as error:
        raise StoreError(f"{target}: is there already; nothing was written over") from error
    except OSError as error:
        raise StoreError(f"{path} cannot be copied to {target}: {error}") from error
    try:
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(target)) as copy:
            source.backup(copy)
    except BaseException as error:
        target.unlink(missing_ok=True)  # half a copy is none
        if isinstance(error, OSError | sqlite3.Error):
            raise StoreError(f"{path} cannot be copied to {target}: {error}") from error
        raise
    return target


def _dated(path: Path) -> Path:
    stamp = datetime.now(UTC).strftime("%Y-%m-%dT%H%M%SZ")
    name = f"{path.stem}-{stamp}"
    number = 1
    while (target := path.with_name(f"{name}{path.suffix}")).exists():
        number += 1
        name = f"{path.stem}-{stamp}-{number}"
    return target


def _refuse_missing(db: str) -> None:
    path = sqlite_path(db)
    if path is not None and not path.exists():
        raise StoreError(f"{path}: no such database; `claims ingest` makes one, --db or CLAIMS_DB names one")


@contextmanager
def _opened(db: str, *, write: bool = True) -> Iterator[Connection]:
    """A transaction for migrations: foreign keys off, errors as one line."""
    path = sqlite_path(db)
    if path is not None:
        engines.refuse_other_file(path)
    engine = open_engine(db, foreign_keys=False)
    try:
        with database_errors(db), writing(engine) if write else engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


def _run(step: str, connection: Connection, target: str) -> None:
    """Let Alembic take a step, `upgrade` or `downgrade`, on a connection. Raises StoreError."""
    with _without_highlighter():
        from alembic import command  # noqa: PLC0415
        from alembic.util import CommandError  # noqa: PLC0415

    try:
        getattr(command, step)(_config(connection), target)
    except CommandError as error:
        raise StoreError(f"the schema cannot be changed: {' '.join(str(error).split())}") from error


@contextmanager
def _without_highlighter() -> Iterator[None]:
    """Let Alembic load without what its templates would colour source text with: we fill none, and it takes
    as long to load as Alembic itself."""
    plugin = "mako.ext.pygmentplugin"
    if plugin in sys.modules:
        yield
        return
    sys.modules[plugin] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules[plugin]


def _config(connection: Connection) -> "Config":
    from alembic.config import Config  # noqa: PLC0415

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(scripts()).replace("%", "%%"))
    return config
