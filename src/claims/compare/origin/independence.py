"""How many independent voices answer a question: mentions that go back to one origin are one."""

from collections.abc import Iterable, Sequence

from claims.compare.entry.estimate_protocols import ToldEstimate
from claims.compare.origin.counts import Counts
from claims.compare.origin.estimate import Decision
from claims.compare.union_find import Union


def count(estimates: Sequence[ToldEstimate], decisions: Iterable[Decision] = ()) -> Counts:
    """Count the estimates of one question. Two of one claimant are independent only if a person says so."""
    if len(estimates) == 1:
        (it,) = estimates
        own = int(it.attributed)
        return Counts(it.mentions, len(it.publishers), own, 1 - own, own)
    attributed = [e for e in estimates if e.attributed]
    least, most = _independent(attributed, estimates, list(decisions))
    return Counts(
        mentions=sum(e.mentions for e in estimates),
        publishers=len(frozenset().union(*(e.publishers for e in estimates))),
        independent=least,
        unattributed=len(estimates) - len(attributed),
        independent_at_most=most,
    )


def count_independent(estimates: Sequence[ToldEstimate]) -> int:
    """How many independent voices stand behind estimates for sure."""
    return _independent([e for e in estimates if e.attributed], estimates, ())[0]


def _independent(
    attributed: Sequence[ToldEstimate], estimates: Sequence[ToldEstimate], decisions: Sequence[Decision]
) -> tuple[int, int]:
    """How many origins the estimates have, if those that may be one are one, and if they are not."""
    if len(attributed) < 2:
        return len(attributed), len(attributed)
    perhaps = [(e.id, other) for e in attributed for other in e.perhaps]
    owner = {f.entry.id: e.id for e in estimates for f in e.members} if decisions or perhaps else {}
    union: Union[str] = Union()
    for decision in decisions:
        if not decision.same and decision.one in owner and decision.other in owner:
            union.forbid(owner[decision.one], owner[decision.other])
    first: dict[str, str] = {}
    most = len(attributed)
    for estimate in attributed:
        for claimant in _claimants(estimate):
            if (other := first.setdefault(claimant, estimate.id)) is not estimate.id:
                most -= not union.together(other, estimate.id) and union.join(other, estimate.id)
    told = [(one, owner[other]) for one, other in perhaps if other in owner]
    for one, other in told:
        union.join(one, other)
    return (len({union.find(e.id) for e in attributed}) if told else most), most


def _claimants(estimate: ToldEstimate) -> Iterable[str]:
    """Who says so, by name, each once."""
    if len(estimate.members) == 1:
        it = estimate.members[0]
        return (it.claimant,) if it.claimant and not it.anybody else ()
    named = {it.claimant for it in estimate.members if it.claimant and not it.anybody}
    return sorted(named) if len(named) > 1 else named
