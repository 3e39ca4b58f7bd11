"""Figures listed by their places, so that one finds those whose places hold its own without a look at all."""

from collections.abc import Collection, Hashable, Iterator

from claims.compare.entry.comparable import Comparable
from claims.compare.world import World

ANYWHERE: Hashable = "anywhere"  # the list of all figures
NOWHERE: Hashable = "nowhere"  # of those without a place, which may be of any


def places_hold(one: Comparable, other: Comparable, world: World) -> bool:
    """Whether the places share one, or each of the one lies in some of the other, as far as the gazetteer has
    it, or one has none."""
    left, right = one.places, other.places
    if not left or not right or left & right:
        return True
    return lie_within(left, right, world) or lie_within(right, left, world)


def lie_within(places: Collection[str], wider: Collection[str], world: World) -> bool:
    """Whether those of the places that the gazetteer has lie in wider ones; it has to have one."""
    known = [it for it in places if world.surroundings(it)]
    return bool(known) and all(any(world.place_within(it, place) for place in wider) for it in known)


def lists_of(figure: Comparable, world: World) -> Iterator[Hashable]:
    """The names of the lists in which a figure stands."""
    yield ANYWHERE
    if not figure.places:
        yield NOWHERE
    for place in figure.places:
        yield "at", place
    yield from {("within", it) for place in figure.places for it in world.surroundings(place)}


def lists_around(figure: Comparable, world: World) -> Iterator[Hashable]:
    """The names of the lists in which all figures stand whose places and its own may hold one another."""
    if not figure.places:
        yield ANYWHERE
        return
    yield NOWHERE
    for place in figure.places:
        yield from (("at", place), ("within", place))
    yield from {("at", it) for place in figure.places for it in world.surroundings(place)}
