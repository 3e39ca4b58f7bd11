"""Carry what people decided from one version of a document to the next, where the very same words stand."""

from typing import Any

from sqlalchemy import Connection, select

from claims.model import Document
from claims.store import tables
from claims.store.append import insert_decision
from claims.store.key import anchor, count_equals
from claims.store.live import live


def carry_decisions(connection: Connection, old_id: int, new: Document) -> int:
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
