"""Claims that go back to one origin, as a person knows."""

import claims
from claims.cli import options
from claims.cli.output import say


def link(
    claim: options.ClaimId,
    other: options.OtherClaimId,
    note: options.Note = None,
    who: options.Who = None,
    db: options.Database = options.DATABASE,
) -> None:
    """From then on both claims are one estimate, whatever the program finds. The later decision on a pair
    counts, and `claims undo` takes it back.

    \b
    Example:
      claims lineage 3fa9c1e
      claims link 3fa9c1e 8b02d47 --note "both cite the report of 3 May"
    """
    with claims.open(db) as database:
        done = database.link(claim, other, note=note, who=who)
    say(f"{claim.strip()} and {other.strip()} go back to one origin (decision {done[0]})")
