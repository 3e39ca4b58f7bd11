"""Kill it, interrupt it, run it many times at once, feed it damaged files: nothing is lost, doubled or half.

    python tests/attack/attack.py                      short, as the tests run it
    python tests/attack/attack.py --kills 120 --signals 16 --writers 12 --files 4500

prints a table in Markdown (that of the guide `safety`) and ends with 1 if anything did not hold. Everything
is drawn from `--seed`, but for the moments of a kill, which hang on the machine.
"""

import argparse
import io
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import text

import claims
from claims.documents.input_files import read_inputs
from claims.errors import InputError
from claims.extract.claim import extract_claims
from claims.store.engine import REVISIONS, reading
from claims.store.read_only.reader_role import READABLE_VIEWS

# Of rows and moments.
NUMBERS = frozenset(
    {"ingested", "seen", "made", "printing_id", "reading_id"}
    | {"claim_number", "estimate_number", "question_number"}
)
DOCUMENTS = frozenset({"document_id", "superseded_by"})  # told by their texts instead
PLACES = ("Homs", "Idlib", "Mosul", "Raqqa", "Aden", "Sirte", "Kunduz", "Maiduguri")
VERBS = (
    "fled",
    "were killed in",
    "were wounded in",
    "returned to",
    "were detained in",
    "were displaced from",
)
COUNTS = {"kills": 4, "signals": 2, "writers": 3, "files": 200}
STUMBLES = (b"\x00", b"<", b"&#x", b"\xff\xfe", b"9", b"{", b'"', "٣⅓−\u202e".encode())


class Result(NamedTuple):
    """What was done how often, and what did not hold."""

    what: str
    times: int
    failures: list[str]


def what_it_says(db: str) -> Mapping[str, list[str]]:
    """The rows of every view, in an order of their own, without numbers of rows and moments of reading."""
    with reading(db) as connection:
        hashes = connection.execute(text("SELECT document_id, sha256 FROM documents"))
        texts = {row.document_id: row.sha256 for row in hashes}
        asked = {it: connection.execute(text(f"SELECT * FROM {it}")).mappings() for it in READABLE_VIEWS}
        return {
            view: sorted(
                repr([(k, texts.get(v) if k in DOCUMENTS else v) for k, v in row.items() if k not in NUMBERS])
                for row in rows
                if row.get("newest", 1)  # how often a text was read is history
            )
            for view, rows in asked.items()
        }


def make_reports(folder: Path, number: int, chance: random.Random) -> Path:
    """A folder with so many reports; some come twice, some change at one address."""
    folder.mkdir()
    for at in range(number):
        place, verb = chance.choice(PLACES), chance.choice(VERBS)
        day = date(2019, 3, 1) + timedelta(days=at)  # of two versions of one day the later run's would stand
        body = f"Up to {chance.randint(2, 90)},000 people {verb} {place} in March 2019, officials said."
        url = f"https://example.org/{at % (number - 5)}"
        head = f"---\nsource: Paper {at % 7}\npublished: {day}\nurl: {url}\n---\n"
        (folder / f"{at}.md").write_text(f"{head}Report {at % (number - 3)}. {body}\n")
    return folder


def command(*words: str | Path) -> list[str]:
    """A command line of the program."""
    return [sys.executable, "-m", "claims", *map(str, words)]


def run(*words: str | Path) -> int:
    """Run a command to its end; return its exit code."""
    return subprocess.run(command(*words), capture_output=True, check=False).returncode


def killed(words: Sequence[str | Path], after: float, how: int) -> int:
    """Run a command, send it a signal after so many seconds, and return its exit code."""
    pipe = subprocess.PIPE
    with subprocess.Popen(command(*words), stdout=pipe, stderr=pipe) as process:
        try:
            process.communicate(timeout=after)
        except subprocess.TimeoutExpired:
            process.send_signal(how)
            process.communicate()
        return process.returncode


def problems(db: Path) -> list[str]:
    """What `verify` finds broken."""
    return [it.message for it in claims.open(db).verify() if not it.note]


class Bench:
    """A folder with reports, the database that reading them to the end gives, and what that says."""

    def __init__(self, folder: Path, chance: random.Random, reports: int = 25) -> None:
        self.folder, self.chance = folder, chance
        self.reports = make_reports(folder / "reports", reports, chance)
        self.whole = folder / "whole.db"
        start = time.monotonic()
        assert run("ingest", self.reports, "--db", self.whole) == 0
        self.seconds = time.monotonic() - start
        self.expected = what_it_says(str(self.whole))

    def after(self, db: Path) -> list[str]:
        """What is wrong with a database whose command was ended: now, and once it was run to its end."""
        database = claims.open(db)
        found = []
        if db.exists() and database.revision() is not None:
            database.upgrade()
            found += [f"now: {it}" for it in problems(db)]
        if database.ingest(self.reports).failed:
            found.append("reading the reports again failed")
        database.refresh(everything=True)
        found += [f"at the end: {it}" for it in problems(db)]
        if what_it_says(str(db)) != self.expected:
            found.append("other tables than without it")
        return found

    def ended(self, times: int, how: Sequence[int]) -> Iterator[tuple[str, list[str]]]:
        """End reading, comparing, upgrading and downgrading at random moments, in turn."""
        commands: dict[str, list[str | Path]] = {
            "ingest": ["ingest", self.reports],
            "refresh": ["db", "refresh", "--all"],
            "upgrade": ["db", "upgrade"],
            "downgrade": ["db", "downgrade", REVISIONS[-3]],
        }
        for number in range(times):
            db = self.folder / f"ended-{number}.db"
            kind = list(commands)[number % 4]
            if kind != "ingest":
                shutil.copy(self.whole, db)
            words = commands[kind]
            if kind == "upgrade":
                claims.open(db).downgrade(REVISIONS[-3])
            longest = self.seconds if kind == "ingest" else 1.5
            code = killed([*words, "--db", db], self.chance.uniform(0.2, longest), how[number % len(how)])
            found = self.after(db)
            if code not in (0, -how[number % len(how)], 130, 143):
                found.append(f"exit code {code}")
            yield kind, found
            for path in self.folder.glob(f"ended-{number}*"):
                path.unlink()


