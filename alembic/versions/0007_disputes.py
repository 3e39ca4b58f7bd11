"""The disputes that comparisons belong to, and how many claimants may be independent: columns of their views.

What was compared before is compared anew when the database is next asked.
"""

from alembic import op

from claims.store.schema.schema_objects import put_up, surface_at, surface_beside, take_down

revision = "0007"
down_revision = "0006"

WORDS = {"sqlite": "TEXT", "postgresql": 'TEXT COLLATE "C"'}
COLUMNS = {
    "question": {"independent_at_most": "INTEGER NOT NULL DEFAULT 0"},
    "comparison": {
        "dispute": "{words}",
        "doubts": "{words}",
        "left_camp": "INTEGER",
        "right_camp": "INTEGER",
    },
}
EARLIER = surface_beside(__file__, "0006_sureness.py")
# The last column of a view before, and the table whose columns follow it.
COMPARED = (") AS right_confidence", "comparison")
LAST = {
    "questions": ("question.id AS question_number", "question"),
    "comparisons": COMPARED,
    "conflicts": COMPARED,
}


def _with_columns(statement: str) -> str:
    """A view of questions or comparisons with the new columns at its end; anything else as it is."""
    last, table = LAST.get(statement.split()[2], ("", ""))
    if not last:
        return statement
    columns = "".join(f",\n    {table}.{column}" for column in COLUMNS[table])
    return statement.replace(f"    {last}\n", f"    {last}{columns}\n")


SURFACE = {dialect: [_with_columns(it) for it in listed] for dialect, listed in EARLIER.items()}


def upgrade() -> None:
    theirs = take_down(op.get_bind())
    words = WORDS[op.get_bind().dialect.name]
    for table, columns in COLUMNS.items():
        for column, definition in columns.items():
            op.execute(f"ALTER TABLE {table} ADD COLUMN {column} {definition.format(words=words)}")
    op.execute("DELETE FROM derivation")
    op.execute(
        "INSERT INTO stale (metric, subject) SELECT DISTINCT metric, coalesce(subject, '') FROM claim "
        "WHERE true ON CONFLICT DO NOTHING"
    )
    put_up(op.get_bind(), SURFACE, theirs)


def downgrade() -> None:
    theirs = take_down(op.get_bind())
    for table, columns in COLUMNS.items():
        for column in columns:
            op.drop_column(table, column)
    put_up(op.get_bind(), surface_at(op, down_revision), theirs)
