"""A small world, and claims written in a line: what the scenario tables are read with."""

import tomllib
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from claims.compare.entry.entry import Entry
from claims.compare.origin.near_duplicates import passage
from claims.compare.speakers.known_speakers import build_speaker_names
from claims.compare.speakers.speaker_names import SpeakerNames
from claims.compare.world import Metric, World
from claims.lexicon import load_lexicon
from claims.lexicon.counted_group import CountedNouns, build_counted_nouns
from claims.model import Basis, Change, Qualifier, Scope, Status

PLACES = {
    "Raqqa": ("Syria",),
    "Aleppo": ("Syria",),
    "Tokhar": ("Aleppo", "Syria"),
    "Idlib": ("Syria",),
    "Mosul": ("Iraq",),
    "northern Syria": ("Syria",),
}
ACTORS = {"Islamic State Khorasan": ("Islamic State",)}
NAMES = {
    "is": "Islamic State",
    "isis": "Islamic State",
    "un": "United Nations",
    "sohr": "Syrian Observatory for Human Rights",
    "rami abdel rahman": "Syrian Observatory for Human Rights",
}
NOUNS = {
    "fighter": "fighters",
    "militant": "fighters",
    "foreign fighter": "foreign_fighters",
    "foreigner": "foreign_fighters",
    "soldier": "troops",
    "civilian": "civilians",
    "child": "civilians",
    "woman": "civilians",
    "man": "civilians",
    "death": "killed",
    "body": "killed",
    "territory": "territory",
    "land": "territory",
}
METRICS = [
    Metric("fighters", "stock", 180, "Fighters"),
    Metric("foreign_fighters", "stock", 365, "Foreign fighters", "fighters"),
    Metric("troops", "stock", 180, "Troops"),
    Metric("displaced", "stock", 90, "Displaced"),
    Metric("territory", "stock", 60, "Territory"),
    Metric("killed", "flow", 0, "Killed", family="people"),
    Metric("detained", "stock", 90, "Detained", doubles_in_days=3, family="people"),
    Metric("civilians", "stock", 90, "Civilians", family="people"),
    Metric("attacks", "flow", 0, "Attacks"),
    Metric("money", "flow", 0, "Money"),
]
WORLD = World(
    metrics={metric.key: metric for metric in METRICS},
    nouns=CountedNouns(
        NOUNS, {"foreign_fighters": "fighters"}, NAMES, load_lexicon().index(build_counted_nouns).words
    ),
    spell=lambda place: {"Haleb": "Aleppo"}.get(place, place),
    around=lambda place: PLACES.get(place, ()),
    countries=frozenset(("Syria", "Iraq", "Libya")),
    wholes=lambda actor: ACTORS.get(actor, ()),
    aliases=NAMES,
    speakers=SpeakerNames(NAMES, words=load_lexicon().index(build_speaker_names).words),
)
_ORDERS = {"dozens": (24, 99), "hundreds": (100, 999), "thousands": (1000, 9999)}


def read_says(says: str) -> tuple[Decimal | None, Decimal | None, Qualifier]:
    """`14,000-18,000`, `≤ 20,000`, `≥ 5,600`, `~1,000`, `1,024`, `hundreds`: bounds and qualifier."""
    if says in _ORDERS:
        low, high = _ORDERS[says]
        return Decimal(low), Decimal(high), Qualifier.ORDER
    number = says.lstrip("≤≥~ ").replace(",", "")
    if "-" in number:
        low_text, high_text = number.split("-")
        return Decimal(low_text), Decimal(high_text), Qualifier.RANGE
    value = Decimal(number)
    return {
        "≤": (None, value, Qualifier.AT_MOST),
        "≥": (value, None, Qualifier.AT_LEAST),
        "~": (value, value, Qualifier.APPROXIMATE),
    }.get(says[0], (value, value, Qualifier.EXACT))


def make_entry(says: str = "20,000", **fields: Any) -> Entry:
    """A claim on Islamic State's fighters in Syria, in a document of its own unless `fields` say else."""
    low, high, qualifier = read_says(says)
    name = fields.pop("id", None) or f"{fields.get('claimant')}/{says}/{fields.get('published')}"
    given: dict[str, Any] = {
        "id": name,
        "document": f"document of {name}",
        "figure": says,
        "start": 0,
        "low": low,
        "high": high,
        "qualifier": qualifier,
        "unit": "people",
        "metric": "fighters",
        "counted": "fighters",
        "subject": "Islamic State",
        "places": ("Syria",),
        "published": "2018-08-13",
    } | fields
    given["places"] = tuple(given["places"])
    given["as_of_basis"] = Basis.TEXT if given.get("as_of") else Basis.PUBLICATION
    given.setdefault("as_of", given["published"])
    given["status"] = Status(given.get("status", "asserted"))
    given["passage"] = passage(given.pop("quote", ""))
    for field, kind in (("change", Change), ("scope", Scope)):
        if given.get(field) is not None:
            given[field] = kind(given[field])
    return Entry(**given)


def read_table(name: str) -> list[dict[str, Any]]:
    """The scenarios of a TOML file in this folder, all kinds in the order in which they stand."""
    table = tomllib.loads((Path(__file__).parent / name).read_text(encoding="utf-8"))
    return [scenario for kind in table.values() for scenario in kind]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give a test that asks for `pair` or `scenario` each row of its table."""
    for fixture, table in (("pair", "pairs.toml"), ("scenario", "sets.toml")):
        if fixture in metafunc.fixturenames:
            rows = read_table(table)
            metafunc.parametrize(fixture, rows, ids=[row["name"] for row in rows])


@pytest.fixture(scope="session")
def world() -> World:
    return WORLD


@pytest.fixture(scope="session")
def entry() -> Callable[..., Entry]:
    return make_entry
