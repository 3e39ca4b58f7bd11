"""The rows of printings: read, written, and what they tell of their document kept in step with them."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, Update, bindparam, delete, select, update

from claims.store.inserts import insert_row, source_id
from claims.store.printings.printing import Printing, changed_particulars, moved, particulars
from claims.store.schema import tables

_COLUMNS = tuple(it.name for it in fields(Printing) if it.name not in ("id", "source"))


def load_printings(connection: Connection, document_id: int) -> list[Printing]:
    """All printings of a document, in the order in which they were first read."""
    rows = connection.execute(_of_document(), {"document": document_id})
    return [Printing(**row._mapping) for row in rows]


def load_printings_of(connection: Connection, documents: Sequence[int]) -> dict[int, list[Printing]]:
    """The printings of each of some documents, in the order in which they were first read."""
    found: dict[int, list[Printing]] = {}
    for row in connection.execute(_of_documents(), {"documents": documents}).mappings():
        held = dict(row)
        found.setdefault(held.pop("document_id"), []).append(Printing(**held))
    return found


@cache
def _of_document() -> Select[Any]:
    return _printed().where(tables.Printing.document_id == bindparam("document"))


@cache
def _of_documents() -> Select[Any]:
    column = tables.Printing.document_id
    return _printed().add_columns(column).where(column.in_(bindparam("documents", expanding=True)))


def _printed() -> Select[Any]:
    table = tables.Printing
    columns = [getattr(table, it.name) for it in fields(Printing) if it.name != "source"]
    return (
        select(*columns, tables.Source.name.label("source"))
        .outerjoin(tables.Source, tables.Source.id == table.source_id)
        .order_by(table.id)
    )


def write_printing(
    connection: Connection, document_id: int, old: Sequence[Printing], new: Printing, seen: str
) -> int:
    """Write a printing in the place of those that it comes from (`corrected`); return its id.

    `seen`: when the run began that reads it, so that all that one run reads is seen at once.
    """
    table, source = tables.Printing, source_id(connection, new.source)
    if new.id is None:
        return insert_printing(connection, document_id, new, source, seen)
    connection.execute(update(table).where(table.id == new.id).values(**_columns(new), source_id=source))
    others = [it.id for it in old if it.id != new.id]
    if others:
        connection.execute(delete(table).where(table.id.in_(others)))
    return new.id


def insert_printing(
    connection: Connection, document_id: int, new: Printing, source: int | None, seen: str
) -> int:
    """Insert the row of a printing whose publisher has that number; of a new document it is the first one."""
    return insert_row(connection, tables.Printing, printing_row(document_id, new, source, seen))


def printing_row(document_id: int, new: Printing, source: int | None, seen: str) -> dict[str, Any]:
    """The row of the first printing of a document, without its id."""
    columns = {"document_id": document_id, "source_id": source, "seen": seen}
    return _columns(new) | {"position": 1} | columns


def _columns(it: Printing) -> dict[str, Any]:
    return {name: getattr(it, name) for name in _COLUMNS}


def follow_printings(connection: Connection, document_id: int) -> None:
    """Bring what is told of a document, and the order of its printings, in step with its printings."""
    printings = load_printings(connection, document_id)
    place_printings(connection, [{"printing": it, "to": to} for it, to in moved(printings).items()])
    source = particulars(printings)["source"]
    sources = {source: number} if (number := source_id(connection, source)) is not None else {}
    before = connection.execute(_told(), {"document": document_id}).one()._asdict()
    changed = changed_particulars(printings, before, sources)
    tell(connection, tuple(changed), [changed | {"document": document_id}])
    if "source_id" in changed and before["source_id"] is not None:
        forget_source(connection, before["source_id"])


def place_printings(connection: Connection, placed: Sequence[Mapping[str, Any]]) -> None:
    """Give printings (`printing`: their ids) the positions `to`."""
    if placed:
        connection.execute(_placed(), placed)


def tell(connection: Connection, columns: tuple[str, ...], told: Sequence[Mapping[str, Any]]) -> None:
    """Write these columns of some documents, each given by its id as `document`. No more than what changed:
    to write a title anew is to index all words of the text anew."""
    if columns:
        connection.execute(_tell(columns), told)


@cache
def _told() -> Select[Any]:
    """What is told of a document, by its columns."""
    table = tables.Document
    names = [it for it in particulars([Printing("")]) if it != "source"]
    return select(table.source_id, *(getattr(table, it) for it in names)).where(
        table.id == bindparam("document")
    )


@cache
def _tell(names: tuple[str, ...]) -> Update:
    table = tables.Document
    return update(table).where(table.id == bindparam("document")).values({it: bindparam(it) for it in names})


@cache
def _placed() -> Update:
    table = tables.Printing
    return update(table).where(table.id == bindparam("printing")).values(position=bindparam("to"))


def forget_source(connection: Connection, source: int) -> None:
    """Forget a publisher whom no printing and no document names any more."""
    table = tables.Source
    named = [
        ~select(column).where(column == table.id).exists()
        for column in (tables.Printing.source_id, tables.Document.source_id)
    ]
    connection.execute(delete(table).where(table.id == source, *named))
