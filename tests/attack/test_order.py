"""The order in which inputs come in does not matter: of any documents, every order gives the same tables."""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.ingest.extractor import Extractor
from claims.ingest.run import ingest_documents
from claims.lexicon import load_lexicon
from claims.model import Document
from claims.store.new_texts.many_at_once import Kind

TEXTS = [
    f"The ministry said on Monday that up to {number},000 fighters remain in Syria." for number in range(3, 6)
]
DATES = [None, "2018", "2018-08", "2018-08-20", "2018-08-21"]
DOCUMENTS = st.builds(
    Document,
    id=st.sampled_from(["a", "b"]),
    text=st.sampled_from(TEXTS),
    source=st.sampled_from([None, "RNZ", "BBC"]),
    title=st.sampled_from([None, "Fighters remain"]),
    url=st.sampled_from([None, "https://rnz.example/1", "https://bbc.example/2"]),
    published=st.sampled_from(DATES),
    published_basis=st.just("record"),
    origin=st.sampled_from([None, "a.txt", "b.txt"]),
)


@pytest.fixture(scope="session")
def ingested(
    migrated_sqlite: Path, what_it_says: Callable[[str], object]
) -> Callable[[Sequence[Document]], object]:
    """Gives what a database says in which one run has read these documents, in their order."""

    def ingest(documents: Sequence[Document]) -> object:
        with TemporaryDirectory() as folder:
            db = shutil.copy(migrated_sqlite, folder)
            report = ingest_documents(documents, db, Extractor(load_lexicon()))
            assert report.failed == 0
            return what_it_says(db)

    return ingest


@settings(max_examples=12, deadline=None)
@given(documents=st.lists(DOCUMENTS, min_size=2, max_size=5), data=st.data())
def test_every_order_of_the_inputs_gives_the_same_tables(
    documents: list[Document], data: st.DataObject, ingested: Callable[[Sequence[Document]], object]
) -> None:
    shuffled = data.draw(st.permutations(documents))
    assert ingested(shuffled) == ingested(documents)


@settings(max_examples=6, deadline=None)
@given(documents=st.lists(DOCUMENTS, min_size=2, max_size=5))
def test_what_is_written_together_is_what_is_written_one_by_one(
    documents: list[Document], ingested: Callable[[Sequence[Document]], object]
) -> None:
    with patch("claims.ingest.batch_writer.tell_apart", lambda _, listed: [Kind.OTHER] * len(listed)):
        alone = ingested(documents)
    assert ingested(documents) == alone
