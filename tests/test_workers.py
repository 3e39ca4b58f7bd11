"""Reading with several processes: the same database, in the same order, and nothing left when it ends."""

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import claims
from claims import workers
from claims.errors import InputError
from claims.model import Document
from claims.pipeline import Extractor, Outcome, ingest_documents

TEXT = "Up to {},000 people fled Homs on Monday, officials said."


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


def test_any_number_of_processes_gives_the_same_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "FEW", 3)
    outcomes: dict[int, list[Outcome]] = {1: [], 2: []}
    for jobs, heard in outcomes.items():
        ingest_documents(documents(), str(tmp_path / f"{jobs}.db"), Extractor(), heard.append, jobs)
    assert list(map(repr, outcomes[1])) == list(map(repr, outcomes[2]))
    assert told(tmp_path / "1.db") == told(tmp_path / "2.db")


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
