"""The tables, in layers: what was read, what people said of it, what stands today, how it compares.

- source, document, printing (`text_tables.py`), lexicon, run, extraction, rule, mention, model_answer,
  failure (`extraction_tables.py`): written once. A mention is one place where a figure stands, with all that
  one run read there; later runs add rows, nothing changes one.
- decision (`decision_table.py`): what people said, append-only, keyed by the mention's stable key.
- claim, claim_place, claim_mention (`claim_tables.py`): the newest extraction of each document under the live
  decisions, equal mentions joined. They follow from the others (`current_claims.py`), written in the same
  transaction.
- what comparing makes of the claims (`comparison_tables.py`).

Alembic creates and changes the tables; analysts use the views with the plural names. Points in time are
UTC as ISO 8601 text, lists are JSON text, and text sorts by code point on both databases.
"""

from claims.store.schema.base import Base
from claims.store.schema.tables.claim_tables import Claim, ClaimMention, ClaimPlace
from claims.store.schema.tables.comparison_tables import (
    Comparison,
    Derivation,
    Estimate,
    EstimateClaim,
    MeetingPoint,
    NewDocument,
    Opponent,
    Opposition,
    Question,
    Stale,
    TextBand,
    TextCluster,
)
from claims.store.schema.tables.decision_table import Decision
from claims.store.schema.tables.extraction_tables import (
    Extraction,
    ExtractionAnswer,
    Failure,
    Lexicon,
    Mention,
    Metric,
    ModelAnswer,
    Rule,
    Run,
)
from claims.store.schema.tables.text_tables import Document, Printing, Source

__all__ = [
    "Base", "Claim", "ClaimMention", "ClaimPlace", "Comparison", "Decision", "Derivation", "Document",
    "Estimate", "EstimateClaim", "Extraction", "ExtractionAnswer", "Failure", "Lexicon", "MeetingPoint",
    "Mention", "Metric", "ModelAnswer", "NewDocument", "Opponent", "Opposition", "Printing", "Question",
    "Rule", "Run", "Source", "Stale", "TextBand", "TextCluster",
]  # fmt: skip
