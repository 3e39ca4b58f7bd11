"""Append rows to a table, or one decision to what people decided."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, Insert, Select, bindparam, func, insert, select

from claims.store.schema import tables


def now() -> str:
    """This moment in UTC as the database writes it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def insert_row(connection: Connection, table: type[tables.Base], columns: Mapping[str, Any]) -> int:
    """Insert one row; return its id."""
    key = connection.execute(_insert_into(table), columns).inserted_primary_key
    assert key is not None
    return int(key[0])


def insert_rows(
    connection: Connection, table: type[tables.Base], names: Sequence[str], rows: Iterable[tuple[Any, ...]]
) -> None:
    """Insert rows with these columns, in their order; each value is of its column's Python type.

    They go to the driver as they are: to look at each row takes SQLAlchemy longer than to write it SQLite.
    """
    columns = [table.__table__.columns[name] for name in names]
    turned = [
        (at, turn)
        for at, it in enumerate(columns)
        if (turn := it.type.dialect_impl(connection.dialect).bind_processor(connection.dialect))
    ]
    listed = [_turned(row, turned) for row in rows]
    if listed:
        mark = "?" if connection.dialect.paramstyle == "qmark" else "%s"
        held = ", ".join(f'"{name}"' for name in names)
        marks = ", ".join(mark for _ in names)
        into = table.__tablename__
        connection.exec_driver_sql(f"INSERT INTO {into} ({held}) VALUES ({marks})", listed)


def _turned(row: tuple[Any, ...], turned: Sequence[tuple[int, Callable[[Any], Any]]]) -> tuple[Any, ...]:
    """A row as the driver takes it."""
    values = list(row)
    for at, turn in turned:
        if values[at] is not None:
            values[at] = turn(values[at])
    return tuple(values)


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
