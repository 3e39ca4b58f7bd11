"""What a database holds, listed: metrics, names, publishers, documents and their printings, failures."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from claims.batches import in_batches
from claims.errors import UsageError
from claims.store.rows import DocumentRow, FailureRow, MetricRow, NameRow, PrintingRow, SourceRow
from claims.store.schema.views import (
    CLAIM,
    CLAIM_PLACE,
    DOCUMENT,
    DOCUMENTS,
    FAILURE,
    METRICS,
    PRINTINGS,
    SOURCE,
    SOURCES,
    document_rows,
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
