"""What holds for all commands: how much is said, and how rows are written."""

from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Annotated, Any

import typer


@dataclass(frozen=True, slots=True)
class Conventions:
    """What was asked for; each field is an option of the same name."""

    quiet: bool = False
    verbose: bool = False
    columns: str | None = None  # their names, divided by commas
    no_headers: bool = False
    crlf: bool = False
    bom: bool = False

    @property
    def chosen(self) -> list[str] | None:
        """The columns that were chosen; None: nobody chose."""
        return None if self.columns is None else self.columns.split(",")


CURRENT: ContextVar[Conventions | None] = ContextVar("conventions", default=None)
_USUAL = Conventions()

# The options by the fields that they set, each with its value where it is not given.
ROWS: Mapping[str, tuple[Any, Any]] = {
    "columns": (
        Annotated[
            str | None,
            typer.Option(metavar="NAME,...", help="Print only these columns, in this order."),
        ],
        None,
    ),
    "no_headers": (
        Annotated[bool, typer.Option("--no-headers", help="Leave out the header row.")],
        False,
    ),
    "crlf": (
        Annotated[bool, typer.Option("--crlf", help="End lines of CSV and TSV with CR LF.")],
        False,
    ),
    "bom": (
        Annotated[bool, typer.Option("--bom", help="Start CSV and TSV with a byte order mark, for Excel.")],
        False,
    ),
}
WORDS: Mapping[str, tuple[Any, Any]] = {
    "quiet": (
        Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only, no other messages.")],
        False,
    ),
    "verbose": (
        Annotated[bool, typer.Option("--verbose", "-v", help="Print details of what is done.")],
        False,
    ),
}


def current() -> Conventions:
    """What holds for the command that runs."""
    return CURRENT.get() or _USUAL
