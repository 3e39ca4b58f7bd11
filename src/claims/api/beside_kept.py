"""What was known by a day: what was compared anew for it, and beside that what is as it is kept."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from sqlalchemy import Connection

from claims.api.recomparison import Recompared, Terms, recompare_known
from claims.compare.entry.estimate_protocols import ToldEstimate
from claims.compare.families import bear_on, widest_subject
from claims.compare.question.question import order_of
from claims.compare.world import World
from claims.dates import days_between
from claims.kept.told.comparison_rows import ID_LENGTH, ComparisonRow, EstimateRow, QuestionRow
from claims.kept.told.stored_comparisons import list_comparisons, list_conflicts, rank_of
from claims.kept.told.stored_estimates import list_estimates, list_questions
from claims.kept.told.told_estimates import list_kept_estimates, list_question_keys
from claims.no_cycles import no_cycles
from claims.store.read import Query


class Answers(NamedTuple):
    """Questions in their order, and the estimates that are asked for."""

    questions: list[QuestionRow]
    estimates: list[EstimateRow]
    kept: frozenset[str]  # the ids of those of the estimates that are as they are kept


class Told(NamedTuple):
    """Estimates, be they kept or compared now."""

    estimates: Sequence[ToldEstimate]
    world: World  # of which the metrics are known
    conflicting: frozenset[str]  # the ids of those that are in conflict with another one
    metric: str


_Asked = tuple[tuple[object, ...], QuestionRow | None, Sequence[EstimateRow]]  # what sorts it first


@no_cycles()
def find_answers(connection: Connection, found: Recompared) -> Answers:
    """The questions on the metric, and the estimates of which a claim is asked for."""
    if found.changed is None:
        return Answers(found.question_rows(), found.estimate_rows(), frozenset())
    kept = list(_kept(connection, found, found.changed))
    in_order = sorted(chain(kept, _anew(found)), key=lambda it: it[0])
    told = [(number, row, same) for number, (_, row, same) in enumerate(in_order, 1)]
    return Answers(
        [row._replace(question_number=number) for number, row, _ in told if row is not None],
        [it._replace(question_number=number) for number, _, same in told for it in same],
        frozenset(it.claim_id for _, _, same in kept for it in same),
    )


def _kept(connection: Connection, found: Recompared, changed: Mapping[int, str]) -> Iterator[_Asked]:
    query = found.query
    keys = list_question_keys(connection, query.metric)
    estimates = _by_question(list_estimates(connection, query, changed))
    for row in list_questions(connection, Query(metric=query.metric)):
        number = row.question_number
        if number not in changed and _bears_on_subject(row, found):
            days = days_between(row.as_of_start, row.as_of_end)
            yield order_of(keys[number], days, row.question_id), row, estimates.get(number, ())


def _anew(found: Recompared) -> Iterator[_Asked]:
    rows = {it.question_number: it for it in found.question_rows() if _bears_on_subject(it, found)}
    estimates = _by_question(found.estimate_rows())
    for number, question in enumerate(found.assessment.questions, 1):
        order = order_of(question.key, question.days, question.id[:ID_LENGTH])
        yield order, rows.get(number), estimates.get(number, ())


def _bears_on_subject(row: QuestionRow, found: Recompared) -> bool:
    """Whether a question is of the subject that is asked for, or may be."""
    subject, world = found.query.subject, found.world
    if subject is None:
        return True
    return bool(bear_on([(row.metric, row.subject or "")], {widest_subject(subject, world)}, world))


def _by_question(estimates: Iterable[EstimateRow]) -> Mapping[int, Sequence[EstimateRow]]:
    found: dict[int, list[EstimateRow]] = defaultdict(list)
    for it in estimates:
        found[it.question_number].append(it)
    return found


@no_cycles()
def find_told_comparisons(
    connection: Connection, query: Query, terms: Terms, *, everything: bool
) -> list[ComparisonRow]:
    """The conflicts, or all comparisons that are told, of what is asked for, up to the limit."""
    found = recompare_known(connection, replace(query, limit=None), terms)
    if found.changed is None:
        return found.comparisons(everything=everything)[: query.limit]
    ids = set(found.changed.values())
    listed = (list_comparisons if everything else list_conflicts)(connection, found.query)
    kept = (it for it in listed if it.question_id not in ids)
    return sorted([*kept, *found.comparisons(everything=everything)], key=rank_of)[: query.limit]


def find_told_estimates(connection: Connection, query: Query, terms: Terms) -> Told:
    """The estimates of which a claim is asked for, in no order."""
    found = recompare_known(connection, query, terms)
    conflicting = found.conflicting
    ids = {it.id for it in found.estimates if it.id[:ID_LENGTH] in conflicting}
    estimates: list[ToldEstimate] = list(found.estimates)
    if found.changed is not None:
        listed = list_kept_estimates(connection, found.query)
        kept = [it for it in listed if it.members[0].question_id not in found.changed]
        ids |= {it.id for it in kept if it.conflicts}
        estimates += kept
    return Told(estimates, found.world, frozenset(ids), found.query.metric or "")
