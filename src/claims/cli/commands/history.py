"""What people decided."""

import claims
from claims.cli import options
from claims.cli.output import print_listing
from claims.view.export import Format

_LISTED = ("decision", "decided", "who", "kind", "claim_id", "field", "value", "why", "holds")


def history(
    claim: options.SomeClaimId = None,
    limit: options.Limit = None,
    form: options.AnyFormat = Format.TABLE,
    db: options.Database = options.DATABASE,
) -> None:
    """On one claim, or on all of them; the latest decision comes last. `holds` says whether it still applies.

    \b
    Example:
      claims history 3fa9c1e
      claims history --format csv > decisions.csv
    """
    with claims.open(db) as database:
        print_listing(database.history(claim, limit), form, "decisions", _LISTED)
