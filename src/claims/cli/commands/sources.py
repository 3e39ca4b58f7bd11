"""The publisher of the documents."""

import claims
from claims.cli import options
from claims.cli.output import print_listing
from claims.view.export import Format


def sources(
    limit: options.Limit = None,
    form: options.AnyFormat = Format.TABLE,
    db: options.Database = options.DATABASE,
) -> None:
    """Those with the most claims come first.

    \b
    Example:
      claims sources --format csv > sources.csv
    """
    with claims.open(db) as database:
        print_listing(database.sources(limit), form, "sources")
