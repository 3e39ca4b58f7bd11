"""The documents, and the inputs that could not be read."""

from typing import Annotated

import typer

import claims
from claims.cli import options
from claims.cli.completion import complete_source
from claims.cli.output import for_reading, print_listing
from claims.no_cycles import no_cycles
from claims.view.export import Format

_LISTED = ("doc", "published", "sources", "claims", "title")


@no_cycles()
def documents(
    source: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help="Only documents of this publisher.", autocompletion=complete_source
        ),
    ] = None,
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
        elif for_reading(form):
            print_listing(database.document_cells(_LISTED, source, limit), form, "documents")
        else:
            print_listing(database.documents(source, limit), form, "documents")
