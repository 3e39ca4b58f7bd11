"""Questions in SQL."""

import sys
from typing import Annotated

import typer

import claims
from claims.cli import options
from claims.cli.output import for_reading, print_lines, print_rows, say, screen
from claims.errors import UsageError
from claims.view.database_views import SCHEMA_COLUMNS, schema_lines, schema_rows
from claims.view.export import Format


def sql(
    query: Annotated[
        str | None, typer.Argument(metavar="SELECT", help="The query; - reads it from standard input.")
    ] = None,
    *,
    schema: Annotated[
        bool, typer.Option("--schema", help="List the views and what each column means.")
    ] = False,
    limit: options.SomeLimit = 1000,
    timeout: Annotated[
        float, typer.Option(metavar="SECONDS", min=0.001, help="Stop the query after this many seconds.")
    ] = 10,
    trusted: Annotated[
        bool,
        typer.Option(
            "--trusted", help="Run your own SQL as a role of PostgreSQL that may do more than read."
        ),
    ] = False,
    form: options.AnyFormat = Format.TABLE,
    db: options.Database = options.DATABASE,
) -> None:
    """The views claims, mentions, documents, printings, readings, sources, metrics, questions, estimates,
    conflicts and comparisons keep their names and columns; tables may change. A query changes nothing.

    \b
    Example:
      claims sql "SELECT source, count(*) AS n FROM claims GROUP BY source ORDER BY n DESC"
      claims sql --schema
    """
    if schema and for_reading(form):
        print_lines(schema_lines(screen()))
        return
    if schema:
        print_rows(SCHEMA_COLUMNS, schema_rows(), form)
        return
    if query is None:
        raise UsageError("give a SELECT, - to read one from standard input, or --schema")
    with claims.open(db) as database:
        asked = sys.stdin.read() if query == "-" else query
        found = database.sql(asked, limit, timeout, trusted=trusted)
    print_rows(found.columns, found.records(), form)
    if found.truncated:
        say(f"there are more than these {len(found)} rows; --limit asks for more")
