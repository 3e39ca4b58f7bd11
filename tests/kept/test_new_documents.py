"""A new document is held against what it can meet alone, and the tables say what comparing all would say."""

import random
import runpy
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from claims.compare.assess import Assessment
from claims.ingest.extractor import Extractor
from claims.ingest.run import ingest_documents
from claims.kept.comparing import families_to_compare
from claims.kept.comparing_check import check_compared
from claims.kept.entries.entry_rows import StoredEntries
from claims.kept.refresh import refresh_database
from claims.kept.stored_assessment import assess_stored
from claims.kept.told.stored_estimates import is_stale
from claims.lexicon import Lexicon, load_lexicon
from claims.model import Claim, Document
from claims.store.decided.decisions import relate
from claims.store.engine import open_engine, reading, writing
from claims.store.read import Query, find_claims

KEPT = runpy.run_path(str(Path(__file__).with_name("test_refresh.py")))
NAMES = ("Jane Roe", "Roe", "Agency for Hope", "AH", "Agency", "Mary Roe", "the agency", None, "officials")


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


def _documents(number: int, seed: int) -> tuple[list[Document], dict[str, list[Claim]]]:
    """Synthetic documents in no order, some of their claimants with names that may stand for one another."""
    documents, claims = KEPT["_documents"](number, seed)
    chance = random.Random(seed)
    chance.shuffle(documents)
    named = {
        name: [replace(it, claimant=chance.choice(NAMES)) if chance.random() < 0.3 else it for it in listed]
        for name, listed in claims.items()
    }
    return documents, named


def _as_compared_at_once(db: str) -> None:
    """Asserts that the tables say what comparing all claims at once says."""
    with reading(db) as connection:
        assert not is_stale(connection)
        kept = KEPT["_numbers"](KEPT["_kept"](connection))
    assert refresh_database(db, everything=True) > 3
    with reading(db) as connection:
        assert KEPT["_numbers"](KEPT["_kept"](connection)) == kept


@pytest.fixture
def never_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """New documents never bring enough for all of their family to be compared."""
    monkeypatch.setattr(families_to_compare, "_MANY", 0)


@pytest.mark.usefixtures("never_whole")
@pytest.mark.parametrize("seed", range(2))
def test_documents_that_come_a_few_at_a_time_are_compared_as_all_at_once(
    own_db: str, lexicon: Lexicon, seed: int
) -> None:
    db = own_db
    documents, claims = _documents(160, seed)
    extractor = Extractor(lexicon, lambda document, _: claims[document.id], "by hand")
    chance, first = random.Random(seed), 0
    while first < len(documents):
        last = first + chance.choice((1, 2, 5, 20))
        ingest_documents(documents[first:last], db, extractor)
        first = last
    _as_compared_at_once(db)


@pytest.mark.usefixtures("never_whole")
def test_claims_that_a_person_put_together_stay_together_as_others_come(
    tmp_path: Path, lexicon: Lexicon
) -> None:
    db = str(tmp_path / "claims.db")
    documents, claims = _documents(160, 9)
    extractor = Extractor(lexicon, lambda document, _: claims[document.id], "by hand")
    ingest_documents(documents[:40], db, extractor)
    with reading(db) as connection:
        some = find_claims(connection, Query(metric="fighters", subject="Islamic State"))
    engine = open_engine(db)
    with writing(engine) as connection:
        for one, other in zip(some[::2], some[1::2], strict=False):
            relate(connection, one.claim_id, other.claim_id, "me", same=True)
    engine.dispose()
    for first in range(40, len(documents), 10):
        ingest_documents(documents[first : first + 10], db, extractor)
    _as_compared_at_once(db)


@pytest.mark.usefixtures("never_whole")
def test_pages_that_change_as_others_come_leave_nothing_behind(tmp_path: Path, lexicon: Lexicon) -> None:
    db = str(tmp_path / "claims.db")
    documents, claims = _documents(160, 5)
    extractor = Extractor(lexicon, lambda document, _: claims[document.id], "by hand")
    pages = [replace(it, url=f"https://example.org/{at % 50}") for at, it in enumerate(documents)]
    for first in range(0, len(pages), 15):
        ingest_documents(pages[first : first + 15], db, extractor)
    _as_compared_at_once(db)


def _claims_compared(act: Callable[[], object]) -> int:
    """How many claims are compared while something is done."""
    compared: list[int] = []

    def counting(stored: StoredEntries, *more: Any) -> Assessment:
        compared.append(len(stored.entries))
        return assess_stored(stored, *more)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("claims.kept.comparing.family_rows.assess_stored", counting)
        act()
    return sum(compared)


def test_one_more_document_is_held_against_a_small_part_of_a_large_family(
    tmp_path: Path, lexicon: Lexicon
) -> None:
    db = str(tmp_path / "claims.db")
    documents, claims = _documents(600, 11)
    extractor = Extractor(lexicon, lambda document, _: claims[document.id], "by hand")
    ingest_documents(documents[:-1], db, extractor)
    with reading(db) as connection:
        on_topics = len(find_claims(connection, Query(metric=claims[documents[-1].id][0].metric)))
    assert _claims_compared(lambda: ingest_documents(documents[-1:], db, extractor)) < on_topics / 3
    with writing(open_engine(db)) as connection:
        assert list(check_compared(connection)) == []


def test_texts_that_are_printed_again_are_compared_with_all_their_printings(
    tmp_path: Path, lexicon: Lexicon
) -> None:
    db = str(tmp_path / "claims.db")
    documents, claims = _documents(400, 3)
    extractor = Extractor(lexicon, lambda document, _: claims[document.id], "by hand")
    ingest_documents(documents, db, extractor)
    again = [
        replace(it, url=f"https://example.net/{it.id}", source=f"Other {at % 7}", published="2030-01-01")
        for at, it in enumerate(documents[::25])
    ]
    with reading(db) as connection:
        before = KEPT["_numbers"](KEPT["_kept"](connection))
        claims_there = len(find_claims(connection, Query()))
    assert _claims_compared(lambda: ingest_documents(again, db, extractor)) < claims_there
    with reading(db) as connection:
        assert KEPT["_numbers"](KEPT["_kept"](connection)) != before
    _as_compared_at_once(db)
