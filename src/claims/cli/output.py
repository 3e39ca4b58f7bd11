"""Data to standard output, words to standard error.

A terminal is written to in its own width and, unless NO_COLOR says otherwise, in colour. A pipe or file
gets lines of full length without colour, so that nothing is lost on the way to `grep` or `less -S`;
COLUMNS and FORCE_COLOR, where they are set, hold for them as well.
"""

import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

import claims
from claims.view.colour import wants_colour
from claims.view.export import Format, Row, write_rows
from claims.view.listing import COLUMNS, claim_cells, claim_lines
from claims.view.table import table_lines
from claims.view.text import Screen, encodable, safe

_MESSAGE_PREFIX = "claims: "


def screen() -> Screen:
    """What standard output can show."""
    known = sys.stdout.isatty() or os.environ.get("COLUMNS", "").isdecimal()
    width = shutil.get_terminal_size().columns if known else None
    return Screen(width, sys.stdout.encoding or "utf-8")


def print_rows(columns: Sequence[str], rows: Iterable[Row], form: Format) -> None:
    """Print the `rows` in any format; a table without any is nothing."""
    if form is Format.TABLE:
        print_lines(map(Text, table_lines(columns, list(rows), screen())))
        return
    for piece in write_rows(columns, rows, form, sys.stdout.encoding or "utf-8"):
        sys.stdout.write(piece)


def print_listing(
    found: "claims.Rows[Any]", form: Format, what: str, table: Sequence[str] | None = None
) -> None:
    """Print `found` in any format, a table with the columns of `table`; say so where there is no `what`."""
    if not found:
        say(f"no {what} found")
    print_rows(table if table and form is Format.TABLE else found.columns, found.records(), form)


def print_claims(found: "claims.Rows[claims.ClaimRow]", form: Format) -> None:
    """Print claims in any format; say so where there are none."""
    if not found:
        say("no claims found")
    if form is Format.TABLE:
        print_lines(claim_lines(found, screen()))
    elif form is Format.MD:
        print_rows(COLUMNS, map(claim_cells, found), form)
    else:
        print_rows(found.columns, found.records(), form)


def print_lines(lines: Iterable[Text]) -> None:
    """Print lines that are laid out already, in colour where the terminal has it."""
    terminal = sys.stdout.isatty()
    if not wants_colour(os.environ, terminal):
        encoding = sys.stdout.encoding or "utf-8"
        sys.stdout.writelines(encodable(line.plain, encoding) + "\n" for line in lines)
        return
    forced: dict[str, Any] = {} if terminal else {"force_terminal": True, "color_system": "standard"}
    console = Console(markup=False, highlight=False, emoji=False, **forced)
    for line in lines:
        console.print(line, soft_wrap=True)


def say(message: str) -> None:
    """Tell the user something in one line on standard error."""
    encoding = sys.stderr.encoding or "utf-8"
    print(encodable(safe(f"{_MESSAGE_PREFIX}{message}"), encoding), file=sys.stderr)


def abandon_output() -> None:
    """Send what a closed pipe did not take nowhere, so that Python does not complain of it at the end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(nowhere, stream.fileno())
