"""A long text in parts, each read like a text of its own, so that memory does not grow with the length.

What is read of a text takes some hundred times its length while it is read. Hardly any report is as long as a
part; of a book, each part has the date and the labels of the whole, and its own beginning for a headline.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from claims.model import Claim, Document

PART = 200_000  # characters
_ENDS = ("\n\n", "\n", ". ", " ")  # where a text is cut, the best place first


class Part(NamedTuple):
    """A part of a document as a document, and where it begins in the whole."""

    document: Document
    start: int


def parts_of(document: Document) -> Iterator[Part]:
    """The document itself where it is no longer than a part, else its parts in order."""
    start, whole = 0, len(document.text)
    if whole <= PART:
        yield Part(document, 0)
        return
    while start < whole:
        end = _end(document.text, start)
        yield Part(replace(document, text=document.text[start:end]), start)
        start = end


def _end(text: str, start: int) -> int:
    """Where the part ends that begins at `start`: after the last good place in its second half."""
    last = start + PART
    if last >= len(text):
        return len(text)
    for mark in _ENDS:
        at = text.rfind(mark, start + PART // 2, last)
        if at >= 0:
            return at + len(mark)
    return last


def moved(claim: Claim, by: int) -> Claim:
    """A claim of a part as a claim of the whole: all its places further on by so many characters."""
    if not by:
        return claim
    return replace(
        claim,
        start=claim.start + by,
        quote_start=claim.quote_start + by,
        quote_end=claim.quote_end + by,
        part_of=None if claim.part_of is None else claim.part_of + by,
        evidence=tuple(it._replace(start=it.start + by, end=it.end + by) for it in claim.evidence),
    )
