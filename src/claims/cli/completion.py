"""What the shell offers when the user presses TAB: fast, and silent where there is nothing to offer."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

import typer

import claims
from claims.errors import ClaimsError

if TYPE_CHECKING:
    from claims import Database

Offered = Iterator[tuple[str, str]]


def complete_metric(incomplete: str) -> Offered:
    """The metrics that begin with what is typed, with their labels; none where the lexicon cannot be read."""
    try:
        entries = claims.load_words().entries("metric")
    except ClaimsError:
        return
    for entry in entries:
        if entry["key"].startswith(incomplete):
            yield entry["key"], entry.get("label", "")


def complete_subject(context: typer.Context, incomplete: str) -> Offered:
    """The subjects of the database that begin with what is typed."""
    return _offered(context, incomplete, lambda database: (it.name for it in database.subjects()))


def complete_place(context: typer.Context, incomplete: str) -> Offered:
    """The places of the database that begin with what is typed."""
    return _offered(context, incomplete, lambda database: (it.name for it in database.places()))


def complete_claimant(context: typer.Context, incomplete: str) -> Offered:
    """The claimants of the database that begin with what is typed."""
    return _offered(context, incomplete, lambda database: (it.name for it in database.claimants()))


def complete_source(context: typer.Context, incomplete: str) -> Offered:
    """The publishers of the database that begin with what is typed."""
    return _offered(context, incomplete, lambda database: (it.source for it in database.sources()))


def complete_document(context: typer.Context, incomplete: str) -> Offered:
    """The names of documents of the database that begin with what is typed."""
    return _offered(context, incomplete, lambda database: (it.doc for it in database.documents()))


def complete_claim(context: typer.Context, incomplete: str) -> Offered:
    """The ids of claims that begin with what is typed."""
    return _offered(context, incomplete, lambda database: database.ids(incomplete))


def _offered(
    context: typer.Context, incomplete: str, names: Callable[["Database"], Iterable[str]]
) -> Offered:
    """The names that begin so, from the database that the command line or the environment names."""
    try:
        with claims.open(context.params.get("db")) as database:
            found = [name for name in names(database) if name.startswith(incomplete)]
    except (ClaimsError, OSError):
        return
    yield from ((name, "") for name in found)
