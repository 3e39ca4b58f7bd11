"""Estimates as they are kept, for timelines and grids: comparing is not asked again."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, and_, or_, select
from sqlalchemy.sql.expression import ColumnElement, TableClause, column, table

from claims.compare.entry.comparable import UNITS, measured
from claims.compare.entry.question_key import QuestionKey
from claims.dates import Days, read_days
from claims.lexicon.counted_group import Group
from claims.model import Change, Qualifier, Status
from claims.store.read import Query
from claims.store.schema.exact_numbers import exact
from claims.store.schema.views import CLAIM_PLACE, SOURCE, printed_by


def _table(name: str, columns: str) -> TableClause:
    return table(name, *map(column, columns.split()))


_QUESTION = _table(
    "question", "id metric measure unit per status subject places noun marks rest change superseded"
)
_ESTIMATE = _table("estimate", "id question_id mentions attributed conflicts perhaps")
_MEMBER = _table(
    "estimate_claim", "claim_id estimate_id first_day last_day speaker anybody publisher printers"
)
_CLAIM = _table(
    "claim", "id document_id metric subject claimant status low high qualifier unit per confidence review"
)
# Hashes come as the bytes that they are, as most of them nobody asks for.
_DOCUMENT = _table("document", "id doc source_id published printings sources sha256")
_MENTION = _table("mention", "id key figure figure_start")
_QUALIFIERS = {str(it): it for it in Qualifier}
_STATUSES = {str(it): it for it in Status}
_DIGITS = 12  # of a text's hash, which tell its document from others of the same name


class _Entry(NamedTuple):
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


class _Figure(NamedTuple):
    """The figure that leads an estimate, as comparing had it among all the others."""

    entry: _Entry
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

    def __init__(self, lead: _Figure, row: "_Row", rows: Sequence["_Row"]) -> None:
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
        return max(1.0 if it.review else it.chance for it in self.members)

    @property
    def publishers(self) -> frozenset[str]:
        """Who printed it; a document that names no publisher counts as one of its own."""
        return frozenset().union(*(it.publishers for it in self.members))


class _Row(NamedTuple):
    """A claim of an estimate and that estimate, in the order of the columns of `_rows`. It tells who says
    so, and as its own entry who printed it: most of that nobody asks for."""

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
    def entry(self) -> "_Row":
        """What is told of the claim itself."""
        return self

    @property
    def id(self) -> str:
        """The claim by its number."""
        return str(self.claim_id)

    @property
    def document(self) -> str:
        """The name of its document, the same on every machine."""
        return f"{self.doc} {self.sha256.hex()[:_DIGITS]}"

    @property
    def sources(self) -> tuple[str, ...]:
        """Who printed its text."""
        if self.printings > 1:
            return tuple(self.printed_by.split("; ")) if self.printed_by else ()
        return (self.source,) if self.source else ()

    @property
    def publishers(self) -> Sequence[str]:
        """The same by the names that are the same for one publisher."""
        if self.printers is None:
            return (self.publisher or f"document {self.document}",)
        return [it for it in self.printers.split("\n") if it] or [f"document {self.document}"]


def list_kept_estimates(connection: Connection, query: Query) -> list[KeptEstimate]:
    """The estimates of which a claim is asked for, in no order: a limit is not looked at.

    Raises ValueError for a `since` or `until` that is no date.
    """
    asked = _asked(query)
    rows: dict[int, list[_Row]] = defaultdict(list)
    for row in map(_Row._make, connection.execute(_rows(asked)).all()):
        rows[row.estimate_id].append(row)
    keys = {row.id: _key(row) for row in connection.execute(_questions(asked)).all()}
    return [_estimate(same, keys) for same in rows.values()]


def _asked(query: Query) -> Select[Any]:
    """The numbers of the estimates of which a claim is asked for."""
    claim, member = _CLAIM.alias("asked"), _MEMBER.alias("asked_member")
    chosen = select(member.c.estimate_id).join(claim, claim.c.id == member.c.claim_id)
    return chosen.where(*_conditions(query, claim.c, member.c))


def _conditions(query: Query, claim: Any, member: Any) -> Iterator[ColumnElement[bool]]:
    """What is asked of a claim, by its columns as a claim and as a member of an estimate."""
    if query.subject is not None:
        named = select(_ESTIMATE.c.id).join(_QUESTION, _QUESTION.c.id == _ESTIMATE.c.question_id)
        named = named.where(_QUESTION.c.subject == query.subject)
        yield or_(claim.subject == query.subject, member.estimate_id.in_(named))
    if query.place is not None:
        named = select(CLAIM_PLACE.c.claim_id).where(CLAIM_PLACE.c.place == query.place)
        yield claim.id.in_(named)
    if query.source is not None:
        yield claim.document_id.in_(printed_by(query.source))
    for name in ("metric", "claimant", "status"):
        if (value := getattr(query, name)) is not None:
            yield claim[name] == value
    if since := read_days(query.since):
        yield member.last_day >= since.first
    if until := read_days(query.until):
        yield member.first_day <= until.last


def _rows(asked: Select[Any]) -> Select[Any]:
    """The claims of these estimates."""
    member, estimate, claim, document = _MEMBER.c, _ESTIMATE.c, _CLAIM.c, _DOCUMENT.c
    tables = (member, estimate, claim, document, _MENTION.c)
    columns = {it.name: it for columns in reversed(tables) for it in columns}
    columns |= {"source": SOURCE.c.name, "key": _MENTION.c.key, "claimant": member.speaker}
    columns |= {"named": claim.claimant, "chance": claim.confidence, "printed_by": document.sources}
    return (
        select(*(columns[name] for name in _Row._fields))
        .select_from(_MEMBER)
        .join(_ESTIMATE, estimate.id == member.estimate_id)
        .join(_CLAIM, claim.id == member.claim_id)
        .join(_DOCUMENT, document.id == claim.document_id)
        .outerjoin(SOURCE, SOURCE.c.id == document.source_id)
        .outerjoin(_MENTION, and_(_MENTION.c.id == member.claim_id, member.claim_id == member.estimate_id))
        .where(member.estimate_id.in_(asked))
    )


def _questions(asked: Select[Any]) -> Select[Any]:
    """What these estimates answer."""
    of_these = select(_ESTIMATE.c.question_id).where(_ESTIMATE.c.id.in_(asked))
    return select(_QUESTION).where(_QUESTION.c.id.in_(of_these))


def _key(row: Any) -> QuestionKey:
    return QuestionKey(
        row.metric,
        row.measure,
        row.unit,
        row.per is not None,
        row.status == "planned",
        row.subject or "",
        frozenset(row.places.split("; ") if row.places else ()),
        Group(row.noun, frozenset(row.marks.split("\n") if row.marks else ()), bool(row.rest)),
        None if row.change is None else Change(row.change),
        bool(row.superseded),
    )


def _estimate(rows: Sequence[_Row], keys: Mapping[int, QuestionKey]) -> KeptEstimate:
    lead = next(row for row in rows if row.key is not None)
    return KeptEstimate(_figure(lead, keys[lead.question_id]), lead, rows)


def _figure(row: _Row, key: QuestionKey) -> _Figure:
    document, low, high = row.document, exact(row.low), exact(row.high)
    entry = _Entry(
        row.key.hex() if row.key else "",
        document,
        row.source,
        row.sources,
        row.published,
        row.figure or "",
        low,
        high,
        _QUALIFIERS[row.qualifier],
        row.unit,
        row.per,
        row.metric,
        row.named,
        _STATUSES[row.status],
    )
    dimension = row.unit
    if row.per is not None or dimension in UNITS:
        dimension, low, high, *_ = measured(entry)
    first, last, published = row.first_day, row.last_day, read_days(row.published)
    days = None if first is None or last is None else Days(first, last)
    order = (published.last if published else 0, document, row.figure_start or 0, entry.id)
    speaks = (row.claimant, bool(row.anybody), row.publisher)
    return _Figure(entry, *speaks, key, days, order, dimension, low, high)
