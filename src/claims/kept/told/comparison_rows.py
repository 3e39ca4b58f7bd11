"""What comparing found, as the database gives it back: plain values, no connection behind them."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from claims.model import Basis, Qualifier, Status

ID_LENGTH = 12  # hexadecimal digits of a claim's key that analysts see


class QuestionRow(NamedTuple):
    """What was how many, whose, where and when; with how much there is to answer it."""

    question_id: str
    metric: str
    label: str | None
    measure: str
    subject: str | None
    places: tuple[str, ...]
    counted: str | None  # which part of the people or things, where it is not all
    unit: str
    per: str | None
    status: str
    as_of_start: date | None
    as_of_end: date | None
    low: Decimal | None  # the range of published estimates
    high: Decimal | None
    open_low: int  # 1: an estimate names no lower bound
    open_high: int
    estimates: int
    mentions: int
    publishers: int
    independent: int
    unattributed: int
    conflicts: int  # estimates that are in conflict with another one
    question_number: int
    independent_at_most: int  # more than `independent` where some of them may be one


class EstimateRow(NamedTuple):
    """The claims that go back to one origin, as the claim says it that leads them."""

    claim_id: str
    question_id: str
    metric: str
    low: Decimal | None
    high: Decimal | None
    qualifier: Qualifier
    figure: str
    unit: str
    per: str | None
    subject: str | None
    places: tuple[str, ...]
    claimant: str | None
    claims: int
    mentions: int
    publishers: int
    sources: str  # joined with "; "
    conflicts: int
    source: str | None
    as_of: str | None
    as_of_start: date | None
    as_of_basis: Basis
    published: str | None
    status: Status
    confidence: float  # of the surest of its claims; 1 where a person accepted or edited one
    quote: str
    title: str | None
    url: str | None
    start: int
    quote_start: int
    question_number: int
    review: str | None  # of that claim: accepted or edited, where a person decided so
    decided: tuple[str, ...]  # and the fields that were edited, `bounds` for low and high

    @property
    def figure_span(self) -> tuple[int, int]:
        """Where the figure stands in the quote: `quote[first:last] == figure`."""
        first = self.start - self.quote_start
        return first, first + len(self.figure)


class Owner(NamedTuple):
    """The estimate that a claim belongs to."""

    estimate_id: str
    question_id: str
    conflicts: int  # sure ones, in which it stands


class Papers(NamedTuple):
    """Who printed an estimate."""

    sources: str  # joined with "; "
    publishers: int


class Side(NamedTuple):
    """One side of a comparison, as the claim says it that leads it."""

    claim_id: str
    figure: str  # as it is written: `≤ 20,000`
    low: Decimal | None
    high: Decimal | None
    claimant: str | None
    as_of: str | None
    status: str
    confidence: float  # of the estimate that the claim belongs to
    source: str | None
    published: str | None
    quote: str
    title: str | None
    url: str | None


class ComparisonRow(NamedTuple):
    """Two sides and the verdict on them."""

    metric: str
    label: str | None
    subject: str | None
    places: tuple[str, ...]
    relation: str
    spread: Decimal | None
    reason: str
    sentence: str
    weight: int
    known: date | None
    left: Side
    right: Side
    claims: tuple[str, ...]
    question_id: str
    dispute: str | None = None  # the name that the pairs of one dispute share; None: it makes up none
    doubts: tuple[str, ...] = ()  # codes of why that is not sure; none: it is
    left_camp: int | None = None  # of the dispute, from 1 on, the lowest figure first
    right_camp: int | None = None


class Seats(NamedTuple):
    """Where a comparison stands in a dispute: which one, its doubts, and the camps of both sides."""

    dispute: str | None = None
    doubts: tuple[str, ...] = ()
    left_camp: int | None = None
    right_camp: int | None = None


class LineageRow(NamedTuple):
    """A claim of an estimate in the tree of what goes back to what."""

    depth: int
    why: str | None
    claim_id: str
    low: Decimal | None
    high: Decimal | None
    qualifier: Qualifier
    figure: str
    unit: str
    per: str | None
    claimant: str | None
    source: str | None
    published: str | None
    mentions: int
    title: str | None
    url: str | None
    quote: str


class Changes(NamedTuple):
    """What became known on or after a day, by the dates of publication."""

    new: list[EstimateRow]
    revised: list[ComparisonRow]
    conflicts: list[ComparisonRow]
