"""`claims eval`: the extraction scored against claims marked by hand, with floors."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]

TEXT = "Up to 20,000 fighters remained in Syria, the United Nations said."


@pytest.fixture
def gold(tmp_path: Path, run: Run) -> Path:
    """A gold file that agrees with the extraction, but for one claim that nobody would find."""
    record = json.dumps({"doc": "a", "text": TEXT, "published": "2019-05-21"})
    documents = tmp_path / "news.documents.jsonl"
    documents.write_text(f"{record}\n", encoding="utf-8")
    found = run("extract", documents).stdout
    unseen = {**json.loads(found), "figure": "the", "start": TEXT.index("the United"), "low": 5, "high": 5}
    path = tmp_path / "news.gold.jsonl"
    path.write_text(f"{found}{json.dumps(unseen)}\n", encoding="utf-8")
    return path


def test_scores_are_printed_by_level_and_field(run: Run, gold: Path) -> None:
    rows = json.loads(run("eval", gold, "-f", "json").stdout)
    scores = {row["score"]: row for row in rows}
    assert (scores["found"]["precision"], scores["found"]["recall"], scores["found"]["f1"]) == (100, 50, 66.7)
    assert scores["claimant"]["right"] == 100
    table = run("eval", gold).stdout
    assert table.splitlines()[0].split() == ["SCORE", "PRECISION", "RECALL", "F1", "RIGHT", "AMONG"]


def test_how_often_the_right_value_was_proposed_is_told_for_chosen_fields(run: Run, gold: Path) -> None:
    scores = {row["score"]: row for row in json.loads(run("eval", gold, "-f", "json").stdout)}
    chosen = ("metric", "subject", "places", "claimant", "as_of", "status")
    assert {field: scores[field]["among"] for field in chosen} == dict.fromkeys(chosen, 100)
    assert scores["bounds"]["among"] is None


def test_misses_are_listed(run: Run, gold: Path) -> None:
    (miss,) = json.loads(run("eval", gold, "--misses", "-f", "json").stdout)
    assert (miss["miss"], miss["figure"]) == ("missed", "the")
    both = run("eval", gold, "--misses").stdout
    assert "missed" in both
    assert "found" in both


def test_a_prediction_can_be_scored_instead(run: Run, gold: Path, tmp_path: Path) -> None:
    wrong = json.loads(gold.read_text(encoding="utf-8").splitlines()[0]) | {"high": 30000, "claimant": None}
    predicted = tmp_path / "predicted.jsonl"
    predicted.write_text(json.dumps(wrong), encoding="utf-8")
    rows = json.loads(run("eval", gold, "--predicted", predicted, "--misses", "-f", "json").stdout)
    assert {row["field"] for row in rows if row["miss"] == "wrong"} == {"bounds", "claimant"}


def test_a_floor_holds_or_fails(run: Run, gold: Path) -> None:
    assert run("eval", gold, "--floor", "found=66", "--floor", "value=60").exit_code == 0
    result = run("eval", gold, "--floor", "found=67", "--floor", "complete=10")
    assert result.exit_code == 1
    assert result.stderr == "claims: found F1 is 66.7, below the floor of 67\n"


@pytest.mark.parametrize("floor", ["found", "found=high", "speed=3", "=5"])
def test_a_floor_that_is_none_is_refused(run: Run, gold: Path, floor: str) -> None:
    result = run("eval", gold, "--floor", floor)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"claims: --floor {floor}: write found=95")


@pytest.mark.parametrize("line", ["{", "[]", '{"doc": "a"}', "7"])
def test_a_line_that_is_no_claim_is_told_with_its_place(run: Run, gold: Path, line: str) -> None:
    with gold.open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
    result = run("eval", gold)
    assert result.exit_code == 2
    assert f"{gold}, line 3: " in result.stderr
    assert result.stderr.count("\n") == 1


def test_gold_without_documents_asks_for_them(run: Run, gold: Path, tmp_path: Path) -> None:
    alone = gold.rename(tmp_path / "alone.gold.jsonl")
    result = run("eval", alone)
    assert result.exit_code == 2
    assert "no alone.documents.jsonl beside it" in result.stderr
    assert run("eval", alone, "--documents", tmp_path / "news.documents.jsonl").exit_code == 0
