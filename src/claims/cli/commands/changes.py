"""What is new since a day."""

from typing import Annotated, Any

import typer
from rich.text import Text

from claims.cli import options
from claims.cli.fresh import compared
from claims.cli.output import print_lines, print_rows, say, screen
from claims.dates import full_days
from claims.errors import UsageError
from claims.kept.select import find_changes
from claims.store.read import Query
from claims.view.conflict import conflict_lines
from claims.view.export import Format
from claims.view.listing import claim_lines

CHANGE_COLUMNS = (
    "change", "metric", "subject", "places", "relation", "spread", "reason", "claims", "figure", "claimant",
    "as_of", "published", "source", "sentence",
)  # fmt: skip


def changes(
    metric: options.SomeMetric = None,
    *,
    since: Annotated[str, typer.Option(metavar="DATE", help="Published in this year, month, day, or later.")],
    subject: options.Subject = None,
    form: options.AnyFormat = Format.TABLE,
    db: options.Database = options.DATABASE,
) -> None:
    """Estimates that are new, figures that their claimant revised, and what is newly in conflict, by the
    dates of publication.

    \b
    Example:
      claims changes --since 2018-08
      claims changes fighters --since 2019 --format jsonl
    """
    try:
        day = full_days(since)[0]
    except ValueError as error:
        raise UsageError(f"--since: {error}") from error
    if day is None:
        raise UsageError(f"--since {since}: write a day, such as 2018-08-13")
    query = Query(metric=metric, subject=subject)
    with compared(db) as connection:
        found = find_changes(connection, query, day)
        if not any(found) and (metric or subject):
            from claims.cli.names import as_stored  # noqa: PLC0415 - for those who misspell only

            found = find_changes(connection, as_stored(connection, query), day)
    if not any(found):
        say("nothing changed since then")
    if form is not Format.TABLE:
        new = ({"change": "new", "claims": (it.claim_id,), **it._asdict()} for it in found.new)
        told: list[dict[str, Any]] = [*new]
        for change, listed in (("revised", found.revised), ("in conflict", found.conflicts)):
            told += [{"change": change, **it._asdict()} for it in listed]
        print_rows(CHANGE_COLUMNS, ({name: row.get(name) for name in CHANGE_COLUMNS} for row in told), form)
        return
    print_lines([Text(f"{len(found.new):,} new", "bold")])
    print_lines(claim_lines(found.new, screen()))
    for name, listed in (("revised", found.revised), ("newly in conflict", found.conflicts)):
        print_lines([Text(), Text(f"{len(listed):,} {name}", "bold")])
        print_lines(conflict_lines(listed, screen()))
