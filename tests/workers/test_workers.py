"""Reading by workers: the same database whoever reads, in the same order, and nothing left when it ends."""

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

import claims
from claims.errors import ExecutorError, InputError, UsageError
from claims.ingest.extractor import Extractor
from claims.ingest.outcome import Outcome
from claims.ingest.run import ingest_documents
from claims.lexicon import load_lexicon
from claims.model import Claim, Document
from claims.workers import local_processes, shard
from claims.workers.executors import workers_of
from claims.workers.reading_ahead import SHARD_DOCUMENTS, ReadingAhead, Workers
from claims.workers.shard import read_shard, words_of

TEXT = "Up to {},000 people fled Homs on Monday, officials said."
OWN_WORDS = """
[[metric]]
key = "beds"
unit = "bed"
nouns = ["hospital bed", "cot"]
"""


def documents() -> Iterator[Document | InputError]:
    """Documents of which some come again, dated earlier, and one that cannot be read."""
    for at in range(24):
        text = TEXT.format(at % 20 + 2)
        day = f"2019-05-{28 - at:02}"
        yield Document(
            f"d{at}", text, f"Paper {at}", published=day, published_basis="record", origin=f"{at}.txt"
        )
    yield InputError("x.txt", "is damaged")


def told(db: Path) -> list[object]:
    """What a database says of its claims and documents."""
    with claims.open(db) as database:
        rows = [
            database.sql(
                "SELECT claim_id, source, published, as_of, document_id FROM claims ORDER BY 1"
            ).records(),
            database.sql("SELECT document_id, doc, published, sources FROM documents ORDER BY 1").records(),
        ]
        return [list(it) for it in rows]


def ingested(db: Path, executor: str | Executor | None, jobs: int) -> tuple[list[str], list[object]]:
    """What one hears while the documents are read, and what the database says then."""
    heard: list[Outcome] = []
    with workers_of(executor, jobs) as workers:
        ingest_documents(documents(), str(db), Extractor(), heard.append, workers)
    return list(map(repr, heard)), told(db)


@pytest.fixture(scope="module")
def by_one(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], list[object]]:
    """What one process hears and writes."""
    return ingested(tmp_path_factory.mktemp("one") / "one.db", None, 1)


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    """The address of a cluster with two workers, each a process."""
    distributed = pytest.importorskip("distributed", reason="the extra dask is not installed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address="127.0.0.1:0"
    ) as started:
        yield started.scheduler_address.removeprefix("tcp://")


def test_two_processes_give_the_same_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, by_one: object
) -> None:
    monkeypatch.setattr(local_processes, "FEW", 3)
    assert ingested(tmp_path / "two.db", None, 2) == by_one


def test_copies_of_the_process_give_the_same_database(tmp_path: Path) -> None:
    """In a process of its own: where tests run there are threads, and so no copies."""
    lines = (
        f'{{"text": "{TEXT.format(at)}", "published": "2019-05-01", "id": "d{at}"}}' for at in range(2, 60)
    )
    (tmp_path / "list.jsonl").write_text("\n".join(lines))
    said = []
    for jobs in ("1", "2"):
        command = [
            sys.executable,
            "-m",
            "claims",
            "ingest",
            "list.jsonl",
            "--jobs",
            jobs,
            "--db",
            f"{jobs}.db",
        ]
        done = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, text=True)
        said.append((done.stdout, done.stderr, told(tmp_path / f"{jobs}.db")))
    assert said[0] == said[1]


