"""What an archive of documents costs to read, write, compare and ask, and one more document beside it.

    python tests/benchmarks/archive.py [DOCUMENTS] [FOLDER]

builds a database of so many synthetic documents (2,000; the full measure is 50,000) with the program itself,
and prints what things take beside something plain: rows beside the same rows written by sqlite3, questions
beside the SELECT of all claims, four times the documents beside a quarter of them. Times are of the processor
where nothing else is said; only ratios mean anything on another machine. In FOLDER, a
new one, the databases are kept.
"""

import gc
import json
import resource
import runpy
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, redirect_stdout
from dataclasses import replace
from io import StringIO
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple
from unittest.mock import patch

from sqlalchemy import Connection
from typer.testing import CliRunner

from claims.cli import app
from claims.documents.input_files import read_inputs
from claims.extract.claim import extract_claims
from claims.ingest.extractor import Extractor
from claims.ingest.run import ingest_documents
from claims.kept.refresh import refresh, refresh_database
from claims.lexicon import Lexicon
from claims.model import Claim, Document
from claims.store.schema import migrations

RECORDS = runpy.run_path(str(Path(__file__).with_name("archive_records.py")))["records"]
DOCUMENTS = 2_000
ONE_MORE = 25  # documents that come in one by one
SELECT = "SELECT * FROM claims"
FIGHTERS = f"{SELECT} WHERE metric = 'fighters'"
QUESTIONS = (
    (["show", "fighters"], FIGHTERS),
    (["show", "fighters", "--by", "source"], FIGHTERS),
    (["show", "fighters", "--known-by", "2018"], FIGHTERS),
    (["show", "fighters", "--known-by", "2023-06"], FIGHTERS),
    (["show", "fighters", "--as-of", "2018"], FIGHTERS),
    (["timeline", "fighters"], FIGHTERS),
    (["conflicts", "fighters"], FIGHTERS),
    (["conflicts", "fighters", "--tolerance", "5"], FIGHTERS),
    (["documents", "--source", "Harbour Herald"], "SELECT * FROM documents WHERE source = 'Harbour Herald'"),
    (["metrics"], "SELECT metric, count(*) FROM claims GROUP BY metric"),
    (["sources"], "SELECT source, count(*) FROM claims GROUP BY source"),
)


def write_records(path: Path, number: int, seed: int = 0) -> str:
    """Write document records into a file of JSON lines; its path."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(f"{json.dumps(it)}\n" for it in RECORDS(number, seed))
    return str(path)


def seconds(act: Callable[[], Any]) -> float:
    """The processor time that something takes in this process."""
    start = time.process_time()
    act()
    return time.process_time() - start


class Reading:
    """Finds claims by the rules, and adds up the processor time that takes."""

    took = 0.0

    def __call__(self, document: Document, lexicon: Lexicon) -> list[Claim]:
        """The claims of a document."""
        found: list[Claim] = []
        self.took += seconds(lambda: found.extend(extract_claims(document, lexicon)))
        return found


class Comparing:
    """Compares what a run touched, and adds up the processor time that takes."""

    took = 0.0

    def __call__(self, connection: Connection, **given: Any) -> None:
        """Compare anew what is marked."""
        self.took += seconds(lambda: refresh(connection, **given))


class Took(NamedTuple):
    """Processor seconds of an ingest, and how many of them found claims, and compared them."""

    all: float
    finding: float
    comparing: float


def ingest(db: str, records: str) -> Took:
    """Read records into a database, which is made before."""
    finding, comparing = Reading(), Comparing()
    extractor = replace(Extractor(), find=finding)
    migrations.ensure(db)
    with patch("claims.ingest.run.refresh", comparing):
        took = seconds(lambda: ingest_documents(read_inputs([records]), db, extractor))
    return Took(took, finding.took, comparing.took)


_MADE = ("table", "view", "index", "trigger")
_LAST = "claim_mention".__eq__  # its trigger looks into the other tables


def raw_seconds(db: str, folder: Path) -> float:
    """The time that sqlite3 takes to write the rows of a database, a table at a time in one transaction, into
    one with the same tables and indexes, those of words too, which triggers fill."""
    with closing(sqlite3.connect(db)) as old, closing(sqlite3.connect(folder / "raw.db")) as new:
        made = old.execute(
            "SELECT name, type, sql FROM sqlite_master WHERE sql NOT NULL AND name NOT LIKE 'sqlite_%' "
            "AND (name NOT LIKE 'search_%' OR type = 'view' OR sql LIKE 'CREATE VIRTUAL%')"
        ).fetchall()
        for _, _, sql in sorted(made, key=lambda it: _MADE.index(it[1])):
            new.execute(sql)
        tables = [name for name, kind, sql in made if kind == "table" and "VIRTUAL" not in sql]
        kept = {name: old.execute(f"SELECT * FROM {name}").fetchall() for name in sorted(tables, key=_LAST)}
        rows = {name: listed for name, listed in kept.items() if listed}

        def write() -> None:
            for name, listed in rows.items():
                marks = ", ".join("?" for _ in listed[0])
                new.executemany(f"INSERT INTO {name} VALUES ({marks})", listed)
            new.commit()

        return seconds(write)


def scalar(db: str, query: str) -> int:
    """A number out of a database."""
    with closing(sqlite3.connect(db)) as connection:
        return int(connection.execute(query).fetchone()[0])


def select_seconds(db: str, query: str) -> float:
    """The time of a plain SELECT, the least of three."""

    def select() -> None:
        with closing(sqlite3.connect(db)) as connection:
            connection.execute(query).fetchall()

    return min(seconds(select) for _ in range(3))


def command_seconds(db: str, arguments: list[str]) -> float:
    """The time of a command after the first, in this process: without what Python takes to start."""

    def run() -> None:
        result = CliRunner().invoke(app, [*arguments, "--db", db])
        assert result.exit_code == 0, (arguments, result.output[-500:])

    with redirect_stdout(StringIO()):
        run()
        return min(seconds(run) for _ in range(2))


# An export that tells its peak memory itself: to the system a child also had that of the process which began
# it, and this one holds much.
EXPORT = """
import re, sys
with open("/dev/null", "w") as nowhere:
    sys.stdout = nowhere
    from claims.__main__ import main
    try:
        main()
    except SystemExit:
        pass
