"""How many independent voices answer a question: mentions that go back to one origin are one."""

from collections.abc import Iterable, Sequence

from claims.compare.entry.told import ToldEstimate
from claims.compare.origin.counts import Counts
from claims.compare.origin.estimate import Decision
from claims.compare.origin.union_find import Union


def count(estimates: Sequence[ToldEstimate], decisions: Iterable[Decision] = ()) -> Counts:
    """Count the estimates of one question. Two of one claimant are independent only if a person says so."""
    if len(estimates) == 1:
        (it,) = estimates
        own = int(it.attributed)
        return Counts(it.mentions, len(it.publishers), own, 1 - own, own)
    attributed = [e for e in estimates if e.attributed]
    most = least = len(attributed)
    if most > 1:
        decisions = list(decisions)
        most = least = _independent(attributed, estimates, decisions, with_unsure=False)
        if any(it.perhaps for it in attributed):
            least = _independent(attributed, estimates, decisions, with_unsure=True)
    return Counts(
        mentions=sum(e.mentions for e in estimates),
        publishers=len(frozenset().union(*(e.publishers for e in estimates))),
        independent=least,
        unattributed=len(estimates) - len(attributed),
        independent_at_most=most,
    )


def count_independent(estimates: Sequence[ToldEstimate]) -> int:
    """How many independent voices stand behind estimates for sure."""
    attributed = [e for e in estimates if e.attributed]
    if len(attributed) < 2:
        return len(attributed)
    return _independent(attributed, estimates, (), with_unsure=True)


def _independent(
    attributed: Sequence[ToldEstimate],
    estimates: Sequence[ToldEstimate],
    decisions: Sequence[Decision],
    *,
    with_unsure: bool,
) -> int:
    """How many origins the estimates have, those that may be one taken for one or not."""
    owner = {figure.entry.id: e.id for e in estimates for figure in e.members}
    union: Union[str] = Union()
    for decision in decisions:
        if not decision.same and decision.one in owner and decision.other in owner:
            union.forbid(owner[decision.one], owner[decision.other])
    first: dict[str, str] = {}
    for estimate in attributed:
        for claimant in sorted({f.claimant for f in estimate.members if f.claimant and not f.anybody}):
            union.join(first.setdefault(claimant, estimate.id), estimate.id)
        for other in estimate.perhaps if with_unsure else ():
            if other in owner:
                union.join(estimate.id, owner[other])
    return len({union.find(e.id) for e in attributed})
