"""What a refusal is, the words it rests on, and what all refusals ask of a quantity."""

from collections.abc import Callable
from typing import NamedTuple

from claims.extract.lexicon import Lexicon
from claims.extract.phrase import Phrases
from claims.extract.reading import Quantity


class RefusalWords(NamedTuple):
    """The words of refusals, indexed."""

    labels: Phrases[str]  # before the number
    durations: frozenset[str]
    measures: Phrases[str]  # behind the number
    parties: frozenset[str]
    abstractions: frozenset[str]


# The reason why a quantity is no claim, or None.
Refusal = Callable[[Quantity, RefusalWords], str | None]


def build_refusals(lexicon: Lexicon) -> RefusalWords:
    """The words of refusals of a lexicon, indexed."""

    def words(kind: str) -> list[str]:
        return [word for entry in lexicon.entries(kind) for word in entry["words"]]

    return RefusalWords(
        labels=Phrases(((word, word) for word in words("label")), backwards=True),
        durations=frozenset(words("duration")),
        measures=Phrases((word, word) for word in words("measure")),
        parties=frozenset(words("party")),
        abstractions=frozenset(words("abstraction")),
    )


def is_digits(quantity: Quantity) -> bool:
    """Whether the number is written in digits."""
    return quantity.sentence.lower[quantity.core[0]][0].isdecimal()


def is_bare(quantity: Quantity) -> bool:
    """Whether no noun stands with the number."""
    return quantity.noun[0] == quantity.noun[1]


def is_compound(quantity: Quantity) -> bool:
    """Whether the number is part of one hyphenated word: `seven-year`."""
    return quantity.rule.startswith("quantity.compound")


def word_before(quantity: Quantity) -> str:
    """The word before the figure, in lower case; empty where the sentence begins."""
    return quantity.sentence.lower[quantity.first - 1] if quantity.first else ""


def word_behind(quantity: Quantity) -> str:
    """The word behind the number itself, in lower case; empty where the sentence ends."""
    lower, last = quantity.sentence.lower, quantity.core[1]
    return lower[last] if last < len(lower) else ""


def touches(quantity: Quantity) -> bool:
    """Whether the number and the word behind it are written without a space."""
    sentence, last = quantity.sentence, quantity.core[1]
    return last < len(sentence.starts) and sentence.starts[last] == sentence.ends[last - 1]


def char_before(quantity: Quantity) -> str:
    """The character right before the number, a space where its sentence begins."""
    sentence, start = quantity.sentence, quantity.sentence.starts[quantity.core[0]]
    return sentence.text[start - 1] if start > sentence.start else " "


def char_behind(quantity: Quantity) -> str:
    """The character right behind the number, a space where the text ends."""
    sentence = quantity.sentence
    end = sentence.ends[quantity.core[1] - 1]
    return sentence.text[end] if end < len(sentence.text) else " "
