"""With which tolerances comparisons hold, so that those with another than the usual one are read as well.

`verdicts` is the view of all of them; `comparisons` and `conflicts` tell those with the usual one. What
disputes look at is kept where a comparison hangs on the tolerance, in `opposition` and `opponent`. How sure
an estimate is stands beside it. All of it follows from claims: what was compared before is compared anew when
the database is next asked.
"""

import re

import sqlalchemy as sa
from alembic import op

from claims.store.schema.schema_objects import put_up, surface_at, surface_beside, take_down

revision = "0017"
down_revision = "0016"

EARLIER = surface_beside(__file__, "0016_figures_among_others.py")
NUMBER = sa.Numeric(24, 6)
WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
DOUBLE = {"sqlite": "DOUBLE", "postgresql": "DOUBLE PRECISION"}
LINKS = (("comparison_id", "comparison"), ("left_id", "opponent"), ("right_id", "opponent"))
EVERY = ",\n    comparison.since,\n    comparison.until\nFROM comparison\n"
USUAL = "comparison.since <= 100000 AND (comparison.until IS NULL OR comparison.until > 100000)"
# How sure an estimate is, as it was worked out from its claims in each question.
SUREST = re.compile(
    r"\(\s*SELECT max\(CASE WHEN member\.review IS NULL THEN member\.confidence ELSE 1\.0 END\)\s*"
    r"FROM estimate_claim\s*JOIN claim AS member ON member\.id = estimate_claim\.claim_id\s*"
    r"WHERE estimate_claim\.estimate_id = (estimate\.id|\(SELECT own\.estimate_id FROM estimate_claim AS own "
    r"WHERE own\.claim_id = comparison\.(left|right)_id\))\s*\)"
)
OWN = (
    "(SELECT estimate.confidence FROM estimate_claim AS own JOIN estimate ON estimate.id = own.estimate_id "
    "WHERE own.claim_id = comparison.{side}_id)"
)


def _kept(statement: str) -> list[str]:
    """A view with how sure estimates are as that is kept; of comparisons also one with every tolerance."""
    name = statement.split()[2]
    said = SUREST.sub(
        lambda it: OWN.format(side=it[2]) if it[2] else "estimate.confidence",
        statement,
    )
    if name == "comparisons":
        every = said.replace("CREATE VIEW comparisons", "CREATE VIEW verdicts")
        every = every.replace("\nFROM comparison\n", EVERY)
        return [f"{said.rstrip()}\nWHERE {USUAL}\n", every]
    return [f"{said.rstrip()} AND {USUAL}\n" if name == "conflicts" else said]


SURFACE = {dialect: [it for one in listed for it in _kept(one)] for dialect, listed in EARLIER.items()}


def upgrade() -> None:
    theirs = take_down(op.get_bind())
    op.execute("ALTER TABLE comparison ADD COLUMN since INTEGER NOT NULL DEFAULT 0")
    op.execute("ALTER TABLE comparison ADD COLUMN until INTEGER")
    number = DOUBLE[op.get_bind().dialect.name]
    op.execute(f"ALTER TABLE estimate ADD COLUMN confidence {number} NOT NULL DEFAULT 0")
    op.execute(
        "UPDATE estimate SET confidence = "
        "(SELECT max(CASE WHEN claim.review IS NULL THEN claim.confidence ELSE 1.0 END) FROM estimate_claim "
        "JOIN claim ON claim.id = estimate_claim.claim_id WHERE estimate_claim.estimate_id = estimate.id)"
    )
    op.create_table(
        "opponent",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("component", sa.Integer(), nullable=False),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.Column("voice", sa.Integer(), nullable=False),
        sa.Column("lasts", sa.Integer()),
        sa.Column("first_day", sa.Integer()),
        sa.Column("last_day", sa.Integer()),
        sa.Column("least", NUMBER),
        sa.Column("most", NUMBER),
        sa.Column("down", NUMBER, nullable=False),
        sa.Column("up", NUMBER, nullable=False),
        sa.Column("best", sa.Integer(), nullable=False),
        sa.Column("lowest", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["question_id"], ["question.id"], name=op.f("fk_opponent_question_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opponent")),
    )
    for column in ("question_id", "component"):
        op.create_index(f"ix_opponent_{column}", "opponent", [column])
    op.create_table(
        "opposition",
        sa.Column("comparison_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("left_id", sa.Integer(), nullable=False),
        sa.Column("right_id", sa.Integer(), nullable=False),
        sa.Column("whole", sa.Integer(), nullable=False),
        sa.Column("doubts", WORDS, nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.CheckConstraint("whole IN (-1, 0, 1)", name=op.f("ck_opposition_whole")),
        *(
            sa.ForeignKeyConstraint(
                [column], [f"{table}.id"], name=op.f(f"fk_opposition_{column}"), ondelete="CASCADE"
            )
            for column, table in LINKS
        ),
        sa.PrimaryKeyConstraint("comparison_id", name=op.f("pk_opposition")),
    )
    for column in ("left_id", "right_id"):
        op.create_index(f"ix_opposition_{column}", "opposition", [column])
    op.execute("DELETE FROM derivation")
    op.execute(
        "INSERT INTO stale (metric, subject) SELECT DISTINCT metric, coalesce(subject, '') FROM claim "
        "WHERE true ON CONFLICT DO NOTHING"
    )
    put_up(op.get_bind(), SURFACE, theirs)


def downgrade() -> None:
    theirs = take_down(op.get_bind())
    op.drop_table("opposition")
    op.drop_table("opponent")
    op.execute(f"DELETE FROM comparison WHERE NOT ({USUAL})")
    op.drop_column("comparison", "until")
    op.drop_column("comparison", "since")
    op.drop_column("estimate", "confidence")
    put_up(op.get_bind(), surface_at(op, down_revision), theirs)
