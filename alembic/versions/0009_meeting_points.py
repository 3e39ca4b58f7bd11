"""Where claims can meet, so that a new document is held against those alone that can bear on it.

`new_document` names the documents that are still to be held against the others, `meeting_point` where claims
stand and look, and the column `part` of a question the claims that were compared with one another for it.
All of it follows from claims: what was compared before is compared anew when the database is next asked.
"""

import sqlalchemy as sa
from alembic import op

from claims.store.schema.schema_objects import put_up, surface_at, surface_beside, take_down

revision = "0009"
down_revision = "0008"

SURFACE = surface_beside(__file__, "0008_readers.py")
POINT = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    theirs = take_down(op.get_bind())
    op.execute("ALTER TABLE question ADD COLUMN part INTEGER NOT NULL DEFAULT 0")
    op.create_index("ix_question_part", "question", ["part"])
    op.create_table(
        "new_document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_new_document_document_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_new_document")),
    )
    op.create_table(
        "meeting_point",
        sa.Column("point", POINT, autoincrement=False, nullable=False),
        sa.Column("looks", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("claim_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.CheckConstraint("looks IN (0, 1)", name=op.f("ck_meeting_point_looks")),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claim.id"], name=op.f("fk_meeting_point_claim_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("point", "looks", "claim_id", name=op.f("pk_meeting_point")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_meeting_point_claim_id", "meeting_point", ["claim_id"])
    op.execute("DELETE FROM derivation")
    op.execute(
        "INSERT INTO stale (metric, subject) SELECT DISTINCT metric, coalesce(subject, '') FROM claim "
        "WHERE true ON CONFLICT DO NOTHING"
    )
    put_up(op.get_bind(), SURFACE, theirs)


def downgrade() -> None:
    theirs = take_down(op.get_bind())
    op.execute(
        "INSERT INTO stale (metric, subject) SELECT DISTINCT claim.metric, coalesce(claim.subject, '') "
        "FROM claim JOIN new_document ON new_document.document_id = claim.document_id "
        "WHERE true ON CONFLICT DO NOTHING"
    )
    op.drop_table("meeting_point")
    op.drop_table("new_document")
    op.drop_index("ix_question_part", "question")
    op.drop_column("question", "part")
    put_up(op.get_bind(), surface_at(op, down_revision), theirs)
