"""PDF: the text of all pages by pypdfium2, with title, author and date of making."""

import datetime
import re
from collections.abc import Iterator
from contextlib import closing
from typing import Any

from claims.documents.content import (
    BASE_OF_POWER,
    INVISIBLE,
    MAX_TEXT,
    TOO_LONG,
    Content,
    Labels,
    UnreadableError,
    tidy,
)
from claims.documents.layout import COLUMN, HYPHEN, Line, running_text

MAX_PAGES = 10_000
_CREATED = re.compile(r"(?:D:)?((?:19|20)\d\d)(\d\d)(\d\d)")
_BASE = 5  # characters before a power
_WRONG_PASSWORD = 4  # FPDF_ERR_PASSWORD
# Programs that print web pages: the date of making is that of the printing.
_BROWSERS = ("mozilla", "firefox", "chrom", "safari", "wkhtmltopdf")
_NO_NAME = frozenset({"untitled", "anonymous", "(anonymous)", "unknown", "(unspecified)", "unspecified"})
_FILE_NAME = re.compile(r"\.(?:docx?|odt|indd|qxd|pdf|pptx?|pub|rtf)\Z", re.IGNORECASE)
_LINE_BREAK = re.compile(r"\r\n?|\n")


def read_pdf(data: bytes) -> Content:
    """The running text of a PDF; words that line ends have broken are whole again. Raises UnreadableError."""
    from pypdfium2 import PdfDocument, PdfiumError  # type: ignore[import-untyped]  # noqa: PLC0415 - slow to import

    try:
        pdf = PdfDocument(data)
    except PdfiumError as error:
        if getattr(error, "err_code", None) == _WRONG_PASSWORD:
            raise UnreadableError("is encrypted; save a copy without a password") from None
        raise UnreadableError("is damaged or no PDF at all; get the file again") from None
    with closing(pdf):
        if len(pdf) > MAX_PAGES:
            raise UnreadableError(f"has {len(pdf)} pages, more than {MAX_PAGES}; split it")
        text = running_text(list(_pages(pdf)))
        if not text.strip():
            raise UnreadableError(
                "holds no text, only pictures of pages; run character recognition over it first"
            )
        return _content(text, pdf.get_metadata_dict())


def _pages(pdf: Any) -> Iterator[list[Line]]:
    """The lines of each page. Raises UnreadableError where they are damaged, or too many."""
    size = 0
    for number in range(len(pdf)):
        lines = _page_lines(pdf, number)
        size += sum(len(line.text) for line in lines)
        if size > MAX_TEXT:
            raise UnreadableError(TOO_LONG)
        yield lines


def _page_lines(pdf: Any, number: int) -> list[Line]:
    """The lines of one page. Raises UnreadableError."""
    from pypdfium2 import PdfiumError  # noqa: PLC0415

    try:
        return list(_lines(pdf[number]))
    except PdfiumError:
        raise UnreadableError(f"is damaged on page {number + 1}; get the file again") from None


def _lines(page: Any) -> Iterator[Line]:
    """The lines of a page that hold anything, in the order of the file."""
    with closing(page), closing(page.get_textpage()) as textpage:
        text = textpage.get_text_range()
        start = 0
        for match in _LINE_BREAK.finditer(text + "\n"):
            raw = _without_note_marks(textpage, text[start : match.start()], start)
            if words := " ".join(raw.translate(INVISIBLE).replace("\ufffe", HYPHEN).split()):
                first = start + len(raw) - len(raw.lstrip())
                yield _line(textpage, words, first, raw.strip())
            start = match.end()


_NOTE = re.compile(r"(?<!\d)\d{1,3}(?!\w)")  # the number of one, if it is raised
_SMALLER, _HIGHER = 0.92, 0.1  # of the height of the type beside it: at most, at least


def _without_note_marks(textpage: Any, line: str, start: int) -> str:
    """A line, which begins with character `start` of its page, with blanks for the numbers of notes in small
    type; not for the 2 of `km2`."""
    for match in _NOTE.finditer(line):
        first, last = match.span()
        if BASE_OF_POWER.search(line, max(0, first - _BASE), first):
            continue
        beside = len(line[:first].rstrip()) - 1 if first else last + (line[last : last + 1] == " ")
        if _is_raised(textpage, start + first, start + beside):
            line = line[:first] + " " * (last - first) + line[last:]
    return line


def _is_raised(textpage: Any, index: int, beside: int) -> bool:
    """Whether a character is in smaller type than the one beside it, and stands higher."""
    _, low, _, top = textpage.get_charbox(index, loose=True)
    _, line, _, height = textpage.get_charbox(beside, loose=True)
    height -= line
    return bool(top - low < _SMALLER * height and low - line > _HIGHER * height)


_LOOSE = 0.62  # width of a line in type sizes and characters: from here on there are gaps in it
_GAP = 1.0  # in type sizes: so far apart are cells of a table


def _line(textpage: Any, words: str, first: int, raw: str) -> Line:
    """A line with its place, from the boxes of its first and last character, and where it has gaps."""
    left, low, _, top = textpage.get_charbox(first, loose=True)
    _, bottom, right, _ = textpage.get_charbox(first + len(raw) - 1, loose=True)
    size = top - low
    if right - left > _LOOSE * size * len(raw):
        words = _parted(textpage, words, first, raw, _GAP * size)
    return Line(words, left, top, bottom, size)


def _parted(textpage: Any, words: str, first: int, raw: str, gap: float) -> str:
    """The words of a line with COLUMN instead of a space where a gap is wide."""
    if len(words) != len(raw):
        return words
    parted = list(words)
    for i, letter in enumerate(raw):
        if letter == " " and 0 < i < len(raw) - 1:
            end = textpage.get_charbox(first + i - 1, loose=True)[2]
            if textpage.get_charbox(first + i + 1, loose=True)[0] - end > gap:
                parted[i] = COLUMN
    return "".join(parted)


def _content(text: str, metadata: dict[str, str]) -> Content:
    """The text with what the file says of itself."""
    labels = Labels(title=_name(metadata.get("Title")), author=_name(metadata.get("Author")))
    made = _CREATED.match(metadata.get("CreationDate", ""))
    if made is None:
        return Content(text, labels)
    if any(name in metadata.get("Creator", "").lower() for name in _BROWSERS):
        return Content(text, labels, notes=("printed by a browser: its date of making is not taken",))
    try:
        day = datetime.date(int(made[1]), int(made[2]), int(made[3]))
    except ValueError:
        return Content(text, labels)
    return Content(text, labels, file_date=day.isoformat())


def _name(value: str | None) -> str | None:
    """A title or author, unless a program has filled it in."""
    name = tidy(value)
    if name is None or name.lower() in _NO_NAME or _FILE_NAME.search(name):
        return None
    return name.removeprefix("Microsoft Word - ")
