"""`claims model`, and reading with answers that were recorded."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]

NEWS = "Gunmen killed 20 people in Korvat on Monday, the mayor said. The Okvari Front denied it."
ANSWER = {"figures": [{"n": 1, "claimant": "Okvari Front", "words": {"claimant": "The Okvari Front denied"}}]}


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "news.txt"
    path.write_text(NEWS, encoding="utf-8")
    return path


@pytest.fixture
def recording(run: Run, news: Path, tmp_path: Path) -> Path:
    (prompt,) = map(json.loads, run("model", "prompts", news).stdout.splitlines())
    (tmp_path / "prompts.jsonl").write_text(json.dumps(prompt), encoding="utf-8")
    (tmp_path / "answers.jsonl").write_text(
        json.dumps({"key": prompt["key"], "answer": ANSWER}), encoding="utf-8"
    )
    checked = run("model", "answers", "prompts.jsonl", "answers.jsonl")
    assert checked.stderr == "claims: prompts: 1; answers: 1; figures: 1\n"
    path = tmp_path / "recording.jsonl"
    path.write_text(checked.stdout, encoding="utf-8")
    return path


def test_recorded_answers_stand_in_for_a_model(run: Run, news: Path, recording: Path) -> None:
    (ruled,) = map(json.loads, run("extract", news).stdout.splitlines())
    (claim,) = map(json.loads, run("extract", news, "--answers", recording).stdout.splitlines())
    assert (ruled["claimant"], claim["claimant"]) == ("mayor", "Okvari Front")
    assert claim["rules"]["claimant"] == "model.words"
    assert (
        run("extract", news, "--reader", "rules", "--answers", recording).stdout
        == run("extract", news).stdout
    )


def test_answers_are_scored(run: Run, news: Path, recording: Path, tmp_path: Path) -> None:
    documents = tmp_path / "news.documents.jsonl"
    documents.write_text(json.dumps({"doc": "news", "path": "news.txt"}), encoding="utf-8")
    (claim,) = map(json.loads, run("extract", news, "--answers", recording).stdout.splitlines())
    (tmp_path / "news.gold.jsonl").write_text(json.dumps(claim), encoding="utf-8")
    floors = ("--floor", "complete=100")
    assert run("eval", "news.gold.jsonl", *floors, "--answers", recording).exit_code == 0
    assert run("eval", "news.gold.jsonl", *floors).exit_code == 1


def test_prompts_of_what_cannot_be_read_are_told_and_the_rest_is_printed(run: Run, news: Path) -> None:
    result = run("model", "prompts", "missing.txt", news)
    assert result.exit_code == 3
    assert result.stderr.count("\n") == 1
    assert len(result.stdout.splitlines()) == 1


def test_answers_that_leave_figures_out_are_told(run: Run, recording: Path, tmp_path: Path) -> None:
    (tmp_path / "answers.jsonl").write_text('{"key": "a", "answer": "b"}', encoding="utf-8")
    result = run("model", "answers", "prompts.jsonl", "answers.jsonl")
    assert result.exit_code == 3
    assert [line.split(": ")[2][:9] for line in result.stderr.splitlines()[:2]] == ["no prompt", "no answer"]


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--reader", "magic"), "reader magic: there are rules and model"),
        (("--answers", "none.jsonl"), "none.jsonl"),
    ],
)
def test_a_reader_that_there_is_not_is_refused(
    run: Run, news: Path, options: tuple[str, ...], says: str
) -> None:
    result = run("extract", news, *options)
    assert result.exit_code in (1, 2)
    assert says in result.stderr
    assert result.stderr.count("\n") == 1
