"""Rows as data for other programs: JSON, JSON Lines, CSV, TSV and Markdown.

A row maps column names to values. Numbers are written bare and exact, nothing as null or an empty cell.
Text comes from documents and is hostile: a CSV cell that a spreadsheet would take for a formula begins
with an apostrophe instead (OWASP, "CSV Injection"; numbers are never touched), control characters do not
get through, and Markdown is escaped. JSON alone keeps every character, in its own escapes.
"""

import csv
import io
import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Any

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


_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_MARKDOWN = re.compile(r"[\\`*\[\]|]")
_HTML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
# What a terminal would act upon, or no encoding can carry: C1 codes, directions and other marks, surrogates.
_JSON_ESCAPED = re.compile("[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


def write_rows(
    columns: Sequence[str], rows: Iterable[Row], form: Format, encoding: str = "utf-8"
) -> Iterator[str]:
    """The `rows`, piece by piece as they come, in any format but a table, with their `columns` in order."""
    if form is Format.JSON:
        yield from _json_array(rows, encoding)
    elif form is Format.JSONL:
        for row in rows:
            yield to_json(row, encoding) + "\n"
    else:
        write_line = {Format.CSV: _csv_line, Format.TSV: _tsv_line, Format.MD: _markdown_line}[form]
        yield encodable(write_line(columns), encoding)
        if form is Format.MD:
            yield "|" + " --- |" * len(columns) + "\n"
        for row in rows:
            yield encodable(write_line([row.get(column) for column in columns]), encoding)


def to_json(value: Any, encoding: str = "utf-8") -> str:
    """`value` as JSON on one line, free of characters that a terminal would act upon."""
    text = _JSON_ESCAPED.sub(_escape, json.dumps(plain(value), ensure_ascii=False))
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return json.dumps(plain(value))
    return text


def plain(value: Any) -> Any:
    """`value` in the types of JSON: exact numbers, what is no number as null, bytes as hexadecimal digits."""
    if isinstance(value, Mapping):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    if isinstance(value, Decimal):
        return plain_number(value) if value.is_finite() else None
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, bytes):
        return value.hex()
    return value if value is None or isinstance(value, bool | int | str) else str(value)


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match.group()):04x}"


def _json_array(rows: Iterable[Row], encoding: str) -> Iterator[str]:
    before = "["
    for row in rows:
        yield f"{before}\n{to_json(row, encoding)}"
        before = ","
    yield "[]\n" if before == "[" else "\n]\n"


def _csv_line(cells: Sequence[Any]) -> str:
    """A line as RFC 4180 has it; line breaks inside of a cell stay."""
    line = io.StringIO()
    csv.writer(line).writerow([safe_lines(_harmless(cell)) for cell in cells])
    return line.getvalue()


def _tsv_line(cells: Sequence[Any]) -> str:
    """A line of cells between tabs; tabs and line breaks inside of a cell become spaces."""
    return "\t".join(safe(_harmless(cell)) for cell in cells) + "\n"


def _markdown_line(cells: Sequence[Any]) -> str:
    """A line of a table of GitHub's Markdown; nothing in a cell acts as markup."""
    return (
        "| "
        + " | ".join(_MARKDOWN.sub(r"\\\g<0>", safe(as_text(c)).translate(_HTML)) for c in cells)
        + " |\n"
    )


def as_text(value: Any) -> str:
    """`value` as a cell shows it: nothing is empty, the members of a list stand between semicolons."""
    value = plain(value)
    if value is None:
        return ""
    if isinstance(value, dict):
        value = [f"{key}={as_text(inner)}" for key, inner in value.items()]
    return "; ".join(map(as_text, value)) if isinstance(value, list) else str(value)


def _harmless(value: Any) -> str:
    """The text of a cell that no spreadsheet takes for a formula; numbers are as they are."""
    text = as_text(value)
    return "'" + text if text.startswith(_FORMULA) and not isinstance(value, int | float | Decimal) else text
