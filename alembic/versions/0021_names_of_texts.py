"""The names by which one knows that texts tell of one event.

What was compared before knew of none: all texts are sketched, and their claims compared, anew.
"""

from alembic import op

from claims.store.schema.schema_objects import surface_beside

revision = "0021"
down_revision = "0020"

SURFACE = surface_beside(__file__, "0020_named_events.py")
BYTES = {"sqlite": "BLOB", "postgresql": "BYTEA"}


def upgrade() -> None:
    op.execute(f"ALTER TABLE text_cluster ADD COLUMN names {BYTES[op.get_bind().dialect.name]}")
    op.execute("DELETE FROM derivation")


def downgrade() -> None:
    op.drop_column("text_cluster", "names")
