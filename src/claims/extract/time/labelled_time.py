"""The date with which a paragraph of a chronicle begins: it is the time of all that the paragraph tells."""

from claims.extract.calendar.moment import Kind
from claims.extract.figure.quantity import Quantity
from claims.extract.report.dated import Dated, find_dated
from claims.extract.report.reading import Reading
from claims.extract.text.sentence import Sentence
from claims.lexicon.closed_classes import MONTH_STEMS

_MARKS = frozenset((":", "–", "—", "-", "|"))


def labelled_time(quantity: Quantity, reading: Reading) -> tuple[Dated, Sentence] | None:
    """The date at the head of a figure's paragraph: `17.02.21: Nigeria. Gunmen took 42 pupils.`"""
    first = reading.layer(_dated_paragraphs).get(quantity.sentence.paragraph)
    return None if first is None else reading.sentence(first).layer(_label, reading)


def _dated_paragraphs(reading: Reading) -> dict[int, int]:
    """The number of the first sentence of each paragraph that may begin with a date."""
    text, found, paragraph = reading.document.text, dict[int, int](), -1
    for index, span in enumerate(reading.spans):
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
