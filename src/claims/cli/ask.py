"""Questions to the database: claims side by side, by their words, and lists of what there is."""

from dataclasses import asdict, fields
from typing import Annotated

import typer
from sqlalchemy import Connection

from claims.cli import options
from claims.cli.output import print_claims, print_records, print_rows
from claims.store.engine import reading
from claims.store.read import (
    Query,
    find_claims,
    list_documents,
    list_failures,
    list_metrics,
    list_sources,
)
from claims.store.rows import ClaimRow, DocumentRow, FailureRow, MetricRow, SourceRow
from claims.store.search import search_claims, search_documents
from claims.view.export import Format

_DOCUMENT = tuple(field.name for field in fields(DocumentRow))
_FAILURE = tuple(field.name for field in fields(FailureRow))
_LISTED = ("doc", "published", "source", "claims", "title")
_FOUND = ("doc", "published", "source", "snippet")


def show(  # noqa: PLR0913
    metric: options.Metric,
    *,
    subject: options.Subject = None,
    place: options.Place = None,
    claimant: options.Claimant = None,
    source: options.Source = None,
    since: options.Since = None,
    until: options.Until = None,
    status: options.OfStatus = None,
    limit: options.Limit = None,
    form: options.AnyFormat = Format.TABLE,
    db: options.Database = options.DATABASE,
) -> None:
    """They stand by subject and place, newest first; `[disputed]` and `[planned]` stand beside the figure.

    A date in brackets is that of publication, because the text names no other. On a terminal quotes are cut
    to its width; in a pipe or file they are whole, unless COLUMNS is set.

    \b
    Example:
      claims show fighters --subject "Islamic State" --since 2018
    """
    query = Query(
        metric=metric,
        subject=subject,
        place=place,
        claimant=claimant,
        source=source,
        since=since,
        until=until,
        status=status,
        limit=limit,
    )
    with reading(db) as connection:
        claims = find_named(connection, query)
    print_claims(claims, form)


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


def metrics(form: options.AnyFormat = Format.TABLE, db: options.Database = options.DATABASE) -> None:
    """Those with the most claims come first.

    \b
    Example:
      claims metrics
    """
    with reading(db) as connection:
        print_records(list_metrics(connection), [f.name for f in fields(MetricRow)], form, "metrics")


def sources(form: options.AnyFormat = Format.TABLE, db: options.Database = options.DATABASE) -> None:
    """Those with the most claims come first.

    \b
    Example:
      claims sources --format csv > sources.csv
    """
    with reading(db) as connection:
        print_records(list_sources(connection), [f.name for f in fields(SourceRow)], form, "sources")


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
            source = _as_stored(connection, Query(source=source)).source
        found = list_documents(connection, source, limit)
    print_records(found, _LISTED if form is Format.TABLE else _DOCUMENT, form, "documents")


def find_named(connection: Connection, query: Query) -> list[ClaimRow]:
    """The claims that `query` asks for. Only where there are none are its names looked at more closely."""
    claims = find_claims(connection, query)
    return claims or find_claims(connection, _as_stored(connection, query))


def _as_stored(connection: Connection, query: Query) -> Query:
    from claims.cli.names import as_stored  # noqa: PLC0415 - reads the lexicon: for those who misspell only

    return as_stored(connection, query)
