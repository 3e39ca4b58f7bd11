"""The rows of claims that stand, in the tables claim, claim_mention and claim_place."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

from claims.dates import full_days
from claims.store.decided.standing_claims import Content, StandingClaim
from claims.store.inserts import insert_rows
from claims.store.schema import tables

_PLACES = Content._fields.index("places")
_JUDGED = ("as_of_start", "as_of_end", "confidence", "review", "mentions", "decided")
WRITTEN: tuple[tuple[type[tables.Base], tuple[str, ...]], ...] = (
    (tables.Claim, ("id", "document_id", *Content._fields, *_JUDGED)),
    (tables.ClaimMention, ("claim_id", "mention_id")),
    (tables.ClaimPlace, ("claim_id", "position", "place")),
)
ClaimRows = tuple[list[tuple[Any, ...]], list[tuple[Any, ...]], list[tuple[Any, ...]]]  # of these tables


def claim_rows(document_id: int, standing: Sequence[StandingClaim]) -> ClaimRows:
    """The rows of the tables claim, claim_mention and claim_place for the claims of a document."""
    claims = [_claim_row(document_id, it) for it in standing]
    mentions = [(it.mentions[0].id, mention.id) for it in standing for mention in it.mentions]
    places = [
        (it.mentions[0].id, position, place)
        for it in standing
        for position, place in enumerate(it.content.places)
    ]
    return claims, mentions, places


def _claim_row(document_id: int, standing: StandingClaim) -> tuple[Any, ...]:
    """In the order of the columns in `WRITTEN`."""
    first, content = standing.mentions[0], standing.content
    return (
        first.id,
        document_id,
        *content[:_PLACES],
        "; ".join(content.places),
        *content[_PLACES + 1 :],
        *full_days(content.as_of),
        first.confidence,
        standing.review,
        len(standing.mentions),
        "; ".join(sorted(standing.decided)),
    )


def insert_claim_rows(connection: Connection, rows: Sequence[ClaimRows]) -> None:
    """Write the rows of claims of documents that have none."""
    for place, (table, names) in enumerate(WRITTEN):
        insert_rows(connection, table, names, [row for of_document in rows for row in of_document[place]])
