"""How far a long run has come, on standard error, and only where somebody sits before it."""

import itertools
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_HANDFUL = 5  # documents that are read without a word
_DRAWN = 0.1  # seconds between two pictures of the bar


@contextmanager
def counting(total: Callable[[], int], more: Callable[[], str] | None = None) -> Iterator[Callable[[], None]]:
    """A function to call for each document that is done. It moves a bar where there is a terminal, and more
    than a handful of documents, or each takes long.

    `more` says what else there is to tell of those that take long, and `total` how many there are. Where it
    says too few, as standard input may be a list, the bar has no end from then on.
    """
    if not sys.stderr.isatty() or (count := total()) <= _HANDFUL * (more is None):
        yield lambda: None
        return
    from rich.console import Console  # noqa: PLC0415 - slow to import, and most runs need no bar
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    told = TextColumn("{task.fields[more]}", markup=False)
    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("documents"), TimeElapsedColumn(), told)
    # Standard output stays as it is: what is printed there are data, perhaps on their way to a file. A thread
    # draws only what takes long: where there is another one, workers start from nothing.
    with Progress(
        *columns,
        console=Console(stderr=True),
        redirect_stdout=False,
        transient=True,
        auto_refresh=more is not None,
    ) as progress:
        task = progress.add_task("", total=count, more="")
        done, drawn = itertools.count(1), -_DRAWN

        def tick() -> None:
            nonlocal drawn
            number = next(done)
            end = count if number <= count else None
            progress.update(task, completed=number, total=end, more=more() if more else "")
            if more is None and time.monotonic() - drawn >= _DRAWN:
                drawn = time.monotonic()
                progress.refresh()

        yield tick
