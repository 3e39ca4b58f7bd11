"""`claims verify` and `claims db`: whole, copied, brought up and down."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import Result

from claims.store.engine import HEAD, REVISIONS

Run = Callable[..., Result]


@pytest.fixture
def copy(database: Path, tmp_path: Path) -> Path:
    """A copy of the database that a test may change."""
    return Path(shutil.copy(database, tmp_path / "copy.db"))


def test_a_whole_database_is_told_to_be_whole(ask: Run) -> None:
    result = ask("verify")
    assert result.stdout == ""
    assert result.stderr == "claims: the database is whole and true to its documents\n"


def test_an_altered_text_is_found(run: Run, copy: Path) -> None:
    with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
        connection.execute("UPDATE document SET text = replace(text, '14,000', '41,000')")
    result = run("verify", "--db", copy, "-f", "jsonl")
    assert result.exit_code == 1
    problems = [json.loads(line) for line in result.stdout.splitlines()]
    assert {problem["kind"] for problem in problems} == {"problem"}
    assert any("its text was altered" in problem["what"] for problem in problems)
    assert result.stderr == f"claims: {len(problems)} problems found\n"


def test_the_revision_is_told(ask: Run) -> None:
    assert ask("db", "current").stdout == f"{HEAD}\n"


def test_an_upgrade_of_what_is_new_does_nothing(run: Run, copy: Path, tmp_path: Path) -> None:
    result = run("db", "upgrade", "--db", copy)
    assert result.stderr == f"claims: schema {HEAD}: nothing to do\n"
    assert list(tmp_path.iterdir()) == [copy]


def test_down_and_up_again_keeps_every_claim_and_a_copy_of_each_state(
    run: Run, copy: Path, tmp_path: Path
) -> None:
    before = run("export", "--db", copy).stdout
    down = run("db", "downgrade", REVISIONS[0], "--db", copy)
    assert down.exit_code == 0
    first, second = down.stderr.splitlines()
    assert first == f"claims: schema {HEAD} -> {REVISIONS[0]}"
    assert Path(second.removeprefix("claims: the database as it was is in ")).exists()
    refused = run("show", "fighters", "--db", copy)
    assert refused.exit_code == 1
    assert "run `claims db upgrade`" in refused.stderr
    assert run("db", "upgrade", "--db", copy).exit_code == 0
    assert run("export", "--db", copy).stdout == before
    assert len(list(tmp_path.glob("copy-*.db"))) == 2


def test_a_copy_is_made_where_one_wants_it_and_never_over_another(
    run: Run, copy: Path, tmp_path: Path
) -> None:
    target = tmp_path / "safe.db"
    assert run("db", "backup", target, "--db", copy).stdout == f"{target}\n"
    assert run("export", "--db", target).stdout == run("export", "--db", copy).stdout
    again = run("db", "backup", target, "--db", copy)
    assert again.exit_code == 1
    assert "nothing was written over" in again.stderr
    dated = run("db", "backup", "--db", copy).stdout.strip()
    assert Path(dated).parent == tmp_path
