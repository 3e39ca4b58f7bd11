"""Who printed the documents."""

from dataclasses import fields

from claims.cli import options
from claims.cli.output import print_records
from claims.store.engine import reading
from claims.store.read import list_sources
from claims.store.rows import SourceRow
from claims.view.export import Format


def sources(form: options.AnyFormat = Format.TABLE, db: options.Database = options.DATABASE) -> None:
    """Those with the most claims come first.

    \b
    Example:
      claims sources --format csv > sources.csv
    """
    with reading(db) as connection:
        print_records(list_sources(connection), [f.name for f in fields(SourceRow)], form, "sources")
