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
    MAIL = "e-mail"
    WEB_ARCHIVE = "web archive"
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
    ".eml": Kind.MAIL,
    ".mht": Kind.WEB_ARCHIVE,
    ".mhtml": Kind.WEB_ARCHIVE,
    ".jsonl": Kind.RECORDS,
    ".ndjson": Kind.RECORDS,
    ".csv": Kind.MANIFEST,
}
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html)\b",
    re.I | re.S,
)
_RECORD = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"(?:doc|text|path|source|title|author|url|published)"\s*:')
# A message begins with fields, and has one that only programs write; a text may begin with "From: ...".
_FIELDS = re.compile(rb"(?:[!-9;-~]{1,76}:[^\n]{0,998}\n(?:[ \t][^\n]{0,998}\n)*)+", re.I)
_MACHINE_FIELD = re.compile(rb"^(?:message-id|mime-version|received|return-path)[ \t]*:", re.I | re.M)
_SAVED_PAGE = re.compile(rb"^from:[ \t]*[\"<]?saved by |^snapshot-content-location:", re.I | re.M)
_FOREIGN = (
    (
        b"\xd0\xcf\x11\xe0",
        "is an old Office file (.doc, .msg) or has a password; save it as DOCX or .eml without one",
    ),
    (b"{\\rtf", "is an RTF file; save it as DOCX or TXT"),
    (b"\x1f\x8b", "is compressed (gzip); unpack it first"),
    (b"7z\xbc\xaf", "is compressed (7z); unpack it first"),
    (b"Rar!", "is compressed (rar); unpack it first"),
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
    if named in (None, Kind.MAIL, Kind.WEB_ARCHIVE) and (sent := _kind_of_message(head)):
        return sent
    return named or (Kind.RECORDS if _RECORD.match(head) else Kind.TEXT)


def _kind_of_message(head: bytes) -> Kind | None:
    """Whether a file begins as a message does, and whether that is a page which a browser saved."""
    fields = _FIELDS.match(head)
    if fields is None or not _MACHINE_FIELD.search(fields[0]):
        return None
    return Kind.WEB_ARCHIVE if _SAVED_PAGE.search(fields[0]) else Kind.MAIL
