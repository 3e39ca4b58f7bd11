"""Write what comparing found into the tables of `store.schema.derived_tables`, and take it away again."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, tuple_

from claims.compare.families import Topic
from claims.compare.origin.estimate import Estimate
from claims.compare.origin.lineage import Node, lineage
from claims.kept.assessed_rows import Findings, first_claim, home, owners
from claims.kept.comparison_rows import ComparisonRow
from claims.store.schema import tables

_BATCH = 300

Row = dict[str, Any]


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
    _insert(connection, tables.Question, _question_rows(found, numbers, parts))
    _insert(connection, tables.Estimate, _estimate_rows(found, ids, question_of))
    _insert(connection, tables.EstimateClaim, (r for e in assessment.estimates for r in _member_rows(e, ids)))
    _insert(connection, tables.Comparison, _comparison_rows(connection, found, ids, question_of))


def _numbers(connection: Connection, table: type[tables.Question | tables.Comparison]) -> Iterator[int]:
    """The numbers that are free in a table, upwards."""
    number = connection.execute(select(func.max(table.id))).scalar() or 0
    while True:
        number += 1
        yield number


def _insert(connection: Connection, table: type[tables.Base], rows: Iterable[Row]) -> None:
    listed = list(rows)
    if listed:
        connection.execute(insert(table), listed)


def _columns(row: Mapping[str, Any], table: type[tables.Base]) -> Row:
    """The fields of a row that a table has columns for, as it holds them."""
    return {name: _held(row[name]) for name in table.__table__.columns.keys() & row.keys()}


def _held(value: Any) -> Any:
    return "; ".join(value) if isinstance(value, tuple) else value


def _question_rows(found: Findings, numbers: Mapping[str, int], parts: Mapping[str, int]) -> Iterator[Row]:
    for question, row in zip(found.assessment.questions, found.questions(), strict=True):
        own = {"id": numbers[question.id], "key": question.id, "part": parts[question.id]}
        yield _columns(row._asdict(), tables.Question) | own


def _estimate_rows(found: Findings, ids: Mapping[str, int], question_of: Mapping[str, int]) -> Iterator[Row]:
    in_order = (e for q in found.assessment.questions for e in reversed(q.estimates))
    for estimate, row in zip(in_order, found.estimates(), strict=True):
        yield _columns(row._asdict(), tables.Estimate) | {
            "id": ids[estimate.id],
            "question_id": question_of[estimate.id],
            "attributed": int(estimate.attributed),
            "published": _first_published(estimate),
        }


def _first_published(estimate: Estimate) -> str | None:
    dated = [(f.published.last, f.entry.published) for f in estimate.members if f.published]
    return min(dated, key=lambda it: it[0])[1] if dated else None


def _member_rows(estimate: Estimate, ids: Mapping[str, int]) -> Iterator[Row]:
    for position, (depth, node) in enumerate(_walk(lineage(estimate))):
        yield {
            "claim_id": ids[node.figure.entry.id],
            "estimate_id": ids[estimate.id],
            "position": position,
            "depth": depth,
            "why": node.why,
        }


def _walk(root: Node) -> Iterator[tuple[int, Node]]:
    """The nodes of a tree from top to bottom, with how deep they stand."""
    waiting = [(0, root)]
    while waiting:
        depth, node = waiting.pop()
        yield depth, node
        waiting += [(depth + 1, child) for child in reversed(node.children)]


def _comparison_rows(
    connection: Connection, found: Findings, ids: Mapping[str, int], question_of: Mapping[str, int]
) -> Iterator[Row]:
    owner, numbers = owners(found.assessment), _numbers(connection, tables.Comparison)
    for comparison, row in zip(found.assessment.comparisons, found.comparisons(), strict=True):
        yield _columns(_flat(row), tables.Comparison) | {
            "id": next(numbers),
            "question_id": question_of[owner[home(comparison)]],
            "left_id": ids[first_claim(comparison.left.lead)],
            "right_id": ids[first_claim(comparison.right.lead)],
        }


def _flat(row: ComparisonRow) -> Row:
    """A comparison's fields, those of its sides beside the others: `left_low`."""
    sides = (("left", row.left), ("right", row.right))
    return row._asdict() | {f"{name}_{k}": v for name, side in sides for k, v in side._asdict().items()}
