"""Every type that travels from one stage to the next. Frozen: records are replaced, never changed."""

import hashlib
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Any, NamedTuple, Protocol


class Word(StrEnum):
    """A word of a short list. Its hash is that of its letters: that of an enumeration is worked out in Python
    each time that one looks into a set or a mapping."""

    __hash__ = str.__hash__


class Qualifier(Word):
    """How the text words the figure."""

    EXACT = "exact"
    APPROXIMATE = "approximate"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    RANGE = "range"
    ORDER = "order"


class Status(Word):
    """How the text stands to the figure."""

    ASSERTED = "asserted"
    DISPUTED = "disputed"
    PLANNED = "planned"


class Basis(Word):
    """Where a claim's as-of time comes from."""

    TEXT = "text"
    PUBLICATION = "publication"


class Change(Word):
    """Whether a figure says by how much something rose or fell, rather than how much there is."""

    INCREASE = "increase"
    DECREASE = "decrease"


class Scope(Word):
    """What a figure covers, where it is not all there is of its kind."""

    SHARE = "share"  # one's part in a total: "Tunisia accounts for 6,000", "nine of those killed"
    ADDITION = "addition"  # what comes on top of a figure told before: "another 10 bodies"
    MOVEMENT = "movement"  # those who came or went, not those who are there: "27,000 have travelled"
    OTHER_EVENT = "other-event"  # another event than the one told so far: "elsewhere nine were killed"
    POSSIBLE = "possible"  # nobody says that it is so: "may have killed 50", "50 are feared dead"
    CASUALTIES = "casualties"  # the dead and the hurt together: "killed or wounded 300", "300 casualties"


