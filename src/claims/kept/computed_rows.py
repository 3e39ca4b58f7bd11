"""What comparing found just now, as the rows that the database gives for what was compared before."""

from collections.abc import Iterable, Iterator

from claims.compare.assess import Assessment
from claims.compare.entry.comparable import Figure
from claims.compare.entry.subgroup import say_group
from claims.compare.entry.wording import say_bounds
from claims.compare.origin.origin import Estimate
from claims.compare.question.question import Question
from claims.compare.relation.comparison import Comparison
from claims.compare.relation.parts import SUM
from claims.compare.world import World
from claims.kept.comparison_rows import ComparisonRow, EstimateRow, QuestionRow, Side
from claims.kept.derived_rows import ID_LENGTH, claim_of, count_conflicts, dates_of, kept_number


def question_rows(assessment: Assessment, world: World) -> Iterator[QuestionRow]:
    """The questions, in their order."""
    conflicts = count_conflicts(assessment)
    for number, question in enumerate(assessment.questions, 1):
        yield _question(number, question, conflicts, world)


def _question(number: int, question: Question, conflicts: dict[str, int], world: World) -> QuestionRow:
    key, found = question.key, question.range
    start, end = dates_of(question.days)
    return QuestionRow(
        question_id=question.id[:ID_LENGTH],
        metric=key.metric,
        label=world.metric(key.metric).label,
        measure=key.measure,
        subject=key.subject or None,
        places=tuple(sorted(key.places)),
        counted=say_group(key.group, key.dimension),
        unit=key.dimension,
        per="day" if key.rate else None,
        status="planned" if key.planned else "asserted",
        as_of_start=start,
        as_of_end=end,
        low=kept_number(found.low if found else None),
        high=kept_number(found.high if found else None),
        open_low=int(found is not None and found.open_low),
        open_high=int(found is not None and found.open_high),
        estimates=len(question.estimates),
        mentions=question.counts.mentions,
        publishers=question.counts.publishers,
        independent=question.counts.independent,
        unattributed=question.counts.unattributed,
        conflicts=sum(1 for e in question.estimates if conflicts.get(e.id)),
        question_number=number,
    )


def estimate_rows(assessment: Assessment) -> Iterator[EstimateRow]:
    """The estimates by their questions, the newest first within them."""
    conflicts = count_conflicts(assessment)
    for number, question in enumerate(assessment.questions, 1):
        for estimate in reversed(question.estimates):
            yield _estimate(number, question.id[:ID_LENGTH], estimate, conflicts.get(estimate.id, 0))


def _estimate(number: int, question_id: str, estimate: Estimate, conflicts: int) -> EstimateRow:
    lead = estimate.lead.entry
    names = dict.fromkeys(name for f in estimate.members for name in f.entry.sources)
    return EstimateRow(
        claim_id=estimate.id[:ID_LENGTH],
        question_id=question_id,
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
        sources="; ".join(names),
        conflicts=conflicts,
        source=lead.source,
        as_of=lead.as_of,
        as_of_start=dates_of(estimate.lead.days)[0],
        as_of_basis=lead.as_of_basis,
        published=lead.published,
        status=lead.status,
        quote=lead.quote,
        title=lead.title,
        url=lead.url,
        start=lead.start,
        quote_start=lead.quote_start,
        question_number=number,
        review=lead.review,
        decided=lead.decided,
    )


def comparison_rows(
    comparisons: Iterable[Comparison], assessment: Assessment, world: World
) -> Iterator[ComparisonRow]:
    """Comparisons of an assessment, each with the question that it answers."""
    questions = {f.entry.id: q.id for q in assessment.questions for e in q.estimates for f in e.members}
    for comparison in comparisons:
        yield _comparison(comparison, world, questions[claim_of(comparison)][:ID_LENGTH])


def _comparison(comparison: Comparison, world: World, question_id: str) -> ComparisonRow:
    verdict, left, right = comparison.verdict, comparison.left.lead, comparison.right.lead
    return ComparisonRow(
        metric=left.entry.metric,
        label=world.metric(left.entry.metric).label,
        subject=left.subject,
        places=tuple(sorted(left.places | right.places)),
        relation=str(verdict.relation),
        spread=kept_number(verdict.spread),
        reason=verdict.reason,
        sentence=verdict.sentence,
        weight=comparison.weight,
        known=dates_of(comparison.known)[1],
        left=_side(left),
        right=_side(right),
        claims=tuple(name[:ID_LENGTH] for name in comparison.claims),
        question_id=question_id,
    )


def _side(figure: Figure) -> Side:
    entry = figure.entry
    return Side(
        claim_id=entry.id.partition(SUM)[0][:ID_LENGTH],
        figure=say_bounds(figure),
        low=kept_number(figure.low),
        high=kept_number(figure.high),
        claimant=entry.claimant,
        as_of=entry.as_of,
        status=str(entry.status),
        source=entry.source,
        published=entry.published,
        quote=entry.quote,
        title=entry.title,
        url=entry.url,
    )
