"""Whether the database is whole."""

from claims.cli import options
from claims.cli.output import print_rows, say
from claims.store import integrity as check
from claims.store.engine import open_engine, reading, told, writing
from claims.view.export import Format


def verify(form: options.AnyFormat = Format.TABLE, db: options.Database = options.DATABASE) -> int:
    """Hashes of texts, every figure in its place, links between tables, the search index, decisions whose
    words are gone. Exit code 1 where something is broken.

    \b
    Example:
      claims verify --db claims.db
    """
    with reading(db):  # refuses what is no database of ours, or has another schema
        pass
    with told(db), writing(open_engine(db)) as connection:
        problems = check.verify(connection)
    rows = ({"kind": "note" if it.note else "problem", "what": it.message} for it in problems)
    print_rows(("kind", "what"), rows, form)
    broken = sum(not it.note for it in problems)
    say(f"{broken} problems found" if broken else "the database is whole and true to its documents")
    return 1 if broken else 0
