"""The tables: what was read, what people decided, what stands."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
NUMBER = sa.Numeric(24, 6)
TABLES = (
    "source",
    "metric",
    "document",
    "reprint",
    "run",
    "extraction",
    "mention",
    "failure",
    "decision",
    "claim",
    "claim_place",
    "claim_mention",
)


def upgrade() -> None:
    for create in (
        create_source,
        create_metric,
        create_document,
        create_reprint,
        create_run,
        create_extraction,
        create_mention,
        create_failure,
        create_decision,
        create_claim,
        create_claim_place,
        create_claim_mention,
    ):
        create()


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)


def create_source() -> None:
    op.create_table(
        "source",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source")),
        sa.UniqueConstraint("name", name=op.f("uq_source_name")),
    )


def create_metric() -> None:
    op.create_table(
        "metric",
        sa.Column("key", WORDS, nullable=False),
        sa.Column("label", WORDS),
        sa.Column("measure", WORDS),
        sa.Column("unit", WORDS),
        sa.Column("window_days", sa.Integer()),
        sa.CheckConstraint("measure IN ('stock', 'flow')", name=op.f("ck_metric_measure")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_metric")),
    )


def create_document() -> None:
    op.create_table(
        "document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sha256", WORDS, nullable=False),
        sa.Column("doc", WORDS, nullable=False),
        sa.Column("text", WORDS, nullable=False),
        sa.Column("characters", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer()),
        sa.Column("title", WORDS),
        sa.Column("author", WORDS),
        sa.Column("url", WORDS),
        sa.Column("published", WORDS),
        sa.Column("published_basis", WORDS),
        sa.Column("origin", WORDS),
        sa.Column("origin_key", WORDS),
        sa.Column("notes", WORDS, nullable=False),
        sa.Column("ingested", WORDS, nullable=False),
        sa.Column("superseded_by", sa.Integer()),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_document_sha256")),
        sa.CheckConstraint("superseded_by <> id", name=op.f("ck_document_superseded_by")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_document_source_id")),
        sa.ForeignKeyConstraint(["superseded_by"], ["document.id"], name=op.f("fk_document_superseded_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
        sa.UniqueConstraint("sha256", name=op.f("uq_document_sha256")),
    )
    op.create_index("ix_document_origin_key", "document", ["origin_key"])
    op.create_index("ix_document_published", "document", ["published"])
    op.create_index("ix_document_source_id", "document", ["source_id"])
    op.create_index("ix_document_superseded_by", "document", ["superseded_by"])
    op.create_index("ix_document_url", "document", ["url"], postgresql_using="hash")


def create_reprint() -> None:
    op.create_table(
        "reprint",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer()),
        sa.Column("doc", WORDS, nullable=False),
        sa.Column("title", WORDS),
        sa.Column("url", WORDS),
        sa.Column("published", WORDS),
        sa.Column("origin", WORDS),
        sa.Column("seen", WORDS, nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_reprint_document_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_reprint_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reprint")),
    )
    op.create_index("ix_reprint_document_id", "reprint", ["document_id"])
    op.create_index("ix_reprint_source_id", "reprint", ["source_id"])


def create_run() -> None:
    op.create_table(
        "run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("extractor", WORDS, nullable=False),
        sa.Column("lexicon", WORDS, nullable=False),
        sa.Column("started", WORDS, nullable=False),
        sa.Column("finished", WORDS),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_run")),
    )


def create_extraction() -> None:
    op.create_table(
        "extraction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("made", WORDS, nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_extraction_document_id")),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_extraction_run_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_extraction")),
    )
    op.create_index("ix_extraction_document_id", "extraction", ["document_id"])
    op.create_index("ix_extraction_run_id", "extraction", ["run_id"])


def create_mention() -> None:
    op.create_table(
        "mention",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("extraction_id", sa.Integer(), nullable=False),
        sa.Column("key", WORDS, nullable=False),
        sa.Column("figure", WORDS, nullable=False),
        sa.Column("figure_start", sa.Integer(), nullable=False),
        sa.Column("figure_end", sa.Integer(), nullable=False),
        sa.Column("quote", WORDS, nullable=False),
        sa.Column("quote_start", sa.Integer(), nullable=False),
        sa.Column("quote_end", sa.Integer(), nullable=False),
        sa.Column("prefix", WORDS, nullable=False),
        sa.Column("suffix", WORDS, nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("low", NUMBER),
        sa.Column("high", NUMBER),
        sa.Column("qualifier", WORDS, nullable=False),
        sa.Column("unit", WORDS, nullable=False),
        sa.Column("per", WORDS),
        sa.Column("metric", WORDS, nullable=False),
        sa.Column("counted", WORDS),
        sa.Column("subject", WORDS),
        sa.Column("places", WORDS, nullable=False),
        sa.Column("claimant", WORDS),
        sa.Column("as_of", WORDS),
        sa.Column("as_of_basis", WORDS, nullable=False),
        sa.Column("status", WORDS, nullable=False),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("evidence", WORDS, nullable=False),
        sa.CheckConstraint("as_of_basis IN ('text', 'publication')", name=op.f("ck_mention_as_of_basis")),
        sa.CheckConstraint(
            "qualifier IN ('exact', 'approximate', 'at_least', 'at_most', 'range', 'order')",
            name=op.f("ck_mention_qualifier"),
        ),
        sa.CheckConstraint("status IN ('asserted', 'disputed', 'planned')", name=op.f("ck_mention_status")),
        sa.CheckConstraint("0 <= figure_start AND figure_start < figure_end", name=op.f("ck_mention_figure")),
        sa.CheckConstraint("confidence BETWEEN 0 AND 1", name=op.f("ck_mention_confidence")),
        sa.CheckConstraint("length(key) = 64", name=op.f("ck_mention_key")),
        sa.CheckConstraint("low <= high", name=op.f("ck_mention_bounds")),
        sa.CheckConstraint("ordinal >= 0", name=op.f("ck_mention_ordinal")),
        sa.CheckConstraint(
            "quote_start <= figure_start AND figure_end <= quote_end", name=op.f("ck_mention_quote")
        ),
        sa.ForeignKeyConstraint(["extraction_id"], ["extraction.id"], name=op.f("fk_mention_extraction_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mention")),
        sa.UniqueConstraint("extraction_id", "key", name=op.f("uq_mention_extraction_id")),
    )
    op.create_index("ix_mention_key", "mention", ["key"])


def create_failure() -> None:
    op.create_table(
        "failure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("origin", WORDS, nullable=False),
        sa.Column("reason", WORDS, nullable=False),
        sa.Column("failed", WORDS, nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name=op.f("fk_failure_run_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_failure")),
    )
    op.create_index("ix_failure_run_id", "failure", ["run_id"])


def create_decision() -> None:
    op.create_table(
        "decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", WORDS, nullable=False),
        sa.Column("kind", WORDS, nullable=False),
        sa.Column("key", WORDS, nullable=False),
        sa.Column("field", WORDS),
        sa.Column("value", WORDS),
        sa.Column("other_key", WORDS),
        sa.Column("undoes", sa.Integer()),
        sa.Column("carried_from", sa.Integer()),
        sa.Column("who", WORDS, nullable=False),
        sa.Column("why", WORDS),
        sa.Column("decided", WORDS, nullable=False),
        sa.Column("figure", WORDS, nullable=False),
        sa.Column("quote", WORDS, nullable=False),
        sa.CheckConstraint(
            "(kind = 'edit') = (field IS NOT NULL AND value IS NOT NULL)", name=op.f("ck_decision_edit")
        ),
        sa.CheckConstraint("(kind = 'undo') = (undoes IS NOT NULL)", name=op.f("ck_decision_undo")),
        sa.CheckConstraint(
            "(kind IN ('same-origin', 'not-same-origin')) = (other_key IS NOT NULL)",
            name=op.f("ck_decision_other_key"),
        ),
        sa.CheckConstraint(
            "field IN ('bounds', 'qualifier', 'unit', 'per', 'metric', 'counted', 'subject', 'places', "
            "'claimant', 'as_of', 'as_of_basis', 'status')",
            name=op.f("ck_decision_field"),
        ),
        sa.CheckConstraint(
            "kind IN ('accept', 'reject', 'edit', 'same-origin', 'not-same-origin', 'note', 'undo')",
            name=op.f("ck_decision_kind"),
        ),
        sa.CheckConstraint("length(key) = 64", name=op.f("ck_decision_key")),
        sa.CheckConstraint("undoes < id", name=op.f("ck_decision_undoes")),
        sa.ForeignKeyConstraint(["carried_from"], ["decision.id"], name=op.f("fk_decision_carried_from")),
        sa.ForeignKeyConstraint(["undoes"], ["decision.id"], name=op.f("fk_decision_undoes")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
        sa.UniqueConstraint("uid", name=op.f("uq_decision_uid")),
    )
    op.create_index("ix_decision_key", "decision", ["key"])
    op.create_index("ix_decision_other_key", "decision", ["other_key"])
    op.create_index("ix_decision_undoes", "decision", ["undoes"])


def create_claim() -> None:
    op.create_table(
        "claim",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", WORDS, nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("low", NUMBER),
        sa.Column("high", NUMBER),
        sa.Column("qualifier", WORDS, nullable=False),
        sa.Column("unit", WORDS, nullable=False),
        sa.Column("per", WORDS),
        sa.Column("metric", WORDS, nullable=False),
        sa.Column("counted", WORDS),
        sa.Column("subject", WORDS),
        sa.Column("places", WORDS, nullable=False),
        sa.Column("claimant", WORDS),
        sa.Column("as_of", WORDS),
        sa.Column("as_of_start", sa.Date()),
        sa.Column("as_of_end", sa.Date()),
        sa.Column("as_of_basis", WORDS, nullable=False),
        sa.Column("status", WORDS, nullable=False),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("review", WORDS),
        sa.Column("mentions", sa.Integer(), nullable=False),
        sa.CheckConstraint("as_of_basis IN ('text', 'publication')", name=op.f("ck_claim_as_of_basis")),
        sa.CheckConstraint(
            "qualifier IN ('exact', 'approximate', 'at_least', 'at_most', 'range', 'order')",
            name=op.f("ck_claim_qualifier"),
        ),
        sa.CheckConstraint("review IN ('accepted', 'edited')", name=op.f("ck_claim_review")),
        sa.CheckConstraint("status IN ('asserted', 'disputed', 'planned')", name=op.f("ck_claim_status")),
        sa.CheckConstraint("as_of_start <= as_of_end", name=op.f("ck_claim_as_of")),
        sa.CheckConstraint("low <= high", name=op.f("ck_claim_bounds")),
        sa.CheckConstraint("mentions >= 1", name=op.f("ck_claim_mentions")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_claim_document_id")),
        sa.ForeignKeyConstraint(["id"], ["mention.id"], name=op.f("fk_claim_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim")),
        sa.UniqueConstraint("key", name=op.f("uq_claim_key")),
    )
    op.create_index("ix_claim_as_of_start", "claim", ["as_of_start"])
    op.create_index("ix_claim_document_id", "claim", ["document_id"])
    op.create_index("ix_claim_metric_subject", "claim", ["metric", "subject"])
    op.create_index("ix_claim_subject", "claim", ["subject"])


def create_claim_place() -> None:
    op.create_table(
        "claim_place",
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("place", WORDS, nullable=False),
        sa.CheckConstraint("place NOT LIKE '%; %'", name=op.f("ck_claim_place_place")),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_claim_place_claim_id")),
        sa.PrimaryKeyConstraint("claim_id", "position", name=op.f("pk_claim_place")),
    )
    op.create_index("ix_claim_place_place", "claim_place", ["place"])


def create_claim_mention() -> None:
    op.create_table(
        "claim_mention",
        sa.Column("mention_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_claim_mention_claim_id")),
        sa.ForeignKeyConstraint(["mention_id"], ["mention.id"], name=op.f("fk_claim_mention_mention_id")),
        sa.PrimaryKeyConstraint("mention_id", name=op.f("pk_claim_mention")),
    )
    op.create_index("ix_claim_mention_claim_id", "claim_mention", ["claim_id"])
