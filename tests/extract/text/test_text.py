"""What a text is made of: its sentences."""

from typing import Any

from claims.extract.text.sentence import split_sentences


def test_a_text_has_its_sentences(sentences: Any) -> None:
    text = sentences.phrase
    assert len(split_sentences(text)) == sentences.expected["count"], [
        text[it.start : it.end] for it in split_sentences(text)
    ]
