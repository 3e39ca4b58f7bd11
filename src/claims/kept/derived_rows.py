"""What comparing found, as rows of the tables of `store.schema.derived_tables`."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, tuple_

from claims.compare.assess import Assessment
from claims.compare.entry.subgroup import say_group
from claims.compare.entry.wording import say_bounds
from claims.compare.origin.lineage import Node, lineage
from claims.compare.origin.origin import Estimate
from claims.compare.question.question import Question
from claims.compare.relation.comparison import Comparison
from claims.compare.relation.parts import SUM
from claims.dates import OPEN_END, OPEN_START, Days
from claims.kept.stored_entries import Topic
from claims.store.schema import tables
from claims.store.schema.exact_numbers import fitted

ID_LENGTH = 12  # hexadecimal digits of a claim's key that analysts see
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


def keep(connection: Connection, assessment: Assessment, ids: Mapping[str, int]) -> None:
    """Write what was found. `ids` gives the number of the claim of each entry."""
    first = (connection.execute(select(func.max(tables.Question.id))).scalar() or 0) + 1
    numbers = {
        estimate.id: number
        for number, question in enumerate(assessment.questions, first)
        for estimate in question.estimates
    }
    owner = {figure.entry.id: e.id for e in assessment.estimates for figure in e.members}
    conflicts = count_conflicts(assessment)
    _insert(
        connection,
        tables.Question,
        [_question_row(number, q, conflicts) for number, q in enumerate(assessment.questions, first)],
    )
    _insert(
        connection, tables.Estimate, [_estimate_row(e, ids, numbers, conflicts) for e in assessment.estimates]
    )
    _insert(connection, tables.EstimateClaim, [r for e in assessment.estimates for r in _member_rows(e, ids)])
    start = (connection.execute(select(func.max(tables.Comparison.id))).scalar() or 0) + 1
    rows = (_comparison_row(c, ids, numbers, owner) for c in assessment.comparisons)
    _insert(connection, tables.Comparison, [row | {"id": number} for number, row in enumerate(rows, start)])


def _insert(connection: Connection, table: type[tables.Base], rows: list[Row]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def count_conflicts(assessment: Assessment) -> Counter[str]:
    """In how many conflicts each estimate stands, by its id."""
    owner = {figure.entry.id: e.id for e in assessment.estimates for figure in e.members}
    found: Counter[str] = Counter()
    for conflict in assessment.conflicts:
        found.update({owner[claim] for claim in conflict.claims})
    return found


def _question_row(number: int, question: Question, conflicts: Mapping[str, int]) -> Row:
    key, counts, found = question.key, question.counts, question.range
    start, end = dates_of(question.days)
    return {
        "id": number,
        "key": question.id,
        "metric": key.metric,
        "subject": key.subject or None,
        "places": "; ".join(sorted(key.places)),
        "measure": key.measure,
        "unit": key.dimension,
        "per": "day" if key.rate else None,
        "counted": say_group(key.group, key.dimension),
        "status": "planned" if key.planned else "asserted",
        "as_of_start": start,
        "as_of_end": end,
        "estimates": len(question.estimates),
        "mentions": counts.mentions,
        "publishers": counts.publishers,
        "independent": counts.independent,
        "unattributed": counts.unattributed,
        "conflicts": sum(1 for e in question.estimates if conflicts[e.id]),
        "low": kept_number(found.low if found else None),
        "high": kept_number(found.high if found else None),
        "open_low": int(found is not None and found.open_low),
        "open_high": int(found is not None and found.open_high),
    }


def _estimate_row(
    estimate: Estimate, ids: Mapping[str, int], numbers: Mapping[str, int], conflicts: Mapping[str, int]
) -> Row:
    dated = [f for f in estimate.members if f.published]
    first = min(dated, key=lambda f: f.published.last if f.published else 0, default=None)
    names = dict.fromkeys(name for f in estimate.members for name in f.entry.sources)
    return {
        "id": ids[estimate.id],
        "question_id": numbers[estimate.id],
        "claims": len(estimate.members),
        "mentions": estimate.mentions,
        "publishers": len(estimate.publishers),
        "sources": "; ".join(names),
        "attributed": int(estimate.attributed),
        "published": first.entry.published if first else None,
        "conflicts": conflicts[estimate.id],
    }


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


def _comparison_row(
    comparison: Comparison, ids: Mapping[str, int], numbers: Mapping[str, int], owner: Mapping[str, str]
) -> Row:
    verdict, left, right = comparison.verdict, comparison.left.lead, comparison.right.lead
    known = comparison.known
    row: Row = {
        "question_id": numbers[owner[claim_of(comparison)]],
        "metric": left.entry.metric,
        "subject": left.subject,
        "places": "; ".join(sorted(left.places | right.places)),
        "relation": str(verdict.relation),
        "reason": verdict.reason,
        "sentence": verdict.sentence,
        "spread": kept_number(verdict.spread),
        "weight": comparison.weight,
        "known": date.fromordinal(known.last) if known else None,
        "claims": "; ".join(name[:ID_LENGTH] for name in comparison.claims),
    }
    for side, figure in (("left", left), ("right", right)):
        row[f"{side}_id"] = ids[figure.entry.id.partition(SUM)[0]]
        row[f"{side}_figure"] = say_bounds(figure)
        row[f"{side}_low"] = kept_number(figure.low)
        row[f"{side}_high"] = kept_number(figure.high)
    return row


def claim_of(comparison: Comparison) -> str:
    """The claim, by its key, whose question a comparison answers: of a sum and one claim that one."""
    left, right = comparison.left.lead.entry.id, comparison.right.lead.entry.id
    of_one = next((name for name in (left, right) if SUM not in name), left)
    return of_one.partition(SUM)[0]


def kept_number(value: Decimal | None) -> Decimal | None:
    """A number as the database keeps it; `None` stays."""
    return None if value is None else fitted(value)


def dates_of(days: Days | None) -> tuple[date | None, date | None]:
    """The first and the last day; `None` where the time is open."""
    if days is None:
        return None, None
    first = None if days.first <= OPEN_START else date.fromordinal(days.first)
    last = None if days.last >= OPEN_END else date.fromordinal(days.last)
    return first, last
