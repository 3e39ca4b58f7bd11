"""A claim as comparing sees it: what it says, who says it, and when. None of the text around it."""

from decimal import Decimal
from typing import NamedTuple

from claims.model import Basis, Change, Qualifier, Scope, Status
from claims.record_type import record


class Printed(NamedTuple):
    """One printing of a text, at one address."""

    source: str | None  # who printed it
    published: str | None = None  # ISO 8601 prefix


@record
class Entry:
    """One claim of one document. `None`: the text does not say. Fields as in the annotation guide."""

    id: str  # the claim's stable key
    document: str  # the document's id
    figure: str  # as printed: shown, never looked at
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
    place_hinted: bool = False  # its sentence names no place: they are those of the text around it
    claimant: str | None = None
    as_of: str | None = None
    as_of_basis: Basis = Basis.PUBLICATION
    status: Status = Status.ASSERTED
    part_of: str | None = None  # the claim that its text counts this one into ("including 3,000 foreigners")
    change: Change | None = None
    earlier: bool = False
    scope: Scope | None = None
    event: str | None = None  # the event with a name that it is told of
    source: str | None = None  # who printed the document, for the first time as far as it is known
    published: str | None = None  # ISO 8601 prefix
    printings: tuple[Printed, ...] = ()  # of the very text, where that is not one by `source`
    speaks_for: str | None = None  # the body for which its sentence says that the claimant speaks
    sentence: str | None = None  # that holds the figure
    names: frozenset[int] = frozenset()  # by which its document tells of what it does (`find_names`)
    passage: int | None = None  # a number that equal sentences share (`near_duplicates.passage`)
    mentions: int = 1  # in how many places of the document the claim stands
    confidence: float = 1.0  # the chance that every field is right

    @property
    def printed(self) -> tuple[Printed, ...]:
        """Who printed the very text and when, in order of publication; at least once."""
        return self.printings or (Printed(self.source, self.published),)

    @property
    def sources(self) -> tuple[str, ...]:
        """The names of all who printed it, each once."""
        if not self.printings:
            return (self.source,) if self.source else ()
        return tuple(dict.fromkeys(it.source for it in self.printings if it.source))
