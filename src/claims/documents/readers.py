"""What reads each kind of file. A new format is a `Kind` with its endings, and a line here."""

import datetime
from collections.abc import Callable, Mapping
from types import MappingProxyType

from claims.documents.content import Content
from claims.documents.encoding import decode
from claims.documents.front_matter import read_markdown
from claims.documents.kind import Kind

Reader = Callable[[bytes, datetime.date], Content]  # raises UnreadableError; no date after the day counts


def _read_text(data: bytes, _: datetime.date) -> Content:
    """The text as it is, character for character."""
    text, notes = decode(data)
    return Content(text, notes=notes)


def _read_marked_text(data: bytes, _: datetime.date) -> Content:
    """The text below its front matter."""
    text, notes = decode(data)
    return read_markdown(text).noting(*notes)


# Most inputs are plain text, and what the other kinds need takes longer to load than a text to read.
# ruff: noqa: PLC0415


def _read_html(data: bytes, day: datetime.date) -> Content:
    from claims.documents.web.html import read_html

    return read_html(data, day)


def _read_pdf(data: bytes, _: datetime.date) -> Content:
    from claims.documents.pdf import read_pdf

    return read_pdf(data)


def _read_docx(data: bytes, _: datetime.date) -> Content:
    from claims.documents.docx import read_docx

    return read_docx(data)


def _read_mail(data: bytes, day: datetime.date) -> Content:
    from claims.documents.mail import read_mail

    return read_mail(data, day)


def _read_web_archive(data: bytes, day: datetime.date) -> Content:
    from claims.documents.mail import read_web_archive

    return read_web_archive(data, day)


READERS: Mapping[Kind, Reader] = MappingProxyType(
    {
        Kind.TEXT: _read_text,
        Kind.MARKDOWN: _read_marked_text,
        Kind.HTML: _read_html,
        Kind.PDF: _read_pdf,
        Kind.DOCX: _read_docx,
        Kind.MAIL: _read_mail,
        Kind.WEB_ARCHIVE: _read_web_archive,
    }
)
