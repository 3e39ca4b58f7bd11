"""The tables, in layers: what was read, what people said of it, what stands today, how it compares.

- source, document, printing, lexicon, run, extraction, rule, mention, model_answer, failure: written once. A
  mention is one place where a figure stands, with all that one run read there; later runs add rows, nothing
  changes one.
- decision: what people said, append-only, keyed by the mention's stable key.
- claim, claim_place, claim_mention: the newest extraction of each document under the live decisions,
  equal mentions joined. They follow from the others (`current_claims.py`), written in the same transaction.
- what comparing makes of the claims (`derived_tables.py`).

Alembic creates and changes the tables; analysts use the views with the plural names. Points in time are
UTC as ISO 8601 text, lists are JSON text, and text sorts by code point on both databases.
"""

from datetime import date
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from claims.store.schema.base import Base, one_of, where_there
from claims.store.schema.derived_tables import (
    Comparison,
    Derivation,
    Estimate,
    EstimateClaim,
    MeetingPoint,
    NewDocument,
    Opponent,
    Opposition,
    Question,
    Stale,
    TextBand,
    TextCluster,
)
from claims.store.schema.hashes import KEY_BEGINNING, Hash
from claims.store.schema.short_codes import (
    BASES,
    MEASURES,
    QUALIFIERS,
    STATUSES,
    Chance,
    Day,
    Word,
    in_list,
    is_chance,
)

__all__ = [
    "Base", "Claim", "ClaimMention", "ClaimPlace", "Comparison", "Decision", "Derivation", "Document",
    "Estimate", "EstimateClaim", "Extraction", "ExtractionAnswer", "Failure", "Lexicon", "MeetingPoint",
    "Mention", "Metric", "ModelAnswer", "NewDocument", "Opponent", "Opposition", "Printing", "Question",
    "Rule", "Run", "Source", "Stale", "TextBand", "TextCluster",
]  # fmt: skip

_CHANGES = ("increase", "decrease")
_SCOPES = ("share", "addition", "movement", "other-event", "possible")


class Source(Base):
    """Who printed documents."""

    __tablename__ = "source"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)


class Metric(Base):
    """What the lexicon of the latest run says of a metric."""

    __tablename__ = "metric"
    __table_args__ = (one_of("measure", *MEASURES), {"sqlite_with_rowid": False})

    key: Mapped[str] = mapped_column(primary_key=True)
    label: Mapped[str | None]
    measure: Mapped[str | None]
    unit: Mapped[str | None]
    window_days: Mapped[int | None]


