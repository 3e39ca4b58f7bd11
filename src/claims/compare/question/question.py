"""Estimates to questions: what was how many, whose, where and when; with the range that is published."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import field
from typing import TypeVar

from claims.compare.entry.estimate_protocols import ToldEstimate
from claims.compare.entry.question_key import QuestionKey
from claims.compare.origin.counts import Counts
from claims.compare.origin.estimate import Decision, Estimate
from claims.compare.origin.independence import count
from claims.compare.question.published_range import Range, but_for_words, range_of
from claims.compare.world import World
from claims.dates import Days, same_period
from claims.record_type import record

Told = TypeVar("Told", bound=ToldEstimate)


@record
class Question:
    """Estimates that answer one question, in the order of their times; at least one."""

    key: QuestionKey
    estimates: tuple[Estimate, ...]
    days: Days | None  # from the first as-of day to the last; None: undated
    decisions: Sequence[Decision] = ()
    id: str = field(init=False)  # that of its first estimate

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", self.estimates[0].id)

    @property
    def counts(self) -> Counts:
        """How often it is answered, and by how many."""
        return count(self.estimates, self.decisions)

    @property
    def range(self) -> Range | None:
        """The range of published estimates in the key's unit; `None`: no estimate states a number."""
        return find_range(self.estimates)


def find_questions(
    estimates: Iterable[Estimate], world: World, decisions: Sequence[Decision] = ()
) -> list[Question]:
    """Sort estimates into questions, the newest first within metric, subject and places.

    The as-of times of one question on a stock lie within its metric's window, measured between the middles
    of imprecise times; the periods of one question on a flow are the same. Undated estimates stand alone.
    """
    keyed: dict[QuestionKey, list[Estimate]] = defaultdict(list)
    for estimate in estimates:
        keyed[estimate.lead.question_key].append(estimate)
    questions: list[Question] = []
    for key, same in keyed.items():
        window = world.metric(key.metric).window_days
        groups = group_by_time(same, window)
        questions += [Question(key, tuple(group), span_of(group), decisions) for group in groups]
    return sorted(questions, key=_order)


def group_by_time(estimates: Sequence[Told], window: int) -> list[list[Told]]:
    """Cut the estimates of one key where the time since a question's first one is too long."""
    if len(estimates) == 1:
        return [list(estimates)]
    groups: list[list[Told]] = []
    for estimate in sorted(estimates, key=lambda e: (_when(e), e.lead.order)):
        if groups and _belongs(groups[-1][0], estimate, window):
            groups[-1].append(estimate)
        else:
            groups.append([estimate])
    return groups


def _when(estimate: ToldEstimate) -> tuple[int, int]:
    days = estimate.lead.days
    if days is None:
        return 0, 0
    return (days.middle, days.last) if estimate.lead.measure == "stock" else (days.first, days.last)


def _belongs(first: ToldEstimate, estimate: ToldEstimate, window: int) -> bool:
    one, other = first.lead.days, estimate.lead.days
    if one is None or other is None:
        return one is other
    if first.lead.measure == "stock":
        return other.middle - one.middle <= window
    return same_period(one, other)


def span_of(estimates: Sequence[ToldEstimate]) -> Days | None:
    """From the first as-of day of estimates to the last; `None` where none of them has any."""
    if len(estimates) == 1:
        return estimates[0].lead.days
    dated = [e.lead.days for e in estimates if e.lead.days]
    return Days(min(d.first for d in dated), max(d.last for d in dated)) if dated else None


def find_range(estimates: Sequence[ToldEstimate]) -> Range | None:
    """The range of published estimates. Those whose text doubts them are left out, unless all are such."""
    if len(estimates) == 1:
        return range_of([(estimates[0].lead.low, estimates[0].lead.high)])
    leads = [e.lead for e in estimates if not e.lead.disputed] or [e.lead for e in estimates]
    kept = {id(it) for it in but_for_words([lead.entry for lead in leads])}
    return range_of([(lead.low, lead.high) for lead in leads if id(lead.entry) in kept])


def _order(question: Question) -> tuple[object, ...]:
    return order_of(question.key, question.days, question.id)


def order_of(key: QuestionKey, days: Days | None, id_: str) -> tuple[object, ...]:
    """Sorts questions: the newest first within metric, subject and places."""
    first, last = days or (0, 0)
    marks = (key.group.noun, sorted(key.group.marks), key.group.rest)
    where = (key.metric, key.subject, sorted(key.places), key.measure)
    bears = (key.change or "", key.superseded)
    return *where, key.dimension, key.rate, key.planned, *bears, -last, -first, marks, id_
