"""Read what comparing found: questions, estimates, comparisons. Core selects over the views, as `read.py`."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Date, Select, and_, column, func, or_, select, table, union
from sqlalchemy.sql.expression import ColumnElement, TableClause

from claims.kept.comparison_rows import (
    Changes,
    ComparisonRow,
    EstimateRow,
    LineageRow,
    Papers,
    QuestionRow,
    Seats,
    Side,
)
from claims.model import Qualifier
from claims.store.read import Query, meets
from claims.store.schema.exact_numbers import exact
from claims.store.schema.stored_words import BASES, QUALIFIERS, STATUSES, listed
from claims.store.schema.views import CLAIM_PLACE, CLAIMS, MENTION, PRINTINGS, printed_by

PRINTED_AGAIN = "the very same text"  # why a further printing of a text goes back to the first
_DAYS = ("as_of_start", "as_of_end", "known")
_COMPARISON = tuple(name for name in ComparisonRow._fields if name not in ("left", "right"))
_SIDES = tuple(f"{side}_{name}" for side in ("left", "right") for name in Side._fields)


def _view(name: str, columns: Sequence[str]) -> TableClause:
    return table(name, *(column(it, Date() if it in _DAYS else None) for it in columns))


QUESTIONS = _view("questions", QuestionRow._fields)
_ESTIMATE = tuple(
    {"claim_id": "estimate_id", "start": "figure_start"}.get(it, it) for it in EstimateRow._fields
)
ESTIMATES = _view(
    "estimates", [*_ESTIMATE, "as_of_end", "first_published", "estimate_key", "estimate_number"]
)
_COMPARED = [*_COMPARISON, *_SIDES, "comparison_number"]
COMPARISONS = _view("comparisons", _COMPARED)
CONFLICTS = _view("conflicts", _COMPARED)
VERDICTS = _view("verdicts", [*_COMPARED, "since", "until"])  # with every tolerance
_AS_KEPT: Mapping[int, Seats] = {}
ESTIMATE_CLAIM = _view("estimate_claim", ["claim_id", "estimate_id", "position", "depth", "why"])
STALE = _view("stale", ["metric"])
NEW_DOCUMENT = _view("new_document", ["id"])
_DISPUTED = _view("comparison", ["metric", "dispute", "left_id", "right_id"])
_CLAIM = _view("claim", ["id", "metric", "subject", "claimant", "status", "document_id"])


def is_stale(connection: Connection) -> bool:
    """Whether some claims changed since they were compared: a run is under way, or was cut short."""
    marks = (select(STALE.c.metric).limit(1), select(NEW_DOCUMENT.c.id).limit(1))
    return any(connection.execute(it).first() is not None for it in marks)


def list_estimates(connection: Connection, query: Query) -> list[EstimateRow]:
    """The estimates of which a claim is asked for: the newest as-of time first within their questions."""
    columns = ESTIMATES.c
    wanted = select(*(columns[name] for name in _ESTIMATE)).where(*_chosen(query))
    wanted = wanted.order_by(
        columns.question_number,
        func.coalesce(columns.as_of_start, columns.as_of_end).desc().nulls_last(),
        columns.published.desc().nulls_last(),
        columns.estimate_key,
    )
    return [_estimate(row) for row in connection.execute(wanted.limit(query.limit)).all()]


def list_papers(connection: Connection, metrics: Collection[str]) -> dict[str, Papers]:
    """Who printed the estimates that stand in disputes on these metrics, by the id of the claim that leads
    each."""
    columns = ESTIMATES.c
    sides = [
        select(side).where(_DISPUTED.c.dispute.is_not(None), _DISPUTED.c.metric.in_(sorted(metrics)))
        for side in (_DISPUTED.c.left_id, _DISPUTED.c.right_id)
    ]
    wanted = select(columns.estimate_id, columns.sources, columns.publishers)
    rows = connection.execute(wanted.where(columns.estimate_number.in_(union(*sides)))).all()
    return {claim_id: Papers(sources, publishers) for claim_id, sources, publishers in rows}


def _estimate(row: Sequence[Any]) -> EstimateRow:
    values = list(row)
    values[3], values[4] = exact(values[3]), exact(values[4])
    values[5], values[20], values[22] = QUALIFIERS[row[5]], BASES[row[20]], STATUSES[row[22]]
    values[10], values[-1] = (listed(row[it]) for it in (10, -1))
    return EstimateRow._make(values)


def _chosen(query: Query) -> list[ColumnElement[bool]]:
    """The conditions on estimates. What their claims share is asked of the estimate, the rest of claims."""
    columns = ESTIMATES.c
    conditions: list[ColumnElement[bool]] = []
    for name in ("metric", "subject"):
        if getattr(query, name) is not None:
            conditions.append(columns[name] == getattr(query, name))
    asked = ("place", "claimant", "source", "since", "until", "status")
    if any(getattr(query, name) is not None for name in asked):
        conditions.append(columns.estimate_number.in_(_leads(query)))
    return conditions


def _leads(query: Query) -> Select[Any]:
    """The numbers of the claims that lead estimates of which some claim is asked for."""
    claims = CLAIMS.c
    conditions = [
        claims[name] == getattr(query, name)
        for name in ("metric", "subject", "claimant", "status")
        if getattr(query, name) is not None
    ]
    if query.source is not None:
        conditions.append(claims.document_id.in_(printed_by(query.source)))
    conditions += meets(query.since, query.until)
    chosen = (
        select(ESTIMATE_CLAIM.c.estimate_id)
        .join(CLAIMS, claims.claim_number == ESTIMATE_CLAIM.c.claim_id)
        .where(*conditions)
    )
    if query.place is not None:
        chosen = chosen.join(CLAIM_PLACE, CLAIM_PLACE.c.claim_id == ESTIMATE_CLAIM.c.claim_id).where(
            CLAIM_PLACE.c.place == query.place
        )
    return chosen


def list_questions(connection: Connection, query: Query) -> list[QuestionRow]:
    """The questions on a metric, and on a subject: by subject and places, the newest first within them."""
    columns = QUESTIONS.c
    asked = [columns.metric == query.metric] if query.metric is not None else []
    asked += [columns.subject == query.subject] if query.subject is not None else []
    wanted = select(*(columns[name] for name in QuestionRow._fields)).where(*asked)
    wanted = wanted.order_by(
        columns.metric,
        columns.subject.is_(None),
        columns.subject,
        columns.places,
        columns.counted.is_not(None),
        columns.as_of_end.desc().nulls_last(),
        columns.as_of_start.desc().nulls_last(),
        columns.counted,
        columns.question_id,
    )
    return [_question(row) for row in connection.execute(wanted).all()]


def _question(row: Sequence[Any]) -> QuestionRow:
    values = list(row)
    values[5] = listed(row[5])
    values[12], values[13] = exact(row[12]), exact(row[13])
    return QuestionRow._make(values)


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
    names = (*_COMPARISON, *_SIDES, "comparison_number")
    wanted = select(*(columns[name] for name in names)).where(and_(True, *asked))
    if limit is None:  # to sort here is several times as fast as to have SQLite carry the quotes through it
        rows = (_comparison(row, seats) for row in connection.execute(wanted).all())
        yield from sorted(rows, key=_rank)
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


def _rank(it: ComparisonRow) -> tuple[object, ...]:
    """The order of comparisons: those whose spread nobody can tell, then the widest, then the weightiest."""
    left, right = it.left, it.right
    printed = (left.published is None, left.published or "")
    return it.spread is not None, -(it.spread or 0), -it.weight, printed, left.claim_id, right.claim_id


def _comparison(row: Sequence[Any], seats: Mapping[int, Seats]) -> ComparisonRow:
    first, width = len(_COMPARISON), len(Side._fields)
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


def find_lineage(connection: Connection, claim_key: str) -> list[LineageRow]:
    """The claims of the estimate that a claim belongs to, from the one that leads it down.

    A text that was printed several times has a row for each of its printings: the later ones below the first.
    """
    member = ESTIMATE_CLAIM.alias("own_estimate")
    estimate = (
        select(member.c.estimate_id)
        .join(MENTION, MENTION.c.id == member.c.claim_id)
        .where(MENTION.c.key == claim_key)
        .scalar_subquery()
    )
    names = LineageRow._fields[2:]
    rows = connection.execute(
        select(
            CLAIMS.c.document_id,
            ESTIMATE_CLAIM.c.depth,
            ESTIMATE_CLAIM.c.why,
            *(CLAIMS.c[name] for name in names),
        )
        .join(CLAIMS, CLAIMS.c.claim_number == ESTIMATE_CLAIM.c.claim_id)
        .where(ESTIMATE_CLAIM.c.estimate_id == estimate)
        .order_by(ESTIMATE_CLAIM.c.position)
    ).all()
    printed = _printed(connection, {row.document_id for row in rows})
    return [it for row in rows for it in _of_each_printing(_lineage_row(row[1:]), printed[row.document_id])]


def _lineage_row(row: Sequence[Any]) -> LineageRow:
    return LineageRow._make([*row[:3], exact(row[3]), exact(row[4]), Qualifier(row[5]), *row[6:]])


def _printed(connection: Connection, documents: Collection[int]) -> dict[int, list[Mapping[str, Any]]]:
    """For each document where its text stands: publisher, date, title and address of each printing."""
    columns = PRINTINGS.c
    rows = connection.execute(
        select(columns.document_id, columns.source, columns.published, columns.title, columns.url)
        .where(columns.document_id.in_(documents), columns.superseded_by.is_(None))
        .order_by(columns.document_id, columns.position)
    )
    found: dict[int, list[Mapping[str, Any]]] = {it: [] for it in documents}
    for row in rows:
        found[row.document_id].append(
            {name: value for name, value in row._mapping.items() if name != "document_id"}
        )
    return found


def _of_each_printing(row: LineageRow, printed: Sequence[Mapping[str, Any]]) -> Iterator[LineageRow]:
    """The row of a claim, and below it one for each further printing of its text."""
    if len(printed) <= 1:
        yield row
        return
    for number, printing in enumerate(printed):
        again: dict[str, Any] = {"depth": row.depth + 1, "why": PRINTED_AGAIN} if number else {}
        yield row._replace(**printing, **again)


def find_estimates_of(connection: Connection, query: Query) -> dict[str, tuple[str, str, int]]:
    """For each claim asked for by metric and subject, by its id: its estimate, question and conflicts."""
    member, first = _CLAIM.alias("member"), MENTION.alias("first")
    asked = [member.c.metric == query.metric] if query.metric is not None else []
    asked += [member.c.subject == query.subject] if query.subject is not None else []
    rows = connection.execute(
        select(
            first.c.key,
            ESTIMATES.c.estimate_id,
            ESTIMATES.c.question_id,
            ESTIMATES.c.conflicts,
        )
        .select_from(member)
        .join(ESTIMATE_CLAIM, ESTIMATE_CLAIM.c.claim_id == member.c.id)
        .join(first, first.c.id == member.c.id)
        .join(ESTIMATES, ESTIMATES.c.estimate_number == ESTIMATE_CLAIM.c.estimate_id)
        .where(*asked)
    )
    return {row[0][:12]: (row[1], row[2], row[3]) for row in rows}


def find_conflicting(connection: Connection, metric: str | None) -> frozenset[str]:
    """The ids of the estimates on a metric, or on all, that are for sure in conflict with another one."""
    columns = ESTIMATES.c
    asked = [columns.metric == metric] if metric is not None else []
    wanted = select(columns.estimate_id).where(columns.conflicts > 0, *asked)
    return frozenset(connection.execute(wanted).scalars())


def find_changes(connection: Connection, query: Query, since: date) -> Changes:
    """What was first published on `since` or later; a year or month counts until its last day."""
    columns = ESTIMATES.c
    day = since.isoformat()
    published = columns.first_published >= func.substr(day, 1, func.length(columns.first_published))
    wanted = select(*(columns[name] for name in _ESTIMATE)).where(*_chosen(query), published)
    new = connection.execute(
        wanted.order_by(columns.metric, columns.subject.nulls_last(), columns.places, columns.estimate_key)
    )
    told = list_comparisons(connection, query)
    later = [it for it in told if it.known is not None and it.known >= since]
    return Changes(
        [_estimate(row) for row in new],
        [it for it in later if it.relation == "revision"],
        [it for it in later if it.relation in ("conflict", "contradiction")],
    )
