"""What is right as it stands."""

import claims
from claims.cli import options
from claims.cli.output import say


def accept(
    claim: options.ClaimId,
    note: options.Note = None,
    who: options.Who = None,
    db: options.Database = options.DATABASE,
) -> None:
    """It is marked as accepted wherever it is shown. A claim that was rejected stands again.

    \b
    Example:
      claims accept 3fa9c1e
      claims accept 3fa9c1e --note "checked against the report"
    """
    with claims.open(db) as database:
        done = database.accept(claim, note=note, who=who)
    say(f"{claim.strip()} is accepted (decision {done[0]})")
