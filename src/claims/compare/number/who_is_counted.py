"""Whether the words for those who are counted can mean the same: minors and children, no women and men."""

from collections.abc import Sequence

from claims.compare.entry.comparable import Comparable
from claims.compare.world import World

# What words for people tell of them, one or the other (`counted.toml`).
_FOUND = "found"  # bodies, of which one sees some
_EITHER = (("young", "grown"), ("female", "male"), ("armed", "unarmed"))


def may_be_the_same(one: Comparable, other: Comparable, world: World) -> bool:
    """Whether nothing that two figures count tells that they are of others: not of the old where the other is
    of the young, of women and men, of those who bear arms and those who bear none. Things have to be the
    same."""
    if one.dimension != "people":
        return one.group.noun == other.group.noun
    if _FOUND in one.group.marks ^ other.group.marks:
        return False
    here, there = (world.traits(it.entry.counted) for it in (one, other))
    return not any(_differ(here, there, either) for either in _EITHER)


def _differ(here: frozenset[str], there: frozenset[str], either: Sequence[str]) -> bool:
    own, others = here.intersection(either), there.intersection(either)
    return bool(own and others) and own.isdisjoint(others)
