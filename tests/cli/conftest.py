"""A small database with claims set by hand, and ways to run the program: in this process or in its own."""

import fcntl
import os
import pty
import runpy
import struct
import subprocess
import sys
import termios
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from claims.cli import app
from claims.ingest.extractor import Extractor
from claims.ingest.run import ingest_documents
from claims.lexicon import Lexicon, load_lexicon
from claims.model import Basis, Claim, Document, Evidence, Qualifier, Status

Run = Callable[..., Result]
SERVING = runpy.run_path(str(Path(__file__).parents[1] / "forked_claims.py"))["serving"]

REPORT = Document(
    id="report",
    source="RNZ",
    title="How many are left",
    url="https://example.org/report",
    published="2019-03-24",
    published_basis="option",
    text=(
        "In February there were between 14,000 and 18,000 militants in Iraq and Syria, "
        "António Guterres said. "
        "The coalition spoke of 15,000 to 17,000 in Iraq in July 2018, which its own officers doubted. "
        "Up to 20,000 fighters are with Hayat Tahrir al-Sham. Some 5,000 more would join it. "
        "The strikes cost at least $2.5 million and took 60% of the land."
    ),
)
HOSTILE = Document(
    id="hostile",
    source="=cmd|' /C calc'!A0",
    title="\x1b]0;owned\x07 <b>bold</b> | pipe",
    published="2018-01-05",
    published_basis="option",
    text="+1 A \x1b[31mred\x1b[0m group\u202e of hundreds of | men\n\n<i>was</i> seen.",
)


def _claim(document: Document, figure: str, **fields: Any) -> Claim:
    """A claim on `figure` as it stands in the document, the sentence around it as its quote."""
    start = document.text.index(figure)
    first = document.text.rfind(". ", 0, start) + 2 if ". " in document.text[:start] else 0
    last = document.text.find(". ", start) + 1 or len(document.text)
    return Claim(
        **{
            "doc": document.id,
            "figure": figure,
            "start": start,
            "qualifier": Qualifier.EXACT,
            "unit": "people",
            "per": None,
            "metric": "fighters",
            "counted": "fighters",
            "subject": "Islamic State",
            "places": (),
            "claimant": None,
            "as_of": document.published,
            "as_of_basis": Basis.PUBLICATION,
            "status": Status.ASSERTED,
            "quote_start": first,
            "quote_end": last,
            "confidence": 0.9,
            "evidence": (Evidence("metric", "metric.noun", start, start + len(figure)),),
            **fields,
        }
    )


def _range(low: int | None, high: int | None) -> dict[str, Any]:
    return {"low": None if low is None else Decimal(low), "high": None if high is None else Decimal(high)}


CLAIMS: Mapping[str, list[Claim]] = {
    "report": [
        _claim(
            REPORT,
            "between 14,000 and 18,000",
            **_range(14000, 18000),
            qualifier=Qualifier.RANGE,
            places=("Iraq", "Syria"),
            claimant="António Guterres",
            as_of="2019-02",
            as_of_basis=Basis.TEXT,
        ),
        _claim(
            REPORT,
            "15,000 to 17,000",
            **_range(15000, 17000),
            qualifier=Qualifier.RANGE,
            places=("Iraq",),
            claimant="Global Coalition",
            as_of="2018-07",
            as_of_basis=Basis.TEXT,
            status=Status.DISPUTED,
        ),
        _claim(
            REPORT,
            "Up to 20,000",
            **_range(None, 20000),
            qualifier=Qualifier.AT_MOST,
            subject="Hayat Tahrir al-Sham",
        ),
        _claim(
            REPORT,
            "Some 5,000",
            **_range(5000, 5000),
            qualifier=Qualifier.APPROXIMATE,
            subject="Hayat Tahrir al-Sham",
            status=Status.PLANNED,
        ),
        _claim(
            REPORT,
            "at least $2.5 million",
            **_range(2500000, None),
            qualifier=Qualifier.AT_LEAST,
            metric="money",
            unit="USD",
            subject=None,
        ),
        _claim(REPORT, "60%", **_range(60, 60), metric="territory", unit="percent"),
    ],
    "hostile": [
        _claim(
            HOSTILE,
            "hundreds",
            **_range(100, 999),
            qualifier=Qualifier.ORDER,
            metric="civilians",
            claimant="@evil\x1b[1m",
            subject=None,
        )
    ],
}


def _find(document: Document, lexicon: Lexicon) -> list[Claim]:
    return CLAIMS[document.id]


@pytest.fixture(scope="session")
def fill(fill_once: Callable[[str, str, Callable[[], object]], None]) -> Callable[[str], None]:
    """Fills the database of that path or URL with the claims above."""
    extractor = Extractor(load_lexicon(), _find, "by hand")

    def ingest(db: str) -> None:
        fill_once(db, "report", lambda: ingest_documents([REPORT, HOSTILE], db, extractor))

    return ingest


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory, fill: Callable[[str], None]) -> Path:
    """A database with the claims above; tests only read it."""
    path = tmp_path_factory.mktemp("database") / "claims.db"
    fill(str(path))
    return path


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test runs in an empty folder, without the settings of whoever runs it."""
    monkeypatch.chdir(tmp_path)
    for name in ("CLAIMS_DB", "COLUMNS", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def run() -> Run:
    """Runs a command line in this process."""
    runner = CliRunner()

    def invoke(*args: str | Path, text: str | None = None) -> Result:
        return runner.invoke(app, [str(arg) for arg in args], input=text)

    return invoke


@pytest.fixture
def ask(run: Run, database: Path) -> Run:
    """Runs a command line on the database above, and expects it to work."""

    def invoke(*args: str | Path) -> Result:
        result = run(*args, "--db", database)
        assert result.exit_code == 0, result.output
        return result

    return invoke


@pytest.fixture(scope="session")
def forked() -> Iterator[str]:
    """The program, imported once: each command is a process forked from that one."""
    with SERVING() as folder:
        yield str(folder / "claims")


@pytest.fixture
def on_terminal(forked: str) -> Callable[..., tuple[str, int]]:
    """Runs a command line on a terminal of so many columns; gives what it prints, and its exit code."""

    def start(arguments: list[str], columns: int = 80, **environment: str) -> tuple[str, int]:
        main, side = pty.openpty()
        fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
        env = {**os.environ, "TERM": "xterm-256color", **environment}
        with subprocess.Popen([forked, *arguments], stdin=side, stdout=side, stderr=side, env=env) as child:
            os.close(side)
            printed = b""
            while piece := _read(main):
                printed += piece
        os.close(main)
        return printed.decode().replace("\r\n", "\n"), child.returncode

    return start


def _read(terminal: int) -> bytes:
    """The next piece of what is printed; none when the other side is closed."""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""


@pytest.fixture
def process(database: Path, forked: str) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Runs a command line as a process of its own, the database above in CLAIMS_DB.

    It is forked, but from a shell or with a setting that Python reads as it starts.
    """

    def start(
        *args: str, text: bytes = b"", shell: str | None = None, **environment: str
    ) -> subprocess.CompletedProcess[bytes]:
        anew = any(name.startswith("PYTHON") for name in environment)
        command = [*([sys.executable, "-m", "claims"] if anew else [forked]), *args]
        if shell is not None:
            command = ["bash", "-c", shell.replace("claims ", f"{sys.executable} -m claims ")]
        env = {**os.environ, "CLAIMS_DB": str(database), **environment}
        return subprocess.run(command, input=text, capture_output=True, env=env, timeout=60, check=False)

    return start
