"""The documents, and the inputs that could not be read."""

from dataclasses import fields
from typing import Annotated

import typer

from claims.cli import options
from claims.cli.output import print_records
from claims.cli.shown import spelt
from claims.store.engine import reading
from claims.store.read import Query, list_documents, list_failures
from claims.store.rows import DocumentRow, FailureRow
from claims.view.export import Format

_DOCUMENT = tuple(field.name for field in fields(DocumentRow))
_FAILURE = tuple(field.name for field in fields(FailureRow))
_LISTED = ("doc", "published", "source", "claims", "title")


def documents(
    source: options.Source = None,
    failed: Annotated[
        bool, typer.Option("--failed", help="List the inputs that could not be read, and why.")
    ] = False,
    limit: options.Limit = None,
    form: options.AnyFormat = Format.TABLE,
    db: options.Database = options.DATABASE,
) -> None:
    """The newest come first; earlier versions of a page that changed come last.

    \b
    Example:
      claims documents --source RNZ
    """
    with reading(db) as connection:
        if failed:
            print_records(list_failures(connection, limit), _FAILURE, form, "failures")
            return
        if source is not None:
            source = spelt(connection, Query(source=source)).source
        found = list_documents(connection, source, limit)
    print_records(found, _LISTED if form is Format.TABLE else _DOCUMENT, form, "documents")
