"""Claims and documents by their words."""

from typing import Annotated

import typer

import claims
from claims.cli import options
from claims.cli.output import print_claims, print_listing
from claims.view.export import Format

_FOUND = ("doc", "published", "source", "snippet")


def search(
    words: Annotated[
        list[str],
        typer.Argument(metavar="WORDS", help='Such as: killed "car bomb"'),
    ],
    documents_too: Annotated[
        bool, typer.Option("--documents", help="Search titles and texts of documents instead.")
    ] = False,
    limit: options.SomeLimit = 50,
    form: options.AnyFormat = Format.TABLE,
    db: options.Database = options.DATABASE,
) -> None:
    """All of the words have to occur; the best match comes first.

    \b
    Example:
      claims search foreign fighters
      claims search --documents '"de-escalation zone"'
    """
    text = " ".join(words)
    with claims.open(db) as database:
        if documents_too:
            print_listing(database.search_documents(text, limit), form, "documents", _FOUND)
        else:
            print_claims(database.search(text, limit), form)