def ended(bench: Bench, times: int, how: Sequence[int], name: str) -> Iterator[Result]:
    """End commands, and count by what they were doing."""
    found: dict[str, list[list[str]]] = {}
    for kind, failures in bench.ended(times, how):
        found.setdefault(kind, []).append(failures)
    for kind, each in found.items():
        yield Result(f"{name} during {kind}", len(each), [failure for it in each for failure in it])


def writers(bench: Bench, number: int) -> Result:
    """So many processes read the same reports into one database at once."""
    db = bench.folder / "writers.db"
    started = [
        subprocess.Popen(command("ingest", bench.reports, "--db", db), stderr=subprocess.PIPE)
        for _ in range(number)
    ]
    codes = [process.communicate() and process.returncode for process in started]
    failures = [f"exit code {code}" for code in codes if code]
    return Result("writers at once", number, failures + bench.after(db))


def sound_files(folder: Path) -> dict[str, bytes]:
    """One file of each kind that is read without a library to make it."""
    body = "Up to 3,000 people fled Homs on Monday, the UN said. At least 12 were killed in Aden."
    page = f"<html><body><article><p>{body}</p><p>{body}</p></article></body></html>"
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        inner = f"<w:p><w:r><w:t>{body}</w:t></w:r></w:p>"
        archive.writestr(
            "word/document.xml", f"<w:document xmlns:w='{word}'><w:body>{inner}</w:body></w:document>"
        )
    mail = f"From: a@b.example\nMessage-ID: <1@b>\nMIME-Version: 1.0\nContent-Type: text/html\n\n{page}"
    return {
        "a.txt": body.encode(),
        "b.md": f"---\nsource: RNZ\npublished: 2019-03-24\n---\n{body}".encode(),
        "c.html": page.encode(),
        "d.docx": out.getvalue(),
        "e.eml": mail.encode(),
        "f.jsonl": f'{{"text": "{body}", "url": "https://example.org/1"}}\n'.encode() * 3,
        "g.csv": f'text,source\n"{body}",RNZ\n"{body}",BBC\n'.encode(),
        "h.mhtml": mail.replace("From: a@b.example", "From: <Saved by Blink>").encode(),
    }


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The data with a few places altered, cut out, doubled, or filled with what programs stumble over."""
    spoilt = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(spoilt) + 1)
        size = chance.choice((1, 1, 2, 8, 64, 1000))
        noise = bytes(chance.randrange(256) for _ in range(min(size, 64)))
        piece = chance.choice(
            (noise, b"", bytes(spoilt[at : at + size]) * 3, *(it * size for it in STUMBLES))
        )
        spoilt[at : at + chance.choice((0, size))] = piece
    return bytes(spoilt)


def files(folder: Path, number: int, chance: random.Random) -> Result:
    """Read so many damaged files; each gives documents whose claims stand in them, or a line of error."""
    sound, failures = sound_files(folder), []
    for at in range(number):
        name = chance.choice(sorted(sound))
        path = folder / f"damaged-{name}"
        path.write_bytes(damaged(sound[name], chance))
        try:
            failures += [f"{name} {at}: {told}" for told in _judge(path)]
        except Exception as error:  # that there is none is what is tried
            failures.append(f"{name} {at}: {type(error).__name__}: {error}")
    return Result("damaged files read", number, failures)


def _judge(path: Path) -> Iterator[str]:
    for item in read_inputs([str(path)], today=date(2026, 11, 20)):
        if isinstance(item, InputError):
            if "\n" in str(item) or "please report" in str(item):
                yield str(item)
            continue
        for claim in extract_claims(item):
            if item.text[claim.start : claim.end] != claim.figure:
                yield f"{claim.figure!r} does not stand at {claim.start}"


def attack(folder: Path, seed: int, counts: Mapping[str, int]) -> list[Result]:
    """All of it; the results in the order of the table. `counts` has those of `COUNTS`."""
    chance = random.Random(seed)
    bench = Bench(folder, chance)
    return [
        *ended(bench, counts["kills"], (signal.SIGKILL,), "killed"),
        *ended(bench, counts["signals"], (signal.SIGINT, signal.SIGTERM), "interrupted"),
        *([writers(bench, counts["writers"])] if counts["writers"] else []),
        files(folder, counts["files"], chance),
    ]


def table(results: Sequence[Result]) -> str:
    """The results as Markdown."""
    rows = [f"| {it.what} | {it.times:,} | {len(it.failures)} |" for it in results]
    return "\n".join(["| what was done | times | did not hold |", "| --- | ---: | ---: |", *rows])


def main() -> int:
    """Run as a program."""
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    for name, default in {"seed": 1, **COUNTS}.items():
        parser.add_argument(f"--{name}", type=int, default=default)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="claims-attack-") as folder:
        results = attack(Path(folder), given.seed, vars(given))
    print(table(results))
    failures = [f"{it.what}: {failure}" for it in results for failure in it.failures]
    print("\n".join(failures[:50]), file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
