"""Exact numbers that both databases keep exactly, and that SQL sorts and compares as numbers.

PostgreSQL has NUMERIC(24, 6). SQLite keeps whole numbers in 64 bits and all others as doubles, and a
double gives back any decimal of up to 15 digits. So a bound is a whole number below 10**18, or has at
most six decimals and 15 digits in all; `fitted` brings it there.
"""

from decimal import Context, Decimal, InvalidOperation
from functools import lru_cache
from typing import Any

from sqlalchemy import Dialect, Numeric
from sqlalchemy.types import TypeDecorator, TypeEngine, UserDefinedType

LIMIT = Decimal(10) ** 18
_STEP = Decimal("0.000001")
_DIGITS = Context(prec=15)


@lru_cache(2**12)  # the same numbers come over and over
def fitted(value: Decimal) -> Decimal:
    """`value` as the databases keep it. Raises ValueError when it is no number or not below 10**18."""
    if not value.is_finite() or abs(value) >= LIMIT:
        raise ValueError(f"the number {value:.6g} is too large: up to 10^18 can be kept")
    try:
        rounded = value.quantize(_STEP)
    except InvalidOperation:  # more digits than the working precision: only its whole part can count
        rounded = value.to_integral_value()
    if rounded == rounded.to_integral_value():
        return Decimal(int(rounded))
    return _DIGITS.create_decimal(rounded).normalize()


def exact(value: Any) -> Decimal | None:
    """The exact number behind what a database driver gives for a NUMERIC column."""
    if value is None or isinstance(value, int):
        return value if value is None else Decimal(value)
    number = value if isinstance(value, Decimal) else Decimal(repr(value))
    return Decimal(int(number)) if number == number.to_integral_value() else number.normalize()


class _SQLiteNumeric(UserDefinedType[Any]):
    """NUMERIC as SQLite has it: int and float go in and out as they are, without SQLAlchemy's warning."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        return "NUMERIC(24, 6)"


class Number(TypeDecorator[Decimal]):
    """A column of exact numbers."""

    impl = Numeric(24, 6)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(_SQLiteNumeric() if dialect.name == "sqlite" else Numeric(24, 6))

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> Any:
        if value is None or dialect.name != "sqlite":
            return value
        return int(value) if value == value.to_integral_value() else float(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        return exact(value)
