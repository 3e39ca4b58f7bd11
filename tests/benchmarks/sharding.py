"""What reading on a cluster takes, on documents of your own:

    python tests/benchmarks/sharding.py INPUT...

One process does it all in turn and its processor time is counted: what travels to the workers and back, what
they take to read and to compare, what the writer takes, and the bytes of the database; and what comes of
these where N cores do nothing else. The guide `cluster` says what comes of them for a million documents.
"""

import pickle
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any
from unittest.mock import patch

import claims
from claims.ingest.extractor import Extractor
from claims.ingest.run import ingest_documents
from claims.kept.refresh import refresh
from claims.model import Document
from claims.workers.reading_ahead import Workers


class Weighed(Executor):
    """Reads each shard when it comes, and counts seconds and bytes."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.bytes_out = self.bytes_back = 0

    def submit(self, call: Callable[..., Any], /, *args: Any, **_: Any) -> "Future[Any]":
        """Run a function now, as a worker would: on a copy, with a copy of what it gives."""
        sent = pickle.dumps(args)
        start = time.process_time()
        back = pickle.dumps(call(*pickle.loads(sent)))
        self.seconds += time.process_time() - start
        self.bytes_out += len(sent)
        self.bytes_back += len(back)
        future: Future[Any] = Future()
        future.set_result(pickle.loads(back))
        return future


def measure(documents: Sequence[Document], db: Path) -> dict[str, float]:
    """Seconds and bytes of an ingest of documents into a new database, by what takes them."""
    executor = Weighed()
    compared = shared = 0.0

    def timed(*args: Any, **named: Any) -> None:
        nonlocal compared, shared
        start, before = time.process_time(), executor.seconds
        refresh(*args, **named)
        shared = executor.seconds - before
        compared += time.process_time() - start

    start = time.process_time()
    with patch("claims.ingest.run.refresh", timed):
        report = ingest_documents(documents, str(db), Extractor(), None, Workers(executor, 8))
    taken = time.process_time() - start
    return {
        "characters": sum(len(it.text) for it in documents),
        "claims": report.claims,
        "read": executor.seconds - shared,
        "written": taken - (executor.seconds - shared) - compared,
        "compared": compared,
        "shared": shared,
        "out": executor.bytes_out,
        "back": executor.bytes_back,
        "database": db.stat().st_size,
    }


def times_as_fast(found: dict[str, float], cores: int) -> float:
    """How many times as fast `--jobs` is with so many cores: they share reading and writing, and then
    comparing, and one writes all the time."""
    read, written, compared, shared = (found[name] for name in ("read", "written", "compared", "shared"))
    at_the_end = max(compared - shared, compared / cores)
    return (read + written + compared) / (max(written, (read + written) / cores) + at_the_end)


def main(inputs: Sequence[str]) -> None:
    """Print what each document takes."""
    documents = [it for it in claims.read(inputs) if isinstance(it, Document)]
    with tempfile.TemporaryDirectory() as folder:
        measure(documents[:50], Path(folder) / "warm.db")
        found = measure(documents, Path(folder) / "measured.db")
    each = {name: value / len(documents) for name, value in found.items()}
    milliseconds = {name: f"{each[name] * 1e3:.2f} ms" for name in ("read", "written", "compared")}
    print(
        f"{len(documents):,} documents of {each['characters']:,.0f} characters, {each['claims']:.1f} claims"
    )
    print(f"reading: {milliseconds['read']}")
    print(f"writing: {milliseconds['written']}; workers that pay: {each['read'] / each['written']:.1f}")
    by_workers = f"{found['shared'] / found['compared']:.0%} by workers"
    claim = each["compared"] / each["claims"] * 1e6
    print(f"comparing: {milliseconds['compared']}, {claim:,.0f} us a claim, {by_workers}")
    gains = ", ".join(f"{times_as_fast(each, cores):.2f} with {cores}" for cores in (2, 4))
    print(f"times as fast, by the number of cores: {gains}")
    print(f"bytes: {each['out']:,.0f} to a worker, {each['back']:,.0f} back, {each['database']:,.0f} on disk")


if __name__ == "__main__":
    main(sys.argv[1:])
