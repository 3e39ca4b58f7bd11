"""What is no claim, or is wrong beyond repair."""

import claims
from claims.cli import options
from claims.cli.output import say


def reject(
    claim: options.ClaimId,
    note: options.Note = None,
    who: options.Who = None,
    db: options.Database = options.DATABASE,
) -> None:
    """The claim is left out of every answer from now on, even when its document is read again.

    \b
    Example:
      claims reject 3fa9c1e --note "the number of a road"
    """
    with claims.open(db) as database:
        done = database.reject(claim, note=note, who=who)
    say(f"{claim.strip()} is rejected (decision {done[0]}); `claims undo {claim.strip()}` brings it back")
