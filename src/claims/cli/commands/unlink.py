"""Claims that do not go back to one origin, as a person knows."""

import claims
from claims.cli import options
from claims.cli.output import say


def unlink(
    claim: options.ClaimId,
    other: options.OtherClaimId,
    note: options.Note = None,
    who: options.Who = None,
    db: options.Database = options.DATABASE,
) -> None:
    """From then on they are estimates of their own, whatever the program finds. The later decision on a pair
    counts, and `claims undo` takes it back.

    \b
    Example:
      claims lineage 3fa9c1e
      claims unlink 3fa9c1e 8b02d47 --note "two surveys"
    """
    with claims.open(db) as database:
        done = database.unlink(claim, other, note=note, who=who)
    say(f"{claim.strip()} and {other.strip()} do not go back to one origin (decision {done[0]})")
