"""PostgreSQL learns of much that was written before the first question is asked."""

import runpy
from pathlib import Path

from sqlalchemy import Connection, text

from claims.ingest.extractor import Extractor
from claims.ingest.run import ingest_documents
from claims.lexicon import load_lexicon
from claims.store.engine import reading

DOCUMENTS = runpy.run_path(str(Path(__file__).with_name("test_refresh.py")))["_documents"]


def _known(connection: Connection) -> int:
    """How many claims the server plans with."""
    known = text("SELECT reltuples FROM pg_class WHERE oid = 'claim'::regclass")
    return int(connection.execute(known).scalar_one())


def test_after_an_ingest_the_server_knows_how_many_claims_there_are(own_db: str) -> None:
    documents, claims = DOCUMENTS(12, 5)
    extractor = Extractor(load_lexicon(), lambda document, _: claims[document.id], "by hand")
    ingest_documents(documents[:-1], own_db, extractor)
    with reading(own_db) as connection:
        if connection.dialect.name == "sqlite":  # which goes by its indexes
            tables = connection.execute(text("SELECT name FROM sqlite_master")).scalars().all()
            assert not [it for it in tables if it.startswith("sqlite_stat")]
            return
        there = connection.execute(text("SELECT count(*) FROM claim")).scalar_one()
        assert _known(connection) == there > 0
    ingest_documents(documents[-1:], own_db, extractor)
    with reading(own_db) as connection:
        assert _known(connection) == there, "for one document more nothing is gathered anew"
