"""Which reader a run read with, and the answers that a model gave, as they came.

What was read before was read by the rules. A downgrade cannot keep the answers, nor that a run read with a
model: who reads again asks again.
"""

import sqlalchemy as sa
from alembic import op

from claims.store.schema.schema_objects import put_up, surface_at, surface_beside, take_down

revision = "0008"
down_revision = "0007"

SURFACE = surface_beside(__file__, "0007_disputes.py")

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
SQL_WORDS = {"sqlite": "TEXT", "postgresql": 'TEXT COLLATE "C"'}
# A column's own constraint, because SQLite adds and drops no others without making the table anew.
COLUMNS = {
    "reader": "{words} NOT NULL DEFAULT 'rules' "
    "CONSTRAINT ck_run_reader CHECK (reader IN ('rules', 'model'))",
    "model": "{words}",
    "prompt": "{words}",
}


def upgrade() -> None:
    theirs = take_down(op.get_bind())
    words = SQL_WORDS[op.get_bind().dialect.name]
    for column, definition in COLUMNS.items():
        op.execute(f"ALTER TABLE run ADD COLUMN {column} {definition.format(words=words)}")
    _make_answers()
    put_up(op.get_bind(), SURFACE, theirs)


def _make_answers() -> None:
    op.create_table(
        "model_answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", WORDS, nullable=False),
        sa.Column("model", WORDS, nullable=False),
        sa.Column("prompt", WORDS, nullable=False),
        sa.Column("text", WORDS, nullable=False),
        sa.Column("tokens_in", sa.Integer(), nullable=False),
        sa.Column("tokens_out", sa.Integer(), nullable=False),
        sa.Column("made", WORDS, nullable=False),
        sa.CheckConstraint("length(key) = 64", name=op.f("ck_model_answer_key")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_model_answer")),
        sa.UniqueConstraint("key", "model", name=op.f("uq_model_answer_key")),
    )
    op.create_table(
        "extraction_answer",
        sa.Column("extraction_id", sa.Integer(), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("answer_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("part >= 1", name=op.f("ck_extraction_answer_part")),
        sa.ForeignKeyConstraint(
            ["extraction_id"], ["extraction.id"], name=op.f("fk_extraction_answer_extraction_id")
        ),
        sa.ForeignKeyConstraint(
            ["answer_id"], ["model_answer.id"], name=op.f("fk_extraction_answer_answer_id")
        ),
        sa.PrimaryKeyConstraint("extraction_id", "part", name=op.f("pk_extraction_answer")),
    )
    op.create_index(op.f("ix_extraction_answer_answer_id"), "extraction_answer", ["answer_id"])


def downgrade() -> None:
    theirs = take_down(op.get_bind())
    op.drop_table("extraction_answer")
    op.drop_table("model_answer")
    for column in COLUMNS:
        op.drop_column("run", column)
    put_up(op.get_bind(), surface_at(op, down_revision), theirs)
