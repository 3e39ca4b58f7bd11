"""Read claims back: a `Query` in, frozen rows out.

Core selects over plain column names, and no ORM: reading is what has to start at once.
"""

from collections.abc import Collection, Generator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Select, func, or_, select
from sqlalchemy.sql.expression import ColumnElement

from claims.batches import in_batches
from claims.dates import full_days
from claims.errors import UsageError
from claims.model import Evidence
from claims.store.mentions import find_mentions, list_decisions, list_orphans
from claims.store.rows import (
    ClaimDetail,
    ClaimRow,
    DocumentRow,
    FailureRow,
    MentionRow,
    MetricRow,
    NameRow,
    PrintingRow,
    SourceRow,
)
from claims.store.schema.hashes import BEGINNING, begins, first_bytes
from claims.store.schema.rule_numbers import read_evidence
from claims.store.schema.views import (
    CLAIM,
    CLAIM_MENTION,
    CLAIM_PLACE,
    CLAIMS,
    DOCUMENT,
    DOCUMENTS,
    EXTRACTION,
    FAILURE,
    MENTION,
    METRICS,
    PRINTINGS,
    RUN,
    SOURCE,
    SOURCES,
    claim_row,
    claims_by_number,
    document_rows,
    printed_by,
)
from claims.store.search import search_claims, search_documents

__all__ = [
    "Query",
    "document_text",
    "each_claim",
    "find_claim",
    "find_claims",
    "is_stored",
    "list_claimants",
    "list_decisions",
    "list_document_cells",
    "list_documents",
    "list_failures",
    "list_ids",
    "list_metrics",
    "list_orphans",
    "list_places",
    "list_printings",
    "list_sources",
    "list_subjects",
    "search_claims",
    "search_documents",
]


_BATCH = 500  # claims that are fetched at a time; a cursor of PostgreSQL's server is asked for so many


@dataclass(frozen=True, slots=True)
class Query:
    """Which claims are asked for; `None` asks for all. Names are compared exactly as they are stored.

    `since` and `until` are ISO 8601 prefixes (2018, 2018-07, 2018-07-31): claims whose as-of time meets
    the days between them.
    """

    metric: str | None = None
    subject: str | None = None
    place: str | None = None
    claimant: str | None = None
    source: str | None = None
    since: str | None = None
    until: str | None = None
    status: str | None = None
    limit: int | None = None


def find_claims(connection: Connection, query: Query) -> list[ClaimRow]:
    """The claims asked for, by subject and places, newest as-of first within them.

    Raises UsageError for a `since` or `until` that is no date.
    """
    return list(each_claim(connection, query))


def each_claim(connection: Connection, query: Query) -> Generator[ClaimRow, None, int]:
    """The same as they come from the database, a batch at a time: any number of them takes little memory.

    Returns how many there were. Whoever wants no more of them closes the generator before the connection.
    """
    number = 0
    with connection.execute(_wanted(query), execution_options={"yield_per": _BATCH}) as rows:
        for number, row in enumerate(rows, 1):  # noqa: B007 - the last one is returned
            yield claim_row(row)
    return number


def _wanted(query: Query) -> Select[Any]:
    """What asks the database for them."""
    columns = CLAIMS.c
    equal = {name: getattr(query, name) for name in ("metric", "subject", "claimant", "status")}
    wanted = select(CLAIMS).where(
        *(columns[name] == value for name, value in equal.items() if value is not None)
    )
    if query.source is not None:
        wanted = wanted.where(columns.document_id.in_(printed_by(query.source)))
    if query.place is not None:
        named = select(CLAIM_PLACE.c.claim_id).where(CLAIM_PLACE.c.place == query.place)
        wanted = wanted.where(columns.claim_number.in_(named))
    wanted = wanted.where(*meets(query.since, query.until)).order_by(
        columns.subject.is_(None),
        columns.subject,
        columns.places,
        func.coalesce(columns.as_of_start, columns.as_of_end).desc().nulls_last(),
        columns.published.desc().nulls_last(),
        columns.claim_key,
    )
    return wanted.limit(query.limit)


