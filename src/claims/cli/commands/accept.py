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
    """The claim is marked as accepted wherever it is shown. This also restores a rejected claim.

    \b
    Example:
      claims accept 3fa9c1e
      claims accept 3fa9c1e --note "checked against the report"
    """
    with claims.open(db) as database:
        done = database.accept(claim, note=note, who=who)
    say(f"{claim.strip()} is accepted (decision {done[0]})")
