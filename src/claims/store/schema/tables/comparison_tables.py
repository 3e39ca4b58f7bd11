"""The tables of what comparing finds. All of it follows from claims, decisions and the lexicon.

`stale` names what has to be worked out again, and `new_document` what has to be held against the rest: every
write of claims puts what it touched there, in its own transaction. Rows go with the claims they rest on, so
that none ever speaks of a claim that is no more.
"""

from datetime import date
from decimal import Decimal

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, Integer
from sqlalchemy.orm import Mapped, mapped_column

from claims.store.schema.base import Base, one_of
from claims.store.schema.short_codes import ASKED, MEASURES, Chance, Day, Word, in_list

RELATIONS = ("conflict", "contradiction", "disputed", "revision")
_WIDE = BigInteger().with_variant(Integer, "sqlite")


class Stale(Base):
    """A metric and subject ("": none) whose claims changed since they were compared."""

    __tablename__ = "stale"
    __table_args__ = ({"sqlite_with_rowid": False},)

    metric: Mapped[str] = mapped_column(primary_key=True)
    subject: Mapped[str] = mapped_column(primary_key=True)


class NewDocument(Base):
    """A document that came in, or into another cluster of texts, since what its claims bear on was compared.
    No claim that was compared was changed or taken away by that."""

    __tablename__ = "new_document"

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"))


class MeetingPoint(Base):
    """The hash of a point where claims of one part stand, or look; and the claim that names the part. Where
    somebody speaks for a body, the claim itself.

    No index finds the points of a claim, which are as many as the rows of all its other tables: points of
    parts that are no more stay for a while (`written_rows.py`), and nothing is found there.
    """

    __tablename__ = "meeting_point"
    __table_args__ = (CheckConstraint("looks IN (0, 1)", name="looks"), {"sqlite_with_rowid": False})

    point: Mapped[int] = mapped_column(_WIDE, primary_key=True, autoincrement=False)
    looks: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)  # 1: it looks there
    claim_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)


class Derivation(Base):
    """Which rules and lexicon the tables of this module were made with: one row."""

    __tablename__ = "derivation"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    fingerprint: Mapped[str]
    made: Mapped[str]


class TextBand(Base):
    """A number that near-duplicate texts share, and the first document that has it."""

    __tablename__ = "text_band"

    band: Mapped[int] = mapped_column(_WIDE, primary_key=True, autoincrement=False)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"))


class TextCluster(Base):
    """The cluster of near-duplicates that a document belongs to, named by its least document; and the names
    by which one knows that others tell of the same event."""

    __tablename__ = "text_cluster"

    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"), primary_key=True, autoincrement=False)
    cluster_id: Mapped[int] = mapped_column(ForeignKey("document.id"), index=True)
    names: Mapped[bytes | None]  # each in four bytes


