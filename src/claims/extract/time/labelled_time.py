"""The date under which a chronicle tells something: at the head of a paragraph, or alone on a line before it.

"17.02.21: Nigeria. Gunmen took 42 pupils." Lines with nothing but a date are such heads where a text has
several of them: then it is a chronicle, and a single one may say anything. So it is with heads that name
years.
"""

import re
from bisect import bisect
from typing import NamedTuple

from claims.extract.calendar.moment import DAY, YEAR, Kind
from claims.extract.calendar.resolution import resolve
from claims.extract.calendar.time_expressions import find_times
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.report.chronicle import entry_at
from claims.extract.report.dated import Dated, find_dated
from claims.extract.report.frame import frame_of, is_in_opening_bracket
from claims.extract.report.headline import headline_end, unprinted_title
from claims.extract.report.reading import Reading
from claims.extract.text.sentence import Sentence
from claims.extract.time.inherited_time import happens
from claims.extract.time.tense import Tense, find_tense
from claims.lexicon.closed_classes import MONTH_STEMS, WEEKDAY_STEMS
from claims.model import Basis

_MARKS = frozenset((":", "–", "—", "-", "|"))
# A line that may be a date: it begins with a weekday, a month or a number, and is short; marks of a heading
# or a quotation may stand before it, `> #### Monday, May 3`. It is looked for by the break before it, which
# is quicker than by its start.
_LINE = re.compile(
    rf"\n[^\w\n]{{0,9}}((?:\d|(?i:{'|'.join(sorted(MONTH_STEMS | WEEKDAY_STEMS))})[a-z])[^\n]{{3,32}})$",
    re.M,
)


class _Head(NamedTuple):
    """A date alone on its line, the sentence it was cut into, and where the line ends."""

    dated: Dated
    sentence: Sentence
    end: int


def labelled_time(quantity: Quantity, reading: Reading) -> tuple[Dated, Sentence] | None:
    """The date under which a figure is told: `17.02.21: Nigeria. Gunmen took 42 pupils.`"""
    first = reading.layer(_dated_paragraphs).get(quantity.sentence.paragraph)
    label = None if first is None else reading.sentence(first).layer(_label, reading)
    label = _of_entry(quantity, reading) or label or reading.layer(_bracketed)
    if label is not None:
        return _at_its_end(*label) if _is_cumulative(quantity) else label
    heads = reading.layer(_heads)
    if not heads:
        return None
    at = bisect(heads, quantity.start, key=lambda head: head.end)
    return heads[at - 1][:2] if at and not _is_over(heads[at - 1], quantity, reading) else None


def _of_entry(quantity: Quantity, reading: Reading) -> tuple[Dated, Sentence] | None:
    """The time at the head of the entry of a chronicle: `May 2016 – The firm built 20 houses`."""
    entry = entry_at(quantity.start, reading)
    return (Dated(entry.time, entry.iso, False), entry.sentence) if entry else None


def _is_over(head: _Head, quantity: Quantity, reading: Reading) -> bool:
    """Whether what was added to a text on a day has ended before a figure: with what was added next."""
    first, at = head.sentence.index, quantity.sentence.index
    if not _is_added(head.sentence.lower):
        return False
    return at - first > _ENTRY or any(_is_added(reading.sentence(k).lower) for k in range(first + 1, at))


_ENTRY = 12  # sentences


def _is_cumulative(quantity: Quantity) -> bool:
    """Whether a figure is all that there was until then: `the cumulative sum is 20`, `20 cases to date`."""
    lower, last = quantity.sentence.lower, max(quantity.last, quantity.noun[1])
    after = lower[last : last + _TO_DATE]
    return "cumulative" in lower[: quantity.first] or (
        "to" in after and after[after.index("to") + 1 :][:1] == ["date"]
    )


_TO_DATE = 4  # words


def _at_its_end(dated: Dated, sentence: Sentence) -> tuple[Dated, Sentence]:
    """The last day of a period."""
    return dated.at(dated.iso.rpartition("/")[2]), sentence


def _bracketed(reading: Reading) -> tuple[Dated, Sentence] | None:
    """The days that a text begins with in brackets: `[21-27 June 2021, Lake Province] Two wells`."""
    sentence = reading.sentence(0)
    for dated in find_dated(sentence, reading)[:1]:
        if dated.time.kind is Kind.SPAN and is_in_opening_bracket(sentence, dated.time):
            return dated, sentence
    return None


def _heads(reading: Reading) -> list[_Head]:
    """The dates that stand alone on a line, in their order, where a text has several of them."""
    lines = _LINE.finditer("\n" + reading.document.text)
    found = [head for line in lines if (head := _head(line, reading)) is not None]
    alone = found if len({head.dated.iso for head in found}) > 1 else []
    text = reading.document.text
    sentences = reading.sentences if any(word in text for word in _WORDS) else ()
    added = [head for sentence in sentences if (head := _added(sentence, reading)) is not None]
    return sorted(alone + added, key=lambda head: head.end) if added else alone


