"""How many mentions, publishers and independent voices answer a question."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from claims.compare.origin.estimate import Decision, Estimate
from claims.compare.origin.union_find import Union


class Counts(NamedTuple):
    """How often a figure stands somewhere, how many printed it, and how many know it for themselves."""

    mentions: int
    publishers: int
    independent: int  # origins with a claimant; several figures of one claimant are one
    unattributed: int  # origins without one

    def __str__(self) -> str:
        words = [_count(self.mentions, "mention"), _count(self.publishers, "publisher")]
        words.append(f"{self.independent} independent")
        return ", ".join(words + ([f"{self.unattributed} unattributed"] if self.unattributed else []))


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def count(estimates: Sequence[Estimate], decisions: Iterable[Decision] = ()) -> Counts:
    """Count the estimates of one question. Two of one claimant are independent only if a person says so."""
    owner = {figure.entry.id: e.id for e in estimates for figure in e.members}
    union: Union[str] = Union()
    for decision in decisions:
        if not decision.same and decision.one in owner and decision.other in owner:
            union.forbid(owner[decision.one], owner[decision.other])
    attributed = [e for e in estimates if e.attributed]
    first: dict[str, str] = {}
    for estimate in attributed:
        for claimant in sorted({f.claimant for f in estimate.members if f.claimant}):
            union.join(first.setdefault(claimant, estimate.id), estimate.id)
    return Counts(
        mentions=sum(e.mentions for e in estimates),
        publishers=len(frozenset().union(*(e.publishers for e in estimates))),
        independent=len({union.find(e.id) for e in attributed}),
        unattributed=len(estimates) - len(attributed),
    )
