"""What comparing finds, as tables and views; everything that stands is marked as not yet compared."""

import sqlalchemy as sa
from alembic import op

from claims.store.schema.schema_objects import put_up, surface_at, surface_beside, take_down

revision = "0003"
down_revision = "0002"

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
NUMBER = sa.Numeric(24, 6)
BAND = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TABLES = (
    "stale",
    "derivation",
    "text_band",
    "text_cluster",
    "question",
    "estimate",
    "estimate_claim",
    "comparison",
)

# {number(...)} shows a bound; PostgreSQL would pad it with zeros otherwise.
QUESTIONS = """
CREATE VIEW questions AS
SELECT
    substr(question.key, 1, 12) AS question_id,
    question.metric,
    metric.label,
    question.measure,
    question.subject,
    question.places,
    question.counted,
    question.unit,
    question.per,
    question.status,
    question.as_of_start,
    question.as_of_end,
    {question_low} AS low,
    {question_high} AS high,
    question.open_low,
    question.open_high,
    question.estimates,
    question.mentions,
    question.publishers,
    question.independent,
    question.unattributed,
    question.conflicts,
    question.id AS question_number
FROM question
LEFT JOIN metric ON metric.key = question.metric
"""

ESTIMATES = """
CREATE VIEW estimates AS
SELECT
    substr(claim.key, 1, 12) AS estimate_id,
    substr(question.key, 1, 12) AS question_id,
    claim.metric,
    metric.label,
    question.measure,
    {low} AS low,
    {high} AS high,
    claim.qualifier,
    mention.figure,
    claim.unit,
    claim.per,
    claim.counted,
    claim.subject,
    claim.places,
    claim.claimant,
    estimate.attributed,
    estimate.claims,
    estimate.mentions,
    estimate.publishers,
    estimate.sources,
    estimate.conflicts,
    source.name AS source,
    claim.as_of,
    claim.as_of_start,
    claim.as_of_end,
    claim.as_of_basis,
    estimate.published AS first_published,
    document.published,
    claim.status,
    mention.quote,
    document.title,
    document.url,
    document.doc,
    claim.document_id,
    mention.figure_start,
    mention.quote_start,
    estimate.question_id AS question_number,
    claim.key AS estimate_key
FROM estimate
JOIN question ON question.id = estimate.question_id
JOIN claim ON claim.id = estimate.id
JOIN mention ON mention.id = estimate.id
JOIN document ON document.id = claim.document_id
LEFT JOIN source ON source.id = document.source_id
LEFT JOIN metric ON metric.key = claim.metric
"""

SIDE = """
    substr({side}_claim.key, 1, 12) AS {side}_claim_id,
    comparison.{side}_figure,
    {{{side}_low}} AS {side}_low,
    {{{side}_high}} AS {side}_high,
    {side}_claim.claimant AS {side}_claimant,
    {side}_claim.as_of AS {side}_as_of,
    {side}_claim.status AS {side}_status,
    {side}_source.name AS {side}_source,
    {side}_document.published AS {side}_published,
    {side}_mention.quote AS {side}_quote,
    {side}_document.title AS {side}_title,
    {side}_document.url AS {side}_url"""
JOINED = """
JOIN claim AS {side}_claim ON {side}_claim.id = comparison.{side}_id
JOIN mention AS {side}_mention ON {side}_mention.id = comparison.{side}_id
JOIN document AS {side}_document ON {side}_document.id = {side}_claim.document_id
LEFT JOIN source AS {side}_source ON {side}_source.id = {side}_document.source_id"""
COMPARED = f"""
SELECT
    comparison.metric,
    metric.label,
    comparison.subject,
    comparison.places,
    comparison.relation,
    {{spread}} AS spread,
    comparison.reason,
    comparison.sentence,
    comparison.weight,
    comparison.known,{SIDE.format(side="left")},{SIDE.format(side="right")},
    comparison.claims,
    substr(question.key, 1, 12) AS question_id,
    comparison.id AS comparison_number
FROM comparison
JOIN question ON question.id = comparison.question_id{JOINED.format(side="left")}{JOINED.format(side="right")}
LEFT JOIN metric ON metric.key = comparison.metric
"""
COMPARISONS = f"CREATE VIEW comparisons AS {COMPARED}"
CONFLICTS = f"CREATE VIEW conflicts AS {COMPARED}WHERE comparison.relation IN ('conflict', 'contradiction')"
NUMBERS = {
    "low": "claim.low",
    "high": "claim.high",
    "question_low": "question.low",
    "question_high": "question.high",
    "spread": "comparison.spread",
    "left_low": "comparison.left_low",
    "left_high": "comparison.left_high",
    "right_low": "comparison.right_low",
    "right_high": "comparison.right_high",
}
VIEWS = (QUESTIONS, ESTIMATES, COMPARISONS, CONFLICTS)
NEW = {
    "sqlite": [view.format(**NUMBERS) for view in VIEWS],
    "postgresql": [
        view.format(**{name: f"trim_scale({column})" for name, column in NUMBERS.items()}) for view in VIEWS
    ],
}
EARLIER = surface_beside(__file__, "0002_views_and_search.py")
SURFACE = {dialect: [*EARLIER[dialect], *views] for dialect, views in NEW.items()}


def upgrade() -> None:
    create_marks()
    create_texts()
    create_question()
    create_estimate()
    create_comparison()
    op.execute("INSERT INTO stale (metric, subject) SELECT DISTINCT metric, coalesce(subject, '') FROM claim")
    put_up(op.get_bind(), NEW)


def downgrade() -> None:
    theirs = take_down(op.get_bind())
    for table in reversed(TABLES):
        op.drop_table(table)
    put_up(op.get_bind(), surface_at(op, down_revision), theirs)


