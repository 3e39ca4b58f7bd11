"""SHA-256 hashes: 32 bytes in the database, 64 hexadecimal digits in Python and in the views."""

import re
from typing import Any

from sqlalchemy import ColumnElement, Dialect, LargeBinary, Text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator

DIGITS = 64
BEGINNING = re.compile(f"[0-9a-f]{{0,{DIGITS}}}")


class Hash(TypeDecorator[str]):
    """A column of hashes."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:
        return None if value is None else bytes.fromhex(value)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:
        return None if value is None else value.hex()


def bounds(digits: str) -> tuple[str, str]:
    """The least and the greatest hash that begins with these hexadecimal digits."""
    return digits.ljust(DIGITS, "0"), digits.ljust(DIGITS, "f")


class in_hex(FunctionElement[str]):  # noqa: N801 - a function of SQL
    """A column of hashes as text, to be held against one that keeps them so."""

    type = Text()
    inherit_cache = True


@compiles(in_hex, "sqlite")
def _in_hex_sqlite(element: in_hex, compiler: Any, **options: Any) -> str:
    return f"lower(hex({compiler.process(_column(element), **options)}))"


@compiles(in_hex, "postgresql")
def _in_hex_postgresql(element: in_hex, compiler: Any, **options: Any) -> str:
    return f"encode({compiler.process(_column(element), **options)}, 'hex')"


def _column(element: in_hex) -> ColumnElement[Any]:
    (column,) = element.clauses
    return column
