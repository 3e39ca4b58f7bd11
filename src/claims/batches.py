"""Many values, a few at a time: a statement takes only so many."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

Value = TypeVar("Value")
MOST = 300


def in_batches(values: Sequence[Value], most: int = MOST) -> Iterator[Sequence[Value]]:
    """The values in their order, at most so many in each batch; no values are no batch."""
    return (values[first : first + most] for first in range(0, len(values), most))
