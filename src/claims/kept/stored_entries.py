"""Entries out of the database: the one place where rows of claims become what comparing looks at.

What only is shown, the words and the page of a claim, stays beside the entry.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, Select, and_, func, or_, select

from claims.compare.entry.entry import Entry, Printed
from claims.compare.families import Topic
from claims.compare.origin.estimate import Decision
from claims.compare.origin.near_duplicates import passage
from claims.lexicon.spoken_for import spoken_for
from claims.model import Basis, Change, Qualifier, Scope, Status
from claims.store.live_decisions import live
from claims.store.schema import tables

_ORIGINS = ("same-origin", "not-same-origin")
_MOST_TOPICS = 200  # in one statement
_SECOND = 2  # the position of a text's second printing, where there is one
_QUALIFIERS = {str(it): it for it in Qualifier}
_BASES = {str(it): it for it in Basis}
_STATUSES = {str(it): it for it in Status}


class Shown(NamedTuple):
    """What is shown of a claim and never compared: its sentence, its page, what a person decided of it."""

    quote: str  # the sentence that holds the figure
    quote_start: int  # where it begins in the document's text
    title: str | None
    url: str | None
    review: str | None  # accepted or edited
    decided: tuple[str, ...]  # the fields that were edited


@dataclass(frozen=True, slots=True)
class StoredEntries:
    """The claims on some topics, and all that is known of their texts and of what people said of them."""

    entries: tuple[Entry, ...]
    ids: Mapping[str, int]  # of an entry: the number of its claim
    texts: Mapping[str, str]  # of an entry's document: the cluster of its near-duplicates
    shown: Mapping[str, Shown]  # of an entry: its sentence and page
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


def with_context(connection: Connection, rows: Sequence[Row[Any]]) -> StoredEntries:
    """Rows of claims with what goes with them."""
    printings = _printings(connection, {row.document_id for row in rows})
    wholes = _wholes(connection, rows)
    entries = [_entry(row, printings, wholes) for row in rows]
    ids = {row.key: row.id for row in rows}
    shown = {row.key: _shown(row) for row in rows}
    texts = {
        entry.document: str(row.cluster_id)
        for row, entry in zip(rows, entries, strict=True)
        if row.cluster_id is not None
    }
    return StoredEntries(tuple(entries), ids, texts, shown, tuple(_decisions(connection, ids)))


def _claims() -> Select[Any]:
    claim, mention, document = tables.Claim, tables.Mention, tables.Document
    fields = ("low", "high", "qualifier", "unit", "metric", "per", "counted", "subject", "places")
    more = ("claimant", "as_of", "as_of_basis", "status", "mentions", "document_id")
    judged = ("confidence", "review", "decided")
    bearings = ("part_of", "change", "earlier", "scope")
    return (
        select(
            claim.id,
            claim.key,
            *(getattr(claim, name) for name in (*fields, *more, *judged, *bearings)),
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


def _shown(row: Row[Any]) -> Shown:
    decided = tuple(row.decided.split("; ")) if row.decided else ()
    return Shown(row.quote, row.quote_start, row.title, row.url, row.review, decided)


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


def _entry(
    row: Row[Any], printings: Mapping[int, tuple[Printed, ...]], wholes: Mapping[tuple[int, int], str]
) -> Entry:
    whole = None if row.part_of is None else wholes.get((row.document_id, row.part_of))
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
        part_of=None if whole == row.key else whole,  # "20, 20 of them": one claim, joined
        change=None if row.change is None else Change(row.change),
        earlier=bool(row.earlier),
        scope=None if row.scope is None else Scope(row.scope),
        source=row.source,
        published=row.published,
        printings=printings.get(row.document_id, ()),
        speaks_for=spoken_for(row.quote, row.claimant),
        passage=passage(row.quote),
        mentions=row.mentions,
        confidence=1.0 if row.review else row.confidence,  # what a person looked at is sure
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


def _wholes(connection: Connection, rows: Sequence[Row[Any]]) -> dict[tuple[int, int], str]:
    """The keys of the claims that others are counted into, by document and where a mention of them begins."""
    documents = sorted({row.document_id for row in rows if row.part_of is not None})
    claim, mention, joined = tables.Claim, tables.Mention, tables.ClaimMention
    found: dict[tuple[int, int], str] = {}
    for first in range(0, len(documents), _MOST_TOPICS):
        some = documents[first : first + _MOST_TOPICS]
        standing = connection.execute(
            select(claim.document_id, mention.figure_start, claim.key)
            .join(joined, joined.claim_id == claim.id)
            .join(mention, mention.id == joined.mention_id)
            .where(claim.document_id.in_(some))
        )
        found |= {(row.document_id, row.figure_start): row.key for row in standing}
    return found


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
