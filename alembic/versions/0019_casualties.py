"""A figure may be of the dead and the hurt together: one more word for its scope, in mentions and claims."""

import re
from functools import partial

from alembic import op

from claims.store.schema.remade_table import remake_table, replaced_once
from claims.store.schema.schema_objects import put_up, surface_at, surface_beside, take_down

revision = "0019"
down_revision = "0018"
SURFACE = surface_beside(__file__, "0018_short_codes.py")

TABLES = ("mention", "claim")
OLD = "scope IN ('share', 'addition', 'movement', 'other-event', 'possible')"
NEW = "scope IN ('share', 'addition', 'movement', 'other-event', 'possible', 'casualties')"


def upgrade() -> None:
    theirs = take_down(op.get_bind())
    for table in TABLES:
        _check(table, OLD, NEW)
    put_up(op.get_bind(), SURFACE, theirs)


def downgrade() -> None:
    theirs = take_down(op.get_bind())
    for table in TABLES:
        op.execute(f"UPDATE {table} SET scope = NULL WHERE scope = 'casualties'")
        _check(table, NEW, OLD)
    put_up(op.get_bind(), surface_at(op, down_revision), theirs)


def _check(table: str, old: str, new: str) -> None:
    """Put another check on the scopes of a table; SQLite makes the table anew for it."""
    if op.get_bind().dialect.name == "sqlite":
        remake_table(op.get_bind(), table, partial(replaced_once, re.escape(old), new))
    else:
        name = op.f(f"ck_{table}_scope")
        op.drop_constraint(name, table)
        op.create_check_constraint(name, table, new)
