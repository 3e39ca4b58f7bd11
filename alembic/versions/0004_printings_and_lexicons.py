"""Every printing of a text, the words that each run read with, and which fields of a claim a person decided.

What a downgrade cannot keep: of further printings the author, the basis of the date and the file; the words
of the runs.
"""

import json
from collections import defaultdict

import sqlalchemy as sa
from alembic import op

from claims.store.schema.schema_objects import put_up, surface_at, surface_beside, take_down

revision = "0004"
down_revision = "0003"

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")

CLAIMS = """
CREATE VIEW claims AS
SELECT
    substr(claim.key, 1, 12) AS claim_id,
    claim.metric,
    metric.label,
    metric.measure,
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
    source.name AS source,
    claim.as_of,
    claim.as_of_start,
    claim.as_of_end,
    claim.as_of_basis,
    document.published,
    claim.status,
    mention.quote,
    document.title,
    document.url,
    claim.mentions,
    document.printings,
    document.sources,
    document.urls,
    claim.confidence,
    claim.review,
    claim.decided,
    document.author,
    document.published_basis,
    document.doc,
    claim.document_id,
    mention.figure_start,
    mention.quote_start,
    claim.key AS claim_key
FROM claim
JOIN mention ON mention.id = claim.id
JOIN document ON document.id = claim.document_id
LEFT JOIN source ON source.id = document.source_id
LEFT JOIN metric ON metric.key = claim.metric
"""

DOCUMENTS = """
CREATE VIEW documents AS
SELECT
    document.id AS document_id,
    document.doc,
    document.title,
    source.name AS source,
    document.author,
    document.url,
    document.published,
    document.published_basis,
    document.printings,
    document.sources,
    document.urls,
    document.origin,
    document.notes,
    document.sha256,
    document.characters,
    document.ingested,
    document.superseded_by,
    (SELECT count(*) FROM claim WHERE claim.document_id = document.id) AS claims
FROM document
LEFT JOIN source ON source.id = document.source_id
"""

PRINTINGS = """
CREATE VIEW printings AS
SELECT
    printing.id AS printing_id,
    printing.document_id,
    printing.position,
    printing.doc,
    printing.title,
    source.name AS source,
    printing.author,
    printing.url,
    printing.published,
    printing.published_basis,
    printing.origin,
    printing.seen,
    printing.superseded_by,
    CASE WHEN printing.superseded_by IS NULL
        THEN (SELECT count(*) FROM claim WHERE claim.document_id = printing.document_id) ELSE 0
    END AS claims
FROM printing
LEFT JOIN source ON source.id = printing.source_id
WHERE printing.position IS NOT NULL
"""

SOURCES = """
CREATE VIEW sources AS
SELECT
    source.name AS source,
    count(DISTINCT printing.document_id) AS documents,
    (SELECT count(*) FROM claim WHERE claim.document_id IN (
        SELECT printed.document_id FROM printing AS printed
        WHERE printed.source_id = source.id AND printed.position IS NOT NULL
        AND printed.superseded_by IS NULL
    )) AS claims,
    min(printing.published) AS first_published,
    max(printing.published) AS last_published
FROM source
LEFT JOIN printing ON printing.source_id = source.id
GROUP BY source.id, source.name
"""

METRICS = """
CREATE VIEW metrics AS
SELECT
    counted.metric,
    metric.label,
    metric.measure,
    counted.claims,
    counted.documents,
    printed.sources,
    counted.first_as_of,
    counted.last_as_of
FROM (
    SELECT
        claim.metric,
        count(*) AS claims,
        count(DISTINCT claim.document_id) AS documents,
        min(claim.as_of_start) AS first_as_of,
        max(claim.as_of_end) AS last_as_of
    FROM claim
    GROUP BY claim.metric
) AS counted
JOIN (
    SELECT claim.metric, count(DISTINCT printing.source_id) AS sources
    FROM claim
    JOIN printing ON printing.document_id = claim.document_id
        AND printing.position IS NOT NULL AND printing.superseded_by IS NULL
    GROUP BY claim.metric
) AS printed ON printed.metric = counted.metric
LEFT JOIN metric ON metric.key = counted.metric
"""

# What follows the status of the claim that leads an estimate.
REVIEWED = """claim.status,
    claim.review,
    claim.decided,"""

BOUNDS = {
    "sqlite": {"low": "claim.low", "high": "claim.high"},
    "postgresql": {"low": "trim_scale(claim.low)", "high": "trim_scale(claim.high)"},
}
EARLIER = surface_beside(__file__, "0003_comparing.py")


