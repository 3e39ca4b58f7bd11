"""The places of the world by name: what they are called, and what they lie in.

Countries, their regions and towns come from the lexicon (places.toml, and the user's own entries); the other
regions and large cities of the world from GeoNames, in the tables that ship with the package.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from claims.errors import LexiconError
from claims.lexicon import DATA, Entry, Lexicon
from claims.lexicon.per_word import Seen
from claims.lexicon.place_tables import Region, read_cities, read_countries, read_regions
from claims.lexicon.spelling import name_key
from claims.lexicon.table_cache import Built, Rows


class Place(NamedTuple):
    """A place and what it lies in, nearest first: Sadr City is within ("Baghdad", "Iraq")."""

    name: str
    scale: str  # country, region, city, area, continent
    within: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    people: tuple[str, ...] = ()  # adjectives and peoples: Syrian
    doubt: str = ""  # what else its name often is: a "word" (Hit, Bam), a "person" (Jordan, Paris)
    same_as: str = ""  # the name that stands for it in comparisons: Burma is Myanmar


def place_tables(places: Iterable[Place]) -> Built:
    """Tables for a Gazetteer: the places by all of their names, and the adjective of each that has one."""
    named: dict[str, list[Place]] = {}
    adjectives: dict[str, str] = {}
    for place in places:
        for name in (place.name, *place.aliases):
            named.setdefault(name_key(name), []).append(place)
        if place.people:
            adjectives.setdefault(place.name, place.people[0])
    return {"named": named, "adjectives": adjectives}


class Gazetteer:
    """Places by name. One name may stand for several places; the first is the one meant by default."""

    def __init__(self, tables: Mapping[str, Rows]) -> None:
        self._named: dict[str, Any] = dict(tables["named"])  # places, or the row that they will be made of
        self._adjectives = tables["adjectives"]
        # Under which key a place is counted, however a text spells it.
        self.keys = Seen(lambda name: name_key(self.canonical(name)))

    def named(self, name: str) -> list[Place]:
        """The places of a name or one of its spellings; capitals, accents and hyphens do not count."""
        key = name_key(name)
        found = self._named.get(key, [])
        if isinstance(found, str):
            found = self._named[key] = list(map(_read, json.loads(found)))
        return found  # type: ignore[no-any-return]

    def canonical(self, name: str) -> str:
        """The one name under which places are compared: Rangoon is Yangon, and an unknown name itself."""
        for place in self.named(name):
            return place.same_as or place.name
        return name

    def adjective(self, name: str) -> str | None:
        """The adjective of the place of this name, if it has one: Syrian."""
        row = self._adjectives.get(name)
        return None if row is None else json.loads(row)

    def within(self, place: str, other: str) -> bool:
        """Whether one place can lie in the other: Hama in Syria. Nothing lies in itself."""
        wanted = self.canonical(other)
        return any(wanted in candidate.within for candidate in self.named(self.canonical(place)))


def load_gazetteer(lexicon: Lexicon) -> Gazetteer:
    """The gazetteer of a lexicon, made once. Raises LexiconError for an entry without a name."""
    return lexicon.index(_build)


def _build(lexicon: Lexicon) -> Gazetteer:
    return Gazetteer(lexicon.tables("places", lambda lexicon: place_tables(all_places(lexicon))))


def _read(row: Sequence[Any]) -> Place:
    """A place of what JSON has for it."""
    name, scale, within, aliases, people, doubt, same_as = row
    return Place(name, scale, tuple(within), tuple(aliases), tuple(people), doubt, same_as)


def all_places(lexicon: Lexicon) -> list[Place]:
    """The places of the lexicon's entries and then those of the tables, in the order in which they are meant.

    Raises LexiconError for an entry without a name.
    """
    places = places_by_hand(lexicon)
    return [*places, *_Tables(_homes(lexicon, places), places).places()]


def places_by_hand(lexicon: Lexicon) -> list[Place]:
    """The places of the lexicon's entries, in the order in which they are meant: the user's first."""
    places = [place for entry in lexicon.entries("country") for place in _country(entry)]
    chains: dict[str, tuple[str, ...]] = {}
    for place in places:
        chains.setdefault(place.name, place.within)
    own = [_place(entry, chains) for entry in lexicon.entries("place")]
    return _with_people([*reversed(own), *places], lexicon)


def _homes(lexicon: Lexicon, places: Iterable[Place]) -> dict[str, tuple[str, ...]]:
    """What the cities of a country lie in, by its code: the country, or the region of another that it is."""
    homes: dict[str, tuple[str, ...]] = {
        entry["code"]: (entry["name"],) for entry in lexicon.entries("country") if "code" in entry
    }
    if homes:
        parts = {state.name: state.code for state in read_countries(DATA) if state.code not in homes}
        homes |= {parts[place.name]: (place.name, *place.within) for place in places if place.name in parts}
    return homes


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


class _Tables:
    """The places of the tables beside those by hand, which go before and keep their names."""

    def __init__(self, homes: dict[str, tuple[str, ...]], places: Iterable[Place]) -> None:
        self._homes = homes
        self._taken: set[str] = set()
        self._by_hand: dict[tuple[str, str], Place] = {}  # by country and name
        for place in places:
            country = place.within[-1] if place.within else ""
            for name in (place.name, *place.aliases):
                key = name_key(name)
                self._taken.add(key)
                self._by_hand.setdefault((country, _bare(key)), place)

    def places(self) -> Iterator[Place]:
        """The regions and cities that are new, and new names of those that are known.

        All count only where a place is said: of so many names, too many are words or persons' as well.
        """
        regions, cities = list(read_regions(DATA)), read_cities(DATA)
        towns = Counter((city.region[:2], name_key(city.name)) for city in cities)
        names = {key for _, key in towns}
        yield from self._regions(regions, names)
        regions_by_code = {region.code: region.name for region in regions}
        for city in cities:
            code, key = city.region[:2], name_key(city.name)
            if home := self._homes.get(code):
                region = regions_by_code.get(city.region, "") if towns[code, key] == 1 else ""
                others = {name_key(name): name for name in city.others}
                own = {key: city.name} | {it: name for it, name in others.items() if it not in names}
                yield from self._city(own, (*self._region(region, home[0], key), *home))

    def _regions(self, regions: list[Region], towns: set[str]) -> Iterator[Place]:
        """The regions whose name no town has, and no other region."""
        keys = [name_key(region.name) for region in regions]
        count = Counter(keys)
        for region, key in zip(regions, keys, strict=True):
            home = self._homes.get(region.code[:2])
            if home and count[key] == 1 and key not in self._taken and key not in towns:
                yield Place(region.name, "region", home, doubt="word")

    def _city(self, names: dict[str, str], within: tuple[str, ...]) -> Iterator[Place]:
        """The place of a city by its names (the key of each, its own first), or new names of the one by hand.

        None where another place has its name.
        """
        new = [name for key, name in names.items() if key not in self._taken]
        first = next(iter(names))
        if known := self._known(names, within[-1]):
            for name in new:
                yield known._replace(name=name, aliases=(), people=(), doubt="word", same_as=known.name)
        elif first not in self._taken:
            self._taken.update(names)
            yield Place(new[0], "city", within, tuple(new[1:]), doubt="word")

    def _known(self, keys: Iterable[str], country: str) -> Place | None:
        """The place by hand that has one of these names in a country."""
        found = (self._by_hand.get((country, _bare(key))) for key in keys)
        return next(filter(None, found), None)

    def _region(self, region: str, country: str, own: str) -> tuple[str, ...]:
        """The region of a city as the lexicon calls it; none that has the city's own name."""
        key = name_key(region)
        if key in ("", own):
            return ()
        known = self._by_hand.get((country, _bare(key)))
        return (known.same_as or known.name,) if known else (region,)


def _bare(key: str) -> str:
    """The key of a name without an article before it: al-Kut is Kut."""
    return key.removeprefix("al ")
