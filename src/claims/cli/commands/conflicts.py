"""What cannot all be true, and why two claims are compared or not."""

from typing import Annotated

import typer
from sqlalchemy import Connection

from claims.cli import options
from claims.cli.fresh import compared
from claims.cli.output import print_lines, print_rows, say, screen
from claims.kept.comparison_rows import ComparisonRow
from claims.kept.select import list_comparisons, list_conflicts
from claims.store.read import Query
from claims.view.conflict import CONFLICT_COLUMNS, conflict_lines, conflict_rows
from claims.view.export import Format


def conflicts(  # noqa: PLR0913
    metric: options.SomeMetric = None,
    *,
    subject: options.Subject = None,
    place: options.Place = None,
    claimant: options.Claimant = None,
    source: options.Source = None,
    why: Annotated[
        tuple[str, str] | None,
        typer.Option(metavar="ID ID", help="Tell how these two claims relate, or why they cannot."),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Also revisions, and what a text itself doubts.")
    ] = False,
    as_of: options.AsOf = None,
    known_by: options.KnownBy = None,
    tolerance: options.Tolerance = None,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit with 1 where there are any.")] = False,
    limit: options.Limit = None,
    form: options.AnyFormat = Format.TABLE,
    db: options.Database = options.DATABASE,
) -> int:
    """The widest spread comes first, then what most publishers stand behind. Two figures conflict when they
    answer one question and no number fits both; a part larger than its whole is a contradiction.

    \b
    Example:
      claims conflicts fighters --subject "Islamic State"
      claims conflicts --why 3fa9c1e 77b0a1d
      claims conflicts --format jsonl --exit-code > conflicts.jsonl
    """
    if why is not None:
        return _explain(why, db, form)
    query = Query(metric=metric, subject=subject, place=place, claimant=claimant, source=source, limit=limit)
    with compared(db) as connection:
        if as_of is None and known_by is None and tolerance is None:
            found = _find(connection, query, everything)
        else:
            from claims.cli.anew import compare_anew  # noqa: PLC0415 - reads the lexicon: only where asked

            found = compare_anew(connection, query, as_of, known_by, tolerance).conflicts(everything)
    if not found:
        say("no conflicts found")
    if form is Format.TABLE:
        print_lines(conflict_lines(found, screen()))
    else:
        print_rows(CONFLICT_COLUMNS, conflict_rows(found), form)
    return 1 if exit_code and found else 0


def _find(connection: Connection, query: Query, everything: bool) -> list[ComparisonRow]:
    """What is asked for. Only where there is nothing are its names looked at more closely."""
    look = list_comparisons if everything else list_conflicts
    found = look(connection, query)
    if found:
        return found
    from claims.cli.names import as_stored  # noqa: PLC0415 - reads the lexicon: for those who misspell only

    return look(connection, as_stored(connection, query))


def _explain(why: tuple[str, str], db: str, form: Format) -> int:
    from claims.cli.anew import explain_pair  # noqa: PLC0415 - reads the lexicon

    with compared(db) as connection:
        columns, rows = explain_pair(connection, *why)
    print_rows(columns, rows, form)
    return 0
