"""Workers in processes of this machine. They begin when there are more than a FEW documents.

On Linux they are copies of this process, and have at once all that it has loaded. A copy would wait for ever
for a lock that another thread held when it was made: where there are other threads, and on other systems,
each worker starts from nothing.
"""

import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from typing import Any, TypeVar

from claims.workers.reading_ahead import Workers

T = TypeVar("T")

FEW = 40  # documents that are read before processes are worth their start: that takes each as long
FEW_BEFORE_COPIES = 16  # the same of copies, which have what these documents asked for
_OBJECTS = 20_000  # that a process makes before it looks for those that only hold each other


def cores() -> int:
    """How many processes can run at once."""
    usable = getattr(os, "sched_getaffinity", None)
    return len(usable(0)) if usable else os.cpu_count() or 1


@dataclass(slots=True)
class _Processes(Executor):
    """A pool that is made when it is first needed: to make one starts a process of its own."""

    jobs: int
    pool: ProcessPoolExecutor | None = None

    def submit(self, call: Callable[..., T], /, *args: Any, **named: Any) -> "Future[T]":
        """Run a function in one of the processes."""
        if self.pool is None:
            self.pool = ProcessPoolExecutor(self.jobs, get_context(_start_method()), _begin)
        return self.pool.submit(call, *args, **named)


@contextmanager
def local_processes(jobs: int) -> Iterator[Workers]:
    """Gives `jobs` processes; when they are left, what they have not begun is dropped."""
    processes = _Processes(jobs)
    try:
        yield Workers(processes, jobs, FEW if _start_method() == "spawn" else min(FEW, FEW_BEFORE_COPIES))
    finally:
        if processes.pool is not None:
            processes.pool.shutdown(wait=False, cancel_futures=True)


def _start_method() -> str:
    """How workers begin: as copies, or from nothing."""
    return "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"


def _begin() -> None:
    """Prepare a process: it leaves interrupts to the one that started it, and ends with that."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(_OBJECTS)
    gc.freeze()  # what a copy has of the other process, its connections too, is never looked through here
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
