"""Comparisons with another tolerance than the usual one, as they are kept.

With which tolerances each holds stands beside it, so that they are read as they are. Only disputes in which
a conflict may stand that holds with the one tolerance and not with the other are made anew, out of what
disputes look at.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Select, and_, not_, or_, select
from sqlalchemy.sql.expression import ColumnElement, TableClause, column, table

from claims.batches import in_batches
from claims.compare.dispute.camps import Standoff, find_standoffs
from claims.compare.dispute.opposition import Opponent, Opposition
from claims.compare.relation.span import USUAL
from claims.compare.relation.verdict import COUNTED
from claims.dates import Days
from claims.kept.told.compared_views import VERDICTS
from claims.kept.told.comparison_rows import ID_LENGTH, ComparisonRow, Owner, Seats
from claims.kept.told.stored_comparisons import asked_of, compared_rows
from claims.kept.told.stored_estimates import find_estimates_of
from claims.store.read import Query
from claims.store.schema.exact_numbers import exact
from claims.store.schema.stored_words import listed
from claims.store.schema.views import MENTION

_NONE = Decimal(0)
_COMPARISON = table(
    "comparison", *map(column, "id left_id right_id relation reason doubts claims since until".split())
)
_OPPOSITION = table("opposition", *map(column, "comparison_id left_id right_id whole doubts place".split()))
_OPPONENT = table(
    "opponent",
    *map(column, "id component asked voice lasts first_day last_day least most down up best lowest".split()),
)


def list_conflicts_with(connection: Connection, query: Query, tolerance: int) -> list[ComparisonRow]:
    """The conflicts and contradictions with a tolerance in millionths, in the order of `list_conflicts`."""
    return _list(connection, query, tolerance, [VERDICTS.c.relation.in_(sorted(COUNTED))])


def list_all_with(connection: Connection, query: Query, tolerance: int) -> list[ComparisonRow]:
    """All comparisons with a tolerance in millionths, in the order of `list_comparisons`."""
    return _list(connection, query, tolerance, [])


def _list(
    connection: Connection, query: Query, tolerance: int, relation: Sequence[ColumnElement[bool]]
) -> list[ComparisonRow]:
    asked = [*relation, *asked_of(VERDICTS, query), _told(VERDICTS, tolerance)]
    seats = find_seats(connection, tolerance)
    return list(compared_rows(connection, VERDICTS, asked, query.limit, seats))


def _told(view: TableClause, tolerance: int) -> ColumnElement[bool]:
    """Whether a comparison holds with a tolerance."""
    columns = view.c
    return and_(columns.since <= tolerance, or_(columns.until.is_(None), columns.until > tolerance))


def find_seats(connection: Connection, tolerance: int) -> dict[int, Seats]:
    """Where the conflicts stand, by their numbers, whose disputes may be others with that tolerance, in
    millionths, than with the usual one."""
    moved = _moved(tolerance)
    rows = connection.execute(select(_OPPONENT).where(moved)).all()
    opponents = {row[0]: _opponent(row) for row in rows}
    opposed = _opposed(*_OPPOSITION.c, _COMPARISON.c.relation, _COMPARISON.c.reason)
    pairs = connection.execute(opposed.where(moved, _told(_COMPARISON, tolerance))).all()
    standoffs = find_standoffs((_opposition(row, opponents) for row in pairs), tolerance)
    names = _names(connection, [it.pair.id for it in standoffs])
    return {pair: seats for it in standoffs for pair, seats in _seats(it, names[it.pair.id])}


def _moved(tolerance: int) -> ColumnElement[bool]:
    """Whether conflicts join a side with one that holds with that tolerance or the usual one, and not with
    both."""
    now, before = _told(_COMPARISON, tolerance), _told(_COMPARISON, USUAL)
    changed = or_(and_(now, not_(before)), and_(before, not_(now)))
    return _OPPONENT.c.component.in_(_opposed(_OPPONENT.c.component).where(changed).distinct())


def find_owners_with(connection: Connection, metric: str | None, tolerance: int) -> dict[str, Owner]:
    """For each claim on a metric, by its id, the estimate that it belongs to, with the number of sure
    conflicts in which that stands with a tolerance in millionths."""
    kept = {it: Owner._make(told) for it, told in find_estimates_of(connection, Query(metric)).items()}
    now = find_seats(connection, tolerance)
    sure = and_(_told(_COMPARISON, USUAL), _COMPARISON.c.doubts == "")
    more: Counter[str] = Counter()
    pairs = _opposed(_COMPARISON.c.id, _COMPARISON.c.claims, sure).where(_moved(tolerance))
    for number, claims, was_sure in connection.execute(pairs):
        is_sure = number in now and not now[number].doubts
        if is_sure != bool(was_sure):
            for estimate in {kept[it].estimate_id for it in listed(claims) if it in kept}:
                more[estimate] += 1 if is_sure else -1
    return {it: own._replace(conflicts=own.conflicts + more[own.estimate_id]) for it, own in kept.items()}


def _opposed(*columns: Any) -> Select[Any]:
    """Columns of oppositions, their comparisons and their left sides."""
    return (
        select(*columns)
        .select_from(_OPPOSITION)
        .join(_COMPARISON, _COMPARISON.c.id == _OPPOSITION.c.comparison_id)
        .join(_OPPONENT, _OPPONENT.c.id == _OPPOSITION.c.left_id)
    )


def _opponent(row: Sequence[Any]) -> Opponent:
    id_, _, asked, voice, lasts, first, last, least, most, down, up, *places = row
    days = None if first is None or last is None else Days(first, last)
    moves = exact(down) or _NONE, exact(up) or _NONE
    return Opponent(id_, asked, lasts, days, voice, exact(least), exact(most), *moves, *places)


def _opposition(row: Sequence[Any], opponents: Mapping[int, Opponent]) -> Opposition:
    id_, left, right, whole, doubts, place, relation, reason = row
    return Opposition(id_, opponents[left], opponents[right], relation, reason, whole, listed(doubts), place)


def _names(connection: Connection, comparisons: Sequence[int]) -> dict[int, str]:
    """The names of the disputes that some comparisons tell, by the numbers of those."""
    left, right = MENTION.alias(), MENTION.alias()
    named = (
        select(_COMPARISON.c.id, left.c.key, right.c.key)
        .join(left, left.c.id == _COMPARISON.c.left_id)
        .join(right, right.c.id == _COMPARISON.c.right_id)
    )
    found: dict[int, str] = {}
    for some in in_batches(comparisons):
        rows = connection.execute(named.where(_COMPARISON.c.id.in_(some)))
        found |= {number: f"{one[:ID_LENGTH]}:{other[:ID_LENGTH]}" for number, one, other in rows}
    return found


def _seats(standoff: Standoff, name: str) -> Iterator[tuple[int, Seats]]:
    camps = {it.id: number for number, camp in enumerate(standoff.camps, 1) for it in camp}
    for it in standoff.pairs:
        yield it.id, Seats(name, standoff.doubts, camps[it.left.id], camps[it.right.id])
