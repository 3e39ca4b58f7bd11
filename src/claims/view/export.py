"""Rows as data for other programs: JSON, JSON Lines, CSV, TSV and Markdown.

A row maps column names to values. Numbers are written bare and exact, nothing as null or an empty cell.
Text comes from documents and is hostile: first what does not print is shown or left out, then a cell that a
spreadsheet would take for a formula is begun with an apostrophe (OWASP, "CSV Injection"; numbers are never
touched), and Markdown is escaped. JSON alone keeps every character, in its own escapes.

Lines end in LF, as pipes expect them; CRLF (RFC 4180) and a byte order mark (by which Excel knows UTF-8) are
there for those who ask.
"""

import json
import math
import re
import unicodedata
from codecs import lookup
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import NoneType
from typing import Any

from claims.errors import UsageError
from claims.model import plain_number
from claims.view.text import encodable, safe, safe_lines

Row = Mapping[str, Any]


class Format(StrEnum):
    """How a listing is printed."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    TSV = "tsv"
    MD = "md"


_FORMULA = frozenset("=+-@")  # and whatever is one of them in another width
_QUOTED = re.compile('[",;\t\n]')  # a spreadsheet may part cells at any of these
_LINE_BREAK = re.compile(r"\r\n?")
_BYTE_ORDER_MARK = "\ufeff"
_MARKDOWN = re.compile(r"[\\`*\[\]|]")
_PLAIN = (str, int, NoneType)  # what JSON has as well; most cells are one of these
_BARE = (int, date)  # nothing but digits and the like: no cell has to be guarded against them
_write_json = json.JSONEncoder(ensure_ascii=False).encode
_HTML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def choose_columns(known: Sequence[str], wanted: Sequence[str] | None) -> tuple[str, ...]:
    """The `wanted` ones of the `known` columns, in the order in which they are wanted; `None` wants all.

    Raises UsageError for a column that is not known, or none at all, with the names of those that are.
    """
    if wanted is None:
        return tuple(known)
    chosen = tuple(dict.fromkeys(name.strip() for name in wanted))
    unknown = [name for name in chosen if name not in known]
    if unknown or not chosen:
        missing = f"there is no column {safe(unknown[0])!r}" if unknown else "no column is named"
        raise UsageError(f"{missing}; the columns are {', '.join(known)}")
    return chosen


def write_rows(  # noqa: PLR0913 - the conventions of six formats
    columns: Sequence[str],
    rows: Iterable[Row],
    form: Format,
    encoding: str = "utf-8",
    *,
    headers: bool = True,
    crlf: bool = False,
    bom: bool = False,
) -> Iterator[str]:
    """The `rows`, piece by piece as they come, in any format but a table, with their `columns` in order.

    An object of JSON has those of the columns that its row has. `headers`: whether the names of the columns
    stand in the first line. `crlf` and `bom` are for CSV and TSV: lines that end in CR LF, which the stream
    must not turn into anything else, and a byte order mark before the first, where the encoding is UTF-8.
    """
    if form is Format.JSON:
        yield from _json_array(columns, rows, encoding)
    elif form is Format.JSONL:
        yield from (to_json(_picked(columns, row), encoding) + "\n" for row in rows)
    else:
        if bom and form is not Format.MD and lookup(encoding).name == "utf-8":
            yield _BYTE_ORDER_MARK
        end = "\r\n" if crlf and form is not Format.MD else "\n"
        for line in _written_lines(columns, rows, form, headers):
            yield encodable(line, encoding) + end


def to_json(value: Any, encoding: str = "utf-8") -> str:
    """`value` as JSON on one line, free of characters that a terminal would act upon."""
    text = _write_json(plain(value))
    if not text.isprintable():
        text = text.translate({ord(c): _escaped(c) for c in set(text) if not c.isprintable()})
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return json.dumps(plain(value))
    return text


def _escaped(character: str) -> str:
    """A character of JSON that does not print, but is no space, as its escape."""
    return character if unicodedata.category(character) == "Zs" else json.dumps(character)[1:-1]


def plain(value: Any) -> Any:
    """`value` in the types of JSON: exact numbers, what is no number as null, bytes as hexadecimal digits."""
    if isinstance(value, _PLAIN):
        return value
    if isinstance(value, Decimal):
        return plain_number(value) if value.is_finite() else None
    if isinstance(value, (dict, Mapping)):  # a dict is seen at once to be one, a Mapping after a search
        return {key: inner if isinstance(inner, _PLAIN) else plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(inner) for inner in value]
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, bytes):
        return value.hex()
    return str(value)


def _picked(columns: Sequence[str], row: Row) -> Row:
    """The columns of a row that it has, in their order."""
    if tuple(row) == columns:
        return row
    return {column: row[column] for column in columns if column in row}


def _json_array(columns: Sequence[str], rows: Iterable[Row], encoding: str) -> Iterator[str]:
    before = "["
    for row in rows:
        yield f"{before}\n{to_json(_picked(columns, row), encoding)}"
        before = ","
    yield "[]\n" if before == "[" else "\n]\n"


def _written_lines(columns: Sequence[str], rows: Iterable[Row], form: Format, headers: bool) -> Iterator[str]:
    """The lines of a format of cells, without their ends."""
    write_line = _LINES[form]
    if headers:
        yield write_line(columns)
        if form is Format.MD:
            yield "|" + " --- |" * len(columns)
    yield from (write_line([row.get(column) for column in columns]) for row in rows)


def _csv_line(cells: Sequence[Any]) -> str:
    """A line as RFC 4180 has it; line breaks inside of a cell stay, each as LF."""
    return ",".join(["" if cell is None else _csv_cell(cell) for cell in cells])


def _csv_cell(value: Any) -> str:
    if isinstance(value, _BARE):
        return str(value)
    if isinstance(value, str) and _as_it_is(value):
        return _between_quotes(value) if "," in value or '"' in value or ";" in value else value
    text = _harmless(value, _LINE_BREAK.sub("\n", safe_lines(as_text(value))))
    return _between_quotes(text) if _QUOTED.search(text) else text


def _between_quotes(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _tsv_line(cells: Sequence[Any]) -> str:
    """A line of cells between tabs; tabs and line breaks inside of a cell become spaces."""
    return "\t".join(["" if cell is None else _tsv_cell(cell) for cell in cells])


def _tsv_cell(value: Any) -> str:
    if isinstance(value, _BARE):
        return str(value)
    if isinstance(value, str) and _as_it_is(value):
        return value
    text = _harmless(value, safe(as_text(value)))
    return "'" + text if text.startswith('"') else text  # it would begin a cell that ends elsewhere


def _markdown_line(cells: Sequence[Any]) -> str:
    """A line of a table of GitHub's Markdown; nothing in a cell acts as markup."""
    shown = (_MARKDOWN.sub(r"\\\g<0>", safe(as_text(cell)).translate(_HTML)) for cell in cells)
    return f"| {' | '.join(shown)} |"


