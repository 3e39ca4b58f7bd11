"""Estimates over time: in the terminal, or as a chart."""

from pathlib import Path
from typing import Annotated

import typer

import claims
from claims.cli import options
from claims.cli.output import for_reading, print_lines, print_listing, say, screen
from claims.no_cycles import no_cycles
from claims.view.export import Format
from claims.view.over_time.timeline import timeline_lines


@no_cycles()
def timeline(
    metric: options.Metric,
    *,
    subject: options.Subject = None,
    place: options.Place = None,
    claimant: options.Claimant = None,
    source: options.Source = None,
    as_of: options.AsOf = None,
    known_by: options.KnownBy = None,
    chart: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Draw a chart to this file (.svg or .png).")
    ] = None,
    dark: Annotated[bool, typer.Option("--dark", help="Draw the chart for a dark background.")] = False,
    everything: Annotated[
        bool, typer.Option("--all", help="Also print the timelines of a single figure.")
    ] = False,
    limit: options.Limit = None,
    form: options.AnyFormat = Format.TABLE,
    db: options.Database = options.DATABASE,
) -> None:
    """One line per estimate, from its lower to its upper bound, over the range of published estimates. A
    stock holds until its claimant's next figure, or the end of its metric's window; nothing is interpolated.
    `!` marks a figure in conflict with another one, `?` an unsure one, which is lighter. Timelines of a
    single figure are counted where there are others.

    \b
    Example:
      claims timeline fighters --subject "Islamic State"
      claims timeline fighters --place Syria --chart fighters.svg
    """
    with claims.open(db) as database:
        found = database.timeline(
            metric,
            subject=subject,
            place=place,
            claimant=claimant,
            source=source,
            as_of=as_of,
            known_by=known_by,
            limit=limit,
        )
    if not found:
        say("no dated claims found")
    elif chart is not None:
        say(f"drawn into {found.draw(chart, dark=dark)}")
    elif for_reading(form):
        lines = timeline_lines(found, found.title, screen(), found.conflicting, everything=everything)
        print_lines(lines)
    else:
        print_listing(found, form, "dated claims")
