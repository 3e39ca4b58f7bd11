"""What comparing found, as rows: those that the database keeps, and those that are shown at once."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import chain

from claims.compare.assess import Assessment
from claims.compare.entry.comparable import Comparable
from claims.compare.entry.wording import say_bounds, say_counted
from claims.compare.origin.estimate import Estimate
from claims.compare.question.question import Question
from claims.compare.relation.comparison import Comparison
from claims.compare.relation.sums import SUM
from claims.compare.world import World
from claims.dates import OPEN_END, OPEN_START, Days
from claims.kept.entries.entry_rows import Shown
from claims.kept.told.comparison_rows import ID_LENGTH, ComparisonRow, EstimateRow, QuestionRow, Seats, Side
from claims.store.schema.exact_numbers import fitted

_NOWHERE = Seats()


@dataclass(frozen=True)
class Findings:
    """An assessment with what its rows need besides: the world's names, and the words of its claims."""

    assessment: Assessment
    world: World
    shown: Mapping[str, Shown]

    @cached_property
    def owners(self) -> Mapping[str, Estimate]:
        """The estimate that each claim belongs to."""
        return {figure.entry.id: e for e in self.assessment.estimates for figure in e.members}

    @cached_property
    def conflicts(self) -> Mapping[str, int]:
        """In how many conflicts each estimate stands that are sure, by its id; nothing of those in none."""
        found: Counter[str] = Counter()
        conflicts = self.assessment.conflicts_at_all
        for standoff in self.assessment.standoffs:
            for pair in standoff.pairs if not standoff.doubts else ():
                found.update({self.owners[claim].id for claim in conflicts[pair.id].claims})
        return found

    def questions(self, metric: str | None = None) -> Iterator[QuestionRow]:
        """The questions on a metric, or all, in their order."""
        for number, question in enumerate(self.assessment.questions, 1):
            if metric is None or question.key.metric == metric:
                yield _question(number, question, self.conflicts, self.world)

    def estimates(self) -> Iterator[EstimateRow]:
        """The estimates by their questions, the newest first within them."""
        for number, question in enumerate(self.assessment.questions, 1):
            for estimate in reversed(question.estimates):
                yield self.estimate(estimate, number, question, self.conflicts.get(estimate.id, 0))

    def estimate(self, estimate: Estimate, number: int, question: Question, conflicts: int) -> EstimateRow:
        """The row of one estimate of the question of that number."""
        lead, shown = estimate.lead.entry, self.shown[estimate.id]
        return EstimateRow(
            claim_id=estimate.id[:ID_LENGTH],
            question_id=question.id[:ID_LENGTH],
            metric=lead.metric,
            low=lead.low,
            high=lead.high,
            qualifier=lead.qualifier,
            figure=lead.figure,
            unit=lead.unit,
            per=lead.per,
            subject=lead.subject,
            places=lead.places,
            claimant=lead.claimant,
            claims=len(estimate.members),
            mentions=estimate.mentions,
            publishers=len(estimate.publishers),
            sources=say_sources(estimate),
            conflicts=conflicts,
            source=lead.source,
            as_of=lead.as_of,
            as_of_start=dates_of(estimate.lead.days)[0],
            as_of_basis=lead.as_of_basis,
            published=lead.published,
            status=lead.status,
            confidence=estimate.confidence,
            quote=shown.quote,
            title=shown.title,
            url=shown.url,
            start=lead.start,
            quote_start=shown.quote_start,
            question_number=number,
            review=shown.review,
            decided=shown.decided,
        )

    def comparisons(self, told: Iterable[Comparison] | None = None) -> Iterator[ComparisonRow]:
        """The comparisons that are told, with the tolerance that was asked for or these, in their order."""
        questions = {e.id: q.id for q in self.assessment.questions for e in q.estimates}
        sides = dict[str, Side]()
        for comparison in self.assessment.comparisons if told is None else told:
            left, right = (self._side(it.lead, sides) for it in (comparison.left, comparison.right))
            question_id = questions[self.owners[home(comparison)].id]
            yield self.comparison(comparison, (left, right), question_id, self.seats(comparison))

    def seats(self, comparison: Comparison) -> Seats:
        """Where a comparison stands in a dispute that is told with the tolerance that was asked for."""
        told = comparison.counted and comparison.span.holds(self.assessment.tolerance)
        return self._seats.get(comparison.id, _NOWHERE) if told else _NOWHERE

    @cached_property
    def _seats(self) -> Mapping[str, Seats]:
        return _seats(self.assessment)

    def comparison(
        self, comparison: Comparison, sides: tuple[Side, Side], question_id: str, seats: Seats
    ) -> ComparisonRow:
        """The row of one comparison that belongs to a question."""
        verdict, left, right = comparison.verdict, comparison.left.lead, comparison.right.lead
        return ComparisonRow(
            metric=left.entry.metric,
            label=self.world.metric(left.entry.metric).label,
            subject=left.subject,
            places=tuple(sorted(left.places | right.places)),
            relation=str(verdict.relation),
            spread=kept_number(verdict.spread),
            reason=verdict.reason,
            sentence=verdict.sentence,
            weight=comparison.weight,
            known=dates_of(comparison.known)[1],
            left=sides[0],
            right=sides[1],
            claims=tuple(name[:ID_LENGTH] for name in comparison.claims),
            question_id=question_id[:ID_LENGTH],
            dispute=seats.dispute,
            doubts=seats.doubts,
            left_camp=seats.left_camp,
            right_camp=seats.right_camp,
        )

    def _side(self, figure: Comparable, known: dict[str, Side]) -> Side:
        """A side of a comparison; a sum is told by the first of its parts. It stands in many of them."""
        if (found := known.get(figure.entry.id)) is None:
            found = known[figure.entry.id] = self._new_side(figure)
        return found

    def _new_side(self, figure: Comparable) -> Side:
        entry, first = figure.entry, first_claim(figure)
        shown = self.shown[first]
        return Side(
            claim_id=first[:ID_LENGTH],
            figure=say_bounds(figure),
            low=kept_number(figure.low),
            high=kept_number(figure.high),
            claimant=entry.claimant,
            as_of=entry.as_of,
            status=str(entry.status),
            confidence=self.owners[first].confidence,
            source=entry.source,
            published=entry.published,
            quote=shown.quote,
            title=shown.title,
            url=shown.url,
        )