def create_marks() -> None:
    op.create_table(
        "stale",
        sa.Column("metric", WORDS, nullable=False),
        sa.Column("subject", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("metric", "subject", name=op.f("pk_stale")),
    )
    op.create_table(
        "derivation",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("fingerprint", WORDS, nullable=False),
        sa.Column("made", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_derivation")),
    )


def create_texts() -> None:
    op.create_table(
        "text_band",
        sa.Column("band", BAND, autoincrement=False, nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_text_band_document_id")),
        sa.PrimaryKeyConstraint("band", name=op.f("pk_text_band")),
    )
    op.create_index("ix_text_band_document_id", "text_band", ["document_id"])
    op.create_table(
        "text_cluster",
        sa.Column("document_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("cluster_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_text_cluster_document_id")),
        sa.ForeignKeyConstraint(["cluster_id"], ["document.id"], name=op.f("fk_text_cluster_cluster_id")),
        sa.PrimaryKeyConstraint("document_id", name=op.f("pk_text_cluster")),
    )
    op.create_index("ix_text_cluster_cluster_id", "text_cluster", ["cluster_id"])


def create_question() -> None:
    op.create_table(
        "question",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", WORDS, nullable=False),
        sa.Column("metric", WORDS, nullable=False),
        sa.Column("subject", WORDS),
        sa.Column("places", WORDS, nullable=False),
        sa.Column("measure", WORDS, nullable=False),
        sa.Column("unit", WORDS, nullable=False),
        sa.Column("per", WORDS),
        sa.Column("counted", WORDS),
        sa.Column("status", WORDS, nullable=False),
        sa.Column("as_of_start", sa.Date()),
        sa.Column("as_of_end", sa.Date()),
        sa.Column("estimates", sa.Integer(), nullable=False),
        sa.Column("mentions", sa.Integer(), nullable=False),
        sa.Column("publishers", sa.Integer(), nullable=False),
        sa.Column("independent", sa.Integer(), nullable=False),
        sa.Column("unattributed", sa.Integer(), nullable=False),
        sa.Column("conflicts", sa.Integer(), nullable=False),
        sa.Column("low", NUMBER),
        sa.Column("high", NUMBER),
        sa.Column("open_low", sa.Integer(), nullable=False),
        sa.Column("open_high", sa.Integer(), nullable=False),
        sa.CheckConstraint("as_of_start <= as_of_end", name=op.f("ck_question_as_of")),
        sa.CheckConstraint("low <= high", name=op.f("ck_question_bounds")),
        sa.CheckConstraint("measure IN ('stock', 'flow')", name=op.f("ck_question_measure")),
        sa.CheckConstraint("status IN ('asserted', 'planned')", name=op.f("ck_question_status")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question")),
    )
    op.create_index("ix_question_metric_subject", "question", ["metric", "subject"])


def create_estimate() -> None:
    op.create_table(
        "estimate",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.Column("mentions", sa.Integer(), nullable=False),
        sa.Column("publishers", sa.Integer(), nullable=False),
        sa.Column("sources", WORDS, nullable=False),
        sa.Column("attributed", sa.Integer(), nullable=False),
        sa.Column("published", WORDS),
        sa.Column("conflicts", sa.Integer(), nullable=False),
        _link("estimate", "id", "claim.id"),
        _link("estimate", "question_id", "question.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_estimate")),
    )
    op.create_index("ix_estimate_question_id", "estimate", ["question_id"])
    op.create_table(
        "estimate_claim",
        sa.Column("claim_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("estimate_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("depth", sa.Integer(), nullable=False),
        sa.Column("why", WORDS),
        _link("estimate_claim", "claim_id", "claim.id"),
        _link("estimate_claim", "estimate_id", "estimate.id"),
        sa.PrimaryKeyConstraint("claim_id", name=op.f("pk_estimate_claim")),
    )
    op.create_index("ix_estimate_claim_estimate_id", "estimate_claim", ["estimate_id"])


def create_comparison() -> None:
    sides = [
        sa.Column(f"{side}_{name}", kind, nullable=name != "figure")
        for side in ("left", "right")
        for name, kind in (("figure", WORDS), ("low", NUMBER), ("high", NUMBER))
    ]
    op.create_table(
        "comparison",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("left_id", sa.Integer(), nullable=False),
        sa.Column("right_id", sa.Integer(), nullable=False),
        sa.Column("metric", WORDS, nullable=False),
        sa.Column("subject", WORDS),
        sa.Column("places", WORDS, nullable=False),
        sa.Column("relation", WORDS, nullable=False),
        sa.Column("reason", WORDS, nullable=False),
        sa.Column("sentence", WORDS, nullable=False),
        sa.Column("spread", NUMBER),
        sa.Column("weight", sa.Integer(), nullable=False),
        sa.Column("known", sa.Date()),
        sa.Column("claims", WORDS, nullable=False),
        *sides,
        sa.CheckConstraint("weight >= 1", name=op.f("ck_comparison_weight")),
        sa.CheckConstraint(
            "relation IN ('conflict', 'contradiction', 'disputed', 'revision')",
            name=op.f("ck_comparison_relation"),
        ),
        _link("comparison", "question_id", "question.id"),
        _link("comparison", "left_id", "claim.id"),
        _link("comparison", "right_id", "claim.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comparison")),
    )
    op.create_index("ix_comparison_metric_relation", "comparison", ["metric", "relation"])
    for column in ("left_id", "right_id", "question_id", "subject"):
        op.create_index(f"ix_comparison_{column}", "comparison", [column])


def _link(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    """A row goes with what it rests on."""
    return sa.ForeignKeyConstraint([column], [to], name=op.f(f"fk_{table}_{column}"), ondelete="CASCADE")
