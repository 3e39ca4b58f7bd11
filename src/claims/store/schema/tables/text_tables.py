"""The tables of texts: who printed them, each text once, and every place where it was printed."""

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from claims.store.schema.base import Base, where_there
from claims.store.schema.hashes import Hash


class Source(Base):
    """Who printed documents."""

    __tablename__ = "source"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)


class Document(Base):
    """One text. What is told of it is that of its first printing (`printings/printing.py`), so that it
    follows from the table of printings. A text whose page changed points to the version in its place."""

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
