"""From files to database: what is kept when all goes well, and when nothing does."""

import gc
import json
import os
import random
import re
import signal
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

import claims
from claims.errors import InputError, StoreError, UsageError
from claims.ingest.extractor import Extractor
from claims.ingest.outcome import Outcome, Report
from claims.ingest.run import ingest_documents
from claims.lexicon import Lexicon
from claims.model import Basis, Claim, Document, Evidence, Qualifier, Status
from claims.store.engine import HEAD, open_engine, reading, writing
from claims.store.inserts import insert_decision, now
from claims.store.integrity import verify
from claims.store.mention_key import anchor
from claims.store.new_texts.many_at_once import save_texts
from claims.store.read import Query, find_claims
from claims.store.schema import migrations as migrate
from claims.store.stored_lists import list_documents, list_failures, list_printings

OTHER = {"key": "other", "label": "", "measure": "stock", "window_days": 90, "nouns": ()}
LEXICON = Lexicon({"metric": [OTHER]})


def find_numbers(document: Document, _lexicon: Lexicon) -> list[Claim]:
    """Every number as a claim: what the extractor finds is none of this file's business."""
    fields: dict[str, Any] = {"unit": "people", "metric": "other", "as_of": document.published, "places": ()}
    fields |= dict.fromkeys(("per", "counted", "subject", "claimant"))
    fields |= {"qualifier": Qualifier.EXACT, "as_of_basis": Basis.PUBLICATION, "status": Status.ASSERTED}
    fields |= {"doc": document.id, "quote_start": 0, "quote_end": len(document.text)}
    return [
        Claim(
            figure=it.group(), start=it.start(), low=Decimal(it.group()), high=Decimal(it.group()), **fields
        )
        for it in re.finditer(r"\d+", document.text)
    ]


EXTRACTOR = Extractor(LEXICON, find_numbers, "1.0")


def _documents(count: int, words: int = 20, first: int = 0) -> Iterator[Document]:
    for number in range(first, first + count):
        text = f"Report {number}. " + " ".join(f"{number + word} men" for word in range(words))
        yield Document(f"report-{number}", text, source="RNZ", origin=f"report-{number}.txt")


def _verified(db: str) -> list[str]:
    engine = open_engine(db)
    with writing(engine) as connection:
        problems = [it.message for it in verify(connection)]
    engine.dispose()
    return problems


