"""How long `claims export` takes and how much memory, beside the plain SELECT of the same rows.

`python tests/benchmarks/exporting.py [CLAIMS]` writes a database with the program, from claims set by hand,
and prints a line for each format. Run it before and after a change and compare the lines.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from claims.ingest.extractor import Extractor
from claims.ingest.run import ingest_documents
from claims.lexicon import Lexicon, load_lexicon
from claims.model import Basis, Claim, Document, Evidence, Qualifier, Status

PER_DOCUMENT = 20
CLAIMS = 20_000
FORMATS = ("csv", "tsv", "jsonl", "json", "md")
SENTENCE = "The mayor of Town {0} said that {1} people were “hurt” in raid {0}, the {2}th of its kind. "
# Now and then a sentence that needs more care: a formula, marks that are not seen, lines, other letters.
AWKWARD = (
    "=1+1 and {1} people\u200b were hurt in raid {0}; {2}.\n\nThen ",
    "António Guterres sprach von {1} Menschen, “{0}”, \u202e{2}. ",
)
PLAIN_SELECT = """
import sqlite3, sys
for _ in sqlite3.connect(sys.argv[1]).execute("SELECT * FROM claims"):
    pass
"""


def make_documents(number: int) -> Iterator[Document]:
    """Documents with `number` claims in all."""
    for made in range(number // PER_DOCUMENT):
        text = "".join(map(_sentence, range(made * PER_DOCUMENT, (made + 1) * PER_DOCUMENT)))
        day = f"20{10 + made % 15}-{1 + made % 12:02}-{1 + made % 28:02}"
        yield Document(
            f"d{made}",
            text,
            f"Paper {made % 97}",
            f"Report {made}",
            url=f"https://example.org/{made}",
            published=day,
        )


def _sentence(number: int) -> str:
    form = AWKWARD[number // 50 % 2] if number % 50 == 7 else SENTENCE
    return form.format(number, f"[{number}]", number % 19)


def claims_of(document: Document, _: Lexicon) -> list[Claim]:
    """The claims of a document of `make_documents`, without reading it."""
    first = int(document.id[1:]) * PER_DOCUMENT
    return [_claim(document, number) for number in range(first, first + PER_DOCUMENT)]


def _claim(document: Document, number: int) -> Claim:
    figure = f"[{number}]"
    start = document.text.index(figure)
    quote = max(0, start - 60)
    return Claim(
        document.id,
        figure,
        start,
        Decimal(number),
        None if number % 3 else Decimal(number) + Decimal("0.5"),
        Qualifier.AT_LEAST if number % 3 else Qualifier.RANGE,
        "people",
        None,
        "injured",
        "people",
        f"Group {number % 5_000}" if number % 4 else None,
        (f"Town {number}",) if number % 5 else (f"Town {number}", f"Country {number % 40}"),
        "mayor" if number % 2 else None,
        document.published,
        Basis.TEXT,
        Status.ASSERTED,
        quote,
        start + 90,
        0.9,
        (Evidence("metric", "by.hand", start, start + len(figure)),),
    )


def fill(db: str, number: int) -> None:
    """Write `number` claims into the database `db`."""
    ingest_documents(make_documents(number), db, Extractor(load_lexicon(), claims_of, "by hand"))


def measure(arguments: list[str]) -> tuple[float, int]:
    """Seconds of processor time that a process of Python takes, and its peak memory in MB."""
    code = (
        "import resource, subprocess, sys\n"
        "subprocess.run([sys.executable, *sys.argv[1:]], check=True, stdout=subprocess.DEVNULL)\n"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(used.ru_utime + used.ru_stime, used.ru_maxrss)"
    )
    told = subprocess.check_output([sys.executable, "-c", code, *arguments], text=True)
    seconds, peak = told.split()
    return float(seconds), int(peak) // 1024


def main(number: int) -> None:
    """Print a line for each format."""
    with tempfile.TemporaryDirectory() as folder:
        db = str(Path(folder) / "claims.db")
        fill(db, number)
        select, _ = measure(["-c", PLAIN_SELECT, db])
        print(f"{number} claims; the plain SELECT takes {select:.2f} s")
        for form in FORMATS:
            seconds, peak = measure(["-m", "claims", "export", "-f", form, "--db", db])
            print(f"{form:6} {seconds:6.2f} s, {seconds / select:5.1f} times the SELECT, {peak} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else CLAIMS)
