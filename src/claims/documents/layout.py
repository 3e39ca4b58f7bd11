"""Lines as they stand on pages to running text: paragraphs, columns, running heads, broken words.

A single line break counts as a space for whoever reads the text; an empty line ends a paragraph. So
lines of one paragraph stay single, and headings, captions, rows and paragraphs are set apart.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from claims.documents.content import KEY_FIGURE

HYPHEN = "\x02"  # a hyphen that ended a line within a word or compound; the line break is gone
COLUMN = "\x1f"  # a gap in a line as wide as between the columns of a table
_PAIR = 2  # a line and what stands before it
_EDGE_LINES = 2  # lines at the top and the foot of a page that may be a running head
_SAME_SIZE = 0.12  # type sizes that differ by less are the same
_WIDE_GAP = 1.35  # in usual distances between lines: from here on a new paragraph begins
_LEADING = 1.15  # the least usual distance between lines, in type sizes
_INDENT = 0.8  # in type sizes: from here on a line is indented
_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’)\]]*\Z")
_BULLET = re.compile(r"[•●▪◦‣–*-]\s")
_NUMBER = re.compile(r"\d+")
_BROKEN = re.compile(rf"(\w+){HYPHEN}\s*(\w+)|{HYPHEN}")
_BROKEN_RANGE = re.compile(r"(?<=\d)([-–])\n(?=\w)|(?<=\w)(-)\n(?=\d)")
_WORD = re.compile(r"\w+(?:-\w+)*")
# Halves of compounds that are written with a hyphen; other words that a line end parts are joined.
_FIRST_HALVES = frozenset(
    (
        *("al", "anti", "cross", "el", "ex", "half", "high", "low", "mid", "non", "post", "pre", "pro"),
        *("quasi", "self", "so", "well", "vice"),
    )
)
_SECOND_HALVES = frozenset(
    (
        *("affiliated", "aligned", "allied", "armed", "backed", "based", "born", "called"),
        *("controlled", "day", "declared", "dominated", "elect", "filled", "foot", "free", "funded"),
        *("general", "held", "hit", "hour", "inspired", "kilometer", "kilometre", "led", "level"),
        *("linked", "long", "made", "mile", "month", "occupied", "old", "owned", "person", "point"),
        *("proclaimed", "range", "ranking", "related", "ridden", "rule", "ruled", "run", "scale"),
        *("span", "sponsored", "strong", "style", "supported", "term", "torn", "trained", "week"),
        *("wide", "year"),
    )
)


class Line(NamedTuple):
    """A line of a page. Heights are measured upwards; where HYPHEN joins lines, they are those of the
    first line's begin and the last line's end."""

    text: str
    left: float
    top: float  # of the first line's type
    bottom: float  # of the last line's type
    size: float  # height of the type
    is_row: bool = False  # of a table: its cells stand between bars


def running_text(pages: Sequence[Sequence[Line]]) -> str:
    """The text of all pages in reading order. Running heads stand once, at the top; page numbers go; notes at
    the foot of a page whose last sentence goes on overleaf stand at the end."""
    heads, bodies = _without_heads(pages)
    bodies, notes = _without_notes(bodies)
    pieces: list[str] = []
    previous: Line | None = None
    for body in bodies:
        pitch = _pitch(body)
        for index, line in enumerate(_with_rows(body)):
            if previous is not None:
                alone = len(pieces) < _PAIR or pieces[-_PAIR] == "\n\n"
                pieces.append(_joint(previous, line, pitch, alone) if index else _turn(previous, line))
            pieces.append(line.text)
            previous = line
    texts = [_mend("".join(pieces)), _mend("\n".join(line.text.replace(COLUMN, " ") for line in notes))]
    return "\n\n".join([*heads, *filter(None, texts)])


_CELL = re.compile(r"[\W\d]*\d[\W\d]*(?:%|percent|million|billion|km)?\W*")
_COLUMNS = 3  # from so many on lines with gaps are rows whatever is in them


def _with_rows(body: Sequence[Line]) -> Iterable[Line]:
    """The lines of a page, those that make a table as rows: lines one after the other with the same number of
    gaps, and figures after the first in one of them at least. Other gaps are spaces."""
    for columns, lines in groupby(body, key=lambda line: line.text.count(COLUMN) + 1):
        listed = list(lines)
        cells = [cell for line in listed[1:] for cell in line.text.split(COLUMN)[1:]]
        figures = sum(bool(_CELL.fullmatch(cell)) for cell in cells)
        table = figures > 0 if columns >= _COLUMNS else figures == len(cells) > 0
        mark = " | " if columns > 1 and table else " "
        for line in listed:
            yield line._replace(text=line.text.replace(COLUMN, mark), is_row=mark != " ")


def _without_heads(pages: Sequence[Sequence[Line]]) -> tuple[list[str], list[list[Line]]]:
    """The running heads, each once, and the pages without them.

    A running head is a line at the top or foot that stands, but for its numbers, at the same height on
    three pages or on all of two.
    """
    edges = [_edges(page) for page in pages]
    counts = Counter(key for page in edges for key in {_key(line) for line in page})
    needed = min(3, max(2, len(pages)))
    running = {key for key, count in counts.items() if count >= needed}
    heads: dict[tuple[str, int], str] = {}
    bodies = []
    for page, edge in zip(pages, edges, strict=True):
        furniture = [line for line in edge if _key(line) in running]
        for line in furniture:
            if not line.text.strip(" -–|").isdecimal():
                heads.setdefault(_key(line), line.text.replace(COLUMN, " "))
        bodies.append([line for line in page if line not in furniture])
    return list(heads.values()), bodies


def _without_notes(pages: Sequence[list[Line]]) -> tuple[list[list[Line]], list[Line]]:
    """The pages without the notes in small type that part a sentence from its end on the next page, and these
    notes."""
    bodies, notes = [], list[Line]()
    for page, following in zip(pages, [*pages[1:], []], strict=True):
        first = len(page)
        while first and _same_size(page[first - 1], page[-1]):
            first -= 1
        body = page[:first]
        small = bool(body) and page[-1].size < _NOTE_SIZE * body[-1].size
        goes_on = small and bool(following) and _same_size(body[-1], following[0])
        if goes_on and not _SENTENCE_END.search(body[-1].text):
            notes += page[first:]
            bodies.append(body)
        else:
            bodies.append(page)
    return bodies, notes


_NOTE_SIZE = 0.92  # of the type of the text: at most


def _edges(page: Sequence[Line]) -> list[Line]:
    """The topmost and the lowest lines of a page."""
    ordered = sorted(page, key=lambda line: -line.top)
    return ordered[:_EDGE_LINES] + ordered[_EDGE_LINES:][-_EDGE_LINES:]


def _key(line: Line) -> tuple[str, int]:
    """What a running head has in common on all pages: its words and its height."""
    return _NUMBER.sub("#", line.text), round(line.top / 4)


def _pitch(page: Sequence[Line]) -> float:
    """The usual distance between two lines of a page."""
    drops = (a.bottom - b.bottom for a, b in pairwise(page) if _same_size(a, b))
    near = sorted(drop for drop in drops if drop > 0)
    return near[len(near) // 2] if near else 0.0


def _same_size(a: Line, b: Line) -> bool:
    return abs(a.size - b.size) <= _SAME_SIZE * max(a.size, b.size)


def _joint(a: Line, b: Line, pitch: float, alone: bool) -> str:
    """What comes between two lines of a page: nothing (a broken word), a line break, a paragraph's end;
    `alone`: a paragraph begins with `a`."""
    if a.is_row or b.is_row or _is_key_figure(b, a):
        return "\n\n"
    drop = a.bottom - (b.top - b.size)
    if alone and drop > 0 and _is_key_figure(a, b):
        return "\n"
    if abs(drop) < b.size / 2:  # on one level: a row's next cell, a raised number
        return "\n"
    if drop < 0:
        return _turn(a, b)
    if drop > _WIDE_GAP * max(pitch, _LEADING * b.size) or _is_apart(a, b):
        return "\n\n"
    indented = b.left - a.left > _INDENT * b.size
    return "\n\n" if indented and _SENTENCE_END.search(a.text) else "\n"


def _is_key_figure(a: Line, b: Line) -> bool:
    """Whether `a` is a figure in large type, as a report sets it above the words `b`."""
    return a.size > _LARGE * b.size and KEY_FIGURE.fullmatch(a.text) is not None and b.text[:1].isalpha()


_LARGE = 1.3  # in sizes of the words


def _turn(a: Line, b: Line) -> str:
    """What comes between the last line of a column or page and the first one of the next."""
    if a.is_row or b.is_row or _is_apart(a, b) or _SENTENCE_END.search(a.text):
        return "\n\n"
    broken = a.text.endswith("-") and a.text[-2:-1].isalpha() and b.text[:1].isalpha()
    return HYPHEN if broken else "\n"


def _is_apart(a: Line, b: Line) -> bool:
    """Whether `b` begins something new: in another type size, or with a bullet."""
    return not _same_size(a, b) or bool(_BULLET.match(b.text))


def _mend(text: str) -> str:
    """Put together what line ends have parted: `inter-` `national`, `14,000-` `18,000`.

    Whether the hyphen belongs to the word is taken from how the text writes it elsewhere, else from the
    halves: capitals and numbers keep it, and so do compounds like `Britain-based`.
    """
    text = text.replace(f"-{HYPHEN}", HYPHEN)
    known = {word.lower() for word in _WORD.findall(text)}
    text = _BROKEN.sub(lambda m: _whole(m[1], m[2], known) if m[1] else "-", text)
    return _BROKEN_RANGE.sub(lambda m: m[1] or m[2], text)


def _whole(left: str, right: str, known: Iterable[str]) -> str:
    """A broken word in one piece, with or without its hyphen."""
    if f"{left}-{right}".lower() in known:
        return f"{left}-{right}"
    if (left + right).lower() in known:
        return left + right
    plain = left[-1].islower() and right[0].islower()
    compound = left.lower() in _FIRST_HALVES or right.lower() in _SECOND_HALVES
    return left + right if plain and not compound else f"{left}-{right}"
