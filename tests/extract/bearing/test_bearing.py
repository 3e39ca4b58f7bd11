"""How a figure bears on the others of its text: the phrase table beside this file, and the lexicon."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extract.claim import extract_claims
from claims.lexicon import load_lexicon
from claims.model import Claim, Document

LEXICON = load_lexicon()
TABLE = tomllib.loads(Path(__file__).with_name("corpus.toml").read_text("utf-8"))

# Which field the words of a kind tell.
TELLS = {
    "change": "rise fall cut rise-noun fall-noun more fewer up down gain lose win shed",
    "part_of": "including of-them casualty",
    "scope": "share added other move elsewhere may feared casualties",
    "earlier": "former estimate reckon once compared ago formerly",
}
FIELD = {kind: field for field, kinds in TELLS.items() for kind in kinds.split()}


def claims_of(text: str) -> dict[str, Claim]:
    """The claims of a text by their figures."""
    return {
        it.figure: it for it in extract_claims(Document("example", text, published="2018-08-13"), LEXICON)
    }


def rows(kind: str, field: str) -> list[Any]:
    """The figures of a table with what is wanted of them."""
    return [
        pytest.param(row["text"], figure, wanted, id=f"{figure}: {row['text'][:60]}")
        for row in TABLE[kind]
        for figure, wanted in row[field].items()
    ]


@pytest.mark.parametrize(("text", "figure", "whole"), rows("part", "parts"))
def test_a_figure_is_counted_into_the_whole_of_the_table(text: str, figure: str, whole: str) -> None:
    claims = claims_of(text)
    assert claims[figure].part_of == (claims[whole].start if whole else None)


@pytest.mark.parametrize(("text", "figure", "change"), rows("change", "changes"))
def test_a_figure_tells_the_change_of_the_table(text: str, figure: str, change: str) -> None:
    assert claims_of(text)[figure].change == (change or None)


@pytest.mark.parametrize(("text", "figure", "scope"), rows("scope", "scopes"))
def test_a_figure_has_the_scope_of_the_table(text: str, figure: str, scope: str) -> None:
    assert claims_of(text)[figure].scope == (scope or None)


@pytest.mark.parametrize(("text", "figure", "event"), rows("event", "events"))
def test_a_figure_is_told_of_the_event_of_the_table(text: str, figure: str, event: str) -> None:
    assert claims_of(text)[figure].event == (event or None)


@pytest.mark.parametrize("entry", LEXICON.entries("named_event"), ids=lambda entry: entry["is"])
def test_the_words_before_a_name_name_an_event_in_the_examples_that_promise_so(entry: dict[str, Any]) -> None:
    named = {text: [it.event for it in claims_of(text).values()] for text in (*entry["yes"], *entry["no"])}
    assert [it for it in entry["yes"] if not any(named[it])] == []
    assert [it for it in entry["no"] if any(named[it])] == []


@pytest.mark.parametrize("row", TABLE["earlier"], ids=lambda row: row["text"][:60])
def test_a_figure_told_as_superseded_is_known_from_one_that_holds(row: dict[str, Any]) -> None:
    claims = claims_of(row["text"])
    assert [it for it in row["earlier"] if not claims[it].earlier] == []
    assert [it for it in row["present"] if claims[it].earlier] == []


@pytest.mark.parametrize("entry", LEXICON.entries("bearing"), ids=lambda entry: entry["is"])
def test_the_words_of_an_entry_tell_what_its_examples_promise(entry: dict[str, Any]) -> None:
    field = FIELD.get(entry["is"], "change")
    promised = entry["is"] in FIELD  # the verbs of holding promise that nothing changed
    for text in entry["yes"]:
        assert any(_tells(it, field) for it in claims_of(text).values()) is promised, text
    for text in entry["no"]:
        assert any(_tells(it, field) for it in claims_of(text).values()) is not promised, text


def _tells(claim: Claim, field: str) -> bool:
    return getattr(claim, field) not in (None, False) or (field == "part_of" and claim.part_of == 0)


def test_a_bearing_carries_its_rule_and_the_words_it_rests_on() -> None:
    text = "The group has 18,000 militants, including 3,000 foreigners."
    (found,) = [it for it in claims_of(text)["3,000"].evidence if it.field == "part_of"]
    assert (found.rule, text[found.start : found.end]) == ("part.including", "including")
    assert "part_of" not in claims_of(text)["18,000"].to_dict()["rules"]


WORDS = st.lists(
    st.sampled_from(
        "20 300 12,000 people soldiers killed , . ; ( ) including of them whom among the dead rose by from "
        "to lost percent more fewer than another once previous estimate towns half and which accounts "
        "for".split()
    ),
    max_size=40,
)


@given(WORDS)
def test_a_whole_is_another_claim_of_the_text_and_no_part_is_its_own_whole(words: list[str]) -> None:
    claims = extract_claims(Document("any", " ".join(words)), LEXICON)
    wholes = {claim.start: claim.part_of for claim in claims}
    for start in wholes:
        chain = [start]
        while (whole := wholes[chain[-1]]) is not None:
            assert whole in wholes
            assert whole not in chain, "a circle of parts"
            chain.append(whole)


def test_a_long_text_with_a_thousand_parts_keeps_each_with_its_whole() -> None:
    text = "18,000 militants, including 3,000 foreigners, fled. 12 of the 50 soldiers died. " * 500
    claims = extract_claims(Document("long", text), LEXICON)
    wholes = [claim.start - claim.part_of for claim in claims if claim.part_of is not None]
    assert len(wholes) == 1000
    assert max(wholes) < len(text) // 500


def test_the_name_of_an_event_is_a_few_words_whatever_follows() -> None:
    (claim,) = extract_claims(Document("long", "Operation " * 3_000 + "killed 20 people."), LEXICON)
    assert claim.event is None or len(claim.event.split()) <= 7
