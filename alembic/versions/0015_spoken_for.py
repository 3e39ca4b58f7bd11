"""For whom the claimant of a mention speaks, as its sentence says.

It was told from the sentence whenever claims were compared. What was read before does not say it; reading a
document again does.
"""

from alembic import op

from claims.store.schema.schema_objects import put_up, surface_beside, take_down

revision = "0015"
down_revision = "0014"

WORDS = {"sqlite": "TEXT", "postgresql": 'TEXT COLLATE "C"'}
SURFACE = surface_beside(__file__, "0014_possible.py")


def upgrade() -> None:
    theirs = take_down(op.get_bind())
    op.execute(f"ALTER TABLE mention ADD COLUMN speaks_for {WORDS[op.get_bind().dialect.name]}")
    put_up(op.get_bind(), SURFACE, theirs)


def downgrade() -> None:
    theirs = take_down(op.get_bind())
    op.drop_column("mention", "speaks_for")
    put_up(op.get_bind(), SURFACE, theirs)
