"""Who speaks a quotation that runs over several sentences or paragraphs, for a figure inside it.

A quotation goes on where the next paragraph opens one before this one was closed. Lines that begin with ">"
are one quotation too.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from claims.extract.claimant.attribution_line import find_signature
from claims.extract.figure.quantity import Quantity
from claims.extract.report.headline import Extent
from claims.extract.report.reading import Reading
from claims.extract.speech.named_source import Frame
from claims.extract.speech.speech_frames import speech_frames
from claims.extract.text.sentence import Sentence
from claims.lexicon.closed_classes import CLAUSE_JOINTS, RELATIVES

_NEAR = 3  # words between a quotation's end and its speaker
_DESCRIBED = 10  # where these describe him: "the governor of the province, Jan Maas, told the radio"
_MARK = re.compile('["“”]')
_PLAIN_MARK = re.compile('"')  # of a text that has no other: quicker to look for
_BLOCK = re.compile(r"^>.*(?:\n+>.*)*", re.MULTILINE)


class Said(NamedTuple):
    """A frame and the sentence in which it stands."""

    frame: Frame
    sentence: Sentence


def find_quoted(quantity: Quantity, reading: Reading) -> Said | None:
    """Who speaks the quotation in which the figure stands: right after it, else right before it."""
    extents = reading.layer(_quotations)
    at = bisect_right(extents, (quantity.start, len(reading.document.text))) - 1
    if at < 0 or extents[at][1] < quantity.end:
        return None
    opening, closing = extents[at]
    if signed := find_signature(opening, closing, reading):
        return Said(*signed)
    return _after(reading, closing) or _before(reading, opening)


def _quotations(reading: Reading) -> list[Extent]:
    """Where quotations begin and end, in order; an open one ends with its paragraph."""
    text = reading.document.text
    blocks = [match.span() for match in _BLOCK.finditer(text)] if "\n>" in text else []
    return sorted([*_marked(text), *blocks])


def _marked(text: str) -> Iterator[Extent]:
    opened = last = -1  # where the open quotation begins, and its last mark
    blank = "\n\n" if "\n\n" in text else "\n"
    for match in (_MARK if "“" in text or "”" in text else _PLAIN_MARK).finditer(text):
        at = match.start()
        ended = text.find(blank, last, at) if opened >= 0 else -1  # the paragraph that left it open
        opens = _opens(text, at)
        if opened >= 0 and not (opens and _goes_on(text, ended, at)):
            if ended >= 0 or not opens:
                yield opened, at if ended < 0 else ended
            opened = -1
        if opens and opened < 0:
            opened = at
        last = at
    if opened >= 0:
        ended = text.find(blank, last)
        yield opened, ended if ended >= 0 else len(text)


def _goes_on(text: str, ended: int, at: int) -> bool:
    """Whether a mark that opens a quotation goes on with one that the paragraph before left open."""
    return text[at - 2 : at] in _AFTER_SENTENCE if ended < 0 else text[ended:at].isspace()


_AFTER_SENTENCE = frozenset(("  ", ". ", "! ", "? "))  # where a sentence of it ended


def _opens(text: str, at: int) -> bool:
    """Whether the quotation mark at `at` opens a quotation."""
    if text[at] == "“":
        return True
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return (
        text[at] == '"' and before in ("", " ", "\n", "\t", "(", "[", "—", "–", "-") and after.strip() != ""
    )


def quotation_at(offset: int, reading: Reading) -> Extent | None:
    """The quotation that holds the character at `offset`."""
    extents = reading.layer(_quotations)
    at = bisect_right(extents, (offset, len(reading.document.text))) - 1
    return extents[at] if at >= 0 and offset < extents[at][1] else None


def _sentence_at(reading: Reading, offset: int) -> int:
    """The number of the sentence that holds the character at `offset`."""
    return max(bisect_right(reading.sentences, offset, key=lambda span: span.start) - 1, 0)


def _after(reading: Reading, closing: int) -> Said | None:
    """Who speaks right after a quotation's end."""
    sentence = reading.sentence(_sentence_at(reading, closing))
    frames = speech_frames(sentence, reading.lexicon)
    for frame in frames:
        start = sentence.starts[frame.start]
        if frame.speaker and start > closing:
            if (cited := _cited_after(sentence, frames, frame)) is not None:
                return Said(cited, sentence)
            if frame.closing and _is_set_apart(sentence, closing, frame.start):
                return Said(frame, sentence)
            if not frame.closing and _is_joined(sentence, closing, frame.start):
                return None
            between = frame.start - bisect_right(sentence.starts, closing)  # words
            described = frame.closing and sentence.words[frame.first - 1] == ","
            return Said(frame, sentence) if between <= (_DESCRIBED if described else _NEAR) else None
    return None


def _cited_after(sentence: Sentence, frames: list[Frame], frame: Frame) -> Frame | None:
    """Whom by name the speaker of a frame cites right after it: “It sank,” the Herald said, citing Oxfam."""
    for other in frames:
        if other.does == "cite" and other.speaker and 0 <= other.first - frame.last <= 1:
            own = sentence.words[other.speaker.first : other.speaker.last]
            return other if any(word[0].isupper() for word in own) else None
    return None


def _is_set_apart(sentence: Sentence, closing: int, start: int) -> bool:
    """Whether only an insertion stands between a quotation's end and its speaker, who begins with word
    `start`: “It sank,” which was on Monday, the mayor said."""
    after = bisect_right(sentence.starts, closing)
    return sentence.words[start - 1] == "," and sentence.lower[after] in RELATIVES


def _is_joined(sentence: Sentence, closing: int, start: int) -> bool:
    """Whether somebody speaks in his own clause after a quotation's end: "20 dead", but the army said."""
    after = bisect_right(sentence.starts, closing)
    return not CLAUSE_JOINTS.isdisjoint(sentence.lower[after:start])


def _before(reading: Reading, opening: int) -> Said | None:
    """Who speaks right before a quotation: in the sentence that it begins in, or in the one before."""
    index = _sentence_at(reading, opening)
    for at in range(index, max(index - 2, -1), -1):
        sentence = reading.sentence(at)
        for frame in reversed(speech_frames(sentence, reading.lexicon)):
            if frame.speaker and sentence.starts[frame.first] < opening:
                return Said(frame, sentence)
    return None