def meets(since: str | None, until: str | None) -> list[ColumnElement[bool]]:
    """Conditions for an as-of time that meets the days from `since` to `until`."""
    columns = CLAIMS.c
    conditions: list[ColumnElement[bool]] = []
    if since is not None or until is not None:
        conditions.append(columns.as_of.is_not(None))
    if since is not None:
        conditions.append(or_(columns.as_of_end.is_(None), columns.as_of_end >= _day(since, 0)))
    if until is not None:
        conditions.append(or_(columns.as_of_start.is_(None), columns.as_of_start <= _day(until, 1)))
    return conditions


def _day(prefix: str, which: int) -> date:
    try:
        day = full_days(prefix)[which]
    except ValueError as error:
        raise UsageError(str(error)) from error
    if day is None:
        raise UsageError(f"{prefix}: give a date")
    return day


def find_claim(connection: Connection, claim_id: str) -> ClaimDetail:
    """The one claim whose id begins with `claim_id`. Raises UsageError when none or several do.

    The id of any of its mentions will do, so that a claim is found by ids that earlier runs gave it.
    """
    held = find_mentions(connection, claim_id)
    number = connection.execute(
        select(CLAIM_MENTION.c.claim_id)
        .join(MENTION, MENTION.c.id == CLAIM_MENTION.c.mention_id)
        .where(begins(MENTION.c.key, held[0].key))
    ).scalar()
    if number is None:
        raise UsageError(f"{claim_id}: this claim was rejected")
    text_of_document = connection.execute(
        select(DOCUMENT.c.text).where(DOCUMENT.c.id == held[0].document_id)
    ).scalar_one()
    run = connection.execute(
        select(RUN.c.extractor, RUN.c.model, EXTRACTION.c.made)
        .join(EXTRACTION, EXTRACTION.c.run_id == RUN.c.id)
        .where(EXTRACTION.c.id == held[0].extraction_id)
    ).one()
    evidence = read_evidence(connection, [(row.evidence, row.quote_start) for row in held])
    return ClaimDetail(
        claim=claims_by_number(connection, [number])[0],
        mentions=tuple(
            _mention_row(row, found, text_of_document) for row, found in zip(held, evidence, strict=True)
        ),
        decisions=tuple(list_decisions(connection, [row.key for row in held])),
        extractor=run.extractor,
        read_at=run.made,
        model=run.model,
    )


def list_ids(connection: Connection, beginning: str = "", limit: int = 50) -> list[str]:
    """The ids of claims that begin so, in their order."""
    plain = beginning.strip().lower()
    if not BEGINNING.fullmatch(plain):
        return []
    wanted = (
        select(MENTION.c.key)
        .join(CLAIM, CLAIM.c.id == MENTION.c.id)
        .where(begins(MENTION.c.key, plain))
        .order_by(first_bytes(MENTION.c.key), MENTION.c.key)
        .limit(limit)
    )
    return [key[:12] for key in connection.execute(wanted).scalars()]


def _mention_row(row: Row[Any], evidence: Sequence[Evidence], document: str) -> MentionRow:
    return MentionRow(
        key=row.key,
        figure=row.figure,
        start=row.figure_start,
        end=row.figure_end,
        quote=row.quote,
        quote_start=row.quote_start,
        quote_end=row.quote_end,
        confidence=row.confidence,
        evidence=tuple((it, document[it.start : it.end]) for it in evidence),
    )


def list_metrics(connection: Connection) -> list[MetricRow]:
    """The metrics that claims stand on, most claims first."""
    rows = connection.execute(select(METRICS).order_by(METRICS.c.claims.desc(), METRICS.c.metric))
    return [MetricRow(*row) for row in rows]


def list_sources(connection: Connection) -> list[SourceRow]:
    """The publishers, most claims first."""
    rows = connection.execute(select(SOURCES).order_by(SOURCES.c.claims.desc(), SOURCES.c.source))
    return [SourceRow(*row) for row in rows]


