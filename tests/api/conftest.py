"""A small database with claims set by hand, on either kind of database."""

from collections.abc import Callable
from decimal import Decimal

import pytest

import claims
from claims.ingest.extractor import Extractor
from claims.ingest.run import ingest_documents
from claims.lexicon import load_lexicon
from claims.model import Basis, Claim, Document, Evidence, Qualifier, Status

# name, source, published, claimant, low, high, as of: on Islamic State's fighters in Syria
SAID = [
    ("cia", "CNN", "2014-09-12", "CIA", 20000, 31500, "2014-09"),
    ("again", "BBC", "2014-09-13", "CIA", 20000, 31500, "2014-09"),
    ("sohr", "Al Jazeera", "2014-10-19", "Rami Abdel Rahman", 50000, None, "2014-08"),
    ("later", "CNN", "2014-11-01", "CIA", 33000, 34000, "2014-10-30"),
]


def _document(name: str, source: str, published: str, claimant: str) -> Document:
    return Document(name, f"{claimant} spoke of [{name}] fighters.", source, published=published, origin=name)


def _claims(document: Document, _: object) -> list[Claim]:
    claimant, low, high, as_of = next(row[3:] for row in SAID if row[0] == document.id)
    figure = f"[{document.id}]"
    start = document.text.index(figure)
    bounds = [None if bound is None else Decimal(bound) for bound in (low, high)]
    kind = Qualifier.RANGE if high else Qualifier.AT_LEAST
    return [
        Claim(
            document.id, figure, start, bounds[0], bounds[1], kind, "people", None, "fighters", "fighters",
            "Islamic State", ("Syria",), claimant, as_of, Basis.TEXT, Status.ASSERTED, 0, len(document.text),
            0.9, evidence=(Evidence("metric", "x", start, start),),
        )
    ]  # fmt: skip


@pytest.fixture
def database(db: str, fill_once: Callable[[str, str, Callable[[], object]], None]) -> claims.Database:
    """The claims of SAID, once for each kind of database."""
    documents = [_document(*row[:4]) for row in SAID]
    extractor = Extractor(load_lexicon(), _claims, "by hand")
    fill_once(db, "said of fighters", lambda: ingest_documents(documents, db, extractor))
    return claims.open(db)
