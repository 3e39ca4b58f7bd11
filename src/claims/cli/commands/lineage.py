"""What goes back to what."""

from itertools import islice

import claims
from claims.cli import options
from claims.cli.output import for_reading, print_lines, print_rows, screen
from claims.view.export import Format
from claims.view.lineage import lineage_lines


def lineage(
    claim: options.ClaimId,
    limit: options.Limit = None,
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
        print_lines(lineage_lines(found, screen(), limit))
    else:
        print_rows(found.columns, islice(found.records(), limit), form)