def list_documents(
    connection: Connection, source: str | None = None, limit: int | None = None
) -> list[DocumentRow]:
    """The documents, or those that a publisher printed, newest published first; superseded versions last."""
    wanted = _documents(DOCUMENTS.columns.keys(), source, limit)
    return document_rows(connection.execute(wanted).all())


def list_document_cells(
    connection: Connection, columns: Sequence[str], source: str | None = None, limit: int | None = None
) -> Sequence[Row[Any]]:
    """Some columns alone of the same, as the database has them: a list of titles is read in half the time."""
    return connection.execute(_documents(columns, source, limit)).all()


def _documents(names: Sequence[str], source: str | None, limit: int | None) -> Select[Any]:
    """What asks for columns of documents in their order."""
    columns = DOCUMENTS.c
    wanted = select(*(columns[name] for name in names)).order_by(
        columns.superseded_by.is_not(None),
        columns.published.desc().nulls_last(),
        columns.doc,
        columns.document_id,
    )
    if source is not None:
        printed = select(PRINTINGS.c.document_id).where(PRINTINGS.c.source == source)
        wanted = wanted.where(columns.document_id.in_(printed))
    return wanted.limit(limit)


def list_printings(connection: Connection, documents: Collection[int]) -> dict[int, list[PrintingRow]]:
    """Where the text of each document was printed, as far as it is known, the first printing first."""
    columns, found = PRINTINGS.c, {it: list[PrintingRow]() for it in documents}
    for some in in_batches(sorted(found)):
        wanted = select(PRINTINGS).where(columns.document_id.in_(some)).order_by(columns.position)
        for row in connection.execute(wanted):
            found[row.document_id].append(PrintingRow(*row))
    return found


def document_text(connection: Connection, document_id: int) -> str:
    """A document's text as it was read. Raises UsageError when there is no such document."""
    found = connection.execute(select(DOCUMENT.c.text).where(DOCUMENT.c.id == document_id)).scalar()
    if found is None:
        raise UsageError(f"{document_id}: no such document; `claims documents` lists them")
    return str(found)


def list_subjects(connection: Connection, metric: str | None = None) -> list[NameRow]:
    """The subjects that claims name, most claims first."""
    return _names(connection, select(CLAIM.c.subject.label("name"), CLAIM.c.metric), metric)


def list_places(connection: Connection, metric: str | None = None) -> list[NameRow]:
    """The places that claims name, most claims first."""
    places = select(CLAIM_PLACE.c.place.label("name"), CLAIM.c.metric)
    return _names(connection, places.join(CLAIM, CLAIM.c.id == CLAIM_PLACE.c.claim_id), metric)


def list_claimants(connection: Connection, metric: str | None = None) -> list[NameRow]:
    """The claimants that claims name, most claims first."""
    return _names(connection, select(CLAIM.c.claimant.label("name"), CLAIM.c.metric), metric)


def _names(connection: Connection, named: Select[Any], metric: str | None) -> list[NameRow]:
    each = named.subquery()
    count = func.count().label("claims")
    wanted = select(each.c.name, count).where(each.c.name.is_not(None)).group_by(each.c.name)
    if metric is not None:
        wanted = wanted.where(each.c.metric == metric)
    return [NameRow(*row) for row in connection.execute(wanted.order_by(count.desc(), each.c.name))]


def is_stored(connection: Connection, kind: str, name: str) -> bool:
    """Whether some claim, or for a publisher some document, has exactly this name: a metric, a subject, a
    place, a claimant or a source."""
    column = _NAMED[kind]
    return connection.execute(select(column).where(column == name).limit(1)).first() is not None


_NAMED = {
    "metric": CLAIM.c.metric,
    "subject": CLAIM.c.subject,
    "place": CLAIM_PLACE.c.place,
    "claimant": CLAIM.c.claimant,
    "source": SOURCE.c.name,
}


def list_failures(connection: Connection, limit: int | None = None) -> list[FailureRow]:
    """The inputs that could not be read, newest first."""
    columns = FAILURE.c
    wanted = select(columns.origin, columns.reason, columns.failed, columns.run_id)
    return [FailureRow(*row) for row in connection.execute(wanted.order_by(columns.id.desc()).limit(limit))]
