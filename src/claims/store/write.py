"""Write documents and what was read in them: one document is one transaction of the caller's.

A document is its text's hash. The same text from the same place again changes nothing, unless a newer
extractor or other words ask for another reading, or that place now says more of it (a publisher, a date).
The same text from another place is another printing of the document, which is read again only where it is
told by another publisher, title or date then (`printings.py`). Another text at a known address, or in one
file, is another version: each printing there points to the next one in time, and where no printing of a
text is left its claims no longer stand. Within one run it does not matter what comes in first; a later run
corrects what an earlier one was told.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update

from claims.errors import InputError
from claims.model import Claim, Document, ModelAnswer
from claims.store.current_claims import mark_new, settle, settle_new
from claims.store.document_versions import Version, bring_in_order, figures, versions_at
from claims.store.inserts import insert_row, insert_rows, now, source_id
from claims.store.model_answers import keep_answers_of, lacks_answers
from claims.store.new_texts.mention_rows import MentionRow, mention_rows
from claims.store.printings import (
    Printing,
    at_one_place,
    corrected,
    counting,
    follow_printings,
    insert_printing,
    load_printings,
    load_printings_of,
    merged,
    particulars,
    printing_of,
    write_printing,
)
from claims.store.rows import MAX_NAME
from claims.store.schema import tables
from claims.store.schema.rule_numbers import Known, number_rules

_READ = ("source", "title", "published")  # what reading a text may hang on, besides the text
_TOLD = (*_READ, "doc", "author", "url", "published_basis", "origin", "printings", "sources", "urls")

# Statements of every document are built once: building one takes SQLAlchemy longer than running it SQLite.
_DOCUMENT = select(
    *(it for it in tables.Document.__table__.c if it.name != "text"), tables.Source.name.label("source")
).outerjoin(tables.Source, tables.Source.id == tables.Document.source_id)
_STORED = _DOCUMENT.where(tables.Document.sha256 == bindparam("sha256"))
_STORED_AMONG = _DOCUMENT.where(tables.Document.sha256.in_(bindparam("hashes", expanding=True)))

_SUPERSEDED = select(tables.Document.superseded_by).where(tables.Document.id == bindparam("document"))


class ReadBy(NamedTuple):
    """Who reads the context of the figures."""

    reader: str = "rules"  # or model
    model: str | None = None
    prompt: str | None = None  # version of the contract that the model is asked with


BY_RULES = ReadBy()
_READER = (
    tables.Run.extractor,
    tables.Run.lexicon,
    *(getattr(tables.Run, name) for name in ReadBy._fields),
)
_LAST_READER = (
    select(*_READER)
    .join(tables.Extraction, tables.Extraction.run_id == tables.Run.id)
    .where(tables.Extraction.document_id == bindparam("document"))
    .order_by(tables.Extraction.id.desc())
    .limit(1)
)
_READERS = (  # the last one last
    select(tables.Extraction.document_id, *_READER)
    .join(tables.Run, tables.Run.id == tables.Extraction.run_id)
    .where(tables.Extraction.document_id.in_(bindparam("documents", expanding=True)))
    .order_by(tables.Extraction.id)
)


@dataclass(frozen=True, slots=True)
class Run:
    """One pass of one version of the extractor with one lexicon and one reader."""

    id: int
    extractor: str
    lexicon: str
    started: str = field(default_factory=now)
    printed: set[int] = field(default_factory=set, compare=False)  # ids of the printings that it has read
    reader: ReadBy = BY_RULES
    readings: int = 1  # answers to each prompt that a model is asked for
    rules: Known = field(default_factory=dict, compare=False)  # their numbers in the database


@dataclass(frozen=True, slots=True)
class Plan:
    """What has to be done for a document; worked out before it is read, and again when it is written."""

    document: Document  # as it has to be read: with the particulars of the first printing of its text
    stored: Row[Any] | None  # the document of that text
    printing: Printing  # as it has to be stored
    known: tuple[Printing, ...]  # the stored printings at its place: none for a new place
    reprint: bool  # the text is known, and was not known to be printed there
    changed: bool  # its place, or the document, is not told so yet
    extract: bool
    again: bool = False  # it was read so, but not all answers of the model had come

    @property
    def nothing(self) -> bool:
        """Whether the database already says all this."""
        return not (self.changed or self.extract)

    @property
    def only_again(self) -> bool:
        """Whether it is read for nothing but the answers that had not come."""
        return self.again and not self.changed


class Saved(NamedTuple):
    """What became of a document."""

    kind: str  # added, updated, reprinted or unchanged
    claims: int = 0  # mentions found, where it was read: of a text that is only printed again there are none
    gone: tuple[str, ...] = ()  # of a new version: figures of the earlier one that it does not have
    new: tuple[str, ...] = ()  # and those that the earlier one did not have


def start_run(
    connection: Connection,
    extractor: str,
    lexicon: str,
    metrics: Sequence[Mapping[str, Any]] = (),
    own: Mapping[str, Sequence[Mapping[str, Any]]] | None = None,
) -> Run:
    """Record a new run with the words that it reads with.

    `lexicon` is the fingerprint of all of them, `metrics` are the entries of metrics (key, label, measure,
    unit, window_days), and `own` those entries, by kind, that are not the package's.
    """
    _keep_lexicon(connection, lexicon, own or {})
    started = now()
    columns = {"extractor": extractor, "lexicon": lexicon, "started": started}
    run_id = insert_row(connection, tables.Run, columns)
    wanted = ("key", "label", "measure", "unit", "window_days")
    rows = {entry["key"]: {column: entry.get(column) for column in wanted} for entry in metrics}
    connection.execute(delete(tables.Metric).where(tables.Metric.key.in_(rows)))
    if rows:
        connection.execute(insert(tables.Metric), list(rows.values()))
    return Run(run_id, extractor, lexicon, started)


def by_model(connection: Connection, run: Run, model: str, prompt: str, readings: int) -> Run:
    """Record that a run reads with a model, which is asked with that version of the contract for so many
    answers to each prompt."""
    read_by = ReadBy("model", model, prompt)
    connection.execute(update(tables.Run).where(tables.Run.id == run.id).values(**read_by._asdict()))
    return replace(run, reader=read_by, readings=readings)


def _keep_lexicon(
    connection: Connection, fingerprint: str, own: Mapping[str, Sequence[Mapping[str, Any]]]
) -> None:
    """Store the user's own words under the fingerprint, also where an earlier schema kept only some."""
    columns = {"entries": json.dumps(own, ensure_ascii=False, sort_keys=True, default=str)}
    where = tables.Lexicon.fingerprint == fingerprint
    if connection.execute(select(tables.Lexicon.fingerprint).where(where)).first() is None:
        columns["fingerprint"] = fingerprint
        connection.execute(insert(tables.Lexicon).values(**columns))
    else:
        connection.execute(update(tables.Lexicon).where(where).values(**columns))


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


