"""Read the questions and the estimates that comparing found. Core selects over the views, as `store.read`."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, Select, func, or_, select, union
from sqlalchemy.sql.expression import ColumnElement

from claims.kept.told.compared_views import (
    CLAIM,
    DISPUTED,
    ESTIMATE_CLAIM,
    ESTIMATE_SELECTED,
    ESTIMATES,
    NEW_DOCUMENT,
    QUESTIONS,
    STALE,
)
from claims.kept.told.comparison_rows import EstimateRow, Papers, QuestionRow
from claims.store.read import Query, meets
from claims.store.schema.exact_numbers import exact
from claims.store.schema.stored_words import BASES, QUALIFIERS, STATUSES, listed, turned_rows, turns
from claims.store.schema.views import CLAIM_PLACE, CLAIMS, MENTION, printed_by

_ANY_MARK = select(or_(select(STALE.c.metric).exists(), select(NEW_DOCUMENT.c.id).exists()))

_NUMBERS = 10_000  # that a statement takes


def is_stale(connection: Connection) -> bool:
    """Whether some claims changed since they were compared: a run is under way, or was cut short."""
    return bool(connection.execute(_ANY_MARK).scalar())


def list_estimates(connection: Connection, query: Query, but_for: Collection[int] = ()) -> list[EstimateRow]:
    """The estimates of which a claim is asked for: the newest as-of time first within their questions. Those
    of questions of the numbers `but_for` are left out."""
    columns = ESTIMATES.c
    wanted = select(*(columns[name] for name in ESTIMATE_SELECTED)).where(*conditions_on_estimates(query))
    if 0 < len(but_for) <= _NUMBERS:
        wanted = wanted.where(columns.question_number.not_in(but_for))
    wanted = wanted.order_by(
        columns.question_number,
        func.coalesce(columns.as_of_start, columns.as_of_end).desc().nulls_last(),
        columns.published.desc().nulls_last(),
        columns.estimate_key,
    )
    return estimate_rows(connection.execute(wanted.limit(query.limit)).all())


def list_papers(connection: Connection, metrics: Collection[str]) -> dict[str, Papers]:
    """Who printed the estimates that stand in disputes on these metrics, by the id of the claim that leads
    each."""
    columns = ESTIMATES.c
    sides = [
        select(side).where(DISPUTED.c.dispute.is_not(None), DISPUTED.c.metric.in_(sorted(metrics)))
        for side in (DISPUTED.c.left_id, DISPUTED.c.right_id)
    ]
    wanted = select(columns.estimate_id, columns.sources, columns.publishers)
    rows = connection.execute(wanted.where(columns.estimate_number.in_(union(*sides)))).all()
    return {claim_id: Papers(sources, publishers) for claim_id, sources, publishers in rows}


def estimate_rows(rows: Sequence[Sequence[Any]]) -> list[EstimateRow]:
    """The frozen rows of rows of `ESTIMATE_SELECTED`."""
    return list(map(EstimateRow._make, turned_rows(rows, _ESTIMATE_TURNS)))


_ESTIMATE_TURNS = turns(
    EstimateRow._fields,
    {
        "low": exact,
        "high": exact,
        "qualifier": QUALIFIERS.__getitem__,
        "places": listed,
        "as_of_basis": BASES.__getitem__,
        "status": STATUSES.__getitem__,
        "decided": listed,
    },
)


def conditions_on_estimates(query: Query) -> list[ColumnElement[bool]]:
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
    rows = connection.execute(wanted).all()
    return list(map(QuestionRow._make, turned_rows(rows, _QUESTION_TURNS)))


_QUESTION_TURNS = turns(QuestionRow._fields, {"places": listed, "low": exact, "high": exact})


def find_estimates_of(connection: Connection, query: Query) -> dict[str, tuple[str, str, int]]:
    """For each claim asked for by metric and subject, by its id: its estimate, question and conflicts."""
    member, first = CLAIM.alias("member"), MENTION.alias("first")
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
