"""A claim is the surer the more two readers agree on it."""

from collections.abc import Callable
from typing import Any

import pytest

from claims.extract.claim import extract_claims
from claims.model import Claim, Document
from claims.reader.agreement import Agreement, agreement_of, chances

Believe = Callable[..., list[Claim]]
TEXT = "Gunmen of the Okvari Front killed 20 people in Korvat on Monday, the mayor said."
ALIKE: dict[str, Any] = {
    "n": 1,
    "metric": "killed",
    "subject": None,
    "places": ["Korvat"],
    "claimant": "mayor",
    "as_of": "2021-08-16",
    "status": "asserted",
    "words": {"metric": "killed", "places": "in Korvat", "claimant": "the mayor", "as_of": "on Monday"},
}


def test_fields_that_are_read_differently_or_not_believed_are_counted(believe: Believe) -> None:
    (ruled,) = believe(TEXT)
    other: dict[str, Any] = {"places": [], "claimant": None, "metric": "attacks", "status": "planned"}
    doubtful = ALIKE | {"claimant": "Red Army"}
    assert agreement_of(ruled, believe(TEXT, ALIKE)[0])[:2] == (0, False)
    assert agreement_of(ruled, believe(TEXT, ALIKE | {"places": []})[0])[:2] == (1, False)
    assert agreement_of(ruled, believe(TEXT, ALIKE | other)[0])[:2] == (3, True)
    assert agreement_of(ruled, believe(TEXT, doubtful)[0])[:2] == (0, True)


def test_a_claim_has_the_chance_that_was_measured(believe: Believe) -> None:
    (ruled,), (claim,) = believe(TEXT), believe(TEXT, ALIKE)
    assert claim.confidence == chances()[agreement_of(ruled, claim)]


@pytest.mark.parametrize("sure", [True, False])
def test_the_more_they_agree_the_surer(sure: bool) -> None:
    kept = chances()
    alike, apart = Agreement(0, False, sure), Agreement(2, False, sure)
    assert kept[alike] > kept[apart]
    assert all(0 < chance < 1 for chance in kept.values())


def test_what_the_model_says_nothing_of_is_as_sure_as_the_rules_were(believe: Believe) -> None:
    (ruled,) = extract_claims(Document("text", TEXT, published="2021-08-18"))
    assert believe(TEXT)[0].confidence == ruled.confidence
