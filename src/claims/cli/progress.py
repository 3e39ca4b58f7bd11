"""How far a long run has come, on standard error, and only where somebody sits before it."""

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

T = TypeVar("T")

_HANDFUL = 5  # documents that are read without a word


def watched(items: Iterable[T], total: Callable[[], int]) -> Iterator[T]:
    """The `items` as they come, with a bar on the terminal where there are more than a handful of them.

    `total` is asked only then; it may count too low, as a long list is not read twice.
    """
    if not sys.stderr.isatty() or (count := total()) <= _HANDFUL:
        yield from items
        return
    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("documents"), TimeElapsedColumn())
    # Standard output stays as it is: what is printed there are data, perhaps on their way to a file.
    with Progress(*columns, console=Console(stderr=True), redirect_stdout=False, transient=True) as progress:
        task = progress.add_task("", total=count)
        for number, item in enumerate(items, 1):
            progress.update(task, completed=number, total=max(count, number))
            yield item
