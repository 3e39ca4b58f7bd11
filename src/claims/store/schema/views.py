"""The views and tables by their columns' names alone, for reading: the models of `tables` need the ORM."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Date, Row, Select, column, select, table
from sqlalchemy.sql.expression import ColumnClause, TableClause

from claims.store.rows import ClaimRow, DocumentRow
from claims.store.schema.exact_numbers import exact
from claims.store.schema.hashes import Hash
from claims.store.schema.short_codes import Chance
from claims.store.schema.stored_words import (
    BASES,
    CHANGES,
    QUALIFIERS,
    SCOPES,
    STATUSES,
    listed,
    turned,
    turned_rows,
    turns,
)

_DAYS = ("as_of_start", "as_of_end", "first_as_of", "last_as_of")


def _table(name: str, columns: str, *others: ColumnClause[Any]) -> TableClause:
    return table(
        name, *others, *(column(it, Date() if it.startswith(_DAYS) else None) for it in columns.split())
    )


CLAIMS = _table(
    "claims",
    "claim_id metric measure low high qualifier unit per counted subject places claimant as_of as_of_start "
    "as_of_end as_of_basis status confidence review decided mentions figure figure_start quote quote_start "
    "document_id doc title source author url published published_basis printings sources urls "
    "part_of change earlier scope event claim_key claim_number",
)
DOCUMENTS = _table(
    "documents",
    "document_id doc title source author url published published_basis printings sources urls origin notes "
    "sha256 characters ingested superseded_by claims",
)
PRINTINGS = _table(
    "printings",
    "printing_id document_id position doc title source author url published published_basis origin seen "
    "superseded_by claims",
)
SOURCES = _table("sources", "source documents claims first_published last_published")
METRICS = _table("metrics", "metric measure claims documents sources first_as_of last_as_of")
CLAIM = _table("claim", "id metric subject claimant document_id")
CLAIM_PLACE = _table("claim_place", "claim_id place")
CLAIM_MENTION = _table("claim_mention", "claim_id mention_id")
MENTION = _table(
    "mention",
    "id extraction_id figure figure_start figure_end quote quote_start quote_end evidence",
    column("key", Hash()),
    column("confidence", Chance()),
)
RULE = _table("rule", "id field name")
EXTRACTION = _table("extraction", "id document_id run_id made")
RUN = _table("run", "id extractor lexicon reader model prompt")
LEXICON = _table("lexicon", "fingerprint entries")
DOCUMENT = _table("document", "id text superseded_by")
SOURCE = _table("source", "id name")
DECISION = _table(
    "decision",
    "id kind key field value other_key undoes carried_from who why decided figure quote",
)
FAILURE = _table("failure", "id origin reason failed run_id")


def printed_by(source: str) -> Select[Any]:
    """The ids of the documents that a publisher printed, as far as the text still stands there."""
    columns = PRINTINGS.c
    return select(columns.document_id).where(columns.source == source, columns.superseded_by.is_(None))


def claims_by_number(connection: Connection, numbers: Sequence[int]) -> list[ClaimRow]:
    """The claims with these numbers, in their order."""
    rows = connection.execute(select(CLAIMS).where(CLAIMS.c.claim_number.in_(numbers)))
    found = {row.claim_number: claim_row(row) for row in rows}
    return [found[number] for number in numbers if number in found]


def claim_row(row: Row[Any]) -> ClaimRow:
    """The frozen row of one row of `CLAIMS`, whose columns stand in the order of its fields."""
    return ClaimRow(*turned(row, _CLAIM_TURNS)[:-2])  # without its key and number


_CLAIM_TURNS = turns(
    CLAIMS.columns.keys(),
    {
        "low": exact,
        "high": exact,
        "places": listed,
        "decided": listed,
        "qualifier": QUALIFIERS.__getitem__,
        "as_of_basis": BASES.__getitem__,
        "status": STATUSES.__getitem__,
        "change": CHANGES.get,
        "earlier": bool,
        "scope": SCOPES.get,
    },
)


def document_rows(rows: Sequence[Sequence[Any]]) -> list[DocumentRow]:
    """The frozen rows of rows of the view `documents`, whose columns stand in the order of its fields."""
    return list(map(DocumentRow._make, turned_rows(rows, _DOCUMENT_TURNS)))


_DOCUMENT_TURNS = turns(DOCUMENTS.columns.keys(), {"notes": lambda notes: tuple(json.loads(notes))})
