"""Claims and documents by their words."""

from dataclasses import asdict, fields
from typing import Annotated

import typer

from claims.cli import options
from claims.cli.output import print_claims, print_rows
from claims.store.engine import reading
from claims.store.rows import DocumentRow
from claims.store.search import search_claims, search_documents
from claims.view.export import Format

_DOCUMENT = tuple(field.name for field in fields(DocumentRow))
_FOUND = ("doc", "published", "source", "snippet")


def search(
    words: Annotated[
        list[str],
        typer.Argument(metavar="WORDS...", help='Such as: killed "car bomb"'),
    ],
    documents_too: Annotated[
        bool, typer.Option("--documents", help="Look for documents by title and text instead.")
    ] = False,
    limit: options.SomeLimit = 50,
    form: options.AnyFormat = Format.TABLE,
    db: options.Database = options.DATABASE,
) -> None:
    """All of the words have to be there; the best match comes first.

    \b
    Example:
      claims search foreign fighters
      claims search --documents '"de-escalation zone"'
    """
    text = " ".join(words)
    with reading(db) as connection:
        if documents_too:
            hits = search_documents(connection, text, limit)
            found = [{**asdict(hit.document), "snippet": hit.snippet} for hit in hits]
            print_rows(_FOUND if form is Format.TABLE else (*_DOCUMENT, "snippet"), found, form)
        else:
            print_claims(search_claims(connection, text, limit), form)
