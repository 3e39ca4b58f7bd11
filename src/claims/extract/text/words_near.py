"""What a sentence is about: its words and those of the text right before it."""

import re

from claims.extract.text.sentence import Sentence

_LETTERS = re.compile("[a-z]+")
_NEAR = 400  # characters of text before the sentence
_AROUND = 500


def text_near(sentence: Sentence) -> str:
    """A sentence and some of what stands before it, in small letters; worked out once."""
    return sentence.layer(_with_text_before)


def words_near(sentence: Sentence) -> frozenset[str]:
    """The words of that text, letters alone; worked out once."""
    return sentence.layer(_words)


def words_around(sentence: Sentence) -> frozenset[str]:
    """Those of somewhat more text, for what the sentence itself seldom tells: a siege, an evacuation."""
    return sentence.layer(_words_around)


def _with_text_before(sentence: Sentence) -> str:
    return _from(sentence, _NEAR)


def _from(sentence: Sentence, reach: int) -> str:
    return sentence.text[max(0, sentence.start - reach) : sentence.end].lower()


def _words(sentence: Sentence) -> frozenset[str]:
    return frozenset(_LETTERS.findall(_with_text_before(sentence)))


def _words_around(sentence: Sentence) -> frozenset[str]:
    return frozenset(_LETTERS.findall(_from(sentence, _AROUND)))
