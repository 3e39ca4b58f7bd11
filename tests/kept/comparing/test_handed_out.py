"""Families that workers compare: the same tables to the last number, whoever compares."""

import pickle
import random
import runpy
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, select

from claims.errors import ExecutorError
from claims.ingest.extractor import Extractor
from claims.ingest.run import ingest_documents
from claims.kept import refresh as refreshing
from claims.kept.comparing.families_to_compare import Task, together
from claims.kept.comparing.handed_out import _compare_there
from claims.kept.refresh import refresh
from claims.lexicon import load_lexicon
from claims.store.engine import open_engine
from claims.store.schema import tables

KEPT = runpy.run_path(str(Path(__file__).parents[1] / "test_refresh.py"))
TABLES = (
    tables.Question,
    tables.Estimate,
    tables.EstimateClaim,
    tables.Comparison,
    tables.Opponent,
    tables.Opposition,
    tables.MeetingPoint,
)


def _rows(connection: Connection) -> list[list[Any]]:
    """All rows of what comparing found, with the numbers that they were given."""
    return [sorted(map(tuple, connection.execute(select(it.__table__))), key=repr) for it in TABLES]


@pytest.fixture
def filled(
    db: str, fill_once: Callable[[str, str, Callable[[], object]], None], monkeypatch: pytest.MonkeyPatch
) -> str:
    """A database with synthetic documents, of which any number is worth workers, and any family its own."""
    documents, claims = KEPT["_documents"](150, 5)
    random.Random(1).shuffle(documents)
    extractor = Extractor(load_lexicon(), lambda document, _: claims[document.id], "by hand")
    fill_once(db, "for workers", lambda: ingest_documents(documents, db, extractor))
    monkeypatch.setattr(refreshing, "WORTH_WORKERS", 1)
    monkeypatch.setattr(refreshing, "AT_ONCE", 50)
    return db


def _compared_by(db: str, executor: Executor | None) -> list[list[Any]]:
    engine = open_engine(db)
    try:
        with engine.connect() as connection:
            assert refresh(connection, everything=True, executor=executor) > 3
            with connection.begin():
                return _rows(connection)
    finally:
        engine.dispose()


class Travelling(Executor):
    """Runs at once what comes to it, as a worker would: on a copy, with a copy of what it gives."""

    def __init__(self) -> None:
        self.families: list[object] = []
        self.claims: list[int] = []

    def submit(self, call: Callable[..., Any], /, *given: Any, **_: Any) -> "Future[Any]":
        """Run a function."""
        self.families += [it.family for it in given[2]]
        self.claims.append(sum(len(it.stored.entries) for it in given[2]))
        future: Future[Any] = Future()
        future.set_result(pickle.loads(pickle.dumps(call(*pickle.loads(pickle.dumps(given))))))
        return future


class Lost(Executor):
    """Workers that are gone: when they are asked, or before they have compared anything."""

    def __init__(self, error: Exception | None) -> None:
        self.error = error

    def submit(self, *_: Any, **__: Any) -> "Future[Any]":
        """Fail."""
        if self.error is not None:
            raise self.error
        future: Future[Any] = Future()
        future.cancel()
        return future


def test_workers_write_what_one_process_writes(filled: str) -> None:
    by_one, workers = _compared_by(filled, None), Travelling()
    assert _compared_by(filled, workers) == by_one
    assert len(set(workers.families)) == len(workers.families) > 3
    with ThreadPoolExecutor(3) as threads:
        assert _compared_by(filled, threads) == by_one


def test_processes_write_what_one_process_writes(filled: str) -> None:
    by_one = _compared_by(filled, None)
    with ProcessPoolExecutor(2, get_context("spawn")) as processes:
        assert _compared_by(filled, processes) == by_one


def test_what_takes_longest_is_handed_out_first(filled: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refreshing, "AT_ONCE", 1)  # no two families together
    workers = Travelling()
    _compared_by(filled, workers)
    assert workers.claims == sorted(workers.claims, reverse=True)


@pytest.mark.parametrize("error", [None, BrokenProcessPool()])
def test_what_lost_workers_leave_is_compared_here(filled: str, error: Exception | None) -> None:
    by_one = _compared_by(filled, None)
    assert _compared_by(filled, Lost(error)) == by_one


def test_a_worker_with_other_rules_compares_nothing(filled: str, monkeypatch: pytest.MonkeyPatch) -> None:
    by_one = _compared_by(filled, None)
    monkeypatch.setattr(
        "claims.kept.comparing.handed_out.comparing_version", iter(map(str, range(999))).__next__
    )
    with pytest.raises(ExecutorError, match=r"compares by other rules than 7$"):
        _compare_there("7", b"", ())
    assert _compared_by(filled, Travelling()) == by_one


def test_families_share_a_transaction_up_to_a_number_of_claims() -> None:
    def task(name: str, claims: int, *, whole: bool = True) -> Task:
        return Task((name, ""), (), (), whole, claims)

    tasks = [task("a", 24_000), task("b", 24_000), task("c", 3_000), task("d", 90, whole=False)]
    tasks += [task("e", 60_000), task("f", 10), task("g", 20)]
    assert ["".join(it.family[0] for it in some) for some in together(tasks, 50_000)] == [
        "ab",
        "c",
        "d",
        "e",
        "fg",
    ]


def test_few_claims_are_compared_here(filled: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refreshing, "WORTH_WORKERS", 5_000)
    workers = Travelling()
    _compared_by(filled, workers)
    assert workers.families == []
