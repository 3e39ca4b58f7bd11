"""DOCX: paragraphs and tables in document order, footnotes at the end, core properties."""

import io
import zipfile
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from claims.documents.content import INVISIBLE, Content, Labels, UnreadableError, tidy

MAX_UNPACKED = 256 * 1024 * 1024  # bytes of all parts together
MAX_PART = 64 * 1024 * 1024  # bytes of one part that is parsed
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LEFT_OUT = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}pPr", f"{_W}rPr", _FALLBACK})
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_PARTS = (  # what else comes as a zip, by a part that it holds
    ("xl/workbook.xml", "is a spreadsheet; save it as CSV"),
    ("ppt/presentation.xml", "is a presentation; save its text as DOCX or PDF"),
    ("content.xml", "is an OpenDocument file; save it as DOCX"),
    ("META-INF/container.xml", "is an e-book; save its text as HTML or TXT"),
)
_TEMPLATE_AUTHOR = "python-docx"
_TEMPLATE_DATE = datetime(2013, 12, 23, 23, 15)  # what that library's empty document says of itself


def read_docx(data: bytes) -> Content:
    """The text of a DOCX as it reads with all changes accepted. Raises UnreadableError.

    Paragraphs and rows of tables stand apart by an empty line, a row's cells are joined by ` | `.
    """
    _check_zip(data)
    from docx import Document  # noqa: PLC0415 - slow to import

    document: Any = Document(io.BytesIO(data))
    blocks = [*_blocks(document.element.body), *_footnotes(document)]
    text = "\n\n".join(block for block in blocks if block).translate(INVISIBLE)
    properties = document.core_properties
    author = tidy(properties.author)
    made = properties.created
    if made is not None and made.replace(tzinfo=None) == _TEMPLATE_DATE:
        made = None
    return Content(
        text,
        Labels(title=tidy(properties.title), author=None if author == _TEMPLATE_AUTHOR else author),
        file_date=made.date().isoformat() if made else None,
    )


def _check_zip(data: bytes) -> None:
    """See that `data` is a zip with a Word document in it, and none that swells beyond all measure."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError):
        raise UnreadableError("is a damaged zip archive; get the file again") from None
    names = {part.filename for part in parts}
    if not any(name.startswith("word/") for name in names):
        reason = next((reason for name, reason in _PARTS if name in names), None)
        raise UnreadableError(reason or "is a zip archive without a Word document; unpack it first")
    largest = max((part.file_size for part in parts if part.filename.endswith((".xml", ".rels"))), default=0)
    if sum(part.file_size for part in parts) > MAX_UNPACKED or largest > MAX_PART:
        raise UnreadableError(f"would unpack to more than {MAX_UNPACKED // 1024**2} MB; save its text as TXT")


def _blocks(element: Any) -> Iterator[str]:
    """The paragraphs and rows of tables in `element`, in order.

    Walks the elements itself: python-docx passes over inserted text, content controls and text boxes.
    """
    for child in element:
        if child.tag == f"{_W}p":
            yield _text(child)
            for box in _text_boxes(child):
                yield from _blocks(box)
        elif child.tag == f"{_W}tr":
            cells = (cell for cell in child.iter(f"{_W}tc") if _row_of(cell) is child)
            yield " | ".join(map(_cell, cells)).rstrip(" |").lstrip()
        elif child.tag not in _LEFT_OUT:
            yield from _blocks(child)


def _cell(cell: Any) -> str:
    """The text of a table's cell, on one line."""
    return " ".join(" ".join(_blocks(cell)).split())


def _row_of(cell: Any) -> Any:
    """The row that a cell belongs to; a table in a cell has rows of its own."""
    return next(cell.iterancestors(f"{_W}tr"))


def _text_boxes(paragraph: Any) -> Iterator[Any]:
    """The text boxes that hang on a paragraph, each once: old programs find a second copy as a fallback."""
    for box in paragraph.iter(f"{_W}txbxContent"):
        outer = next(box.iterancestors(f"{_W}p", _FALLBACK))
        if outer is paragraph:
            yield box


def _text(paragraph: Any) -> str:
    """The text of a paragraph, without what is deleted and without its text boxes."""
    return "".join(_pieces(paragraph)).strip()


def _pieces(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag not in _LEFT_OUT and child.tag != f"{_W}txbxContent":
            yield from _pieces(child)


def _footnotes(document: Any) -> Iterator[str]:
    """The text of the footnotes and endnotes."""
    from docx.oxml import parse_xml  # noqa: PLC0415

    for relation in document.part.rels.values():
        if relation.reltype.endswith(("/footnotes", "/endnotes")) and not relation.is_external:
            yield from _blocks(parse_xml(relation.target_part.blob))
