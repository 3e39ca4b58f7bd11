"""Sketches of documents in the database: which texts are near-duplicates of which, kept as they come in."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import Connection, bindparam, delete, select, update

from claims.batches import in_batches
from claims.compare.origin.near_duplicates import sketch
from claims.compare.story.story_names import find_names, write_names
from claims.compare.union_find import Union
from claims.store.current_claims import mark_new
from claims.store.inserts import insert_rows
from claims.store.schema import tables

_BAND_BITS = 32
_BANDS = 1_000  # that are looked for at a time, written out: to bind them takes longer than to look
_KNOWN = (
    "SELECT band, cluster_id FROM text_band "
    "JOIN text_cluster ON text_cluster.document_id = text_band.document_id WHERE band IN"
)
_MEMBERS = select(tables.TextCluster.document_id).where(tables.TextCluster.cluster_id == bindparam("old"))
_RENAME = (
    update(tables.TextCluster)
    .where(tables.TextCluster.cluster_id == bindparam("old"))
    .values(cluster_id=bindparam("new"))
)


def missing_texts(connection: Connection, limit: int) -> list[tuple[int, str, str | None]]:
    """The first documents that have no sketch yet, with their texts and titles."""
    document, cluster = tables.Document, tables.TextCluster
    highest = select(cluster.document_id).order_by(cluster.document_id.desc()).limit(1)
    last = connection.execute(highest).scalar() or 0
    columns = document.id, document.text, document.title
    wanted = select(*columns).where(document.id > last).order_by(document.id).limit(limit)
    return [(row.id, row.text, row.title) for row in connection.execute(wanted)]


def forget_texts(connection: Connection) -> None:
    """Drop the sketches, clusters and names of all documents, which other rules or words make anew."""
    connection.execute(delete(tables.TextBand))
    connection.execute(delete(tables.TextCluster))


def keep_texts(
    connection: Connection, documents: Sequence[tuple[int, str, str | None]], common: Collection[str]
) -> None:
    """Sketch documents, and put each into the cluster of those that share a band with it. `common` are the
    stems of words that are no names of an event.

    Documents whose cluster has another name now are marked as new: their claims have to be compared again.
    """
    bands = {
        document_id: [(place << _BAND_BITS) | band for place, band in enumerate(sketch(text))]
        for document_id, text, _ in documents
    }
    held = _clusters_of(connection, {band for listed in bands.values() for band in listed})
    union: Union[int] = Union()
    first: dict[int, int] = {}  # of each new band
    for document_id, listed in bands.items():
        for band in listed:
            union.join(held.get(band) or first.setdefault(band, document_id), document_id)
    named = _least(union, {*held.values(), *bands})
    names = {it: write_names(find_names(title, text, common)) for it, text, title in documents}
    clusters, new = [(it, named[it], names[it]) for it in bands], sorted(first.items())
    insert_rows(connection, tables.TextCluster, ("document_id", "cluster_id", "names"), clusters)
    insert_rows(connection, tables.TextBand, ("band", "document_id"), new)
    _rename(connection, {old: named[old] for old in set(held.values()) if named[old] != old})


def _clusters_of(connection: Connection, bands: Collection[int]) -> dict[int, int]:
    """The clusters in which some of these bands are known."""
    found: dict[int, int] = {}
    for some in in_batches(sorted(bands), _BANDS):
        rows = connection.exec_driver_sql(f"{_KNOWN} ({', '.join(map(str, some))})")
        found |= {row.band: row.cluster_id for row in rows}
    return found


def _least(union: Union[int], names: Collection[int]) -> dict[int, int]:
    """The least of those that belong together, for each."""
    least: dict[int, int] = {}
    for name in sorted(names):
        least.setdefault(union.find(name), name)
    return {name: least[union.find(name)] for name in names}


def _rename(connection: Connection, names: Mapping[int, int]) -> None:
    """Give clusters that are one now one name, and mark the documents that have another one so."""
    moved: list[int] = []
    for old in names:
        moved += connection.execute(_MEMBERS, {"old": old}).scalars()
    if moved:
        mark_new(connection, moved)
        connection.execute(_RENAME, [{"old": old, "new": new} for old, new in names.items()])
