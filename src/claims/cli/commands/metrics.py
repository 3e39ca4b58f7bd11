"""What there are claims on."""

from dataclasses import fields

from claims.cli import options
from claims.cli.output import print_records
from claims.store.engine import reading
from claims.store.read import list_metrics
from claims.store.rows import MetricRow
from claims.view.export import Format


def metrics(form: options.AnyFormat = Format.TABLE, db: options.Database = options.DATABASE) -> None:
    """Those with the most claims come first.

    \b
    Example:
      claims metrics
    """
    with reading(db) as connection:
        print_records(list_metrics(connection), [f.name for f in fields(MetricRow)], form, "metrics")
