"""What holds for any text: the words of each room's corpus in any order, and what nobody would write."""

import tomllib
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


PUT = ("", "\n\n", ".", ",", "(", "the")  # what stands where words were lost


def texts_of(room: str) -> list[str]:
    """The phrases and texts of a room's corpus."""
    tables = tomllib.loads((HERE / room / "corpus.toml").read_text("utf-8"))
    rows = [row for name, listed in tables.items() if name != "nothing" for row in listed]
    return [
        *tables.get("nothing", ()),
        *(it for row in rows for it in row.get("phrases", (row.get("text"),))),
    ]


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
def test_the_words_of_a_room_in_any_order_give_claims_that_can_be(room: str) -> None:
    words = list(dict.fromkeys(word for text in texts_of(room) for word in (*WORD.findall(text), "\n\n")))

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


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from([text for room in ROOMS for text in texts_of(room)]), max_size=12),
    st.sampled_from([" ", "\n", "\n\n"]),
    st.sampled_from([None, "2021", "2021-08-18"]),
)
def test_the_sentences_of_all_rooms_in_any_order_give_claims_that_can_be(
    drawn: list[str], joint: str, published: str | None
) -> None:
    text = joint.join(drawn)
    for claim, _ in find_all_quantities(Document("text", text, published=published)):
        check(claim, text)


@settings(max_examples=120, deadline=None)
@given(
    st.sampled_from([text for room in ROOMS for text in texts_of(room)]),
    st.lists(
        st.tuples(st.integers(0, 60), st.integers(0, 6), st.sampled_from(["", "\n\n", ".", ",", "(", "the"]))
    ),
    st.sampled_from([None, "2021", "2021-08-18"]),
)
def test_a_sentence_that_is_damaged_gives_claims_that_can_be(
    text: str, damages: list[tuple[int, int, str]], published: str | None
) -> None:
    words = text.split(" ")
    for at, lost, put in damages:
        words[at : at + lost] = [put]
    damaged = " ".join(words)
    for claim, _ in find_all_quantities(Document("text", damaged, published=published)):
        check(claim, damaged)


# Sentences that end or go on where rules look a word ahead.
CUT_SHORT = (
    "Some 300 people live in Hass, home to Idlib province.",
    "The storm killed 30. The districts that were hit are Hama",
    "Some 90 farms were hit from 1 to 9 May, with two fires, bringing them to 57 with four since April.",
    "A blaze hit 52 men in 9 households. They include 30 children, 12 women and 10 men, 2 in",
    "Since 2009 it has counted the dead. It counted 2,563 injured, as in the same month in 2018.",
)


@pytest.mark.parametrize("text", CUT_SHORT)
def test_a_sentence_that_goes_on_otherwise_than_usual_gives_claims_that_can_be(text: str) -> None:
    found = extract_claims(Document("text", text))
    assert found
    for claim in found:
        check(claim, text)


@pytest.mark.parametrize("room", ROOMS)
def test_a_text_gives_the_same_claims_a_paragraph_later_and_read_again(room: str) -> None:
    for text in texts_of(room)[::5]:
        found, again = (extract_claims(Document("text", text, published="2021-08-18")) for _ in range(2))
        assert found == again
        later = extract_claims(Document("text", f"\n\n{text}", published="2021-08-18"))
        assert [said(it) for it in later] == [said(it) for it in found]


def said(claim: Claim) -> dict[str, Any]:
    """What a claim says, without where it stands, and how sure that makes us."""
    return claim.to_dict() | {"start": None, "part_of": None, "confidence": None}
