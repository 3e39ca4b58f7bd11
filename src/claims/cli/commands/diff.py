"""Where the readers of a document differ."""

from typing import Annotated

import typer

import claims
from claims.cli import options
from claims.cli.output import print_listing
from claims.view.export import Format


def diff(
    document: Annotated[str, typer.Argument(metavar="DOC", help="A document: its name, or its id.")],
    model: Annotated[
        str | None, typer.Argument(metavar="[MODEL]", help="The model; the last one that read it by default.")
    ] = None,
    against: Annotated[
        str | None, typer.Option(metavar="MODEL", help="Another model, instead of the rules.")
    ] = None,
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
        print_listing(database.differences(document, model, against=against), form, "differences")
