"""By which names one knows that texts tell of one event."""

import pytest

from claims.compare.knowledge import load_world
from claims.compare.story.story_names import find_names, read_names, stem_of, stems_of, write_names
from claims.lexicon import load_lexicon

COMMON = load_world(load_lexicon()).common
ENTRIES = load_lexicon().entries("commonplace")


def _names(title: str | None, text: str) -> frozenset[int]:
    return find_names(title, text, COMMON.names)


@pytest.mark.parametrize(
    ("word", "same"),
    [
        ("Derailed", "derails"),
        ("mourners", "mourner"),
        ("Elmbank’s", "elmbank"),
        ("schoolgirls", "Schoolgirl"),
    ],
)
def test_a_word_has_one_stem_in_its_forms(word: str, same: str) -> None:
    assert stem_of(word) == stem_of(same)


def test_the_names_of_a_text_are_what_it_writes_with_a_capital_letter() -> None:
    found = _names("Tram Derails", "The tram came off the rails at Lowfield near Elmbank. Elmbank is closed.")
    assert found == _names(None, "Lowfield") | _names(None, "Elmbank")
    assert len(found) == 2


@pytest.mark.parametrize(
    "text",
    [
        "On Monday the police in France said that American soldiers and the Taliban had met.",
        "President Michael said on the BBC that the British Council met in January.",
        "Several died, and the nearest station was closed.",
        "",
    ],
)
def test_countries_peoples_actors_titles_and_days_are_no_names(text: str) -> None:
    assert _names(None, text) == frozenset()


def test_names_are_kept_as_they_are() -> None:
    names = _names("Croydon", "Seven died at Lowfield near Elmbank.")
    assert read_names(write_names(names)) == names
    assert read_names(None) == frozenset()


@pytest.mark.parametrize("text", [text for entry in ENTRIES for text in entry["yes"]])
def test_commonplace_words_tell_no_event(text: str) -> None:
    assert stems_of(text) <= COMMON.names


@pytest.mark.parametrize("text", [text for entry in ENTRIES for text in entry["no"]])
def test_other_words_tell_it(text: str) -> None:
    assert stems_of(text) - COMMON.names
