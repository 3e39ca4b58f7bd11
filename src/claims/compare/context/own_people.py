"""The people of a country, counted there: "60 Syrians" in Homs are the same question as "60 people" in Homs.

Of "Syrian civilians" the adjective was never more than where they are. Where the text counts others beside
them ("nine Syrians and two Turks", "nine of the eleven were Syrians"), they are a part.
"""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import replace

from claims.compare.entry.comparable import Comparable
from claims.compare.world import World
from claims.lexicon.counted_group import EVERYBODY


def count_own_people(figures: Sequence[Comparable], world: World) -> list[Comparable]:
    """The figures, those on the people of a place as on everybody there, unless their text counts others
    of the same place, too."""
    own = {id(figure) for figure in figures if _is_own_people(figure, world)}
    if not own:
        return list(figures)
    beside: dict[Hashable, set[Hashable]] = defaultdict(set)
    for figure in figures:
        beside[_slot(figure)].add(figure.group)
    return [
        replace(figure, group=EVERYBODY)
        if id(figure) in own and len(beside[_slot(figure)]) == 1 and figure.entry.part_of is None
        else figure
        for figure in figures
    ]


def _slot(figure: Comparable) -> Hashable:
    """What figures of one text share that may differ in whom they count."""
    return figure.entry.document, figure.question_key._replace(group=EVERYBODY)


def _is_own_people(figure: Comparable, world: World) -> bool:
    """Whether nothing but their nationality narrows the people, and it is that of each of their places."""
    group = figure.group
    if group.rest or group.noun or len(group.marks) != 1 or not figure.places:
        return False
    (mark,) = group.marks
    return all(mark in _peoples(place, world) for place in figure.places)


def _peoples(place: str, world: World) -> set[str]:
    """What the people of a country, or of the one that a place lies in, are called. Those of a region may
    be some of many there: Rohingya in Rakhine."""
    countries = world.countries.intersection((place, *world.surroundings(place)))
    return {name.lower() for name in map(world.people, countries) if name}
