"""The tables of what was read: runs and the words they read with, what each found in a text, what failed.

They are written once: later runs add rows, nothing changes one. Only `metric` says what the latest run does.
"""

from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from claims.store.schema.base import Base, one_of
from claims.store.schema.hashes import KEY_BEGINNING, Hash
from claims.store.schema.short_codes import (
    BASES,
    MEASURES,
    QUALIFIERS,
    STATUSES,
    Chance,
    Word,
    in_list,
    is_chance,
)

CHANGES = ("increase", "decrease")
SCOPES = ("share", "addition", "movement", "other-event", "possible", "casualties")


class Metric(Base):
    """What the lexicon of the latest run says of a metric."""

    __tablename__ = "metric"
    __table_args__ = (one_of("measure", *MEASURES), {"sqlite_with_rowid": False})

    key: Mapped[str] = mapped_column(primary_key=True)
    label: Mapped[str | None]
    measure: Mapped[str | None]
    unit: Mapped[str | None]
    window_days: Mapped[int | None]


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
        one_of("change", *CHANGES),
        CheckConstraint("earlier IN (0, 1)", name="earlier"),
        one_of("scope", *SCOPES),
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
    event: Mapped[str | None]  # the name of the one that it is told of
    speaks_for: Mapped[str | None]  # of the claimant, as the sentence says


class Failure(Base):
    """An input that could not be read."""

    __tablename__ = "failure"

    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("run.id"), index=True)
    origin: Mapped[str]
    reason: Mapped[str]
    failed: Mapped[str]
