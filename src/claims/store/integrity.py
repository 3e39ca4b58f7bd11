"""Look whether a database is whole and true to its documents: a connection in, a list of problems out.

Every check is a function in `CHECKS`; to add one is to add its name there.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, inspect, select, text
from sqlalchemy.exc import DBAPIError

from claims.store.current_claims import differing
from claims.store.mention_key import anchor
from claims.store.mentions import list_orphans
from claims.store.printings.printing import Printing, counting, particulars
from claims.store.printings.printing_rows import load_printings_of
from claims.store.schema import tables
from claims.store.schema.schema_objects import SEARCHES, TRIGGERS, VIEWS, find_surface

_DOCUMENTS, _LETTERS = 200, 2_000_000  # looked at together, at most
_SOME: Any = bindparam("documents", expanding=True)
_TEXTS = select(
    *(getattr(tables.Document, name) for name in ("id", "doc", "text", "sha256", "characters"))
).where(tables.Document.id.in_(_SOME))
_STANDS = (
    "id",
    "key",
    "ordinal",
    "figure",
    "figure_start",
    "figure_end",
    "quote",
    "quote_start",
    "quote_end",
)
_MENTIONS = (
    select(tables.Extraction.document_id, *(getattr(tables.Mention, name) for name in _STANDS))
    .join(tables.Extraction, tables.Extraction.id == tables.Mention.extraction_id)
    .where(tables.Extraction.document_id.in_(_SOME))
    .order_by(tables.Mention.id)
)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is not as it should be, in one line. A note is worth knowing, but nothing is broken."""

    message: str
    note: bool = False


def verify(connection: Connection) -> list[Problem]:
    """All problems of the database, the gravest kinds first. The connection has to be one for writing:
    SQLite's full-text index checks itself by a statement that counts as writing, and writes nothing.

    Where tables are not what they have to be, nothing else is looked at.
    """
    broken = [*check_file(connection), *check_tables(connection)]
    return broken or [problem for check in CHECKS for problem in check(connection)]


def check_file(connection: Connection) -> Iterator[Problem]:
    """SQLite: the file's pages and indexes are whole, no foreign key leads nowhere."""
    if connection.dialect.name == "sqlite":
        for (told,) in connection.execute(text("PRAGMA integrity_check(10)")):
            if told != "ok":
                yield Problem(f"the file is damaged: {' '.join(told.split())}")
        for table, row, parent, _ in connection.execute(text("PRAGMA foreign_key_check")):
            yield Problem(f"row {row} of table {table} leads to a row of {parent} that is not there")


def check_tables(connection: Connection) -> Iterator[Problem]:
    """All tables are there, with the columns of this schema."""
    look = inspect(connection)
    there = set(look.get_table_names())
    for table in tables.Base.metadata.sorted_tables:
        if table.name not in there:
            yield Problem(f"the table {table.name} is missing: take a copy of the database from before")
            continue
        named = {column["name"] for column in look.get_columns(table.name)}
        missing = [name for name in table.columns.keys() if name not in named]  # noqa: SIM118 - no mapping
        if missing:
            told = ", ".join(missing)
            yield Problem(f"the table {table.name} has no column {told}: take a copy from before")


def check_surface(connection: Connection) -> Iterator[Problem]:
    """Views, triggers and search indexes are there."""
    expected = VIEWS | TRIGGERS | SEARCHES
    if connection.dialect.name != "sqlite":
        expected = (VIEWS - {"search_quote_text"}) | SEARCHES
    for name in sorted(expected - {it.name for it in find_surface(connection)}):
        yield Problem(f"{name} is missing: run `claims db downgrade 0001` and then `claims db upgrade`")


def check_texts(connection: Connection) -> Iterator[Problem]:
    """Texts have their hashes, mentions stand where they say, claims follow from mentions and decisions."""
    for documents in _batches(connection):
        wrong = set(differing(connection, documents))
        texts = {row.id: row for row in connection.execute(_TEXTS, {"documents": documents})}
        mentions: dict[int, list[Row[Any]]] = {it: [] for it in documents}
        for row in connection.execute(_MENTIONS, {"documents": documents}):
            mentions[row.document_id].append(row)
        for document_id in documents:
            row = texts[document_id]
            sha256 = hashlib.sha256(row.text.encode("utf-8", "surrogatepass")).hexdigest()
            if (sha256, len(row.text)) != (row.sha256, row.characters):
                yield Problem(f"document {document_id} ({row.doc}): its text was altered")
            yield from _check_mentions(mentions[document_id], row.text, sha256)
            if document_id in wrong:
                yield Problem(
                    f"document {document_id} ({row.doc}): its claims are not those of its newest run"
                )


