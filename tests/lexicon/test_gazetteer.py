"""The gazetteer: what places are called and what they lie in."""

from pathlib import Path

import pytest

from claims.errors import LexiconError
from claims.lexicon import DATA, Entry, Lexicon, load_lexicon
from claims.lexicon.gazetteer import all_places, load_gazetteer, places_by_hand
from claims.lexicon.place_tables import City, read_cities, read_countries
from claims.lexicon.spelling import name_key

LEXICON = load_lexicon()
GAZETTEER = load_gazetteer(LEXICON)
# What the lexicon itself holds, in places.toml.
BY_HAND = places_by_hand(LEXICON)


@pytest.mark.parametrize(
    ("place", "other"),
    [
        ("Sadr City", "Iraq"),
        ("Idlib", "Syria"),
        ("Rafah", "Gaza"),
        ("Rafah", "Palestinian territories"),
        ("Rangoon", "Myanmar"),
        ("Rangoon", "Burma"),
        ("Baluchistan", "Pakistan"),
        ("West Africa", "Africa"),
        ("raqqa", "syria"),
    ],
)
def test_a_place_lies_within_another(place: str, other: str) -> None:
    assert GAZETTEER.within(place, other)


@pytest.mark.parametrize(
    ("place", "other"),
    [("Syria", "Syria"), ("Syria", "Idlib"), ("Idlib", "Iraq"), ("Nowhere", "Syria"), ("Idlib", "Nowhere")],
)
def test_a_place_does_not_lie_within_another(place: str, other: str) -> None:
    assert not GAZETTEER.within(place, other)


@pytest.mark.parametrize(
    ("name", "canonical"),
    [
        ("Burma", "Myanmar"),
        ("Rangoon", "Yangon"),
        ("Deir Ezzor", "Deir ez-Zor"),
        ("Nowhere", "Nowhere"),
        ("UK", "United Kingdom"),
    ],
)
def test_places_are_compared_under_one_name(name: str, canonical: str) -> None:
    assert GAZETTEER.canonical(name) == canonical


@pytest.mark.parametrize(
    ("name", "within"),
    [
        ("Ghaziabad", ("Uttar Pradesh", "India")),
        ("Ghāziābād", ("Uttar Pradesh", "India")),
        ("Belem", ("Para", "Brazil")),
        ("Belém", ("Para", "Brazil")),
        ("Fes", ("Morocco",)),
        ("Ufa", ("Bashkortostan Republic", "Russia")),
        ("Thane", ("Maharashtra", "India")),
        ("Ürümqi", ("China",)),
        ("Łódź", ("Poland",)),
        ("Diyarbakır", ("Turkey",)),
        ("Köln", ("Germany",)),
        ("Curitiba", ("Brazil",)),
        ("Sao Luis", ("Maranhao", "Brazil")),
    ],
)
def test_a_large_city_is_known_however_it_is_written(name: str, within: tuple[str, ...]) -> None:
    place = GAZETTEER.named(name)[0]
    assert place.within == within


def test_no_large_city_is_lost() -> None:
    assert [city.name for city in read_cities(DATA) if not GAZETTEER.named(city.name)] == []


def test_every_state_is_known_under_each_of_its_names() -> None:
    states = list(read_countries(DATA))
    assert len(states) == 249, "as many as ISO 3166-1 has"
    assert [state.name for state in states if not GAZETTEER.named(state.name)] == []
    own = [state for state in states if GAZETTEER.named(state.name)[0].scale == "country"]
    assert [name for state in own for name in state.others if not GAZETTEER.named(name)] == []


@pytest.mark.parametrize(
    "name", ["Kiribati", "Nauru", "Palau", "San Marino", "Tuvalu", "Saint Lucia", "Marshall Islands"]
)
def test_small_states_are_countries_with_their_people(name: str) -> None:
    place = GAZETTEER.named(name)[0]
    assert (place.scale, place.within) == ("country", ())
    assert place.people


