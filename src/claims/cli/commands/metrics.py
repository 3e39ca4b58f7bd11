"""What there are claims on."""

import claims
from claims.cli import options
from claims.cli.output import print_listing
from claims.view.export import Format


def metrics(
    limit: options.Limit = None,
    form: options.AnyFormat = Format.TABLE,
    db: options.Database = options.DATABASE,
) -> None:
    """Those with the most claims come first.

    \b
    Example:
      claims metrics
    """
    with claims.open(db) as database:
        print_listing(database.metrics(limit), form, "metrics")
