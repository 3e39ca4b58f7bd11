"""`claims model`, and reading with answers that were recorded."""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import Result

import claims

Run = Callable[..., Result]
Process = Callable[..., subprocess.CompletedProcess[bytes]]

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


@pytest.fixture
def replayed(recording: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An endpoint that answers from the recording, named in the environment."""
    with claims.replaying(recording) as url:
        monkeypatch.setenv("CLAIMS_READER_ENDPOINT", url)
        monkeypatch.setenv("CLAIMS_READER_MODEL", "reader-1")
        yield url


def claimants(run: Run) -> list[str | None]:
    return [it["claimant"] for it in json.loads(run("show", "killed", "-f", "json").stdout)]


def test_a_model_reads_what_is_ingested_and_is_asked_once(run: Run, news: Path, replayed: str) -> None:
    first = run("ingest", news, "--reader", "model")
    assert first.stderr.startswith(
        "claims: documents: 1 added; claims found: 1\nclaims: requests: 1; tokens: 3,"
    )
    assert claimants(run) == ["Okvari Front"]
    again = run("ingest", news, "--reader", "model")
    assert again.stderr == (
        "claims: documents: 0 added, 1 unchanged; claims found: 0\nclaims: requests: 0; tokens: 0 in, 0 out\n"
    )
    assert "1 updated" in run("ingest", news).stderr  # by the rules
    assert claimants(run) == ["mayor"]
    assert "requests: 0" in run("ingest", news, "--reader", "model").stderr
    assert claimants(run) == ["Okvari Front"]
    assert run("verify").exit_code == 0


def test_explain_says_what_the_model_gave_and_what_the_rules(run: Run, news: Path, replayed: str) -> None:
    run("ingest", news, "--reader", "model")
    (claim,) = json.loads(run("show", "killed", "-f", "json").stdout)
    told = run("explain", claim["claim_id"]).stdout
    assert "the model, by these words" in told
    assert "rules, the model is silent; a verb before the figure" in told
    assert "its context by reader-1" in told


def test_sql_says_who_read_a_document_and_when(run: Run, news: Path, replayed: str) -> None:
    run("ingest", news)
    run("ingest", news, "--reader", "model")
    wanted = (
        "doc, reader, model, length(contract) AS contract, newest, figures, answers, tokens_in > 0 AS asked"
    )
    found = run("sql", f"SELECT {wanted} FROM readings ORDER BY reading_id", "-f", "json").stdout
    by_rules, by_model = json.loads(found)
    assert by_rules == {
        "doc": "news", "reader": "rules", "model": None, "contract": None,
        "newest": 0, "figures": 1, "answers": 0, "asked": 0,
    }  # fmt: skip
    assert by_model == {
        "doc": "news", "reader": "model", "model": "reader-1", "contract": 12,
        "newest": 1, "figures": 1, "answers": 1, "asked": 1,
    }  # fmt: skip


def test_a_dry_run_says_what_asking_would_take(run: Run, news: Path, replayed: str) -> None:
    result = run("ingest", news, "--reader", "model", "--dry-run")
    assert result.stderr.startswith("claims: would ask: requests: 1; tokens: 3,")
    assert not Path("claims.db").exists()
    run("ingest", news, "--reader", "model")
    result = run("ingest", news, "--reader", "model", "--dry-run")
    assert result.stderr == "claims: would ask: requests: 0 (answered before: 1); tokens: 0 in, 0 out\n"
    assert run("ingest", news, "--dry-run").exit_code == 2


def test_extract_and_eval_say_what_asking_would_take(
    run: Run, news: Path, replayed: str, tmp_path: Path
) -> None:
    text = news.read_text("utf-8")
    row = {"id": "news", "text": text, "published": "2021-08-18"}
    (tmp_path / "own.documents.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    (tmp_path / "own.gold.jsonl").write_text("", encoding="utf-8")
    for command in (("extract", news, news), ("eval", "own.gold.jsonl")):
        result = run(*command, "--reader", "model", "--dry-run")
        assert result.stderr.startswith("claims: would ask: requests: 1; tokens: 3,")
        assert (result.exit_code, result.stdout) == (0, "")
        assert run(*command, "--dry-run").exit_code == 2
    assert run("eval", "missing.gold.jsonl", "--reader", "model", "--dry-run").exit_code == 2


def test_what_has_no_answer_is_recorded_and_the_rest_goes_on(
    run: Run, news: Path, replayed: str, tmp_path: Path
) -> None:
    (tmp_path / "other.txt").write_text("Floods killed 30 people in Lindmar.", encoding="utf-8")
    result = run("ingest", "other.txt", news, "--reader", "model")
    assert result.exit_code == 3
    failure, summary, spent = result.stderr.splitlines()
    assert failure.startswith(f"claims: other.txt: no answer from {replayed}: HTTP 413 (the recording has no")
    assert (summary, spent[:19]) == (
        "claims: documents: 1 added, 1 failed; claims found: 1",
        "claims: requests: 1",
    )
    assert claimants(run) == ["Okvari Front"]
    assert "1 added" in run("ingest", "other.txt").stderr


def test_a_model_is_recorded_once(run: Run, news: Path, replayed: str, tmp_path: Path) -> None:
    kept = tmp_path / "kept.jsonl"
    assert "would ask: requests: 1;" in run("model", "record", news, "--to", kept, "--dry-run").stderr
    assert run("model", "record", news, "missing.txt", "--to", kept).exit_code == 3
    written = kept.read_text("utf-8")
    assert json.loads(json.loads(written)["answer"]) == ANSWER
    assert run("model", "record", news, "--to", kept).stderr == "claims: requests: 0; tokens: 0 in, 0 out\n"
    assert kept.read_text("utf-8") == written
    assert "(answered before: 1)" in run("model", "record", news, "--to", kept, "--dry-run").stderr


def test_a_command_is_run_with_the_endpoint_that_replays(
    process: Process, news: Path, recording: Path
) -> None:
    show = "import os; print(os.environ['CLAIMS_READER_ENDPOINT'], os.environ['CLAIMS_READER_MODEL'])"
    done = process("model", "replay", recording, "--", sys.executable, "-c", show + "; raise SystemExit(7)")
    assert done.returncode == 7
    assert re.fullmatch(rb"http://127\.0\.0\.1:\d+/v1 recording\n", done.stdout)


def test_figures_that_an_answer_leaves_out_are_told_and_read_by_the_rules(
    run: Run, news: Path, tmp_path: Path
) -> None:
    (prompt,) = map(json.loads, run("model", "prompts", news).stdout.splitlines())
    path = tmp_path / "refusal.jsonl"
    path.write_text(json.dumps({"key": prompt["key"], "answer": "I cannot help with that."}), "utf-8")
    result = run("ingest", news, "--answers", path)
    assert result.stderr.splitlines() == [
        f"claims: {news}: figures that the model says nothing of: 1",
        "claims: documents: 1 added; claims found: 1",
    ]
    assert claimants(run) == ["mayor"]


def test_settings_stand_in_claims_toml_beside_own_words(
    run: Run, news: Path, replayed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CLAIMS_READER_ENDPOINT")
    monkeypatch.delenv("CLAIMS_READER_MODEL")
    Path("claims.toml").write_text(
        f'[reader]\nendpoint = "{replayed}"\nmodel = "reader-1"\nprice_in = 1000\n', encoding="utf-8"
    )
    result = run("extract", news, "--reader", "model")
    assert json.loads(result.stdout)["claimant"] == "Okvari Front"
    assert "; cost: 3." in result.stderr
    assert json.loads(run("extract", news).stdout)["claimant"] == "mayor"
    monkeypatch.setenv("CLAIMS_READER", "model")
    assert json.loads(run("extract", news).stdout)["claimant"] == "Okvari Front"


def test_without_an_endpoint_one_line_says_what_to_set(run: Run, news: Path) -> None:
    result = run("ingest", news, "--reader", "model")
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "set endpoint and model under [reader] in claims.toml" in result.stderr


def test_where_the_readers_of_a_document_differ_is_listed(
    run: Run, news: Path, replayed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("ingest", news, "--reader", "model")
    (row,) = json.loads(run("diff", "news", "-f", "json").stdout)
    assert row == {
        "start": NEWS.index("20"),
        "figure": "20",
        "field": "claimant",
        "first": "mayor",
        "second": "Okvari Front",
    }
    assert run("diff", "1", "reader-1", "-f", "json").stdout == run("diff", "news", "-f", "json").stdout
    monkeypatch.setenv("CLAIMS_READER_MODEL", "reader-2")
    run("ingest", news, "--reader", "model")
    assert run("diff", "news", "--against", "reader-1").stderr == "claims: no differences found\n"
    refused = run("diff", "news", "reader-3")
    assert (refused.exit_code, refused.stderr) == (
        2,
        "claims: reader-3: has not read document 1; read by: reader-2, reader-1\n",
    )
    assert run("diff", "nothing").exit_code == 2


def test_a_figure_that_only_one_reader_calls_a_claim_is_listed(run: Run, news: Path, tmp_path: Path) -> None:
    (prompt,) = map(json.loads, run("model", "prompts", news).stdout.splitlines())
    none = {"figures": [{"n": 1, "no_claim": "list", "words": {"no_claim": "killed 20 people"}}]}
    path = tmp_path / "none.jsonl"
    path.write_text(json.dumps({"key": prompt["key"], "answer": none}), encoding="utf-8")
    run("ingest", news, "--answers", path)
    (row,) = json.loads(run("diff", "news", "-f", "json").stdout)
    assert (row["figure"], row["field"], row["first"], row["second"]) == ("20", "claim", "yes", "no")


def test_without_the_extra_one_line_says_what_to_install(
    run: Run, news: Path, replayed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [
        it for it in sys.modules if it in ("claims.endpoint.asker", "claims.endpoint.chat_exchange")
    ]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "httpx", None)
    result = run("extract", news, "--reader", "model")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "claims: reader model: httpx is missing; pip install 'claims[model]'\n"


@pytest.fixture
def twice(run: Run, news: Path, recording: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A recording with two readings, replayed by an endpoint that is named in the environment."""
    (row,) = map(json.loads, recording.read_text("utf-8").splitlines())
    told = {"figures": [{"n": 1, "claimant": "mayor", "subject": None, "words": {"claimant": "the mayor"}}]}
    (tmp_path / "second.jsonl").write_text(json.dumps({**row, "answer": told}), encoding="utf-8")
    checked = run("model", "answers", "prompts.jsonl", "answers.jsonl", "second.jsonl")
    assert checked.stderr == "claims: prompts: 1; answers: 2; figures: 1\n"
    path = tmp_path / "twice.jsonl"
    path.write_text(checked.stdout, encoding="utf-8")
    monkeypatch.setenv("CLAIMS_READER_MODEL", "reader-1")
    return path


@pytest.fixture
def replayed_twice(twice: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    with claims.replaying(twice) as url:
        monkeypatch.setenv("CLAIMS_READER_ENDPOINT", url)
        yield url


def test_a_model_is_asked_several_times_and_what_most_readings_say_is_kept(
    run: Run, news: Path, replayed_twice: str
) -> None:
    asked = ("ingest", news, "--reader", "model", "--readings", "2")
    assert "would ask: requests: 2; tokens: 6," in run(*asked, "--dry-run").stderr
    assert "requests: 2; tokens: 6," in run(*asked).stderr
    assert claimants(run) == ["mayor"]  # a tie: as the rules read it
    assert "1 unchanged" in (again := run(*asked).stderr)
    assert "requests: 0" in again
    assert "requests: 0 (answered before: 2)" in run(*asked, "--dry-run").stderr
    (claim,) = json.loads(run("show", "killed", "-f", "json").stdout)
    told = run("explain", claim["claim_id"]).stdout
    assert "1 of 2 readings and the rules; the model, by these words" in told
    assert "1 reading; the model: the text does not say" in told
    (row,) = json.loads(run("sql", "SELECT contract, answers FROM readings", "-f", "json").stdout)
    assert (row["contract"][12:], row["answers"]) == (" x2", 2)
    assert run("verify").exit_code == 0


def test_another_number_of_readings_reads_again_and_asks_for_the_further_ones_alone(
    run: Run, news: Path, replayed_twice: str
) -> None:
    asked = ("ingest", news, "--reader", "model")
    assert "requests: 1;" in run(*asked).stderr
    assert claimants(run) == ["Okvari Front"]
    twice = run(*asked, "--readings", "2").stderr
    assert "1 updated" in twice
    assert "requests: 1;" in twice
    assert claimants(run) == ["mayor"]
    once = run(*asked).stderr
    assert "1 updated" in once
    assert "requests: 0;" in once
    assert claimants(run) == ["Okvari Front"]


def test_a_reading_that_fails_leaves_the_others_and_is_told(
    run: Run, news: Path, replayed_twice: str, tmp_path: Path
) -> None:
    result = run("ingest", news, "--reader", "model", "--readings", "3")
    missing, summary, spent = result.stderr.splitlines()
    assert missing.startswith(
        f"claims: {news}: 1 of 3 answers are missing, the others decide: no answer from"
    )
    assert summary == "claims: documents: 1 added; claims found: 1"
    assert spent.startswith("claims: requests: 2;")
    assert result.exit_code == 0
    kept = tmp_path / "kept.jsonl"
    failed = run("model", "record", news, "--to", kept, "--readings", "3")
    assert (failed.exit_code, len(kept.read_text("utf-8").splitlines())) == (3, 2)
    assert "read it again later" in failed.stderr


def test_readings_are_recorded_and_all_of_them_or_some_are_read(
    run: Run, news: Path, replayed_twice: str, tmp_path: Path
) -> None:
    kept = tmp_path / "kept.jsonl"
    record = ("model", "record", news, "--to", kept)
    assert "requests: 1;" in run(*record).stderr
    assert "requests: 1 (answered before: 1);" in run(*record, "--readings", "2", "--dry-run").stderr
    assert "requests: 1;" in run(*record, "--readings", "2").stderr
    assert [json.loads(it).get("reading") for it in kept.read_text("utf-8").splitlines()] == [None, 2]
    extract = ("extract", news, "--answers", kept)
    assert json.loads(run(*extract).stdout)["rules"]["claimant"] == "model.words+readings.1/2+rules"
    assert json.loads(run(*extract, "--readings", "1").stdout)["claimant"] == "Okvari Front"
    refused = run(*extract, "--readings", "3")
    assert (refused.exit_code, refused.stderr) == (
        2,
        f"claims: {kept}: it has answers of 2 readings, not of 3\n",
    )


def test_rules_have_no_readings(run: Run, news: Path) -> None:
    refused = run("extract", news, "--readings", "3")
    assert (refused.exit_code, refused.stderr) == (
        2,
        "claims: reader rules: reads a text once; only a model has readings\n",
    )
