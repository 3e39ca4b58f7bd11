"""Write documents and what was read in them: one document is one transaction of the caller's.

A document is its text's hash. The same text again changes nothing, unless a newer extractor, other words
in the lexicon or other particulars (a publisher, a date) ask for another reading. Another text under a
known address, or in the same file, is a new version: the old one stays, points to the new one, and its
claims no longer stand. A text once stored is never made the newest again, so that reading a folder with
several versions of one page twice changes nothing.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, delete, insert, select, update

from claims.errors import InputError
from claims.model import Claim, Document
from claims.store.current_claims import settle
from claims.store.document_versions import earlier_versions, figures, origin_key, supersede
from claims.store.inserts import insert_row, now
from claims.store.mention_key import anchor, count_equals
from claims.store.rows import MAX_NAME
from claims.store.schema import tables
from claims.store.schema.exact_numbers import fitted

_PARTICULARS = ("title", "author", "url", "published", "published_basis")


@dataclass(frozen=True, slots=True)
class Run:
    """One pass of one version of the extractor with one lexicon."""

    id: int
    extractor: str
    lexicon: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What has to be done for a document; worked out before it is read, and again when it is written."""

    stored: Row[Any] | None  # the document of that text
    particulars: Mapping[str, Any]  # its columns as they shall be
    changed: bool  # they are not so yet
    extract: bool
    reprint: bool  # the text is known, but printed by somebody else or elsewhere

    @property
    def nothing(self) -> bool:
        """Whether the database already says all this."""
        return not (self.changed or self.extract or self.reprint)


class Saved(NamedTuple):
    """What became of a document."""

    kind: str  # added, updated or unchanged
    gone: tuple[str, ...] = ()  # of a new version: figures of the earlier one that it does not have
    new: tuple[str, ...] = ()  # and those that the earlier one did not have


def start_run(
    connection: Connection, extractor: str, lexicon: str, metrics: Sequence[Mapping[str, Any]] = ()
) -> Run:
    """Record a new run. `metrics` are the lexicon's entries: key, label, measure, unit, window_days."""
    columns = {"extractor": extractor, "lexicon": lexicon, "started": now()}
    run_id = insert_row(connection, tables.Run, columns)
    wanted = ("key", "label", "measure", "unit", "window_days")
    rows = {entry["key"]: {column: entry.get(column) for column in wanted} for entry in metrics}
    connection.execute(delete(tables.Metric).where(tables.Metric.key.in_(rows)))
    if rows:
        connection.execute(insert(tables.Metric), list(rows.values()))
    return Run(run_id, extractor, lexicon)


def finish_run(connection: Connection, run: Run) -> None:
    """Record that a run came to its end."""
    connection.execute(update(tables.Run).where(tables.Run.id == run.id).values(finished=now()))


def record_failure(connection: Connection, run: Run, error: InputError) -> None:
    """Record an input that could not be read."""
    origin, reason = (
        words.encode("utf-8", "replace").decode().replace("\0", "�") for words in (error.origin, error.reason)
    )
    insert_row(
        connection, tables.Failure, {"run_id": run.id, "origin": origin, "reason": reason, "failed": now()}
    )


def plan(connection: Connection, document: Document, run: Run) -> Plan:
    """What has to be done so that the database says what `run` reads in `document`.

    Raises InputError for a text that no database can keep.
    """
    _refuse_unstorable(document)
    stored = connection.execute(
        select(tables.Document.__table__, tables.Source.name.label("source"))
        .outerjoin(tables.Source, tables.Source.id == tables.Document.source_id)
        .where(tables.Document.sha256 == document.sha256)
    ).first()
    given = {name: getattr(document, name) for name in ("source", *_PARTICULARS)}
    if stored is None:
        return Plan(None, given, changed=True, extract=True, reprint=False)
    merged = {name: getattr(stored, name) for name in given}
    key = origin_key(document)
    same_place = (key and key == stored.origin_key) or (document.url and document.url == stored.url)
    if same_place or (stored.source is None and stored.url is None):
        merged |= {name: value for name, value in given.items() if value is not None}
    changed = any(merged[name] != getattr(stored, name) for name in merged)
    extract = changed or _last_reader(connection, stored.id) != (run.extractor, run.lexicon)
    return Plan(stored, merged, changed, extract, _is_reprint(connection, stored.id, merged, document))


def save_document(connection: Connection, document: Document, claims: Sequence[Claim], run: Run) -> Saved:
    """Write a document and the claims that `run` read in it.

    Raises InputError for a text that cannot be kept and ValueError for a claim that does not stand in it.
    """
    todo = plan(connection, document, run)
    if todo.nothing:
        return Saved("unchanged")
    earlier = earlier_versions(connection, document) if todo.stored is None else []
    before = figures(connection, [it.id for it in earlier])
    document_id = _write_document(connection, document, todo)
    newest = supersede(connection, document_id, document, earlier)
    if todo.reprint:
        _write_reprint(connection, document_id, document)
    if todo.extract:
        _write_extraction(connection, document_id, document, claims, run)
    settle(connection, document_id)
    if not earlier:
        return Saved("added" if todo.stored is None else "updated")
    after = figures(connection, [document_id]) if newest else before
    return Saved("updated", tuple((before - after).elements()), tuple((after - before).elements()))


