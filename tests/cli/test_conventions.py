"""What every command takes: how much is said, and how rows are written."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from claims.cli.commands import COMMANDS
from claims.cli.group import load_command

Run = Callable[..., Result]
Process = Callable[..., subprocess.CompletedProcess[bytes]]

# Every command, those of a group by themselves.
COMMAND_LINES = [
    [name, *inner]
    for name in COMMANDS
    for inner in ([it] for it in getattr(load_command(name), "commands", ()))
] + [[name] for name in COMMANDS if not hasattr(load_command(name), "commands")]


@pytest.mark.parametrize("name", COMMAND_LINES, ids=" ".join)
def test_help_speaks_our_words(run: Run, name: list[str]) -> None:
    printed = run(*name, "--help").stdout
    assert [mark for mark in ("<", "{", "[[", "....", ">=") if mark in printed] == []


@pytest.mark.parametrize("name", COMMAND_LINES, ids=" ".join)
def test_every_command_can_be_quiet_or_verbose(run: Run, name: list[str]) -> None:
    printed = run(*name, "--help").stdout
    assert "-q, --quiet" in printed
    assert "-v, --verbose" in printed


NOT_LISTED = {"explain"}  # the fields of a claim are no list

LISTINGS = [
    ["show", "fighters"], ["conflicts"], ["timeline", "fighters"], ["changes", "--since", "2000"],
    ["search", "in"], ["metrics"], ["sources"], ["subjects"], ["places"], ["claimants"], ["documents"],
    ["history"], ["export"], ["sql", "SELECT * FROM claims"], ["verify"],
]  # fmt: skip


@pytest.mark.parametrize("name", [name for name in COMMANDS if name not in NOT_LISTED])
def test_whatever_prints_rows_takes_a_limit(name: str) -> None:
    options = {it.name for it in load_command(name).params}
    assert "limit" in options or "columns" not in options


@pytest.mark.parametrize("command", LISTINGS, ids=" ".join)
def test_every_listing_takes_a_limit(ask: Run, command: list[str]) -> None:
    assert len(ask(*command, "--limit", "1", "-f", "jsonl").stdout.splitlines()) <= 1


def test_what_is_read_or_shown_as_a_tree_takes_a_limit(run: Run, ask: Run, tmp_path: Path) -> None:
    (tmp_path / "two.txt").write_text("300 rebels died. Up to 20 soldiers were killed.", "utf-8")
    for command in ("extract", "quantities"):
        assert len(run(command, tmp_path / "two.txt", "--limit", "1").stdout.splitlines()) == 1
    claim = ask("export", "--columns", "claim_id", "--no-headers", "-n", "1").stdout.strip()
    assert len(ask("lineage", claim, "--limit", "1").stdout.splitlines()) == 2  # counts, and a claim


def test_quiet_says_nothing_but_errors(run: Run, ask: Run, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("300 rebels died.", "utf-8")
    (tmp_path / "empty.txt").write_text("", "utf-8")
    done = run("ingest", "-q", tmp_path, "--db", tmp_path / "new.db")
    assert done.stderr.count("\n") == 1
    assert "empty.txt: is empty" in done.stderr
    assert ask("show", "abducted", "--quiet").stderr == ""
    assert run("show", "-q", "figters", "--db", tmp_path / "new.db").stderr.startswith(
        "claims: there is no metric"
    )


def test_verbose_tells_what_is_done(run: Run, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("300 rebels died.", "utf-8")
    told = run("ingest", "-v", tmp_path / "good.txt", "--db", tmp_path / "new.db").stderr
    assert f"claims: database: {tmp_path / 'new.db'}\n" in told
    assert "good.txt: added; claims found: 1\n" in told


def test_columns_are_chosen_and_named_or_not(ask: Run) -> None:
    assert ask("metrics", "--columns", "claims,metric", "--limit", "1").stdout.split() == [
        "CLAIMS", "METRIC", "4", "fighters",
    ]  # fmt: skip
    assert ask("metrics", "--columns", "metric", "--no-headers", "-n", "1").stdout == "fighters\n"
    assert ask("show", "fighters", "--columns", "figure,low", "-f", "csv").stdout.startswith("figure,low\n")
    row = json.loads(ask("export", "--columns", "figure", "-f", "jsonl", "-n", "1").stdout)
    assert list(row) == ["figure"]


@pytest.mark.parametrize("command", [["show", "fighters"], ["metrics"], ["search", "militants"]])
def test_tables_may_do_without_names_of_columns(ask: Run, command: list[str]) -> None:
    whole, bare = (ask(*command, *wish).stdout.splitlines() for wish in ([], ["--no-headers"]))
    assert len(whole) == len(bare) + 1


def test_spreadsheets_get_their_line_ends_and_mark(process: Process) -> None:
    printed = process("sources", "--format", "csv", "--crlf", "--bom").stdout
    assert printed.startswith("\ufeffsource,".encode())
    assert printed.count(b"\r\n") == printed.count(b"\n") > 1
    assert b"\r" not in process("sources", "--format", "csv").stdout