told = open("/proc/self/status").read()
sys.stderr.write("PEAK " + re.search(r"VmHWM:\\s+(\\d+)", told)[1])
"""


def export(db: str) -> tuple[float, int]:
    """The processor time of an export to CSV in a process of its own, and its peak memory in MB."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-c", EXPORT, "export", "-f", "csv", "--db", db]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    peak = int(done.stderr.rpartition("PEAK ")[2]) // 1024
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, peak


def jobs_ratio(records: str, folder: Path) -> float:
    """How many times as fast two processes are as one, by the clock."""
    took = []
    for jobs in (1, 2):
        start = time.perf_counter()
        db = str(folder / f"jobs{jobs}.db")
        command = [sys.executable, "-m", "claims", "ingest", records, "--jobs", str(jobs), "--db", db]
        subprocess.run(command, check=True, capture_output=True)
        took.append(time.perf_counter() - start)
    return took[0] / took[1]


def building(number: int, folder: Path) -> Iterator[str]:
    """Lines on reading, writing and comparing an archive in one run."""
    part, db = str(folder / "quarter.db"), str(folder / "archive.db")
    few = ingest(part, write_records(folder / "quarter.jsonl", number // 4))
    records = write_records(folder / "archive.jsonl", number)
    took, inputs = ingest(db, records), seconds(lambda: list(read_inputs([records])))
    claims = scalar(db, "SELECT count(*) FROM claim")
    texts = scalar(db, "SELECT sum(length(CAST(text AS BLOB))) FROM document")
    again = seconds(lambda: refresh_database(db, everything=True))
    raw = raw_seconds(db, folder)
    writing = took.all - inputs - took.finding - took.comparing
    yield f"{number:,} documents, {claims:,} claims: {took.all:.1f} s, {took.finding:.1f} s to find claims"
    yield f"four times the documents take {took.all / few.all:.2f} times as long"
    yield f"written in {writing:.1f} s, by sqlite3 in {raw:.1f} s: {writing / raw:.1f} times"
    yield f"all compared in {again:.1f} s, {again / claims * 1e6:.0f} microseconds a claim"
    yield f"the database is {Path(db).stat().st_size / texts:.1f} times its texts"


def one_more(number: int, folder: Path) -> Iterator[str]:
    """A line on what a document costs that comes into a large archive, beside a quarter of it."""
    took = {}
    for name in ("quarter", "archive"):
        db, each = str(folder / f"{name}.db"), []
        for seed in range(1, ONE_MORE + 1):
            records = write_records(folder / "one.jsonl", 1, seed)
            each.append(ingest(db, records).all)
        took[name] = each
    for name, each in took.items():
        documents = number if name == "archive" else number // 4
        yield (f"one more document beside {documents:,}: {median(each):.2f} s, at worst {max(each):.2f} s")


def asking(folder: Path) -> Iterator[str]:
    """Lines on checks, exports and questions."""
    db = str(folder / "archive.db")
    claims, all_rows = scalar(db, "SELECT count(*) FROM claim"), select_seconds(db, SELECT)
    verify = command_seconds(db, ["verify"])
    yield f"verify: {verify:.1f} s, {verify / all_rows:.1f} times the SELECT of all claims"
    took, peak = export(db)
    yield f"export of {claims:,} claims: {took:.1f} s, {took / all_rows:.1f} times the SELECT, {peak} MB"
    for arguments, query in QUESTIONS:
        ours, theirs = command_seconds(db, arguments), select_seconds(db, query)
        yield f"claims {' '.join(arguments)}: {ours:.3f} s, {ours / theirs:.1f} times the SELECT"


def measure(number: int, folder: Path) -> None:
    """Build an archive in a folder, and print the lines as they come."""
    for lines in (building(number, folder), one_more(number, folder), asking(folder)):
        for line in lines:
            print(line, flush=True)
    faster = jobs_ratio(str(folder / "archive.jsonl"), folder)
    print(f"two processes are {faster:.2f} times as fast as one, by the clock", flush=True)


def main(number: int, folder: str | None) -> None:
    """Measure in a folder that is kept, or in one that is not."""
    gc.set_threshold(20_000)  # as in the program's own process
    if folder is not None:
        Path(folder).mkdir(parents=True)
        measure(number, Path(folder))
        return
    with tempfile.TemporaryDirectory() as own:
        measure(number, Path(own))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else DOCUMENTS, sys.argv[2] if len(sys.argv) > 2 else None)
