"""A quantity: the figure with its bounds and unit, and what the stages that follow find out about it."""

from dataclasses import replace
from decimal import Decimal

from claims.extract.found import NO_METRIC, Found
from claims.extract.text.sentence import Sentence
from claims.lexicon.word import is_year
from claims.model import Qualifier
from claims.record_type import record


@record
class Quantity:
    """A quantity as it stands in a sentence: words `first` up to, not including, `last`.

    The stages find the fields in the order in which they stand here; each gives a new quantity.
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
    named: tuple[str | None, bool] = (None, False)  # the metric that the noun names, and whether it is people
    metric: str = "other"
    metric_found: Found = NO_METRIC
    antecedent: "Quantity | None" = None  # the quantity whose noun this one leaves out
    refused: str | None = None  # why it is no claim

    @property
    def is_written_as_year(self) -> bool:
        """Whether the number is written as a year is: `2014`."""
        first, last = self.core
        return last - first == 1 and is_year(self.sentence.lower[first])

    def holds(self, part: "Quantity") -> bool:
        """Whether another figure can be counted into this one, if both are of the same: it is no greater."""
        least = part.low if part.low is not None else part.high
        return self.high is None or least is None or least <= self.high

    # Written out: every quantity passes through these, and `replace` takes ten times as long.

    def with_noun(self, noun: tuple[int, int], head: int, counted: str | None, per: str | None) -> "Quantity":
        """This quantity with what it counts, and the rate that is told after that."""
        return Quantity(
            self.sentence, self.first, self.last, self.start, self.end, self.low, self.high, self.qualifier,
            self.unit, per, self.rule, self.core, noun, head, counted,
        )  # fmt: skip

    def in_unit(self, unit: str, factor: Decimal) -> "Quantity":
        """This bare quantity in a unit that the text tells elsewhere; `factor` turns it into that."""
        low = None if self.low is None else self.low * factor
        high = None if self.high is None else self.high * factor
        return Quantity(
            self.sentence, self.first, self.last, self.start, self.end, low, high, self.qualifier, unit,
            self.per, self.rule, self.core,
        )  # fmt: skip

    def scaled(self, factor: Decimal) -> "Quantity":
        """This quantity, so many times as large."""
        return replace(
            self,
            low=None if self.low is None else self.low * factor,
            high=None if self.high is None else self.high * factor,
        )

    def with_name(self, named: tuple[str | None, bool]) -> "Quantity":
        """This quantity with what its noun names."""
        return Quantity(
            self.sentence, self.first, self.last, self.start, self.end, self.low, self.high, self.qualifier,
            self.unit, self.per, self.rule, self.core, self.noun, self.head, self.counted, named,
        )  # fmt: skip

    def with_metric(
        self, found: Found, unit: str | None, counted: str | None, antecedent: "Quantity | None"
    ) -> "Quantity":
        """This quantity with its metric, and what that tells of unit and counted things."""
        return Quantity(
            self.sentence, self.first, self.last, self.start, self.end, self.low, self.high, self.qualifier,
            unit, self.per, self.rule, self.core, self.noun, self.head, counted, self.named,
            found.value, found, antecedent,
        )  # fmt: skip

    def with_reason(self, refused: str) -> "Quantity":
        """This quantity with the reason why it is no claim."""
        return Quantity(
            self.sentence, self.first, self.last, self.start, self.end, self.low, self.high, self.qualifier,
            self.unit, self.per, self.rule, self.core, self.noun, self.head, self.counted, self.named,
            self.metric, self.metric_found, self.antecedent, refused,
        )  # fmt: skip
