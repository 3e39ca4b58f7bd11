"""The claims that stand in documents, kept in step with the newest extraction and the live decisions.

`settle` writes those of one document inside the caller's transaction. Extractions and decisions are read here
and never changed.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Insert, bindparam, delete, func, insert, select

from claims.batches import in_batches
from claims.store.claim_rows import WRITTEN, ClaimRows, claim_rows, insert_claim_rows
from claims.store.decided.live_decisions import Act
from claims.store.decided.standing_claims import Content, ReadMention, StandingClaim, standing_claims
from claims.store.schema import tables
from claims.store.schema.hashes import in_hex


def settle(connection: Connection, document_id: int) -> None:
    """Write anew the claims that stand in a document. A superseded one has none.

    What they are about, before and after, is marked as to be compared again.
    """
    standing = _standing(connection, document_id)
    forget_claims(connection, [document_id])
    _write(connection, document_id, standing)
    if standing:
        mark_stale(connection, document_id)


def settle_new(connection: Connection, document_id: int, extraction_id: int) -> None:
    """Write the claims that stand in a document that was just stored, with its only extraction."""
    standing = _standing_of(connection, extraction_id)
    _write(connection, document_id, standing)
    if standing:
        mark_new(connection, [document_id])


def _write(connection: Connection, document_id: int, standing: list[StandingClaim]) -> None:
    """Write the claims of a document that has none."""
    insert_claim_rows(connection, [claim_rows(document_id, standing)])


def forget_claims(connection: Connection, documents: Sequence[int]) -> None:
    """Take the claims of some documents away, and note that what they are about has to be compared again."""
    mark_all_stale(connection, documents)
    for statement in _FORGET:
        connection.execute(statement, {"documents": documents})


def mark_new(connection: Connection, documents: Iterable[int]) -> None:
    """Note that the claims of these documents have to be held against those that they can meet."""
    _execute_many(connection, _MARK_NEW, [{"document_id": it} for it in documents])


def mark_stale(connection: Connection, document_id: int) -> None:
    """Note that what the claims of a document are about has to be compared again."""
    mark_all_stale(connection, [document_id])


def mark_all_stale(connection: Connection, documents: Iterable[int]) -> None:
    """The same of several documents."""
    _execute_many(connection, _MARK_STALE, [{"marked": it} for it in documents])


def _execute_many(connection: Connection, statement: Insert, rows: Sequence[Mapping[str, Any]]) -> None:
    if rows:  # an INSERT without any would insert a row of nothing
        connection.execute(statement, rows)


def differing(connection: Connection, documents: Sequence[int]) -> list[int]:
    """Those of some documents whose claims are other ones than `settle` would write."""
    stored: dict[int, ClaimRows] = {it: ([], [], []) for it in documents}
    for place, query in enumerate(_STORED):
        for document, *row in connection.execute(query, {"documents": documents}):
            stored[document][place].append(tuple(row))
    standing = _standing_in(connection, documents)
    return [
        document
        for document, found in stored.items()
        if any(
            sorted(rows) != sorted(kept)
            for rows, kept in zip(claim_rows(document, standing.get(document, [])), found, strict=True)
        )
    ]


def _standing_in(connection: Connection, documents: Sequence[int]) -> dict[int, list[StandingClaim]]:
    """The claims that stand in each of some documents."""
    rows = connection.execute(_NEWEST, {"documents": documents})
    newest = {row[0]: row[1] for row in rows}
    mentions: dict[int, list[ReadMention]] = {it: [] for it in newest}
    for row in connection.execute(_MENTIONS_OF, {"read": list(newest)}):
        mentions[row.extraction_id].append(_read_mention(row))
    said: dict[str, list[Any]] = {}
    for act in connection.execute(_DECISIONS_OF, {"read": list(newest)}):
        said.setdefault(act.key, []).append(act)
    return {
        newest[read]: standing_claims(
            listed, sorted((act for it in listed for act in said.get(it.key, ())), key=lambda act: act.id)
        )
        for read, listed in mentions.items()
    }


def find_decisions(connection: Connection, keys: Sequence[str]) -> dict[str, list[Act]]:
    """What people decided on mentions with these keys before anybody read them, by key."""
    found: dict[str, list[Act]] = {}
    if connection.execute(_ANY_DECISION).first() is None:
        return found
    for some in in_batches(keys):
        row: Any
        for row in connection.execute(_DECISIONS_ON, {"keys": some}):
            found.setdefault(row.key, []).append(row)
    return found


def _standing(connection: Connection, document_id: int) -> list[StandingClaim]:
    newest = connection.execute(
        select(tables.Extraction.id)
        .join(tables.Document, tables.Document.id == tables.Extraction.document_id)
        .where(tables.Document.id == document_id, tables.Document.superseded_by.is_(None))
        .order_by(tables.Extraction.id.desc())
        .limit(1)
    ).scalar()
    return [] if newest is None else _standing_of(connection, newest)


def _standing_of(connection: Connection, extraction_id: int) -> list[StandingClaim]:
    """The claims that stand of an extraction."""
    rows = connection.execute(_MENTIONS, {"read": extraction_id}).all()
    if not rows:
        return []
    acts: list[Any] = list(connection.execute(_DECISIONS, {"read": extraction_id}))
    return standing_claims([_read_mention(row) for row in rows], acts)


def _read_mention(row: Any) -> ReadMention:
    values = {field: getattr(row, field) for field in Content._fields}
    values["places"] = tuple(json.loads(row.places))
    return ReadMention(row.id, row.key, row.confidence, Content(**values))


def _stale_topics() -> Insert:
    claim, stale = tables.Claim, tables.Stale
    subject = func.coalesce(claim.subject, "")
    known = select(stale.metric).where(stale.metric == claim.metric, stale.subject == subject).exists()
    touched = select(claim.metric, subject).where(claim.document_id == bindparam("marked"), ~known).distinct()
    return insert(stale).from_select(["metric", "subject"], touched)


# Statements of every document are built once: building one takes SQLAlchemy longer than running it SQLite.
_MARK_STALE = _stale_topics()
_MARK_NEW = insert(tables.NewDocument)
_FIELDS = ("id", "key", "confidence", *Content._fields)
_MENTIONS = (
    select(*(getattr(tables.Mention, name) for name in _FIELDS))
    .where(tables.Mention.extraction_id == bindparam("read"))
    .order_by(tables.Mention.figure_start, tables.Mention.figure_end)
)
_DECISIONS = select(tables.Decision.__table__).where(
    tables.Decision.key.in_(
        select(in_hex(tables.Mention.key)).where(tables.Mention.extraction_id == bindparam("read"))
    )
)
_ANY_DECISION = select(tables.Decision.id).limit(1)
_DECISIONS_ON = (
    select(tables.Decision.__table__)
    .where(tables.Decision.key.in_(bindparam("keys", expanding=True)))
    .order_by(tables.Decision.id)
)
# The same for several documents at once.
_OF_DOCUMENTS = tables.Claim.document_id.in_(bindparam("documents", expanding=True))
_THEIRS = select(tables.Claim.id).where(_OF_DOCUMENTS).scalar_subquery()
_FORGET = (
    delete(tables.ClaimMention).where(tables.ClaimMention.claim_id.in_(_THEIRS)),
    delete(tables.ClaimPlace).where(tables.ClaimPlace.claim_id.in_(_THEIRS)),
    delete(tables.Claim).where(_OF_DOCUMENTS),
)
_STORED = tuple(
    select(tables.Claim.document_id, *(getattr(table, name) for name in names)).where(_OF_DOCUMENTS)
    if table is tables.Claim
    else select(tables.Claim.document_id, *(getattr(table, name) for name in names))
    .join(table, table.__table__.c.claim_id == tables.Claim.id)
    .where(_OF_DOCUMENTS)
    for table, names in WRITTEN
)
_NEWEST = (
    select(func.max(tables.Extraction.id), tables.Extraction.document_id)
    .join(tables.Document, tables.Document.id == tables.Extraction.document_id)
    .where(tables.Document.id.in_(bindparam("documents", expanding=True)))
    .where(tables.Document.superseded_by.is_(None))
    .group_by(tables.Extraction.document_id)
)
_READ: Any = bindparam("read", expanding=True)
_MENTIONS_OF = (
    select(tables.Mention.extraction_id, *(getattr(tables.Mention, name) for name in _FIELDS))
    .where(tables.Mention.extraction_id.in_(_READ))
    .order_by(tables.Mention.extraction_id, tables.Mention.figure_start, tables.Mention.figure_end)
)
_DECISIONS_OF = (
    select(tables.Decision.__table__)
    .where(
        tables.Decision.key.in_(
            select(in_hex(tables.Mention.key)).where(tables.Mention.extraction_id.in_(_READ))
        )
    )
    .order_by(tables.Decision.id)
)
