"""A list whose items are rows of a table as well: for loops, for printing, and for pandas."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeVar

from claims.errors import ClaimsError
from claims.view.data import records
from claims.view.export import Row, plain

if TYPE_CHECKING:
    import pandas

T = TypeVar("T")


class Rows(list[T]):
    """A list of frozen items, with the columns that the command prints of them with `--format csv`.

    It is a list in every way; a slice of it is a plain one.
    """

    def __init__(
        self,
        items: Iterable[T],
        columns: Sequence[str],
        as_rows: Callable[[Iterable[T]], Iterable[Row]] | None = None,
    ) -> None:
        super().__init__(items)
        self.columns = tuple(columns)
        self._as_rows = as_rows

    def as_rows(self, items: Iterable[T]) -> Iterator[Row]:
        """Some of the items as mappings from column to value, in their Python types."""
        return iter(records(items, self.columns) if self._as_rows is None else self._as_rows(items))

    def records(self, columns: Sequence[str] | None = None) -> Iterator[Row]:
        """The items as mappings from column to value, in their Python types; `columns`, if there are any, are
        all that is looked at."""
        if self._as_rows is None and columns is not None:
            return iter(records(self, columns))
        return self.as_rows(self)

    def to_dicts(self) -> list[dict[str, Any]]:
        """The items as dicts of plain values, as JSON has them: exact numbers, dates as text, lists."""
        return [_plain_row(row, self.columns) for row in self.records()]

    def to_frame(self) -> "pandas.DataFrame":
        """The items as a pandas DataFrame: a row for each, with the columns of `columns`.

        Numbers are int or float (an open bound is NaN), dates text in ISO 8601, several names a list.
        Raises ClaimsError where pandas is not installed.
        """
        return make_frame(self.records(), self.columns)

    def __repr__(self) -> str:
        """The items, each on a line of its own."""
        return "[" + ",\n ".join(map(repr, self)) + "]"


def make_frame(rows: Iterable[Row], columns: Sequence[str]) -> "pandas.DataFrame":
    """A DataFrame of these rows. Raises ClaimsError where pandas is not installed."""
    try:
        import pandas
    except ModuleNotFoundError as error:
        raise ClaimsError("to_frame() needs pandas: pip install pandas") from error
    return pandas.DataFrame([_plain_row(row, columns) for row in rows], columns=list(columns))


def _plain_row(row: Mapping[str, Any], columns: Sequence[str]) -> dict[str, Any]:
    return {name: _plain(row.get(name)) for name in columns}


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, Enum) else plain(value)