class Document(Base):
    """One text. What is told of it is that of its first printing (`printings.py`), so that it follows from
    the table of printings. A text whose page changed points to the version in its place."""

    __tablename__ = "document"
    __table_args__ = (
        CheckConstraint("length(sha256) = 32", name="sha256"),
        CheckConstraint("superseded_by <> id", name="superseded_by"),
        where_there("superseded_by"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(Hash, unique=True)
    doc: Mapped[str]
    characters: Mapped[int]
    source_id: Mapped[int | None] = mapped_column(ForeignKey("source.id"), index=True)
    title: Mapped[str | None]
    author: Mapped[str | None]
    url: Mapped[str | None]
    published: Mapped[str | None] = mapped_column(index=True)
    published_basis: Mapped[str | None]
    origin: Mapped[str | None]
    notes: Mapped[str]
    ingested: Mapped[str]
    superseded_by: Mapped[int | None] = mapped_column(ForeignKey("document.id"))
    printings: Mapped[int] = mapped_column(server_default="1")  # those that stand
    sources: Mapped[str] = mapped_column(server_default="")  # who printed them, joined with "; "
    urls: Mapped[str] = mapped_column(server_default="")  # where, joined with "; "
    text: Mapped[str]  # the last one: SQLite reads a long text to come to what stands after it


class Printing(Base):
    """One place where a text was printed or read: an address, or a file."""

    __tablename__ = "printing"
    __table_args__ = (
        CheckConstraint("position >= 1", name="position"),
        CheckConstraint("superseded_by <> document_id", name="superseded_by"),
        where_there("superseded_by"),
        where_there("url", postgresql_using="hash"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"), index=True)
    position: Mapped[int | None]  # among those that count, the first one leads; null: another one says it all
    doc: Mapped[str]
    source_id: Mapped[int | None] = mapped_column(ForeignKey("source.id"), index=True)
    title: Mapped[str | None]
    author: Mapped[str | None]
    url: Mapped[str | None]
    published: Mapped[str | None]
    published_basis: Mapped[str | None]
    origin: Mapped[str | None]
    origin_key: Mapped[str | None] = mapped_column(Hash, index=True)  # hash of the whole path and the doc
    seen: Mapped[str]
    superseded_by: Mapped[int | None] = mapped_column(ForeignKey("document.id"))  # there now


class Lexicon(Base):
    """The user's own words that runs read with, those of the package left out."""

    __tablename__ = "lexicon"

    fingerprint: Mapped[str] = mapped_column(primary_key=True)  # of all words, the package's too
    entries: Mapped[str]  # JSON: lists of entries by kind


class Run(Base):
    """One pass of one version of the extractor with one lexicon and one reader over documents."""

    __tablename__ = "run"
    __table_args__ = (one_of("reader", "rules", "model"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    extractor: Mapped[str]
    lexicon: Mapped[str] = mapped_column(ForeignKey("lexicon.fingerprint"), index=True)
    started: Mapped[str]
    finished: Mapped[str | None]  # null: still running, or interrupted
    reader: Mapped[str] = mapped_column(server_default="rules")
    model: Mapped[str | None]  # that was asked
    prompt: Mapped[str | None]  # version of the contract that it was asked with, and how often: `1f0c x3`


class Extraction(Base):
    """What one run read in one document; the one with the highest id counts.

    A run reads a document twice where it learns its publication date, say, from a second input.
    """

    __tablename__ = "extraction"

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"), index=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("run.id"), index=True)
    made: Mapped[str]


class ModelAnswer(Base):
    """What a language model answered to one prompt, as it came; the same is not asked of it twice."""

    __tablename__ = "model_answer"
    __table_args__ = (UniqueConstraint("key", "model"), CheckConstraint("length(key) = 64", name="key"))

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str]  # of the prompt, the hash of its messages; of a further reading one of its own
    model: Mapped[str]
    prompt: Mapped[str]
    text: Mapped[str]
    tokens_in: Mapped[int]
    tokens_out: Mapped[int]
    made: Mapped[str]


class ExtractionAnswer(Base):
    """The answer on one part of a document that an extraction rests on; the parts of a further reading come
    after those of the first."""

    __tablename__ = "extraction_answer"
    __table_args__ = (CheckConstraint("part >= 1", name="part"), {"sqlite_with_rowid": False})

    extraction_id: Mapped[int] = mapped_column(ForeignKey("extraction.id"), primary_key=True)
    part: Mapped[int] = mapped_column(primary_key=True)
    answer_id: Mapped[int] = mapped_column(ForeignKey("model_answer.id"), index=True)


class Rule(Base):
    """A rule that gave a field its value: evidence names it by its number."""

    __tablename__ = "rule"
    __table_args__ = (UniqueConstraint("field", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    field: Mapped[str]
    name: Mapped[str]


class Mention(Base):
    """One place where a figure stands, and what an extraction read there."""

    __tablename__ = "mention"
    __table_args__ = (
        UniqueConstraint("extraction_id", "figure_start", "figure_end"),
        Index("ix_mention_key_beginning", text(KEY_BEGINNING)),
        CheckConstraint("length(key) = 32", name="key"),
        CheckConstraint("0 <= figure_start AND figure_start < figure_end", name="figure"),
        CheckConstraint("quote_start <= figure_start AND figure_end <= quote_end", name="quote"),
        CheckConstraint("low <= high", name="bounds"),
        *is_chance("confidence"),
        CheckConstraint("ordinal >= 0", name="ordinal"),
        *in_list("qualifier", QUALIFIERS),
        *in_list("as_of_basis", BASES),
        *in_list("status", STATUSES),
        one_of("change", *_CHANGES),
        CheckConstraint("earlier IN (0, 1)", name="earlier"),
        one_of("scope", *_SCOPES),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    extraction_id: Mapped[int] = mapped_column(ForeignKey("extraction.id"))
    key: Mapped[str] = mapped_column(Hash)
    figure: Mapped[str]
    figure_start: Mapped[int]
    figure_end: Mapped[int]
    quote: Mapped[str | None]  # null: it is cut from the text (`quotes.py`)
    quote_start: Mapped[int]
    quote_end: Mapped[int]
    ordinal: Mapped[int]
    low: Mapped[Decimal | None]
    high: Mapped[Decimal | None]
    qualifier: Mapped[str] = mapped_column(Word(QUALIFIERS))
    unit: Mapped[str]
    per: Mapped[str | None]
    metric: Mapped[str]
    counted: Mapped[str | None]
    subject: Mapped[str | None]
    places: Mapped[str]
    claimant: Mapped[str | None]
    as_of: Mapped[str | None]
    as_of_basis: Mapped[str] = mapped_column(Word(BASES))
    status: Mapped[str] = mapped_column(Word(STATUSES))
    confidence: Mapped[float] = mapped_column(Chance)
    evidence: Mapped[str]  # rules by their numbers, with the words they rest on (`rule_numbers.py`)
    part_of: Mapped[int | None]  # figure_start of the mention that this one is counted into
    change: Mapped[str | None]
    earlier: Mapped[int] = mapped_column(server_default="0")  # 1: told as superseded
    scope: Mapped[str | None]
    speaks_for: Mapped[str | None]  # of the claimant, as the sentence says


class Claim(Base):
    """What a document says today: equal mentions joined, edits applied, rejected ones left out.

    Its id is that of its first mention, which has its key.
    """

    __tablename__ = "claim"
    __table_args__ = (
        CheckConstraint("low <= high", name="bounds"),
        CheckConstraint("as_of_start <= as_of_end", name="as_of"),
        CheckConstraint("mentions >= 1", name="mentions"),
        *in_list("qualifier", QUALIFIERS),
        *in_list("as_of_basis", BASES),
        *in_list("status", STATUSES),
        one_of("review", "accepted", "edited"),
        one_of("change", *_CHANGES),
        CheckConstraint("earlier IN (0, 1)", name="earlier"),
        one_of("scope", *_SCOPES),
        Index(None, "metric", "subject"),
        where_there("subject"),
    )

    id: Mapped[int] = mapped_column(ForeignKey("mention.id"), primary_key=True, autoincrement=False)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"), index=True)
    low: Mapped[Decimal | None]
    high: Mapped[Decimal | None]
    qualifier: Mapped[str] = mapped_column(Word(QUALIFIERS))
    unit: Mapped[str]
    per: Mapped[str | None]
    metric: Mapped[str]
    counted: Mapped[str | None]
    subject: Mapped[str | None]
    places: Mapped[str]  # joined with "; "
    claimant: Mapped[str | None]
    as_of: Mapped[str | None]
    as_of_start: Mapped[date | None] = mapped_column(Day)
    as_of_end: Mapped[date | None] = mapped_column(Day)
    as_of_basis: Mapped[str] = mapped_column(Word(BASES))
    status: Mapped[str] = mapped_column(Word(STATUSES))
    confidence: Mapped[float] = mapped_column(Chance)
    review: Mapped[str | None]
    mentions: Mapped[int]
    decided: Mapped[str] = mapped_column(server_default="")  # fields that a person edited, joined with "; "
    part_of: Mapped[int | None]
    change: Mapped[str | None]
    earlier: Mapped[int] = mapped_column(server_default="0")
    scope: Mapped[str | None]


class ClaimPlace(Base):
    """A place that a claim is about, in the order of the text."""

    __tablename__ = "claim_place"
    __table_args__ = (
        CheckConstraint("place NOT LIKE '%; %'", name="place"),
        {"sqlite_with_rowid": False},
    )

    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    place: Mapped[str] = mapped_column(index=True)


class ClaimMention(Base):
    """The mentions that a claim joins."""

    __tablename__ = "claim_mention"

    mention_id: Mapped[int] = mapped_column(ForeignKey("mention.id"), primary_key=True, autoincrement=False)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"), index=True)


class Decision(Base):
    """What a person said. Never changed or deleted; an undo is a decision of its own."""

    __tablename__ = "decision"
    __table_args__ = (
        CheckConstraint("length(key) = 64", name="key"),
        CheckConstraint("(kind = 'edit') = (field IS NOT NULL AND value IS NOT NULL)", name="edit"),
        CheckConstraint(
            "(kind IN ('same-origin', 'not-same-origin')) = (other_key IS NOT NULL)", name="other_key"
        ),
        CheckConstraint("(kind = 'undo') = (undoes IS NOT NULL)", name="undo"),
        CheckConstraint("undoes < id", name="undoes"),
        one_of("kind", "accept", "reject", "edit", "same-origin", "not-same-origin", "note", "undo"),
        one_of(
            "field", "bounds", "qualifier", "unit", "per", "metric", "counted", "subject", "places",
            "claimant", "as_of", "as_of_basis", "status",
        ),
    )  # fmt: skip

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(unique=True)  # hash of its content: joining two databases keeps one
    kind: Mapped[str]
    key: Mapped[str] = mapped_column(index=True)
    field: Mapped[str | None]
    value: Mapped[str | None]
    other_key: Mapped[str | None] = mapped_column(index=True)
    undoes: Mapped[int | None] = mapped_column(ForeignKey("decision.id"), index=True)
    carried_from: Mapped[int | None] = mapped_column(ForeignKey("decision.id"))  # of an earlier version
    who: Mapped[str]
    why: Mapped[str | None]
    decided: Mapped[str]
    figure: Mapped[str]
    quote: Mapped[str]


class Failure(Base):
    """An input that could not be read."""

    __tablename__ = "failure"

    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("run.id"), index=True)
    origin: Mapped[str]
    reason: Mapped[str]
    failed: Mapped[str]
