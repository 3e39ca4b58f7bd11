"""What has to be done for a document, so that the database says what a run reads in it.

A document is its text's hash. The same text from the same place again changes nothing, unless a newer
extractor or other words ask for another reading, or that place now says more of it (a publisher, a date).
The same text from another place is another printing of the document, which is read again only where it is
told by another publisher, title or date then (`printings/printing.py`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, bindparam, select

from claims.errors import InputError
from claims.model import Document
from claims.store.model_answers import lacks_answers
from claims.store.printings.printing import (
    Printing,
    at_one_place,
    corrected,
    counting,
    merged,
    particulars,
    printing_of,
)
from claims.store.printings.printing_rows import load_printings, load_printings_of
from claims.store.rows import MAX_NAME
from claims.store.runs import LastReader, Run, last_reader, last_readers
from claims.store.schema import tables

_READ = ("source", "title", "published")  # what reading a text may hang on, besides the text
_TOLD = (*_READ, "doc", "author", "url", "published_basis", "origin", "printings", "sources", "urls")
# Statements of every document are built once: building one takes SQLAlchemy longer than running it SQLite.
_DOCUMENT = select(
    *(it for it in tables.Document.__table__.c if it.name != "text"), tables.Source.name.label("source")
).outerjoin(tables.Source, tables.Source.id == tables.Document.source_id)
_STORED = _DOCUMENT.where(tables.Document.sha256 == bindparam("sha256"))
_STORED_AMONG = _DOCUMENT.where(tables.Document.sha256.in_(bindparam("hashes", expanding=True)))
_HASHES_AMONG = select(tables.Document.sha256).where(
    tables.Document.sha256.in_(bindparam("hashes", expanding=True))
)


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


class KnownText(NamedTuple):
    """A text that is stored: its document, where it was printed, and who read it last."""

    stored: Any  # its row, with the name of its publisher as `source`
    printings: Sequence[Printing]
    read_by: LastReader | None


def plan(connection: Connection, document: Document, run: Run) -> Plan:
    """What has to be done so that the database says what `run` reads in `document`.

    Raises InputError for a text that no database can keep, ValueError for a date that is none.
    """
    refuse_unstorable(document)
    stored = connection.execute(_STORED, {"sha256": document.sha256}).first()
    if stored is None:
        return plan_new(document)
    read_by = last_reader(connection, stored.id)
    todo = plan_known(document, KnownText(stored, load_printings(connection, stored.id), read_by), run)
    again = not todo.extract and lacks_answers(connection, stored.id, run.readings)
    return replace(todo, extract=True, again=True) if again else todo


def plan_new(document: Document) -> Plan:
    """The same for a text that is not stored."""
    refuse_unstorable(document)
    given = printing_of(document)
    return Plan(document, None, given, (), reprint=False, changed=True, extract=True)


def unknown_texts(connection: Connection, documents: Iterable[Document]) -> set[str]:
    """The hashes of those texts of some documents that are not stored."""
    hashes = {it.sha256 for it in documents}
    return hashes - set(connection.execute(_HASHES_AMONG, {"hashes": sorted(hashes)}).scalars())


def plan_known(document: Document, text: KnownText, run: Run) -> Plan:
    """The same for a text that is stored, as if all answers of a model had come."""
    given, (stored, printings, read_last) = printing_of(document), text
    known = at_one_place(printings, given, run.printed)
    same_run = any(it.id in run.printed for it in known)
    printing = merged(known, given) if same_run else corrected(known, given)
    after = [*(it for it in printings if it not in known), printing]
    told = particulars(after)
    lead = {name: told[name] for name in ("source", "title", "author", "url", "published", "published_basis")}
    read_by = LastReader(run.extractor, run.lexicon, run.reader)
    read_before = read_last == read_by and all(getattr(stored, name) == told[name] for name in _READ)
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
    ids = [it.id for it in stored]
    printings, readers = load_printings_of(connection, ids), last_readers(connection, ids)
    return {it.sha256: KnownText(it, printings[it.id], readers.get(it.id)) for it in stored}


def note_printing(todo: Plan, run: Run) -> None:
    """Remember that a run has read a place of which the database knew everything already."""
    run.printed.update(it.id for it in todo.known if it.id is not None)


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
