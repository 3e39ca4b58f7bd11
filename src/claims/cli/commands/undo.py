"""Decisions taken back."""

from typing import Annotated

import typer

import claims
from claims.cli import options
from claims.cli.output import say


def undo(
    claim: options.SomeClaimId = None,
    *,
    decision: Annotated[
        int | None,
        typer.Option(
            metavar="NUMBER", min=1, help="Take back the decision with this number (see `claims history`)."
        ),
    ] = None,
    note: options.Note = None,
    who: options.Who = None,
    db: options.Database = options.DATABASE,
) -> None:
    """Takes back the latest decision on the claim that still applies; without an ID, your own latest one. It
    stays in the history; to restore it, take back the undo with --decision.

    \b
    Example:
      claims undo 3fa9c1e
      claims undo
    """
    with claims.open(db) as database:
        database.undo(claim, decision=decision, note=note, who=who)
        last = database.history(limit=1)[0]
    say(f"decision {last.undoes} on {last.key[:7]} is taken back (decision {last.decision_id})")
