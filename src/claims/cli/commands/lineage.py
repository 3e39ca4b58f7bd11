"""What goes back to what."""

import claims
from claims.cli import options
from claims.cli.output import for_reading, print_lines, print_listing, screen
from claims.view.export import Format
from claims.view.lineage import lineage_lines


def lineage(
    claim: options.ClaimId,
    form: options.AnyFormat = Format.TABLE,
    db: options.Database = options.DATABASE,
) -> None:
    """The claims that share an origin with it, as a tree, with the reason for each link.

    \b
    Example:
      claims lineage 3fa9c1e
    """
    with claims.open(db) as database:
        found = database.lineage(claim)
    if for_reading(form):
        print_lines(lineage_lines(found, screen()))
    else:
        print_listing(found, form, "claims")
