"""Whether the figures of a conflict are too far apart, or too near, to be at odds."""

from decimal import Decimal

from claims.compare.dispute.likeness import differ_by_one, same_noun
from claims.compare.entry.comparable import is_catastrophe, is_event
from claims.compare.number.rarity import is_large
from claims.compare.relation.comparison import Comparison
from claims.compare.relation.gate import of_one_named_event
from claims.compare.world import World

_CLOSE = Decimal("1.1")  # times: figures as near to one another are told apart by no reader
_FAR, _VERY_FAR, _BEYOND = 5, 20, 50  # times


def far_apart(comparison: Comparison, world: World) -> str | None:
    """Tolls of one event seldom differ by so much: a town may see two attacks in a day, and who does not
    count in the same word may count others; but it sees no two with hundreds of dead. Nor do two counts of
    the same people: those whom one programme reaches are few of those in need."""
    left, right = comparison.left.lead, comparison.right.lead
    times = comparison.verdict.spread or 1
    if of_one_named_event(left, right):
        return None
    if not is_event(left) or not is_event(right):
        return "far-apart" if times > _BEYOND else None
    narrow = left.places == right.places and not left.places <= world.countries
    hundreds = narrow and is_large(left) and is_large(right)
    if times <= (_VERY_FAR if hundreds or same_noun(left, right) else _FAR):
        return None
    return None if is_catastrophe(left) and is_catastrophe(right) else "far-apart"


def close(comparison: Comparison, _: World) -> str | None:
    """The figures differ by so little that it may be rounding; tolls of two texts by one, who may be the
    attacker, or have died since."""
    times = comparison.verdict.spread
    if times is not None and 1 < times <= _CLOSE:
        return "close"
    left, right = comparison.left.lead, comparison.right.lead
    tolls = is_event(left) and is_event(right) and left.entry.document != right.entry.document
    return "close" if tolls and differ_by_one(left, right) else None
