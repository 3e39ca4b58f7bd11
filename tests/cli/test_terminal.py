"""The program as a process of its own: widths, colours, pipes, signals, encodings."""

import json
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from claims.view.text import width_of

Process = Callable[..., subprocess.CompletedProcess[bytes]]
OnTerminal = Callable[..., tuple[str, int]]

COLOUR = re.compile(r"\x1b\[[0-9;]*m")


ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"


TABLES = [["show", "fighters"], ["metrics"], ["documents"], ["search", "militants"]]


@pytest.mark.parametrize("columns", [40, 200])
@pytest.mark.parametrize("command", TABLES, ids=" ".join)
def test_a_table_fits_the_terminal(
    on_terminal: OnTerminal, database: Path, command: list[str], columns: int
) -> None:
    printed, code = on_terminal([*command, "--db", str(database)], columns, NO_COLOR="1")
    assert code == 0
    assert max(map(width_of, printed.splitlines())) <= columns


@pytest.mark.parametrize("columns", [40, 60, 80, 100, 159, 160, 200, 250])
@pytest.mark.parametrize("command", TABLES, ids=" ".join)
def test_a_table_is_as_wide_as_columns_says(
    ask: Callable[..., Result], monkeypatch: pytest.MonkeyPatch, command: list[str], columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    assert max(map(width_of, ask(*command).stdout.splitlines())) <= columns


def test_the_figure_is_in_sight_on_any_terminal(on_terminal: OnTerminal, database: Path) -> None:
    for columns in (50, 80, 200):
        printed, _ = on_terminal(["show", "fighters", "--db", str(database)], columns, NO_COLOR="1")
        assert printed.count("14,000-18,000") == 1
        assert "between 14,000 and 18,000" in printed


def test_a_narrow_terminal_has_the_quote_on_a_line_of_its_own(
    on_terminal: OnTerminal, database: Path
) -> None:
    printed, _ = on_terminal(["show", "money", "--db", str(database)], 80, NO_COLOR="1")
    heading, subject, question, counts, claim, quote = printed.splitlines()
    assert heading.split() == ["FIGURE", "AS", "OF", "CLAIMANT"]
    assert (subject, question) == ("(no subject named)", "no place named; 2019-03-24; fighters; USD")
    assert counts == "  1 mention, 1 publisher, 0 independent, 1 unattributed"
    assert "≥ USD 2.5 million" in claim
    assert quote.endswith("  RNZ, 2019-03-24: …cost at least $2.5 million and took 60% of…")


def test_a_terminal_has_colours_unless_they_are_not_wanted(on_terminal: OnTerminal, database: Path) -> None:
    command = ["show", "fighters", "--db", str(database)]
    coloured, _ = on_terminal(command)
    assert COLOUR.search(coloured)
    for setting in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        plain, _ = on_terminal(command, 80, **setting)
        assert "\x1b" not in plain
        assert COLOUR.sub("", coloured) == plain
    assert COLOUR.search(on_terminal(command, 80, NO_COLOR="")[0])


def test_a_pipe_gets_whole_lines_without_colour(process: Process) -> None:
    printed = process("show", "fighters").stdout.decode()
    assert "\x1b" not in printed
    assert "…" not in printed
    assert max(map(len, printed.splitlines())) > 160


def test_colour_can_be_forced_upon_a_pipe(process: Process) -> None:
    plain = process("show", "fighters").stdout.decode()
    coloured = process("show", "fighters", FORCE_COLOR="1").stdout.decode()
    assert COLOUR.search(coloured)
    assert COLOUR.sub("", coloured) == plain
    assert process("show", "fighters", FORCE_COLOR="1", NO_COLOR="1").stdout.decode() == plain


def test_columns_holds_for_a_pipe_too(process: Process) -> None:
    printed = process("show", "fighters", COLUMNS="72").stdout.decode()
    assert max(map(width_of, printed.splitlines())) <= 72
    assert process("show", "fighters", COLUMNS="wide").stdout == process("show", "fighters").stdout


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "tsv", "md"])
def test_an_ascii_locale_is_no_reason_to_fail(process: Process, form: str) -> None:
    done = process("show", "fighters", "--format", form, PYTHONIOENCODING="ascii", COLUMNS="80")
    assert done.returncode == 0
    assert done.stderr == b""
    assert done.stdout.isascii()
    if form == "jsonl":
        claimants = {json.loads(line)["claimant"] for line in done.stdout.splitlines()}
        assert "António Guterres" in claimants


