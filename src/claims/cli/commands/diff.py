"""Where the readers of a document differ."""

from typing import Annotated

import typer

import claims
from claims.cli import options
from claims.cli.completion import complete_document
from claims.cli.output import print_listing
from claims.view.export import Format


def diff(
    document: Annotated[
        str,
        typer.Argument(
            metavar="DOC", help="A document: its name or its ID.", autocompletion=complete_document
        ),
    ],
    model: Annotated[
        str | None, typer.Argument(metavar="MODEL", help="The model; by default the last one that read it.")
    ] = None,
    *,
    against: Annotated[
        str | None, typer.Option(metavar="MODEL", help="Another model, instead of the rules.")
    ] = None,
    limit: options.Limit = None,
    form: options.AnyFormat = Format.TABLE,
    db: options.Database = options.DATABASE,
) -> None:
    """Each field of a figure that the rules (first) and a model (second) read differently.

    \b
    Example:
      claims diff report-7
      claims diff report-7 large-model --against small-model
    """
    with claims.open(db) as database:
        print_listing(
            database.differences(document, model, against=against, limit=limit), form, "differences"
        )
