"""Every error is one line that says what is wrong, and has its exit code."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]

ERRORS = [
    (2, ["shwo"], "there is no command 'shwo'. Did you mean show? (see claims --help)"),
    (2, ["show"], "METRIC is missing (see claims show --help)"),
    (
        2,
        ["show", "fighters", "--plcae", "Syria"],
        "no option --plcae. Did you mean --place? (see claims show",
    ),
    (
        2,
        ["show", "fighters", "--format", "xml"],
        "--format xml: choose from table, json, jsonl, csv, tsv, md",
    ),
    (2, ["show", "fighters", "--limit", "0"], "--limit 0: give a whole number of at least 1"),
    (2, ["show", "fighters", "--limit", "many"], "--limit many: give a whole number of at least 1"),
    (2, ["show", "fighters", "--status", "sure"], "--status sure: choose from asserted, disputed, planned"),
    (2, ["show", "fighters", "--tolerance", "200"], "give a number from 0 to 100"),
    (2, ["show", "fighters", "troops"], "troops: too many arguments"),
    (2, ["show", "fighters", "--place"], "--place needs a value (see claims show --help)"),
    (2, ["show", "fighters", "--mentions=yes"], "--mentions takes no value (see claims show --help)"),
    (2, ["conflicts", "--why", "3fa9c1e"], "--why needs 2 values (see claims conflicts --help)"),
    (2, ["changes"], "--since is missing (see claims changes --help)"),
    (2, ["sql", "--schema", "--columns", "wiev"], "no column 'wiev'; the columns are view, column, meaning"),
    (
        1,
        ["show", "fighters", "--db", "nothing.db"],
        "nothing.db: no such database; `claims ingest`",
    ),
    (1, ["show", "fighters", "--db", "no/such/folder.db"], "there is no folder no/such"),
    (2, ["show", "fighters", "--db", "mysql://localhost/claims"], "SQLite files and postgresql:// URLs"),
    (2, ["ingest"], "INPUT is missing (see claims ingest --help)"),
    (2, ["extract", "-", "--lexicon", "words"], "lexicon words: there is no such file or folder"),
    (1, ["eval", "gold.jsonl"], "gold.jsonl: No such file or directory"),
    (2, ["sql"], "give a SELECT"),
    (2, ["db"], "name one of its commands: upgrade, refresh, downgrade, current, backup"),
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


def test_without_the_driver_of_postgresql_the_extra_is_advised(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(*_: object, **__: object) -> None:
        raise ModuleNotFoundError("No module named 'psycopg'")

    monkeypatch.setattr("claims.store.engine.create_engine", missing)
    told = run("metrics", "--db", "postgresql://localhost/claims").stderr
    assert told == "claims: PostgreSQL needs psycopg: pip install 'claims[postgres]'\n"
