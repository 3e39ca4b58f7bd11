"""Families of few claims are loaded, compared and written together."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, event

from claims.ingest.extractor import Extractor
from claims.ingest.run import ingest_documents
from claims.kept.refresh import refresh_database
from claims.lexicon import load_lexicon
from claims.model import Document
from claims.store.engine import reading

GROUPS = ["Hamas", "Hezbollah", "Boko Haram", "al-Shabaab", "al-Qaeda", "the Taliban", "the Houthis"]


@contextmanager
def _sent() -> Iterator[list[str]]:
    """The statements, as they are sent."""
    sent: list[str] = []

    def note(*given: Any) -> None:
        sent.append(given[2])

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def _told_of(groups: list[str]) -> list[Document]:
    return [
        Document(group, f"{speaker} said that {group} has {number} fighters.", published="2018-05-04")
        for group in groups
        for speaker, number in (("The army", 900), ("The United Nations", 3_000))
    ]


def test_several_small_families_take_as_many_statements_as_one(db: str) -> None:
    extractor, counts = Extractor(load_lexicon()), []
    for groups in (GROUPS[:1], GROUPS[1:]):
        ingest_documents(_told_of(groups), db, extractor)
        with _sent() as sent:
            assert refresh_database(db, everything=True) >= len(groups)
        counts.append(len(sent))
    assert counts[0] == counts[1]
    with reading(db) as connection:
        assert connection.exec_driver_sql("SELECT count(DISTINCT subject) FROM conflicts").scalar() == 7
