"""A role of PostgreSQL that may look at the views of a database of claims and do nothing else."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from psycopg.sql import SQL, Composed, Identifier, Literal
from sqlalchemy import URL, Connection

from claims.errors import StoreError, UsageError
from claims.store.engine import database_errors, open_engine, reading, sqlite_path
from claims.store.schema.schema_objects import SEARCH_PREFIX, VIEWS

READER = "claims_reader"

# What it may look at: the views, and the revision of the schema, which every command asks for first.
READABLE_VIEWS = tuple(sorted(it for it in VIEWS if not it.startswith(SEARCH_PREFIX)))
_READABLE = (*READABLE_VIEWS, "alembic_version")

# What a session of such a role begins with. It may set these anew; its rights stay what they are.
_SETTINGS = {
    "default_transaction_read_only": "on",
    "statement_timeout": "60s",
    "lock_timeout": "5s",
    "idle_in_transaction_session_timeout": "60s",
}


@dataclass(frozen=True, slots=True)
class Reader:
    """A role that may only read. `url` is the database's for it; `made`: it was not there before, and the URL
    holds its password, which nobody can ask for again."""

    name: str
    url: str
    made: bool


def make_reader(db: str, name: str = READER) -> Reader:
    """Make the role `name`, or renew the rights of one that is there, and return how it connects.

    Raises UsageError for a SQLite file, which needs none, and StoreError where this session may not make
    roles, or a role of that name may do more than read.
    """
    if sqlite_path(db) is not None:
        raise UsageError("a SQLite file needs no such role: `claims sql` opens it for reading only")
    password = secrets.token_urlsafe(24)
    with reading(db):
        pass
    engine = open_engine(db)
    try:
        with database_errors(db), engine.begin() as connection:
            made = _made(connection, name, password)
            schema = _run(connection, SQL("SELECT current_schema()")).fetchone()[0]
            database = _run(connection, SQL("SELECT current_database()")).fetchone()[0]
            for statement in _rights(database, schema, name):
                _run(connection, statement)
    finally:
        engine.dispose()
    return Reader(name, _address(engine.url, name, password if made else None), made)


def _address(url: URL, name: str, password: str | None) -> str:
    """The URL of the same database for another role."""
    other = URL.create("postgresql", name, password, url.host, url.port, url.database, url.query)
    return other.render_as_string(hide_password=False)


def _made(connection: Connection, name: str, password: str) -> bool:
    """Make the role where there is none of that name. Raises StoreError for one that may do more."""
    known = _run(
        connection,
        SQL(
            "SELECT rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls OR EXISTS "
            "(SELECT FROM pg_auth_members WHERE member = pg_roles.oid) FROM pg_roles WHERE rolname = {}"
        ).format(Literal(name)),
    ).fetchone()
    if known is None:
        statement = SQL("CREATE ROLE {} LOGIN PASSWORD {} NOINHERIT").format(
            Identifier(name), Literal(password)
        )
        _run(connection, statement)
    elif known[0]:
        raise StoreError(f"the role {name} may do more than read: choose another name for the reader")
    return known is None


def _rights(database: str, schema: str, name: str) -> list[Composed]:
    """The statements that give a role the rights on the views, and take from it those on anything else."""
    role, where = Identifier(name), Identifier(schema)
    views = SQL(", ").join(Identifier(schema, it) for it in _READABLE)
    return [
        SQL("REVOKE ALL ON ALL TABLES IN SCHEMA {} FROM {}").format(where, role),
        SQL("REVOKE ALL ON SCHEMA {} FROM {}").format(where, role),
        SQL("GRANT CONNECT ON DATABASE {} TO {}").format(Identifier(database), role),
        SQL("GRANT USAGE ON SCHEMA {} TO {}").format(where, role),
        SQL("GRANT SELECT ON {} TO {}").format(views, role),
        *(
            SQL("ALTER ROLE {} IN DATABASE {} SET {} = {}").format(
                role, Identifier(database), Identifier(setting), Literal(value)
            )
            for setting, value in _SETTINGS.items()
        ),
    ]


def find_readers(connection: Connection) -> list[str]:
    """The roles besides its owner that may look at the view `claims`: a migration makes the views anew."""
    found = _run(
        connection,
        SQL(
            "SELECT r.rolname FROM pg_class c, aclexplode(c.relacl) a, pg_roles r WHERE c.relname = 'claims' "
            "AND c.relnamespace = current_schema()::regnamespace AND a.grantee = r.oid "
            "AND a.grantee <> c.relowner AND a.privilege_type = 'SELECT'"
        ),
    )
    return [row[0] for row in found.fetchall()]


def let_read(connection: Connection, names: Iterable[str]) -> None:
    """Give these roles the right to look at the views that are there now."""
    asked = SQL(
        "SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relname IN ({})"
    ).format(SQL(", ").join(map(Literal, _READABLE)))
    views = SQL(", ").join(Identifier(row[0]) for row in _run(connection, asked).fetchall())
    for name in names:
        _run(connection, SQL("GRANT SELECT ON {} TO {}").format(views, Identifier(name)))


def _run(connection: Connection, statement: SQL | Composed) -> Any:
    driver: Any = connection.connection.driver_connection
    return driver.execute(statement)
