"""Write what comparing found into the tables of `store.schema.derived_tables`, and take it away again."""

from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter
from typing import Any, NamedTuple

from sqlalchemy import Connection, delete, func, select, tuple_

from claims.compare.entry.comparable import Comparable
from claims.compare.entry.question_key import QuestionKey
from claims.compare.families import Topic
from claims.compare.origin.estimate import Estimate
from claims.compare.origin.lineage import Node, lineage
from claims.kept.assessed_rows import Findings, first_claim, home, say_sources
from claims.kept.comparison_rows import ComparisonRow, QuestionRow
from claims.store.inserts import insert_rows
from claims.store.schema import tables

_BATCH = 300

Row = tuple[Any, ...]


def forget(connection: Connection, topics: Iterable[Topic]) -> None:
    """Take away what was found on these topics before, by metric and subject as questions have them."""
    question = tables.Question
    subject = func.coalesce(question.subject, "")
    listed = sorted(set(topics))
    for first in range(0, len(listed), _BATCH):
        some = listed[first : first + _BATCH]
        old = select(question.id).where(
            question.metric.in_({metric for metric, _ in some}),
            tuple_(question.metric, subject).in_(some),
        )
        numbers = connection.execute(old).scalars().all()
        for start in range(0, len(numbers), _BATCH):
            connection.execute(delete(question).where(question.id.in_(numbers[start : start + _BATCH])))


def forget_parts(connection: Connection, parts: Iterable[int]) -> None:
    """Take away what was found on the claims of these parts before."""
    listed = sorted(parts)
    for start in range(0, len(listed), _BATCH):
        old = tables.Question.part.in_(listed[start : start + _BATCH])
        connection.execute(delete(tables.Question).where(old))


def keep(connection: Connection, found: Findings, ids: Mapping[str, int], parts: Mapping[str, int]) -> None:
    """Write what was found. `ids` gives the number of the claim of each entry, `parts` that of the claims
    that can meet it."""
    assessment = found.assessment
    free = _numbers(connection, tables.Question)
    numbers = {question.id: next(free) for question in assessment.questions}
    question_of = {e.id: numbers[q.id] for q in assessment.questions for e in q.estimates}
    more = _numbers(connection, tables.Comparison)
    members = (row for estimate in assessment.estimates for row in _member_rows(estimate, ids))
    for table, names, rows in (
        (tables.Question, _QUESTION, _question_rows(found, numbers, ids, parts)),
        (tables.Estimate, _ESTIMATE, _estimate_rows(found, ids, question_of)),
        (tables.EstimateClaim, _MEMBER, members),
        (tables.Comparison, _COMPARISON, _comparison_rows(found, ids, question_of, more)),
    ):
        insert_rows(connection, table, names, rows)


def _numbers(connection: Connection, table: type[tables.Question | tables.Comparison]) -> Iterator[int]:
    """The numbers that are free in a table, upwards."""
    number = connection.execute(select(func.max(table.id))).scalar() or 0
    while True:
        number += 1
        yield number


def _shared(row: type[NamedTuple], table: type[tables.Base], joined: Iterable[str] = ()) -> tuple[str, ...]:
    """The names of the fields of a row that are columns of a table as they are."""
    left_out = {*joined, "id", "question_id"}
    return tuple(name for name in row._fields if name in table.__table__.columns and name not in left_out)


