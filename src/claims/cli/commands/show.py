"""Claims on one metric, side by side."""

from typing import Annotated, Any

import typer

import claims
from claims.cli import options
from claims.cli.output import for_reading, headers, print_claims, print_lines, print_listing, say, screen
from claims.no_cycles import no_cycles
from claims.view.answer.questions import Wanted, question_lines
from claims.view.export import Format

By = Annotated[
    claims.By | None,
    typer.Option(metavar="|".join(claims.By), help="Print a grid with one column for each."),
]
Everything = Annotated[bool, typer.Option("--all", help="Print all estimates, question by question.")]
Mentions = Annotated[bool, typer.Option("--mentions", help="List every publisher of each estimate.")]


@no_cycles()
def show(
    metric: options.Metric,
    *,
    subject: options.Subject = None,
    place: options.Place = None,
    claimant: options.Claimant = None,
    source: options.Source = None,
    since: options.Since = None,
    until: options.Until = None,
    status: options.OfStatus = None,
    by: By = None,
    everything: Everything = False,
    mentions: Mentions = False,
    as_of: options.AsOf = None,
    known_by: options.KnownBy = None,
    tolerance: options.Tolerance = None,
    limit: options.Limit = None,
    form: options.AnyFormat = Format.TABLE,
    db: options.Database = options.DATABASE,
) -> None:
    """Where a subject has many figures, the answer comes first: the latest ones, what was said before, and
    what is in conflict. Estimates are grouped by question: whose, where and when. Headings say how many
    mentions there are, and how many sources are independent of each other. `!` marks a figure in conflict
    with another one, `?` an unsure one; `[disputed]` and `[planned]` follow the figure.

    A date in brackets is the publication date, because the text gives no other. On a terminal, quotes are cut
    to fit; in a pipe or file they are whole, unless COLUMNS is set.

    \b
    Example:
      claims show fighters --subject "Islamic State" --since 2018
      claims show fighters --place Syria --by source
      claims show fighters --known-by 2015
    """
    asked: dict[str, Any] = {"subject": subject, "place": place, "claimant": claimant, "source": source}
    asked |= {"since": since, "until": until, "status": status, "limit": limit}
    asked |= {"as_of": as_of, "known_by": known_by, "tolerance": tolerance}
    with claims.open(db) as database:
        if by is not None:
            _print_grid(database.grid(metric, by=by, **asked), form)
        else:
            _print_estimates(database.show(metric, **asked), mentions, everything, form)


def _print_grid(found: "claims.GridRows", form: Format) -> None:
    if found and for_reading(form):
        from claims.view.over_time.grid import grid_lines  # noqa: PLC0415 - it needs what compares

        print_lines(grid_lines(found.grid, screen(), headers=headers()))
    else:
        print_listing(found, form, "claims")


def _print_estimates(found: "claims.SideBySide", mentions: bool, everything: bool, form: Format) -> None:
    if not for_reading(form):
        listed = found.claims()
        print_claims(listed, form, listed.columns, listed.as_rows)
        return
    if not found:
        say("no claims found")
    folded = found.mentions() if mentions else {}
    wanted = Wanted(folded, headers(), everything)
    print_lines(question_lines(found.questions, found.estimates, screen(), wanted))
