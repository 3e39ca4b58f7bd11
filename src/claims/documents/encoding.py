"""Bytes to text: UTF-8 where it is UTF-8, else the likeliest encoding, and a note of what was done."""

import codecs
import io
import re
from itertools import islice
from typing import BinaryIO, NamedTuple, cast

from claims.documents.content import UnreadableError

HEAD = 8192  # bytes that are looked at to tell text from other data
_SAMPLE = 65_536  # bytes with marks outside ASCII that an encoding is guessed from
_MARKS = (  # the longer first: UTF-32's mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\v\f\r\x1b")
_ENCODING = re.compile(r"(?:windows|cp|iso|koi8|mac|big5|gb|euc|shift|utf)[\w-]*\Z")
_WESTERN = "windows-1252"
_HIGH_BYTES = re.compile(rb"[\x80-\xff][^\n]{0,100}")
# Western texts hold few letters outside ASCII; Cyrillic, Greek or Arabic ones hold little else.
_MOSTLY_ASCII = 0.15


class Decoded(NamedTuple):
    """The text, and what had to be done to get it."""

    text: str
    notes: tuple[str, ...] = ()


def peekable(stream: BinaryIO) -> io.BufferedReader:
    """The stream itself, or a buffer around it: one can look at its first bytes before they are read."""
    return (
        stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast("io.RawIOBase", stream))
    )


def byte_order_mark(data: bytes) -> tuple[bytes, str] | None:
    """The byte order mark that `data` begins with, and the encoding it stands for."""
    return next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), None)


def is_binary(head: bytes) -> bool:
    """Whether a file that begins with `head` is no text: it holds NUL bytes or many control characters."""
    head = head[:HEAD]
    if byte_order_mark(head):
        return False
    if 0 in head:
        return _utf16_order(head) is None
    controls = sum(byte in _CONTROLS for byte in head)
    return controls > len(head) // 20 and not _is_utf8(head)


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decode `data`; `declared` is the encoding that the data claims for itself, if any.

    Nothing is normalised: line ends, spaces and odd characters stay as they are. Raises UnreadableError
    where the bytes are text in no encoding known.
    """
    if marked := byte_order_mark(data):
        return _decode_marked(data, *marked)
    if order := _utf16_order(data[:HEAD]):
        return Decoded(data.decode(order, "replace"), (f"decoded as {order}",))
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        broken = error
    if declared and (text := _try(data, declared)) is not None:
        return Decoded(text, (f"decoded as {_name(declared)}",))
    if _is_damaged_utf8(data, broken):
        text = data.decode("utf-8", "replace")
        count = text.count("\ufffd")
        return Decoded(text, (f"{count} damaged character{'s' * (count > 1)} replaced",))
    name = _guess(data)
    if name is None or (text := _try(data, name)) is None:
        raise UnreadableError("is not text in any known encoding; save it as UTF-8")
    return Decoded(text, (f"decoded as {_name(name)}",))


def decode_declared(data: bytes, declared: str | None) -> Decoded:
    """Decode what a sender names the encoding of: as that, or else as `decode` does. Raises UnreadableError.

    Western text that is UTF-8 all the same is taken for that: programs name Latin-1 without looking.
    """
    name = meant_encoding(declared or "")
    text = _try(data, name) if name and name != _WESTERN else None
    return decode(data, name) if text is None else Decoded(text)


def meant_encoding(name: str) -> str | None:
    """The encoding that a page or message means by a name; `None` for what is no encoding of text.

    What is called Latin-1 or ASCII is Windows-1252 (WHATWG, Encoding Standard).
    """
    name = name.lower()
    if name in ("iso-8859-1", "latin1", "us-ascii", "ascii"):
        return _WESTERN
    return name if _ENCODING.match(name) else None


def _decode_marked(data: bytes, mark: bytes, name: str) -> Decoded:
    """Decode what a byte order mark announces; the mark itself is no part of the text."""
    text = data[len(mark) :].decode(name, "replace")
    if name == "utf-8":
        return Decoded(text, ("byte order mark dropped",))
    return Decoded(text, (f"decoded as {name}",))


def _is_utf8(head: bytes) -> bool:
    """Whether `head` is UTF-8, but for a character that its end may cut."""
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start >= len(head) - 3
    return True


def _utf16_order(head: bytes) -> str | None:
    """UTF-16 without a mark, by the NUL bytes of `head`: they stand on one side of most pairs."""
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) <= len(head) // 4 or min(even, odd) > len(head) // 100:
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _is_damaged_utf8(data: bytes, broken: UnicodeDecodeError) -> bool:
    """Whether `data` is UTF-8 with a few broken places: far more good sequences than bad ones."""
    window = data[max(0, broken.start - _SAMPLE) : broken.start + _SAMPLE]
    text = window.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(ord(c) > 127 for c in text) - bad
    return good > 3 * bad


def _guess(data: bytes) -> str | None:
    """The likeliest encoding, by charset-normalizer, from the places that are not ASCII.

    Windows-1252 is taken wherever it is possible at all and the text is mostly ASCII: between the code
    pages of Europe the guess is arbitrary on English text with some quotation marks and accents.
    """
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to import

    start = data[: 8 * _SAMPLE]
    places = islice(_HIGH_BYTES.finditer(start), _SAMPLE // 100)
    matches = from_bytes(b"\n".join(start[max(0, p.start() - 100) : p.end()] for p in places) or start)
    best = matches.best()
    high = sum(byte > 127 for byte in start)
    possible = {name for match in matches for name in (match.encoding, *match.could_be_from_charset)}
    if high < _MOSTLY_ASCII * len(start) and (best is None or "cp1252" in possible):
        return "cp1252" if _try(data, "cp1252") is not None else "latin-1"
    return best.encoding if best else None


def _try(data: bytes, name: str) -> str | None:
    """The data in that encoding, `None` where it is not."""
    try:
        return data.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None


def _name(name: str) -> str:
    """An encoding's name as people know it."""
    plain = name.lower().replace("_", "-")
    return plain.replace("cp125", "windows-125") if plain.startswith("cp125") else plain
