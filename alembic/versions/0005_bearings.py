"""How a figure bears on others of its text: columns of mentions and claims, shown by their views.

What was read before does not say; reading a document again does.
"""

from alembic import op

from claims.store.schema.schema_objects import put_up, surface_at, surface_beside, take_down

revision = "0005"
down_revision = "0004"

WORDS = {"sqlite": "TEXT", "postgresql": 'TEXT COLLATE "C"'}
# A column's own constraint, because SQLite adds and drops no others without making the table anew.
COLUMNS = {
    "part_of": "INTEGER",
    "change": "{words} CONSTRAINT {name} CHECK (change IN ('increase', 'decrease'))",
    "earlier": "INTEGER NOT NULL DEFAULT 0 CONSTRAINT {name} CHECK (earlier IN (0, 1))",
    "scope": "{words} CONSTRAINT {name} CHECK (scope IN ('share', 'addition', 'movement', 'other-event'))",
}

EARLIER = surface_beside(__file__, "0004_printings_and_lexicons.py")
TABLES = ("mention", "claim")
# The last column of a view before, and the table whose columns follow it.
LAST = {"claims": ("claim.key AS claim_key", "claim"), "mentions": ("claim.document_id", "mention")}


def _with_columns(statement: str) -> str:
    """The view `claims` or `mentions` with the new columns at its end; anything else as it is."""
    last, table = LAST.get(statement.split()[2], ("", ""))
    if not last:
        return statement
    columns = "".join(f",\n    {table}.{column}" for column in COLUMNS)
    return statement.replace(f"    {last}\n", f"    {last}{columns}\n")


SURFACE = {dialect: [_with_columns(it) for it in listed] for dialect, listed in EARLIER.items()}


def upgrade() -> None:
    theirs = take_down(op.get_bind())
    words = WORDS[op.get_bind().dialect.name]
    for table in TABLES:
        for column, definition in COLUMNS.items():
            kind = definition.format(words=words, name=f"ck_{table}_{column}")
            op.execute(f"ALTER TABLE {table} ADD COLUMN {column} {kind}")
    put_up(op.get_bind(), SURFACE, theirs)


def downgrade() -> None:
    theirs = take_down(op.get_bind())
    for table in TABLES:
        for column in COLUMNS:
            op.drop_column(table, column)
    put_up(op.get_bind(), surface_at(op, down_revision), theirs)
