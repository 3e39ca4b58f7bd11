"""A claim as the database holds it, with what comparing needs of its mention and its document."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Row, Select, select, type_coerce
from sqlalchemy.types import NullType

from claims.model import Basis, Qualifier, Status
from claims.store.schema import short_codes, tables
from claims.store.schema.exact_numbers import exact
from claims.store.schema.quotes import quote_of
from claims.store.schema.short_codes import chance_of, word_of
from claims.store.schema.stored_words import BASES, QUALIFIERS, STATUSES, listed, turned_rows, turns


class StoredClaim(NamedTuple):
    """A row of `select_claims`, in the order of its columns: a plain tuple, for there may be a million."""

    id: int
    key: str
    low: Decimal | None
    high: Decimal | None
    qualifier: Qualifier
    unit: str
    metric: str
    per: str | None
    counted: str | None
    subject: str | None
    places: tuple[str, ...]
    claimant: str | None
    as_of: str | None
    as_of_basis: Basis
    status: Status
    mentions: int
    document_id: int
    confidence: float
    review: str | None
    decided: str
    part_of: int | None
    change: str | None
    earlier: int
    scope: str | None
    event: str | None
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
    names: bytes | None


def select_claims() -> Select[Any]:
    """All claims, a row for each that `stored_claims` makes a `StoredClaim` of."""
    claim, mention, document = tables.Claim, tables.Mention, tables.Document
    fields = ("qualifier", "unit", "metric", "per", "counted", "subject", "places")
    more = ("claimant", "as_of", "as_of_basis", "status", "mentions", "document_id")
    judged = ("confidence", "review", "decided")
    bearings = ("part_of", "change", "earlier", "scope")
    return (
        select(
            claim.id,
            _as_driven(mention.key),
            _as_driven(claim.low),
            _as_driven(claim.high),
            *(_told(name) for name in (*fields, *more, *judged, *bearings)),
            mention.event,
            mention.speaks_for,
            mention.figure,
            mention.figure_start,
            quote_of(mention, document).label("quote"),
            mention.quote_start,
            mention.quote_end,
            mention.evidence,
            document.doc,
            _as_driven(document.sha256),
            document.title,
            document.url,
            document.published,
            document.printings,
            tables.Source.name.label("source"),
            tables.TextCluster.cluster_id,
            tables.TextCluster.names,
        )
        .join(mention, mention.id == claim.id)
        .join(document, document.id == claim.document_id)
        .outerjoin(tables.Source, tables.Source.id == document.source_id)
        .outerjoin(tables.TextCluster, tables.TextCluster.document_id == document.id)
    )


def stored_claims(rows: Sequence[Row[Any]]) -> list[StoredClaim]:
    """The claims of rows of `select_claims`."""
    return list(map(StoredClaim._make, turned_rows(rows, _TURNS)))


_qualifier, _basis, _status = map(word_of, (short_codes.QUALIFIERS, short_codes.BASES, short_codes.STATUSES))
_TURNS = turns(
    StoredClaim._fields,
    {
        "key": bytes.hex,
        "sha256": bytes.hex,
        "low": exact,
        "high": exact,
        "places": listed,
        "confidence": chance_of,
        "qualifier": lambda it: QUALIFIERS[_qualifier(it)],
        "as_of_basis": lambda it: BASES[_basis(it)],
        "status": lambda it: STATUSES[_status(it)],
    },
)
_DRIVEN = ("confidence", "qualifier", "as_of_basis", "status")


def _told(name: str) -> ColumnElement[Any]:
    """A column of a claim as `stored_claims` takes it."""
    column: ColumnElement[Any] = getattr(tables.Claim, name)
    return _as_driven(column).label(name) if name in _DRIVEN else column


def _as_driven(column: Any) -> ColumnElement[Any]:
    """A column as the driver gives it: values are turned by the column, of many rows at once."""
    return type_coerce(column, NullType())
