"""Scoring: figures are paired by overlap, names compared leniently, as the gold's own scorer does it."""

import importlib.util
import json
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.score import FIELDS, LEVELS, comparable_name, score

GOLD = Path(__file__).resolve().parents[1] / ".." / "shared" / "gold"
SETS = ("seeds", "articles", "sentences")
needs_gold = pytest.mark.skipif(not GOLD.is_dir(), reason="the gold sets are not beside this checkout")


def mention(**fields: Any) -> dict[str, Any]:
    """A claim as `claims extract` prints it, with some of its fields given."""
    return {
        "doc": "a",
        "figure": "up to 20,000",
        "start": 10,
        "low": None,
        "high": 20000,
        "qualifier": "at_most",
        "unit": "people",
        "per": None,
        "metric": "fighters",
        "subject": "Islamic State",
        "places": ["Syria"],
        "claimant": "Global Coalition",
        "as_of": "2018-07",
        "status": "asserted",
        **fields,
    }


def test_a_prediction_that_is_right_in_everything_is_complete() -> None:
    result = score([mention()], [mention()])
    assert [result.level(level) for level in LEVELS] == [(1, 1, 1)] * 3
    assert all(result.field(field) == 100 for field in FIELDS)


def test_what_is_missed_and_what_is_invented_is_kept_apart() -> None:
    there, elsewhere = mention(), mention(start=100)
    result = score([there], [elsewhere])
    assert result.missed == (there,)
    assert result.invented == (elsewhere,)
    assert result.level("found").f1 == 0


def test_the_widest_overlap_goes_first_and_each_mention_is_used_once() -> None:
    gold = [mention(figure="20,000", start=16)]
    wide, narrow = mention(figure="up to 20,000", start=10), mention(figure="20", start=16)
    result = score(gold, [narrow, wide])
    assert [match.predicted for match in result.matches] == [wide]
    assert result.invented == (narrow,)


def test_precision_and_recall_are_in_percent() -> None:
    rate = score([mention(), mention(start=50)], [mention()]).level("found")
    assert (rate.precision, rate.recall, round(rate.f1, 1)) == (100, 50, 66.7)


def test_nothing_against_nothing_is_no_division_by_zero() -> None:
    assert score([], []).level("complete").f1 == 0
    assert score([], []).field("unit") == 0


@pytest.mark.parametrize(
    ("field", "gold", "predicted"),
    [
        ("subject", "Islamic State", "ISIL"),
        ("subject", "the Syrian Army", "Syrian government"),
        ("claimant", "António Guterres", "UN Secretary-General Antonio Guterres"),
        ("places", ["northern Syria"], ["Syria"]),
        ("places", ["Xu’an"], ["Xu'an"]),
        ("places", ["Iraq", "Syria"], ["Syria", "Iraq"]),
        ("places", ["Raqqa province"], ["Raqa"]),
        ("status", "asserted", None),
        ("high", 66.67, 66.670001),
        ("unit", "command post", "post"),
        ("unit", "airstrike", "air strike"),
        ("claimant", "World Health Organization", "WHO"),
        ("subject", "PKK", "Partiya Karkeren Kurdistane"),
        ("as_of", "2011/2016", "2011/2016-07-02"),
        ("as_of", "2016-02-04", "../2016-02-04"),
    ],
)
def test_what_means_the_same_is_right(field: str, gold: Any, predicted: Any) -> None:
    result = score([mention(**{field: gold})], [mention(**{field: predicted})])
    assert result.level("complete").right == 1


@pytest.mark.parametrize(
    ("field", "scored_as", "gold", "predicted"),
    [
        ("low", "bounds", None, 1),
        ("high", "bounds", 20000, 20001),
        ("subject", "subject", "Taliban", None),
        ("claimant", "claimant", "Global Coalition", "Pentagon"),
        ("places", "places", ["Syria"], []),
        ("as_of", "as_of", "2018-07", "2018"),
        ("as_of", "as_of", "2011/2016", "2012/2016"),
        ("as_of", "as_of", "2011/..", "2011"),
        ("unit", "unit", "tank", "tanker"),
        ("per", "per", None, "month"),
    ],
)
def test_what_differs_is_wrong_in_that_field_alone(
    field: str, scored_as: str, gold: Any, predicted: Any
) -> None:
    result = score([mention(**{field: gold})], [mention(**{field: predicted})])
    assert [match.wrong for match in result.matches] == [(scored_as,)]


def test_how_often_the_right_value_was_proposed_is_told_where_a_prediction_says_so() -> None:
    gold = [mention(), mention(start=100), mention(start=200)]
    proposed = [["Pentagon", "the Coalition"], ["Pentagon"], ["Global Coalition", None]]
    predicted = [
        mention(start=it["start"], claimant="Pentagon", candidates={"claimant": values})
        for it, values in zip(gold, proposed, strict=True)
    ]
    result = score(gold, predicted)
    assert result.field("claimant") == 0
    assert round(result.among_candidates("claimant") or 0, 1) == 66.7
    assert result.among_candidates("places") is None


@cache
def scorer() -> ModuleType:
    """The program that comes with the gold."""
    spec = importlib.util.spec_from_file_location("gold_score", GOLD / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def as_theirs(gold: list[dict[str, Any]], predicted: list[dict[str, Any]]) -> dict[str, Any]:
    """Our result in the shape of theirs."""
    ours = score(gold, predicted)
    rates = {level: ours.level(level) for level in LEVELS}
    return {
        "gold": len(gold),
        "predicted": len(predicted),
        **{
            level: {"P": round(r.precision, 1), "R": round(r.recall, 1), "F1": round(r.f1, 1)}
            for level, r in rates.items()
        },
        "fields": {field: round(ours.field(field), 1) for field in FIELDS},
    }


NAMES = st.sampled_from(
    [
        "the Islamic State",
        "ISIS",
        "Syria",
        "northern Aleppo province",
        "Raqa",
        "UN",
        "Ban",
        "Ban Ki-moon",
        "the",
        "",
        None,
    ]
)
MENTIONS = st.lists(
    st.builds(
        mention,
        doc=st.sampled_from(["a", "b"]),
        figure=st.text("x", min_size=1, max_size=6),
        start=st.integers(0, 20),
        low=st.sampled_from([None, 1, 2.5]),
        high=st.sampled_from([3, None]),
        subject=NAMES,
        claimant=NAMES,
        places=st.lists(NAMES, max_size=2),
        status=st.sampled_from(["asserted", None, "planned"]),
    ),
    max_size=8,
)


@needs_gold
@settings(deadline=None)
@given(MENTIONS, MENTIONS)
def test_results_are_those_of_the_golds_own_scorer(
    gold: list[dict[str, Any]], predicted: list[dict[str, Any]]
) -> None:
    assert as_theirs(gold, predicted) == scorer().score(gold, predicted)[0]


@needs_gold
@pytest.mark.parametrize("name", SETS)
def test_one_set_against_itself_and_another_is_scored_as_by_the_golds_own_scorer(name: str) -> None:
    gold, other = (
        [json.loads(line) for line in (GOLD / f"{it}.gold.jsonl").read_text("utf-8").splitlines()]
        for it in (name, SETS[0])
    )
    for predicted in (gold, other, gold[::2]):
        assert as_theirs(gold, predicted) == scorer().score(gold, predicted)[0]


@needs_gold
@given(st.text("north eastern western the of province city Syria-raqa'é", max_size=40))
def test_names_are_compared_as_the_golds_own_scorer_does(name: str) -> None:
    assert comparable_name(name) == scorer().norm(name)