def _refuse_unstorable(document: Document) -> None:
    for name in ("id", "text", "source", "title", "author", "url", "published", "origin"):
        value = getattr(document, name)
        where = document.origin or document.id
        if value and "\0" in value:
            raise InputError(where, f"its {name} holds a NUL character: it is no text, or damaged")
        try:
            (value or "").encode()
        except UnicodeEncodeError as error:
            raise InputError(where, f"its {name} holds half a character (character {error.start})") from error
    if document.source and len(document.source) > MAX_NAME:
        raise InputError(document.origin or document.id, f"its source is longer than {MAX_NAME} characters")


def _last_reader(connection: Connection, document_id: int) -> tuple[str, str] | None:
    row = connection.execute(
        select(tables.Run.extractor, tables.Run.lexicon)
        .join(tables.Extraction, tables.Extraction.run_id == tables.Run.id)
        .where(tables.Extraction.document_id == document_id)
        .order_by(tables.Extraction.id.desc())
        .limit(1)
    ).first()
    return None if row is None else (row.extractor, row.lexicon)


def _is_reprint(
    connection: Connection, document_id: int, known: Mapping[str, Any], document: Document
) -> bool:
    """Whether the document names a publisher or address under which its text is not known yet."""
    place = (document.source, document.url)
    if place == (None, None) or place == (known["source"], known["url"]):
        return False
    if document.url is None and document.source == known["source"]:
        return False
    reprints = connection.execute(
        select(tables.Source.name, tables.Reprint.url)
        .select_from(tables.Reprint)
        .outerjoin(tables.Source, tables.Source.id == tables.Reprint.source_id)
        .where(tables.Reprint.document_id == document_id)
    )
    return place not in {tuple(row) for row in reprints}


def _write_document(connection: Connection, document: Document, todo: Plan) -> int:
    """Insert or update the document's row; return its id."""
    columns = {name: todo.particulars[name] for name in _PARTICULARS}
    columns["source_id"] = _source_id(connection, todo.particulars["source"])
    if todo.stored is not None:
        if todo.changed:
            where = tables.Document.id == todo.stored.id
            connection.execute(update(tables.Document).where(where).values(**columns))
        return int(todo.stored.id)
    columns |= {
        "sha256": document.sha256,
        "doc": document.id,
        "text": document.text,
        "characters": len(document.text),
        "origin": document.origin,
        "origin_key": origin_key(document),
        "notes": json.dumps(document.notes, ensure_ascii=False),
        "ingested": now(),
    }
    return insert_row(connection, tables.Document, columns)


def _write_reprint(connection: Connection, document_id: int, document: Document) -> None:
    columns = {
        "document_id": document_id,
        "source_id": _source_id(connection, document.source),
        "doc": document.id,
        "title": document.title,
        "url": document.url,
        "published": document.published,
        "origin": document.origin,
        "seen": now(),
    }
    insert_row(connection, tables.Reprint, columns)


def _write_extraction(
    connection: Connection, document_id: int, document: Document, claims: Sequence[Claim], run: Run
) -> None:
    columns = {"document_id": document_id, "run_id": run.id, "made": now()}
    extraction_id = insert_row(connection, tables.Extraction, columns)
    ordinals = count_equals(document.text, [claim.start for claim in claims])
    rows = [
        _mention(document, claim, ordinals[claim.start]) | {"extraction_id": extraction_id}
        for claim in claims
    ]
    if rows:
        connection.execute(insert(tables.Mention), rows)


def _mention(document: Document, claim: Claim, ordinal: int) -> dict[str, Any]:
    text, end = document.text, claim.end
    if text[claim.start : end] != claim.figure or not claim.figure:
        raise ValueError(f"the figure {claim.figure!r} does not stand at character {claim.start}")
    held = anchor(document.sha256, text, (claim.start, end), ordinal)
    row = {
        "figure_start": claim.start,
        "figure_end": end,
        "quote": text[claim.quote_start : claim.quote_end],
        "low": None if claim.low is None else fitted(claim.low),
        "high": None if claim.high is None else fitted(claim.high),
        "places": json.dumps(claim.places, ensure_ascii=False),
        "evidence": json.dumps(
            [(e.field, e.rule, e.start, e.end) for e in claim.evidence], ensure_ascii=False
        ),
    }
    row |= held._asdict()
    for name in ("qualifier", "as_of_basis", "status"):
        row[name] = str(getattr(claim, name))
    for name in ("figure", "unit", "per", "metric", "counted", "subject", "claimant", "as_of"):
        row[name] = getattr(claim, name)
    for name in ("quote_start", "quote_end", "confidence"):
        row[name] = getattr(claim, name)
    _refuse_long_names(claim)
    return row


def _refuse_long_names(claim: Claim) -> None:
    for name in (claim.unit, claim.per, claim.metric, claim.subject, claim.claimant, *claim.places):
        if name and len(name) > MAX_NAME:
            raise ValueError(
                f"a name of {len(name)} characters at character {claim.start}: {MAX_NAME} can be kept"
            )


def _source_id(connection: Connection, name: str | None) -> int | None:
    if name is None:
        return None
    found = connection.execute(select(tables.Source.id).where(tables.Source.name == name)).scalar()
    return found if found is not None else insert_row(connection, tables.Source, {"name": name})
