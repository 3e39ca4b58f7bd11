"""What stands: the newest extraction of a document under the live decisions, equal mentions joined to claims.

`stand` is the rule, a pure function; `settle` applies it to one document inside the caller's transaction.
Extractions and decisions are read here and never changed.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from sqlalchemy import Connection, delete, func, insert, select

from claims.dates import full_days
from claims.store.edited_values import decode_value
from claims.store.live_decisions import Act, live
from claims.store.schema.tables import (
    Claim,
    ClaimMention,
    ClaimPlace,
    Decision,
    Document,
    Extraction,
    Mention,
    Stale,
)


class Content(NamedTuple):
    """What a mention says, without where it stands."""

    low: Decimal | None
    high: Decimal | None
    qualifier: str
    unit: str
    per: str | None
    metric: str
    counted: str | None
    subject: str | None
    places: tuple[str, ...]
    claimant: str | None
    as_of: str | None
    as_of_basis: str
    status: str

    @property
    def identity(self) -> tuple[Any, ...]:
        """Equal for mentions that say the same: the words counted in any case, the as-of on any basis."""
        counted = self.counted.casefold() if self.counted else None
        return self._replace(counted=counted, as_of_basis="")


@dataclass(frozen=True, slots=True)
class Seen:
    """A mention as its extraction has it."""

    id: int
    key: str
    confidence: float
    content: Content


@dataclass(slots=True)
class Stand:
    """A claim that stands: the content of its first mention, and its mentions in the order of the text."""

    content: Content
    mentions: list[Seen]
    review: str | None


def stand(mentions: Sequence[Seen], acts: Iterable[Act]) -> list[Stand]:
    """The claims that stand in a document, in the order of the text."""
    by_key: dict[str, list[Act]] = {}
    for act in live(acts):
        by_key.setdefault(act.key, []).append(act)
    standing: dict[tuple[Any, ...], Stand] = {}
    for mention in mentions:
        said = by_key.get(mention.key, [])
        verdict = [act.kind for act in said if act.kind in ("accept", "reject")][-1:]
        if verdict == ["reject"]:
            continue
        content = _edited(mention.content, said)
        edited = any(act.kind == "edit" for act in said)
        review = "edited" if edited else "accepted" if verdict else None
        claim = standing.setdefault(content.identity, Stand(content, [], None))
        claim.mentions.append(mention)
        claim.review = "edited" if "edited" in (claim.review, review) else claim.review or review
    return list(standing.values())


def _edited(content: Content, acts: Iterable[Act]) -> Content:
    changes: dict[str, Any] = {}
    for act in acts:
        if act.kind == "edit" and act.field and act.value is not None:
            changes.update(decode_value(act.field, act.value))
    return content._replace(**changes)


def settle(connection: Connection, document_id: int) -> None:
    """Write anew the claims that stand in a document. A superseded one has none.

    What they are about, before and after, is marked as to be compared again.
    """
    mark_stale(connection, document_id)
    claims, mentions, places = _rows(document_id, _standing(connection, document_id))
    ours = select(Claim.id).where(Claim.document_id == document_id).scalar_subquery()
    connection.execute(delete(ClaimMention).where(ClaimMention.claim_id.in_(ours)))
    connection.execute(delete(ClaimPlace).where(ClaimPlace.claim_id.in_(ours)))
    connection.execute(delete(Claim).where(Claim.document_id == document_id))
    for table, rows in ((Claim, claims), (ClaimMention, mentions), (ClaimPlace, places)):
        if rows:
            connection.execute(insert(table), rows)
    mark_stale(connection, document_id)


def mark_stale(connection: Connection, document_id: int) -> None:
    """Note that what the claims of a document are about has to be compared again."""
    subject = func.coalesce(Claim.subject, "")
    known = select(Stale.metric).where(Stale.metric == Claim.metric, Stale.subject == subject).exists()
    touched = select(Claim.metric, subject).where(Claim.document_id == document_id, ~known).distinct()
    connection.execute(insert(Stale).from_select(["metric", "subject"], touched))


def differs(connection: Connection, document_id: int) -> bool:
    """Whether the claims of a document are other ones than `settle` would write."""
    expected = _rows(document_id, _standing(connection, document_id))
    ours = select(Claim.id).where(Claim.document_id == document_id).scalar_subquery()
    queries = (
        select(Claim.__table__).where(Claim.document_id == document_id),
        select(ClaimMention.__table__).where(ClaimMention.claim_id.in_(ours)),
        select(ClaimPlace.__table__).where(ClaimPlace.claim_id.in_(ours)),
    )
    stored = [[row._asdict() for row in connection.execute(query)] for query in queries]
    return any(_sorted(rows) != _sorted(found) for rows, found in zip(expected, stored, strict=True))


def _sorted(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(
        rows, key=lambda row: [row.get(name, 0) for name in ("id", "claim_id", "mention_id", "position")]
    )


def _rows(document_id: int, standing: list[Stand]) -> tuple[list[dict[str, Any]], ...]:
    """The rows of the tables claim, claim_mention and claim_place."""
    claims = [_claim_row(document_id, it) for it in standing]
    mentions = [{"claim_id": it.mentions[0].id, "mention_id": m.id} for it in standing for m in it.mentions]
    places = [
        {"claim_id": it.mentions[0].id, "position": position, "place": place}
        for it in standing
        for position, place in enumerate(it.content.places)
    ]
    return claims, mentions, places


def _standing(connection: Connection, document_id: int) -> list[Stand]:
    newest = connection.execute(
        select(Extraction.id)
        .join(Document, Document.id == Extraction.document_id)
        .where(Document.id == document_id, Document.superseded_by.is_(None))
        .order_by(Extraction.id.desc())
        .limit(1)
    ).scalar()
    if newest is None:
        return []
    rows = connection.execute(
        select(Mention.__table__)
        .where(Mention.extraction_id == newest)
        .order_by(Mention.figure_start, Mention.figure_end)
    ).all()
    keys = select(Mention.key).where(Mention.extraction_id == newest)
    acts: list[Any] = list(connection.execute(select(Decision.__table__).where(Decision.key.in_(keys))))
    return stand([_seen(row) for row in rows], acts)


def _seen(row: Any) -> Seen:
    values = {field: getattr(row, field) for field in Content._fields}
    values["places"] = tuple(json.loads(row.places))
    return Seen(row.id, row.key, row.confidence, Content(**values))


def _claim_row(document_id: int, standing: Stand) -> dict[str, Any]:
    first = standing.mentions[0]
    as_of_start, as_of_end = full_days(standing.content.as_of)
    return standing.content._asdict() | {
        "id": first.id,
        "key": first.key,
        "document_id": document_id,
        "places": "; ".join(standing.content.places),
        "as_of_start": as_of_start,
        "as_of_end": as_of_end,
        "confidence": first.confidence,
        "review": standing.review,
        "mentions": len(standing.mentions),
    }
