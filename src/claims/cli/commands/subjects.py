"""Whose figures there are."""

import claims
from claims.cli import options
from claims.cli.output import print_listing
from claims.view.export import Format


def subjects(
    metric: options.SomeMetric = None,
    limit: options.Limit = None,
    form: options.AnyFormat = Format.TABLE,
    db: options.Database = options.DATABASE,
) -> None:
    """Those with the most claims come first. With METRIC, only those on that metric.

    \b
    Example:
      claims subjects fighters
    """
    with claims.open(db) as database:
        print_listing(database.subjects(metric, limit), form, "subjects")
