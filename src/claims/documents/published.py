"""When a document was published, and how we know: option, record, front matter, metadata or dateline."""

import datetime
from typing import NamedTuple

from claims.documents.content import Content, Labels, UnreadableError
from claims.documents.date import is_later, read_date
from claims.documents.dateline import find_dateline

_WHERE = {
    "option": "option --published",
    "record": "record",
    "front-matter": "front matter",
    "metadata": "page's metadata",
}


class Published(NamedTuple):
    """An ISO 8601 prefix and its basis, both `None` where nothing says the date."""

    date: str | None = None
    basis: str | None = None


def find_published(option: Labels, record: Labels, content: Content, today: datetime.date) -> Published:
    """The publication date of a document, from whatever says it most directly.

    A file's own date of making (PDF, DOCX) comes after the dateline: it may be that of a template or of
    a later copy. Raises UnreadableError where the date is none, or later than `today`.
    """
    stated = ((option, "option"), (record, "record"), (content.labels, content.basis))
    for labels, basis in stated:
        if labels.published:
            return Published(_checked(labels.published, basis, today), basis)
    if dateline := find_dateline(content.text, today):
        return Published(dateline, "dateline")
    if content.file_date and not is_later(content.file_date, today):
        return Published(content.file_date, "metadata")
    return Published()


def _checked(text: str, basis: str, today: datetime.date) -> str:
    """The ISO prefix of a stated date. Raises UnreadableError."""
    try:
        iso = read_date(text)
    except ValueError as error:
        raise UnreadableError(f"published: {error} (in the {_WHERE[basis]})") from None
    if is_later(iso, today):
        remedy = "" if basis == "option" else ", or give it with --published"
        where = f"correct it in the {_WHERE[basis]}{remedy}"
        raise UnreadableError(f"published {iso} is later than today, {today.isoformat()}: {where}")
    return iso
