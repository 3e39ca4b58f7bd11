"""A claim as comparing sees it: what it says, who says it, where it is printed and when."""

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from claims.model import Basis, Qualifier, Status


class Printed(NamedTuple):
    """One printing of a text, at one address."""

    source: str | None  # who printed it
    published: str | None = None  # ISO 8601 prefix


@dataclass(frozen=True, slots=True)
class Entry:
    """One claim of one document. `None`: the text does not say. Fields as in the annotation guide."""

    id: str  # the claim's stable key
    document: str  # the document's id
    figure: str  # as printed
    start: int  # where the figure stands in the document's text
    low: Decimal | None
    high: Decimal | None
    qualifier: Qualifier
    unit: str
    metric: str
    per: str | None = None
    counted: str | None = None
    subject: str | None = None
    places: tuple[str, ...] = ()
    claimant: str | None = None
    as_of: str | None = None
    as_of_basis: Basis = Basis.PUBLICATION
    status: Status = Status.ASSERTED
    source: str | None = None  # who printed the document, for the first time as far as it is known
    title: str | None = None
    url: str | None = None
    published: str | None = None  # ISO 8601 prefix
    printings: tuple[Printed, ...] = ()  # of the very text, where that is not one by `source`
    review: str | None = None  # accepted or edited, where a person decided so
    decided: tuple[str, ...] = ()  # the fields that were edited
    quote: str = ""  # the sentence that holds the figure
    quote_start: int = 0  # where it begins in the document's text
    mentions: int = 1  # in how many places of the document the claim stands
    part_of: str | None = None  # the claim that its text counts this one into ("including 3,000 foreigners")

    @property
    def printed(self) -> tuple[Printed, ...]:
        """Who printed the very text and when, in order of publication; at least once."""
        return self.printings or (Printed(self.source, self.published),)

    @property
    def sources(self) -> tuple[str, ...]:
        """The names of all who printed it, each once."""
        return tuple(dict.fromkeys(it.source for it in self.printed if it.source))
