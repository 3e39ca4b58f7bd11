"""Read which claims go back to one origin, and why."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from claims.kept.told.compared_views import ESTIMATE_CLAIM
from claims.kept.told.comparison_rows import LineageRow
from claims.model import Qualifier
from claims.store.schema.exact_numbers import exact
from claims.store.schema.hashes import begins
from claims.store.schema.views import CLAIMS, MENTION, PRINTINGS

PRINTED_AGAIN = "the very same text"  # why a further printing of a text goes back to the first


def find_lineage(connection: Connection, claim_key: str) -> list[LineageRow]:
    """The claims of the estimate that a claim belongs to, from the one that leads it down.

    A text that was printed several times has a row for each of its printings: the later ones below the first.
    """
    member = ESTIMATE_CLAIM.alias("own_estimate")
    estimate = (
        select(member.c.estimate_id)
        .join(MENTION, MENTION.c.id == member.c.claim_id)
        .where(begins(MENTION.c.key, claim_key))
        .scalar_subquery()
    )
    names = LineageRow._fields[2:]
    rows = connection.execute(
        select(
            CLAIMS.c.document_id,
            ESTIMATE_CLAIM.c.depth,
            ESTIMATE_CLAIM.c.why,
            *(CLAIMS.c[name] for name in names),
        )
        .join(CLAIMS, CLAIMS.c.claim_number == ESTIMATE_CLAIM.c.claim_id)
        .where(ESTIMATE_CLAIM.c.estimate_id == estimate)
        .order_by(ESTIMATE_CLAIM.c.position)
    ).all()
    printed = _printed(connection, {row.document_id for row in rows})
    return [it for row in rows for it in _of_each_printing(_lineage_row(row[1:]), printed[row.document_id])]


def _lineage_row(row: Sequence[Any]) -> LineageRow:
    return LineageRow._make([*row[:3], exact(row[3]), exact(row[4]), Qualifier(row[5]), *row[6:]])


def _printed(connection: Connection, documents: Collection[int]) -> dict[int, list[Mapping[str, Any]]]:
    """For each document where its text stands: publisher, date, title and address of each printing."""
    columns = PRINTINGS.c
    rows = connection.execute(
        select(columns.document_id, columns.source, columns.published, columns.title, columns.url)
        .where(columns.document_id.in_(documents), columns.superseded_by.is_(None))
        .order_by(columns.document_id, columns.position)
    )
    found: dict[int, list[Mapping[str, Any]]] = {it: [] for it in documents}
    for row in rows:
        found[row.document_id].append(
            {name: value for name, value in row._mapping.items() if name != "document_id"}
        )
    return found


def _of_each_printing(row: LineageRow, printed: Sequence[Mapping[str, Any]]) -> Iterator[LineageRow]:
    """The row of a claim, and below it one for each further printing of its text."""
    if len(printed) <= 1:
        yield row
        return
    for number, printing in enumerate(printed):
        again: dict[str, Any] = {"depth": row.depth + 1, "why": PRINTED_AGAIN} if number else {}
        yield row._replace(**printing, **again)
