"""What cannot all be true, and why two claims are compared or not."""

from typing import Annotated

import typer

import claims
from claims.cli import options
from claims.cli.output import for_reading, print_lines, print_listing, screen
from claims.view.conflict import conflict_lines
from claims.view.export import Format

Why = Annotated[
    tuple[str, str] | None,
    typer.Option(
        metavar="ID ID", help="Explain how these two claims relate, or why they cannot be compared."
    ),
]
Everything = Annotated[
    bool, typer.Option("--all", help="Include revisions, and figures that their own text doubts.")
]


def conflicts(
    metric: options.SomeMetric = None,
    *,
    subject: options.Subject = None,
    place: options.Place = None,
    claimant: options.Claimant = None,
    source: options.Source = None,
    why: Why = None,
    everything: Everything = False,
    as_of: options.AsOf = None,
    known_by: options.KnownBy = None,
    tolerance: options.Tolerance = None,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Exit with status 1 if there are any.")
    ] = False,
    limit: options.Limit = None,
    form: options.AnyFormat = Format.TABLE,
    db: options.Database = options.DATABASE,
) -> int:
    """The widest spread comes first, then what most publishers support. Two figures conflict when they answer
    the same question and no number fits both. A part larger than its whole is a contradiction.
    `?` marks an unsure figure.

    \b
    Example:
      claims conflicts fighters --subject "Islamic State"
      claims conflicts --why 3fa9c1e 77b0a1d
      claims conflicts --format jsonl --exit-code > conflicts.jsonl
    """
    with claims.open(db) as database:
        if why is not None:
            print_listing(database.relate(*why), form, "reasons")
            return 0
        found = database.conflicts(
            metric,
            subject=subject,
            place=place,
            claimant=claimant,
            source=source,
            everything=everything,
            as_of=as_of,
            known_by=known_by,
            tolerance=tolerance,
            limit=limit,
        )
    if found and for_reading(form):
        print_lines(conflict_lines(found, screen()))
    else:
        print_listing(found, form, "conflicts")
    return 1 if exit_code and found else 0
