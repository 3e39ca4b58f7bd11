"""What the metric of a figure is read from besides its own words: the figures before it, and the lexicon."""

from collections.abc import Sequence
from typing import NamedTuple

from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.lexicon import Lexicon


class Before(NamedTuple):
    """The claims before a figure, in its sentence or else the last ones of the sentence before."""

    earlier: Sequence[Quantity]
    lexicon: Lexicon

    def in_sentence(self, quantity: Quantity) -> Quantity | None:
        """The last claim before a figure in its own sentence."""
        last = self.earlier[-1] if self.earlier else None
        return last if last and last.sentence is quantity.sentence else None


class Counting(NamedTuple):
    """What a figure counts, and what happened to that."""

    metric: str
    unit: str | None
    counted: str | None
    antecedent: Quantity | None  # the figure whose noun this one leaves out


def counting(found: Found, quantity: Quantity) -> Found:
    """A metric that was found for a figure, whose unit and counted words are its own."""
    return found._replace(value=Counting(found.value, quantity.unit, quantity.counted, None))
