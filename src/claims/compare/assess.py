"""Entries to estimates, questions, comparisons and disputes: the whole of comparing in one call."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from claims.compare.context.figures_in_context import figures_in_context
from claims.compare.dispute.camps import Standoff, find_standoffs
from claims.compare.dispute.dispute import Dispute, find_disputes
from claims.compare.dispute.opposition import Opposition, oppose
from claims.compare.entry.entry import Entry
from claims.compare.families import Topic, families
from claims.compare.origin.estimate import Decision, Estimate, find_estimates
from claims.compare.origin.given_numbers import GivenNumbers
from claims.compare.question.question import Question, find_questions
from claims.compare.relation.comparison import Comparison, find_comparisons
from claims.compare.relation.span import ALWAYS, USUAL, Span
from claims.compare.world import World


@dataclass(frozen=True, eq=False)
class Assessment:
    """What comes of putting claims side by side. What nobody asks for, as the disputes of a chart, is not
    worked out."""

    estimates: tuple[Estimate, ...]  # in the order in which they were published
    world: World
    decisions: Sequence[Decision]
    tolerance: int  # in millionths
    within: Span = ALWAYS  # the tolerances that are looked at
    numbers: GivenNumbers | None = None  # that the figures can be, as far as they were worked out

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """The questions that the estimates answer."""
        return tuple(find_questions(self.estimates, self.world, self.decisions))

    @cached_property
    def comparisons_at_all(self) -> tuple[Comparison, ...]:
        """The pairs that conflict, contradict or revise one another with some of the tolerances."""
        return tuple(find_comparisons(self.estimates, self.world, self.within))

    @cached_property
    def comparisons(self) -> tuple[Comparison, ...]:
        """The pairs that do so with the tolerance that is asked for."""
        return tuple(it for it in self.comparisons_at_all if it.span.holds(self.tolerance))

    @cached_property
    def conflicts_at_all(self) -> tuple[Comparison, ...]:
        """The conflicts and contradictions with some tolerance."""
        return tuple(it for it in self.comparisons_at_all if it.counted)

    @cached_property
    def oppositions(self) -> tuple[Opposition, ...]:
        """The same as disputes look at them."""
        return tuple(oppose(self.conflicts_at_all, self.world))

    @cached_property
    def standoffs(self) -> tuple[Standoff, ...]:
        """The conflicts as disputes, in no order; pairs are told by their places in `conflicts_at_all`."""
        listed = zip(self.conflicts_at_all, self.oppositions, strict=True)
        told = (opposition for it, opposition in listed if it.span.holds(self.tolerance))
        return tuple(find_standoffs(told, self.tolerance))

    @property
    def disputes(self) -> tuple[Dispute, ...]:
        """The same with their estimates, in their order."""
        return tuple(find_disputes(self.conflicts_at_all, self.standoffs))

    @property
    def conflicts(self) -> tuple[Comparison, ...]:
        """The conflicts and contradictions, the widest spread first."""
        return tuple(comparison for comparison in self.comparisons if comparison.counted)


def assess(
    entries: Iterable[Entry],
    world: World,
    *,
    texts: Mapping[str, str] | None = None,
    decisions: Sequence[Decision] = (),
    tolerance: int | None = None,
) -> Assessment:
    """Put claims side by side. The result does not hang on the order of `entries`.

    Each family is put together by itself: whom a name means does not hang on what else is asked for.
    `texts` names the cluster of each document that has near-duplicates (`near_duplicates.clusters`);
    `decisions` are a person's on origins, the last one last; `tolerance` is in millionths; without one all
    are looked at, and the usual one is taken. Raises ValueError for a date that is not ISO 8601.
    """
    by_topic: dict[Topic, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_topic[entry.metric, entry.subject or ""].append(entry)
    estimates: list[Estimate] = []
    numbers = GivenNumbers(world)
    for family, topics in families(by_topic, world).items():
        listed = chain.from_iterable(by_topic[topic] for topic in topics)
        figures = figures_in_context(listed, world, world.same_names.get(family))
        estimates += find_estimates(figures, world, texts, decisions, numbers)
    in_order = tuple(sorted(estimates, key=lambda it: it.lead.order))
    if tolerance is None:
        return Assessment(in_order, world, decisions, USUAL, ALWAYS, numbers)
    return Assessment(in_order, world, decisions, tolerance, Span(tolerance, tolerance + 1), numbers)
