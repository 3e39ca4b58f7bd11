"""Towns: what a name that nothing else knows may lie in."""

import pytest

from claims.lexicon import DATA, load_lexicon
from claims.lexicon.gazetteer import load_gazetteer
from claims.lexicon.place_tables import read_regions, read_towns
from claims.lexicon.towns import Towns, load_towns

TOWNS = load_towns(load_lexicon())


@pytest.mark.parametrize(
    ("name", "within"),
    [
        ("Maseno", ("Kisumu", "Kenya")),
        ("Tōno", ("Iwate", "Japan")),
        ("BISHOP AUCKLAND", ("England", "United Kingdom")),
    ],
)
def test_a_town_lies_in_its_region_and_country(name: str, within: tuple[str, ...]) -> None:
    assert within in TOWNS.named(name)


def test_of_several_towns_with_one_name_the_largest_is_first() -> None:
    assert TOWNS.named("Springfield")[0] == ("Missouri", "United States")
    assert len(TOWNS.named("Springfield")) > 5


@pytest.mark.parametrize("name", ["", "Qwertzuiop", "Maseno\tKE", "maseno maseno", "\U0010ffff"])
def test_what_is_called_like_no_town_is_none(name: str) -> None:
    assert TOWNS.named(name) == []


def test_a_town_of_a_country_that_the_lexicon_does_not_have_lies_nowhere() -> None:
    assert Towns(["elsewhere\tXX.01"], {"XX.01": "There"}, {}).named("Elsewhere") == []


def test_every_row_of_the_table_can_be_found_and_its_codes_are_those_of_the_tables() -> None:
    rows = read_towns(DATA)
    regions = {region.code for region in read_regions(DATA)}
    codes = {code for row in rows for code in row.partition("\t")[2].split("|")}
    assert {code for code in codes if "." in code} <= regions
    assert rows == sorted(rows)


def test_a_large_city_of_the_gazetteer_is_a_town_as_well() -> None:
    assert load_gazetteer(load_lexicon()).named("Mosul")
    assert any("Iraq" in within for within in TOWNS.named("Mosul"))
