"""Who signs a quotation that stands apart: a name and an office, without a verb, on the line after it or
after a dash, or on the line before it with a colon.

    "We have buried 20 people since Monday."
    Ann Ex, mayor of Hass
"""

import re
from bisect import bisect_right

from claims.extract.name.names import find_names
from claims.extract.report.reading import Reading
from claims.extract.speech.apposition import is_name
from claims.extract.speech.line import Line, sentence_line
from claims.extract.speech.named_source import Frame
from claims.extract.speech.speaker_name import person_name
from claims.extract.speech.speaker_phrase import Phrase, phrase_after
from claims.extract.text.sentence import Sentence
from claims.extract.text.word_tags import PERSON, VERB

# What parts a quotation from its signature, and what may end the line of one.
_AFTER = re.compile(r"[,.]?[^\S\n]*(?:\n\s{0,4}(?:[-–—]\s?)?|[-–—]\s{0,2})(?=[^\W\d_a-z])")
_TWEETER = re.compile(r"[—–] ?([^\W\d_][^\n—–()@]{1,60}?) \(@\w{1,20}\)")
_TWEET = 300  # letters, with its links
_OLD_TWEET = 175  # of one from before November 2017
_YEAR = re.compile(r"[^\n]{0,24}?\b(20\d\d)")
_LONGEST = 120  # letters of a signature
_SHORT = 16  # words


def find_signature(opening: int, closing: int, reading: Reading) -> tuple[Frame, Sentence] | None:
    """Who signs the quotation between two offsets, as the speaker of a frame, and the sentence that names
    him."""
    text = reading.document.text
    after = _AFTER.match(text, closing + 1)
    if after:
        end = text.find("\n", after.end(), after.end() + _LONGEST)
        end = end if end >= 0 else min(len(text), after.end() + _LONGEST)
        if found := _signature(after.end(), end, reading):
            return found
    before = text[max(0, opening - _LONGEST) : opening].rstrip()
    if not before.endswith(":"):
        return None
    stop = opening - (min(opening, _LONGEST) - len(before)) - 1
    return _signature(text.rfind("\n", max(0, stop - _LONGEST), stop) + 1, stop, reading)


def find_tweeter(sentence: Sentence, reading: Reading) -> tuple[Frame, Sentence] | None:
    """Who signs the tweet that a sentence stands in: `We are safe. — Ann Ex (@annex) May 2, 2018`, as the
    speaker of a frame, and the sentence that names him."""
    signed = reading.layer(_tweets)
    at = bisect_right(signed, (sentence.start, len(reading.document.text)))
    if at == len(signed) or signed[at][0] - sentence.start > _TWEET:
        return None
    first, last = signed[at]
    posted = _YEAR.match(reading.document.text, last)
    if posted and posted[1] < "2017" and first - sentence.start > _OLD_TWEET:
        return None
    between = reading.document.text[sentence.start : first]
    if "\n" in between or "  " in between:  # the tweet begins after it
        return None
    index = bisect_right(reading.sentences, first, key=lambda span: span.start) - 1
    other = reading.sentence(index)
    begins, ends = (bisect_right(other.starts, offset - 1) for offset in (first, last))
    if index < sentence.index or not begins < ends:
        return None
    return Frame(Phrase(begins, ends, ends - 1, True), begins, ends, "source", True), other


def _tweets(reading: Reading) -> list[tuple[int, int]]:
    """Where the names stand that sign tweets."""
    text = reading.document.text
    return [match.span(1) for match in _TWEETER.finditer(text)] if "(@" in text else []


def _signature(start: int, end: int, reading: Reading) -> tuple[Frame, Sentence] | None:
    """The person with whose name the text between two offsets begins, if it is all that it tells."""
    index = bisect_right(reading.sentences, start, key=lambda span: span.start) - 1
    if index < 0:
        return None
    sentence = reading.sentence(index)
    line = sentence_line(sentence, reading.lexicon)
    first = bisect_right(sentence.starts, start - 1)
    last = bisect_right(sentence.starts, end - 1)
    if not first < last <= first + _SHORT or (last < line.size and line.words[last] not in ".:"):
        return None
    if any(line.tags[k] & VERB and not line.named(k) for k in range(first, last)):
        return None
    speaker = phrase_after(line, first)
    if speaker is None or speaker.last > last or not _is_person(line, speaker, sentence, reading):
        return None
    described = speaker.last < last and line.words[speaker.last] in (",", "(", "-", "–", "—")
    if not described and speaker.last < last - (line.words[last - 1] in ".:"):
        return None
    return Frame(speaker, speaker.first, speaker.last, "source", True), sentence


def _is_person(line: Line, speaker: Phrase, sentence: Sentence, reading: Reading) -> bool:
    """Whether a phrase is a person's whole name, with or without an office before it."""
    names = [it for it in find_names(sentence, reading.lexicon) if it.first < speaker.last <= it.last]
    if any(it.kind in ("place", "demonym", "media", "organisation", "armed_group") for it in names):
        return False
    if person_name(line, speaker, reading.lexicon) is not None:
        return speaker.last - speaker.first > 1
    beside = line.any(speaker.last, speaker.last + _SHORT, PERSON)
    return is_name(line, speaker) and (beside or speaker.last - speaker.first < _NAMES)


_NAMES = 4  # words of a name that stands alone, at most
