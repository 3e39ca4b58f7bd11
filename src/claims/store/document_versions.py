"""One page, several texts: which printing another text took the place of, and what is handed on to it."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, or_, select, update

from claims.model import Document
from claims.store.current_claims import settle
from claims.store.inserts import insert_decision
from claims.store.live_decisions import live
from claims.store.mention_key import anchor, count_equals
from claims.store.printings import Printing, follow_printings
from claims.store.schema import tables


def earlier_printings(connection: Connection, document_id: int, new: Printing) -> list[Row[Any]]:
    """The printings of other texts that stand where the new one was printed: at its address, in its file."""
    table = tables.Printing
    same_url = table.url == new.url if new.url else None
    same_file = table.origin_key == new.origin_key if new.origin_key else None
    if same_file is not None and new.url:
        same_file = same_file & or_(table.url.is_(None), table.url == new.url)
    either = [condition for condition in (same_url, same_file) if condition is not None]
    if not either:
        return []
    query = select(table.id, table.document_id, table.published).where(
        table.document_id != document_id, table.superseded_by.is_(None), or_(*either)
    )
    return list(connection.execute(query.order_by(table.id)))


def supersede(
    connection: Connection, document_id: int, document: Document, new: Printing, earlier: Sequence[Row[Any]]
) -> bool:
    """Put a new printing in the place of earlier ones; return whether it is the newest there.

    It is not where one that was stored before was published later. A document of which no printing stands any
    more has the new one in its place. `new` has to be stored.
    """
    table = tables.Printing
    newest = True
    for version in earlier:
        older = bool(version.published and new.published and new.published < version.published)
        newest = newest and not older
        printing, ahead = (new.id, version.document_id) if older else (version.id, document_id)
        connection.execute(update(table).where(table.id == printing).values(superseded_by=ahead))
        if not older:
            follow_printings(connection, version.document_id)
            settle(connection, version.document_id)
            _carry_decisions(connection, version.document_id, document)
    return newest


def figures(connection: Connection, documents: Sequence[int]) -> Counter[str]:
    """What the claims that stand in these documents count, as their texts have it: `300 rebels`."""
    rows = connection.execute(
        select(tables.Mention.figure, tables.Claim.counted)
        .join(tables.Claim, tables.Claim.id == tables.Mention.id)
        .where(tables.Claim.document_id.in_(documents))
        .order_by(tables.Mention.figure_start)
    )
    return Counter(" ".join(filter(None, row)) for row in rows)


def _carry_decisions(connection: Connection, old_id: int, new: Document) -> int:
    """Repeat the live decisions on the document `old_id` for its new version; return how many.

    Only where the figure with the words around it stands exactly once in both texts. Decisions that find
    no such place stay with the old version, and so are listed as orphans.
    """
    table = tables.Mention
    held = connection.execute(
        select(table.key, table.figure, table.prefix, table.suffix)
        .join(tables.Extraction, tables.Extraction.id == table.extraction_id)
        .where(tables.Extraction.document_id == old_id, table.key.in_(select(tables.Decision.key)))
        .distinct()
    ).all()
    if not held:
        return 0
    old_text = connection.execute(
        select(tables.Document.text).where(tables.Document.id == old_id)
    ).scalar_one()
    carried = 0
    for mention in held:
        words = mention.prefix + mention.figure + mention.suffix
        if old_text.count(words) != 1 or new.text.count(words) != 1:
            continue
        start = new.text.index(words) + len(mention.prefix)
        span = (start, start + len(mention.figure))
        ordinal = count_equals(new.text, [start])[start]
        carried += _repeat(connection, mention.key, anchor(new.sha256, new.text, span, ordinal).key)
    return carried


def _repeat(connection: Connection, old_key: str, new_key: str) -> int:
    rows: list[Any] = list(
        connection.execute(select(tables.Decision.__table__).where(tables.Decision.key == old_key))
    )
    acts: list[Any] = live(rows)
    for act in acts:
        columns = {name: value for name, value in act._mapping.items() if name not in ("id", "uid")}
        insert_decision(connection, columns | {"key": new_key, "carried_from": act.id})
    return len(acts)
