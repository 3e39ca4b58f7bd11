"""Write what comparing found into the tables of `comparison_tables.py`, and take it away again."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from sqlalchemy import Connection, bindparam, delete, func, select, tuple_

from claims.batches import in_batches
from claims.compare.families import Topic
from claims.kept.comparing.family_rows import COMPARISON, ESTIMATE, MEMBER, POINT, QUESTION, FamilyRows, Row
from claims.kept.comparing.opposed_rows import OPPONENT, OPPOSITION
from claims.store.inserts import insert_missing, insert_rows
from claims.store.schema import tables

_POINTS = 1_000  # that are looked for at a time, written out: to bind them takes longer than to look
_THERE = f"SELECT {', '.join(POINT)} FROM {tables.MeetingPoint.__tablename__} WHERE point IN"
_OLD = tuple(f"old_{name}" for name in POINT)


def forget(connection: Connection, topics: Iterable[Topic]) -> bool:
    """Take away what was found on these topics before, by metric and subject as questions have them; whether
    there was anything."""
    question = tables.Question
    subject, found = func.coalesce(question.subject, ""), False
    for some in in_batches(sorted(set(topics))):
        old = select(question.id).where(
            question.metric.in_({metric for metric, _ in some}),
            tuple_(question.metric, subject).in_(some),
        )
        numbers = connection.execute(old).scalars().all()
        for few in in_batches(numbers):
            connection.execute(delete(question).where(question.id.in_(few)))
        found = found or bool(numbers)
    return found


def forget_parts(connection: Connection, parts: Iterable[int]) -> None:
    """Take away what was found on the claims of these parts before."""
    for some in in_batches(sorted(set(parts))):
        connection.execute(delete(tables.Question).where(tables.Question.part.in_(some)))


def forget_points_of_gone(connection: Connection) -> None:
    """Take away the points of parts whose claim is no more."""
    point, claim = tables.MeetingPoint, tables.Claim
    there = select(claim.id).where(claim.id == point.claim_id).exists()
    connection.execute(delete(point).where(~there))


def write_rows(connection: Connection, rows: FamilyRows, claims: Iterable[int], *, known: bool) -> None:
    """Write what was found on claims, given by their numbers; their points anew. `known`: something had been
    found on them before, so that they may have points."""
    question = _last(connection, tables.Question)
    comparison = _last(connection, tables.Comparison)
    opponent = _last(connection, tables.Opponent)
    asked = {"question_id": question}
    opponents = {"id": opponent, "component": opponent, **asked}
    sides = {"comparison_id": comparison, "left_id": opponent, "right_id": opponent}
    insert_rows(connection, tables.Question, QUESTION, rows.questions, {"id": question})
    insert_rows(connection, tables.Estimate, ESTIMATE, rows.estimates, asked)
    insert_rows(connection, tables.EstimateClaim, MEMBER, rows.members)
    insert_rows(connection, tables.Comparison, COMPARISON, rows.comparisons, {"id": comparison, **asked})
    insert_rows(connection, tables.Opponent, OPPONENT, rows.opponents, opponents)
    insert_rows(connection, tables.Opposition, OPPOSITION, rows.oppositions, sides)
    if known:
        _write_points(connection, rows.points, set(claims))
    else:  # what a claim that is no more left there may stay
        insert_missing(connection, tables.MeetingPoint, POINT, rows.points)


def _write_points(connection: Connection, points: Sequence[Row], claims: Collection[int]) -> None:
    """Write the points of parts, each once and in order, in the place of those that parts of these claims had
    there.

    Points that a part had and that none of its claims has any more are not looked for: there is no index of
    them. For them a new claim is at most held against others that it does not meet.
    """
    table, numbers = tables.MeetingPoint, list(dict.fromkeys(it[0] for it in points))
    there = {it for it in _points_at(connection, numbers) if it[2] in claims}
    if not there:
        insert_rows(connection, table, POINT, points)
        return
    wanted = set(points)
    gone = [dict(zip(_OLD, it, strict=True)) for it in sorted(there - wanted)]
    if gone:
        same = (getattr(table, name) == bindparam(old) for name, old in zip(POINT, _OLD, strict=True))
        connection.execute(delete(table).where(*same), gone)
    insert_rows(connection, table, POINT, sorted(wanted - there))


def _points_at(connection: Connection, numbers: Sequence[int]) -> Iterator[Row]:
    """The rows of points with these numbers, which are in order."""
    for some in in_batches(numbers, _POINTS):
        rows = connection.exec_driver_sql(f"{_THERE} ({', '.join(map(str, some))})")
        yield from map(tuple, rows)


def _last(connection: Connection, table: type[tables.Question | tables.Comparison | tables.Opponent]) -> int:
    """The last number that is taken in a table."""
    return connection.execute(select(func.max(table.id))).scalar() or 0