_LINES: Mapping[Format, Callable[[Sequence[Any]], str]] = {
    Format.CSV: _csv_line,
    Format.TSV: _tsv_line,
    Format.MD: _markdown_line,
}


def as_text(value: Any) -> str:
    """`value` as a cell shows it: nothing is empty, the members of a list stand between semicolons."""
    value = plain(value)
    if value is None:
        return ""
    if isinstance(value, dict):
        value = [f"{key}={as_text(inner)}" for key, inner in value.items()]
    return "; ".join(map(as_text, value)) if isinstance(value, list) else str(value)


def _as_it_is(text: str) -> bool:
    """Whether a cell can hold `text` as it stands: all of it prints, and it begins with a letter or digit.

    So most texts are; only the others need a look at each character. No letter or digit, however wide, is a
    sign that begins a formula.
    """
    return text.isprintable() and text[:1].isalnum()


def _harmless(value: Any, text: str) -> str:
    """The text of a cell, fit to be seen, that no spreadsheet takes for a formula; numbers are as they are.

    Spreadsheets pass over white space and what is not seen, and take wide letters (`＝`) for narrow ones.
    """
    if isinstance(value, int | float | Decimal):
        return text
    first = next((character for character in text if character != " " and character.isprintable()), "")
    return (
        "'" + text if unicodedata.normalize("NFKC", first) in _FORMULA or text[:1] in ("\t", "\n") else text
    )
