"""Data to standard output, words to standard error.

A terminal is written to in its own width and, unless NO_COLOR says otherwise, in colour. A pipe or file
gets lines of full length without colour, so that nothing is lost on the way to `grep` or `less -S`;
COLUMNS and FORCE_COLOR, where they are set, hold for them as well.
"""

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from io import TextIOWrapper
from itertools import chain, islice
from typing import Any

import claims
from claims.cli.conventions import current
from claims.view.colour import wants_colour
from claims.view.data import CLAIM_COLUMNS, claim_rows
from claims.view.export import Format, Row, choose_columns, write_rows
from claims.view.listing import COLUMNS, claim_cells, claim_lines
from claims.view.table import table_lines
from claims.view.text import Screen, StyledLine, encodable, safe

_MESSAGE_PREFIX = "claims: "
_AT_A_TIME = 500  # lines


def screen() -> Screen:
    """What standard output can show."""
    known = sys.stdout.isatty() or os.environ.get("COLUMNS", "").isdecimal()
    width = shutil.get_terminal_size().columns if known else None
    return Screen(width, sys.stdout.encoding or "utf-8")


def for_reading(form: Format) -> bool:
    """Whether to lay out what is printed for people: a table, and nobody chose its columns."""
    return form is Format.TABLE and current().chosen is None


def headers() -> bool:
    """Whether the names of columns are wanted."""
    return not current().no_headers


def print_rows(
    columns: Sequence[str], rows: Iterable[Row], form: Format, table: Sequence[str] | None = None
) -> None:
    """Print the `rows` in any format, with the columns that were chosen; a table without any is nothing.

    `table`: those that a table has room for, where nobody chose. Raises UsageError for a column that is none.
    """
    wanted = current()
    columns = table if table and for_reading(form) else choose_columns(columns, wanted.chosen)
    if form is Format.TABLE:
        _print_plain(table_lines(columns, list(rows), screen(), headers=headers()))
        return
    encoding = sys.stdout.encoding or "utf-8"
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(newline="")  # line ends are those that are written
    sys.stdout.writelines(
        write_rows(columns, rows, form, encoding, headers=headers(), crlf=wanted.crlf, bom=wanted.bom)
    )


def print_listing(
    found: "claims.Rows[Any]", form: Format, what: str, table: Sequence[str] | None = None
) -> None:
    """Print `found` in any format, a table with the columns of `table`; say so where there is no `what`."""
    if not found:
        say(f"no {what} found")
    print_rows(found.columns, found.records(table if for_reading(form) else None), form, table)


def print_claims(
    found: Iterable["claims.ClaimRow"],
    form: Format,
    columns: Sequence[str] = CLAIM_COLUMNS,
    as_rows: Callable[[Iterable["claims.ClaimRow"]], Iterable[Row]] = claim_rows,
) -> None:
    """Print claims in any format, as they come but in a table; say so where there are none."""
    each = iter(found)
    first = list(islice(each, 1))
    if not first:
        say("no claims found")
    each = chain(first, each)
    if for_reading(form):
        print_lines(claim_lines(list(each), screen(), headers=headers()))
    elif form is Format.MD and current().chosen is None:
        print_rows(COLUMNS, map(claim_cells, each), form)
    else:
        print_rows(columns, as_rows(each), form)


def print_lines(lines: Iterable[StyledLine]) -> None:
    """Print lines that are laid out already, in colour where the terminal has it."""
    terminal = sys.stdout.isatty()
    if not wants_colour(os.environ, terminal):
        _print_plain(line.plain for line in lines)
        return
    from rich.console import Console  # noqa: PLC0415 - it takes a while to load, and few lines are in colour
    from rich.text import Text  # noqa: PLC0415

    forced: dict[str, Any] = {} if terminal else {"force_terminal": True, "color_system": "standard"}
    console = Console(markup=False, highlight=False, emoji=False, **forced)
    for line in lines:
        console.print(Text.assemble(*line.pieces), soft_wrap=True)


def _print_plain(lines: Iterable[str]) -> None:
    """Print lines without their ends, many at a time: each write takes a stream a while, however little."""
    each, encoding = iter(lines), sys.stdout.encoding or "utf-8"
    while some := list(islice(each, _AT_A_TIME)):
        sys.stdout.write(encodable("\n".join(some), encoding) + "\n")


def print_text(text: str) -> None:
    """Print text that is laid out already, as far as the output can carry it."""
    sys.stdout.write(encodable(text, sys.stdout.encoding or "utf-8"))


def say(message: str) -> None:
    """Tell the user something in one line on standard error, unless they want to hear of errors only."""
    if not current().quiet:
        complain(message)


def spending_of(reader: "claims.ClaimReader") -> Callable[[], str] | None:
    """What says how much was asked of a model so far; None where none is asked."""
    return None if reader.endpoint is None else lambda: str(reader.spending)


def say_spending(reader: "claims.ClaimReader") -> None:
    """Tell the user what was asked of a model, if one was."""
    if reader.endpoint is not None:
        say(str(reader.spending))


def complain(message: str) -> None:
    """Tell the user what is wrong, in one line on standard error."""
    encoding = sys.stderr.encoding or "utf-8"
    print(encodable(safe(f"{_MESSAGE_PREFIX}{message}"), encoding), file=sys.stderr)


def abandon_output() -> None:
    """Send what a closed pipe did not take nowhere, so that Python does not complain of it at the end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(nowhere, stream.fileno())
