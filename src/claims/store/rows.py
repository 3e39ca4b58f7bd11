"""What the database gives back: frozen rows, plain Python values, no connection behind them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from claims.model import Basis, Change, Evidence, Qualifier, Scope, Status

MAX_NAME = 500  # characters of a subject, a place, a claimant ...; PostgreSQL's indexes take no long ones


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim as it stands: the newest run under the latest decisions, with the document that prints it.

    Of a text that was printed several times, source, title, address and date are those of the first printing.
    Where a claim stands several times in its document, figure, start and quote are those of the first place.
    """

    claim_id: str  # 12 hex digits, the same on every machine and in every run
    metric: str
    measure: str | None  # stock or flow
    low: Decimal | None
    high: Decimal | None
    qualifier: Qualifier
    unit: str
    per: str | None
    counted: str | None
    subject: str | None
    places: tuple[str, ...]
    claimant: str | None
    as_of: str | None
    as_of_start: date | None  # first and last full day of as_of; None: open
    as_of_end: date | None
    as_of_basis: Basis
    status: Status
    confidence: float
    review: str | None  # accepted or edited, where a person decided so
    decided: tuple[str, ...]  # the fields that a person edited, `bounds` for low and high
    mentions: int  # how often it stands in its document
    figure: str
    start: int  # offset of the figure in the document's text
    quote: str  # the sentence that holds the figure
    quote_start: int  # offset of the quote in the document's text
    document_id: int
    doc: str
    title: str | None
    source: str | None
    author: str | None
    url: str | None
    published: str | None
    published_basis: str | None
    printings: int  # how often the very text was printed, as far as it is known
    sources: str  # who printed it, joined by "; "
    urls: str  # where, joined by "; "
    part_of: int | None = None  # `start` of the figure of its document that this one is counted into
    change: Change | None = None
    earlier: bool = False
    scope: Scope | None = None
    event: str | None = None  # the event with a name that it is told of

    @property
    def figure_span(self) -> tuple[int, int]:
        """Where the figure stands in the quote: `quote[first:last] == figure`."""
        first = self.start - self.quote_start
        return first, first + len(self.figure)


@dataclass(frozen=True, slots=True)
class MentionRow:
    """One place in a document where a claim's figure stands, and what gave each field its value."""

    key: str  # 64 hex digits; decisions hold on to it
    figure: str
    start: int
    end: int
    quote: str
    quote_start: int
    quote_end: int
    confidence: float
    evidence: tuple[tuple[Evidence, str], ...]  # with the words it rests on; "" if none


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """What a person said of a mention, on `decided` (UTC, ISO 8601)."""

    decision_id: int
    kind: str  # accept, reject, edit, same-origin, not-same-origin, note, undo
    key: str  # of the mention
    field: str | None  # of an edit: bounds, qualifier, unit, ...
    value: str | None  # of an edit: the new value as JSON; `edited_values.write_value` says it in words
    other_key: str | None  # of same-origin and not-same-origin: the other mention
    undoes: int | None  # of an undo: the decision_id it takes back
    who: str
    why: str | None
    decided: str
    figure: str  # as the person saw them
    quote: str
    live: bool  # False: undone


@dataclass(frozen=True, slots=True)
class ClaimDetail:
    """All that is known of one claim, for `claims explain`."""

    claim: ClaimRow
    mentions: tuple[MentionRow, ...]  # in the order of the text
    decisions: tuple[DecisionRow, ...]  # oldest first
    extractor: str  # version of the extractor that read it
    read_at: str  # UTC, ISO 8601
    model: str | None = None  # that read the context of the figures; None: the rules did


class DocumentRow(NamedTuple):
    """One document, without its text."""

    document_id: int
    doc: str
    title: str | None
    source: str | None
    author: str | None
    url: str | None
    published: str | None
    published_basis: str | None
    printings: int  # how often the very text was printed, as far as it is known
    sources: str  # who printed it, joined by "; "
    urls: str  # where, joined by "; "
    origin: str | None
    notes: tuple[str, ...]
    sha256: str
    characters: int
    ingested: str  # UTC, ISO 8601
    superseded_by: int | None  # the document_id of the version that took its place
    claims: int  # that stand; 0 for a superseded version


@dataclass(frozen=True, slots=True)
class PrintingRow:
    """One place where a document's text was printed, as far as it is known."""

    printing_id: int
    document_id: int
    position: int  # 1: the first printing, which the document is told by
    doc: str
    title: str | None
    source: str | None
    author: str | None
    url: str | None
    published: str | None
    published_basis: str | None
    origin: str | None
    seen: str  # UTC, ISO 8601
    superseded_by: int | None  # the document_id of the text that stands there now
    claims: int  # that stand there


@dataclass(frozen=True, slots=True)
class DocumentHit:
    """A document that holds the words searched for, and the words around the first of them."""

    document: DocumentRow
    snippet: str


class SourceRow(NamedTuple):
    """One publisher."""

    source: str
    documents: int
    claims: int
    first_published: str | None
    last_published: str | None


class MetricRow(NamedTuple):
    """One metric that claims stand on."""

    metric: str
    measure: str | None
    claims: int
    documents: int
    sources: int
    first_as_of: date | None
    last_as_of: date | None


class NameRow(NamedTuple):
    """A subject, place or claimant, and how many claims name it."""

    name: str
    claims: int


class FailureRow(NamedTuple):
    """An input that could not be read."""

    origin: str
    reason: str
    failed: str  # UTC, ISO 8601
    run_id: int
