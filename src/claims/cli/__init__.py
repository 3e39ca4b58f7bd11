"""The command line: `app` holds all commands, which `commands` names and `group` runs."""

from typing import Annotated

import typer

from claims import __version__
from claims.cli.group import ClaimsGroup

app = typer.Typer(
    cls=ClaimsGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    invoke_without_command=True,
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"claims {__version__}")
        raise typer.Exit


@app.callback()
def claims(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """Find the numeric claims in reports and news, and put conflicting figures side by side.

    \b
    Example:
      claims ingest reports/
      claims show fighters --place Syria
    """
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
