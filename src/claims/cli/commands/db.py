"""Look after the database: its schema, copies of it, what was compared in it."""

from pathlib import Path
from typing import Annotated

import typer

from claims.cli import options
from claims.cli.output import say
from claims.store.schema import migrations as migrate

db = typer.Typer(
    rich_markup_mode=None,
    help="Every command takes --db or CLAIMS_DB.\n\n\b\nExample:\n  claims db upgrade --db old.db",
)


@db.command()
def upgrade(db: options.Database = options.DATABASE) -> None:
    """Bring the database to this program's schema. A SQLite file is copied first.

    \b
    Example:
      claims db upgrade --db old.db
    """
    done = migrate.upgrade(db)
    _tell(done)
    if done.before != done.after:
        _compare(db)


@db.command()
def refresh(
    everything: Annotated[
        bool, typer.Option("--all", help="Everything, also what seems up to date.")
    ] = False,
    lexicon: options.Lexicons = None,
    db: options.Database = options.DATABASE,
) -> None:
    """Compare anew the claims that changed since they were compared, after a run that was cut short; all of
    them where the rules or the words changed.

    \b
    Example:
      claims db refresh
    """
    _compare(db, lexicon, everything)


@db.command()
def downgrade(
    revision: Annotated[str, typer.Argument(metavar="REVISION", help="Such as 0001; `base` leaves nothing.")],
    db: options.Database = options.DATABASE,
) -> None:
    """Take the database back to an earlier schema. A SQLite file is copied first.

    \b
    Example:
      claims db downgrade 0001
    """
    _tell(migrate.downgrade(db, revision))


@db.command()
def current(db: options.Database = options.DATABASE) -> None:
    """Print the revision of the database's schema.

    \b
    Example:
      claims db current
    """
    typer.echo(migrate.current(db) or "empty")


@db.command()
def backup(
    target: Annotated[
        Path | None,
        typer.Argument(metavar="[FILE]", help="The copy; else one beside it, dated."),
    ] = None,
    db: options.Database = options.DATABASE,
) -> None:
    """Copy a SQLite database, also while others write to it. Prints where the copy is.

    \b
    Example:
      claims db backup before-the-big-import.db
    """
    typer.echo(migrate.backup(db, target))


def _compare(db: str, lexicon: options.Lexicons = None, everything: bool = False) -> None:
    """Bring what was compared in step with the claims, and say how much there was to do."""
    from claims.cli.lexicon import own_lexicon  # noqa: PLC0415 - copies and downgrades need no words
    from claims.kept.refresh import refresh_database  # noqa: PLC0415

    done = refresh_database(db, own_lexicon(lexicon), everything=everything)
    say(f"metrics and subjects compared: {done:,}")


def _tell(done: migrate.Migration) -> None:
    """Say from which revision to which the database was brought, and where the copy of the old one is."""
    before, after = done.before or "empty", done.after or "empty"
    say(f"schema {before} -> {after}" if before != after else f"schema {after}: nothing to do")
    if done.copy is not None:
        say(f"the database as it was is in {done.copy}")
