"""Questions to the database: claims side by side, by their words, and lists of what there is."""

from dataclasses import asdict, fields
from typing import Annotated

import typer

from claims.cli import options
from claims.cli.fresh import compared
from claims.cli.output import print_claims, print_lines, print_records, print_rows, screen
from claims.cli.shown import print_grid, print_shown, show_kept, spelt
from claims.compare.question.axis import By
from claims.store.engine import reading
from claims.store.read import (
    Query,
    list_documents,
    list_failures,
    list_metrics,
    list_sources,
)
from claims.store.rows import DocumentRow, FailureRow, MetricRow, SourceRow
from claims.store.search import search_claims, search_documents
from claims.view.export import Format
from claims.view.questions import question_lines

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
    by: Annotated[
        By | None, typer.Option(metavar="|".join(By), help="Set them out in a grid with these as columns.")
    ] = None,
    mentions: Annotated[
        bool, typer.Option("--mentions", help="Also list everybody who printed an estimate.")
    ] = False,
    as_of: options.AsOf = None,
    known_by: options.KnownBy = None,
    tolerance: options.Tolerance = None,
    limit: options.Limit = None,
    form: options.AnyFormat = Format.TABLE,
    db: options.Database = options.DATABASE,
) -> None:
    """They stand by question: whose, where and when; for each how many say so, and how many of them
    independently of each other. `!` marks a figure in conflict with another; `[disputed]` and `[planned]`
    stand beside the figure.

    A date in brackets is that of publication, because the text names no other. On a terminal quotes are cut
    to its width; in a pipe or file they are whole, unless COLUMNS is set.

    \b
    Example:
      claims show fighters --subject "Islamic State" --since 2018
      claims show fighters --place Syria --by source
      claims show fighters --known-by 2015
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
    with compared(db) as connection:
        if by is not None or (as_of, known_by, tolerance) != (None, None, None):
            from claims.cli.anew import show_anew  # noqa: PLC0415 - reads the lexicon: only where asked

            shown = show_anew(connection, query, as_of, known_by, tolerance)
        else:
            shown = show_kept(connection, query)
        if by is not None:
            print_grid(shown, by, form)
        elif form is Format.TABLE:
            folded = shown.mentions(connection) if mentions else {}
            print_lines(question_lines(shown.questions, shown.estimates, screen(), folded))
        else:
            print_shown(connection, shown, form)


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
            source = spelt(connection, Query(source=source)).source
        found = list_documents(connection, source, limit)
    print_records(found, _LISTED if form is Format.TABLE else _DOCUMENT, form, "documents")
