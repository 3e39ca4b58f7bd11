"""The confidence of claims is learnt from which of them are right."""

from math import inf

import pytest

from claims.extract.choose.confidence import MARGINS, Standing, build_weights, confidence_of, grounds_of
from claims.extract.claim import extract_claims
from claims.lexicon import Entry, Lexicon, load_lexicon
from claims.model import Document
from claims.training import sureness
from claims.training.marked_texts import MarkedSet
from claims.training.sureness import Case, cases, fit_confidence, judged, promised, reliability_lines

TEXT = "Police said 12 pilgrims died in Homs. Some 40 were hurt. The road was closed to 300 lorries."


def corpus() -> list[Case]:
    """What is said is right nine times in ten, what is guessed once in ten."""
    return [
        Case("made-up", f"text {n}", {"bias": 1.0, name: 1.0}, (n % 10 > 0) is (name == "said"))
        for name in ("said", "guessed")
        for n in range(60)
    ]


def test_what_is_right_more_often_is_surer() -> None:
    weights = fit_confidence(corpus())
    said, guessed = (
        promised(weights, Case("", "", {"bias": 1.0, it: 1.0}, True)) for it in ("said", "guessed")
    )
    assert said > 0.7
    assert guessed < 0.3


def test_what_is_rare_has_no_weight() -> None:
    rare = [Case("made-up", "text", {"bias": 1.0, "odd": 1.0}, True)] * 3
    assert "odd" not in fit_confidence([*corpus(), *rare])


def test_chances_are_promised_by_weights_of_other_documents() -> None:
    odd = [Case("made-up", "odd", {"bias": 1.0, "odd": 1.0}, True)] * 9
    told = judged([*corpus(), *odd])
    assert len(told) == len(corpus()) + len(odd)
    assert all(chance < 0.7 for chance, case in told if case.document == "odd")


def test_the_report_tells_how_far_the_surer_half_is_ahead() -> None:
    lines = [*reliability_lines(judged(corpus()))]
    assert lines[-1].split()[:6] == ["all", "surer", "half", "90.0,", "other", "10.0;"]


def test_a_claim_that_nobody_marked_is_wrong() -> None:
    found = list(cases([([MarkedSet("made-up", (Document("d", TEXT),), ())], load_lexicon())]))
    assert [case.right for case in found] == [False] * len(extract_claims(Document("d", TEXT)))


@pytest.mark.parametrize("published", [None, "2021-08-18"])
def test_what_is_learnt_is_what_extraction_promises(published: str | None) -> None:
    lexicon = load_lexicon()
    document = Document("d", TEXT, published=published)
    found = cases([([MarkedSet("made-up", (document,), ())], lexicon)])
    told = [promised(lexicon.index(build_weights), case) for case in found]
    assert told == pytest.approx([claim.confidence for claim in extract_claims(document)], abs=0.006)


def test_the_longer_the_text_the_more_it_can_cost() -> None:
    entries: list[Entry] = [{"rule": "bias", "weight": "1"}, {"rule": "standing.text", "weight": "-0.5"}]
    lexicon = Lexicon({"confidence": entries})
    narrow = dict.fromkeys(MARGINS, 0.1)
    short, long = (
        confidence_of(grounds_of(["said"], narrow, Standing(n, 0, 9, 1, 1, True)), lexicon)
        for n in (10, 10_000)
    )
    assert long < short < 1


def test_the_wider_the_margin_the_surer_up_to_a_point() -> None:
    standing = Standing(10, 0, 9, 1, 1, True)
    lexicon = Lexicon({"confidence": [{"rule": "places.margin", "weight": "1"}]})
    narrow, wide, sole = (
        confidence_of(grounds_of(["said"], {"places": margin, "as_of": 0.0}, standing), lexicon)
        for margin in (0.1, 1.5, inf)
    )
    assert narrow < wide < sole < 1


def test_weights_are_kept_as_entries(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sureness, "DATA", tmp_path)
    sureness.write_confidence({"bias": 0.5, "claimant.say": -1.25})
    written = (tmp_path / "confidence.toml").read_text()
    assert '[[confidence]]\nrule = "claimant.say"\nweight = "-1.25"\n' in written
