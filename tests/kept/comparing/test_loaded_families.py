"""Families of few claims are loaded, compared and written together."""

from claims.ingest.extractor import Extractor
from claims.ingest.run import ingest_documents
from claims.kept.refresh import refresh_database
from claims.lexicon import load_lexicon
from claims.model import Document
from claims.store.engine import reading

GROUPS = ["Hamas", "Hezbollah", "Boko Haram", "al-Shabaab", "al-Qaeda", "the Taliban", "the Houthis"]


def _told_of(groups: list[str]) -> list[Document]:
    return [
        Document(group, f"{speaker} said that {group} has {number} fighters.", published="2018-05-04")
        for group in groups
        for speaker, number in (("The army", 900), ("The United Nations", 3_000))
    ]


def test_several_small_families_take_as_many_statements_as_one(db: str, statements: list[str]) -> None:
    extractor, counts = Extractor(load_lexicon()), []
    for groups in (GROUPS[:1], GROUPS[1:]):
        ingest_documents(_told_of(groups), db, extractor)
        statements.clear()
        assert refresh_database(db, everything=True) >= len(groups)
        counts.append(len(statements))
    assert counts[0] == counts[1]
    with reading(db) as connection:
        assert connection.exec_driver_sql("SELECT count(DISTINCT subject) FROM conflicts").scalar() == 7
