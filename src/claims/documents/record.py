"""Lists of documents: records, one JSON object a line, and CSV manifests with the same columns.

Both are read line by line, so that a list may be longer than memory; a bad line is reported and the
others go on.
"""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, BinaryIO, NamedTuple

from claims.documents.content import MAX_TEXT, Labels, UnreadableError, tidy
from claims.documents.encoding import byte_order_mark, decode, peekable

MAX_LINE = 2 * MAX_TEXT  # characters of one line; it holds one document, some of it in escapes
_COLUMNS = ("doc", "text", "path", "source", "title", "author", "url", "published")
_NUMBERS_TOO = frozenset({"doc", "published"})  # an identifier; a year
_KINDS = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}
_NOT_UTF8 = re.compile("[\udc80-\udcff]")  # what `surrogateescape` makes of bytes that are not
_QUOTES = "a quotation mark is open or stands inside of a cell"
_CELL_END = "\x1f"
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Record:
    """One document of a list: its text, or the path where it is, and what the list says of it."""

    doc: str | None
    text: str | None
    path: str | None
    labels: Labels
    notes: tuple[str, ...] = ()


class Numbered(NamedTuple):
    """The record that begins on a line (counted from 1), or why it cannot be read."""

    line: int
    record: Record | UnreadableError


def read_json_lines(stream: BinaryIO) -> Iterator[Numbered]:
    """The records of a JSON Lines file, in order; empty lines are passed over."""
    with _Lines(stream) as lines:
        for line in lines:
            if lines.number == 1 and (line.startswith("[") or line.strip() == "{"):
                yield Numbered(
                    1, UnreadableError("begins a JSON value of many lines; write one object a line")
                )
                return
            if lines.cut:
                yield Numbered(
                    lines.number, UnreadableError(f"is longer than {MAX_LINE} characters; split it")
                )
            elif line and not line.isspace():
                yield Numbered(lines.number, _caught(_json_record, line))


def read_manifest(stream: BinaryIO) -> Iterator[Numbered]:
    """The records of a CSV manifest, in order; empty rows are passed over.

    The first line names the columns, in any order; columns with other names are passed over. Commas,
    semicolons or tabs part the cells, whichever the first line has most of.
    """
    csv.field_size_limit(MAX_LINE)
    with _Lines(stream) as lines:
        header = next((line for line in lines if line.strip() and not line.lower().startswith("sep=")), "")
        delimiter = max(",;\t", key=header.count)
        names = next(csv.reader([header], delimiter=delimiter), [])
        columns = [name.strip().lower() for name in names]
        if not {"text", "path"} & set(columns):
            yield Numbered(1, UnreadableError("has no column `text` or `path`; name the columns in line 1"))
            return
        yield from _manifest_records(lines, columns, delimiter)


def _manifest_records(lines: "_Lines", columns: list[str], delimiter: str) -> Iterator[Numbered]:
    """The records below the header. Where a row of several lines is broken, nobody knows where the next
    one begins, and reading ends."""
    rows = csv.reader(_uncut(lines), delimiter=delimiter, strict=True)
    while True:
        first = lines.number + 1
        try:
            row = next(rows, None)
        except (csv.Error, UnreadableError) as error:
            if lines.number == first and isinstance(error, csv.Error):
                yield Numbered(first, UnreadableError(f"is no CSV: {_QUOTES}; double the quotes in a cell"))
                continue
            reason = str(error) if isinstance(error, UnreadableError) else f"is no CSV: {_QUOTES}"
            yield Numbered(first, UnreadableError(f"{reason}; the lines below are left out"))
            return
        if row is None:
            return
        if any(cell.strip() for cell in row):
            yield Numbered(first, _caught(_row_record, (columns, row)))


class _Lines:
    """The lines of a stream as text, of bounded length, with the number of the one read last.

    Bytes that are not UTF-8 come as lone surrogates; `_mended` decodes them together with their record.
    """

    def __init__(self, stream: BinaryIO) -> None:
        buffered = peekable(stream)
        marked = byte_order_mark(buffered.peek(4)[:4])
        encoding = marked[1] if marked else "utf-8"
        errors = "surrogateescape" if encoding == "utf-8" else "replace"
        self._text = io.TextIOWrapper(buffered, encoding, errors, newline="")
        self.number = 0
        self.cut = False  # whether the line was too long, and is not whole

    def __enter__(self) -> "_Lines":
        return self

    def __exit__(self, *_: object) -> None:
        self._text.detach()  # the stream is closed by whoever opened it

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._text.readline(MAX_LINE)
        if not line:
            raise StopIteration
        self.number += 1
        end = line
        self.cut = len(line) >= MAX_LINE and not line.endswith(("\n", "\r"))
        while self.cut and end and not end.endswith(("\n", "\r")):
            end = self._text.readline(_CHUNK)
        return line.removeprefix("\ufeff") if self.number == 1 else line


