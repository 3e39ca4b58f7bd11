"""The table of what people said of claims: append-only."""

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from claims.store.schema.base import Base, one_of


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
