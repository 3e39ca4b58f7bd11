"""Known texts that are printed once more are written many at a time."""

from dataclasses import replace

import pytest

from claims.ingest.extractor import Extractor
from claims.ingest.run import ingest_documents
from claims.lexicon import load_lexicon
from claims.model import Document
from claims.store.engine import reading
from claims.store.new_texts.many_at_once import Kind, each_text_once, tell_apart

WRITING = ("INSERT", "UPDATE", "DELETE")


def _texts(number: int, first: int = 0) -> list[Document]:
    return [
        Document(
            f"n{at}",
            f"The ministry said that {at + 100} people were killed in Homs on 3 May 2018.",
            source="The Courier",
            url=f"https://courier.example/{at}",
            published="2018-05-04",
        )
        for at in range(first, first + number)
    ]


def _copies(texts: list[Document], paper: str, published: str = "2018-05-06") -> list[Document]:
    return [
        replace(it, source=paper, url=f"https://{paper.lower()}.example/{it.id}", published=published)
        for it in texts
    ]


@pytest.fixture(autouse=True)
def _no_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claims.ingest.desk._SECONDS", 600)


@pytest.mark.parametrize("published", ["2018-05-06", "2018-05-01"], ids=["later", "earlier: read again"])
def test_many_reprints_take_as_many_statements_as_few(db: str, published: str, statements: list[str]) -> None:
    extractor = Extractor(load_lexicon())
    few, many = _texts(3), _texts(40, 10)
    ingest_documents([*few, *many], db, extractor)
    counts = []
    for some in (few, many):
        statements.clear()
        report = ingest_documents(_copies(some, "Herald", published), db, extractor)
        assert (report.reprinted, report.failed) == (len(some), 0)
        sent = [it for it in statements if it.startswith(WRITING)]
        counts.append(len([it for it in sent if "printing" in it or "document" in it or "mention" in it]))
    assert counts[0] == counts[1]
    with reading(db) as connection:
        told = connection.exec_driver_sql(
            "SELECT DISTINCT printings, sources, published FROM documents"
        ).all()
    lead = "The Courier; Herald" if published > "2018-05-04" else "Herald; The Courier"
    assert [tuple(it) for it in told] == [(2, lead, min("2018-05-04", published))]


def test_a_text_that_comes_several_times_at_once_is_printed_each_time(db: str) -> None:
    texts = _texts(2)
    copies = [it for paper in ("Herald", "Mail", "Echo") for it in _copies(texts, paper)]
    report = ingest_documents([*texts, *copies], db, Extractor(load_lexicon()))
    assert (report.added, report.reprinted) == (2, 6)
    with reading(db) as connection:
        assert connection.exec_driver_sql("SELECT DISTINCT printings FROM documents").scalars().all() == [4]


def test_new_texts_reprints_and_known_places_are_told_apart(db: str) -> None:
    one, other = _texts(2)
    ingest_documents([one], db, Extractor(load_lexicon()))
    again, elsewhere = _copies([one], "Herald")[0], replace(other, url=one.url)
    with reading(db) as connection:
        assert tell_apart(connection, [one, again, other, elsewhere, *_copies([other], "Mail")]) == [
            Kind.OTHER,
            Kind.REPRINT,
            Kind.NEW,
            Kind.OTHER,
            Kind.REPRINT,
        ]


def test_documents_are_parted_so_that_each_part_has_a_text_once() -> None:
    one, other = _texts(2)
    parts = each_text_once({3: one, 5: other, 6: one, 9: one})
    assert [list(it) for it in parts] == [[3, 5], [6], [9]]
