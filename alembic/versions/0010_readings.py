"""The view `readings`: who read each document, when and with what, for those who ask in SQL."""

from alembic import op

from claims.store.schema.schema_objects import put_up, surface_at, surface_beside, take_down

revision = "0010"
down_revision = "0009"

EARLIER = surface_beside(__file__, "0009_meeting_points.py")

READINGS = """
CREATE VIEW readings AS
SELECT
    extraction.id AS reading_id,
    extraction.document_id,
    document.doc,
    extraction.made,
    CASE WHEN extraction.id = (
        SELECT max(newest.id) FROM extraction AS newest WHERE newest.document_id = extraction.document_id
    ) THEN 1 ELSE 0 END AS newest,
    run.reader,
    run.model,
    run.prompt AS contract,
    run.extractor,
    run.lexicon,
    (SELECT count(*) FROM mention WHERE mention.extraction_id = extraction.id) AS figures,
    (SELECT count(*) FROM extraction_answer WHERE extraction_answer.extraction_id = extraction.id) AS answers,
    (SELECT coalesce(sum(model_answer.tokens_in), 0) FROM extraction_answer
     JOIN model_answer ON model_answer.id = extraction_answer.answer_id
     WHERE extraction_answer.extraction_id = extraction.id) AS tokens_in,
    (SELECT coalesce(sum(model_answer.tokens_out), 0) FROM extraction_answer
     JOIN model_answer ON model_answer.id = extraction_answer.answer_id
     WHERE extraction_answer.extraction_id = extraction.id) AS tokens_out
FROM extraction
JOIN run ON run.id = extraction.run_id
JOIN document ON document.id = extraction.document_id
"""

SURFACE = {dialect: [*listed, READINGS] for dialect, listed in EARLIER.items()}


def upgrade() -> None:
    put_up(op.get_bind(), SURFACE, take_down(op.get_bind()))


def downgrade() -> None:
    put_up(op.get_bind(), surface_at(op, down_revision), take_down(op.get_bind()))
