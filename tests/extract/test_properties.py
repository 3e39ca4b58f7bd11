"""What holds for any text: the words of each room's corpus in any order, and what nobody would write."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.extract.claim import extract_claims, find_all_quantities
from claims.lexicon.word import WORD
from claims.model import Claim, Document, Qualifier

HERE = Path(__file__).parent
ROOMS = sorted(path.parent.name for path in HERE.glob("*/corpus.toml"))


def vocabulary(room: str, read_corpus: Callable[[Path], dict[str, list[Any]]]) -> list[str]:
    """The words and marks of a room's corpus, each once, in the order in which they come."""
    cases = [it for listed in read_corpus(HERE / room / "corpus.toml").values() for it in listed]
    texts = [it if isinstance(it, str) else it.phrase for it in cases]
    return list(dict.fromkeys(word for text in texts for word in (*WORD.findall(text), "\n\n")))


def check(claim: Claim, text: str) -> None:
    """A claim stands where it says, and says nothing that cannot be."""
    assert text[claim.start : claim.end] == claim.figure
    assert 0 <= claim.quote_start <= claim.start < claim.end <= claim.quote_end <= len(text)
    assert claim.low is not None or claim.high is not None
    assert claim.low is None or claim.high is None or claim.low <= claim.high
    assert (claim.qualifier is Qualifier.AT_LEAST) <= (claim.high is None)
    assert (claim.qualifier is Qualifier.AT_MOST) <= (claim.low is None)
    assert 0 <= claim.confidence <= 1
    assert all(0 <= it.start <= it.end <= len(text) for it in claim.evidence)
    assert all(place and place == place.strip() for place in claim.places)
    assert len(set(claim.places)) == len(claim.places)
    for name in (claim.subject, claim.claimant, claim.counted):
        assert name is None or name.strip()
    start, _, end = (claim.as_of or "").partition("/")
    common = 0 if end == ".." else min(len(start), len(end))
    assert start[:common] <= end[:common]


@pytest.mark.parametrize("room", ROOMS)
def test_the_words_of_a_room_in_any_order_give_claims_that_can_be(room: str, corpus_of: Any) -> None:
    words = vocabulary(room, corpus_of)

    @settings(max_examples=60, deadline=None)
    @given(st.lists(st.sampled_from(words), max_size=60), st.sampled_from([None, "2021", "2021-08-18"]))
    def holds(drawn: list[str], published: str | None) -> None:
        text = " ".join(drawn)
        found = list(find_all_quantities(Document("text", text, published=published)))
        for claim, _ in found:
            check(claim, text)
        starts = [(claim.start, claim.end) for claim, _ in found]
        assert all(before[1] <= after[0] for before, after in pairwise(starts))

    holds()


@pytest.mark.parametrize("room", ROOMS)
def test_a_phrase_gives_the_same_claims_in_a_document_of_its_own_and_read_again(
    room: str, corpus_of: Any
) -> None:
    for case in next(
        listed for name, listed in corpus_of(HERE / room / "corpus.toml").items() if name != "nothing"
    ):
        document = Document("text", case.phrase, published="2021-08-18")
        assert extract_claims(document) == extract_claims(document)
        later = Document("text", f"\n\n{case.phrase}", published="2021-08-18")
        assert [it.figure for it in extract_claims(later)] == [it.figure for it in extract_claims(document)]
