"""Every error is one line that says what is wrong, and has its exit code."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]

ERRORS = [
    (2, ["shwo"], "No such command 'shwo'. Did you mean 'show'?"),
    (2, ["show"], "Missing argument 'METRIC'"),
    (2, ["show", "fighters", "--plcae", "Syria"], "No such option: --plcae"),
    (2, ["show", "fighters", "--format", "xml"], "'xml' is not one of"),
    (2, ["show", "fighters", "--limit", "0"], "Invalid value for '--limit' / '-n': 0 is not in the range"),
    (
        2,
        ["show", "fighters", "--limit", "many"],
        "Invalid value for '--limit' / '-n': 'many' is not a valid int",
    ),
    (2, ["show", "fighters", "--status", "sure"], "'sure' is not one of"),
    (
        1,
        ["show", "fighters", "--db", "nothing.db"],
        "nothing.db: no such database; `claims ingest`",
    ),
    (1, ["show", "fighters", "--db", "no/such/folder.db"], "there is no folder no/such"),
    (2, ["show", "fighters", "--db", "mysql://localhost/claims"], "SQLite files and postgresql:// URLs"),
    (2, ["ingest"], "Missing argument 'INPUT...'"),
    (2, ["extract", "-", "--lexicon", "words"], "lexicon words: there is no such file or folder"),
    (1, ["eval", "gold.jsonl"], "gold.jsonl: No such file or directory"),
    (2, ["sql"], "give a SELECT"),
    (2, ["db"], "Missing command."),
    (2, ["db", "downgrade", "9999", "--db", "nothing.db"], "9999: no such revision"),
]


@pytest.mark.parametrize(("code", "arguments", "words"), ERRORS)
def test_an_error_is_one_line(run: Run, code: int, arguments: list[str], words: str) -> None:
    result = run(*arguments)
    assert words in result.stderr
    assert result.stderr.startswith("claims: ")
    assert result.stderr.count("\n") == 1
    assert result.stdout == ""
    assert result.exit_code == code


def test_a_usage_error_names_the_help_to_read(run: Run) -> None:
    assert "(see claims db downgrade --help)" in run("db", "downgrade").stderr


def test_the_words_of_an_error_are_harmless(run: Run) -> None:
    error = run("show", "fighters", "--db", "\x1b[31m/red.db").stderr
    assert "\x1b" not in error
    assert "␛[31m" in error


def test_a_file_that_may_not_be_read_is_told_in_a_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "gold.gold.jsonl").mkdir()
    (tmp_path / "gold.documents.jsonl").touch()
    result = run("eval", "gold.gold.jsonl")
    assert result.stderr == "claims: gold.gold.jsonl: Is a directory\n"
    assert result.exit_code == 1