def _uncut(lines: _Lines) -> Iterator[str]:
    """The same lines; raises UnreadableError at one that is too long."""
    for line in lines:
        if lines.cut:
            raise UnreadableError(f"holds a line of more than {MAX_LINE} characters")
        yield line


def _caught(read: Any, line: Any) -> Record | UnreadableError:
    """What `read` makes of a line, or the reason why it makes nothing of it."""
    try:
        record: Record = read(line)
    except UnreadableError as reason:
        return reason
    return record


def _json_record(line: str) -> Record:
    """The record of a line of JSON."""
    line, notes = _mended(line)
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        raise UnreadableError(f"is no JSON: column {error.colno} is not what it has to be") from None
    except (ValueError, RecursionError):
        raise UnreadableError("is no JSON that can be read: too deep, or a number too long") from None
    if not isinstance(value, dict):
        raise UnreadableError('is no JSON object; write {"text": ...}')
    return replace(_record(value), notes=notes)


def _row_record(row: tuple[list[str], list[str]]) -> Record:
    """The record of a row of cells under the names of their columns."""
    columns, cells = row
    if len(cells) > len(columns):
        counts = f"{len(cells)} cells under {len(columns)} columns"
        raise UnreadableError(f"has {counts}; put cells that hold the separator into quotes")
    notes: tuple[str, ...] = ()
    if _NOT_UTF8.search("".join(cells)):
        joined, notes = _mended(_CELL_END.join(cell.replace(_CELL_END, " ") for cell in cells))
        cells = joined.split(_CELL_END)
    return replace(_record(dict(zip(columns, cells, strict=False))), notes=notes)


def _mended(text: str) -> tuple[str, tuple[str, ...]]:
    """Text whose bytes were not all UTF-8, decoded as what they are, with a note."""
    if not _NOT_UTF8.search(text):
        return text, ()
    return decode(text.encode("utf-8", "surrogateescape"))


def _record(value: Mapping[str, Any]) -> Record:
    """A record from its fields. Raises UnreadableError where one has a wrong type or there is no text."""
    fields = {name: _field(name, value.get(name)) for name in _COLUMNS}
    text, path, doc = fields.pop("text"), fields.pop("path"), fields.pop("doc")
    if (text is None or text.isspace()) and path is None:
        raise UnreadableError("has no text; give `text` or `path`")
    labels = Labels(**{name: tidy(label) for name, label in fields.items()})
    return Record(tidy(doc), text if text and not text.isspace() else None, path, labels)


def _field(name: str, value: object) -> str | None:
    """A field's value; empty is none."""
    if isinstance(value, int) and not isinstance(value, bool) and name in _NUMBERS_TOO:
        return str(value)
    if value is None or isinstance(value, str):
        return value or None
    raise UnreadableError(f"`{name}` is {_KINDS.get(type(value), 'of another type')}; it has to be a string")


def scan_json_lines(stream: BinaryIO) -> Iterator[str | None]:
    """For each line of a JSON Lines file that holds anything: the path it names, where it has no text.

    Texts are not parsed, so that a long list can be counted before it is read.
    """
    path, blank = None, True
    while piece := stream.readline(_CHUNK):
        if blank and b'"path"' in piece and b'"text"' not in piece:
            path = _path_of(piece)
        blank = blank and piece.isspace()
        if piece.endswith(b"\n"):
            if not blank:
                yield path
            path, blank = None, True
    if not blank:
        yield path


def _path_of(line: bytes) -> str | None:
    """The path in a line of JSON."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return None
    path = value.get("path") if isinstance(value, dict) else None
    return path if isinstance(path, str) else None


def scan_manifest(stream: BinaryIO) -> Iterator[str | None]:
    """For each row of a CSV manifest that holds anything: the path it names."""
    for _, record in read_manifest(stream):
        yield record.path if isinstance(record, Record) else None
