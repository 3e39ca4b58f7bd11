"""How often claims are right on which two readers agree, measured on recorded answers."""

import json

import pytest

from claims.lexicon import load_lexicon
from claims.model import Document, answer_key
from claims.reader.agreement import Agreement, VotedAgreement
from claims.reader.model_reader import read_by_rules
from claims.training.agreement_table import Measured, chances_of, count_right, lines_of, table_of
from claims.training.marked_texts import MarkedSet

NEWS = Document("news", "Gunmen killed 20 people in Korvat, the mayor said.", published="2021-08-18")
QUIET = Document("quiet", "Floods killed 30 people in Lindmar.")


def test_claims_of_documents_that_were_answered_are_counted() -> None:
    ruled = read_by_rules(NEWS, load_lexicon())
    (prompt,), (claim,) = ruled.prompts(), ruled.claims
    gold = (claim.to_dict() | {"claimant": None}, {"doc": "quiet"})
    told = {"n": 1, "claimant": None}
    answers = {prompt.key: json.dumps({"figures": [told]})}
    counts = count_right([MarkedSet("set", (NEWS, QUIET), gold)], answers, load_lexicon())
    assert counts == {Agreement(1, True, claim.confidence >= 0.5): (1, 1)}


def test_few_claims_are_drawn_towards_the_chance_of_all() -> None:
    alike, apart = Agreement(0, False, True), Agreement(3, True, False)
    counts: dict[Measured, tuple[int, int]] = {alike: (180, 171), apart: (20, 9)}
    assert chances_of(counts) == {alike: 94, apart: pytest.approx(68, abs=1)}
    assert len(list(lines_of(counts))) == 3
    assert "[[chance]]\ndiffering = 0\ndoubted = false\nsure = true\nright = 94\n" in table_of(counts)


def test_what_most_of_several_readings_say_is_measured_by_itself() -> None:
    ruled = read_by_rules(NEWS, load_lexicon())
    (prompt,), (claim,) = ruled.prompts(), ruled.claims
    gold = (claim.to_dict(),)
    nobody, mayor = ({"figures": [{"n": 1, "claimant": it}]} for it in (None, "mayor"))
    told = [json.dumps(it) for it in (nobody, mayor)]
    answers = {answer_key(prompt.key, number): text for number, text in enumerate(told, 1)}
    counts = count_right([MarkedSet("set", (NEWS,), gold)], answers, load_lexicon())
    assert counts == {
        Agreement(1, True, claim.confidence >= 0.5): (1, 0),
        VotedAgreement(0, False): (1, 1),
    }
    assert chances_of(counts) == dict.fromkeys(counts, 0) | {VotedAgreement(0, False): 100}
    assert "[[voted_chance]]\ndiffering = 0\nalike = false\nright = 100\n" in table_of(counts)
