"""What a sentence is about: its words and those of the text right before it."""

import re

from claims.extract.text.sentence import Sentence

_LETTERS = re.compile("[a-z]+")
_NEAR = 400  # characters of text before the sentence


def text_near(sentence: Sentence) -> str:
    """A sentence and some of what stands before it, in small letters; worked out once."""
    return sentence.layer(_with_text_before)


def words_near(sentence: Sentence) -> frozenset[str]:
    """The words of that text, letters alone; worked out once."""
    return sentence.layer(_words)


def _with_text_before(sentence: Sentence) -> str:
    return sentence.text[max(0, sentence.start - _NEAR) : sentence.end].lower()


def _words(sentence: Sentence) -> frozenset[str]:
    return frozenset(_LETTERS.findall(_with_text_before(sentence)))
