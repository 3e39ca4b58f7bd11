"""What is new since a day: estimates, revisions and conflicts that could not be known before it."""

from collections.abc import Iterable
from dataclasses import dataclass

from claims.compare.assess import Assessment
from claims.compare.origin.estimate import Estimate
from claims.compare.relation.comparison import Comparison
from claims.compare.relation.verdict import Relation
from claims.dates import Days


@dataclass(frozen=True, slots=True)
class Changes:
    """What became known on or after a day, by the dates of publication."""

    new: tuple[Estimate, ...]  # first published since then
    revised: tuple[Comparison, ...]  # a claimant's later figure was published since then
    conflicts: tuple[Comparison, ...]  # newly in conflict: the second side was published since then
    undated: int  # estimates that no date of publication tells old or new


def find_changes(assessment: Assessment, since: Days) -> Changes:
    """What an analyst did not see the day before `since.first`. Each list is in order of publication."""
    return Changes(
        new=tuple(e for e in assessment.estimates if _since(e.known, since)),
        revised=_newly(assessment.comparisons, since, Relation.REVISION),
        conflicts=_newly(assessment.conflicts, since, *Relation),
        undated=sum(1 for e in assessment.estimates if e.known is None),
    )


def _newly(comparisons: Iterable[Comparison], since: Days, *relations: Relation) -> tuple[Comparison, ...]:
    found = [c for c in comparisons if c.verdict.relation in relations and _since(c.known, since)]
    return tuple(sorted(found, key=lambda c: (c.known or since, c.id)))


def _since(known: Days | None, since: Days) -> bool:
    return known is not None and known.last >= since.first
