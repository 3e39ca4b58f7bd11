"""Claims on one metric, side by side."""

from typing import Annotated

import typer

from claims.cli import options
from claims.cli.fresh import compared
from claims.cli.output import print_lines, screen
from claims.cli.shown import print_grid, print_shown, show_kept
from claims.compare.question.axis import By
from claims.store.read import Query
from claims.view.export import Format
from claims.view.questions import question_lines


def show(  # noqa: PLR0913
    metric: options.Metric,
    *,
    subject: options.Subject = None,
    place: options.Place = None,
    claimant: options.Claimant = None,
    source: options.Source = None,
    since: options.Since = None,
    until: options.Until = None,
    status: options.OfStatus = None,
    by: Annotated[
        By | None, typer.Option(metavar="|".join(By), help="Set them out in a grid with these as columns.")
    ] = None,
    mentions: Annotated[
        bool, typer.Option("--mentions", help="Also list everybody who printed an estimate.")
    ] = False,
    as_of: options.AsOf = None,
    known_by: options.KnownBy = None,
    tolerance: options.Tolerance = None,
    limit: options.Limit = None,
    form: options.AnyFormat = Format.TABLE,
    db: options.Database = options.DATABASE,
) -> None:
    """They stand by question: whose, where and when; for each how many say so, and how many of them
    independently of each other. `!` marks a figure in conflict with another; `[disputed]` and `[planned]`
    stand beside the figure.

    A date in brackets is that of publication, because the text names no other. On a terminal quotes are cut
    to its width; in a pipe or file they are whole, unless COLUMNS is set.

    \b
    Example:
      claims show fighters --subject "Islamic State" --since 2018
      claims show fighters --place Syria --by source
      claims show fighters --known-by 2015
    """
    query = Query(
        metric=metric,
        subject=subject,
        place=place,
        claimant=claimant,
        source=source,
        since=since,
        until=until,
        status=status,
        limit=limit,
    )
    with compared(db) as connection:
        if by is not None or (as_of, known_by, tolerance) != (None, None, None):
            from claims.cli.anew import show_anew  # noqa: PLC0415 - reads the lexicon: only where asked

            shown = show_anew(connection, query, as_of, known_by, tolerance)
        else:
            shown = show_kept(connection, query)
        if by is not None:
            print_grid(shown, by, form)
        elif form is Format.TABLE:
            folded = shown.mentions(connection) if mentions else {}
            print_lines(question_lines(shown.questions, shown.estimates, screen(), folded))
        else:
            print_shown(connection, shown, form)
