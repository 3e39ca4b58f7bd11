"""Make a table of SQLite anew, for migrations that SQLite cannot do in place."""

import re
from collections.abc import Callable, Mapping

from sqlalchemy import Connection


def remake_table(
    bind: Connection, table: str, change: Callable[[str], str], values: Mapping[str, str] | None = None
) -> None:
    """Make a table anew by its changed statement, with its rows in the order of their first column, and put
    up its indexes again. `values` are SQL expressions for what a column holds now.

    Raises ValueError where the table was not made as `change` expects it.
    """
    found = bind.exec_driver_sql(
        "SELECT sql FROM sqlite_master WHERE tbl_name = ? AND sql IS NOT NULL ORDER BY type = 'index'",
        (table,),
    )
    made, *indexes = found.scalars()
    bind.exec_driver_sql(replaced_once(rf'^CREATE TABLE "?{table}"?', "CREATE TABLE remade", change(made)))
    columns = bind.exec_driver_sql("SELECT name FROM pragma_table_info('remade')").scalars().all()
    named = ", ".join(f'"{it}"' for it in columns)
    filled = ", ".join((values or {}).get(it, f'"{it}"') for it in columns)
    bind.exec_driver_sql(f"INSERT INTO remade ({named}) SELECT {filled} FROM {table} ORDER BY 1")
    bind.exec_driver_sql(f"DROP TABLE {table}")
    bind.exec_driver_sql(f"ALTER TABLE remade RENAME TO {table}")
    for index in indexes:
        bind.exec_driver_sql(index)


def replaced_once(pattern: str, by: str, statement: str) -> str:
    """A statement with a pattern replaced. Raises ValueError unless it stands in it exactly once."""
    changed, times = re.subn(pattern, by, statement)
    if times != 1:
        raise ValueError(f"a table that is not as this program makes it: {statement}")
    return changed
