"""The place whose name heads a section of a report: what is told under `MALAWI` is told of Malawi, unless the
section names another place; and so is what a paragraph tells that begins with `Malawi:`.

Names alone on their lines are heads where a text has several of them, each with text under it: a single one
may be a dateline or a tag, and a run of them a menu. A paragraph is labelled where others are, too.
"""

import re
from bisect import bisect
from collections.abc import Iterator
from typing import NamedTuple

from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.report.reading import Reading
from claims.extract.toponym.place_names import DISTRICTS, PROVINCES
from claims.lexicon.gazetteer import Gazetteer, Place, load_gazetteer

# A short line without a stop, perhaps marked or numbered as a heading. It is looked for by the break before
# it, which is quicker than by its start, and left at once if a stop follows.
_LINE = re.compile(
    r"\n[ \t]*(#{0,6})[ \t*_]*(?:\d{1,2}\.?[ \t]+)?(?=[^\n.,;!?|\d]*+$)"
    r"([^\W\d_][^\n.,;!?|\d]{2,40}?)[ \t*_:]*$",
    re.M,
)
# A name before a colon or a dash at the beginning of a line, perhaps after the mark of a list.
_LABEL = re.compile(
    r"\n[ \t•*–—-]*+(?=[^\n.,;:!?|–—\d-]*+[:–—-])([^\W\d_][^\n.,;:!?|–—\d]{2,40}?)(:| [–—-]) (?=\S)"
)
_TEXT = re.compile(r"[a-z][^\n]{15,}[.:;!?”\"]\s*$", re.M)  # a line of text under a head
_NOUNS = DISTRICTS | PROVINCES
_SCALES = frozenset(("country", "region", "city"))


class Section(NamedTuple):
    """A place as its head spells it, with its scale, and the offsets of its head and of the section's end."""

    place: str
    scale: str
    start: int
    end: int


class _Label(NamedTuple):
    """The label of a paragraph: its words as far as a name goes, and their offset."""

    words: str
    start: int


class _Line(NamedTuple):
    """A short line: its marks, its words and their offset; and the place that it names, if it names one."""

    marks: str
    words: str
    start: int
    place: Place | None


def in_section(found: Found, quantity: Quantity, reading: Reading) -> Found:
    """The setting of a figure, if its section names that; else the place at the section's head. A country
    under the head of another one is only spoken of."""
    section = section_at(quantity.start, reading)
    if section is None:
        return found
    end = section.start + len(section.place)
    named = end < found.start < quantity.sentence.end and bool(found.value)
    if named and not (section.scale == "country" and _is_country(found, reading)):
        return found
    return Found((section.place,), "places.of-section", section.start, end)


def is_label(offset: int, reading: Reading) -> bool:
    """Whether the name at an offset labels its paragraph, as others are labelled: `Hass: Gunmen attacked`."""
    return offset in reading.layer(_label_starts)


def _label_starts(reading: Reading) -> frozenset[int]:
    return frozenset([section.start for section in reading.layer(_labelled)])


def _is_country(found: Found, reading: Reading) -> bool:
    gazetteer = load_gazetteer(reading.lexicon)
    return any(place.scale == "country" for value in found.value for place in gazetteer.named(value))


def section_at(offset: int, reading: Reading) -> Section | None:
    """The section in which an offset stands: the paragraph, if that is labelled."""
    for sections in (reading.layer(_labelled), reading.layer(_sections)):
        at = bisect(sections, offset, key=lambda section: section.start) - 1
        if at >= 0 and offset < sections[at].end:
            return sections[at]
    return None


def _labelled(reading: Reading) -> list[Section]:
    """The paragraphs of a text that the name of a place labels, in order; none where there is but one. The
    lines under a label are of its paragraph up to a blank one, or where the next label is."""
    text, gazetteer = reading.document.text, load_gazetteer(reading.lexicon)
    found: list[Section] = []
    following = 0  # where the next label of any sort begins
    for label in reversed(list(_labels(text))):
        end = text.find("\n\n" if following else "\n", label.start)
        end = min(end if end >= 0 else len(text), following or len(text))
        following = label.start
        place = _place(label.words, gazetteer)
        if place is not None:
            found.append(Section(label.words, place.scale, label.start, end))
    found.reverse()
    return found if len({section.place for section in found}) > 1 else []


def _labels(text: str) -> Iterator[_Label]:
    for match in _LABEL.finditer("\n" + text):
        dateline = match[1].isupper() and match[2] != ":"
        if match[1][0].isupper() and not dateline:
            yield _Label(match[1], match.start(1) - 1)


def _sections(reading: Reading) -> list[Section]:
    """The sections of a text that begin with the name of a place, in order; none where there is but one."""
    text = reading.document.text
    next_of: dict[str, int] = {}  # where the next heading of each sort begins
    found: list[Section] = []
    lines = list(_lines(text, load_gazetteer(reading.lexicon)))
    if sum(line.place is not None for line in lines) < 2:
        return found
    for line in reversed(lines):
        if line.place is not None:
            end = min((next_of[sort] for sort in _ending(line) if sort in next_of), default=len(text))
            if _TEXT.search(text, line.start + len(line.words), end):
                name = line.place.name if line.words.isupper() else line.words
                found.append(Section(name, line.place.scale, line.start, end))
        next_of.update(dict.fromkeys(_sorts(line), line.start))
    found.reverse()
    return found if len({section.place for section in found}) > 1 else []


def _sorts(line: _Line) -> Iterator[str]:
    """What sorts of heading a line is."""
    if line.marks:
        yield line.marks
    if line.place is not None:
        yield "place"
    if line.words.isupper():
        yield "capitals"


def _ending(head: _Line) -> list[str]:
    """The sorts of heading that end the section of a place: another place, and what is headed as it is."""
    if head.marks:
        return [head.marks[:level] for level in range(1, len(head.marks) + 1)]
    return ["place", "capitals"] if head.words.isupper() else ["place"]


def _lines(text: str, gazetteer: Gazetteer) -> Iterator[_Line]:
    for match in _LINE.finditer("\n" + text):
        words = match[2]
        if words[0].isupper():
            yield _Line(match[1], words, match.start(2) - 1, _place(words, gazetteer))


def _place(words: str, gazetteer: Gazetteer) -> Place | None:
    """The place that a heading names and nothing else: `MALAWI`, `Borno State`."""
    parts = words.split()
    if len(parts) > 1 and parts[-1].lower() in _NOUNS:
        parts.pop()
    named = gazetteer.named(" ".join(parts))
    return named[0] if named and named[0].scale in _SCALES and named[0].doubt != "word" else None
