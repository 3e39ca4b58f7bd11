"""Questions in SQL."""

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from claims.cli import options
from claims.cli.output import print_lines, print_rows, say, screen
from claims.errors import UsageError
from claims.store.read_only_sql import run_sql
from claims.view.export import Format
from claims.view.schema import SCHEMA_COLUMNS, schema_lines, schema_rows


def sql(
    query: Annotated[
        str | None, typer.Argument(metavar="SELECT", help="The question; - reads it from standard input.")
    ] = None,
    *,
    schema: Annotated[
        bool, typer.Option("--schema", help="List the views, their columns and what they mean.")
    ] = False,
    limit: options.SomeLimit = 1000,
    form: options.AnyFormat = Format.TABLE,
    db: options.Database = options.DATABASE,
) -> None:
    """The views claims, mentions, documents, sources, metrics, questions, estimates, conflicts, comparisons
    keep their names and columns; tables may change. Nothing can be changed by it, and it ends after ten
    seconds.

    \b
    Example:
      claims sql "SELECT source, count(*) AS n FROM claims GROUP BY source ORDER BY n DESC"
      claims sql --schema
    """
    if schema and form is Format.TABLE:
        print_lines(schema_lines(screen()))
        return
    if schema:
        print_rows(SCHEMA_COLUMNS, schema_rows(), form)
        return
    if query is None:
        raise UsageError("give a SELECT, - to read one from standard input, or --schema")
    answer = run_sql(db, sys.stdin.read() if query == "-" else query, limit)
    columns = _told_apart(answer.columns)
    print_rows(columns, (dict(zip(columns, row, strict=True)) for row in answer.rows), form)
    if answer.truncated:
        say(f"there are more than these {len(answer.rows)} rows; --limit asks for more")


def _told_apart(names: Sequence[str]) -> list[str]:
    """The names, with a number behind those that were there before: a join gives many a column twice."""
    told: list[str] = []
    for name in names:
        number = 1
        other = name
        while other in told:
            number += 1
            other = f"{name}_{number}"
        told.append(other)
    return told
