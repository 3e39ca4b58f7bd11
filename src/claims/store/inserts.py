"""Append rows to a table, or one decision to what people decided."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, Dialect, Insert, Select, bindparam, func, insert, select

from claims.batches import in_batches
from claims.store.schema import tables

_ROWS = 5_000  # in one statement
_EQUAL = 2  # where so many values are one in the middle, each is turned once
_Turned = tuple[tuple[int, Callable[[Any], Any]], ...]


def now() -> str:
    """This moment in UTC as the database writes it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def insert_row(connection: Connection, table: type[tables.Base], columns: Mapping[str, Any]) -> int:
    """Insert one row; return its id."""
    key = connection.execute(_insert_into(table), columns).inserted_primary_key
    assert key is not None
    return int(key[0])


def insert_rows(
    connection: Connection,
    table: type[tables.Base],
    names: Sequence[str],
    rows: Sequence[tuple[Any, ...]],
    added: Mapping[str, int] = MappingProxyType({}),
) -> None:
    """Insert rows with these columns, in their order; each value is of its column's Python type. To those of
    some columns a number is `added`.

    They go to the driver as they are: to look at each row takes SQLAlchemy longer than to write it SQLite.
    """
    mark = "?" if connection.dialect.paramstyle == "qmark" else "%s"
    held = ", ".join(f'"{name}"' for name in names)
    marks = ", ".join(f"{mark} + {added[name]}" if name in added else mark for name in names)
    statement = f"INSERT INTO {table.__tablename__} ({held}) VALUES ({marks})"
    turned = _turned(connection.dialect, table, names)
    for some in in_batches(rows, _ROWS):
        connection.exec_driver_sql(statement, _as_driven(some, turned) if turned else list(some))


def insert_missing(
    connection: Connection,
    table: type[tables.Base],
    names: Sequence[str],
    rows: Sequence[tuple[int, ...]],
) -> None:
    """Insert rows of whole numbers, but for those whose key is there."""
    mark = "?" if connection.dialect.paramstyle == "qmark" else "%s"
    marks = ", ".join(mark for _ in names)
    into = f"INSERT INTO {table.__tablename__} ({', '.join(names)})"
    for some in in_batches(rows, _ROWS):
        connection.exec_driver_sql(f"{into} VALUES ({marks}) ON CONFLICT DO NOTHING", list(some))


def _as_driven(rows: Sequence[tuple[Any, ...]], turned: _Turned) -> list[tuple[Any, ...]]:
    """Rows as the driver takes them."""
    columns: list[Iterable[Any]] = list(zip(*rows, strict=True))
    for at, turn in turned if columns else ():
        columns[at] = _all_turned(tuple(columns[at]), turn)
    return list(zip(*columns, strict=True))


def _all_turned(values: Sequence[Any], turn: Callable[[Any], Any]) -> Iterable[Any]:
    """The values of a column turned, but for missing ones; equal ones once, where many are equal."""
    different = set(values)
    if len(different) * _EQUAL > len(values):
        return [it if it is None else turn(it) for it in values]
    known = {it: it if it is None else turn(it) for it in different}
    return map(known.__getitem__, values)


def _turned(dialect: Dialect, table: type[tables.Base], names: Iterable[str]) -> _Turned:
    """The places of the columns whose values the driver does not take as they are, and what turns them."""
    types = (table.__table__.columns[name].type.dialect_impl(dialect) for name in names)
    turns = ((at, it.bind_processor(dialect)) for at, it in enumerate(types))
    return tuple((at, turn) for at, turn in turns if turn is not None)


def next_ids(connection: Connection, table: type[tables.Base], number: int) -> list[int]:
    """Ids for `number` new rows of a table, in the transaction of the one writer there is."""
    name = table.__tablename__
    if connection.dialect.name == "sqlite":
        last = connection.exec_driver_sql(f"SELECT coalesce(max(id), 0) FROM {name}").scalar_one()
        return list(range(last + 1, last + 1 + number))
    sequence = func.nextval(func.pg_get_serial_sequence(name, "id"))
    listed = func.generate_series(1, number).table_valued("value")
    return list(connection.execute(select(sequence).select_from(listed)).scalars())


@cache
def _insert_into(table: type[tables.Base]) -> Insert:
    return insert(table)


@cache
def _named() -> Select[int]:
    return select(tables.Source.id).where(tables.Source.name == bindparam("named"))


def source_id(connection: Connection, name: str | None) -> int | None:
    """The id of the publisher of that name, who is added where nobody has it; `None` for no name."""
    if name is None:
        return None
    found = connection.execute(_named(), {"named": name}).scalar()
    return found if found is not None else insert_row(connection, tables.Source, {"name": name})


def insert_decision(connection: Connection, columns: Mapping[str, Any]) -> int:
    """Append a decision as it is; return its id. `columns` are those of the table without `id` and `uid`."""
    said = json.dumps({name: value for name, value in columns.items() if value is not None}, sort_keys=True)
    uid = hashlib.sha256(said.encode()).hexdigest()
    return insert_row(connection, tables.Decision, {**columns, "uid": uid})
