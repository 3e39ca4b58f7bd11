"""The examples of subjects.toml: a word stands for the subject that its entry promises, others do not."""

import pytest

from claims.extract.claim import extract_claims
from claims.lexicon import Entry, load_lexicon
from claims.model import Document

ENTRIES = load_lexicon().entries("subject_word")


def subject_of_twenty(text: str) -> str | None:
    """The subject of the figure of 20 in a text."""
    (claim,) = (it for it in extract_claims(Document(id="1", text=text)) if it.low == 20)
    return claim.subject


@pytest.mark.parametrize(("entry", "text"), [(entry, text) for entry in ENTRIES for text in entry["yes"]])
def test_a_word_stands_for_the_subject_that_its_entry_promises(entry: Entry, text: str) -> None:
    assert subject_of_twenty(text) == entry["gives"]


@pytest.mark.parametrize(("entry", "text"), [(entry, text) for entry in ENTRIES for text in entry["no"]])
def test_another_word_does_not(entry: Entry, text: str) -> None:
    assert subject_of_twenty(text) != entry["gives"]
