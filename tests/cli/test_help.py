"""Help: every command tells what it does and gives an example; starting costs little."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from claims import __version__
from claims.cli.commands import COMMANDS
from claims.cli.commands.db import db
from claims.cli.group import load_command

Run = Callable[..., Result]

DATABASE_COMMANDS = [command.callback.__name__ for command in db.registered_commands if command.callback]
COMMAND_LINES = [[name] for name in COMMANDS] + [["db", name] for name in DATABASE_COMMANDS]


@pytest.mark.parametrize("command", COMMAND_LINES, ids=" ".join)
def test_every_command_has_help_with_an_example(run: Run, command: list[str]) -> None:
    result = run(*command, "--help")
    assert result.exit_code == 0
    usage, _, rest = result.stdout.partition("\n\n")
    assert usage.startswith(f"Usage: claims {' '.join(command)}")
    example = rest.partition("\n  Example:\n")[2].partition("\n\n")[0]
    assert f"claims {' '.join(command)}" in example
    assert all(line.startswith("    ") for line in example.splitlines())


@pytest.mark.parametrize("name", COMMANDS)
def test_a_summary_is_one_sentence_that_fits_a_line(name: str) -> None:
    summary = COMMANDS[name].summary
    assert summary.endswith(".")
    assert summary.count(".") == 1
    assert len(summary) <= 65


@pytest.mark.parametrize("arguments", [[], ["--help"], ["-h"]])
def test_the_program_lists_its_commands(run: Run, arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 0
    for name, command in COMMANDS.items():
        assert f"  {name} " in result.stdout
        assert command.summary in result.stdout


@pytest.mark.parametrize("command", COMMAND_LINES, ids=" ".join)
def test_every_option_and_argument_is_explained(command: list[str]) -> None:
    loaded = load_command(command[0])
    parameters = loaded.commands[command[1]].params if command[1:] else loaded.params
    assert [parameter.name for parameter in parameters if not parameter.help] == []


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
