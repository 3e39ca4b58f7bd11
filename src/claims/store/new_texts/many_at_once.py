"""Write texts that the database does not know, from places that it does not know, many at a time.

No such text has to do with what is stored, so that each table is written by one statement, and nothing is
read back that was just written. Every other text is written by `write.py`, one after the other.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, select

from claims.batches import in_batches
from claims.model import Claim, Document
from claims.store.claim_rows import claim_rows, insert_claim_rows
from claims.store.current_claims import find_decisions, mark_new
from claims.store.decided.live_decisions import Act
from claims.store.decided.standing_claims import Content, ReadMention, standing_claims
from claims.store.inserts import insert_row, insert_rows, next_ids, now
from claims.store.new_texts.mention_rows import MentionRow, mention_rows
from claims.store.plans import refuse_unstorable
from claims.store.printings.printing import printing_of
from claims.store.printings.printing_rows import printing_row
from claims.store.runs import Run
from claims.store.schema import tables
from claims.store.schema.rule_numbers import number_rules
from claims.store.write import document_row

_VALUES: Any = bindparam("some", expanding=True)
_KNOWN = {
    "sha256": select(tables.Document.sha256).where(tables.Document.sha256.in_(_VALUES)),
    "url": select(tables.Printing.url).where(tables.Printing.url.in_(_VALUES)),
    "origin_key": select(tables.Printing.origin_key).where(tables.Printing.origin_key.in_(_VALUES)),
}
_MENTION = ("id", "extraction_id", *MentionRow._fields)
_PLACES = Content._fields.index("places")
_SOURCES = select(tables.Source.name, tables.Source.id).where(tables.Source.name.in_(_VALUES))


class NewText(NamedTuple):
    """A document that was read, with its claims."""

    document: Document
    claims: Sequence[Claim]


class Kind(Enum):
    """What the database, and the documents before it, know of a document."""

    NEW = "new"  # neither its text nor its place
    REPRINT = "reprint"  # its text, and not its place
    OTHER = "other"


def tell_apart(connection: Connection, documents: Sequence[Document]) -> list[Kind]:
    """What the database, and the documents before it, know of each document."""
    given = [_identity(it) for it in documents]
    known = {
        name: _stored(connection, query, {value for it in given if (value := it[name])})
        for name, query in _KNOWN.items()
    }
    found = []
    for identity in given:
        stands = {name for name, value in identity.items() if value in known[name]}
        found.append(Kind.OTHER if stands - {"sha256"} else Kind.REPRINT if stands else Kind.NEW)
        for name, value in identity.items():
            if value is not None:
                known[name].add(value)
    return found


def each_text_once(documents: Mapping[int, Document]) -> list[dict[int, Document]]:
    """Documents in as many parts as one text comes: each part has every text once, the first of it first."""
    parts: list[dict[int, Document]] = []
    times: Counter[str] = Counter()
    for place, document in documents.items():
        if times[document.sha256] == len(parts):
            parts.append({})
        parts[times[document.sha256]][place] = document
        times[document.sha256] += 1
    return parts


def _identity(document: Document) -> dict[str, str | None]:
    place = printing_of(document)
    return {"sha256": document.sha256, "url": place.url, "origin_key": place.origin_key}


def _stored(connection: Connection, query: Any, values: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for some in in_batches(sorted(values)):
        found.update(connection.execute(query, {"some": some}).scalars())
    return found


def save_texts(connection: Connection, texts: Sequence[NewText], run: Run) -> None:
    """Write documents that are new (`tell_apart`), with the claims that `run` read in them.

    Raises InputError for a text that cannot be kept and ValueError for a claim that does not stand in it.
    """
    if not texts:
        return
    for it in texts:
        refuse_unstorable(it.document)
    documents = [it.document for it in texts]
    ids = next_ids(connection, tables.Document, len(texts))
    run.printed.update(_write_documents(connection, documents, ids, run))
    mentions = write_mentions(connection, texts, ids, run)
    _write_claims(connection, dict(zip(ids, mentions, strict=True)))


def _write_documents(
    connection: Connection, documents: Sequence[Document], ids: Sequence[int], run: Run
) -> list[int]:
    """Write the rows of documents and of their printings; the ids of those."""
    printings = [printing_of(it) for it in documents]
    sources = source_ids(connection, [it.source for it in printings if it.source is not None])
    printing_ids = next_ids(connection, tables.Printing, len(documents))
    told, printed = [], []
    for document, document_id, printing, own in zip(documents, ids, printings, printing_ids, strict=True):
        source = sources.get(printing.source or "")
        told.append(document_row(document, printing) | {"id": document_id, "source_id": source})
        printed.append(printing_row(document_id, printing, source, run.started) | {"id": own})
    insert_all(connection, tables.Document, told)
    insert_all(connection, tables.Printing, printed)
    return printing_ids


def source_ids(connection: Connection, names: Iterable[str]) -> Mapping[str, int]:
    """The ids of publishers; who is new is added."""
    wanted = dict.fromkeys(names)
    known: dict[str, int] = {}
    for some in in_batches(list(wanted)):
        rows = connection.execute(_SOURCES, {"some": some})
        known |= {row.name: row.id for row in rows}
    return {
        it: known[it] if it in known else insert_row(connection, tables.Source, {"name": it}) for it in wanted
    }


def write_mentions(
    connection: Connection, texts: Sequence[NewText], documents: Sequence[int], run: Run
) -> list[list[ReadMention]]:
    """Write an extraction of each text with its mentions; those of each text, in the order of the text."""
    numbers = number_rules(
        connection, (e for it in texts for claim in it.claims for e in claim.evidence), run.rules
    )
    extractions = next_ids(connection, tables.Extraction, len(texts))
    made = now()
    insert_all(
        connection,
        tables.Extraction,
        [
            {"id": own, "document_id": document, "run_id": run.id, "made": made}
            for own, document in zip(extractions, documents, strict=True)
        ],
    )
    ids = iter(next_ids(connection, tables.Mention, sum(len(it.claims) for it in texts)))
    written, found = [], []
    for it, extraction in zip(texts, extractions, strict=True):
        rows = mention_rows(connection, it.document, it.claims, numbers)
        own = [next(ids) for _ in rows]
        written += [(number, extraction, *row) for number, row in zip(own, rows, strict=True)]
        read = list(map(_read, own, rows, it.claims))
        order = sorted(range(len(rows)), key=[(row.figure_start, row.figure_end) for row in rows].__getitem__)
        found.append([read[at] for at in order])
    insert_rows(connection, tables.Mention, _MENTION, written)
    return found


def _read(own: int, row: MentionRow, claim: Claim) -> ReadMention:
    """A mention as it would be read back."""
    content = Content._make((*row[:_PLACES], claim.places, *row[_PLACES + 1 : len(Content._fields)]))
    return ReadMention(own, row.key, row.confidence, content)


def _write_claims(connection: Connection, mentions: Mapping[int, Sequence[ReadMention]]) -> None:
    """Write the claims that stand in new documents, and note that they are to be compared."""
    mark_new(connection, insert_claims(connection, mentions))


def insert_claims(connection: Connection, mentions: Mapping[int, Sequence[ReadMention]]) -> list[int]:
    """Write the claims that stand in documents which have none, by what was read there; those that have."""
    said = find_decisions(connection, [it.key for listed in mentions.values() for it in listed])
    standing = {
        document: standing_claims(listed, _acts(listed, said)) for document, listed in mentions.items()
    }
    insert_claim_rows(connection, [claim_rows(document, claims) for document, claims in standing.items()])
    return [document for document, claims in standing.items() if claims]


def _acts(mentions: Iterable[ReadMention], said: Mapping[str, list[Act]]) -> list[Act]:
    """What was decided on some mentions, in order."""
    if not said:
        return []
    return sorted((act for it in mentions for act in said.get(it.key, ())), key=lambda act: act.id)


def insert_all(connection: Connection, table: type[tables.Base], rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows that all have the same columns."""
    if rows:
        names = list(rows[0])
        insert_rows(connection, table, names, list(map(itemgetter(*names), rows)))
