"""Help, as people ask for it."""

from typing import Annotated

import typer

from claims.cli.group import ClaimsGroup


def help(
    context: typer.Context,
    command: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="COMMAND", help="The command to describe; without it, all commands are listed."
        ),
    ] = None,
) -> int:
    """The same as `claims COMMAND --help`.

    \b
    Example:
      claims help show
      claims help db upgrade
    """
    program = context.find_root().command
    assert isinstance(program, ClaimsGroup)
    return program.run_command([*(command or ()), "--help"])
