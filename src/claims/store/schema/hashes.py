"""SHA-256 hashes: 32 bytes in the database, 64 hexadecimal digits in Python and in the views."""

import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Dialect, LargeBinary, Text, and_, func, literal_column
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator

DIGITS = 64
BEGINNING = re.compile(f"[0-9a-f]{{0,{DIGITS}}}")
_INDEXED = 4  # bytes of a mention's key: an index of all of it is a third as large as all that a mention says
KEY_BEGINNING = f"substr(key, 1, {_INDEXED})"


class Hash(TypeDecorator[str]):
    """A column of hashes."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:
        return None if value is None else bytes.fromhex(value)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:
        return None if value is None else value.hex()


def first_bytes(key: Any) -> ColumnElement[bytes]:
    """The first bytes of the key of a mention, which have an index."""
    first: ColumnElement[int] = literal_column("1")  # written out, as the index has it
    length: ColumnElement[int] = literal_column(str(_INDEXED))
    return func.substr(key, first, length, type_=LargeBinary)


def begins(key: Any, digits: str) -> ColumnElement[bool]:
    """That the key of a mention begins with these hexadecimal digits."""
    least, greatest = digits.ljust(DIGITS, "0"), digits.ljust(DIGITS, "f")
    return and_(first_bytes(key).between(_first(least), _first(greatest)), key.between(least, greatest))


def is_among(key: Any, keys: Sequence[str]) -> ColumnElement[bool]:
    """That the key of a mention is one of these."""
    return and_(first_bytes(key).in_({_first(it) for it in keys}), key.in_(keys))


def _first(digits: str) -> bytes:
    return bytes.fromhex(digits[: 2 * _INDEXED])


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
