"""Cut a document into the parts that are asked about one by one.

A part is made of whole sentences, and shows some of the text before and after it, so that what is told just
outside it can be read. A text without figures has no parts: there is nothing to ask.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from claims.extract.text.sentence import split_sentences
from claims.reader.reading_types import Figure, Part


class Size(NamedTuple):
    """How large a part may be, in characters of text and in figures, and how far neighbours overlap."""

    longest: int = 9_000
    figures: int = 40
    before: int = 1_200
    after: int = 600


def cut_parts(text: str, figures: Sequence[Figure], size: Size | None = None) -> list[Part]:
    """The parts of a text that hold figures, in order; `figures` are all of its figures, in order."""
    size = size or Size()
    stretches = list(_stretches(text, figures, size))
    return [_part(text, figures, size, place, stretches) for place in enumerate(stretches, 1)]


def _stretches(text: str, figures: Sequence[Figure], size: Size) -> Iterator[tuple[int, int]]:
    """From where to where each part goes: as many sentences as have room."""
    start, end, count = 0, 0, 0
    for sentence_end, held in _sentences(text, figures):
        if count and (sentence_end - start > size.longest or count + held > size.figures):
            yield start, end
            start, count = end, 0
        end = sentence_end
        count += held
        if not count:
            start = max(start, end - size.before)  # text without figures is only shown where it is near one
    if count:
        yield start, end


def _sentences(text: str, figures: Sequence[Figure]) -> Iterator[tuple[int, int]]:
    """The end of each sentence, and how many figures begin in it."""
    at = 0
    for span in split_sentences(text):
        first = at
        while at < len(figures) and figures[at].start < span.end:
            at += 1
        yield span.end, at - first


def _part(
    text: str,
    figures: Sequence[Figure],
    size: Size,
    place: tuple[int, tuple[int, int]],
    stretches: Sequence[tuple[int, int]],
) -> Part:
    number, (start, end) = place
    shown_from = _at_space(text, start - size.before) if start > size.before else 0
    shown_to = _at_space(text, end + size.after) if end + size.after < len(text) else len(text)
    return Part(
        number,
        len(stretches),
        start,
        end,
        shown_from,
        shown_to,
        tuple(_within(figures, start, end)),
        tuple(it for it in _within(figures, shown_from, shown_to) if it.end <= shown_to),
    )


def _within(figures: Iterable[Figure], start: int, end: int) -> Iterator[Figure]:
    return (it for it in figures if start <= it.start < end)


def _at_space(text: str, at: int) -> int:
    """The place after the last white space at or before a place, or the place itself in one long word."""
    found = max(text.rfind(space, max(0, at - 80), at) for space in " \n\t")
    return found + 1 if found >= 0 else at
