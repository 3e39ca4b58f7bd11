"""What is new since a day."""

from typing import Annotated

import typer

import claims
from claims.cli import options
from claims.cli.output import for_reading, headers, print_lines, print_rows, say, screen
from claims.no_cycles import no_cycles
from claims.view.conflict import pair_lines, unsure_legend
from claims.view.export import Format
from claims.view.listing import claim_lines
from claims.view.text import styled_line


@no_cycles()
def changes(
    metric: options.SomeMetric = None,
    *,
    since: Annotated[
        str,
        typer.Option(
            metavar="DATE", help="Only what was published on this date or later: 2018, 2018-07, 2018-07-31."
        ),
    ],
    subject: options.Subject = None,
    limit: options.Limit = None,
    form: options.AnyFormat = Format.TABLE,
    db: options.Database = options.DATABASE,
) -> None:
    """New estimates, revised figures and new conflicts, by date of publication.

    \b
    Example:
      claims changes --since 2018-08
      claims changes fighters --since 2019 --format jsonl
    """
    with claims.open(db) as database:
        found = database.changes(metric, since=since, subject=subject, limit=limit)
    if not found:
        say("nothing changed since then")
    if not for_reading(form):
        print_rows(found.columns, found.records(), form)
        return
    print_lines([styled_line(f"{len(found.new):,} new", "bold")])
    print_lines(claim_lines(found.new, screen(), headers=headers(), marked=True))
    for name, listed in (("revised", found.revised), ("newly in conflict", found.conflicts)):
        print_lines([styled_line(), styled_line(f"{len(listed):,} {name}", "bold")])
        print_lines(pair_lines(listed, screen()))
    sides = (side for it in (*found.revised, *found.conflicts) for side in (it.left, it.right))
    confidences = [it.confidence for it in found.new] + [side.confidence for side in sides]
    print_lines(unsure_legend(confidences, screen()))
