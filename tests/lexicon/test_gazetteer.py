"""The gazetteer: what places are called and what they lie in."""

from pathlib import Path

import pytest

from claims.errors import LexiconError
from claims.lexicon import Entry, Lexicon, load_lexicon
from claims.lexicon.gazetteer import load_gazetteer

GAZETTEER = load_gazetteer(load_lexicon())


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


def test_large_cities_come_from_the_library() -> None:
    assert [place.within for place in GAZETTEER.named("Curitiba")] == [("Brazil",)]
    assert GAZETTEER.named("Lyon")[0].scale == "city"


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
