"""What cannot all be true, and why two claims are compared or not."""

from typing import Annotated, Any

import typer

import claims
from claims.cli import options
from claims.cli.completion import complete_claim
from claims.cli.output import for_reading, print_lines, print_listing, say, screen
from claims.no_cycles import no_cycles
from claims.view.conflict import conflict_lines, dispute_lines
from claims.view.export import Format

Why = Annotated[
    tuple[str, str] | None,
    typer.Option(
        metavar="ID ID",
        help="Explain how these two claims relate, or why they cannot be compared.",
        autocompletion=complete_claim,
    ),
]
Everything = Annotated[
    bool,
    typer.Option("--all", help="All pairs, with revisions and figures that their own text doubts."),
]
Pairs = Annotated[bool, typer.Option("--pairs", help="List each pair of figures instead of disputes.")]
Unsure = Annotated[bool, typer.Option("--unsure", help="List unsure disputes, too, and why they are.")]


@no_cycles()
def conflicts(
    metric: options.SomeMetric = None,
    *,
    subject: options.Subject = None,
    place: options.Place = None,
    claimant: options.Claimant = None,
    source: options.Source = None,
    why: Why = None,
    unsure: Unsure = False,
    pairs: Pairs = False,
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
    """A dispute is one entry, whoever prints it: why its figures cannot both be so, and who stands on either
    side. What most independent claimants support comes first. Two figures conflict when they answer the same
    question and no number fits both. A part larger than its whole is a contradiction. `?` marks an unsure
    figure.

    \b
    Example:
      claims conflicts fighters --subject "Islamic State"
      claims conflicts --unsure
      claims conflicts --why 3fa9c1e 77b0a1d
      claims conflicts --format jsonl --exit-code > conflicts.jsonl
    """
    asked: dict[str, Any] = {"subject": subject, "place": place, "claimant": claimant, "source": source}
    asked |= {"as_of": as_of, "known_by": known_by, "tolerance": tolerance, "limit": limit}
    with claims.open(db) as database:
        if why is not None:
            print_listing(database.relate(*why), form, "reasons")
            return 0
        if pairs or everything:
            found = _print_pairs(database.conflicts(metric, everything=everything, **asked), form)
        else:
            # Other programs get all: a column says which are sure.
            everything = unsure or not for_reading(form)
            found = _print_disputes(database.disputes(metric, unsure=everything, **asked), form)
    return 1 if exit_code and found else 0


def _print_pairs(found: "claims.Rows[claims.ComparisonRow]", form: Format) -> bool:
    """Print pairs; whether there are any."""
    if found and for_reading(form):
        print_lines(conflict_lines(found, screen()))
    else:
        print_listing(found, form, "conflicts")
    return bool(found)


def _print_disputes(found: "claims.Disputes", form: Format) -> bool:
    """Print disputes, and say how many unsure ones there are besides; whether there are any."""
    if found and for_reading(form):
        print_lines(dispute_lines(found, screen(), found.papers))
    elif found or not found.unsure:
        print_listing(found, form, "conflicts")
    if found.unsure:
        sure = "" if found else "no sure conflicts; "
        say(f"{sure}{found.unsure:,} unsure: claims conflicts --unsure")
    return bool(found or found.unsure)
