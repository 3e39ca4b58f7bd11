"""What kind of file it is: the ending of its name says so, its first bytes correct that."""

import re
from enum import StrEnum
from pathlib import PurePath

from claims.documents.content import UnreadableError
from claims.documents.encoding import HEAD, is_binary


class Kind(StrEnum):
    """How a file is read."""

    TEXT = "text"
    MARKDOWN = "Markdown"
    HTML = "HTML"
    PDF = "PDF"
    DOCX = "DOCX"
    RECORDS = "records"
    MANIFEST = "manifest"


LISTS = frozenset({Kind.RECORDS, Kind.MANIFEST})
ENDINGS = {
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".md": Kind.MARKDOWN,
    ".markdown": Kind.MARKDOWN,
    ".htm": Kind.HTML,
    ".html": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".pdf": Kind.PDF,
    ".docx": Kind.DOCX,
    ".jsonl": Kind.RECORDS,
    ".ndjson": Kind.RECORDS,
    ".csv": Kind.MANIFEST,
}
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html)\b",
    re.I | re.S,
)
_RECORD = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"(?:doc|text|path|source|title|author|url|published)"\s*:')
_FOREIGN = (
    (b"\xd0\xcf\x11\xe0", "is an old Word file (.doc) or has a password; save it as DOCX without one"),
    (b"{\\rtf", "is an RTF file; save it as DOCX or TXT"),
    (b"\x1f\x8b", "is compressed (gzip); unpack it first"),
    (b"7z\xbc\xaf", "is compressed (7z); unpack it first"),
    (b"Rar!", "is compressed (rar); unpack it first"),
    (b"From: <Saved by ", "is a web archive (.mhtml); save the page as HTML"),
)


def kind_by_name(name: str) -> Kind | None:
    """The kind that a file name's ending stands for, `None` where we do not know it."""
    return ENDINGS.get(PurePath(name).suffix.lower())


def kind_of(name: str, head: bytes) -> Kind:
    """The kind of a file by its name and first bytes. Raises UnreadableError where we cannot read it."""
    named = kind_by_name(name)
    head = head[:HEAD]
    if not head:
        raise UnreadableError("is empty; check how it was saved")
    if b"%PDF-" in head[:1024]:
        return Kind.PDF
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Kind.DOCX
    for begin, reason in _FOREIGN:
        if head.startswith(begin):
            raise UnreadableError(reason)
    if is_binary(head):
        what = f"is no {named}" if named in (Kind.PDF, Kind.DOCX) else "is binary, not text"
        raise UnreadableError(f"{what}; give text, HTML, PDF or DOCX")
    if named not in LISTS and _PAGE.match(head):
        return Kind.HTML
    if named in (Kind.PDF, Kind.DOCX):
        raise UnreadableError(f"is no {named} but text; name it .txt")
    return named or (Kind.RECORDS if _RECORD.match(head) else Kind.TEXT)
