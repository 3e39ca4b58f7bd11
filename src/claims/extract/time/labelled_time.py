"""The date with which a paragraph of a chronicle begins: it is the time of all that the paragraph tells."""

from claims.extract.calendar.moment import Kind
from claims.extract.figure.quantity import Quantity
from claims.extract.report.dated import Dated, find_dated
from claims.extract.report.reading import Reading
from claims.extract.text.sentence import Sentence

_MARKS = frozenset((":", "–", "—", "-", "|"))


def labelled_time(quantity: Quantity, reading: Reading) -> tuple[Dated, Sentence] | None:
    """The date at the head of a figure's paragraph: `17.02.21: Nigeria. Gunmen took 42 pupils.`"""
    first = reading.layer(_first_sentences)[quantity.sentence.paragraph]
    return reading.sentence(first).layer(_label, reading)


def _first_sentences(reading: Reading) -> dict[int, int]:
    """The number of the first sentence of each paragraph."""
    found: dict[int, int] = {}
    for index, span in enumerate(reading.spans):
        found.setdefault(span.paragraph, index)
    return found


def _label(sentence: Sentence, reading: Reading) -> tuple[Dated, Sentence] | None:
    """The date that a sentence begins with, where a mark sets it apart from what follows."""
    for dated in find_dated(sentence, reading)[:1]:
        time = dated.time
        mark = sentence.lower[time.last] if time.last < len(sentence) else ""
        if time.kind is Kind.DATE and time.first == 0 and mark in _MARKS:
            return dated, sentence
    return None
