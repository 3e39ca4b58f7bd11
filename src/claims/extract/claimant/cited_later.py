"""The source in parentheses on which the sentences before it rest: "20 died. 30 are lost (OCHA 27/08/2020)."

A citation covers its paragraph back to the citation before it; one that stands alone after a sentence covers
what it closes.
"""

import re
from bisect import bisect_right

from claims.extract.figure.quantity import Quantity
from claims.extract.report.reading import Reading
from claims.extract.speech.named_source import Frame
from claims.extract.speech.speech_frames import speech_frames
from claims.extract.text.sentence import Sentence

_REACH = 5  # sentences between a figure and its citation
_PARENTHESES = re.compile(r"\([A-Z][^()\n]{1,120}\)")


def find_citation(quantity: Quantity, reading: Reading) -> tuple[Frame, Sentence] | None:
    """The first citation after a figure in its paragraph, where nobody speaks before it."""
    with_citation = reading.layer(_with_parentheses)
    index, paragraph = quantity.sentence.index, quantity.sentence.paragraph
    at = bisect_right(with_citation, index)
    for later in with_citation[at : at + _REACH]:
        if later > index + _REACH or reading.sentences[later].paragraph != paragraph:
            return None
        sentence = reading.sentence(later)
        frames = speech_frames(sentence, reading.lexicon)
        if frames:
            signed = frames[0].first == 0 and later == len(reading.sentences) - 1
            return (frames[0], sentence) if frames[0].does == "citation" and not signed else None
    return None


def _with_parentheses(reading: Reading) -> list[int]:
    """The numbers of the sentences with parentheses that could cite somebody."""
    found = (
        bisect_right(reading.sentences, match.start(), key=lambda span: span.start) - 1
        for match in _PARENTHESES.finditer(reading.document.text)
    )
    return list(dict.fromkeys(found))
