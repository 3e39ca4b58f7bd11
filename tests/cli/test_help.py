"""Help: every command tells what it does and gives an example; starting costs little."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

from claims import __version__
from claims.cli.commands import COMMANDS
from claims.cli.group import load_command

Run = Callable[..., Result]

GROUPS = {name: load_command(name) for name in COMMANDS if hasattr(load_command(name), "commands")}
INNER = [[name, inner] for name, group in GROUPS.items() for inner in group.commands]
COMMAND_LINES = [[name] for name in COMMANDS] + INNER


@pytest.mark.parametrize("command", COMMAND_LINES, ids=" ".join)
def test_every_command_has_help_with_an_example(run: Run, command: list[str]) -> None:
    result = run(*command, "--help")
    assert result.exit_code == 0
    usage, _, rest = result.stdout.partition("\n\n")
    assert usage.startswith(f"Usage: claims {' '.join(command)}")
    example = rest.partition("\n  Example:\n")[2].partition("\n\n")[0]
    assert f"claims {' '.join(command)}" in example
    assert all(line.startswith("    ") for line in example.splitlines())


@pytest.mark.parametrize("command", COMMAND_LINES, ids=" ".join)
def test_the_examples_of_help_are_understood(command: list[str]) -> None:
    example = (load(command).help or "").partition("Example:\n")[2]
    typed = [part.strip() for line in example.splitlines() for part in re.split(r"[|>]", line)]
    for line in (part for part in typed if part.startswith("claims ")):
        words = shlex.split(line)[1:]
        given = words[len(command) :] if words[: len(command)] == command else words[1:]
        target = load(command if words[: len(command)] == command else words[:1])
        target.make_context(line, given, resilient_parsing=False)


def load(command: list[str]) -> Any:
    """A command, or one of a group."""
    loaded = load_command(command[0])
    return loaded.commands[command[1]] if command[1:] else loaded


@pytest.mark.parametrize("name", COMMANDS)
def test_a_summary_is_one_sentence_that_fits_a_line(name: str) -> None:
    summary = COMMANDS[name].summary
    assert summary.endswith(".")
    assert summary.count(".") == 1
    assert len(summary) <= 65


@pytest.mark.parametrize("group", GROUPS)
def test_the_summaries_of_a_group_are_not_cut(run: Run, group: str) -> None:
    listed = run(group, "--help").stdout.partition("Commands:\n")[2].splitlines()
    assert len(listed) == len(GROUPS[group].commands)
    assert [line for line in listed if not line.endswith(".") or line.endswith("...")] == []


@pytest.mark.parametrize("arguments", [[], ["--help"], ["-h"]])
def test_the_program_lists_its_commands(run: Run, arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 0
    for name, command in COMMANDS.items():
        assert f"  {name} " in result.stdout
        assert command.summary in result.stdout


@pytest.mark.parametrize("command", COMMAND_LINES, ids=" ".join)
def test_every_option_and_argument_is_explained(command: list[str]) -> None:
    assert [parameter.name for parameter in load(command).params if not parameter.help] == []


def test_the_version_is_told(run: Run) -> None:
    assert run("--version").stdout == f"claims {__version__}\n"


READING = ("claims.documents", "trafilatura", "pypdfium2", "docx")
LAYING_OUT = ("rich.text", "rich.console", "rich.progress")
EXTRACTING = ("claims.extract.claim", "claims.lexicon.gazetteer")
STORING = ("sqlalchemy", "alembic", "claims.store.engine")


@pytest.mark.parametrize(
    ("arguments", "unneeded"),
    [
        (["--help"], (*READING, *EXTRACTING, *STORING, "pydantic", "claims.api")),
        (
            ["show", "fighters"],
            (
                *READING,
                *EXTRACTING,
                *LAYING_OUT,
                "claims.lexicon",
                "alembic",
                "sqlalchemy.orm",
                "platformdirs",
            ),
        ),
        (["extract", "-"], (*STORING, *LAYING_OUT, "email")),
    ],
)
def test_a_command_loads_only_what_it_needs(
    database: Path, arguments: list[str], unneeded: tuple[str, ...]
) -> None:
    program = (
        "import sys\nfrom claims.cli import app\ntry:\n    app(sys.argv[1:])\nexcept SystemExit:\n    pass\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        input="Up to 20 soldiers were killed in Kharkiv on Monday.",
        env=os.environ | {"CLAIMS_DB": str(database)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout
    loaded = {*done.stderr.split()}
    assert [module for module in unneeded if module in loaded] == []
