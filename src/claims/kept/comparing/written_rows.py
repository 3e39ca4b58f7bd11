"""Write what comparing found into the tables of `store.schema.derived_tables`, and take it away again."""

from collections.abc import Iterable

from sqlalchemy import Connection, delete, func, select, tuple_

from claims.batches import in_batches
from claims.compare.families import Topic
from claims.kept.comparing.family_rows import COMPARISON, ESTIMATE, MEMBER, POINT, QUESTION, FamilyRows
from claims.kept.comparing.opposed_rows import OPPONENT, OPPOSITION
from claims.store.inserts import insert_rows
from claims.store.schema import tables


def forget(connection: Connection, topics: Iterable[Topic]) -> None:
    """Take away what was found on these topics before, by metric and subject as questions have them."""
    question = tables.Question
    subject = func.coalesce(question.subject, "")
    for some in in_batches(sorted(set(topics))):
        old = select(question.id).where(
            question.metric.in_({metric for metric, _ in some}),
            tuple_(question.metric, subject).in_(some),
        )
        numbers = connection.execute(old).scalars().all()
        for few in in_batches(numbers):
            connection.execute(delete(question).where(question.id.in_(few)))


def forget_parts(connection: Connection, parts: Iterable[int]) -> None:
    """Take away what was found on the claims of these parts before."""
    for some in in_batches(sorted(set(parts))):
        connection.execute(delete(tables.Question).where(tables.Question.part.in_(some)))


def write_rows(connection: Connection, rows: FamilyRows, claims: Iterable[int]) -> None:
    """Write what was found on claims, given by their numbers; their points anew."""
    question = _last(connection, tables.Question)
    comparison = _last(connection, tables.Comparison)
    for some in in_batches(sorted(set(claims))):
        connection.execute(delete(tables.MeetingPoint).where(tables.MeetingPoint.claim_id.in_(some)))
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
    insert_rows(connection, tables.MeetingPoint, POINT, rows.points)


def _last(connection: Connection, table: type[tables.Question | tables.Comparison | tables.Opponent]) -> int:
    """The last number that is taken in a table."""
    return connection.execute(select(func.max(table.id))).scalar() or 0