@dataclass(frozen=True)
class Document:
    """One text as it was read. The text is never altered afterwards; all offsets refer to it."""

    id: str  # the name its input gives it: the record's `doc`, or the file name without its ending
    text: str
    source: str | None = None  # who printed it
    title: str | None = None
    author: str | None = None
    url: str | None = None
    published: str | None = None  # ISO 8601 prefix: 2019, 2019-05 or 2019-05-21
    published_basis: str | None = None  # option, record, front-matter, metadata, dateline; None: not known
    origin: str | None = None  # the path or record it was read from
    notes: tuple[str, ...] = ()  # what the reader had to do to it: "decoded as windows-1252"

    @cached_property
    def sha256(self) -> str:
        """The hash of the text: a document's identity."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


class Evidence(NamedTuple):
    """Which rule gave a field its value, and the words it rests on (`text[start:end]`, empty if none)."""

    field: str
    rule: (
        str  # with how many readings of a model agreed, where there were several: `model.words+readings.2/3`
    )
    start: int
    end: int

    @property
    def vote(self) -> "Vote | None":
        """How many readings of a model agreed on the value; None where there was one reading or none."""
        counts, _, tie = self.rule.partition(_READINGS)[2].partition("+")
        agreeing, _, heard = counts.partition("/")
        return Vote(int(agreeing), int(heard), Tie(tie) if tie else None) if heard.isdecimal() else None

    @property
    def decided_by(self) -> str:
        """The rule without the vote."""
        return self.rule.partition(_READINGS)[0]

    def voted(self, vote: "Vote") -> "Evidence":
        """The same with how many readings agreed."""
        tie = f"+{vote.tie}" if vote.tie is not None else ""
        return self._replace(rule=f"{self.decided_by}{_READINGS}{vote.agreeing}/{vote.heard}{tie}")


_READINGS = "+readings."


class Stated(Protocol):
    """A figure as its text has it: its words, bounds and unit. Every claim is one, and every row that tells
    so much of one."""

    @property
    def figure(self) -> str: ...
    @property
    def low(self) -> Decimal | None: ...
    @property
    def high(self) -> Decimal | None: ...
    @property
    def qualifier(self) -> Qualifier: ...
    @property
    def unit(self) -> str: ...
    @property
    def per(self) -> str | None: ...


class Tie(StrEnum):
    """What decides between values that as many readings of a model agree on."""

    RULES = "rules"  # the rules read it too
    FIRST = "first"  # the first reading has it


class Vote(NamedTuple):
    """How many readings of a model agree on the value of a field."""

    agreeing: int
    heard: int  # readings that say something of the field
    tie: Tie | None = None  # what decided, where as many agree on another value


class ModelAnswer(NamedTuple):
    """What a language model answered to one prompt, as it came."""

    key: str  # of the prompt, the SHA-256 of its messages in hexadecimal; of a further reading one of its own
    model: str
    prompt: str  # version of the contract that it was asked with
    text: str
    tokens_in: int
    tokens_out: int
    made: str  # UTC, ISO 8601


def answer_key(key: str, reading: int) -> str:
    """What the answer of one reading to the prompt with a key is found by: of the first, the key itself."""
    return key if reading == 1 else hashlib.sha256(f"{key} {reading}".encode()).hexdigest()


@dataclass(frozen=True, slots=True, repr=False)
class Claim:
    """One mention of a numeric claim. The fields are those of the annotation guide, `None`: not said."""

    doc: str
    figure: str  # text[start : start + len(figure)] == figure
    start: int
    low: Decimal | None  # bounds in the canonical unit; None: open
    high: Decimal | None
    qualifier: Qualifier
    unit: str  # people, km2, percent, an ISO 4217 code, or the singular of the thing counted
    per: str | None  # day, week, month, year
    metric: str
    counted: str | None
    subject: str | None
    places: tuple[str, ...]
    claimant: str | None
    as_of: str | None  # ISO 8601: 2018-07, 2019-02/2019-03, 2003/..
    as_of_basis: Basis
    status: Status
    quote_start: int  # the sentence that holds the figure: text[quote_start:quote_end]
    quote_end: int
    confidence: float = 1.0  # calibrated chance that every field is right
    evidence: tuple[Evidence, ...] = ()
    part_of: int | None = None  # `start` of the figure of the same text that this one is counted into
    change: Change | None = None
    earlier: bool = False  # told as superseded: "up from 8 million", "a previous estimate of 31,500"
    scope: Scope | None = None  # None: all there is, as far as the text says
    event: str | None = None  # the event with a name that it is told of: "Hurricane Maria"
    speaks_for: str | None = None  # the claimant's body or office, where the sentence tells it

    @property
    def end(self) -> int:
        """Offset after the figure's last character."""
        return self.start + len(self.figure)

    def __repr__(self) -> str:
        """What the claim says, in a line: the fields that the text fills, without where they come from."""
        said: dict[str, object] = {"figure": self.figure}
        said |= {"low": plain_number(self.low), "high": plain_number(self.high)}
        said |= {name: getattr(self, name) for name in _SAID}
        said["status"] = None if self.status is Status.ASSERTED else str(self.status)
        fields = (f"{name}={value!r}" for name, value in said.items() if value not in (None, ()))
        return f"Claim({', '.join(fields)})"

    def to_dict(self) -> dict[str, Any]:
        """The object that `claims extract` prints: plain JSON types, numbers bare."""
        return {
            "doc": self.doc,
            "figure": self.figure,
            "start": self.start,
            "low": plain_number(self.low),
            "high": plain_number(self.high),
            "qualifier": str(self.qualifier),
            "unit": self.unit,
            "per": self.per,
            "metric": self.metric,
            "counted": self.counted,
            "subject": self.subject,
            "places": list(self.places),
            "claimant": self.claimant,
            "as_of": self.as_of,
            "as_of_basis": str(self.as_of_basis),
            "status": str(self.status),
            "part_of": self.part_of,
            "change": self.change and str(self.change),
            "earlier": self.earlier,
            "scope": self.scope and str(self.scope),
            "event": self.event,
            "confidence": self.confidence,
            "rules": {e.field: e.rule for e in self.evidence},
        }


# The fields that people look at first, beside the figure, its bounds and its status.
_SAID = ("unit", "per", "metric", "counted", "subject", "places", "claimant", "as_of")


def plain_number(value: Decimal | None) -> int | float | None:
    """A bound as JSON writes it: whole numbers without a point, `None` for an open bound."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
