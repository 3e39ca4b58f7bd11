"""Claims found in processes of their own, while this one reads inputs and writes to the database.

What comes in first is written first, and a document is read anew here where what came in before it changed
what it has to be read with; so the database says the same with any number of processes.
"""

import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from typing import Any, NamedTuple

from claims.extract.claim import extract_claims
from claims.lexicon import Lexicon, lexicon_with
from claims.model import Claim, Document

FEW = 200  # documents that are read before processes are worth their start, a second of each
AHEAD = 4  # documents for each process that are begun before they are needed
_WORDS: list[Lexicon] = []  # of a process: what it reads with


class Ahead(NamedTuple):
    """A document that is being read, and the claims that will be found in it."""

    document: Document
    claims: "Future[list[Claim]]"

    def found(self) -> list[Claim] | None:
        """The claims, when they are found; None where that failed: it will fail in this process, too, or was
        no fault of the document's."""
        try:
            return self.claims.result()
        except Exception:  # told by who reads it again
            return None


Start = Callable[[Document], Ahead | None]


def cores() -> int:
    """How many processes can run at once."""
    usable = getattr(os, "sched_getaffinity", None)
    return len(usable(0)) if usable else os.cpu_count() or 1


@contextmanager
def reading_ahead(jobs: int, lexicon: Lexicon) -> Iterator[Start]:
    """Gives what starts to read a document in one of `jobs` processes; they begin when there are more than
    a FEW documents."""
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), _begin, (dict(lexicon.own),))
    few = FEW

    def start(document: Document) -> Ahead | None:
        nonlocal few
        few -= 1
        try:
            return None if few >= 0 else Ahead(document, pool.submit(_find, document))
        except BrokenProcessPool:  # the system ended one, for its memory: this process goes on by itself
            return None

    try:
        yield start
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _begin(own: dict[str, Any]) -> None:
    """Prepare a process: it leaves interrupts to the one that started it, and ends with that."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _WORDS.append(lexicon_with(own))


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _find(document: Document) -> list[Claim]:
    return extract_claims(document, _WORDS[0])
