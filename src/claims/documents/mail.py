"""E-mail (RFC 5322, MIME) and pages that browsers save as mail (MHTML, RFC 2557), by the standard library.

The plain text of a message is read, or else its HTML; forwarded messages and other attachments are named in a
note and not read. Headers come from strangers: they are cut before anything looks into them, and what they
say of an encoding or a date counts only where it holds.
"""

import datetime
import re
from collections.abc import Iterator, Sequence
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.utils import parsedate_tz
from itertools import islice
from typing import NamedTuple

from claims.documents.content import Content, Labels, UnreadableError, tidy
from claims.documents.encoding import decode, decode_declared
from claims.documents.web.html import read_html

MAX_MAIL = 50 * 1024 * 1024  # bytes; a message takes some ten times its size in memory
MAX_NESTED = 100  # multiparts; each one inside another makes every line dearer
_MAX_HEADER = 2_000  # characters of a header that are looked at
_MOST_NAMED, _LONGEST_NAME = 5, 80  # attachments that a note names, and characters of a name
_BOUNDARY = re.compile(rb"boundary\s*=", re.IGNORECASE)
_LINE_END = re.compile(r"\r\n?")


class _Parts(NamedTuple):
    """What a message holds: the texts of its body in order, and the names of what is not read."""

    texts: list[Content]
    unread: list[str]


def read_mail(data: bytes, today: datetime.date) -> Content:
    """The body of a message; its subject as title, its sender as author, its date as that of publication.

    Raises UnreadableError.
    """
    message = _parse(data)
    parts = _Parts([], [])
    for part in _body(message):
        _add(part, parts, today)
    if not parts.texts and parts.unread:
        raise UnreadableError(
            f"holds no text, only {_attached(parts.unread)}; save and give what is attached"
        )
    notes = tuple(note for content in parts.texts for note in content.notes)
    date = _day(_header(message, "Date"))
    if date is None and "Date" in message:
        notes = (*notes, "its date cannot be read")
    if parts.unread:
        notes = (*notes, f"not read: {_attached(parts.unread)}")
    labels = Labels(title=_header(message, "Subject"), author=_sender(message), published=date)
    return Content("\n\n".join(content.text for content in parts.texts), labels, notes=notes)


def read_web_archive(data: bytes, today: datetime.date) -> Content:
    """The article on a page saved as MHTML, with what the page says of itself, and its address.

    The date of the message is the day on which the page was saved, and is not taken. Raises UnreadableError.
    """
    message = _parse(data)
    page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    if page is None:
        raise UnreadableError("is a web archive without a page; save the page as HTML")
    content = read_html(_text(page).encode(), today)
    address = _header(message, "Snapshot-Content-Location") or _header(page, "Content-Location")
    said = Labels(title=_header(message, "Subject"), url=address)
    return Content(content.text, content.labels.over(said), notes=content.notes)


def _parse(data: bytes) -> Message:
    """The message. Raises UnreadableError for one that is too large, or nested beyond all use."""
    if len(data) > MAX_MAIL:
        raise UnreadableError(f"is a message of more than {MAX_MAIL // 1024**2} MB; save its text as TXT")
    if sum(1 for _ in islice(_BOUNDARY.finditer(data), MAX_NESTED + 1)) > MAX_NESTED:
        raise UnreadableError(f"has more than {MAX_NESTED} parts that hold parts; save its text as TXT")
    return message_from_bytes(data)


def _body(part: Message) -> Iterator[Message]:
    """The leaves of a message in order: of alternatives one, of related parts the first, of others all."""
    kind, inner = part.get_content_type(), part.get_payload()
    if not isinstance(inner, list) or part.get_content_maintype() != "multipart" or _is_attached(part):
        yield part
        return
    parts = [it for it in inner if isinstance(it, Message)]
    if kind == "multipart/alternative":
        parts = [_best(parts)] if parts else []
    elif kind == "multipart/related":
        parts = parts[:1]
    for each in parts:
        yield from _body(each)


def _best(alternatives: Sequence[Message]) -> Message:
    """The alternative to read: plain text where it says anything, else the last one that holds a text."""
    for kind in ("text/plain", "text/html"):
        for part in alternatives:
            if any(leaf.get_content_type() == kind and _text(leaf).strip() for leaf in _body(part)):
                return part
    return alternatives[-1]


def _add(part: Message, parts: _Parts, today: datetime.date) -> None:
    """Read a leaf of a message, or put it down as not read."""
    kind = part.get_content_type()
    if _is_attached(part) or kind not in ("text/plain", "text/html"):
        parts.unread.append(tidy(part.get_filename()) or kind)
    elif kind == "text/html" and (page := _text(part)).strip():
        content = read_html(page.encode(), today)
        parts.texts.append(Content(content.text, notes=content.notes))
    elif text := _text(part).strip():
        parts.texts.append(Content(text))


def _is_attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment"


def _text(part: Message) -> str:
    """The text of a leaf, its line ends as LF."""
    data = part.get_payload(decode=True)
    text = decode_declared(data, part.get_content_charset()).text if isinstance(data, bytes) else ""
    return _LINE_END.sub("\n", text)


def _attached(names: Sequence[str]) -> str:
    """What is attached, in words: `2 attachments (map.pdf, image/png)`."""
    shown = ", ".join(name[:_LONGEST_NAME] for name in names[:_MOST_NAMED])
    more = ", ..." if len(names) > _MOST_NAMED else ""
    return f"{len(names)} attachment{'s' * (len(names) > 1)} ({shown}{more})"


def _header(message: Message, name: str) -> str | None:
    """A header as people read it, on one line; `None` where it says nothing."""
    raw = next((value for key, value in message.raw_items() if key.lower() == name.lower()), "")[:_MAX_HEADER]
    text = decode(raw.encode("utf-8", "surrogateescape")).text
    try:
        words = [
            word if isinstance(word, str) else decode_declared(word, charset).text
            for word, charset in decode_header(text)
        ]
    except (MessageError, ValueError):
        words = [text]
    return tidy("".join(words))


def _sender(message: Message) -> str | None:
    """The name of the sender, or the address where there is no name."""
    sender = _header(message, "From") or ""
    name, _, address = sender.partition("<")
    return tidy(name.strip().strip('"')) or tidy(address.partition(">")[0])


def _day(header: str | None) -> str | None:
    """The day that a date of RFC 5322 names, in its own time zone; `None` where it is none."""
    parsed = parsedate_tz(header) if header else None
    try:
        return datetime.date(*parsed[:3]).isoformat() if parsed else None
    except (ValueError, OverflowError):
        return None