def _surface(dialect: str) -> list[str]:
    """The surface of the revision before with the views of this one in their places, and one more."""
    earlier = {it.split()[2]: it for it in EARLIER[dialect]}
    views = {
        "claims": CLAIMS.format(**BOUNDS[dialect]),
        "documents": DOCUMENTS,
        "sources": SOURCES,
        "metrics": METRICS,
        "estimates": earlier["estimates"].replace("claim.status,", REVIEWED),
    }
    return [*(views.get(it.split()[2], it) for it in EARLIER[dialect]), PRINTINGS]


SURFACE = {dialect: _surface(dialect) for dialect in EARLIER}

# The metrics of the package at this revision: all others of a database are its user's own.
PACKAGE_METRICS = frozenset(
    """
    abducted airstrikes attacks civilians detained displaced fighters foreign_fighters injured killed money
    other people_in_need population refugees returnees settlements territory troops units votes weapons
    """.split()
)


def upgrade() -> None:
    theirs = take_down(op.get_bind())
    create_lexicon()
    create_printing()
    op.add_column("claim", sa.Column("decided", WORDS, nullable=False, server_default=""))
    fill_decided()
    put_up(op.get_bind(), SURFACE, theirs)


def downgrade() -> None:
    theirs = take_down(op.get_bind())
    op.drop_column("claim", "decided")
    drop_printing()
    with op.batch_alter_table("run") as batch:
        batch.drop_constraint("fk_run_lexicon", type_="foreignkey")
        batch.drop_index("ix_run_lexicon")
    op.drop_table("lexicon")
    put_up(op.get_bind(), surface_at(op, down_revision), theirs)


