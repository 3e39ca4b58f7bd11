"""An estimate as it is kept: what timelines and grids look at, made of the rows of its claims."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from claims.compare.entry.comparable import UNITS, measured, standing_order
from claims.compare.entry.question_key import QuestionKey
from claims.dates import Days, read_days
from claims.model import Qualifier, Status
from claims.store.schema.exact_numbers import exact
from claims.store.schema.stored_words import QUALIFIERS, STATUSES, document_name, listed, sureness

_OF_HASH = 6  # bytes of a hash that a document's name has


class LeadEntry(NamedTuple):
    """What the claim says that leads an estimate."""

    id: str  # its key
    document: str
    source: str | None
    sources: tuple[str, ...]
    published: str | None
    figure: str
    low: Decimal | None
    high: Decimal | None
    qualifier: Qualifier
    unit: str
    per: str | None
    metric: str
    claimant: str | None
    status: Status


class LeadFigure(NamedTuple):
    """The figure that leads an estimate, as comparing had it among all the others."""

    entry: LeadEntry
    claimant: str | None
    anybody: bool
    publisher: str | None
    question_key: QuestionKey
    days: Days | None
    order: tuple[int, str, int, str]
    dimension: str
    low: Decimal | None
    high: Decimal | None

    @property
    def least(self) -> Decimal | None:
        """The lower bound as it is meant."""
        return measured(self.entry).least

    @property
    def most(self) -> Decimal | None:
        """The upper bound as it is meant."""
        return measured(self.entry).most

    @property
    def measure(self) -> str:
        """Stock or flow."""
        return self.question_key.measure

    @property
    def subject(self) -> str | None:
        """Whose it is, by the one name of that."""
        return self.question_key.subject or None

    @property
    def places(self) -> frozenset[str]:
        """Where it is."""
        return self.question_key.places

    @property
    def disputed(self) -> bool:
        """Whether the text itself casts doubt on the figure."""
        return self.entry.status is Status.DISPUTED

    @property
    def superseded(self) -> bool:
        """Whether it is told as replaced by another, and not when it was so."""
        return self.question_key.superseded


class KeptEstimate:
    """The claims that go back to one origin, as `compare.origin.estimate.Estimate` tells them."""

    def __init__(self, lead: LeadFigure, row: "MemberRow", rows: Sequence["MemberRow"]) -> None:
        self.id = lead.entry.id
        self.lead = lead
        self.mentions = row.mentions
        self.attributed = bool(row.attributed)
        self.conflicts = row.conflicts  # sure ones, in which it stands
        self.perhaps: Sequence[str] = row.perhaps.split() if row.perhaps else ()
        self.members = rows

    @property
    def confidence(self) -> float:
        """That of the surest of its claims; what a person looked at is sure."""
        if len(self.members) == 1:
            return sureness(self.members[0].chance, self.members[0].review)
        return max(sureness(it.chance, it.review) for it in self.members)

    @property
    def publishers(self) -> frozenset[str]:
        """Who printed it; a document that names no publisher counts as one of its own."""
        if len(self.members) == 1:
            return frozenset(self.members[0].publishers)
        return frozenset().union(*(it.publishers for it in self.members))


class MemberRow(NamedTuple):
    """A claim of an estimate and that estimate, in the order of the columns that are asked for.

    It tells who says so, and as its own entry who printed it: most of that nobody asks for.
    """

    estimate_id: int
    claim_id: int
    first_day: int | None
    last_day: int | None
    claimant: str | None  # by the name that is the same for one speaker
    anybody: bool  # as 0 or 1
    publisher: str | None
    printers: str | None
    question_id: int
    mentions: int
    attributed: int
    conflicts: int
    perhaps: str | None
    metric: str
    named: str | None  # the claimant as the text names him
    status: str
    low: Any
    high: Any
    qualifier: str
    unit: str
    per: str | None
    chance: float
    review: str | None
    doc: str
    sha256: bytes
    published: str | None
    printings: int
    printed_by: str
    source: str | None
    key: bytes | None  # of the claim that leads it, alone
    figure: str | None
    figure_start: int | None

    @property
    def entry(self) -> "MemberRow":
        """What is told of the claim itself."""
        return self

    @property
    def id(self) -> str:
        """The claim by its number."""
        return str(self.claim_id)

    @property
    def document(self) -> str:
        """The name of its document, the same on every machine."""
        return document_name(self.doc, self.sha256[:_OF_HASH].hex())

    @property
    def sources(self) -> tuple[str, ...]:
        """Who printed its text."""
        if self.printings > 1:
            return listed(self.printed_by)
        return (self.source,) if self.source else ()

    @property
    def publishers(self) -> Sequence[str]:
        """The same by the names that are the same for one publisher."""
        if self.printers is None:
            return (self.publisher or f"document {self.document}",)
        return [it for it in self.printers.split("\n") if it] or [f"document {self.document}"]


def estimate_of(rows: Sequence[MemberRow], keys: Mapping[int, QuestionKey]) -> KeptEstimate:
    """The estimate that claims make up, of which one leads; `keys`: what questions ask, by their numbers."""
    lead = rows[0] if len(rows) == 1 else next(row for row in rows if row.key is not None)
    return KeptEstimate(_figure(lead, keys[lead.question_id]), lead, rows)


def _figure(row: MemberRow, key: QuestionKey) -> LeadFigure:
    document, low, high = row.document, exact(row.low), exact(row.high)
    entry = LeadEntry(
        row.key.hex() if row.key else "",
        document,
        row.source,
        row.sources,
        row.published,
        row.figure or "",
        low,
        high,
        QUALIFIERS[row.qualifier],
        row.unit,
        row.per,
        row.metric,
        row.named,
        STATUSES[row.status],
    )
    dimension = row.unit
    if row.per is not None or dimension in UNITS:
        dimension, low, high, *_ = measured(entry)
    first, last, published = row.first_day, row.last_day, read_days(row.published)
    days = None if first is None or last is None else Days(first, last)
    order = standing_order(published, document, row.figure_start or 0, entry.id)
    speaks = (row.claimant, bool(row.anybody), row.publisher)
    return LeadFigure(entry, *speaks, key, days, order, dimension, low, high)
