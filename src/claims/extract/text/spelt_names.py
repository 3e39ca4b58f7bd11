"""Which names there are, in all their spellings: the actors of the lexicon, the places of the gazetteer."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from claims.lexicon import Lexicon
from claims.lexicon.gazetteer import all_places

SpeltName = tuple[str, Any, str]


def spelt_names(lexicon: Lexicon) -> Iterator[SpeltName]:
    """All names as they are spelt, the user's entries before ours, actors before places: what each stands
    for (kind, value, what it lies in, country, scale), and what else it often is: a "word", a "person"."""
    yield from _actors(lexicon)
    yield from _places(lexicon)


def _actors(lexicon: Lexicon) -> Iterator[SpeltName]:
    for entry in reversed(lexicon.entries("actor")):
        actor = (entry["kind"], entry["name"], entry.get("in", ()), entry.get("country"), "")
        for spelling in (entry["name"], *entry.get("aliases", ())):
            yield spelling, actor, ""


def _places(lexicon: Lexicon) -> Iterator[SpeltName]:
    """Places, their peoples, and regions as they are written short: `Fla.`."""
    shorts = _short_names(lexicon)
    for place in all_places(lexicon):
        meant = ("place", place.name, place.within, None, place.scale)
        for spelling in (place.name, *place.aliases):
            yield spelling, meant, place.doubt
        people = ("demonym", place.same_as or place.name, place.within, None, place.scale)
        for spelling in place.people:
            yield spelling, people, ""
        for spelling in shorts.get(place.name, ()) if place.scale == "region" else ():
            yield spelling, meant, "short"


def _short_names(lexicon: Lexicon) -> Mapping[str, Sequence[str]]:
    """How regions are written short, by their names."""
    found: dict[str, list[str]] = {}
    for entry in lexicon.entries("short_name"):
        for short, name in entry["values"].items():
            found.setdefault(name, []).append(short)
    return found
