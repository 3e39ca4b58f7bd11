"""The views that analysts use, and full-text search over quotes and documents."""

from alembic import op

from claims.store.schema.schema_objects import put_up, take_down

revision = "0002"
down_revision = "0001"

# {low} and {high} show a bound; PostgreSQL would pad it with zeros otherwise.
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
    claim.confidence,
    claim.review,
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

MENTIONS = """
CREATE VIEW mentions AS
SELECT
    substr(claim.key, 1, 12) AS claim_id,
    mention.key AS mention_key,
    claim.metric,
    mention.figure,
    mention.figure_start,
    mention.figure_end,
    mention.quote,
    mention.quote_start,
    mention.quote_end,
    mention.confidence,
    mention.evidence,
    source.name AS source,
    document.title,
    document.url,
    document.published,
    document.doc,
    claim.document_id
FROM claim_mention
JOIN claim ON claim.id = claim_mention.claim_id
JOIN mention ON mention.id = claim_mention.mention_id
JOIN document ON document.id = claim.document_id
LEFT JOIN source ON source.id = document.source_id
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

SOURCES = """
CREATE VIEW sources AS
SELECT
    source.name AS source,
    count(document.id) AS documents,
    (SELECT count(*) FROM claim JOIN document AS printed ON printed.id = claim.document_id
     WHERE printed.source_id = source.id) AS claims,
    min(document.published) AS first_published,
    max(document.published) AS last_published
FROM source
LEFT JOIN document ON document.source_id = source.id
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
    counted.sources,
    counted.first_as_of,
    counted.last_as_of
FROM (
    SELECT
        claim.metric,
        count(*) AS claims,
        count(DISTINCT claim.document_id) AS documents,
        count(DISTINCT document.source_id) AS sources,
        min(claim.as_of_start) AS first_as_of,
        max(claim.as_of_end) AS last_as_of
    FROM claim
    JOIN document ON document.id = claim.document_id
    GROUP BY claim.metric
) AS counted
LEFT JOIN metric ON metric.key = counted.metric
"""

VIEWS = (CLAIMS, MENTIONS, DOCUMENTS, SOURCES, METRICS)

# SQLite: two indexes that keep no text of their own. That of quotes covers the mentions which stand today.
QUOTES = """
SELECT claim_mention.mention_id AS id, mention.quote
FROM claim_mention
JOIN mention ON mention.id = claim_mention.mention_id
"""
SEARCH_SQLITE = (
    f"CREATE VIEW search_quote_text AS {QUOTES}",
    """
    CREATE VIRTUAL TABLE search_quote USING fts5(
        quote, content='search_quote_text', content_rowid='id',
        tokenize='porter unicode61 remove_diacritics 2'
    )
    """,
    """
    CREATE TRIGGER quote_search_insert AFTER INSERT ON claim_mention BEGIN
        INSERT INTO search_quote (rowid, quote)
        SELECT id, quote FROM mention WHERE id = new.mention_id;
    END
    """,
    """
    CREATE TRIGGER quote_search_delete AFTER DELETE ON claim_mention BEGIN
        INSERT INTO search_quote (search_quote, rowid, quote)
        SELECT 'delete', id, quote FROM mention WHERE id = old.mention_id;
    END
    """,
    """
    CREATE VIRTUAL TABLE search_document USING fts5(
        title, text, content='document', content_rowid='id',
        tokenize='porter unicode61 remove_diacritics 2'
    )
    """,
    """
    CREATE TRIGGER document_search_insert AFTER INSERT ON document BEGIN
        INSERT INTO search_document (rowid, title, text) VALUES (new.id, new.title, new.text);
    END
    """,
    """
    CREATE TRIGGER document_search_delete AFTER DELETE ON document BEGIN
        INSERT INTO search_document (search_document, rowid, title, text)
        VALUES ('delete', old.id, old.title, old.text);
    END
    """,
    """
    CREATE TRIGGER document_search_update AFTER UPDATE OF title, text ON document BEGIN
        INSERT INTO search_document (search_document, rowid, title, text)
        VALUES ('delete', old.id, old.title, old.text);
        INSERT INTO search_document (rowid, title, text) VALUES (new.id, new.title, new.text);
    END
    """,
    "INSERT INTO search_quote (search_quote) VALUES ('rebuild')",
    "INSERT INTO search_document (search_document) VALUES ('rebuild')",
)

# PostgreSQL: a text vector holds a megabyte at most, so of a document the first 200,000 characters count.
SEARCH_POSTGRESQL = (
    "CREATE INDEX search_quote ON mention USING gin (to_tsvector('english', quote))",
    """
    CREATE INDEX search_document ON document
    USING gin (to_tsvector('english', coalesce(title, '') || ' ' || left(text, 200000)))
    """,
)

SURFACE = {
    "sqlite": [*(view.format(low="claim.low", high="claim.high") for view in VIEWS), *SEARCH_SQLITE],
    "postgresql": [
        *(view.format(low="trim_scale(claim.low)", high="trim_scale(claim.high)") for view in VIEWS),
        *SEARCH_POSTGRESQL,
    ],
}


def upgrade() -> None:
    put_up(op.get_bind(), SURFACE, take_down(op.get_bind()))


def downgrade() -> None:
    put_up(op.get_bind(), {"sqlite": (), "postgresql": ()}, take_down(op.get_bind()))