def _added(sentence: Sentence, reading: Reading) -> _Head | None:
    """The day of what was added to a text later, or stood in it first: `Update Feb. 5, 10:33 UTC: Some 40`,
    `Original report 3 May 2021 Some 40`."""
    lower = sentence.lower
    if not _is_added(lower):
        return None
    original = "original" in lower[:2]
    for time in find_times(sentence)[:1]:
        if time.kind is not Kind.DATE or time.first > _NEAR_HEAD:
            return None
        mark = lower[time.last : time.last + _CLOCK]
        iso = resolve(time, frame_of(reading).anchor) or ""
        if len(iso) == DAY and (original or not _MARKS.isdisjoint(mark)):
            return _Head(Dated(time, iso, False), sentence, sentence.ends[time.last - 1])
    return None


def _is_added(lower: list[str]) -> bool:
    """Whether a sentence begins as what was added to a text, or stood in it first."""
    start = 0 if lower[0][0].isalpha() else 1
    word, after = lower[start : start + 1], lower[start + 1 : start + 2]
    return word in _UPDATES or (word == ["original"] and not _TEXTS.isdisjoint(after))


_UPDATES = (["update"], ["updated"])
_WORDS = ("Update", "UPDATE", "Original", "ORIGINAL")
_TEXTS = frozenset(("article", "post", "report", "story"))
_NEAR_HEAD = 3  # words before the day
_CLOCK = 8  # words from the day to the mark, with an hour between


def _head(line: re.Match[str], reading: Reading) -> _Head | None:
    """The date of a line with nothing else but marks, found after a break that the text does not have."""
    first, last = line.start(1) - 1, line.end() - 1
    index = bisect(reading.sentences, first, key=lambda span: span.start) - 1
    sentence = reading.sentence(max(index, 0))
    for time in find_times(sentence):  # also the first of them, which may be the day of publication
        start, end = sentence.starts[time.first], sentence.ends[time.last - 1]
        if time.kind is Kind.DATE and start == first:
            iso = resolve(time, frame_of(reading).anchor) or ""
            beside = any(map(str.isalnum, sentence.text[end:last]))
            return None if beside or len(iso) < DAY else _Head(Dated(time, iso, False), sentence, last)
    return None


def _dated_paragraphs(reading: Reading) -> dict[int, int]:
    """The number of the first sentence of each paragraph that may begin with a date."""
    text, found, paragraph = reading.document.text, dict[int, int](), -1
    for index, span in enumerate(reading.sentences):
        if span.paragraph != paragraph:
            paragraph = span.paragraph
            head = text[span.start : span.start + 3]
            if head[0].isdecimal() or head.lower() in MONTH_STEMS:
                found[paragraph] = index
    return found


def _label(sentence: Sentence, reading: Reading) -> tuple[Dated, Sentence] | None:
    """The date that a sentence begins with, where a mark sets it apart from what follows."""
    for dated in find_dated(sentence, reading)[:1]:
        time = dated.time
        mark = sentence.lower[time.last] if time.last < len(sentence) else ""
        if time.kind is Kind.DATE and time.first == 0 and mark in _MARKS:
            return dated, sentence
    return None


class _Years(NamedTuple):
    """The years of a section: in ISO 8601, where its head names them, and where the section ends."""

    iso: str
    start: int
    end: int
    until: int


def years_of_section(quantity: Quantity, reading: Reading) -> Found | None:
    """The year or the years in the head of the section in which something happened: `Attacks in 2016`,
    `2003–2006: The insurgency`."""
    sections = reading.layer(_sections)
    at = bisect(sections, quantity.start, key=lambda section: section.end) - 1
    if at < 0 or quantity.start >= sections[at].until:
        return None
    tense = find_tense(quantity)
    if tense is not Tense.PAST and not (tense is Tense.NONE and happens(quantity, reading)):
        return None
    iso, start, end, _ = sections[at]
    return Found((iso, Basis.TEXT), "period.label", start, end)


def _sections(reading: Reading) -> list[_Years]:
    """The sections of a text that years head, in order, where it has several: each up to the next head."""
    text, published = reading.document.text, frame_of(reading).anchor
    found: list[_Years] = []
    until = len(text)
    for line in reversed(list(_SHORT.finditer("\n" + text))):
        start = line.start(1) - 1
        years = _YEARS.search(line[1])
        of_text = headline_end(start, reading) > 0 and not unprinted_title(reading)
        if years is None or of_text or _is_dated(line[1]):
            until = start if text[start - 2 : start] == "\n\n" and years is None else until
            continue
        first, last = years[1], years[2] or years[1]
        last = first[: -len(last)] + last
        if last >= first and not (published and last > published[:YEAR]):
            iso = first if first == last else f"{first}/{last}"
            found.append(_Years(iso, start + years.start(), start + years.end(), until))
        until = start
    found.reverse()
    return found if len({section.iso for section in found}) > 1 else []


# A line of few words that no stop ends, with an empty one after it, and the years in it.
_SHORT = re.compile(r"\n[ \t#*_]*([A-Z0-9][^\n|.!?;]{2,60}?)[ \t*_:]*(?=\n\s*\n)")
_YEARS = re.compile(r"(?<![\d.,])((?:1[89]|20)\d\d)(?:\s?[-–—]\s?((?:1[89]|20)?\d\d))?(?![\d,.%])")
_STAMPS = frozenset("© copyright modified posted published updated".split())


def _is_dated(line: str) -> bool:
    """Whether a line names a month, or says when a page was made."""
    return any(word in _STAMPS or word[:3] in MONTH_STEMS for word in line.lower().split())
