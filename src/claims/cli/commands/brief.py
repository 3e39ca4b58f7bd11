"""A page on a subject's figures, in Markdown or HTML."""

from typing import Annotated

import typer

import claims
from claims.cli import options
from claims.cli.output import print_text, say


def brief(
    metric: options.Metric,
    *,
    subject: options.Subject = None,
    place: options.Place = None,
    as_of: options.AsOf = None,
    known_by: options.KnownBy = None,
    html: Annotated[bool, typer.Option("--html", help="Write HTML instead of Markdown.")] = False,
    db: options.Database = options.DATABASE,
) -> None:
    """The present range with its independent sources, how it changed, who disagrees and why, and what rests
    on one source only; every figure with its words and address. Nothing is added to what the database holds,
    and unsure figures are only counted. Without a subject it is the one with most figures.

    \b
    Example:
      claims brief fighters --subject "Islamic State" > brief.md
      claims brief displaced --place Mosul --html > brief.html
    """
    with claims.open(db) as database:
        page = database.brief(metric, subject=subject, place=place, as_of=as_of, known_by=known_by)
    if not page:
        say("no claims found")
    print_text(page.html() if html else page.markdown())
