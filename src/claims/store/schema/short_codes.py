"""Words of a short list, days and chances, as SQLite keeps them in a byte or two and PostgreSQL as they are.

SQLite writes out the words, the ten digits of a day and the eight bytes of a fraction in every row. There a
word is kept as its place in the list, a day as days since 1970, a chance in hundredths. Views write all of
them out.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from sqlalchemy import CheckConstraint, Date, Dialect, Double, Text
from sqlalchemy.types import TypeDecorator, TypeEngine, UserDefinedType

QUALIFIERS = ("exact", "approximate", "at_least", "at_most", "range", "order")
BASES = ("text", "publication")
STATUSES = ("asserted", "disputed", "planned")
ASKED = ("asserted", "planned")  # of questions
MEASURES = ("stock", "flow")

_EPOCH = date(1970, 1, 1).toordinal()
_NO_WORD = -1  # of the list: nothing is kept so

_Turn = Callable[[Any], Any]


class _Kept(UserDefinedType[Any]):
    """An integer of SQLite, with what turns values into it and back."""

    cache_ok = True

    def __init__(self, kept: _Turn, told: _Turn) -> None:
        self.kept = kept
        self.told = told

    def get_col_spec(self, **_: Any) -> str:
        return "INTEGER"

    def bind_processor(self, dialect: Dialect) -> _Turn:
        return lambda it: None if it is None else self.kept(it)

    def result_processor(self, dialect: Dialect, coltype: object) -> _Turn:
        return lambda it: None if it is None else self.told(it)


class Word(TypeDecorator[str]):
    """A column of words out of a list."""

    impl = Text
    cache_ok = True

    def __init__(self, words: tuple[str, ...]) -> None:
        super().__init__()
        self.words = words
        self.places = {word: place for place, word in enumerate(words)}

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == "sqlite":
            return _Kept(lambda it: self.places.get(it, _NO_WORD), self.words.__getitem__)
        return Text(collation="C")


class Day(TypeDecorator[date]):
    """A column of days."""

    impl = Date
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == "sqlite":
            return _Kept(lambda it: it.toordinal() - _EPOCH, lambda it: date.fromordinal(it + _EPOCH))
        return Date()


class Chance(TypeDecorator[float]):
    """A column of chances from 0 to 1. What is no whole number of hundredths is kept as it is, below 0."""

    impl = Double
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == "sqlite":
            return _Kept(_in_hundredths, _from_hundredths)
        return Double()


def _in_hundredths(chance: float) -> float:
    hundredths = round(chance * 100)
    return hundredths if hundredths / 100 == chance else -chance


def _from_hundredths(kept: float) -> float:
    return kept / 100 if kept > 0 else abs(float(kept))


def word_of(words: tuple[str, ...]) -> _Turn:
    """What makes of what a driver gives for a column of `Word`, either database's, the word."""
    return lambda it: words[it] if isinstance(it, int) else it


def chance_of(kept: Any) -> float:
    """The chance behind what a driver gives for a column of `Chance`, either database's: SQLite keeps whole
    numbers of hundredths as integers."""
    return _from_hundredths(kept) if isinstance(kept, int) else abs(float(kept))


def in_list(column: str, words: tuple[str, ...]) -> tuple[CheckConstraint, CheckConstraint]:
    """The checks that a column holds words of a list: one for each database."""
    listed = ", ".join(f"'{word}'" for word in words)
    kept = CheckConstraint(f"{column} BETWEEN 0 AND {len(words) - 1}", name=column)
    written = CheckConstraint(f"{column} IN ({listed})", name=column)
    return kept.ddl_if(dialect="sqlite"), written.ddl_if(dialect="postgresql")


def is_chance(column: str) -> tuple[CheckConstraint, CheckConstraint]:
    """The checks that a column holds a chance: one for each database."""
    kept = CheckConstraint(f"{column} BETWEEN -1 AND 100", name=column)
    written = CheckConstraint(f"{column} BETWEEN 0 AND 1", name=column)
    return kept.ddl_if(dialect="sqlite"), written.ddl_if(dialect="postgresql")
