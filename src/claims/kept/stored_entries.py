"""Entries out of the database: the one place where rows of claims become what comparing looks at."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, func, or_, select

from claims.compare.entry.entry import Entry, Printed
from claims.compare.origin.origin import Decision
from claims.compare.relation.parts import counted_in
from claims.model import Basis, Qualifier, Status
from claims.store.live_decisions import live
from claims.store.schema import tables

Topic = tuple[str, str]  # metric and subject as claims have them; "": no subject

_ORIGINS = ("same-origin", "not-same-origin")
_MOST_TOPICS = 200  # in one statement
_SECOND = 2  # the position of a text's second printing, where there is one
_COUNTING = re.compile(
    r"\binclud|\bamong (?:them|whom|these|those)|\bof (?:whom|which|them|these|those)", re.IGNORECASE
)
_QUALIFIERS = {str(it): it for it in Qualifier}
_BASES = {str(it): it for it in Basis}
_STATUSES = {str(it): it for it in Status}


@dataclass(frozen=True, slots=True)
class StoredEntries:
    """The claims on some topics, and all that is known of their texts and of what people said of them."""

    entries: tuple[Entry, ...]
    ids: Mapping[str, int]  # of an entry: the number of its claim
    texts: Mapping[str, str]  # of an entry's document: the cluster of its near-duplicates
    parts: Mapping[str, str]  # which entries their text counts into another one of these
    decisions: tuple[Decision, ...]


def load_topics(connection: Connection) -> list[Topic]:
    """All metrics and subjects that claims stand on."""
    claim = tables.Claim
    rows = connection.execute(select(claim.metric, claim.subject).distinct())
    return [(metric, subject or "") for metric, subject in rows]


def load_entries(connection: Connection, topics: Collection[Topic]) -> StoredEntries:
    """The claims on these topics. A text that counts a figure into one on another topic is not told."""
    rows: list[Row[Any]] = []
    listed = sorted(topics)
    for first in range(0, len(listed), _MOST_TOPICS):
        wanted = _claims().where(_on(listed[first : first + _MOST_TOPICS]))
        rows += connection.execute(wanted).all()
    return with_context(connection, rows)


def load_documents(connection: Connection, documents: Collection[int]) -> StoredEntries:
    """The claims of these documents."""
    return with_context(
        connection,
        connection.execute(_claims().where(tables.Claim.document_id.in_(documents))).all(),
    )


def with_context(connection: Connection, rows: Sequence[Row[Any]]) -> StoredEntries:
    """Rows of claims with what goes with them."""
    printings = _printings(connection, {row.document_id for row in rows})
    entries = [_entry(row, printings) for row in rows]
    ids = {row.key: row.id for row in rows}
    parts = {part: whole for part, whole in _parts(connection, rows).items() if part in ids and whole in ids}
    texts = {
        entry.document: str(row.cluster_id)
        for row, entry in zip(rows, entries, strict=True)
        if row.cluster_id is not None
    }
    return StoredEntries(tuple(entries), ids, texts, parts, tuple(_decisions(connection, ids)))


def _claims() -> Select[Any]:
    claim, mention, document = tables.Claim, tables.Mention, tables.Document
    fields = ("low", "high", "qualifier", "unit", "metric", "per", "counted", "subject", "places")
    more = ("claimant", "as_of", "as_of_basis", "status", "review", "decided", "mentions", "document_id")
    return (
        select(
            claim.id,
            claim.key,
            *(getattr(claim, name) for name in (*fields, *more)),
            mention.figure,
            mention.figure_start,
            mention.quote,
            mention.quote_start,
            document.doc,
            func.substr(document.sha256, 1, 12).label("sha256"),
            document.title,
            document.url,
            document.published,
            tables.Source.name.label("source"),
            tables.TextCluster.cluster_id,
        )
        .join(mention, mention.id == claim.id)
        .join(document, document.id == claim.document_id)
        .outerjoin(tables.Source, tables.Source.id == document.source_id)
        .outerjoin(tables.TextCluster, tables.TextCluster.document_id == document.id)
    )


def _on(topics: Iterable[Topic]) -> Any:
    claim = tables.Claim
    by_metric: dict[str, list[str]] = defaultdict(list)
    for metric, subject in topics:
        by_metric[metric].append(subject)
    conditions = []
    for metric, subjects in by_metric.items():
        named = [subject for subject in subjects if subject]
        if named:
            conditions.append(and_(claim.metric == metric, claim.subject.in_(named)))
        if "" in subjects:
            conditions.append(and_(claim.metric == metric, claim.subject.is_(None)))
    return or_(*conditions)


def _entry(row: Row[Any], printings: Mapping[int, tuple[Printed, ...]]) -> Entry:
    return Entry(
        id=row.key,
        document=f"{row.doc} {row.sha256}",  # the same on every machine, and in whatever order it came in
        figure=row.figure,
        start=row.figure_start,
        low=row.low,
        high=row.high,
        qualifier=_QUALIFIERS[row.qualifier],
        unit=row.unit,
        metric=row.metric,
        per=row.per,
        counted=row.counted,
        subject=row.subject,
        places=tuple(row.places.split("; ")) if row.places else (),
        claimant=row.claimant,
        as_of=row.as_of,
        as_of_basis=_BASES[row.as_of_basis],
        status=_STATUSES[row.status],
        source=row.source,
        title=row.title,
        url=row.url,
        published=row.published,
        review=row.review,
        decided=tuple(row.decided.split("; ")) if row.decided else (),
        printings=printings.get(row.document_id, ()),
        quote=row.quote,
        quote_start=row.quote_start,
        mentions=row.mentions,
    )


def _printings(connection: Connection, documents: Collection[int]) -> dict[int, tuple[Printed, ...]]:
    """Where texts that were printed several times stand, by document."""
    found: dict[int, list[Printed]] = defaultdict(list)
    printing, again = tables.Printing, tables.Printing.__table__.alias("again")
    rows = connection.execute(
        select(printing.document_id, tables.Source.name, printing.published)
        .outerjoin(tables.Source, tables.Source.id == printing.source_id)
        .where(printing.document_id.in_(select(again.c.document_id).where(again.c.position == _SECOND)))
        .where(printing.position.is_not(None), printing.superseded_by.is_(None))
        .order_by(printing.document_id, printing.position)
    )
    for document_id, name, published in rows:
        if document_id in documents:
            found[document_id].append(Printed(name, published))
    return {document_id: tuple(printed) for document_id, printed in found.items()}


def _parts(connection: Connection, rows: Sequence[Row[Any]]) -> dict[str, str]:
    """Which claims their text counts into another one. All claims of a sentence have a say in that."""
    sentences: dict[tuple[int, int], int] = defaultdict(int)
    for row in rows:
        if _counts_in(row.quote):
            sentences[row.document_id, row.quote_start] += 1
    documents = sorted({document_id for document_id, _ in sentences})
    found: dict[str, str] = {}
    for first in range(0, len(documents), _MOST_TOPICS):
        some = documents[first : first + _MOST_TOPICS]
        siblings = connection.execute(_claims().where(tables.Claim.document_id.in_(some))).all()
        found |= counted_in(_entry(row, {}) for row in siblings if _counts_in(row.quote))
    return found


def _counts_in(quote: str) -> bool:
    """Whether a sentence may count one of its figures into another; cheap, and never wrongly no."""
    return bool(_COUNTING.search(quote))


def _decisions(connection: Connection, ids: Mapping[str, int]) -> list[Decision]:
    """What people said of the origins of these claims, the last one last."""
    table = tables.Decision
    rows: list[Any] = list(
        connection.execute(select(table.__table__).where(table.kind.in_((*_ORIGINS, "undo"))))
    )
    acts: list[Any] = [act for act in live(rows) if act.kind in _ORIGINS]
    if not acts:
        return []
    keys = sorted({key for act in acts for key in (act.key, act.other_key)})
    owner: dict[str, str] = {}
    for first in range(0, len(keys), _MOST_TOPICS):
        owned = connection.execute(
            select(tables.Mention.key, tables.Claim.key)
            .join(tables.ClaimMention, tables.ClaimMention.mention_id == tables.Mention.id)
            .join(tables.Claim, tables.Claim.id == tables.ClaimMention.claim_id)
            .where(tables.Mention.key.in_(keys[first : first + _MOST_TOPICS]))
        )
        owner |= {row[0]: row[1] for row in owned}
    pairs = (
        (owner.get(act.key, ""), owner.get(act.other_key, ""), act.kind == "same-origin") for act in acts
    )
    return [Decision(one, other, same) for one, other, same in pairs if one in ids and other in ids]
