"""What goes with rows of claims: where texts were printed, what figures are counted into, decisions."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.orm import aliased

from claims.batches import in_batches
from claims.compare.entry.entry import Printed
from claims.compare.origin.estimate import Decision
from claims.kept.entries.stored_claim import StoredClaim
from claims.store.decided.live_decisions import live
from claims.store.schema import tables
from claims.store.schema.hashes import is_among

_ORIGINS = ("same-origin", "not-same-origin")


def find_printings(connection: Connection, documents: Collection[int]) -> dict[int, tuple[Printed, ...]]:
    """Where texts that were printed several times stand, by document."""
    found: dict[int, list[Printed]] = defaultdict(list)
    printing = tables.Printing
    wanted = (
        select(printing.document_id, tables.Source.name, printing.published)
        .outerjoin(tables.Source, tables.Source.id == printing.source_id)
        .where(printing.position.is_not(None), printing.superseded_by.is_(None))
        .order_by(printing.document_id, printing.position)
    )
    for some in in_batches(sorted(documents)):
        for document_id, name, published in connection.execute(wanted.where(printing.document_id.in_(some))):
            found[document_id].append(Printed(name, published))
    return {document_id: tuple(printed) for document_id, printed in found.items()}


def find_wholes(connection: Connection, rows: Sequence[StoredClaim]) -> dict[tuple[int, int], str]:
    """The keys of the claims that others are counted into, by document and where a mention of them begins."""
    wanted = {(row.document_id, row.part_of) for row in rows if row.part_of is not None}
    found = {at: row.key for row in rows if (at := (row.document_id, row.figure_start)) in wanted}
    return found | _find_others(connection, rows, wanted - found.keys())


def _find_others(
    connection: Connection, rows: Sequence[StoredClaim], wanted: Collection[tuple[int, int]]
) -> dict[tuple[int, int], str]:
    """The same of wholes of which these rows do not hold the first mention."""
    claim, mention, joined = tables.Claim, tables.Mention, tables.ClaimMention
    standing = (
        select(claim.document_id, mention.figure_start, claim.id)
        .join(joined, joined.claim_id == claim.id)
        .join(mention, mention.id == joined.mention_id)
    )
    owners: dict[tuple[int, int], int] = {}
    for some in in_batches(sorted({document_id for document_id, _ in wanted})):
        found = connection.execute(standing.where(claim.document_id.in_(some))).all()
        owners |= {(document_id, start): owner for document_id, start, owner in found}
    needed = {at: owners[at] for at in wanted if at in owners}
    keys = {row.id: row.key for row in rows}
    for some in in_batches(sorted(set(needed.values()) - keys.keys())):
        keys |= dict(connection.execute(_KEYS.where(tables.Mention.id.in_(some))).all())
    return {at: keys[owner] for at, owner in needed.items()}


_KEYS = select(tables.Mention.id, tables.Mention.key)


def find_decisions(connection: Connection, ids: Mapping[str, int]) -> list[Decision]:
    """What people said of the origins of these claims, the last one last."""
    table = tables.Decision
    rows: list[Any] = list(
        connection.execute(select(table.__table__).where(table.kind.in_((*_ORIGINS, "undo"))))
    )
    acts: list[Any] = [act for act in live(rows) if act.kind in _ORIGINS]
    if not acts:
        return []
    keys = {key for act in acts for key in (act.key, act.other_key)}
    owner: dict[str, str] = {}
    lead = aliased(tables.Mention)
    for some in in_batches(sorted(keys)):
        owned = connection.execute(
            select(tables.Mention.key, lead.key)
            .join(tables.ClaimMention, tables.ClaimMention.mention_id == tables.Mention.id)
            .join(lead, lead.id == tables.ClaimMention.claim_id)
            .where(is_among(tables.Mention.key, some))
        )
        owner |= {row[0]: row[1] for row in owned}
    pairs = (
        (owner.get(act.key, ""), owner.get(act.other_key, ""), act.kind == "same-origin") for act in acts
    )
    return [Decision(one, other, same) for one, other, same in pairs if one in ids and other in ids]
