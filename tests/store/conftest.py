"""Documents and claims to store, and an engine on the test's database."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import Connection, func, select, text

from claims.ingest.batch_writer import BatchWriter
from claims.ingest.claim_finder import ClaimFinder
from claims.ingest.desk import Desk
from claims.ingest.extractor import Extractor
from claims.ingest.lookup import Lookup
from claims.ingest.outcome import Outcome
from claims.lexicon import Lexicon
from claims.model import Basis, Claim, Document, Evidence, Qualifier, Status
from claims.store.engine import open_engine, reading, writing
from claims.store.inserts import now
from claims.store.integrity import Problem, verify
from claims.store.read import Query, find_claims
from claims.store.rows import ClaimRow
from claims.store.runs import Run, start_run
from claims.store.schema import tables

TEXT = (
    "The Pentagon said between 14,000 and 18,000 fighters remain in Iraq and Syria. "
    "The UN put the number at up to 20,000 last year.\n\nUnited Nations officials spoke of 3,000 foreigners."
)
METRICS = [
    {"key": "fighters", "label": "Members of armed groups", "measure": "stock", "unit": "people"},
    {"key": "killed", "label": "People killed", "measure": "flow", "unit": "people"},
]

NO_WORDS = Lexicon({})


def _claim(text: str, figure: str, nth: int = 0, **fields: Any) -> Claim:
    """A claim on the nth place in `text` where `figure` stands, in the sentence of that place."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(figure, start + 1)
    first = max(text.rfind(". ", 0, start) + 2, text.rfind("\n", 0, start) + 1, 0)
    first = 0 if first == 1 else first
    stop = text.find(".", start + len(figure))
    values: dict[str, Any] = {
        "doc": "report",
        "figure": figure,
        "start": start,
        "low": Decimal(14000),
        "high": Decimal(18000),
        "qualifier": Qualifier.RANGE,
        "unit": "people",
        "per": None,
        "metric": "fighters",
        "counted": "fighters",
        "subject": "Islamic State",
        "places": ("Iraq", "Syria"),
        "claimant": "Pentagon",
        "as_of": "2018-08",
        "as_of_basis": Basis.TEXT,
        "status": Status.ASSERTED,
        "quote_start": first,
        "quote_end": stop + 1 if stop > 0 else len(text),
        "confidence": 0.75,
        "evidence": (Evidence("metric", "metric.noun", start, start + len(figure)),),
    }
    return Claim(**(values | fields))


def _document(text: str = TEXT, **fields: Any) -> Document:
    """A document with all its particulars."""
    values: dict[str, Any] = {
        "id": "report",
        "source": "RNZ",
        "title": "Militants still strong, António says",
        "author": "A. Writer",
        "url": "https://example.org/report",
        "published": "2018-08-20",
        "published_basis": "record",
        "origin": "report.txt",
    }
    return Document(text=text, **(values | fields))


def _three_claims() -> list[Claim]:
    """Claims on the three figures of TEXT."""
    return [
        _claim(TEXT, "between 14,000 and 18,000"),
        _claim(
            TEXT, "up to 20,000", low=None, high=Decimal(20000), qualifier=Qualifier.AT_MOST, claimant="UN",
            as_of="2017",
        ),
        _claim(
            TEXT, "3,000", low=Decimal(3000), high=Decimal(3000), qualifier=Qualifier.EXACT, claimant=None,
            metric="foreign_fighters", places=(), as_of=None, counted=None, subject=None,
        ),
    ]  # fmt: skip


@pytest.fixture
def make_claim() -> Callable[..., Claim]:
    """Makes a claim on a figure: `make_claim(text, figure, nth, **fields)`."""
    return _claim


@pytest.fixture
def make_document() -> Callable[..., Document]:
    """Makes a document: `make_document(text, **fields)`."""
    return _document


@pytest.fixture
def three_claims() -> list[Claim]:
    """Claims on the three figures of `text`."""
    return _three_claims()


def _run(connection: Connection, version: str) -> Run:
    """The run of that version that the database knows, else a new one."""
    known = select(func.max(tables.Run.id)).filter_by(extractor=version, lexicon="words-1")
    number = connection.execute(known).scalar()
    if number is None:
        return start_run(connection, version, "words-1", METRICS)
    return Run(number, version, "words-1")


class Store:
    """A database under test, with the few things that tests do to it."""

    def __init__(self, db: str) -> None:
        self.db = db
        self.engine = open_engine(db)
        self._runs: dict[str, Run] = {}

    def run(self, version: str = "1.0") -> Run:
        """The run of that version of the extractor."""
        if version not in self._runs:
            with writing(self.engine) as connection:
                self._runs[version] = _run(connection, version)
        return self._runs[version]

    def save(self, document: Document, claims: list[Claim], version: str = "1.0") -> Outcome:
        """Save a document as that version of the extractor reads it, with a run that begins anew each time,
        as one command after the other does."""
        run = replace(self.run(version), started=now(), printed=set())
        with self.engine.connect() as reader, self.engine.connect() as writer:
            finder = ClaimFinder(Lookup(reader, run), Extractor(NO_WORDS, lambda *_: claims, version), None)
            (outcome,) = Desk(finder, BatchWriter(writer, run, finder)).keep([document])
        return outcome

    def save_three(self, claims: list[Claim], version: str = "1.0") -> Outcome:
        """Save the document of `make_document()` with these claims."""
        return self.save(_document(), claims, version)

    def claims(self, **asked: Any) -> list[ClaimRow]:
        """The claims that `Query(**asked)` gives."""
        with reading(self.db) as connection:
            return find_claims(connection, Query(**asked))

    def read(self, function: Callable[..., Any], *given: Any) -> Any:
        """What a function of `claims.store.read` gives."""
        with reading(self.db) as connection:
            return function(connection, *given)

    def say(self, function: Callable[..., list[int]], *given: Any, **more: Any) -> list[int]:
        """What a function of `store.decided.decisions` gives, in a transaction of its own; "me" says so."""
        with writing(self.engine) as connection:
            return function(connection, *given, who="me", **more)

    def problems(self) -> list[Problem]:
        """What `verify` finds."""
        with writing(self.engine) as connection:
            return verify(connection)

    def execute(self, statement: str) -> None:
        """Run any statement."""
        with writing(self.engine) as connection:
            connection.execute(text(statement))

    def count(self, *tables: str) -> list[int]:
        """How many rows each of the tables has."""
        with self.engine.connect() as connection:
            return [int(connection.execute(text(f"SELECT count(*) FROM {it}")).scalar_one()) for it in tables]


@pytest.fixture
def store(db: str) -> Iterator[Store]:
    """An empty store."""
    store = Store(db)
    yield store
    store.engine.dispose()


@pytest.fixture
def three(store: Store, fill_once: Callable[[str, str, Callable[[], None]], None]) -> Store:
    """A store with the document of `make_document()` and the three claims of its text."""

    def fill() -> None:
        store.save_three(_three_claims())
        store.engine.dispose()

    fill_once(store.db, "three claims", fill)
    return store
