"""Read the comparisons that are kept: conflicts, revisions, and what is new of them since a day."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, and_, func, or_, select
from sqlalchemy.sql.expression import ColumnElement, TableClause

from claims.kept.told.compared_views import (
    COMPARISON_SELECTED,
    COMPARISONS,
    CONFLICTS,
    ESTIMATE_SELECTED,
    ESTIMATES,
    SIDES_SELECTED,
)
from claims.kept.told.comparison_rows import Changes, ComparisonRow, Seats, Side
from claims.kept.told.stored_estimates import conditions_on_estimates, estimate_rows
from claims.store.read import Query
from claims.store.schema.exact_numbers import exact
from claims.store.schema.stored_words import listed
from claims.store.schema.views import CLAIMS, printed_by

_AS_KEPT: Mapping[int, Seats] = {}


def list_conflicts(connection: Connection, query: Query) -> list[ComparisonRow]:
    """The conflicts and contradictions: the widest spread first, then what most publishers stand behind."""
    return list(compared_rows(connection, CONFLICTS, asked_of(CONFLICTS, query), query.limit))


def list_comparisons(
    connection: Connection, query: Query, relations: Sequence[str] = ()
) -> list[ComparisonRow]:
    """All comparisons that are kept, or those of some relations, in the same order."""
    asked = asked_of(COMPARISONS, query)
    if relations:
        asked.append(COMPARISONS.c.relation.in_(relations))
    return list(compared_rows(connection, COMPARISONS, asked, query.limit))


def asked_of(view: TableClause, query: Query) -> list[ColumnElement[bool]]:
    """What a query asks of the comparisons of a view."""
    columns = view.c
    asked: list[ColumnElement[bool]] = []
    if query.metric is not None:
        asked.append(columns.metric == query.metric)
    if query.subject is not None:
        asked.append(columns.subject == query.subject)
    if query.place is not None:
        listed = "; " + columns.places + "; "
        asked.append(listed.contains(f"; {query.place}; ", autoescape=True))
    if query.claimant is not None:
        sides = (columns.left_claimant, columns.right_claimant)
        asked.append(or_(*(side == query.claimant for side in sides)))
    if query.source is not None:
        printed = select(CLAIMS.c.claim_id).where(CLAIMS.c.document_id.in_(printed_by(query.source)))
        asked.append(or_(columns.left_claim_id.in_(printed), columns.right_claim_id.in_(printed)))
    return asked


def compared_rows(
    connection: Connection,
    view: TableClause,
    asked: Sequence[ColumnElement[bool]],
    limit: int | None,
    seats: Mapping[int, Seats] = _AS_KEPT,
) -> Iterator[ComparisonRow]:
    """The comparisons of a view in their order; those whose number has `seats` stand there in disputes."""
    columns = view.c
    names = (*COMPARISON_SELECTED, *SIDES_SELECTED, "comparison_number")
    wanted = select(*(columns[name] for name in names)).where(and_(True, *asked))
    if limit is None:  # to sort here is several times as fast as to have SQLite carry the quotes through it
        rows = (_comparison(row, seats) for row in connection.execute(wanted).all())
        yield from sorted(rows, key=rank_of)
        return
    wanted = wanted.order_by(
        columns.spread.is_not(None),
        columns.spread.desc(),
        columns.weight.desc(),
        columns.left_published.nulls_last(),
        columns.left_claim_id,
        columns.right_claim_id,
    )
    yield from (_comparison(row, seats) for row in connection.execute(wanted.limit(limit)))


def rank_of(it: ComparisonRow) -> tuple[object, ...]:
    """The order of comparisons: those whose spread nobody can tell, then the widest, then the weightiest."""
    left, right = it.left, it.right
    printed = (left.published is None, left.published or "")
    return it.spread is not None, -(it.spread or 0), -it.weight, printed, left.claim_id, right.claim_id


def _comparison(row: Sequence[Any], seats: Mapping[int, Seats]) -> ComparisonRow:
    first, width = len(COMPARISON_SELECTED), len(Side._fields)
    dispute = seats.get(row[-1]) if seats else None
    return ComparisonRow(
        metric=row[0],
        label=row[1],
        subject=row[2],
        places=listed(row[3]),
        relation=row[4],
        spread=exact(row[5]),
        reason=row[6],
        sentence=row[7],
        weight=row[8],
        known=row[9],
        left=_side(row[first : first + width]),
        right=_side(row[first + width : -1]),
        claims=listed(row[10]),
        question_id=row[11],
        **(dispute or Seats(row[12], listed(row[13]), row[14], row[15]))._asdict(),
    )


def _side(values: Sequence[Any]) -> Side:
    return Side(values[0], values[1], exact(values[2]), exact(values[3]), *values[4:])


def find_changes(connection: Connection, query: Query, since: date) -> Changes:
    """What was first published on `since` or later; a year or month counts until its last day."""
    columns = ESTIMATES.c
    day = since.isoformat()
    published = columns.first_published >= func.substr(day, 1, func.length(columns.first_published))
    wanted = select(*(columns[name] for name in ESTIMATE_SELECTED)).where(
        *conditions_on_estimates(query), published
    )
    new = connection.execute(
        wanted.order_by(columns.metric, columns.subject.nulls_last(), columns.places, columns.estimate_key)
    )
    told = list_comparisons(connection, query)
    later = [it for it in told if it.known is not None and it.known >= since]
    return Changes(
        estimate_rows(new.all()),
        [it for it in later if it.relation == "revision"],
        [it for it in later if it.relation in ("conflict", "contradiction")],
    )
