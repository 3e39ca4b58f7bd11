"""Sketches of documents in the database: which texts are near-duplicates of which, kept as they come in."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, insert, select, update

from claims.compare.near import sketch
from claims.store import tables
from claims.store.settle import mark_stale

_BAND_BITS = 32


def missing_texts(connection: Connection, limit: int) -> list[int]:
    """The first documents that have no sketch yet."""
    document, cluster = tables.Document, tables.TextCluster
    highest = select(cluster.document_id).order_by(cluster.document_id.desc()).limit(1)
    last = connection.execute(highest).scalar() or 0
    wanted = select(document.id).where(document.id > last).order_by(document.id).limit(limit)
    return list(connection.execute(wanted).scalars())


def keep_texts(connection: Connection, documents: Iterable[int]) -> None:
    """Sketch documents, and put each into the cluster of those that share a band with it.

    What the claims of a cluster that grew are about is marked as to be compared again.
    """
    table = tables.Document
    for document_id in documents:
        text = connection.execute(select(table.text).where(table.id == document_id)).scalar_one()
        bands = [(place << _BAND_BITS) | band for place, band in enumerate(sketch(text))]
        _join(connection, document_id, bands)


def _join(connection: Connection, document_id: int, bands: Sequence[int]) -> None:
    band, cluster = tables.TextBand, tables.TextCluster
    known = {
        row.band: row.cluster_id
        for row in connection.execute(
            select(band.band, cluster.cluster_id)
            .join(cluster, cluster.document_id == band.document_id)
            .where(band.band.in_(bands))
        )
    }
    rows = [{"band": it, "document_id": document_id} for it in bands if it not in known]
    joined = sorted({*known.values(), document_id})
    connection.execute(insert(cluster).values(document_id=document_id, cluster_id=joined[0]))
    if rows:
        connection.execute(insert(band), rows)
    if len(joined) == 1:
        return
    connection.execute(update(cluster).where(cluster.cluster_id.in_(joined[1:])).values(cluster_id=joined[0]))
    members = select(cluster.document_id).where(cluster.cluster_id == joined[0])
    for member in connection.execute(members).scalars().all() if len(joined) > 2 else [document_id]:
        mark_stale(connection, member)
