"""What a refusal is, the words it rests on, and what all refusals see of a quantity."""

from collections.abc import Callable, Mapping

from claims.extract.figure.noun_class import build_nouns, is_person
from claims.extract.figure.number_words import build_words
from claims.extract.figure.quantity import Quantity
from claims.extract.text.sentence import Sentence
from claims.lexicon import Lexicon
from claims.lexicon.inflection import is_plural, singular
from claims.lexicon.per_word import Seen
from claims.lexicon.phrases import Phrases
from claims.record_type import record

DASHES = frozenset(("-", "–"))
LIMITS = frozenset(("under", "over", "below", "above"))  # before a bound


@record
class RefusalWords:
    """The words of refusals, indexed."""

    labels: Phrases[str]  # before the number
    durations: frozenset[str]
    lasts: Seen[bool]  # whether a word is or begins with the singular or plural of a duration
    measures: Phrases[str]  # after the number
    parties: frozenset[str]
    abstractions: frozenset[str]
    cardinals: Mapping[str, int]
    persons: frozenset[str]  # nouns for people, in the singular
    of_one: Seen[bool]  # whether a word is a noun for one person: driver, mother-of-two
    of_many: Seen[bool]  # or for several


@record
class Look:
    """A quantity as refusals see it: what several of them ask, worked out once.

    The number itself are the words `first` up to, not including, `last`; the figure begins with word
    `quantity.first`.
    """

    quantity: Quantity
    sentence: Sentence
    lower: list[str]
    first: int
    last: int
    before: str  # the word before the figure, in lower case; empty where the sentence begins
    after: str  # the word after the number, in lower case; empty where the sentence ends
    left: str  # the character right before the number, a space where its sentence begins
    right: str  # the character right after the number, a space where the text ends
    digits: bool  # the number is written in digits
    bare: bool  # no noun stands with the number
    compound: bool  # the number is part of one hyphenated word: `seven-year`
    touches: bool  # the number and the word after it are written without a space

    def of(self, quantity: Quantity) -> "Look":
        """The same look at the quantity after another stage."""
        return Look(
            quantity, self.sentence, self.lower, self.first, self.last, self.before, self.after, self.left,
            self.right, self.digits, self.bare, self.compound, self.touches,
        )  # fmt: skip


# The reason why a quantity is no claim, or None.
Refusal = Callable[[Look, RefusalWords], str | None]


def look_at(quantity: Quantity) -> Look:
    """What refusals see of a quantity that has its noun."""
    sentence = quantity.sentence
    lower, text = sentence.lower, sentence.text
    first, last = quantity.core
    start, end = sentence.extent(first, last)
    follows = last < len(lower)
    return Look(
        quantity,
        sentence,
        lower,
        first,
        last,
        lower[quantity.first - 1] if quantity.first else "",
        lower[last] if follows else "",
        text[start - 1] if start > sentence.start else " ",
        text[end] if end < len(text) else " ",
        lower[first][0].isdecimal(),
        quantity.noun[0] == quantity.noun[1],
        quantity.rule.startswith("quantity.compound"),
        follows and sentence.starts[last] == end,
    )


def build_refusals(lexicon: Lexicon) -> RefusalWords:
    """The words of refusals of a lexicon, indexed."""

    def words(kind: str) -> list[str]:
        return [word for entry in lexicon.entries(kind) for word in entry["words"]]

    durations = frozenset(words("duration"))
    nouns = lexicon.index(build_nouns)
    return RefusalWords(
        labels=Phrases(((word, word) for word in words("label")), backwards=True),
        durations=durations,
        lasts=Seen(lambda word: singular(word.partition("-")[0]) in durations),
        measures=Phrases((word, word) for word in words("measure")),
        parties=frozenset(words("party")),
        abstractions=frozenset(words("abstraction")),
        cardinals=lexicon.index(build_words).cardinals,
        persons=nouns.persons,
        of_one=Seen(lambda word: not is_plural(word) and is_person(word.partition("-of-")[0], nouns)),
        of_many=Seen(lambda word: is_plural(word) and is_person(singular(word), nouns)),
    )
