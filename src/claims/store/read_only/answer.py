"""What a query of a person's gives, and what is told where it gives nothing."""

from dataclasses import dataclass
from typing import Any

from claims.errors import StoreError

MAX_ANSWER = 100_000_000  # bytes, roughly, of all rows together
ONLY_READING = "only one SELECT can be run here: `claims sql` changes nothing and opens no files"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gave. `truncated`: there were more rows than asked for, or they grew too large."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]
    truncated: bool


def too_long(seconds: float) -> StoreError:
    """The error of a query that came to its limit of time."""
    limit = f"{seconds:g} second{'' if seconds == 1 else 's'}"
    return StoreError(f"the query took longer than {limit}; ask for less, or allow more time (--timeout)")
