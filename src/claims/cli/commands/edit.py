"""What was read wrongly, put right by a person."""

from typing import Annotated, Any

import typer

import claims
from claims.cli import options
from claims.cli.output import say
from claims.errors import UsageError
from claims.model import Basis, Qualifier

Wording = Annotated[
    Qualifier | None, typer.Option(metavar="|".join(Qualifier), help="How the text words the figure.")
]
Unit = Annotated[
    str | None, typer.Option(metavar="UNIT", help="people, km2, percent, USD or the thing counted.")
]
Period = Annotated[str | None, typer.Option(metavar="PERIOD", help="Of a rate: day, week, month or year.")]
Places = Annotated[
    list[str] | None, typer.Option("--place", metavar="NAME", help="Where; give it again for several places.")
]
Time = Annotated[
    str | None, typer.Option(metavar="DATE|INTERVAL", help="When it was so: 2018-07, 2018-01/2018-06.")
]
TimeBasis = Annotated[Basis | None, typer.Option(metavar="|".join(Basis), help="What says when it was so.")]


def edit(
    claim: options.ClaimId,
    *,
    low: Annotated[str | None, typer.Option(metavar="NUMBER", help="The lower bound.")] = None,
    high: Annotated[str | None, typer.Option(metavar="NUMBER", help="The upper bound.")] = None,
    qualifier: Wording = None,
    unit: Unit = None,
    per: Period = None,
    metric: options.MetricOption = None,
    counted: Annotated[str | None, typer.Option(metavar="WORDS", help="What is counted.")] = None,
    subject: options.Subject = None,
    place: Places = None,
    claimant: options.Claimant = None,
    as_of: Time = None,
    as_of_basis: TimeBasis = None,
    status: options.OfStatus = None,
    note: options.Note = None,
    who: options.Who = None,
    db: options.Database = options.DATABASE,
) -> None:
    """What was read is kept; what is given here stands in its place from now on, also when the document is
    read again. An empty text means that the text does not say: --claimant "".

    \b
    Example:
      claims edit 3fa9c1e --claimant "United Nations" --high 5000
      claims edit 3fa9c1e --place Iraq --place Syria --note "both are named above"
    """
    given: dict[str, Any] = {
        "low": low,
        "high": high,
        "qualifier": qualifier,
        "unit": unit,
        "per": per,
        "metric": metric,
        "counted": counted,
        "subject": subject,
        "places": None if place is None else [name for name in place if name.strip()],
        "claimant": claimant,
        "as_of": as_of,
        "as_of_basis": as_of_basis,
        "status": status,
    }
    changes: dict[str, Any] = {it: v if v != "" else None for it, v in given.items() if v is not None}
    if not changes:
        raise UsageError("say what to correct, such as --claimant NAME (see claims edit --help)")
    with claims.open(db) as database:
        done = database.edit(claim, note=note, who=who, **changes)
    say(f"{claim.strip()} is edited: {', '.join(changes)} (decision {done[0]})")
