"""A document as it is read: its text, its sentences, and the lexicon it is read with."""

from dataclasses import dataclass, field
from typing import Any

from claims.extract.text.sentence import Sentence, split_sentences
from claims.lexicon import Lexicon
from claims.model import Document


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
