"""DOCX: paragraphs and tables in document order, footnotes at the end, core properties."""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from claims.documents.content import INVISIBLE, MAX_TEXT, TOO_LONG, Content, Labels, UnreadableError, tidy

MAX_UNPACKED = 256 * 1024 * 1024  # bytes of all parts together
MAX_PART = 64 * 1024 * 1024  # bytes of one part that is parsed
MAX_BLOCK = 200_000  # elements of one paragraph, or one row of a table: they are held together
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LEFT_OUT = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}pPr", f"{_W}rPr", _FALLBACK})
_BLOCKS = frozenset({f"{_W}p", f"{_W}tr"})
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

    Paragraphs and rows of tables stand apart by an empty line, a row's cells are joined by ` | `. Each part
    is read once and block by block, so that a file takes little more memory than its text.
    """
    with _opened(data) as archive:
        main, properties = _main_parts(archive)
        notes = (part for kind, part in _relations(archive, main) if kind in ("footnotes", "endnotes"))
        blocks: list[str] = []
        size = 0
        for part in dict.fromkeys((main, *notes)):
            for block in _blocks_of(archive, part):
                size += len(block)
                if size > MAX_TEXT:
                    raise UnreadableError(TOO_LONG)
                blocks.append(block)
        text = "\n\n".join(block for block in blocks if block).translate(INVISIBLE)
        return _content(text, archive, properties)


def _content(text: str, archive: zipfile.ZipFile, part: str | None) -> Content:
    """The text with what the file says of itself in its core properties."""
    from docx.opc.coreprops import CoreProperties  # noqa: PLC0415 - slow to import
    from docx.oxml import parse_xml  # noqa: PLC0415

    if part not in archive.NameToInfo:
        return Content(text)
    properties: Any = CoreProperties(parse_xml(archive.read(part)))
    author = tidy(properties.author)
    made = properties.created
    if made is not None and made.replace(tzinfo=None) == _TEMPLATE_DATE:
        made = None
    return Content(
        text,
        Labels(title=tidy(properties.title), author=None if author == _TEMPLATE_AUTHOR else author),
        file_date=made.date().isoformat() if made else None,
    )


def _main_parts(archive: zipfile.ZipFile) -> tuple[str, str | None]:
    """The names of the part with the text and of that with the core properties. Raises UnreadableError."""
    parts = dict(_relations(archive, ""))
    main = parts.get("officeDocument", "word/document.xml")
    if main not in archive.NameToInfo:
        raise UnreadableError("is damaged: the part with its text is missing; get the file again")
    return main, parts.get("core-properties")


def _relations(archive: zipfile.ZipFile, part: str) -> Iterator[tuple[str, str]]:
    """The kind and the name of each part that a part points to; "" is the file as a whole."""
    folder, name = posixpath.split(part)
    listed = posixpath.join(folder, "_rels", f"{name}.rels")
    if listed not in archive.NameToInfo:
        return
    for event, element in _parsed(archive, listed):
        if event == "end" and element.get("TargetMode") != "External" and element.get("Target"):
            target = posixpath.normpath(posixpath.join("/", folder, element.get("Target")))
            yield (element.get("Type") or "").rpartition("/")[2], target.lstrip("/")
            element.clear()


def _parsed(archive: zipfile.ZipFile, part: str) -> Iterator[tuple[str, Any]]:
    """The beginnings and ends of the elements of a part. Raises UnreadableError for one with entities of its
    own, which may swell without end or name other files."""
    from lxml.etree import iterparse  # noqa: PLC0415 - slow to import

    with archive.open(part) as stream:
        events = iterparse(
            stream, events=("start", "end"), resolve_entities=False, no_network=True, remove_comments=True
        )
        for number, (event, element) in enumerate(events):
            if number == 0 and element.getroottree().docinfo.doctype:
                raise UnreadableError("declares entities, as no program for texts does; save its text as TXT")
            yield event, element


def _opened(data: bytes) -> zipfile.ZipFile:
    """The zip in `data`, with a Word document in it, and none that swells beyond all measure."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError):
        raise UnreadableError("is a damaged zip archive; get the file again") from None
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if not any(name.startswith("word/") for name in names):
        reason = next((reason for name, reason in _PARTS if name in names), None)
        raise UnreadableError(reason or "is a zip archive without a Word document; unpack it first")
    largest = max((part.file_size for part in parts if part.filename.endswith((".xml", ".rels"))), default=0)
    if sum(part.file_size for part in parts) > MAX_UNPACKED or largest > MAX_PART:
        raise UnreadableError(f"would unpack to more than {MAX_UNPACKED // 1024**2} MB; save its text as TXT")
    return archive


def _blocks_of(archive: zipfile.ZipFile, part: str) -> Iterator[str]:
    """The paragraphs and rows of tables in a part, in order; each is forgotten when it is read.

    Raises UnreadableError for one of more elements than any that is read by people.
    """
    open_blocks = left_out = elements = 0
    for event, element in _parsed(archive, part):
        step = 1 if event == "start" else -1
        open_blocks += step * (element.tag in _BLOCKS)
        left_out += step * (element.tag in _LEFT_OUT)
        elements += 1
        if elements > MAX_BLOCK:
            raise UnreadableError(f"has a paragraph of more than {MAX_BLOCK} parts; save its text as TXT")
        if event == "start" or open_blocks or (parent := element.getparent()) is None:
            continue
        if element.tag in _BLOCKS and not left_out:
            yield from _block(element)
        elements = 0
        element.clear()
        del parent[: parent.index(element)]


def _blocks(element: Any) -> Iterator[str]:
    """The paragraphs and rows of tables in `element`, in order.

    Walks the elements itself: python-docx passes over inserted text, content controls and text boxes.
    """
    for child in element:
        if child.tag in _BLOCKS:
            yield from _block(child)
        elif child.tag not in _LEFT_OUT:
            yield from _blocks(child)


def _block(element: Any) -> Iterator[str]:
    """A paragraph, and the text boxes that hang on it, or a row of a table."""
    if element.tag == f"{_W}tr":
        cells = (cell for cell in element.iter(f"{_W}tc") if _row_of(cell) is element)
        yield " | ".join(map(_cell, cells)).rstrip(" |").lstrip()
        return
    yield _text(element)
    for box in _text_boxes(element):
        yield from _blocks(box)


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
