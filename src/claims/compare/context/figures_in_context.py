"""Entries to figures that are ready to be compared, each seen among all the others."""

from collections.abc import Iterable

from claims.compare.context.claimant_names import Keys, name_claimants
from claims.compare.context.earlier_figures import find_earlier
from claims.compare.context.own_people import count_own_people
from claims.compare.context.pace import find_paces
from claims.compare.context.place_spellings import spell_places_alike
from claims.compare.context.unnamed_parts import hide_unnamed
from claims.compare.entry.comparable import Comparable, make_comparable
from claims.compare.entry.entry import Entry
from claims.compare.world import World


def figures_in_context(entries: Iterable[Entry], world: World, names: Keys | None = None) -> list[Comparable]:
    """The figures of `entries`, with one key for each claimant, the earlier ones told as such or put at the
    time of which they are, the people of a country as everybody there, unnamed parts marked, and how fast
    the numbers of their question moved.

    `names` are the keys of claimants that stand for others, where they are not told by these entries alone.
    Raises ValueError for a date that is not ISO 8601. The result does not hang on the order of `entries`.
    """
    figures = sorted((make_comparable(entry, world) for entry in entries), key=lambda f: f.order)
    named = name_claimants(count_own_people(spell_places_alike(figures), world), world, names)
    return find_paces(hide_unnamed(find_earlier(named)))
