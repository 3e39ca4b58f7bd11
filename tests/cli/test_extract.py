"""`claims extract` and `claims quantities`: documents in, objects out, without a database."""

import csv
import importlib
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

from claims.lexicon import Lexicon
from claims.model import Document
from claims.view.data import MENTION_COLUMNS

Run = Callable[..., Result]

NEWS = "Up to 20,000 fighters remained in Syria, the United Nations said. The war began on 15 March 2011.\n"


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "news.txt"
    path.write_text(NEWS, encoding="utf-8")
    return path


def test_a_claim_is_printed_as_one_object_with_the_fields_of_the_guide(run: Run, news: Path) -> None:
    result = run("extract", news, "--published", "2019-05-21")
    assert result.exit_code == 0
    (claim,) = (json.loads(line) for line in result.stdout.splitlines())
    assert list(claim) == list(MENTION_COLUMNS)
    assert claim["doc"] == "news"
    assert NEWS[claim["start"] :].startswith(claim["figure"])
    assert (claim["low"], claim["high"], claim["metric"]) == (None, 20000, "fighters")


def test_quantities_are_all_there_with_the_reason_why_some_are_no_claims(run: Run, news: Path) -> None:
    claim, *others = (json.loads(line) for line in run("quantities", news).stdout.splitlines())
    assert (claim["figure"], claim["refused"]) == ("Up to 20,000", None)
    assert {it["refused"] for it in others} == {"date"}
    assert all(list(it) == [*MENTION_COLUMNS, "refused"] for it in (claim, *others))


def test_standard_input_is_read(run: Run) -> None:
    result = run("extract", "-", text=NEWS)
    assert json.loads(result.stdout)["figure"] == "Up to 20,000"


def test_what_cannot_be_read_is_told_and_the_rest_goes_on(run: Run, news: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    result = run("extract", "missing.txt", news, tmp_path / "empty.txt")
    assert result.exit_code == 3
    assert len(result.stdout.splitlines()) == 1
    told = result.stderr.splitlines()
    assert len(told) == 2
    assert told[0].startswith("claims: missing.txt: ")
    assert "empty.txt: " in told[1]


# By command, the module and the function in it that reads a text.
READS = {
    "extract": ("claims.extract.claim", "extract_claims"),
    "quantities": ("claims.api.texts", "find_all_quantities"),
}


@pytest.mark.parametrize("command", READS)
def test_a_text_on_which_a_rule_fails_is_told_and_the_rest_goes_on(
    run: Run, news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    module, name = READS[command]
    reads = getattr(importlib.import_module(module), name)

    def fails(document: Document, words: Lexicon) -> Any:
        return reads(document, words) if document.id == "news" else 1 / 0

    monkeypatch.setattr(importlib.import_module(module), name, fails)
    (tmp_path / "bad.txt").write_text(NEWS)
    result = run(command, tmp_path / "bad.txt", news)
    assert result.exit_code == 3
    assert {json.loads(line)["doc"] for line in result.stdout.splitlines()} == {"news"}
    told = "a rule failed on it, please report this: ZeroDivisionError: division by zero"
    assert result.stderr == f"claims: {tmp_path / 'bad.txt'}: {told}\n"


@pytest.mark.parametrize("command", ["extract", "quantities"])
@pytest.mark.parametrize("form", ["table", "json", "csv", "tsv", "md"])
def test_other_formats_are_there_too(run: Run, news: Path, command: str, form: str) -> None:
    result = run(command, news, "--format", form)
    assert result.exit_code == 0
    assert "Up to 20,000" in result.stdout


def test_csv_has_every_field(run: Run, news: Path) -> None:
    (row,) = csv.DictReader(io.StringIO(run("extract", news, "-f", "csv").stdout))
    assert list(row) == list(MENTION_COLUMNS)
    assert "metric=" in row["rules"]


OWN = """
[[metric]]
key = "vaccinated"
label = "People vaccinated"
unit = "people"
measure = "flow"
window_days = 30
nouns = ["vaccinee"]
yes = ["400 vaccinees"]
no = ["400 doctors"]
"""
CLINIC = "The clinic saw 400 vaccinees in May 2021."


def metric_of(printed: str) -> str:
    return str(json.loads(printed)["metric"])


def test_words_of_ones_own_are_read_from_this_folder(run: Run, tmp_path: Path) -> None:
    assert metric_of(run("extract", "-", text=CLINIC).stdout) != "vaccinated"
    (tmp_path / "claims.toml").write_text(OWN, encoding="utf-8")
    assert metric_of(run("extract", "-", text=CLINIC).stdout) == "vaccinated"


def test_words_of_ones_own_are_read_from_files_and_folders_that_are_named(run: Run, tmp_path: Path) -> None:
    words = tmp_path / "words"
    words.mkdir()
    (words / "clinic.toml").write_text(OWN, encoding="utf-8")
    for path in (words, words / "clinic.toml"):
        assert metric_of(run("extract", "-", "--lexicon", path, text=CLINIC).stdout) == "vaccinated"
        assert run("quantities", "-", "--lexicon", path, text=CLINIC).exit_code == 0


def test_words_that_cannot_be_used_are_told_with_their_place(run: Run, tmp_path: Path) -> None:
    (tmp_path / "claims.toml").write_text("[[metric]\n", encoding="utf-8")
    result = run("extract", "-", text=CLINIC)
    assert result.exit_code == 1
    assert f"{tmp_path / 'claims.toml'}: " in result.stderr
    assert "line 1" in result.stderr
    assert result.stderr.count("\n") == 1
