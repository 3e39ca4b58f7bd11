"""A figure may be of what only might be so: one more word for its scope, in mentions and claims."""

import runpy
from pathlib import Path
from typing import Any

from alembic import op

from claims.store.schema.schema_objects import put_up, surface_at, take_down

revision = "0014"
down_revision = "0013"
EARLIER: dict[str, Any] = runpy.run_path(str(Path(__file__).with_name("0013_no_words_twice.py")))
SURFACE = EARLIER["SURFACE"]

TABLES = ("mention", "claim")
OLD = "scope IN ('share', 'addition', 'movement', 'other-event')"
NEW = "scope IN ('share', 'addition', 'movement', 'other-event', 'possible')"


def upgrade() -> None:
    theirs = take_down(op.get_bind())
    for table in TABLES:
        _check(table, OLD, NEW)
    put_up(op.get_bind(), SURFACE, theirs)


def downgrade() -> None:
    theirs = take_down(op.get_bind())
    for table in TABLES:
        op.execute(f"UPDATE {table} SET scope = NULL WHERE scope = 'possible'")
        _check(table, NEW, OLD)
    put_up(op.get_bind(), surface_at(op, down_revision), theirs)


def _check(table: str, old: str, new: str) -> None:
    """Put another check on the scopes of a table; SQLite makes the table anew for it."""
    if op.get_bind().dialect.name == "sqlite":
        EARLIER["_remake"](table, lambda made: _replaced(made, old, new), {})
    else:
        name = op.f(f"ck_{table}_scope")
        op.drop_constraint(name, table)
        op.create_check_constraint(name, table, new)


def _replaced(statement: str, old: str, new: str) -> str:
    if old not in statement:
        raise ValueError(f"no such check: {old}")
    return statement.replace(old, new)