class KnownText(NamedTuple):
    """A text that is stored: its document, where it was printed, and who read it last."""

    stored: Any  # its row, with the name of its publisher as `source`
    printings: Sequence[Printing]
    read_by: tuple[str, str, ReadBy] | None


def plan(connection: Connection, document: Document, run: Run) -> Plan:
    """What has to be done so that the database says what `run` reads in `document`.

    Raises InputError for a text that no database can keep, ValueError for a date that is none.
    """
    refuse_unstorable(document)
    known = _is_stored(connection, document.sha256)
    stored = connection.execute(_STORED, {"sha256": document.sha256}).first() if known else None
    if stored is None:
        given = printing_of(document)
        return Plan(document, None, given, (), reprint=False, changed=True, extract=True)
    read_by = _last_reader(connection, stored.id)
    todo = plan_known(document, KnownText(stored, load_printings(connection, stored.id), read_by), run)
    again = not todo.extract and lacks_answers(connection, stored.id, run.readings)
    return replace(todo, extract=True, again=True) if again else todo


def _is_stored(connection: Connection, sha256: str) -> bool:
    """Whether the text of that hash is stored. Asked of every document, most of which are not: by the driver
    alone in half the time."""
    mark = "?" if connection.dialect.paramstyle == "qmark" else "%s"
    query = f"SELECT 1 FROM document WHERE sha256 = {mark}"
    return connection.exec_driver_sql(query, (bytes.fromhex(sha256),)).first() is not None


def plan_known(document: Document, text: KnownText, run: Run) -> Plan:
    """The same for a text that is stored, as if all answers of a model had come."""
    given, (stored, printings, last_reader) = printing_of(document), text
    known = at_one_place(printings, given, run.printed)
    same_run = any(it.id in run.printed for it in known)
    printing = merged(known, given) if same_run else corrected(known, given)
    after = [*(it for it in printings if it not in known), printing]
    told = particulars(after)
    lead = {name: told[name] for name in ("source", "title", "author", "url", "published", "published_basis")}
    read_by = (run.extractor, run.lexicon, run.reader)
    read_before = last_reader == read_by and all(getattr(stored, name) == told[name] for name in _READ)
    return Plan(
        replace(document, id=told["doc"], **lead),
        stored,
        printing,
        tuple(known),
        reprint=len(counting(after)) > len(counting(printings)),
        changed=[printing] != known or any(getattr(stored, name) != told[name] for name in _TOLD),
        extract=not read_before,
    )


def known_texts(connection: Connection, documents: Iterable[Document]) -> dict[str, KnownText]:
    """Those of the texts of some documents that are stored, by their hashes."""
    hashes = [it.sha256 for it in documents]
    stored = connection.execute(_STORED_AMONG, {"hashes": hashes}).all()
    ids = {"documents": [it.id for it in stored]}
    printings = load_printings_of(connection, ids["documents"])
    readers = {
        number: (extractor, lexicon, ReadBy(*reader))
        for number, extractor, lexicon, *reader in connection.execute(_READERS, ids)
    }
    return {it.sha256: KnownText(it, printings[it.id], readers.get(it.id)) for it in stored}


