"""Whether the figures of two texts may be one count at two hours, so that they are no dispute."""

from collections.abc import Iterable

from claims.compare.dispute.likeness import is_named
from claims.compare.entry.comparable import is_event, is_total_so_far
from claims.compare.origin.estimate import Estimate
from claims.compare.relation.comparison import Comparison
from claims.compare.world import World

BY_EVENTS = frozenset(("abducted", "detained"))  # stocks that are counted event by event
_RISES = 5  # times: no count rises by as much from hour to hour
_DOUBLE = 2  # times: nor one of thousands
_SMALL = 100


def counts_on(comparison: Comparison, world: World) -> bool:
    """Whether those who give the figures may count for one state, or be the same people.

    Of the dead and hurt that is so where a side names nobody, or neither has an organisation among those who
    give it: a governor and a president, officials and an observatory. Of the missing where neither has. Of a
    small number of anything where one word tells of both: "officials".
    """
    sides = (comparison.left, comparison.right)
    one, other = comparison.left.lead, comparison.right.lead
    if comparison.in_one_text:
        return False
    so_far = is_total_so_far(one) and is_total_so_far(other)
    if (comparison.verdict.spread or 1) >= (_DOUBLE if so_far else _RISES):
        return False
    if is_event(one) and is_event(other):
        named = all(any(is_named(it, world) for it in side.members) for side in sides)
        return not (named and _has_organisation(sides, world))
    if one.entry.metric in BY_EVENTS or other.entry.metric in BY_EVENTS:
        return not _has_organisation(sides, world)
    one_word = one.claimant == other.claimant and one.anybody and other.anybody
    return one_word and all(_is_small(side) for side in sides)


def _has_organisation(sides: Iterable[Estimate], world: World) -> bool:
    claimants = (it.entry.claimant for side in sides for it in side.members)
    return any(it is not None and world.speakers.is_organisation(it) for it in claimants)


def _is_small(side: Estimate) -> bool:
    least = side.lead.least
    return least is not None and least < _SMALL
