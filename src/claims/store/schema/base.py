"""What all tables are built on: naming conventions, the columns behind Python's types, common checks."""

from decimal import Decimal
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, Index, MetaData, Text, text
from sqlalchemy.orm import DeclarativeBase

from claims.store.schema.exact_numbers import Number

Words = Text().with_variant(Text(collation="C"), "postgresql")


class Base(DeclarativeBase):
    """Names constraints by one convention and maps Python's types to columns."""

    metadata = MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {str: Words, Decimal: Number}


def one_of(column: str, *values: str) -> CheckConstraint:
    """The check that a column holds one of these words."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


def where_there(column: str, **options: Any) -> Index:
    """An index of the rows that have a value in a column which few have."""
    there = text(f"{column} IS NOT NULL")
    return Index(None, column, sqlite_where=there, postgresql_where=there, **options)
