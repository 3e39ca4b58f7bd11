"""Entries out of the database: the one place where rows of claims become what comparing looks at.

What only is shown, the words and the page of a claim, stays beside the entry.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, func, or_, select
from sqlalchemy.orm import aliased

from claims.compare.clocks import ALWAYS, Clocks
from claims.compare.entry.entry import Entry, Printed
from claims.compare.families import Topic
from claims.compare.origin.estimate import Decision
from claims.compare.origin.near_duplicates import passage
from claims.dates import OPEN_START
from claims.model import Basis, Change, Qualifier, Scope, Status
from claims.store.decided.live_decisions import live
from claims.store.schema import tables
from claims.store.schema.quotes import quote_of
from claims.store.schema.rule_numbers import rests_on_quote, rules_of

_ORIGINS = ("same-origin", "not-same-origin")
_MOST = 200  # topics, documents or claims in one statement
_QUALIFIERS = {str(it): it for it in Qualifier}
_BASES = {str(it): it for it in Basis}
Value = TypeVar("Value", int, str, Topic)
_STATUSES = {str(it): it for it in Status}


class Shown(NamedTuple):
    """What is shown of a claim and never compared: its sentence, its page, what a person decided of it."""

    quote: str  # the sentence that holds the figure
    quote_start: int  # where it begins in the document's text
    title: str | None
    url: str | None
    review: str | None  # accepted or edited
    decided: tuple[str, ...]  # the fields that were edited


class _Stored(NamedTuple):
    """A row of `_claims`, in the order of its columns: a plain tuple, as there may be a million of them."""

    id: int
    key: str
    low: Decimal | None
    high: Decimal | None
    qualifier: str
    unit: str
    metric: str
    per: str | None
    counted: str | None
    subject: str | None
    places: str
    claimant: str | None
    as_of: str | None
    as_of_basis: str
    status: str
    mentions: int
    document_id: int
    confidence: float
    review: str | None
    decided: str
    part_of: int | None
    change: str | None
    earlier: int
    scope: str | None
    speaks_for: str | None
    figure: str
    figure_start: int
    quote: str
    quote_start: int
    quote_end: int
    evidence: str
    doc: str
    sha256: str
    title: str | None
    url: str | None
    published: str | None
    printings: int
    source: str | None
    cluster_id: int | None


@dataclass(frozen=True, slots=True)
class StoredEntries:
    """The claims on some topics, and all that is known of their texts and of what people said of them."""

    entries: tuple[Entry, ...]
    ids: Mapping[str, int]  # of an entry: the number of its claim
    texts: Mapping[str, str]  # of an entry's document: the cluster of its near-duplicates
    shown: Mapping[str, Shown]  # of an entry: its sentence and page
    decisions: tuple[Decision, ...]


def load_topics(connection: Connection) -> dict[Topic, int]:
    """All metrics and subjects that claims stand on, and how many claims each."""
    claim = tables.Claim
    grouped = select(claim.metric, claim.subject, func.count()).group_by(claim.metric, claim.subject)
    return {(metric, subject or ""): number for metric, subject, number in connection.execute(grouped)}


def load_entries(
    connection: Connection, topics: Collection[Topic], clocks: Clocks = ALWAYS, window: int = 0
) -> StoredEntries:
    """The claims on these topics. A text that counts a figure into one on another topic is not told.

    With clocks those that they leave, and maybe more: also what was so up to `window` days before.
    """
    rows: list[Row[Any]] = []
    wanted = _claims().where(*_about(clocks, window))
    for some in _in_bits(topics):
        rows += connection.execute(wanted.where(_on(some))).all()
    return with_context(connection, rows)


def _about(clocks: Clocks, window: int) -> Iterator[ColumnElement[bool]]:
    """What a claim has to fulfil, at least, to be left by the clocks."""
    claim, published = tables.Claim, tables.Document.published
    if clocks.known_by is not None:
        day = date.fromordinal(clocks.known_by.last).isoformat()
        yield published <= func.substr(day, 1, func.length(published))
    if clocks.as_of is not None:
        first = date.fromordinal(max(OPEN_START, clocks.as_of.first - window))
        yield claim.as_of.is_not(None)
        yield or_(claim.as_of_end.is_(None), claim.as_of_end >= first)
        yield or_(claim.as_of_start.is_(None), claim.as_of_start <= date.fromordinal(clocks.as_of.last))


def load_entries_of(
    connection: Connection, topics: Sequence[Topic], documents: Sequence[int]
) -> StoredEntries:
    """The claims of these documents on these topics."""
    rows: list[Row[Any]] = []
    for on in _in_bits(topics):
        for some in _in_bits(documents):
            rows += connection.execute(_claims().where(tables.Claim.document_id.in_(some), _on(on))).all()
    return with_context(connection, rows)


def load_parts(connection: Connection, parts: Iterable[int], more: Iterable[int]) -> StoredEntries:
    """The claims that made up these parts when they were compared, and those with the numbers `more`."""
    wanted = set(more)
    for some in _in_bits(parts):
        wanted.update(connection.execute(_compared().where(tables.Question.part.in_(some))).scalars())
    rows: list[Row[Any]] = []
    for some in _in_bits(wanted):
        rows += connection.execute(_claims().where(tables.Claim.id.in_(some))).all()
    return with_context(connection, rows)


def parts_of_claims(
    connection: Connection, topics: Sequence[Topic], documents: Sequence[int], claimants: Collection[str]
) -> set[int]:
    """The parts that claims on these topics were compared in: those of these documents and claimants."""
    claim = tables.Claim
    of_these = _compared(tables.Question.part).join(claim, claim.id == tables.EstimateClaim.claim_id)
    found: set[int] = set()
    for on in _in_bits(topics):
        for some in _in_bits(documents):
            found.update(connection.execute(of_these.where(claim.document_id.in_(some), _on(on))).scalars())
        for names in _in_bits(claimants):
            found.update(connection.execute(of_these.where(claim.claimant.in_(names), _on(on))).scalars())
    return found


def load_claimants(connection: Connection, topics: Sequence[Topic]) -> Counter[str]:
    """The claimants of the claims on these topics, and how many claims each has."""
    claim = tables.Claim
    counted = select(claim.claimant, func.count()).where(claim.claimant.is_not(None)).group_by(claim.claimant)
    found: Counter[str] = Counter()
    for on in _in_bits(topics):
        found.update({str(name): number for name, number in connection.execute(counted.where(_on(on)))})
    return found


def _compared(wanted: Any = tables.EstimateClaim.claim_id) -> Select[Any]:
    """A column of claims that were compared, of the estimates that they make up, or of their questions."""
    estimate = tables.Estimate
    return (
        select(wanted)
        .select_from(tables.EstimateClaim)
        .join(estimate, estimate.id == tables.EstimateClaim.estimate_id)
        .join(tables.Question, tables.Question.id == estimate.question_id)
        .distinct()
    )


def _in_bits(values: Iterable[Value]) -> Iterator[Sequence[Value]]:
    listed = sorted(values)
    return (listed[start : start + _MOST] for start in range(0, len(listed), _MOST))


def with_context(connection: Connection, found: Sequence[Row[Any]]) -> StoredEntries:
    """Rows of claims with what goes with them."""
    rows = [_Stored._make(row) for row in found]
    printings = _printings(connection, {row.document_id for row in rows if row.printings > 1})
    wholes = _wholes(connection, rows)
    place_rules = rules_of(connection, "places")
    passages = {quote: passage(quote) for quote in {row.quote for row in rows}}
    entries, ids, shown, texts = [], dict[str, int](), dict[str, Shown](), dict[str, str]()
    for row in rows:
        entry = _entry(row, printings, wholes, passages, place_rules)
        entries.append(entry)
        ids[entry.id], shown[entry.id] = row.id, _shown(row)
        if row.cluster_id is not None:
            texts[entry.document] = str(row.cluster_id)
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
            mention.key,
            *(getattr(claim, name) for name in (*fields, *more, *judged, *bearings)),
            mention.speaks_for,
            mention.figure,
            mention.figure_start,
            quote_of(mention, document).label("quote"),
            mention.quote_start,
            mention.quote_end,
            mention.evidence,
            document.doc,
            document.sha256,
            document.title,
            document.url,
            document.published,
            document.printings,
            tables.Source.name.label("source"),
            tables.TextCluster.cluster_id,
        )
        .join(mention, mention.id == claim.id)
        .join(document, document.id == claim.document_id)
        .outerjoin(tables.Source, tables.Source.id == document.source_id)
        .outerjoin(tables.TextCluster, tables.TextCluster.document_id == document.id)
    )


def speaks_for_of(speaks_for: str | None, decided: str) -> str | None:
    """For whom a claimant speaks, as the sentence says; it says so of no other claimant that a person put in
    his place."""
    return None if "claimant" in decided.split("; ") else speaks_for


def _shown(row: _Stored) -> Shown:
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
    row: _Stored,
    printings: Mapping[int, tuple[Printed, ...]],
    wholes: Mapping[tuple[int, int], str],
    passages: Mapping[str, int | None],
    place_rules: frozenset[str],
) -> Entry:
    key, quote, claimant, part_of = row.key, row.quote, row.claimant, row.part_of
    whole = None if part_of is None else wholes.get((row.document_id, part_of))
    return Entry(
        id=key,
        document=f"{row.doc} {row.sha256[:12]}",  # the same on every machine, in any order
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
        place_hinted=_is_place_hinted(row, place_rules),
        claimant=claimant,
        as_of=row.as_of,
        as_of_basis=_BASES[row.as_of_basis],
        status=_STATUSES[row.status],
        part_of=None if whole == key else whole,  # "20, 20 of them": one claim, joined
        change=None if row.change is None else Change(row.change),
        earlier=bool(row.earlier),
        scope=None if row.scope is None else Scope(row.scope),
        source=row.source,
        published=row.published,
        printings=printings.get(row.document_id, ()),
        speaks_for=speaks_for_of(row.speaks_for, row.decided),
        passage=passages[quote],
        mentions=row.mentions,
        confidence=1.0 if row.review else row.confidence,  # what a person looked at is sure
    )


def _is_place_hinted(row: _Stored, place_rules: frozenset[str]) -> bool:
    """Whether the quote names no place of a claim that has some; what a person put there is told."""
    if not row.places or "places" in row.decided.split("; "):
        return False
    return not rests_on_quote(row.evidence, place_rules, row.quote_end - row.quote_start)


def _printings(connection: Connection, documents: Collection[int]) -> dict[int, tuple[Printed, ...]]:
    """Where texts that were printed several times stand, by document."""
    found: dict[int, list[Printed]] = defaultdict(list)
    printing = tables.Printing
    wanted = (
        select(printing.document_id, tables.Source.name, printing.published)
        .outerjoin(tables.Source, tables.Source.id == printing.source_id)
        .where(printing.position.is_not(None), printing.superseded_by.is_(None))
        .order_by(printing.document_id, printing.position)
    )
    for some in _in_bits(documents):
        for document_id, name, published in connection.execute(wanted.where(printing.document_id.in_(some))):
            found[document_id].append(Printed(name, published))
    return {document_id: tuple(printed) for document_id, printed in found.items()}


def _wholes(connection: Connection, rows: Sequence[_Stored]) -> dict[tuple[int, int], str]:
    """The keys of the claims that others are counted into, by document and where a mention of them begins."""
    wanted = {(row.document_id, row.part_of) for row in rows if row.part_of is not None}
    claim, mention, joined = tables.Claim, tables.Mention, tables.ClaimMention
    standing = (
        select(claim.document_id, mention.figure_start, claim.id)
        .join(joined, joined.claim_id == claim.id)
        .join(mention, mention.id == joined.mention_id)
    )
    owners: dict[tuple[int, int], int] = {}
    for some in _in_bits({document_id for document_id, _ in wanted}):
        found = connection.execute(standing.where(claim.document_id.in_(some))).all()
        owners |= {(document_id, start): owner for document_id, start, owner in found}
    needed = {at: owners[at] for at in wanted & owners.keys()}
    keys = {row.id: row.key for row in rows}
    for some in _in_bits(set(needed.values()) - keys.keys()):
        keys |= dict(connection.execute(_KEYS.where(tables.Mention.id.in_(some))).all())
    return {at: keys[owner] for at, owner in needed.items()}


_KEYS = select(tables.Mention.id, tables.Mention.key)


def _decisions(connection: Connection, ids: Mapping[str, int]) -> list[Decision]:
    """What people said of the origins of these claims, the last one last."""
    table = tables.Decision
    rows: list[Any] = list(
        connection.execute(select(table.__table__).where(table.kind.in_((*_ORIGINS, "undo"))))
    )
    acts: list[Any] = [act for act in live(rows) if act.kind in _ORIGINS]
    if not acts:
        return []
    keys = {key for act in acts for key in (act.key, act.other_key)}
    owner: dict[str, str] = {}
    lead = aliased(tables.Mention)
    for some in _in_bits(keys):
        owned = connection.execute(
            select(tables.Mention.key, lead.key)
            .join(tables.ClaimMention, tables.ClaimMention.mention_id == tables.Mention.id)
            .join(lead, lead.id == tables.ClaimMention.claim_id)
            .where(tables.Mention.key.in_(some))
        )
        owner |= {row[0]: row[1] for row in owned}
    pairs = (
        (owner.get(act.key, ""), owner.get(act.other_key, ""), act.kind == "same-origin") for act in acts
    )
    return [Decision(one, other, same) for one, other, same in pairs if one in ids and other in ids]
