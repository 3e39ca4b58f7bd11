"""The README is true: its commands, run in their order in an empty folder, print what it shows.

    python tests/test_readme.py --write

writes what they print today into it. A fenced block `console` holds commands behind `$ ` and what they print;
`# exit code 2` stands behind a command that fails. A comment above a block says more: `<!-- file: NAME -->`,
it is a file of that name for the commands below; `<!-- gold -->`, it needs the texts in ../shared;
`<!-- start -->` and `<!-- tests -->`, .ci/run runs it.
"""

import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from claims.cli.commands import COMMANDS

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
TEXT = README.read_text("utf-8")
HAS_GOLD = (ROOT.parent / "shared" / "gold").is_dir()
WIDTH = 80

_BLOCK = re.compile(r"^(?:<!-- (?P<note>[^\n]+) -->\n)?```(?P<kind>\w+)\n(?P<body>.*?)^```$", re.M | re.S)
_COMMAND = re.compile(r"^\$ (?P<line>(?:[^\n]*\\\n)*[^\n]*)\n(?P<shown>(?:(?!\$ )[^\n]*\n)*)", re.M)
_EXIT_CODE = re.compile(r"# exit code (\d+)$")
_CHANGES = re.compile(r"read by claims \S+ on \S+")  # with every change of a rule, and every day


class Command(NamedTuple):
    """A command of the README, what it is said to print, and where that stands in the text."""

    line: str
    shown: str
    start: int
    end: int
    folder: dict[str, str]  # the files above it
    needs_gold: bool


class Answer(NamedTuple):
    """What a command printed, and how it ended."""

    printed: str
    code: int


def commands(text: str) -> Iterator[Command]:
    """The commands of a README in their order."""
    files: dict[str, str] = {}
    for block in _BLOCK.finditer(text):
        note = block["note"] or ""
        if note.startswith("file: "):
            files = {**files, note.removeprefix("file: "): block["body"]}
        if block["kind"] == "console":
            for match in _COMMAND.finditer(text, block.start("body"), block.end("body")):
                start, end = match.span("shown")
                yield Command(match["line"], match["shown"], start, end, files, note == "gold")


def run(listed: list[Command], folder: Path) -> list[Answer]:
    """Run the commands one after the other in `folder`, as on a terminal of 80 columns."""
    (folder / "seeds").symlink_to(ROOT / "seeds")
    (folder / "tests").symlink_to(ROOT / "tests")
    binaries = folder / ".bin"
    binaries.mkdir()
    for name, module in (("claims", "-m claims"), ("python", "")):
        (binaries / name).write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} {module} "$@"\n')
        (binaries / name).chmod(0o755)
    env = {key: value for key, value in os.environ.items() if key not in ("CLAIMS_DB", "NO_COLOR")}
    env |= {"PATH": f"{binaries}:{env['PATH']}", "COLUMNS": str(WIDTH), "PYTHONUTF8": "1"}
    return [_answer(command, folder, env) for command in listed]


def _answer(command: Command, folder: Path, env: dict[str, str]) -> Answer:
    for name, content in command.folder.items():
        (folder / name).write_text(content, "utf-8")
    shell = ["bash", "-c", f"exec 2>&1\n{command.line}"]
    done = subprocess.run(shell, cwd=folder, env=env, capture_output=True, timeout=60, check=False)
    printed = done.stdout.decode()
    return Answer(printed + "\n" * (printed != "" and not printed.endswith("\n")), done.returncode)


def same(shown: str, printed: str) -> bool:
    """Whether two outputs are the same but for what changes every day."""
    return _CHANGES.sub("", shown) == _CHANGES.sub("", printed)


def expected_code(line: str) -> int:
    """The exit code that a command line says."""
    said = _EXIT_CODE.search(line)
    return int(said[1]) if said else 0


LISTED = [command for command in commands(TEXT) if HAS_GOLD or not command.needs_gold]


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> list[Answer]:
    """What the commands of the README print today."""
    return run(LISTED, tmp_path_factory.mktemp("readme"))


@pytest.mark.parametrize("number", range(len(LISTED)), ids=lambda number: LISTED[number].line[:60])
def test_a_command_prints_what_the_readme_shows(number: int, answers: list[Answer]) -> None:
    command, answer = LISTED[number], answers[number]
    assert answer.code == expected_code(command.line), answer.printed
    if not same(command.shown, answer.printed):
        assert answer.printed == command.shown, "`python tests/test_readme.py --write` writes what is printed"


def test_every_command_stands_in_the_readme() -> None:
    run_or_told = {word for command in LISTED for word in command.line.replace("\\\n", "").split()}
    assert [name for name in COMMANDS if name not in run_or_told and f"`claims {name}" not in TEXT] == []


def test_outputs_fit_a_terminal_of_80_columns() -> None:
    lines = [line for command in LISTED for line in f"{command.line}\n{command.shown}".splitlines()]
    assert [line for line in lines if len(line) > WIDTH and "https://" not in line] == []


def test_what_the_readme_points_to_is_there() -> None:
    paths = re.findall(r"`((?:src|tests|seeds|alembic|\.ci)/[\w/.-]*)`", TEXT)
    paths += re.findall(r"\]\((?!https?://|#)([^)]+)\)", TEXT)
    assert paths
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_every_variable_of_ours_is_told() -> None:
    sources = [*(ROOT / "src").rglob("*.py"), *(ROOT / "tests").rglob("conftest.py")]
    names = {
        name for path in sources for name in re.findall(r"\"(CLAIMS_[A-Z_]+)\"", path.read_text("utf-8"))
    }
    assert [name for name in sorted(names) if f"`{name}`" not in TEXT] == []


@pytest.mark.parametrize("note", ["start", "tests"])
def test_the_commands_for_a_fresh_machine_are_one_each(note: str) -> None:
    (block,) = (block for block in _BLOCK.finditer(TEXT) if block["note"] == note)
    lines = block["body"].splitlines()
    assert lines
    assert all(line.endswith(" && \\") for line in lines[:-1])


def test_the_worked_example_counts_what_it_is_made_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    last = LISTED[-1].folder
    (tmp_path / "claims.toml").write_text(last["epidemic.toml"], "utf-8")
    (tmp_path / "cholera.txt").write_text(last["cholera.txt"], "utf-8")
    monkeypatch.chdir(tmp_path)
    shell = [sys.executable, "-m", "claims", "extract", "cholera.txt"]
    lines = subprocess.run(shell, capture_output=True, check=True, text=True).stdout.splitlines()
    found = {json.loads(line)["metric"]: json.loads(line) for line in lines}
    assert {"cases", "deaths", "vaccinated"} <= found.keys()
    assert found["cases"]["claimant"] == "Africa CDC"
    assert found["cases"]["places"] == ["Camp Nour"]


def write() -> None:
    """Put what the commands print today into the README. Raises SystemExit where one does not end as told."""
    text = TEXT
    with tempfile.TemporaryDirectory() as folder:
        answered = list(zip(LISTED, run(LISTED, Path(folder)), strict=True))
    for command, answer in reversed(answered):
        if answer.code != expected_code(command.line):
            raise SystemExit(f"{command.line}\nends with {answer.code}:\n{answer.printed}")
        if not same(command.shown, answer.printed):
            text = text[: command.start] + answer.printed + text[command.end :]
    README.write_text(text, "utf-8")


if __name__ == "__main__":
    if sys.argv[1:] != ["--write"]:
        raise SystemExit(__doc__)
    write()
