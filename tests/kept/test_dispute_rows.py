"""Pairs to disputes, as the database keeps them."""

from decimal import Decimal
from typing import Any

from claims.kept.dispute_rows import make_disputes
from claims.kept.told.comparison_rows import ComparisonRow, Side


def _side(name: str, claimant: str | None = "UN", confidence: float = 0.6) -> Side:
    number = Decimal(1000)
    words = ("A Paper", "2018-08-13", "words", None, None)
    return Side(name, "1,000", number, number, claimant, "2018-08", "asserted", confidence, *words)


def _pair(left: Side, right: Side, dispute: str | None, **fields: Any) -> ComparisonRow:
    given: dict[str, Any] = {"left_camp": 1, "right_camp": 2} | fields
    given |= {"left": left, "right": right, "claims": (left.claim_id, right.claim_id), "dispute": dispute}
    given |= {"metric": "fighters", "label": "Fighters", "subject": None, "places": ("Syria",), "known": None}
    given |= {"relation": "conflict", "spread": Decimal(2), "reason": "disjoint", "sentence": "", "weight": 1}
    return ComparisonRow(question_id="q", **given)


def test_the_pairs_of_one_dispute_are_one_entry_with_the_camps_of_their_sides() -> None:
    un, cia, sohr = _side("un"), _side("cia", "CIA"), _side("sohr", "SOHR")
    (dispute,) = make_disputes([_pair(cia, sohr, "un:sohr"), _pair(un, sohr, "un:sohr")])
    assert [[side.claim_id for side in camp.sides] for camp in dispute.camps] == [["cia", "un"], ["sohr"]]
    assert dispute.pair.left is un  # the pair that names it tells it
    assert dispute.camps[0].claimants == ("CIA", "UN")


def test_who_belongs_to_no_dispute_is_in_none() -> None:
    assert make_disputes([_pair(_side("a"), _side("b"), None)]) == []


def test_sure_disputes_come_first_and_then_those_with_more_claimants_on_the_weaker_side() -> None:
    alone = _pair(_side("a"), _side("b", "CIA"), "a:b")
    backed = [
        _pair(_side("c"), _side("d", "SOHR"), "c:d"),
        _pair(_side("e", "NATO"), _side("f", "AU"), "c:d"),
    ]
    unsure = _pair(_side("g"), _side("h", "CIA"), "g:h", doubts=("own-voice",))
    found = make_disputes([unsure, alone, *backed])
    assert [it.pair.dispute for it in found] == ["c:d", "a:b", "g:h"]
    assert [it.sure for it in found] == [True, True, False]