def _batches(connection: Connection) -> Iterator[list[int]]:
    """All documents by their ids, some at a time: a few where their texts are long."""
    columns = (tables.Document.id, func.length(tables.Document.text))
    batch: list[int] = []
    letters = 0
    for document_id, length in connection.execute(select(*columns).order_by(tables.Document.id)).all():
        if batch and (len(batch) == _DOCUMENTS or letters + length > _LETTERS):
            yield batch
            batch, letters = [], 0
        batch.append(document_id)
        letters += length
    if batch:
        yield batch


def _check_mentions(mentions: Iterable[Row[Any]], document: str, sha256: str) -> Iterator[Problem]:
    for it in mentions:
        quote = document[it.quote_start : it.quote_end]
        if document[it.figure_start : it.figure_end] != it.figure or it.quote not in (None, quote):
            yield Problem(f"mention {it.id}: {it.figure!r} does not stand at character {it.figure_start}")
        elif anchor(sha256, document, (it.figure_start, it.figure_end), it.ordinal).key != it.key:
            yield Problem(f"mention {it.id}: the words around {it.figure!r} are not those that were stored")


def check_extractions(connection: Connection) -> Iterator[Problem]:
    """Every document was read, if nothing was found in it."""
    document, extraction = tables.Document, tables.Extraction
    read = select(extraction.id).where(extraction.document_id == document.id).exists()
    for row in connection.execute(select(document.id, document.doc).where(~read).order_by(document.id)):
        yield Problem(f"document {row.id} ({row.doc}): was never read; ingest it again")


def check_printings(connection: Connection) -> Iterator[Problem]:
    """What is told of each document follows from its printings."""
    documents = tables.Document
    columns = (it for it in documents.__table__.c if it.name != "text")
    query = (
        select(*columns, tables.Source.name.label("source"))
        .select_from(documents)
        .outerjoin(tables.Source, tables.Source.id == documents.source_id)
        .where(documents.id.in_(_SOME))
        .order_by(documents.id)
    )
    for some in _batches(connection):
        printed = load_printings_of(connection, some)
        for row in connection.execute(query, {"documents": some}).all():
            yield from _check_printed(row, printed.get(row.id, []))


def _check_printed(row: Any, printings: list[Printing]) -> Iterator[Problem]:
    """Whether what is told of one document is that of its printings."""
    stored = row._asdict()
    told = particulars(printings) if printings else {"printings": 0}
    wrong = [name for name, value in told.items() if stored[name] != value]
    if wrong:
        # Schemas before 0004 told a text by the printing that came in first: to read it again mends that.
        yield Problem(
            f"document {row.id} ({row.doc}): its {', '.join(wrong)} are not those of its first printing; "
            "ingest it again",
            note=bool(printings) and counting(printings)[0].position != 1,
        )


def check_search(connection: Connection) -> Iterator[Problem]:
    """SQLite: the full-text indexes hold what their tables hold. PostgreSQL keeps them in step by itself."""
    if connection.dialect.name != "sqlite":
        return
    for name in sorted(SEARCHES):
        try:
            connection.execute(text(f"INSERT INTO {name} ({name}, rank) VALUES ('integrity-check', 1)"))
        except DBAPIError as error:
            told = " ".join(str(error.orig).split())
            if "readonly" in told:  # asking counts as writing
                yield Problem(
                    f"the search index {name} cannot be checked where nothing can be written", note=True
                )
                continue
            yield Problem(f"the search index {name} is not in step with its table: {told}")


def check_orphans(connection: Connection) -> Iterator[Problem]:
    """Decisions whose words are gone: nothing is broken, but a person may want to look."""
    for it in list_orphans(connection):
        yield Problem(
            f"decision {it.decision_id} ({it.kind} by {it.who}) holds on to {it.figure!r} in words that the "
            f"newest run does not find: {' '.join(it.quote.split())[:80]}",
            note=True,
        )


CHECKS: tuple[Callable[[Connection], Iterator[Problem]], ...] = (
    check_surface,
    check_texts,
    check_extractions,
    check_printings,
    check_search,
    check_orphans,
)