@pytest.mark.skipif(sys.platform != "linux", reason="copies are made on Linux alone")
def test_workers_are_no_copies_where_another_thread_may_hold_a_lock() -> None:
    code = (
        "import threading; from claims.workers.local_processes import _start_method as how; print(how()); "
        "end = threading.Event(); threading.Thread(target=end.wait).start(); print(how()); end.set()"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.split() == ["fork", "spawn"]


def test_any_executor_gives_the_same_database(tmp_path: Path, by_one: object) -> None:
    with ThreadPoolExecutor(3) as threads:
        assert ingested(tmp_path / "three.db", threads, 3) == by_one


def test_a_cluster_gives_the_same_database(tmp_path: Path, cluster: str, by_one: object) -> None:
    assert ingested(tmp_path / "cluster.db", f"dask://{cluster}", 1) == by_one


class Broken(Executor):
    """Workers that are gone: when they are asked, or before they have read anything."""

    def __init__(self, error: Exception | None) -> None:
        self.error = error

    def submit(self, *_: object, **__: object) -> "Future[list[list[Claim] | None]]":  # type: ignore[override]
        if self.error is not None:
            raise self.error
        future: Future[list[list[Claim] | None]] = Future()
        future.cancel()
        return future


@pytest.mark.parametrize("error", [None, BrokenProcessPool()])
def test_what_lost_processes_leave_is_read_here(
    tmp_path: Path, error: Exception | None, by_one: object
) -> None:
    assert ingested(tmp_path / "broken.db", Broken(error), 2) == by_one


def test_a_lost_cluster_ends_the_run_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(ExecutorError, match=r"^the workers are gone \(Client is closed\); what was written"):
        ingested(tmp_path / "lost.db", Broken(RuntimeError("Client\nis closed")), 2)
    assert [it for it in claims.open(tmp_path / "lost.db").verify() if not it.note] == []


class Counting(Executor):
    """Reads at once, and counts the documents of each shard."""

    def __init__(self) -> None:
        self.sizes: list[int] = []

    def submit(self, call, words, given):  # type: ignore[override]
        self.sizes.append(len(given))
        future: Future[object] = Future()
        future.set_result(call(words, given))
        return future


def test_documents_travel_in_shards_and_the_last_one_goes_when_it_is_asked_for() -> None:
    executor = Counting()
    reading = ReadingAhead(Workers(executor, 1), words_of(load_lexicon()))
    begun = [reading.start(Document(str(at), TEXT.format(at + 2))) for at in range(SHARD_DOCUMENTS + 3)]
    assert executor.sizes == [SHARD_DOCUMENTS]
    figures = [[claim.figure for claim in (it and it.found()) or []] for it in begun]
    assert figures == [[f"Up to {at + 2},000"] for at in range(SHARD_DOCUMENTS + 3)]
    assert executor.sizes == [SHARD_DOCUMENTS, 3]


def test_workers_are_given_each_text_once(tmp_path: Path, by_one: object) -> None:
    """What comes again meanwhile waits, and is read here where it has to be read otherwise."""
    executor = Counting()
    assert ingested(tmp_path / "counted.db", executor, 2) == by_one
    assert sum(executor.sizes) == len({it.text for it in documents() if isinstance(it, Document)})


def test_a_long_document_is_a_shard_of_its_own() -> None:
    executor = Counting()
    reading = ReadingAhead(Workers(executor, 1), words_of(load_lexicon()))
    reading.start(Document("long", "Nobody came. " * 3000))
    assert executor.sizes == [1]


def test_own_words_travel_with_a_shard(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(OWN_WORDS)
    own = words_of(load_lexicon((tmp_path / "own.toml",)))
    document = Document("d", "The town has 40 hospital beds.")
    assert [[it.metric for it in found or []] for found in read_shard(own, [document])] == [["beds"]]


def test_a_document_on_which_a_rule_fails_costs_its_shard_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def find(document: Document, _: object) -> list[Claim]:
        if document.id == "bad":
            raise ZeroDivisionError
        return []

    monkeypatch.setattr(shard, "extract_claims", find)
    assert read_shard(words_of(load_lexicon()), [Document("bad", ""), Document("good", "")]) == [None, []]


def test_a_worker_with_other_rules_ends_the_run(tmp_path: Path) -> None:
    reading = ReadingAhead(Workers(Counting(), 1), words_of(load_lexicon())._replace(version="0.0.9+abc"))
    with pytest.raises(ExecutorError, match=r"a worker has version .+ of claims, 0\.0\.9\+abc is here"):
        reading.start(Document("long", "Nobody came. " * 3000))


def test_a_cluster_with_other_rules_is_refused_before_anything_is_written(
    tmp_path: Path, cluster: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claims.workers.dask_cluster.reading_version", lambda: "0.0.9+abc")
    with pytest.raises(ExecutorError, match=r"tcp://.+ has version .+ of claims, 0\.0\.9\+abc is here"):
        ingested(tmp_path / "none.db", f"dask://{cluster}", 1)
    assert list(tmp_path.iterdir()) == []


def test_a_scheduler_that_does_not_answer_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr("claims.workers.dask_cluster.ANSWER_SECONDS", 1)
    with pytest.raises(ExecutorError, match=r"^dask://127\.0\.0\.1:1: no scheduler of Dask answers") as told:
        workers_of("dask://127.0.0.1:1", 1).__enter__()
    assert "\n" not in str(told.value)


def test_without_the_extra_one_hears_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ExecutorError, match=r"distributed is missing; pip install 'claims\[dask\]'"):
        workers_of("dask://127.0.0.1:1", 1).__enter__()


def test_there_is_no_other_executor_by_name() -> None:
    with pytest.raises(UsageError, match="ray://head: no such executor"):
        workers_of("ray://head", 1)


@pytest.mark.skipif(not Path("/proc").exists(), reason="processes are looked for in /proc")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_no_process_is_left_when_reading_is_ended(how: signal.Signals, tmp_path: Path) -> None:
    lines = (f'{{"text": "{TEXT.format(at)} {"It was said again. " * 200}"}}' for at in range(2, 3000))
    (tmp_path / "list.jsonl").write_text("\n".join(lines))
    command = [sys.executable, "-m", "claims", "ingest", "list.jsonl", "--jobs", "2", "--db", "c.db"]
    with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.DEVNULL) as process:
        while not (children := _children(process.pid)) and process.poll() is None:
            time.sleep(0.05)
        process.send_signal(how)
        assert process.wait(60) == (130 if how is signal.SIGINT else -how)
    assert children
    deadline = time.monotonic() + 60
    while any(map(_lives, children)) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not [child for child in children if _lives(child)]
    with claims.open(tmp_path / "c.db") as database:
        assert [it for it in database.verify() if not it.note] == []


def _children(parent: int) -> list[int]:
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == parent:
            found.append(int(path.parent.name))
    return found


def _lives(child: int) -> bool:
    try:
        return Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
