"""What reads each kind of file. A new format is a `Kind` with its endings, and a line here."""

import datetime
from collections.abc import Callable, Mapping
from types import MappingProxyType

from claims.documents.content import Content
from claims.documents.docx import read_docx
from claims.documents.encoding import decode
from claims.documents.front_matter import read_markdown
from claims.documents.html import read_html
from claims.documents.kind import Kind
from claims.documents.mail import read_mail, read_web_archive
from claims.documents.pdf import read_pdf

Reader = Callable[[bytes, datetime.date], Content]  # raises UnreadableError; no date after the day counts


def _read_text(data: bytes, _: datetime.date) -> Content:
    """The text as it is, character for character."""
    text, notes = decode(data)
    return Content(text, notes=notes)


def _read_marked_text(data: bytes, _: datetime.date) -> Content:
    """The text below its front matter."""
    text, notes = decode(data)
    return read_markdown(text).noting(*notes)


READERS: Mapping[Kind, Reader] = MappingProxyType(
    {
        Kind.TEXT: _read_text,
        Kind.MARKDOWN: _read_marked_text,
        Kind.HTML: read_html,
        Kind.PDF: lambda data, _: read_pdf(data),
        Kind.DOCX: lambda data, _: read_docx(data),
        Kind.MAIL: read_mail,
        Kind.WEB_ARCHIVE: read_web_archive,
    }
)
