"""Whether the database is whole."""

from itertools import islice

import claims
from claims.cli import options
from claims.cli.output import print_rows, say
from claims.view.export import Format


def verify(
    limit: options.Limit = None,
    form: options.AnyFormat = Format.TABLE,
    db: options.Database = options.DATABASE,
) -> int:
    """Checks the hashes of texts, the place of every figure, links between tables, the search index, and
    decisions whose words are gone. Exits with status 1 if something is broken.

    \b
    Example:
      claims verify --db claims.db
    """
    with claims.open(db) as database:
        problems = database.verify()
    print_rows(problems.columns, islice(problems.records(), limit), form)
    broken = sum(not it.note for it in problems)
    say(f"{broken} problems found" if broken else "the database is whole and true to its documents")
    return 1 if broken else 0
