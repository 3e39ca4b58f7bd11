"""`claims sql`: questions in SQL, which change nothing, and what the columns mean."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import Result

Run = Callable[..., Result]


def test_an_answer_is_printed_in_any_format(ask: Run) -> None:
    query = "SELECT metric, count(*) AS n, NULL AS empty FROM claims GROUP BY metric ORDER BY n DESC"
    assert ask("sql", query).stdout.splitlines()[:2] == ["METRIC     N  EMPTY", "fighters   4"]
    assert ask("sql", query, "-f", "csv").stdout.splitlines()[1] == "fighters,4,"
    assert json.loads(ask("sql", query, "-f", "json").stdout)[0] == {
        "metric": "fighters",
        "n": 4,
        "empty": None,
    }


def test_a_query_is_read_from_standard_input(run: Run, database: Path) -> None:
    assert run("sql", "-", "-f", "jsonl", "--db", database, text="SELECT 1 AS one").stdout == '{"one": 1}\n'


def test_columns_of_the_same_name_are_told_apart(ask: Run) -> None:
    query = "SELECT a.metric, b.metric, a.metric AS metric_2 FROM claims a, claims b LIMIT 1"
    assert list(json.loads(ask("sql", query, "-f", "jsonl").stdout)) == ["metric", "metric_2", "metric_2_2"]


def test_it_says_so_when_there_are_more_rows(ask: Run) -> None:
    result = ask("sql", "SELECT claim_id FROM claims", "--limit", "2")
    assert len(result.stdout.splitlines()) == 1 + 2
    assert result.stderr == "claims: there are more than these 2 rows; --limit asks for more\n"


def test_many_columns_stand_below_each_other_where_they_have_no_room(
    ask: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    lines = ask("sql", "SELECT * FROM claims LIMIT 1").stdout.splitlines()
    assert lines[0] == "-- 1"
    assert lines[1].split()[0] == "claim_id"
    assert max(map(len, lines)) <= 80


@pytest.mark.parametrize(
    "query",
    [
        "DROP TABLE claim",
        "DELETE FROM decision",
        "PRAGMA user_version = 9",
        "ATTACH 'x.db' AS x",
        "SELECT 1; SELECT 2",
    ],
)
def test_nothing_can_be_changed(run: Run, database: Path, tmp_path: Path, query: str) -> None:
    before = database.read_bytes()
    result = run("sql", query, "--db", database)
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert database.read_bytes() == before
    assert list(tmp_path.iterdir()) == []


def test_an_error_in_the_sql_is_told_in_a_line(run: Run, database: Path) -> None:
    result = run("sql", "SELECT nonsense FROM claims", "--db", database)
    assert result.exit_code == 2
    assert "nonsense" in result.stderr
    assert result.stderr.count("\n") == 1


def test_every_column_of_every_view_is_explained_and_no_other(run: Run, database: Path) -> None:
    told: dict[str, list[str]] = {}
    for line in run("sql", "--schema", "-f", "jsonl").stdout.splitlines():
        row = json.loads(line)
        assert row["meaning"]
        told.setdefault(row["view"], []).append(row["column"])
    with closing(sqlite3.connect(database)) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'").fetchall()
        there = {
            name: [column for _, column, *_ in connection.execute(f"PRAGMA table_info({name})")]
            for (name,) in names
            if not name.startswith("search_")
        }
    assert told == there
