"""Whether those who give the figures of a conflict can be set against each other."""

from collections.abc import Sequence

from claims.compare.context.unnamed_parts import TWO_FIGURES
from claims.compare.dispute.likeness import is_named
from claims.compare.relation.comparison import Comparison
from claims.compare.relation.verdict import Relation
from claims.compare.world import World

_TWICE, _TEN_TIMES = 2, 10


def own_voice(comparison: Comparison, _: World) -> str | None:
    """A paper's own voice is nobody who could be asked."""
    return None if comparison.left.attributed and comparison.right.attributed else "own-voice"


def one_voice(comparison: Comparison, world: World) -> str | None:
    """Who gives a part that is larger than its whole counts two things: nobody contradicts himself so. Nor do
    "witnesses" contradict the "medics and witnesses" of a conflict, who may be the same, nor "the minister" a
    government, which may be his, or somebody whom his text names, who may be he."""
    one, other = comparison.left.lead, comparison.right.lead
    left, right = set((one.claimant or "").split()), set((other.claimant or "").split())
    if comparison.verdict.reason == "cumulative-falls" or not left or not right:
        return None
    claimants = [one.entry.claimant or "", other.entry.claimant or ""]
    if _is_his(claimants, one_text=comparison.in_one_text, world=world):
        return "one-voice"
    parts = comparison.verdict.relation is Relation.CONTRADICTION
    return "one-voice" if left < right or right < left or (parts and left == right) else None


def _is_his(claimants: Sequence[str], *, one_text: bool, world: World) -> bool:
    """Whether one claimant is an office, and the other a government or somebody who may hold it."""
    others = [it for it in claimants if not world.speakers.is_bare_office(it)]
    if len(others) != 1:
        return False
    words = others[0].split()
    person = len(words) > 1 and all(word[0].isupper() for word in words)
    his = person and one_text and not world.speakers.is_organisation(others[0])
    return his or world.speakers.is_government(others[0])


def one_text(comparison: Comparison, world: World) -> str | None:
    """A text that alone gives two tolls, the one more than twice the other, may tell of two events, whoever
    prints one in his own voice, and of two counts of which one is ten times the other the one may be a part:
    those whom one boat saved. Those whom it does not name may be the people that it named elsewhere, or tell
    of a part."""
    left, right = comparison.left.lead, comparison.right.lead
    if left.entry.document != right.entry.document:
        return None
    if not is_named(left, world) or not is_named(right, world):
        return "one-text"
    least = _TWICE if left.measure == right.measure == "flow" else _TEN_TIMES
    apart = (comparison.verdict.spread or _TWICE) >= least
    told = (it.entry.document for side in comparison.sides for it in side.members if it.claimant)
    return "one-text" if apart and set(told) <= {left.entry.document} else None


def two_figures(comparison: Comparison, _: World) -> str | None:
    """One text gives another figure for the same, in the same voice."""
    return TWO_FIGURES if TWO_FIGURES in comparison.left.cautions | comparison.right.cautions else None


def counted_in(comparison: Comparison, _: World) -> str | None:
    """What a text counts into another of its figures, in words for everybody, is some of them: "three were
    shot, two of whom died"."""
    if comparison.verdict.relation is not Relation.CONFLICT:
        return None
    leads = comparison.left.lead, comparison.right.lead
    return "counted-in" if any(it.entry.part_of and not it.group.marks for it in leads) else None