def test_errors_are_told_in_ascii_too(process: Process) -> None:
    done = process("show", "fighters", "--claimant", "Antonio Gutteres", PYTHONIOENCODING="ascii")
    assert b"Did you mean Ant\\xf3nio Guterres?" in done.stderr


@pytest.mark.parametrize(
    "shell",
    [
        "claims show fighters | head -n 1",
        f"claims sql '{ENDLESS}' -n 99999 -f csv | head -n 1",
        "claims --help | head -n 1",
        "claims show fighters 2>&1 | true",
        "claims show nonsense 2>&1 | true",
    ],
)
def test_a_closed_pipe_is_no_error_and_not_talked_about(process: Process, shell: str) -> None:
    done = process(shell=f"set -o pipefail; {shell}", PYTHONUNBUFFERED="")
    assert done.stderr == b""
    assert done.returncode in ((0, 2) if "nonsense" in shell else (0,))


def test_an_interrupt_ends_it_with_130() -> None:
    command = [sys.executable, "-m", "claims", "explain", "-"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as child:
        wait_until_it_reads(child.pid)
        child.send_signal(signal.SIGINT)
        out, error = child.communicate(timeout=30)
    assert (out, error, child.returncode) == ("", "claims: interrupted\n", 130)


def wait_until_it_reads(pid: int) -> None:
    """Wait until a process sleeps in a read of its standard input."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            call = Path(f"/proc/{pid}/syscall").read_text(encoding="ascii").split()
        except OSError:
            pytest.skip("this system does not tell what a process waits for")
        if call[:2] == ["0", "0x0"]:
            return
        time.sleep(0.02)
    pytest.fail("the program did not read its standard input")


def test_a_full_disk_is_told_in_a_line(process: Process) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    done = process(shell="claims show fighters > /dev/full")
    assert b"No space left on device" in done.stderr
    assert done.stderr.count(b"\n") == 1
    assert done.returncode == 1


def test_a_bar_is_shown_only_on_a_terminal_and_only_for_many_documents(
    on_terminal: OnTerminal, tmp_path: Path, process: Process
) -> None:
    for number in range(8):
        (tmp_path / f"{number}.txt").write_text(
            f"The UN said {number + 2} men were killed in Idlib.\n" * (number + 1)
        )
    few = [str(tmp_path / f"{number}.txt") for number in range(3)]
    many, code = on_terminal(["ingest", "--db", "many.db", str(tmp_path)])
    assert code == 0
    assert "8/8" in many
    assert "documents: 8 added" in many
    assert "3/3" not in on_terminal(["ingest", "--db", "few.db", *few])[0]
    piped = process("ingest", "--db", "piped.db", str(tmp_path))
    assert piped.stderr.decode().startswith("claims: documents: 8 added")
    assert piped.stdout == b""


def test_an_interrupt_that_python_drops_is_heard_once_more() -> None:
    script = (
        "import os, sys, weakref\n"
        "from claims.cli.group import hear_again\n"
        "sys.unraisablehook = hear_again\n"
        "class Thing: pass\n"
        "def interrupted(ref): raise KeyboardInterrupt\n"
        "thing = Thing(); watched = weakref.ref(thing, interrupted)\n"
        "try:\n    del thing\n    os.read(os.pipe()[0], 1)\n"  # for ever
        "except KeyboardInterrupt:\n    print('heard')\n"
    )
    command = [sys.executable, "-c", script]
    told = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert (told.stdout, told.stderr) == ("heard\n", "")
