"""Look after the database: its schema, copies of it, what was compared in it."""

from pathlib import Path
from typing import Annotated

import typer

import claims
from claims.cli import options
from claims.cli.output import say

db = typer.Typer(
    rich_markup_mode=None,
    help="Every command takes --db or CLAIMS_DB.\n\n\b\nExample:\n  claims db upgrade --db old.db",
)


@db.command()
def upgrade(db: options.Database = options.DATABASE) -> None:
    """Bring the database to this program's schema.

    A SQLite file is copied first.

    \b
    Example:
      claims db upgrade --db old.db
    """
    with claims.open(db) as database:
        _tell(database.upgrade())


@db.command()
def refresh(
    everything: Annotated[
        bool, typer.Option("--all", help="Recompare everything, including what seems up to date.")
    ] = False,
    db: options.Database = options.DATABASE,
) -> None:
    """Compare the claims that changed since they were last compared.

    Such as after an interrupted run; all of them if the rules changed, or the words that they were read with.

    \b
    Example:
      claims db refresh
    """
    with claims.open(db) as database:
        done = database.refresh(everything=everything)
    say(f"metrics and subjects compared: {done:,}")


@db.command()
def downgrade(
    revision: Annotated[
        str,
        typer.Argument(
            metavar="REVISION", help="A schema revision, such as 0001; `base` removes everything."
        ),
    ],
    db: options.Database = options.DATABASE,
) -> None:
    """Take the database back to an earlier schema.

    A SQLite file is copied first.

    \b
    Example:
      claims db downgrade 0001
    """
    with claims.open(db) as database:
        _tell(database.downgrade(revision))


@db.command()
def current(db: options.Database = options.DATABASE) -> None:
    """Print the revision of the database's schema.

    \b
    Example:
      claims db current
    """
    with claims.open(db) as database:
        typer.echo(database.revision() or "empty")


@db.command()
def backup(
    target: Annotated[
        Path | None,
        typer.Argument(
            metavar="FILE", help="Where to copy it; by default next to it, with the date in its name."
        ),
    ] = None,
    db: options.Database = options.DATABASE,
) -> None:
    """Copy a SQLite database, even while others write to it.

    Prints the path of the copy.

    \b
    Example:
      claims db backup before-the-big-import.db
    """
    with claims.open(db) as database:
        typer.echo(database.backup(target))


@db.command()
def reader(
    name: Annotated[str, typer.Argument(metavar="ROLE", help="The name of the role.")] = "claims_reader",
    db: options.Database = options.DATABASE,
) -> None:
    """Make a role of PostgreSQL that may only read the views.

    Of a role that is there already the rights are renewed. Prints the URL that it connects with; a new role's
    password is printed this once.

    \b
    Example:
      claims db reader --db postgresql://me@localhost/claims
    """
    with claims.open(db) as database:
        made = database.make_reader(name)
    typer.echo(made.url)
    if made.made:
        say("keep the URL, it holds the password of the new role; use it with: claims sql SELECT --db URL")
    else:
        say(f"the role {made.name} is there already; its rights are renewed, its password is as it was")


def _tell(done: "claims.Migration") -> None:
    """Say from which revision to which the database was brought, and where the copy of the old one is."""
    before, after = done.before or "empty", done.after or "empty"
    say(f"schema {before} -> {after}" if before != after else f"schema {after}: nothing to do")
    if done.copy is not None:
        say(f"the database as it was is in {done.copy}")
