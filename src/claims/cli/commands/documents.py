"""The documents, and the inputs that could not be read."""

from typing import Annotated

import typer

import claims
from claims.cli import options
from claims.cli.output import print_listing
from claims.view.export import Format

_LISTED = ("doc", "published", "source", "claims", "title")


def documents(
    source: options.Source = None,
    failed: Annotated[
        bool, typer.Option("--failed", help="List the inputs that could not be read, with the reasons.")
    ] = False,
    limit: options.Limit = None,
    form: options.AnyFormat = Format.TABLE,
    db: options.Database = options.DATABASE,
) -> None:
    """The newest come first, earlier versions of changed pages last.

    \b
    Example:
      claims documents --source RNZ
    """
    with claims.open(db) as database:
        if failed:
            print_listing(database.failures(limit), form, "failures")
        else:
            print_listing(database.documents(source, limit), form, "documents", _LISTED)