_MEMBER = (
    "claim_id", "estimate_id", "position", "depth", "why", "first_day", "last_day", "speaker", "anybody",
    "publisher", "printers",
)  # fmt: skip
_OF_QUESTION = _shared(QuestionRow, tables.Question, ["places"])
_KEY = ("noun", "marks", "rest", "change", "superseded")
_QUESTION = ("id", "lead_id", "part", "places", *_KEY, *_OF_QUESTION)
_ESTIMATE = (
    "id", "question_id", "claims", "mentions", "publishers", "sources", "attributed", "published",
    "conflicts", "perhaps",
)  # fmt: skip
_JOINED = ("places", "claims", "doubts")  # lists that are kept as one text
_OF_COMPARISON = _shared(ComparisonRow, tables.Comparison, _JOINED)
_OF_SIDE = ("figure", "low", "high")
_OF_SIDES = tuple(f"{side}_{name}" for side in ("left", "right") for name in _OF_SIDE)
_COMPARISON = ("id", "question_id", "left_id", "right_id", *_JOINED, *_OF_COMPARISON, *_OF_SIDES)
# What rows are told by, in the order of the columns.
_question_fields = attrgetter(*_OF_QUESTION)
_comparison_fields = attrgetter(*_OF_COMPARISON, *(it.replace("_", ".", 1) for it in _OF_SIDES))


def _question_rows(
    found: Findings, numbers: Mapping[str, int], ids: Mapping[str, int], parts: Mapping[str, int]
) -> Iterator[Row]:
    for question, row in zip(found.assessment.questions, found.questions(), strict=True):
        own = (numbers[question.id], ids[question.id], parts[question.id], "; ".join(row.places))
        yield own + _of_key(question.key) + _question_fields(row)


def _of_key(key: QuestionKey) -> Row:
    group, change = key.group, None if key.change is None else str(key.change)
    return group.noun, "\n".join(sorted(group.marks)), int(group.rest), change, int(key.superseded)


def _estimate_rows(found: Findings, ids: Mapping[str, int], question_of: Mapping[str, int]) -> Iterator[Row]:
    for estimate in (e for q in found.assessment.questions for e in reversed(q.estimates)):
        yield (
            ids[estimate.id],
            question_of[estimate.id],
            len(estimate.members),
            estimate.mentions,
            len(estimate.publishers),
            say_sources(estimate),
            int(estimate.attributed),
            _first_published(estimate),
            found.conflicts.get(estimate.id, 0),
            " ".join(str(ids[it]) for it in estimate.perhaps) or None,
        )


def _first_published(estimate: Estimate) -> str | None:
    dated = [(f.published.last, f.entry.published) for f in estimate.members if f.published]
    return min(dated, key=lambda it: it[0])[1] if dated else None


def _member_rows(estimate: Estimate, ids: Mapping[str, int]) -> Iterator[Row]:
    number = ids[estimate.id]
    if len(estimate.members) == 1:
        yield number, number, 0, 0, None, *_among_others(estimate.lead)
        return
    for position, (depth, node) in enumerate(_walk(lineage(estimate))):
        yield ids[node.figure.entry.id], number, position, depth, node.why, *_among_others(node.figure)


def _among_others(figure: Comparable) -> Row:
    """Of when and whose a figure is."""
    first, last = figure.days or (None, None)
    alone = figure.publishers == ({figure.publisher} if figure.publisher else set())
    printers = None if alone else "\n".join(sorted(figure.publishers))
    return first, last, figure.claimant, int(figure.anybody), figure.publisher, printers


def _walk(root: Node) -> Iterator[tuple[int, Node]]:
    """The nodes of a tree from top to bottom, with how deep they stand."""
    waiting = [(0, root)]
    while waiting:
        depth, node = waiting.pop()
        yield depth, node
        waiting += [(depth + 1, child) for child in reversed(node.children)]


def _comparison_rows(
    found: Findings, ids: Mapping[str, int], question_of: Mapping[str, int], numbers: Iterator[int]
) -> Iterator[Row]:
    owners = found.owners
    for comparison, row in zip(found.assessment.comparisons, found.comparisons(), strict=True):
        sides = (ids[first_claim(it.lead)] for it in (comparison.left, comparison.right))
        joined = ("; ".join(it) for it in (row.places, row.claims, row.doubts))
        question = question_of[owners[home(comparison)].id]
        yield (next(numbers), question, *sides, *joined, *_comparison_fields(row))
