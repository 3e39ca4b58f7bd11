"""From a text to its claims: what every claim of any text keeps, and some texts whole."""

import gc
import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.documents.input_files import read_inputs
from claims.extract import long_text
from claims.extract.claim import extract_claims, find_all_quantities
from claims.lexicon import load_lexicon
from claims.model import Claim, Document, Qualifier

SEEDS = Path(__file__).parents[2] / "seeds"
NEWS_WORDS = """12|3,000|two|dozens|of|thousands|between|and|14,000|to|18,000|up|more|than|at|least|militants
people|soldiers|were|killed|wounded|in|Iraq|Syria|Mosul|,|.|;|:|"|“|”|(|)|-|–|said|officials|according|UN|on
Monday|since|March|2011|last|month|will|not|the|a|%|$|£|million|percent|half|which|who|that|Islamic State|IS
US-led|Syrian|army|group|it|they|had|has|•|IS's"""
WORDS = st.sampled_from([*NEWS_WORDS.replace("\n", "|").split("|"), "\n"])
NEWS = st.lists(WORDS, max_size=60).map(" ".join)
HOSTILE = st.one_of(
    st.text(max_size=200),
    st.text(alphabet=st.characters(min_codepoint=0, max_codepoint=0x10FFFF), max_size=120),
    st.lists(
        st.sampled_from(
            [
                "1",
                ",",
                ".",
                "-",
                "–",
                "\u200b",
                "\u202e",
                "٣",
                "½",
                "²",
                "𝟙",
                "Ⅷ",
                "\ud7ff",
                "é",
                "\x00",
                "$",
                " ",
            ]
        ),
        max_size=80,
    ).map("".join),
)


def claims_of(text: str, published: str | None = None) -> list[Claim]:
    return extract_claims(Document(id="text", text=text, published=published))


@settings(max_examples=300, deadline=None)
@given(st.one_of(NEWS, HOSTILE), st.sampled_from([None, "2016", "2016-02", "2016-02-29"]))
def test_every_claim_of_any_text_is_grounded_and_in_order(text: str, published: str | None) -> None:
    found = claims_of(text, published)
    for claim in found:
        assert text[claim.start : claim.end] == claim.figure
        assert claim.quote_start <= claim.start < claim.end <= claim.quote_end
        assert claim.low is not None or claim.high is not None
        assert claim.low is None or claim.high is None or claim.low <= claim.high
        assert claim.qualifier in Qualifier
        assert 0 <= claim.confidence <= 1
        assert all(0 <= e.start <= e.end <= len(text) for e in claim.evidence)
    starts = [(claim.start, claim.end) for claim in found]
    assert starts == sorted(starts)
    assert all(before[1] <= after[0] for before, after in pairwise(starts))


@settings(max_examples=100, deadline=None)
@given(NEWS)
def test_the_same_text_gives_the_same_claims_alone_and_among_others(text: str) -> None:
    alone = claims_of(text)
    claims_of("In May 12 people were killed in Mosul, the UN said.")
    assert claims_of(text) == alone


@settings(max_examples=100, deadline=None)
@given(NEWS)
def test_claims_are_the_quantities_that_are_not_refused(text: str) -> None:
    document = Document(id="text", text=text)
    assert [c for c, refused in find_all_quantities(document) if refused is None] == extract_claims(document)


@settings(max_examples=50, deadline=None)
@given(NEWS, st.integers(10, 60))
def test_a_long_text_is_read_in_parts_whose_claims_stand_in_the_whole(text: str, size: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(long_text, "PART", size)
        parts = list(long_text.parts_of(Document(id="text", text=text)))
        assert "".join(part.document.text for part in parts) == text
        assert all(0 < len(part.document.text) <= size for part in parts if text)
        found = claims_of(text)
    assert [text[claim.start : claim.end] for claim in found] == [claim.figure for claim in found]
    assert all(claim.quote_start <= claim.start < claim.end <= claim.quote_end for claim in found)


def test_a_long_text_is_cut_between_its_paragraphs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_text, "PART", 70)
    paragraph = "At least 12 people were killed in Mosul on Monday, the UN said."
    found = claims_of("\n\n".join([paragraph] * 3), "2017-03-01")
    assert [claim.figure for claim in found] == ["At least 12"] * 3
    assert {(claim.claimant, claim.as_of, claim.places) for claim in found} == {
        ("UN", "2017-02-27", ("Mosul",))
    }


def test_a_figure_has_its_bounds_claimant_place_and_time() -> None:
    (claim,) = claims_of(
        "Aid workers in Bosaso said on Tuesday that between 300 and 400 families had fled Galkayo.",
        "2015-12-03",
    )
    assert (claim.figure, claim.low, claim.high, claim.unit) == ("between 300 and 400", 300, 400, "family")
    assert (claim.metric, claim.places, claim.as_of) == ("displaced", ("Galkayo",), "2015-12-01")
    assert claim.claimant is not None
    assert claim.claimant.startswith("aid workers")


def test_a_damaged_number_is_read_as_it_was_meant() -> None:
    (claim,) = claims_of("The general asked for 3,\\000 more soldiers.")
    assert (claim.figure, claim.low) == ("3,\\000", 3000)


def test_a_figure_may_run_over_a_line_break() -> None:
    (claim,) = claims_of("Rebels captured more than\n40 soldiers near the river.")
    assert (claim.figure, claim.low, claim.high) == ("more than\n40", 40, None)


def test_a_document_that_was_read_leaves_nothing_to_the_garbage_collector() -> None:
    # What a sentence keeps may not hold the sentence: memory would grow until the collector comes by.
    digests = [document for document in read_inputs([str(SEEDS)]) if isinstance(document, Document)]
    for document in digests:
        extract_claims(document)
    gc.collect()
    gc.disable()
    try:
        for document in digests:
            extract_claims(document)
        assert gc.collect() == 0
    finally:
        gc.enable()


CORPORA = sorted(Path(__file__).parent.glob("*/corpus.toml"))


@pytest.mark.parametrize("path", CORPORA, ids=lambda path: path.parent.name)
def test_all_that_a_claim_rests_on_can_be_told_in_words(path: Path) -> None:
    phrases = re.findall(r'"([^"\\\n]{20,})"', path.read_text("utf-8"))
    claims = [claim for phrase in phrases for claim in extract_claims(Document("d", phrase))]
    rules = {found.rule.partition("+")[0] for claim in claims for found in claim.evidence}
    assert sorted(rules - load_lexicon().says.keys()) == []


def test_an_estimate_told_as_superseded_holds_for_some_time_before_the_text() -> None:
    text = "The previous estimate was 31,500 fighters, the agency said. It now has 20,000 fighters."
    former, present = extract_claims(Document("text", text, published="2016-02-04"))
    assert (former.as_of, former.earlier) == ("../2016-02-04", True)
    assert (present.as_of, present.earlier) == ("2016-02-04", False)


def test_whoever_bears_arms_for_an_armed_group_is_one_of_its_fighters() -> None:
    metrics = {
        it.subject: it.metric for it in claims_of("Hezbollah has 20,000 soldiers. France has 300 soldiers.")
    }
    assert metrics == {"Hezbollah": "fighters", "France": "troops"}