@pytest.mark.parametrize(
    ("name", "canonical"),
    [
        ("Lao People's Democratic Republic", "Laos"),
        ("Federal Republic of Nigeria", "Nigeria"),
        ("Brunei Darussalam", "Brunei"),
        ("Misratah", "Misrata"),
        ("Al Hudaydah", "Hodeidah"),
        ("Mazār-e Sharīf", "Mazar-e-Sharif"),
        ("Al-Kut", "Kut"),
    ],
)
def test_names_of_the_tables_are_other_names_of_places_by_hand(name: str, canonical: str) -> None:
    assert GAZETTEER.canonical(name) == canonical


@pytest.mark.parametrize(
    ("name", "scale", "within"),
    [
        ("Niger", "country", ()),
        ("Mexico", "country", ()),
        ("Georgia", "country", ()),
        ("El Salvador", "country", ()),
        ("Salvador", "city", ("Brazil",)),
        ("Hyderabad", "city", ("India",)),
        ("Tripoli", "region", ("Libya",)),
        ("London", "city", ("United Kingdom",)),
        ("Santiago", "city", ("Chile",)),
        ("Smolensk", "city", ("Russia",)),
        ("Dali", "city", ("Yunnan", "China")),
    ],
)
def test_a_name_of_several_places_is_the_one_that_is_meant(
    name: str, scale: str, within: tuple[str, ...]
) -> None:
    place = GAZETTEER.named(name)[0]
    assert (place.scale, place.within) == (scale, within)


def test_of_cities_with_one_name_the_largest_is_meant_unless_the_lexicon_says_otherwise() -> None:
    largest: dict[str, City] = {}
    for city in read_cities(DATA):
        largest.setdefault(name_key(city.name), city)
    countries = {entry["code"]: entry["name"] for entry in LEXICON.entries("country") if "code" in entry}
    by_hand = {name_key(it) for place in BY_HAND for it in (place.name, *place.aliases)}
    for key, city in largest.items():
        if key not in by_hand and city.region[:2] in countries:
            first = GAZETTEER.named(city.name)[0]
            assert city.name in (first.name, *first.aliases), city
            assert first.within[-1] == countries[city.region[:2]], city


@pytest.mark.parametrize(("name", "adjective"), [("Syria", "Syrian"), ("Raqqa", None), ("Nowhere", None)])
def test_a_country_has_an_adjective(name: str, adjective: str | None) -> None:
    assert GAZETTEER.adjective(name) == adjective


def test_nothing_lies_in_itself() -> None:
    assert [place for place in all_places(LEXICON) if place.name in place.within] == []


def test_one_name_can_stand_for_several_places() -> None:
    assert {place.within for place in GAZETTEER.named("Rafah")} == {
        ("Gaza", "Palestinian territories"),
        ("Egypt",),
    }


def test_own_places_are_known_with_what_they_lie_in() -> None:
    entries: dict[str, list[Entry]] = {
        "country": [{"name": "Utopia", "code": "UU"}],
        "place": [{"name": "Amaurot", "in": ["Utopia"]}],
    }
    own = load_gazetteer(Lexicon(entries))
    assert own.within("Amaurot", "Utopia")


@pytest.mark.parametrize("kind", ["country", "place", "people"])
def test_an_entry_without_a_name_is_refused(kind: str) -> None:
    with pytest.raises(LexiconError, match=f"\\[\\[{kind}\\]\\].*give it a name"):
        load_gazetteer(Lexicon({kind: [{"code": "XX", "words": []}]}))


def test_a_user_file_adds_places(tmp_path: Path) -> None:
    path = tmp_path / "claims.toml"
    path.write_text(
        '[[place]]\nname = "Tell Example"\nkind = "city"\nin = ["Syria"]\nyes = ["in Tell Example"]\n',
        "utf-8",
    )
    assert load_gazetteer(load_lexicon((path,))).within("Tell Example", "Syria")


def test_a_place_of_an_unknown_kind_is_refused_with_its_file_line_and_key(tmp_path: Path) -> None:
    path = tmp_path / "claims.toml"
    path.write_text('[[place]]\nname = "Camp Example"\nkind = "camp"\n', "utf-8")
    with pytest.raises(LexiconError, match=r"claims\.toml:3: \[\[place\]\] kind: 'camp' is none of city"):
        load_lexicon((path,))
