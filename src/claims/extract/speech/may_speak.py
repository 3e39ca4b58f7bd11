"""Who may be the subject of a reporting verb."""

from claims.extract.speech.line import Line
from claims.extract.speech.speaker_phrase import Phrase
from claims.extract.text.word_tags import (
    BODIES,
    EVENT,
    EYES,
    NUMERAL,
    OTHER,
    PERSON,
    PRONOUN,
    SPEAKER,
)
from claims.lexicon.closed_classes import MONTHS

_PEOPLE = frozenset(("people", "women", "men", "children"))  # who speak though they are nobody
_SCALES = frozenset(("hundred", "thousand", "million", "billion", "trillion"))
_LABORATORIES = frozenset(("lab", "laboratory"))  # bare, how something was confirmed
_PAPERS_DO = frozenset(
    ("say", "tell", "put", "believe", "show", "find", "state", "speak", "give", "count", "point")
)


def can_speak(line: Line, speaker: Phrase, does: str) -> bool:
    """Whether a phrase can be the subject of a verb that `does` so."""
    head = line.tags[speaker.head]
    if (head & NUMERAL and speaker.first == speaker.head) or line.lower[speaker.head] in _SCALES:
        return False  # four confirmed cases, a billion
    if speaker.head and line.lower[speaker.head] in MONTHS and line.words[speaker.head - 1].isdigit():
        return False  # 6 May
    if line.lower[speaker.head] in _LABORATORIES and _is_bare(line, speaker):
        return False  # four laboratory confirmed cases
    paper = line.document(speaker.head)
    if does == "see":
        return bool(head & EYES)
    if does == "give":
        return paper or bool(head & (PERSON | BODIES | PRONOUN)) or line.named(speaker.head)
    if does == "show":
        return paper
    if head & SPEAKER:
        return True
    if paper or head & PRONOUN:
        return does in _PAPERS_DO
    return _speaks_by_place(line, speaker, does)


def _speaks_by_place(line: Line, speaker: Phrase, does: str) -> bool:
    """Whether a phrase speaks whose head does not tell: a name, or what begins a clause."""
    if line.tags[speaker.head] & EVENT and line.words[speaker.head].islower():
        return False
    if line.named(speaker.head):
        if speaker.head > speaker.first and _names_event(line, speaker.head - 1):
            return False  # a study after Hurricane Ivan found
        return speaker.first > 0 or speaker.clean
    return does in ("say", "tell") and speaker.clean and _speaks_once(line, speaker)


def _names_event(line: Line, at: int) -> bool:
    """Whether word `at` makes a name one of an event: Hurricane Ivan. An operation's staff speak."""
    return bool(line.tags[at] & EVENT) and line.words[at].istitle() and line.lower[at] != "operation"


def _speaks_once(line: Line, speaker: Phrase) -> bool:
    """Whether a phrase with a head that tells nothing speaks: "a translator"; not "her remarks follow"."""
    inside = range(speaker.first, speaker.head + 1)
    unknown = sum(line.unknown(k) for k in inside)
    if any(line.words[k].isdigit() for k in inside) or unknown > _most_unknown(line, speaker):
        return False
    people = line.lower[speaker.head] in _PEOPLE and speaker.first == 0
    return people or not line.tags[speaker.head] & OTHER


def _most_unknown(line: Line, speaker: Phrase) -> int:
    """How many words of a speaker may be known to no list: more of `a local coordination body`."""
    return 4 if line.lower[speaker.head] == "body" else 2


def _is_bare(line: Line, speaker: Phrase) -> bool:
    """Whether nothing but a number stands before the noun of a phrase."""
    return all(
        line.lower[k] == "one" or line.tags[k] & NUMERAL != 0 for k in range(speaker.first, speaker.head)
    )


_NO_SOURCES = frozenset(
    "test tests testing analysis pcr sample samples sampling screening sequencing "
    "households respondents".split()
)


def is_no_source(line: Line, speaker: Phrase) -> bool:
    """Whether what follows "by" is no speaker but how it was found, "cases confirmed by laboratory tests", or
    who was asked, "spending reported by poor households"."""
    words = line.lower[speaker.first : speaker.last + 1]
    return any(word in _NO_SOURCES or word.endswith("-pcr") for word in words)