class Question(Base):
    """What was how many, whose, where and when; with how much there is to answer it."""

    __tablename__ = "question"
    __table_args__ = (
        CheckConstraint("as_of_start <= as_of_end", name="as_of"),
        CheckConstraint("low <= high", name="bounds"),
        *in_list("measure", MEASURES),
        *in_list("status", ASKED),
        Index(None, "metric", "subject"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    lead_id: Mapped[int] = mapped_column(ForeignKey("mention.id"))  # of its first estimate
    metric: Mapped[str]
    subject: Mapped[str | None]
    places: Mapped[str]  # joined with "; "
    measure: Mapped[str] = mapped_column(Word(MEASURES))
    unit: Mapped[str]
    per: Mapped[str | None]
    counted: Mapped[str | None]  # the group, where it is not everybody, in words
    status: Mapped[str] = mapped_column(Word(ASKED))
    as_of_start: Mapped[date | None] = mapped_column(Day)
    as_of_end: Mapped[date | None] = mapped_column(Day)
    estimates: Mapped[int]
    mentions: Mapped[int]
    publishers: Mapped[int]
    independent: Mapped[int]
    unattributed: Mapped[int]
    conflicts: Mapped[int]
    low: Mapped[Decimal | None]  # the range of published estimates
    high: Mapped[Decimal | None]
    open_low: Mapped[int]  # 1: an estimate names no lower bound
    open_high: Mapped[int]
    independent_at_most: Mapped[int] = mapped_column(server_default="0")
    part: Mapped[int] = mapped_column(server_default="0", index=True)  # the same for claims that can meet
    noun: Mapped[str] = mapped_column(server_default="")  # of the group that is counted
    marks: Mapped[str] = mapped_column(server_default="")  # and what narrows it, a line each
    rest: Mapped[int] = mapped_column(server_default="0")  # 1: a part that no text names
    change: Mapped[str | None]
    superseded: Mapped[int] = mapped_column(server_default="0")  # 1: told as replaced, and not when it was so


class Estimate(Base):
    """The claims that go back to one origin. Its id is that of the claim that leads it."""

    __tablename__ = "estimate"

    id: Mapped[int] = mapped_column(
        Integer, ForeignKey("claim.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id", ondelete="CASCADE"), index=True)
    claims: Mapped[int]
    mentions: Mapped[int]
    publishers: Mapped[int]
    sources: Mapped[str]  # joined with "; ", in order of publication
    attributed: Mapped[int]  # 1: somebody is named who gives the figure
    published: Mapped[str | None]  # for the first time
    conflicts: Mapped[int]
    perhaps: Mapped[str | None]  # numbers of claims of other estimates that may have the same origin
    confidence: Mapped[float] = mapped_column(Chance, server_default="0")  # of the surest of its claims


class EstimateClaim(Base):
    """A claim of an estimate, why it goes back to the one above it, and of when and whose it is among all
    the others: days as ordinals, names as the keys that are the same for one speaker."""

    __tablename__ = "estimate_claim"

    claim_id: Mapped[int] = mapped_column(
        ForeignKey("claim.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    estimate_id: Mapped[int] = mapped_column(ForeignKey("estimate.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]  # in the tree, from top to bottom
    depth: Mapped[int]  # 0: leads the estimate
    why: Mapped[str | None]
    first_day: Mapped[int | None]
    last_day: Mapped[int | None]
    speaker: Mapped[str | None]  # the claimant
    anybody: Mapped[int] = mapped_column(server_default="0")  # 1: a claimant whom the text does not name
    publisher: Mapped[str | None]
    printers: Mapped[str | None]  # where it is not that one alone: all of the publishers, a line each


class Comparison(Base):
    """Two sides that conflict, contradict or revise one another with some tolerances; each is told by the
    claim that leads it."""

    __tablename__ = "comparison"
    __table_args__ = (
        CheckConstraint("weight >= 1", name="weight"),
        one_of("relation", *RELATIONS),
        Index(None, "metric", "relation"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id", ondelete="CASCADE"), index=True)
    left_id: Mapped[int] = mapped_column(ForeignKey("claim.id", ondelete="CASCADE"), index=True)
    right_id: Mapped[int] = mapped_column(ForeignKey("claim.id", ondelete="CASCADE"), index=True)
    metric: Mapped[str]
    subject: Mapped[str | None] = mapped_column(index=True)
    places: Mapped[str]
    relation: Mapped[str]
    reason: Mapped[str]
    sentence: Mapped[str]
    spread: Mapped[Decimal | None]
    weight: Mapped[int]
    known: Mapped[date | None]  # when both sides were published
    claims: Mapped[str]  # the ids of all claims on either side, joined with "; "
    left_figure: Mapped[str]
    left_low: Mapped[Decimal | None]
    left_high: Mapped[Decimal | None]
    right_figure: Mapped[str]
    right_low: Mapped[Decimal | None]
    right_high: Mapped[Decimal | None]
    dispute: Mapped[str | None]  # the name that the pairs of one dispute share
    doubts: Mapped[str | None]  # codes of why it is not sure, joined with "; "
    left_camp: Mapped[int | None]
    right_camp: Mapped[int | None]
    since: Mapped[int] = mapped_column(server_default="0")  # the tolerance with which it begins to hold
    until: Mapped[int | None]  # and with which it does no more, both in millionths; null: with any


class Opponent(Base):
    """A side of conflicts as disputes look at it. Questions, voices and places in an order are numbered among
    those that were compared together."""

    __tablename__ = "opponent"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id", ondelete="CASCADE"), index=True)
    component: Mapped[int] = mapped_column(index=True)  # the same for those that conflicts join, on any way
    asked: Mapped[int]  # the same for those that answer one question
    voice: Mapped[int]
    lasts: Mapped[int | None]  # for how many days a stock is of one time; null: a flow
    first_day: Mapped[int | None]
    last_day: Mapped[int | None]
    least: Mapped[Decimal | None]  # as meant with the usual tolerance
    most: Mapped[Decimal | None]
    down: Mapped[Decimal]  # how much less and more that is with a tolerance that is more by 1
    up: Mapped[Decimal]
    best: Mapped[int]  # its place among those that speak for a camp
    lowest: Mapped[int]  # and in the order of their figures


class Opposition(Base):
    """A conflict or contradiction as disputes look at it, where one that it may stand in one dispute with
    hangs on the tolerance."""

    __tablename__ = "opposition"
    __table_args__ = (CheckConstraint("whole IN (-1, 0, 1)", name="whole"),)

    comparison_id: Mapped[int] = mapped_column(
        ForeignKey("comparison.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    left_id: Mapped[int] = mapped_column(ForeignKey("opponent.id", ondelete="CASCADE"), index=True)
    right_id: Mapped[int] = mapped_column(ForeignKey("opponent.id", ondelete="CASCADE"), index=True)
    whole: Mapped[int]  # the side that is less than its part: -1 left, 1 right, 0 neither
    doubts: Mapped[str]  # codes of why these two alone are not sure, joined with "; "
    place: Mapped[int]  # among all: the weightiest first
