"""What stands on top of the tables: views, triggers, full-text search; taken down and put up by migrations.

SQLite changes a table by copying it. A view that uses the table makes that fail, and a trigger on it is
silently lost; so a migration that touches a table of the first revisions reads

    def upgrade() -> None:
        theirs = take_down(op.get_bind())
        with op.batch_alter_table("claim") as batch: ...
        put_up(op.get_bind(), SURFACE, theirs)

where SURFACE is the whole surface of that revision, as text, in the revision's own file: a later one can
then change a view and still be undone (`surface_at` gives that of an earlier revision), or be built from that
of the one before (`surface_beside`).
"""

import runpy
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from claims.errors import StoreError

SEARCH_PREFIX = "search_"

# Every name that this program ever gave to something on the surface. What else is found there is the
# user's own: it is put up again as it was.
VIEWS = frozenset(
    {"claims", "documents", "mentions", "metrics", "printings", "readings", "search_quote_text"}
    | {"sources", "questions", "estimates", "comparisons", "conflicts", "verdicts"}
)
TRIGGERS = frozenset(
    {
        "document_search_delete",
        "document_search_insert",
        "document_search_update",
        "quote_search_delete",
        "quote_search_insert",
    }
)
SEARCHES = frozenset({"search_document", "search_quote"})

# The statements that put a surface up, by dialect.
Surface = Mapping[str, Sequence[str]]


class Standing(NamedTuple):
    """Something found on the surface: a view, a trigger or a search table, and the statement that made it."""

    kind: str
    name: str
    sql: str


def find_surface(connection: Connection) -> list[Standing]:
    """What stands on the surface now, in the order in which it was put up."""
    if connection.dialect.name == "sqlite":
        found = connection.execute(
            text(
                "SELECT type, name, sql FROM sqlite_master WHERE type IN ('view', 'trigger') "
                "OR sql LIKE 'CREATE VIRTUAL TABLE%' ORDER BY rowid"
            )
        )
    else:
        found = connection.execute(
            text(
                "SELECT 'view', viewname, definition FROM pg_views WHERE schemaname = current_schema() "
                "UNION ALL SELECT 'index', indexname, indexdef FROM pg_indexes "
                "WHERE schemaname = current_schema() AND starts_with(indexname, :prefix)"
            ),
            {"prefix": SEARCH_PREFIX},
        )
    return [Standing(*row) for row in found]


def take_down(connection: Connection) -> list[Standing]:
    """Drop the surface and give back what on it was the user's own, for `put_up`.

    PostgreSQL's own views are left standing there: they do not hinder a change of tables, unless they rest on
    one of our views; then a StoreError names that view.
    """
    standing = find_surface(connection)
    theirs = [it for it in standing if it.name not in VIEWS | TRIGGERS | SEARCHES]
    if connection.dialect.name == "sqlite":
        theirs = [it for it in theirs if it.kind != "table"]
        dropped = [it for it in standing if it in theirs or it.name in VIEWS | TRIGGERS | SEARCHES]
    else:
        dropped = [it for it in standing if it not in theirs]
        theirs = []
    # Views rest on earlier views: the other way round from how they were put up, and triggers first.
    dropped.reverse()
    for it in sorted(dropped, key=lambda it: it.kind != "trigger"):
        _drop(connection, it)
    return theirs


def _drop(connection: Connection, it: Standing) -> None:
    try:
        connection.execute(text(f'DROP {it.kind} "{it.name}"'))
    except DBAPIError as error:
        told = " ".join(str(error.orig).split())
        raise StoreError(
            f"the view {it.name} cannot be renewed: {told}; drop what rests on it first"
        ) from error


def put_up(connection: Connection, surface: Surface, theirs: Sequence[Standing] = ()) -> None:
    """Put up a revision's surface, and on top of it what the user had there.

    Raises StoreError naming a view of the user's that no longer fits.
    """
    for statement in surface[connection.dialect.name]:
        connection.exec_driver_sql(statement)
    for it in theirs:
        _put_back(connection, it, it.sql)
    for it in theirs:
        if it.kind == "view":
            _put_back(connection, it, f'SELECT 1 FROM "{it.name}" LIMIT 0')


def _put_back(connection: Connection, it: Standing, statement: str) -> None:
    try:
        connection.exec_driver_sql(statement)
    except DBAPIError as error:
        told = " ".join(str(error.orig).split())
        raise StoreError(
            f"your {it.kind} {it.name} does not fit the new schema: {told}; drop it first"
        ) from error


def surface_at(operations: Any, revision: str) -> Surface:
    """The surface of an earlier revision, for a downgrade to it. `operations` is Alembic's `op`."""
    script = operations.get_context().opts["script"].get_revision(revision)
    surface: Surface = script.module.SURFACE
    return surface


@cache
def surface_beside(script: str, name: str) -> Surface:
    """The surface in the file `name` beside a revision's `script`, for one that is built from it.

    Each is run once: every revision is built from the one before it.
    """
    surface: Surface = runpy.run_path(str(Path(script).with_name(name)))["SURFACE"]
    return surface
