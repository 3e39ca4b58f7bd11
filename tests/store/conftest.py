"""Documents and claims to store, and an engine on the test's database."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import Engine

from claims.model import Basis, Claim, Document, Evidence, Qualifier, Status
from claims.store.engine import open_engine, writing
from claims.store.write import Run, save_document, start_run

TEXT = (
    "The Pentagon said between 14,000 and 18,000 fighters remain in Iraq and Syria. "
    "The UN put the number at up to 20,000 last year.\n\nUnited Nations officials spoke of 3,000 foreigners."
)
METRICS = [
    {"key": "fighters", "label": "Members of armed groups", "measure": "stock", "unit": "people"},
    {"key": "killed", "label": "People killed", "measure": "flow", "unit": "people"},
]


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
def text() -> str:
    """The text of `make_document()`."""
    return TEXT


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


@pytest.fixture
def engine(db: str) -> Iterator[Engine]:
    """An engine on the database `db`."""
    engine = open_engine(db)
    yield engine
    engine.dispose()


@pytest.fixture
def run(engine: Engine) -> Run:
    """A first run."""
    with writing(engine) as connection:
        return start_run(connection, "1.0", "words-1", METRICS)


@pytest.fixture
def next_run(engine: Engine) -> Callable[[str], Run]:
    """Starts the run of another version of the extractor."""

    def start(version: str) -> Run:
        with writing(engine) as connection:
            return start_run(connection, version, "words-1", METRICS)

    return start


@pytest.fixture
def save(engine: Engine) -> Callable[[Document, list[Claim], Run], str]:
    """Saves a document in a transaction of its own."""

    def save(document: Document, claims: list[Claim], run: Run) -> str:
        with writing(engine) as connection:
            return save_document(connection, document, claims, run)

    return save
