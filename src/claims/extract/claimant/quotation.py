"""Who speaks a quotation that runs over several sentences, for a figure inside it."""

from typing import NamedTuple

from claims.extract.figure.quantity import Quantity
from claims.extract.report.reading import Reading
from claims.extract.speech.named_source import Frame
from claims.extract.speech.speech_frames import speech_frames
from claims.extract.text.sentence import Sentence

_LONGEST = 1_500  # characters between a figure and the marks of its quotation
_NEAR = 3  # words between a quotation's end and its speaker


class Said(NamedTuple):
    """A frame and the sentence in which it stands."""

    frame: Frame
    sentence: Sentence


def find_quoted(quantity: Quantity, reading: Reading) -> Said | None:
    """Who speaks the quotation in which the figure stands: right after it, else right before it."""
    text, start = quantity.sentence.text, quantity.start
    floor = max(0, start - _LONGEST)
    opening = max(text.rfind('"', floor, start), text.rfind("“", floor, start))
    if opening < 0 or text.rfind("”", floor, start) > opening or not _opens(text, opening):
        return None
    closing = _closing(text, start)
    if closing < 0 or "\n\n" in text[opening:start]:
        return None
    index = quantity.sentence.index
    while index + 1 < len(reading.spans) and reading.spans[index].end <= closing:
        index += 1
    return _after(reading, index, closing) or _before(reading, quantity.sentence.index, opening)


def _opens(text: str, at: int) -> bool:
    """Whether the quotation mark at `at` opens a quotation."""
    if text[at] == "“":
        return True
    return (at == 0 or text[at - 1] in " \n\t([—–-") and text[at + 1 : at + 2].strip() != ""


def _closing(text: str, start: int) -> int:
    """Where the quotation ends that is open at `start`; -1 where it does not, or another opens first.

    A mark that opens a line goes on with the same quotation.
    """
    for at in range(start, min(start + _LONGEST, len(text))):
        if text[at] in '"”“':
            if not _opens(text, at):
                return at
            if text[at - 1 : at] != "\n":
                return -1
    return -1


def _after(reading: Reading, index: int, closing: int) -> Said | None:
    """Who speaks right after a quotation's end."""
    sentence = reading.sentence(index)
    for frame in speech_frames(sentence, reading.lexicon):
        start = sentence.starts[frame.start]
        if frame.speaker and start > closing:
            between = sum(closing < begin < start for begin in sentence.starts)
            return Said(frame, sentence) if between <= _NEAR else None
    return None


def _before(reading: Reading, index: int, opening: int) -> Said | None:
    """Who speaks right before a quotation: in the sentence that it begins in, or in the one before."""
    while index > 0 and reading.spans[index].start > opening:
        index -= 1
    for at in range(index, max(index - 2, -1), -1):
        sentence = reading.sentence(at)
        for frame in reversed(speech_frames(sentence, reading.lexicon)):
            if frame.speaker and sentence.starts[frame.first] < opening:
                return Said(frame, sentence)
    return None