def test_files_become_claims(empty_db: str, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(
        "Officials said at least 300 rebels were killed in Aleppo on Monday."
    )
    (tmp_path / "in" / "b.md").write_text(
        "---\nsource: RNZ\npublished: 2018-05-01\n---\nThe UN counted 20 dead."
    )
    told: list[Outcome] = []
    with claims.open(empty_db) as database:
        report = database.ingest(tmp_path / "in", source="The Paper", progress=told.append)
        again = database.ingest(tmp_path / "in", source="The Paper")
    assert (report.added, report.failed) == (2, 0)
    assert report.claims == sum(it.claims for it in told) >= 2
    with reading(empty_db) as connection:
        assert {row.source for row in find_claims(connection, Query())} == {"The Paper"}
    assert again == Report(unchanged=2)


def test_every_input_is_told_of_and_counted(db: str) -> None:
    told: list[Outcome] = []
    broken = InputError("c.pdf", "is damaged")
    inputs: list[Document | InputError] = [*_documents(2, words=3), broken, *_documents(1, words=3)]
    report = ingest_documents(inputs, db, EXTRACTOR, told.append)
    assert report == Report(added=2, unchanged=1, failed=1, claims=8)
    assert told == [
        Outcome("added", "report-0.txt", 4),
        Outcome("added", "report-1.txt", 4),
        Outcome("failed", "c.pdf", error=broken),
        Outcome("unchanged", "report-0.txt"),
    ]
    with reading(db) as connection:
        assert [(it.origin, it.reason) for it in list_failures(connection)] == [("c.pdf", "is damaged")]


def _fails(document: Document, lexicon: Lexicon) -> list[Claim]:
    if document.id == "report-1":
        raise KeyError("a fault\nin a rule")
    claims = find_numbers(document, lexicon)
    if document.id == "report-2":
        return [replace(claims[0], start=claims[0].start + 1)]
    if document.id == "report-3":
        return [replace(claims[0], low=Decimal(9), high=Decimal(1))]
    return claims


def test_a_document_that_fails_leaves_the_others_alone(db: str) -> None:
    report = ingest_documents(_documents(5, words=1), db, replace(EXTRACTOR, find=_fails))
    assert report == Report(added=2, failed=3, claims=4)
    with reading(db) as connection:
        assert sorted(row.doc for row in list_documents(connection)) == ["report-0", "report-4"]
        reasons = {it.origin: it.reason for it in list_failures(connection)}
    assert "KeyError" in reasons["report-1.txt"]
    assert "does not stand" in reasons["report-2.txt"]
    assert "bounds" in reasons["report-3.txt"]
    assert not [reason for reason in reasons.values() if "\n" in reason]
    assert _verified(db) == []
    assert ingest_documents(_documents(5, words=1), db, EXTRACTOR) == Report(added=3, unchanged=2, claims=6)


def test_rules_that_were_rolled_back_with_a_document_are_numbered_anew(db: str) -> None:
    def find(document: Document, lexicon: Lexicon) -> list[Claim]:
        rule = Evidence("metric", f"metric.{document.source}", 0, 0)
        metric = "x" * 5000 if document.source == "wrong" else "other"
        return [replace(it, evidence=(rule,), metric=metric) for it in find_numbers(document, lexicon)]

    known = Document("page", "20 men", source="other", url="https://a.example/1")
    good = Document("good", "30 men", source="good", url="https://a.example/2")
    wrong = replace(known, text="21 men", source="wrong")
    last = Document("last", "40 men", source="last", url="https://a.example/3")
    extractor = Extractor(LEXICON, find, "1.0")
    ingest_documents([known], db, extractor)
    assert ingest_documents([good, wrong, last], db, extractor) == Report(added=2, failed=1, claims=2)
    with reading(db) as connection:
        told = connection.execute(text("SELECT figure, evidence FROM mentions ORDER BY figure")).all()
    rules = {figure: json.loads(evidence)[0][1] for figure, evidence in told}
    assert rules == {"20": "metric.other", "30": "metric.good", "40": "metric.last"}


def test_a_decision_on_a_text_that_comes_in_later_holds(db: str) -> None:
    """Two databases can be joined in any order."""
    document = next(_documents(1))
    start = document.text.index("7 men")
    key = anchor(document.sha256, document.text, (start, start + 1), 0).key
    said = {"kind": "reject", "key": key, "who": "me", "decided": now(), "figure": "7", "quote": "7 men"}
    engine = open_engine(db)
    with writing(engine) as connection:
        insert_decision(connection, said)
    engine.dispose()
    assert ingest_documents([document], db, EXTRACTOR) == Report(added=1, claims=21)
    with reading(db) as connection:
        figures = [it.figure for it in find_claims(connection, Query())]
    assert len(figures) == 19  # "0" stands twice
    assert "7" not in figures
    assert _verified(db) == []


def test_another_extractor_or_lexicon_reads_everything_anew(db: str) -> None:
    ingest_documents(_documents(3), db, EXTRACTOR)
    assert ingest_documents(_documents(3), db, replace(EXTRACTOR, version="2.0")).updated == 3
    words = Lexicon({"metric": [{**OTHER, "measure": "flow"}]})
    assert ingest_documents(_documents(3), db, replace(EXTRACTOR, version="2.0", lexicon=words)).updated == 3
    with reading(db) as connection:
        rows = find_claims(connection, Query())
    assert (len(rows), {row.measure for row in rows}) == (60, {"flow"})


def test_a_run_knows_whether_it_came_to_its_end(db: str) -> None:
    def interrupted() -> Iterator[Document]:
        yield from _documents(2)
        raise KeyboardInterrupt

    ingest_documents(_documents(1), db, EXTRACTOR)
    with pytest.raises(KeyboardInterrupt):
        ingest_documents(interrupted(), db, EXTRACTOR)
    with reading(db) as connection:
        finished = (
            connection.exec_driver_sql("SELECT finished IS NOT NULL FROM run ORDER BY id").scalars().all()
        )
        assert [bool(it) for it in finished] == [True, False]
        assert len(list_documents(connection)) == 2


def test_an_interrupt_in_the_middle_of_writing_leaves_nothing_of_it(
    db: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = []

    def interrupted(*given: Any) -> None:
        save_texts(*given)
        written.append(given)
        raise KeyboardInterrupt

    monkeypatch.setattr("claims.ingest.batch_writer.save_texts", interrupted)
    with pytest.raises(KeyboardInterrupt):
        ingest_documents(_documents(3), db, EXTRACTOR)
    assert len(written) == 1
    with reading(db) as connection:
        assert list_documents(connection) == []
    monkeypatch.undo()
    assert ingest_documents(_documents(3), db, EXTRACTOR).added == 3
    assert _verified(db) == []


def test_an_override_that_cannot_be_stops_before_a_database_is_made(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Words.")
    with claims.open(tmp_path / "claims.db") as database, pytest.raises(UsageError):
        database.ingest(tmp_path / "a.txt", published="someday")
    assert not (tmp_path / "claims.db").exists()


def test_an_older_database_is_refused(own_db: str) -> None:
    migrate.downgrade(own_db, "0001")
    with pytest.raises(StoreError, match="claims db upgrade"):
        ingest_documents(_documents(1), own_db, EXTRACTOR)


def test_memory_does_not_grow_with_the_number_of_documents(migrated_sqlite: Path, tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    path.write_bytes(migrated_sqlite.read_bytes())
    # What is made once is made now, also what is kept of each number that the texts below have.
    others = (replace(it, origin=f"other-{it.origin}") for it in _documents(330, words=5))
    ingest_documents(others, str(path), EXTRACTOR)
    tracemalloc.start()
    ingest_documents(_documents(20, words=4, first=100), str(path), EXTRACTOR)
    gc.collect()
    few = tracemalloc.get_traced_memory()[0]
    ingest_documents(_documents(120, words=4, first=200), str(path), EXTRACTOR)
    gc.collect()
    many = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert many - few < 20_000  # bytes, for 100 documents more


# What the processes below run: an ingest of a list of documents by the extractor of this file, which says
# when it has finished one.
WORKER = """
import importlib.util, sys
spec = importlib.util.spec_from_file_location("worker", sys.argv[1])
module = importlib.util.module_from_spec(spec)
sys.modules["worker"] = module
spec.loader.exec_module(module)
first, count, db = int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
print("ready", flush=True)
print(module.ingest_documents(
    module._documents(count, first=first), db, module.EXTRACTOR, lambda it: print(it.kind, flush=True)
))
"""


@dataclass(frozen=True)
class Worker:
    """A process that ingests documents."""

    process: subprocess.Popen[bytes]

    def finish(self) -> str:
        """Wait for its end; return what it printed."""
        printed, complained = self.process.communicate(timeout=120)
        assert self.process.returncode == 0, complained.decode()
        return printed.decode()

    def kill(self, finished: int, seconds: float) -> None:
        """Kill it so many seconds after it has finished so many documents."""
        assert self.process.stdout is not None
        told = [self.process.stdout.readline() for _ in range(1 + finished)]
        assert set(told) <= {b"ready\n", b"added\n", b"unchanged\n"}
        time.sleep(seconds)
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.communicate()


@pytest.fixture
def start() -> Iterator[Callable[[int, int, str], Worker]]:
    """Starts a process that ingests `count` documents from number `first` on into a database."""
    started: list[subprocess.Popen[bytes]] = []

    def start(first: int, count: int, db: str) -> Worker:
        words = [sys.executable, "-c", WORKER, __file__, str(first), str(count), db]
        started.append(subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE))
        return Worker(started[-1])

    yield start
    for process in started:
        process.kill()
        process.communicate()


def test_two_ingests_at_once_into_a_new_database_both_succeed(empty_db: str, start: Any) -> None:
    workers = [start(0, 10, empty_db), start(5, 10, empty_db)]
    printed = [worker.finish() for worker in workers]
    assert all("failed=0" in it for it in printed), printed
    with reading(empty_db) as connection:
        documents = list_documents(connection)
    assert sorted(it.doc for it in documents) == sorted(f"report-{number}" for number in range(15))
    assert {it.claims for it in documents} == {20}
    assert _verified(empty_db) == []


def test_a_killed_ingest_keeps_every_finished_document_whole(db: str, start: Any) -> None:
    chance = random.Random(7)
    count = 30
    for finished in (0, 1, 4, 12):
        start(0, count, db).kill(finished, chance.random() / 20)  # in the midst of one of the next few
        assert _verified(db) == []
        with reading(db) as connection:
            documents = list_documents(connection)
        assert len(documents) >= finished
        assert {it.claims for it in documents} <= {20}
        assert {it.doc for it in documents} == {f"report-{number}" for number in range(len(documents))}
    ingest_documents(_documents(count), db, EXTRACTOR)
    with reading(db) as connection:
        assert len(list_documents(connection)) == count
    assert _verified(db) == []


def _exists(db: str) -> bool:
    return "://" in db or Path(db).exists()


def test_a_killed_creation_leaves_nothing_or_everything(empty_db: str) -> None:
    code = (
        "import sys; from claims.store.schema.migrations import ensure; "
        "print('ready', flush=True); ensure(sys.argv[1])"
    )
    for wait in (0.0, 0.02, 0.05, 0.1, 0.16):
        process = subprocess.Popen([sys.executable, "-c", code, empty_db], stdout=subprocess.PIPE)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(wait)
        process.kill()
        process.communicate()
        if _exists(empty_db):
            assert migrate.current(empty_db) in (None, HEAD)
    migrate.ensure(empty_db)
    assert _verified(empty_db) == []


def test_records_are_ingested_in_one_go(db: str, tmp_path: Path) -> None:
    path = tmp_path / "list.jsonl"
    lines = [
        {"doc": "one", "text": "At least 12 soldiers were killed.", "source": "A", "published": "2018-05-01"},
        {"doc": "two"},
        {
            "doc": "three",
            "text": "At least 12 soldiers were killed.",
            "source": "B",
            "published": "2018-05-02",
        },
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    with claims.open(db) as database:
        report, again = database.ingest(path), database.ingest(path)
    assert report == Report(added=1, reprinted=1, failed=1, claims=1)
    with reading(db) as connection:
        (document,) = list_documents(connection)
        assert [
            it.source for it in list_printings(connection, [document.document_id])[document.document_id]
        ] == ["A", "B"]
    assert (document.source, document.published) == ("A", "2018-05-01")
    assert replace(again, failed=0) == Report(unchanged=2)
