"""Statistics by which PostgreSQL plans a query.

It gathers them by itself, but a minute or so after much was written. Until then it takes tables for as small
as they were, empty at first, and joins the many tables of a view row by row: what takes a moment then takes
hours. SQLite goes by its indexes.
"""

from sqlalchemy import Connection, func, select, text

from claims.store.schema import tables

_GROWN = 2  # times as many claims as when statistics were gathered last
_KNOWN = text("SELECT reltuples FROM pg_class WHERE oid = 'claim'::regclass")


def renew_statistics(connection: Connection) -> None:
    """Have statistics gathered, where there are many more claims than they know of."""
    if connection.dialect.name != "postgresql":
        return
    with connection.begin():
        known = connection.execute(_KNOWN).scalar_one()  # -1: none were gathered yet
        there = connection.execute(select(func.count()).select_from(tables.Claim)).scalar_one()
        if there > _GROWN * max(known, 0):
            names = ", ".join(f'"{it.name}"' for it in tables.Base.metadata.sorted_tables)
            connection.execute(text(f"ANALYZE {names}"))
