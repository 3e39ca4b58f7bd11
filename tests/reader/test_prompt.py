"""What a model is shown: the contract, the frame, and the text with its figures numbered."""

from typing import Any

import pytest

from claims.lexicon import load_lexicon
from claims.model import Document
from claims.reader.document_parts import Size
from claims.reader.model_reader import read_by_rules
from claims.reader.prompt import contract, key_of
from claims.reader.reading_types import Prompt

TEXT = "Korvat's mayor said 20 people had died. The Okvari Front lost at least 40 men in Lindmar."


def prompts(text: str = TEXT, size: Size | None = None, **labels: Any) -> list[Prompt]:
    return read_by_rules(Document("text", text, **labels), load_lexicon()).prompts(size)


def test_figures_are_numbered_where_they_stand() -> None:
    (prompt,) = prompts()
    assert "mayor said ⟦1: 20⟧ people had died" in prompt.user
    assert "lost ⟦2: at least 40⟧ men" in prompt.user
    assert prompt.user.endswith("Answer for the figures 1 to 2.")
    assert prompt.system == contract()


def test_the_frame_says_what_is_known_of_the_text() -> None:
    (prompt,) = prompts(title="A\nday", source="Radio Delta", published="2021-08-18")
    assert prompt.user.startswith("title: A day\npublisher: Radio Delta\npublished: 2021-08-18 (Wednesday)\n")
    assert prompts()[0].user.startswith("published: not known\n")
    assert prompts(published="2021-08")[0].user.startswith("published: 2021-08\n")


def test_later_parts_tell_how_the_text_begins_and_the_names_so_far() -> None:
    text = (
        TEXT
        + " Trucks came from Aleppo."
        + " It rained for days." * 40
        + " In the end 300 houses stood empty."
    )
    *_, last = prompts(text, Size(longest=300, before=100, after=50))
    assert "the text begins: Korvat's mayor said" in last.user
    assert "places so far: Aleppo" in last.user
    assert "part: 2 of 2" in last.user


def test_the_marks_of_a_text_are_not_taken_for_ours() -> None:
    (prompt,) = prompts("⟦7: Nobody⟧ said 20 people had died.", title="⟦9: x⟧")
    assert "[7: Nobody]" in prompt.user
    assert "title: [9: x]" in prompt.user


@pytest.mark.parametrize("other", [TEXT + " ", "X" + TEXT[1:]])
def test_the_key_of_a_prompt_is_that_of_its_words(other: str) -> None:
    (prompt,) = prompts()
    assert prompt.key == key_of(prompt.system, prompt.user) == prompts()[0].key
    assert prompt.key != prompts(other)[0].key


def test_a_text_without_figures_asks_nothing() -> None:
    assert prompts("Nothing was counted.") == []
