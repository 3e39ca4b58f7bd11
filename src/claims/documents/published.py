"""When a document was published, and how we know: option, dateline, record, front matter or metadata.

A record is what somebody wrote down about a text, and lists of documents are full of wrong dates: the day on
which a page was saved, that of the event, that of the line above. So the day that the text prints of itself
goes before one that contradicts it.
"""

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
_SURE = frozenset(("option", "metadata"))  # said by who reads the text, and by who printed it
_DAY = 10  # characters of a date with its day


class Published(NamedTuple):
    """An ISO 8601 prefix and its basis, both `None` where nothing says the date."""

    date: str | None = None
    basis: str | None = None


def find_published(option: Labels, record: Labels, content: Content, today: datetime.date) -> Published:
    """The publication date of a document, from whatever says it most directly.

    A file's own date of making (PDF, DOCX) comes after the dateline: it may be that of a template or of
    a later copy. Raises UnreadableError where the date is none, or later than `today`.
    """
    stated = _stated(option, record, content, today)
    if stated.basis in _SURE:
        return stated
    dateline = find_dateline(content.text, today)
    if dateline and (stated.date is None or _contradicts(dateline, stated.date)):
        return Published(dateline, "dateline")
    if stated.date is None and content.file_date and not is_later(content.file_date, today):
        return Published(content.file_date, "metadata")
    return stated


def _stated(option: Labels, record: Labels, content: Content, today: datetime.date) -> Published:
    """The date that option, record or file state, the first of them."""
    for labels, basis in ((option, "option"), (record, "record"), (content.labels, content.basis)):
        if labels.published:
            return Published(_checked(labels.published, basis, today), basis)
    return Published()


def _contradicts(dateline: str, stated: str) -> bool:
    """Whether a text prints another day than the one stated; a month is too little to go by."""
    return len(dateline) == _DAY and not dateline.startswith(stated)


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
