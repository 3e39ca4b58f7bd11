"""What a finder may look at: the document, its sentences, the lexicon; and what it gives back."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple

from claims.extract.lexicon import Lexicon
from claims.extract.sentence import Sentence, split_sentences
from claims.model import Document, Qualifier


class Found(NamedTuple):
    """A field's value, the rule that gave it, and the words it rests on: `text[start:end]` of the text."""

    value: Any
    rule: str
    start: int = 0
    end: int = 0


NO_METRIC = Found("other", "metric.none")


@dataclass(slots=True, eq=False)
class Quantity:
    """A quantity as it stands in a sentence: words `first` up to, not including, `last`.

    The fields after `rule` are filled by the stages that follow, in the order in which they stand.
    """

    sentence: Sentence
    first: int
    last: int
    start: int  # offsets of the figure in the document's text
    end: int
    low: Decimal | None
    high: Decimal | None
    qualifier: Qualifier
    unit: str | None  # None: a bare number, whose unit is what it counts
    per: str | None
    rule: str
    core: tuple[int, int]  # the words of the number itself, without modifier and unit
    noun: tuple[int, int] = (0, 0)  # the words of the noun phrase that is counted; equal: none
    head: int = -1  # its head word
    counted: str | None = None
    metric: str = "other"
    antecedent: "Quantity | None" = None  # the quantity whose noun this one leaves out
    subject: str | None = None
    metric_found: Found = NO_METRIC
    refused: str | None = None  # why it is no claim


@dataclass(slots=True)
class Reading:
    """A document under the reader's eyes. Sentences are cut into words only when somebody looks at them."""

    document: Document
    lexicon: Lexicon
    sentences: list[Sentence | None] = field(init=False)
    spans: list[Any] = field(init=False)

    def __post_init__(self) -> None:
        self.spans = split_sentences(self.document.text)
        self.sentences = [None] * len(self.spans)

    def sentence(self, index: int) -> Sentence:
        """The sentence of that number, cut into words."""
        sentence = self.sentences[index]
        if sentence is None:
            sentence = Sentence(self.document.text, self.spans[index], index)
            self.sentences[index] = sentence
        return sentence
