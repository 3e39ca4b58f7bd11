"""What comparing has of each figure among all the others: its group, its days, and who stands behind it.

So a timeline or a grid is read, and nothing is compared again for it. All of it follows from claims: what was
compared before is compared anew when the database is next asked.
"""

from alembic import op

from claims.store.schema.schema_objects import put_up, surface_beside, take_down

revision = "0016"
down_revision = "0015"

SURFACE = surface_beside(__file__, "0015_spoken_for.py")

WORDS = {"sqlite": "TEXT", "postgresql": 'TEXT COLLATE "C"'}
NUMBER = "INTEGER NOT NULL DEFAULT 0"
COLUMNS = (
    ("question", "noun", "{words} NOT NULL DEFAULT ''"),
    ("question", "marks", "{words} NOT NULL DEFAULT ''"),
    ("question", "rest", NUMBER),
    ("question", "change", "{words}"),
    ("question", "superseded", NUMBER),
    ("estimate", "perhaps", "{words}"),
    ("estimate_claim", "first_day", "INTEGER"),
    ("estimate_claim", "last_day", "INTEGER"),
    ("estimate_claim", "speaker", "{words}"),
    ("estimate_claim", "anybody", NUMBER),
    ("estimate_claim", "publisher", "{words}"),
    ("estimate_claim", "printers", "{words}"),
)


def upgrade() -> None:
    theirs = take_down(op.get_bind())
    words = WORDS[op.get_bind().dialect.name]
    for table, column, definition in COLUMNS:
        op.execute(f"ALTER TABLE {table} ADD COLUMN {column} {definition.format(words=words)}")
    op.execute("DELETE FROM derivation")
    op.execute(
        "INSERT INTO stale (metric, subject) SELECT DISTINCT metric, coalesce(subject, '') FROM claim "
        "WHERE true ON CONFLICT DO NOTHING"
    )
    put_up(op.get_bind(), SURFACE, theirs)


def downgrade() -> None:
    theirs = take_down(op.get_bind())
    for table, column, _ in reversed(COLUMNS):
        op.drop_column(table, column)
    put_up(op.get_bind(), SURFACE, theirs)
