"""Entries to estimates, questions and comparisons: the whole of comparing in one call."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from claims.compare.entry.comparable import TOLERANCE, read_figure
from claims.compare.entry.entry import Entry
from claims.compare.origin.origin import Decision, Estimate, find_estimates
from claims.compare.question.question import Question, find_questions
from claims.compare.relation.comparison import Comparison, find_comparisons
from claims.compare.relation.parts import counted_in, hide_unnamed
from claims.compare.world import World


@dataclass(frozen=True, slots=True, eq=False)
class Assessment:
    """What comes of putting claims side by side."""

    estimates: tuple[Estimate, ...]
    questions: tuple[Question, ...]
    comparisons: tuple[Comparison, ...]

    @property
    def conflicts(self) -> tuple[Comparison, ...]:
        """The conflicts and contradictions, the widest spread first."""
        return tuple(comparison for comparison in self.comparisons if comparison.counted)


def assess(  # noqa: PLR0913
    entries: Iterable[Entry],
    world: World,
    *,
    texts: Mapping[str, str] | None = None,
    decisions: Sequence[Decision] = (),
    tolerance: Decimal = TOLERANCE,
    parts: Mapping[str, str] | None = None,
) -> Assessment:
    """Put claims side by side. The result does not hang on the order of `entries`.

    `texts` names the cluster of each document that has near-duplicates (`near.clusters`); `decisions` are
    a person's on origins, the last one last; `parts` names the claim that a text counts another one into,
    where that was looked up already (`parts.counted_in`). Raises ValueError for a date that is not ISO 8601.
    """
    listed = list(entries)
    figures = hide_unnamed([read_figure(entry, world, tolerance) for entry in _with_parts(listed, parts)])
    estimates = find_estimates(figures, world, texts, decisions)
    return Assessment(
        tuple(sorted(estimates, key=lambda e: e.lead.order)),
        tuple(find_questions(estimates, world, decisions)),
        tuple(find_comparisons(estimates, world, tolerance)),
    )


def _with_parts(entries: Sequence[Entry], parts: Mapping[str, str] | None) -> Iterator[Entry]:
    """The entries, each with what its text counts it into; what is known already stays."""
    part_of = counted_in(entries) if parts is None else parts
    for entry in entries:
        whole = entry.part_of or part_of.get(entry.id)
        yield entry if whole == entry.part_of else replace(entry, part_of=whole)
