"""What goes back to what."""

from typing import Annotated

import typer

from claims.cli import options
from claims.cli.fresh import compared
from claims.cli.output import print_lines, print_rows, screen
from claims.kept.select import find_lineage
from claims.store.read import find_claim
from claims.view.export import Format
from claims.view.lineage import LINEAGE_COLUMNS, lineage_lines, lineage_rows


def lineage(
    claim: Annotated[str, typer.Argument(metavar="ID", help="A claim's id, as `claims show` prints it.")],
    form: options.AnyFormat = Format.TABLE,
    db: options.Database = options.DATABASE,
) -> None:
    """The claims that go back to one origin with it, as a tree, and why each is taken for the same.

    \b
    Example:
      claims lineage 3fa9c1e
    """
    with compared(db) as connection:
        key = find_claim(connection, claim).mentions[0].key
        found = find_lineage(connection, key)
    if form is Format.TABLE:
        print_lines(lineage_lines(found, screen()))
    else:
        print_rows(LINEAGE_COLUMNS, lineage_rows(found), form)
