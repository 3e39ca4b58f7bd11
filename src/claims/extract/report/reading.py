"""A document under the reader's eyes: its sentences, the quantities in them, the lexicon it is read with."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from typing import Any, TypeVar

from claims.extract.figure.quantity import Quantity
from claims.extract.text.sentence import Sentence
from claims.lexicon import Lexicon
from claims.model import Document
from claims.record_type import record

T = TypeVar("T")


@record
class Reading:
    """What the readers of the fields may look at."""

    document: Document
    lexicon: Lexicon
    sentences: Sequence[Sentence]
    figures: Mapping[int, Sequence[Quantity]] = field(default_factory=dict)  # by the number of their sentence
    _layers: dict[Callable[..., Any], Any] = field(default_factory=dict, repr=False)

    def sentence(self, index: int) -> Sentence:
        """The sentence of that number."""
        return self.sentences[index]

    def quantities(self, index: int) -> Sequence[Quantity]:
        """The quantities of the sentence of that number, in order, also those that are no claims."""
        return self.figures.get(index, ())

    def layer(self, build: Callable[["Reading"], T]) -> T:
        """What `build` makes of this document, made once: its headline, whom it is about."""
        layers = self._layers
        if build in layers:
            return layers[build]  # type: ignore[no-any-return]
        made = layers[build] = build(self)
        return made
