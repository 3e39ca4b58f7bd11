"""The tables of what stands today: the newest extraction of each document under the live decisions.

They follow from the tables of texts, extractions and decisions, and are written in the same transaction
(`current_claims.py`).
"""

from datetime import date
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from claims.store.schema.base import Base, one_of, where_there
from claims.store.schema.short_codes import (
    BASES,
    QUALIFIERS,
    STATUSES,
    Chance,
    Day,
    Word,
    in_list,
)
from claims.store.schema.tables.extraction_tables import CHANGES, SCOPES


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
        one_of("change", *CHANGES),
        CheckConstraint("earlier IN (0, 1)", name="earlier"),
        one_of("scope", *SCOPES),
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
