"""What was read wrongly, put right by a person."""

from typing import Annotated, Any

import typer

import claims
from claims.cli import options
from claims.cli.completion import complete_claimant, complete_metric, complete_place, complete_subject
from claims.cli.output import say
from claims.errors import UsageError
from claims.model import Basis, Qualifier, Status

Low = Annotated[str | None, typer.Option(metavar="NUMBER", help="Lower bound.")]
High = Annotated[str | None, typer.Option(metavar="NUMBER", help="Upper bound.")]
Wording = Annotated[
    Qualifier | None, typer.Option(metavar="|".join(Qualifier), help="How the text qualifies the figure.")
]
Unit = Annotated[
    str | None,
    typer.Option(metavar="UNIT", help="people, km2, percent, USD, or the thing counted in the singular."),
]
Period = Annotated[
    str | None, typer.Option(metavar="PERIOD", help="Period of a rate: day, week, month or year.")
]
Metric = Annotated[
    str | None,
    typer.Option(
        metavar="METRIC", help="What is counted (see `claims metrics`).", autocompletion=complete_metric
    ),
]
Counted = Annotated[str | None, typer.Option(metavar="WORDS", help="The words for what is counted.")]
Subject = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="Whose figure it is.",
        autocompletion=complete_subject,
    ),
]
Places = Annotated[
    list[str] | None,
    typer.Option(
        "--place",
        metavar="NAME",
        help="A place the figure is about; repeat it for several.",
        autocompletion=complete_place,
    ),
]
Claimant = Annotated[
    str | None, typer.Option(metavar="NAME", help="Who gives the figure.", autocompletion=complete_claimant)
]
Time = Annotated[
    str | None,
    typer.Option(metavar="DATE|INTERVAL", help="The time the figure is about: 2018-07, 2018-01/2018-06."),
]
TimeBasis = Annotated[
    Basis | None, typer.Option(metavar="|".join(Basis), help="Where the as-of date comes from.")
]
Standing = Annotated[
    Status | None, typer.Option(metavar="|".join(Status), help="How the text stands to the figure.")
]


def edit(
    claim: options.ClaimId,
    *,
    low: Low = None,
    high: High = None,
    qualifier: Wording = None,
    unit: Unit = None,
    per: Period = None,
    metric: Metric = None,
    counted: Counted = None,
    subject: Subject = None,
    place: Places = None,
    claimant: Claimant = None,
    as_of: Time = None,
    as_of_basis: TimeBasis = None,
    status: Standing = None,
    note: options.Note = None,
    who: options.Who = None,
    db: options.Database = options.DATABASE,
) -> None:
    """Your values replace what was read from now on, even when the document is read again; what was read is
    kept. An empty value means that the text does not say: --claimant "".

    \b
    Example:
      claims edit 3fa9c1e --claimant "United Nations" --high 5000
      claims edit 3fa9c1e --place Iraq --place Syria --note "both are named above"
    """
    given = {
        "low": low,
        "high": high,
        "qualifier": qualifier,
        "unit": unit,
        "per": per,
        "metric": metric,
        "counted": counted,
        "subject": subject,
        "places": place and [name for name in place if name.strip()],
        "claimant": claimant,
        "as_of": as_of,
        "as_of_basis": as_of_basis,
        "status": status,
    }
    changes = _said(given)
    with claims.open(db) as database:
        done = database.edit(claim, note=note, who=who, **changes)
    say(f"{claim.strip()} is edited: {', '.join(changes)} (decision {done[0]})")


def _said(given: dict[str, Any]) -> dict[str, Any]:
    """What is to be corrected; an empty value becomes None. Raises UsageError where nothing is."""
    changes = {field: None if it == "" else it for field, it in given.items() if it is not None}
    if not changes:
        raise UsageError("say what to correct, such as --claimant NAME (see claims edit --help)")
    return changes
