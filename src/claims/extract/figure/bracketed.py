"""Numbers in brackets that count: `Edo (108) and Ondo (103)`, `214 dead (Edo 131, Ondo 83)`, `87 (37%)
countries`; not notes or years."""

import re

from claims.extract.text.sentence import Sentence
from claims.record_type import record

_NUMBER = re.compile(
    r"\(\s?(\d{1,3}(?:[,\u00a0\u2009\u202f ]\d{3})*|\d+)"
    r"(?:(?:\.\d{1,3})?\s?((?i:thousand|million|billion|mln)))?\s?\)"
)
# Names with a number each, and nothing else in their bracket.
_AMOUNT = r"(?:\d{1,3}(?:,\d{3})+|\d{1,9})"
_NAME = r"[A-Z][\w'’-]*(?:[ ][A-Z][\w'’-]*){0,3}"
_NAMED = rf"(?:{_NAME}:?[ ](?:[-–—][ ])?{_AMOUNT}|{_AMOUNT}[ ](?:in|at|from|near)[ ]{_NAME})"
_SERIES = re.compile(rf"\({_NAMED}(?:(?:,|;|,? and| &)[ ]{_NAMED})+\)")
_IN_SERIES = re.compile(rf"(?<![\d,])({_AMOUNT})(?=[,;)]|[ ])")
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_LARGE = 1000  # no notes are numbered so high
_SMALL = 100  # nor so high where the sentence compares: "26 per cent more than in November (468)"
_COMPARING = frozenset(("than", "against", "compared", "versus"))


@record
class Bracketed:
    """A number that stands alone in brackets: the offset of its first digit, and its value."""

    start: int
    value: int


def bracketed_counts(sentence: Sentence) -> frozenset[int]:
    """The offsets of the numbers in brackets that count what the sentence counts, each after a name or the
    words for its part of the whole. One small number alone, and numbers in order from one, are notes."""
    return sentence.layer(_find_counts)


def _find_counts(sentence: Sentence) -> frozenset[int]:
    if "(" not in sentence.lower:
        return frozenset()
    found = [it for it in _bracketed(sentence) if not _FIRST_YEAR <= it.value <= _LAST_YEAR]
    named = frozenset(it.start for it in _series(sentence) if not _FIRST_YEAR <= it.value <= _LAST_YEAR)
    least = _LARGE if _COMPARING.isdisjoint(sentence.lower) else _SMALL
    return named | _alone(found, least) if named else _alone(found, least)


def _alone(found: list[Bracketed], least: int) -> frozenset[int]:
    """The offsets of those of the numbers that stand alone in brackets which are no notes, as one of at least
    `least` is."""
    large = frozenset(it.start for it in found if it.value >= least)
    if len(found) < 2 or [it.value for it in found] == list(range(1, len(found) + 1)):
        return large
    return frozenset(it.start for it in found)


def _series(sentence: Sentence) -> list[Bracketed]:
    """The numbers of names in one bracket: `(Edo 131, Ondo – 83)`, `(131 in Edo, 83 in Ondo)`."""
    text, found = sentence.text, []
    for series in _SERIES.finditer(text, sentence.start, sentence.end):
        for match in _IN_SERIES.finditer(text, series.start(), series.end()):
            found.append(Bracketed(match.start(1), int(match[1].replace(",", ""))))
    return found


def _bracketed(sentence: Sentence) -> list[Bracketed]:
    """The numbers that stand alone in brackets after a word."""
    text, found = sentence.text, []
    for match in _NUMBER.finditer(text, sentence.start, sentence.end):
        before = text[max(sentence.start, match.start() - 2) : match.start()].rstrip()
        shared = before.endswith("%") and text.startswith(" of ", match.end())  # 56% (176) of the cases
        if before and (before[-1].isalpha() or before[-1].isdecimal() or shared):
            digits = "".join(it for it in match[1] if it.isdecimal())
            found.append(Bracketed(match.start(1), _LARGE**2 if match[2] or shared else int(digits[:18])))
    return found
