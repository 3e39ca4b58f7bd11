"""The tables of the world's places as they ship: states, their regions, their large cities.

`build_places` writes them; what they hold and where it comes from stands at the head of each. places.toml is
the patch upon them.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

COUNTRIES, REGIONS, CITIES = "countries.tsv", "regions.tsv", "cities.tsv"


class Country(NamedTuple):
    """A state or territory of ISO 3166-1."""

    code: str  # of two letters
    name: str
    others: tuple[str, ...]
    capital: str  # "" if there is none, or it is disputed


class Region(NamedTuple):
    """A first-order region of a country, by GeoNames."""

    code: str  # the country's, a point, the region's: IN.36
    name: str


class City(NamedTuple):
    """A large city or a capital."""

    name: str
    others: tuple[str, ...]
    region: str  # the code of its region, or of its country
    people: int


def read_countries(folder: Path) -> Iterator[Country]:
    """The states and territories of the table in a folder, by their code."""
    for code, name, others, capital in _rows(folder / COUNTRIES):
        yield Country(code, name, _names(others), capital)


def read_regions(folder: Path) -> Iterator[Region]:
    """The regions of the table in a folder, by their code."""
    for code, name in _rows(folder / REGIONS):
        yield Region(code, name)


def read_cities(folder: Path) -> list[City]:
    """The cities of the table in a folder, the largest first."""
    rows = _rows(folder / CITIES)
    cities = (City(name, _names(others), code, int(people)) for name, others, code, people in rows)
    return sorted(cities, key=lambda city: -city.people)


def _rows(path: Path) -> Iterator[list[str]]:
    lines = path.read_text("utf-8").splitlines()
    return (line.split("\t") for line in lines if line[0] != "#")


def _names(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()
