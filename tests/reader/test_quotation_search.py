"""Quoted words are found where they stand, and nowhere else."""

import pytest

from claims.reader.quotation_search import Place, SearchableText

TEXT = "The “Okvari Front” said\non Monday: İts men left   THIS town. On Monday it rained – in Korvat."


@pytest.mark.parametrize(
    ("words", "stands"),
    [
        ("the “okvari front”", "The “Okvari Front”"),
        ('"Okvari Front"', "“Okvari Front”"),
        ("said on monday", "said\non Monday"),
        ("left this town", "left   THIS town"),
        ("rained - in Korvat", "rained – in Korvat"),
        ("Okvari ... rained", "Okvari"),
        ("Okvari [...] rained", "Okvari"),
    ],
)
def test_white_space_capitals_and_typography_do_not_count(words: str, stands: str) -> None:
    place = SearchableText(TEXT).find(words, 0)
    assert place is not None
    assert TEXT[place.start : place.end] == stands


@pytest.mark.parametrize(
    "words",
    ["", "  ", "...", "IS town", "on Tuesday", "Okvari ... sunshine", "a ... b ... c ... d ... e", "m" * 700],
)
def test_other_words_stand_nowhere(words: str) -> None:
    assert SearchableText(TEXT).find(words, 0) is None


def test_of_several_places_the_nearest_is_meant() -> None:
    text = SearchableText(TEXT)
    assert text.find("on Monday", 0) == text.all("on Monday")[0]
    assert text.find("on Monday", len(TEXT)) == text.all("on Monday")[1]


def test_what_is_silent_is_no_evidence() -> None:
    first, second = SearchableText(TEXT).all("on Monday")
    text = SearchableText(TEXT, [Place(first.start - 5, first.end)])
    assert text.find("on Monday", 0) == second
    assert text.is_silent(first)
    assert not text.is_silent(second)
