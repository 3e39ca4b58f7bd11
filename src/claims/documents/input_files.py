"""Inputs to documents: whatever the command line names, one `Document` or `InputError` after the other."""

import datetime
import logging
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

from claims.documents.content import MAX_BYTES, MAX_TEXT, TOO_LONG, Content, Labels, UnreadableError, tidy
from claims.documents.date import read_date
from claims.documents.encoding import HEAD, peekable
from claims.documents.kind import LISTS, Kind, kind_by_name, kind_of
from claims.documents.paths import STDIN, count_inputs, find_files, open_regular, reason_of, shown
from claims.documents.published import find_published
from claims.documents.readers import READERS
from claims.documents.record import Record, read_json_lines, read_manifest
from claims.errors import InputError, UsageError
from claims.model import Document

__all__ = ["Overrides", "count_inputs", "read_inputs"]

_LOG = logging.getLogger(__name__)
Overrides = Labels  # labels given as options: they hold against whatever a file says of itself
_ONE_DOCUMENT = ("title", "author", "url")  # these fit no more than one
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")  # characters that no database takes


@dataclass(frozen=True, slots=True)
class _Run:
    """What holds for all inputs of a run."""

    overrides: Overrides
    today: datetime.date
    stdin: BinaryIO | None
    listed: set[str] = field(default_factory=set)  # files that a list has named: they are read with it


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a document is read from: its origin, the id it has unless a record gives one, its folder."""

    origin: str
    id: str
    folder: Path


def read_inputs(
    inputs: Iterable[str],
    overrides: Overrides | None = None,
    *,
    today: datetime.date | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Document | InputError]:
    """Read the documents that `inputs` name: files, folders, lists of documents, `-` for standard input.

    Documents come one by one, so memory does not grow with their number. What cannot be read comes as an
    InputError in its place, and the others go on. `today` is the last day of publication accepted.

    Raises UsageError, before anything is read, where `overrides` gives a date that is none, or a title,
    author or URL to several documents.
    """
    names = list(inputs)
    said = _checked(overrides or Overrides(), names)
    return _read_all(names, _Run(said, today or datetime.date.today(), stdin))


def _checked(overrides: Overrides, names: list[str]) -> Overrides:
    """The overrides, tidied. Raises UsageError."""
    said = Overrides(**{f.name: tidy(getattr(overrides, f.name)) for f in fields(overrides)})
    single = next((name for name in _ONE_DOCUMENT if getattr(said, name)), None)
    if single and count_inputs(names, limit=2) > 1:
        raise UsageError(f"--{single} fits one document only; give it in front matter or records instead")
    if said.published:
        try:
            read_date(said.published)
        except ValueError as error:
            raise UsageError(f"--published {error}") from None
    return said


def _read_all(names: list[str], run: _Run) -> Iterator[Document | InputError]:
    for name in names:
        if name == STDIN:
            stdin = run.stdin or sys.stdin.buffer
            yield from _read_stream(stdin, _Place(STDIN, "stdin", Path()), "", run)
            continue
        for item in find_files(name):
            if isinstance(item, InputError):
                yield item
            elif not run.listed or os.path.realpath(item) not in run.listed:
                yield from _read_file(item, run)


def _read_file(path: Path, run: _Run) -> Iterator[Document | InputError]:
    place = _Place(shown(path), shown(path.stem), path.parent)
    try:
        with path.open("rb") as stream:
            yield from _read_stream(stream, place, path.name, run)
    except OSError as error:
        yield InputError(place.origin, reason_of(error, place.origin))


def _read_stream(binary: BinaryIO, place: _Place, name: str, run: _Run) -> Iterator[Document | InputError]:
    """The document in a stream, or the documents of the list in it."""
    stream = peekable(binary)
    try:
        kind = kind_of(name, stream.peek(HEAD))
    except UnreadableError as error:
        yield InputError(place.origin, str(error))
        return
    if kind not in LISTS:
        yield _attempt(place.origin, lambda: _document(_content(kind, stream, run), place, Labels(), run))
    elif kind_by_name(name) not in LISTS and any(getattr(run.overrides, name) for name in _ONE_DOCUMENT):
        yield InputError(place.origin, "holds a list of documents; give title, author and URL in the records")
    else:
        yield from _read_list(kind, stream, place, run)


def _read_list(kind: Kind, stream: BinaryIO, place: _Place, run: _Run) -> Iterator[Document | InputError]:
    """The documents of a list, one by one."""
    line = 0
    for line, record in (read_json_lines if kind is Kind.RECORDS else read_manifest)(stream):
        where = f"{place.origin}:{line}"
        if isinstance(record, UnreadableError):
            yield InputError(where, str(record))
        elif record.text is not None:
            content = Content(record.text, notes=record.notes)
            here = replace(place, origin=where, id=record.doc or f"{place.id}:{line}")
            yield _attempt(where, lambda c=content, h=here, r=record: _document(c, h, r.labels, run))  # type: ignore[misc]
        else:
            yield _attempt(where, lambda r=record: _listed_document(r, place.folder, run))  # type: ignore[misc]
    if not line:
        yield InputError(place.origin, "holds no records; write one a line")


def _listed_document(record: Record, folder: Path, run: _Run) -> Document:
    """The document in the file that a record names, relative to the folder of the list."""
    path = folder / (record.path or "").replace("\0", "\ufffd")
    name = shown(path)
    run.listed.add(os.path.realpath(path))
    try:
        with open_regular(path) as file:
            stream = peekable(file)
            kind = kind_of(path.name, stream.peek(HEAD))
            if kind in LISTS:
                raise UnreadableError("is itself a list of documents; give it as an input of its own")
            content = _content(kind, stream, run).noting(*record.notes)
            place = _Place(name, record.doc or shown(path.stem), folder)
            return _document(content, place, record.labels, run)
    except (OSError, UnreadableError) as error:
        raise UnreadableError(f"{name}: {reason_of(error, name)}") from None


def _attempt(origin: str, read: Callable[[], Document]) -> Document | InputError:
    """The document that `read` gives, or the error that keeps it from being read."""
    try:
        return read()
    except (OSError, UnreadableError) as error:
        return InputError(origin, reason_of(error, origin))
    except Exception:  # the parsers of several formats raise whatever they like on damaged files
        _LOG.debug("%s cannot be parsed", origin, exc_info=True)
        return InputError(origin, "is damaged and cannot be read; save its text as TXT")


def _content(kind: Kind, stream: BinaryIO, run: _Run) -> Content:
    """What a file of that kind holds. Raises UnreadableError."""
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise UnreadableError(f"is larger than {MAX_BYTES // 1024**2} MB; split it")
    return READERS[kind](data, run.today)


def _document(content: Content, place: _Place, record: Labels, run: _Run) -> Document:
    """A document from its text and from what option, record and file say of it. Raises UnreadableError."""
    if not content.text or content.text.isspace():
        raise UnreadableError("holds no text, only white space; check how it was saved")
    if len(content.text) > MAX_TEXT:
        raise UnreadableError(TOO_LONG)
    text, replaced = _UNSTORABLE.subn("\ufffd", content.text)
    notes = content.notes
    if replaced:
        notes = (*notes, f"{replaced} character{'s' * (replaced > 1)} that no database takes replaced")
    labels = run.overrides.over(record).over(content.labels)
    published, basis = find_published(run.overrides, record, replace(content, text=text), run.today)
    if basis == "dateline" and labels.published:
        notes = (*notes, f"dated {published} by its own text, not {labels.published} as its labels say")
    return Document(
        id=place.id,
        text=text,
        source=labels.source or _host(labels.url),
        title=labels.title,
        author=labels.author,
        url=labels.url,
        published=published,
        published_basis=basis,
        origin=place.origin,
        notes=notes,
    )


def _host(url: str | None) -> str | None:
    """The host of a URL: who printed it, where nothing else says so."""
    try:
        return urlsplit(url or "").hostname.removeprefix("www.")  # type: ignore[union-attr]
    except (ValueError, AttributeError):
        return None