def save_planned(  # noqa: PLR0913, PLR0917
    connection: Connection,
    todo: Plan,
    document: Document,
    claims: Sequence[Claim],
    run: Run,
    answers: Sequence[ModelAnswer | None] = (),
) -> Saved:
    """Write a document and the claims that `run` read in it, as its plan says it has to be read, with the
    `answers` of a model that they rest on, one for each part. The plan was just made in this transaction.

    Raises InputError for a text that cannot be kept and ValueError for a claim that does not stand in it.
    """
    if todo.nothing:
        note_printing(todo, run)
        return Saved("unchanged")
    if todo.stored is None:
        document_id, printing_id = _insert_printed(connection, document, todo.printing, run)
    else:
        document_id = int(todo.stored.id)
        printing_id = write_printing(connection, document_id, todo.known, todo.printing, run.started)
    run.printed.add(printing_id)
    versions = versions_at(connection, replace(todo.printing, id=printing_id), run.started)
    earlier = [] if todo.known else [it for it in versions if it.stands and it.document_id != document_id]
    before = figures(connection, [it.document_id for it in earlier]) if earlier else Counter()
    newest = bring_in_order(connection, document, versions)
    if todo.stored is not None:
        follow_printings(connection, document_id)
    extraction_id = None
    if todo.extract:
        extraction_id = _write_extraction(connection, document_id, document, claims, run)
        keep_answers_of(connection, extraction_id, answers)
    if todo.stored is None and newest and extraction_id is not None:
        settle_new(connection, document_id, extraction_id)
    elif _only_printed_again(connection, todo, versions):
        mark_new(connection, [document_id])
    else:
        settle(connection, document_id)
    saved = outcome(todo, bool(earlier), len(claims))
    if not earlier:
        return saved
    after = figures(connection, [document_id]) if newest else before
    gone, new = before - after, after - before
    return saved._replace(gone=tuple(gone.elements()), new=tuple(new.elements()))


def _only_printed_again(connection: Connection, todo: Plan, versions: Sequence[Version]) -> bool:
    """Whether no claim can be another one: the text was read so before, stands as it stood, and where it was
    printed now no other one was."""
    if todo.stored is None or todo.extract or any(it.document_id != todo.stored.id for it in versions):
        return False
    superseded = connection.execute(_SUPERSEDED, {"document": todo.stored.id}).scalar()
    return bool(superseded == todo.stored.superseded_by)


def note_printing(todo: Plan, run: Run) -> None:
    """Remember that a run has read a place of which the database knew everything already."""
    run.printed.update(it.id for it in todo.known if it.id is not None)


def outcome(todo: Plan, page_changed: bool, found: int) -> Saved:
    """What became of a document, in which so many mentions were found; `page_changed`: another text stood at
    its place."""
    if todo.stored is None:
        return Saved("updated" if page_changed else "added", found)
    if todo.reprint and not page_changed:
        return Saved("reprinted")
    if todo.extract or todo.known or page_changed:
        return Saved("updated", found if todo.extract and not todo.reprint else 0)
    return Saved("unchanged")  # a copy that says no more than what was known


def refuse_unstorable(document: Document) -> None:
    """Raises InputError for a text that no database can keep."""
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


def _last_reader(connection: Connection, document_id: int) -> tuple[str, str, ReadBy] | None:
    row = connection.execute(_LAST_READER, {"document": document_id}).first()
    return None if row is None else (row.extractor, row.lexicon, ReadBy(*row[2:]))


def _insert_printed(
    connection: Connection, document: Document, printing: Printing, run: Run
) -> tuple[int, int]:
    """Insert the rows of a new document and of its one printing, which says all that is told of it."""
    source = source_id(connection, printing.source)
    row = document_row(document, printing) | {"source_id": source}
    document_id = insert_row(connection, tables.Document, row)
    return document_id, insert_printing(connection, document_id, printing, source, run.started)


def document_row(document: Document, printing: Printing) -> dict[str, Any]:
    """The row of a new document, told of by its one printing, without its id and its publisher's."""
    told = particulars([printing])
    del told["source"]
    return told | {
        "sha256": document.sha256,
        "text": document.text,
        "characters": len(document.text),
        "notes": json.dumps(document.notes, ensure_ascii=False),
        "ingested": now(),
    }


def _write_extraction(
    connection: Connection, document_id: int, document: Document, claims: Sequence[Claim], run: Run
) -> int:
    """Insert an extraction with its mentions; return its id."""
    columns = {"document_id": document_id, "run_id": run.id, "made": now()}
    extraction_id = insert_row(connection, tables.Extraction, columns)
    numbers = number_rules(connection, (it for claim in claims for it in claim.evidence), run.rules)
    rows = [(extraction_id, *row) for row in mention_rows(connection, document, claims, numbers)]
    insert_rows(connection, tables.Mention, ("extraction_id", *MentionRow._fields), rows)
    return extraction_id