def _question(number: int, question: Question, conflicts: Mapping[str, int], world: World) -> QuestionRow:
    key, counts, found = question.key, question.counts, question.range
    start, end = dates_of(question.days)
    return QuestionRow(
        question_id=question.id[:ID_LENGTH],
        metric=key.metric,
        label=world.metric(key.metric).label,
        measure=key.measure,
        subject=key.subject or None,
        places=tuple(sorted(key.places)),
        counted=say_counted(key),
        unit=key.dimension,
        per="day" if key.rate else None,
        status="planned" if key.planned else "asserted",
        as_of_start=start,
        as_of_end=end,
        low=kept_number(found.low) if found else None,
        high=kept_number(found.high) if found else None,
        open_low=int(found is not None and found.open_low),
        open_high=int(found is not None and found.open_high),
        estimates=len(question.estimates),
        mentions=counts.mentions,
        publishers=counts.publishers,
        independent=counts.independent,
        unattributed=counts.unattributed,
        conflicts=sum(1 for e in question.estimates if e.id in conflicts),
        question_number=number,
        independent_at_most=counts.independent_at_most,
    )


def _seats(assessment: Assessment) -> dict[str, Seats]:
    """Where each comparison stands that belongs to a dispute, by its id."""
    found: dict[str, Seats] = {}
    conflicts = assessment.conflicts_at_all
    for standoff in assessment.standoffs:
        camp_of = {it.id: number for number, camp in enumerate(standoff.camps, 1) for it in camp}
        name = ":".join(first_claim(it.lead)[:ID_LENGTH] for it in conflicts[standoff.pair.id].sides)
        for pair in standoff.pairs:
            seats = Seats(name, standoff.doubts, camp_of[pair.left.id], camp_of[pair.right.id])
            found[conflicts[pair.id].id] = seats
    return found


def kept_number(number: Decimal | None) -> Decimal | None:
    """A number as exact as the database keeps it."""
    return None if number is None else fitted(number)


def say_sources(estimate: Estimate) -> str:
    """The names of all who printed an estimate, each once."""
    if len(estimate.members) == 1:
        return "; ".join(estimate.lead.entry.sources)
    named = [figure.entry.sources for figure in estimate.members]
    return "; ".join(dict.fromkeys(chain.from_iterable(named)))


def home(comparison: Comparison) -> str:
    """The claim whose question a comparison belongs to: that of its first side that is no sum."""
    sides = (comparison.left.lead, comparison.right.lead)
    return first_claim(next((side for side in sides if SUM not in side.entry.id), sides[0]))


def first_claim(figure: Comparable) -> str:
    """The id of a figure's claim; of a sum that of its first part."""
    return figure.entry.id.partition(SUM)[0]


def dates_of(days: Days | None) -> tuple[date | None, date | None]:
    """The first and the last day; `None` where the time is open."""
    if days is None:
        return None, None
    first = None if days.first <= OPEN_START else date.fromordinal(days.first)
    last = None if days.last >= OPEN_END else date.fromordinal(days.last)
    return first, last
