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
from claims.store.schema import migrations

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


DAMAGE = [
    ("UPDATE question SET low = 7", "what was compared on"),
    ("UPDATE estimate SET mentions = 9", "what was compared on"),
    ("UPDATE question SET independent = 9", "what was compared on"),
    ("DELETE FROM estimate_claim", "what was compared on"),
    ("UPDATE estimate_claim SET why = 'because'", "what was compared on"),
    ("DROP TABLE comparison", "the table comparison is missing"),
    ("DROP TABLE text_band", "the table text_band is missing"),
    ("ALTER TABLE run RENAME COLUMN extractor TO program", "the table run has no column extractor"),
    (
        "DELETE FROM question; DELETE FROM claim_mention; DELETE FROM claim_place; DELETE FROM claim; "
        "DELETE FROM mention; DELETE FROM extraction",
        "was never read",
    ),
]


@pytest.mark.parametrize(("statements", "told"), DAMAGE)
def test_what_was_altered_behind_the_programs_back_is_found(
    statements: str, told: str, run: Run, copy: Path
) -> None:
    assert run("verify", "--db", copy).exit_code == 0
    with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
        connection.executescript(f"PRAGMA foreign_keys = ON; {statements}")
    before = copy.read_bytes()
    result = run("verify", "--db", copy, "-f", "jsonl")
    assert result.exit_code == 1
    assert any(told in json.loads(line)["what"] for line in result.stdout.splitlines()), result.stdout
    assert copy.read_bytes() == before


def test_where_nothing_can_be_written_a_whole_database_is_still_whole(
    run: Run, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claims.store.engine._can_write", lambda path: False)
    result = run("verify", "--db", copy, "-f", "jsonl")
    assert result.exit_code == 0
    assert {json.loads(line)["kind"] for line in result.stdout.splitlines()} == {"note"}


def test_refresh_makes_no_database_and_leaves_a_newer_one_alone(run: Run, copy: Path, tmp_path: Path) -> None:
    assert "no such database" in run("db", "refresh", "--db", tmp_path / "none.db").stderr
    assert not (tmp_path / "none.db").exists()
    with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    before = copy.read_bytes()
    assert "is newer than this program's" in run("db", "refresh", "--all", "--db", copy).stderr
    assert copy.read_bytes() == before


COMMANDS = [
    ["show", "fighters"], ["conflicts"], ["documents"], ["metrics"], ["verify"], ["search", "fled"],
    ["sql", "SELECT count(*) FROM claims"], ["db", "refresh", "--all"], ["db", "upgrade"], ["db", "backup"],
]  # fmt: skip


@pytest.fixture(scope="module")
def stamped(database: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A database of an earlier revision that says it has the newest."""
    path = Path(shutil.copy(database, tmp_path_factory.mktemp("stamped")))
    migrations.downgrade(str(path), REVISIONS[2])
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", [HEAD])
    return path.read_bytes()


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_damaged_header_or_a_wrong_stamp_is_told_in_one_line(
    command: list[str], run: Run, copy: Path, stamped: bytes
) -> None:
    whole = copy.read_bytes()
    for at in (16, 18, 21, 44, 47, 56, 68, 100, 105):
        copy.write_bytes(whole[:at] + b"\xff\xff" + whole[at + 2 :])
        result = run(*command, "--db", copy)
        assert result.exit_code in (0, 1)
        assert result.exception is None or isinstance(result.exception, SystemExit)
    copy.write_bytes(stamped)
    result = run(*command, "--db", copy)
    assert result.exception is None or isinstance(result.exception, SystemExit)
