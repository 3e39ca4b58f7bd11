"""The event with a name that a figure is told of: "Hurricane Maria".

What was read before does not say it; reading a document again does.
"""

from alembic import op

from claims.store.schema.schema_objects import put_up, surface_at, surface_beside, take_down

revision = "0020"
down_revision = "0019"

WORDS = {"sqlite": "TEXT", "postgresql": 'TEXT COLLATE "C"'}
EARLIER = surface_beside(__file__, "0019_casualties.py")


def _with_event(statement: str) -> str:
    """A view that tells the scope of figures tells their event after it."""
    for scope in ("    claim.scope,\n", "    mention.scope\n"):
        told = f"    {scope.strip().rstrip(',')},\n    mention.event{',' if ',' in scope else ''}\n"
        statement = statement.replace(scope, told)
    return statement


SURFACE = {dialect: [_with_event(it) for it in statements] for dialect, statements in EARLIER.items()}


def upgrade() -> None:
    theirs = take_down(op.get_bind())
    op.execute(f"ALTER TABLE mention ADD COLUMN event {WORDS[op.get_bind().dialect.name]}")
    put_up(op.get_bind(), SURFACE, theirs)


def downgrade() -> None:
    theirs = take_down(op.get_bind())
    op.drop_column("mention", "event")
    put_up(op.get_bind(), surface_at(op, down_revision), theirs)