def create_lexicon() -> None:
    """The words of earlier runs were not kept, but for what is known of their own metrics."""
    op.create_table(
        "lexicon",
        sa.Column("fingerprint", WORDS, nullable=False),
        sa.Column("entries", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("fingerprint", name=op.f("pk_lexicon")),
    )
    bind = op.get_bind()
    metrics = bind.execute(sa.text("SELECT key, label, measure, unit, window_days FROM metric ORDER BY key"))
    own = [
        {name: value for name, value in row._asdict().items() if value is not None} | {"nouns": []}
        for row in metrics
        if row.key not in PACKAGE_METRICS
    ]
    bind.execute(
        sa.text("INSERT INTO lexicon (fingerprint, entries) SELECT DISTINCT lexicon, :entries FROM run"),
        {"entries": json.dumps({"metric": own} if own else {}, ensure_ascii=False, sort_keys=True)},
    )
    with op.batch_alter_table("run") as batch:
        batch.create_foreign_key("fk_run_lexicon", "lexicon", ["lexicon"], ["fingerprint"])
        batch.create_index("ix_run_lexicon", ["lexicon"])


def create_printing() -> None:
    op.create_table(
        "printing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer()),
        sa.Column("doc", WORDS, nullable=False),
        sa.Column("source_id", sa.Integer()),
        sa.Column("title", WORDS),
        sa.Column("author", WORDS),
        sa.Column("url", WORDS),
        sa.Column("published", WORDS),
        sa.Column("published_basis", WORDS),
        sa.Column("origin", WORDS),
        sa.Column("origin_key", WORDS),
        sa.Column("seen", WORDS, nullable=False),
        sa.Column("superseded_by", sa.Integer()),
        sa.CheckConstraint("position >= 1", name=op.f("ck_printing_position")),
        sa.CheckConstraint("superseded_by <> document_id", name=op.f("ck_printing_superseded_by")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_printing_document_id")),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name=op.f("fk_printing_source_id")),
        sa.ForeignKeyConstraint(["superseded_by"], ["document.id"], name=op.f("fk_printing_superseded_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_printing")),
    )
    for column in ("document_id", "source_id", "origin_key", "superseded_by"):
        op.create_index(f"ix_printing_{column}", "printing", [column])
    op.create_index("ix_printing_url", "printing", ["url"], postgresql_using="hash")
    op.execute(FIRST_PRINTINGS)
    op.execute(FURTHER_PRINTINGS)
    op.drop_table("reprint")
    op.drop_index("ix_document_origin_key", "document")
    op.drop_index("ix_document_url", "document")
    op.drop_column("document", "origin_key")
    op.add_column("document", sa.Column("printings", sa.Integer(), nullable=False, server_default="1"))
    op.add_column("document", sa.Column("sources", WORDS, nullable=False, server_default=""))
    op.add_column("document", sa.Column("urls", WORDS, nullable=False, server_default=""))
    fill_documents()


PARTICULARS = "doc, source_id, title, author, url, published, published_basis, origin, origin_key"
FIRST_PRINTINGS = f"""
INSERT INTO printing (document_id, position, {PARTICULARS}, seen, superseded_by)
SELECT id, 1, {PARTICULARS}, ingested, superseded_by FROM document ORDER BY id
"""
FURTHER_PRINTINGS = """
INSERT INTO printing
    (document_id, position, doc, source_id, title, url, published, origin, seen, superseded_by)
SELECT
    reprint.document_id,
    1 + row_number() OVER (
        PARTITION BY reprint.document_id
        ORDER BY CASE WHEN reprint.published IS NULL THEN 1 ELSE 0 END, reprint.published, reprint.id
    ),
    reprint.doc, reprint.source_id, reprint.title, reprint.url, reprint.published, reprint.origin,
    reprint.seen, document.superseded_by
FROM reprint
JOIN document ON document.id = reprint.document_id
ORDER BY reprint.id
"""


def fill_documents() -> None:
    """How often each text was printed, by whom and where."""
    op.execute(
        "UPDATE document SET urls = coalesce(url, ''), sources = coalesce("
        "(SELECT source.name FROM source WHERE source.id = document.source_id), '')"
    )
    bind = op.get_bind()
    rows = bind.execute(
        sa.text(
            "SELECT printing.document_id, source.name, printing.url FROM printing "
            "LEFT JOIN source ON source.id = printing.source_id WHERE printing.document_id IN "
            "(SELECT document_id FROM printing WHERE position = 2) "
            "ORDER BY printing.document_id, printing.position"
        )
    )
    printed: dict[int, list[tuple[str | None, str | None]]] = defaultdict(list)
    for document_id, name, url in rows:
        printed[document_id].append((name, url))
    for document_id, places in printed.items():
        bind.execute(
            sa.text("UPDATE document SET printings = :n, sources = :sources, urls = :urls WHERE id = :id"),
            {
                "id": document_id,
                "n": len(places),
                "sources": "; ".join(dict.fromkeys(name for name, _ in places if name)),
                "urls": "; ".join(dict.fromkeys(url for _, url in places if url)),
            },
        )


FURTHER_BACK = """
INSERT INTO reprint (document_id, source_id, doc, title, url, published, origin, seen)
SELECT document_id, source_id, doc, title, url, published, origin, seen FROM printing
WHERE position > 1 ORDER BY id
"""
FIRST_BACK = """
UPDATE document SET origin_key = (
    SELECT printing.origin_key FROM printing
    WHERE printing.document_id = document.id AND printing.position = 1
)
"""


def drop_printing() -> None:
    for column in ("printings", "sources", "urls"):
        op.drop_column("document", column)
    op.add_column("document", sa.Column("origin_key", WORDS))
    op.execute(FIRST_BACK)
    op.create_index("ix_document_origin_key", "document", ["origin_key"])
    op.create_index("ix_document_url", "document", ["url"], postgresql_using="hash")
    create_reprint()
    op.execute(FURTHER_BACK)
    op.drop_table("printing")


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


def fill_decided() -> None:
    """The fields whose edits were not taken back, of the claims that a person edited."""
    bind = op.get_bind()
    rows = bind.execute(
        sa.text(
            "SELECT claim.id AS claim_id, decision.id, decision.kind, decision.field, decision.undoes "
            "FROM claim JOIN claim_mention ON claim_mention.claim_id = claim.id "
            "JOIN mention ON mention.id = claim_mention.mention_id "
            "JOIN decision ON decision.key = mention.key "
            "WHERE claim.review = 'edited' ORDER BY decision.id DESC"
        )
    )
    undone: set[int] = set()
    fields: dict[int, set[str]] = defaultdict(set)
    for row in rows:
        if row.id in undone:
            continue
        if row.kind == "undo":
            undone.add(row.undoes)
        elif row.kind == "edit":
            fields[row.claim_id].add(row.field)
    for claim_id, decided in fields.items():
        bind.execute(
            sa.text("UPDATE claim SET decided = :decided WHERE id = :id"),
            {"id": claim_id, "decided": "; ".join(sorted(decided))},
        )
