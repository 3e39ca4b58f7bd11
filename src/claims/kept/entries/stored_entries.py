"""Which claims are compared: those on topics, of documents, of parts that were compared before."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, func, or_, select

from claims.batches import in_batches
from claims.compare.clocks import ALWAYS, Clocks
from claims.compare.families import Topic
from claims.dates import OPEN_START
from claims.kept.entries.entry_rows import StoredEntries, with_context
from claims.kept.entries.stored_claim import select_claims
from claims.store.schema import tables


def load_topics(connection: Connection) -> dict[Topic, int]:
    """All metrics and subjects that claims stand on, and how many claims each."""
    claim = tables.Claim
    grouped = select(claim.metric, claim.subject, func.count()).group_by(claim.metric, claim.subject)
    return {(metric, subject or ""): number for metric, subject, number in connection.execute(grouped)}


def load_entries(
    connection: Connection,
    topics: Collection[Topic],
    clocks: Clocks = ALWAYS,
    window: int = 0,
    *,
    are_shown: bool = True,
) -> StoredEntries:
    """The claims on these topics. A text that counts a figure into one on another topic is not told.

    With clocks those that they leave, and maybe more: also what was so up to `window` days before. They are
    only compared where they are not shown.
    """
    rows: list[Row[Any]] = []
    wanted = select_claims().where(*_about(clocks, window))
    for some in in_batches(sorted(topics)):
        rows += connection.execute(wanted.where(on_topics(some))).all()
    return with_context(connection, rows, are_shown=are_shown)


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
    for on in in_batches(sorted(topics)):
        for some in in_batches(sorted(documents)):
            wanted = select_claims().where(tables.Claim.document_id.in_(some), on_topics(on))
            rows += connection.execute(wanted).all()
    return with_context(connection, rows)


def load_parts(connection: Connection, parts: Iterable[int], more: Iterable[int]) -> StoredEntries:
    """The claims that made up these parts when they were compared, and those with the numbers `more`."""
    wanted = set(more)
    for some in in_batches(sorted(parts)):
        wanted.update(connection.execute(compared_claims().where(tables.Question.part.in_(some))).scalars())
    rows: list[Row[Any]] = []
    for some in in_batches(sorted(wanted)):
        rows += connection.execute(select_claims().where(tables.Claim.id.in_(some))).all()
    return with_context(connection, rows)


def load_known_of_parts(connection: Connection, parts: Iterable[int], clocks: Clocks) -> StoredEntries:
    """The claims that made up these parts when they were compared: those that the clocks leave, or more."""
    estimate, rows = tables.Estimate, list[Row[Any]]()
    wanted = (
        select_claims()
        .join(tables.EstimateClaim, tables.EstimateClaim.claim_id == tables.Claim.id)
        .join(estimate, estimate.id == tables.EstimateClaim.estimate_id)
        .join(tables.Question, tables.Question.id == estimate.question_id)
        .where(*_about(clocks, 0))
    )
    for some in in_batches(sorted(parts)):
        rows += connection.execute(wanted.where(tables.Question.part.in_(some))).all()
    return with_context(connection, rows)


def parts_of_claims(
    connection: Connection, topics: Sequence[Topic], documents: Sequence[int], claimants: Collection[str]
) -> set[int]:
    """The parts that claims on these topics were compared in: those of these documents and claimants."""
    claim = tables.Claim
    of_these = compared_claims(tables.Question.part).join(claim, claim.id == tables.EstimateClaim.claim_id)
    found: set[int] = set()
    for on in in_batches(sorted(topics)):
        for some in in_batches(sorted(documents)):
            found.update(
                connection.execute(of_these.where(claim.document_id.in_(some), on_topics(on))).scalars()
            )
        for names in in_batches(sorted(claimants)):
            found.update(
                connection.execute(of_these.where(claim.claimant.in_(names), on_topics(on))).scalars()
            )
    return found


def load_claimants(connection: Connection, topics: Sequence[Topic]) -> Counter[str]:
    """The claimants of the claims on these topics, and how many claims each has."""
    claim = tables.Claim
    counted = select(claim.claimant, func.count()).where(claim.claimant.is_not(None)).group_by(claim.claimant)
    found: Counter[str] = Counter()
    for on in in_batches(sorted(topics)):
        found.update({str(name): number for name, number in connection.execute(counted.where(on_topics(on)))})
    return found


def compared_claims(wanted: Any = tables.EstimateClaim.claim_id) -> Select[Any]:
    """A column of claims that were compared, of the estimates that they make up, or of their questions."""
    estimate = tables.Estimate
    return (
        select(wanted)
        .select_from(tables.EstimateClaim)
        .join(estimate, estimate.id == tables.EstimateClaim.estimate_id)
        .join(tables.Question, tables.Question.id == estimate.question_id)
        .distinct()
    )


def on_topics(topics: Iterable[Topic]) -> Any:
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
