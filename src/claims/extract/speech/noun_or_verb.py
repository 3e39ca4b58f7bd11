"""Whether a word that is a noun as well as a reporting verb is the noun: "media reports say"."""

from claims.extract.speech.line import Line
from claims.extract.speech.reported_content import is_figure
from claims.extract.speech.reporting_verb import follows, says_that
from claims.extract.speech.speaker_phrase import Phrase
from claims.extract.text.word_tags import (
    ARTICLE,
    BEFORE,
    DOCUMENT,
    PERSON,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SPEAKER,
    SPEECH,
    VERB,
)
from claims.lexicon.closed_classes import HAVE
from claims.lexicon.inflection import is_plural


def is_noun(line: Line, at: int, speaker: Phrase) -> bool:
    """Whether a word that is a noun as well as a verb is the noun here: "media reports say"."""
    if _is_verb_by_object(line, at) or _is_set_off(line, at, speaker):
        return False
    if line.lower[at - 1] in HAVE:  # they have claims to the islands
        return line.lower[at] != "forecast"
    named, head = line.named(speaker.head), line.tags[speaker.head]
    if (
        named
        and not head & SPEAKER
        and any(line.words[k].isdigit() for k in range(speaker.first, speaker.head))
    ):
        return True  # 2 million UK records
    if line.tags[speaker.first - 1] & RELATIVE and line.tags[speaker.first] & ARTICLE:
        return False  # a massacre that the opposition claims killed 20
    if not named and not head & SPEECH:  # "the ministry rejected reports that"
        return True
    sure = named or speaker.clean or bool(line.tags[speaker.first] & ARTICLE) or _is_joined(line, speaker)
    if not sure or (line.breaks(at + 1) and not named) or not _agrees(line, at, speaker, named):
        return True
    after = line.tags[at + 1] if at + 1 < line.size else 0
    led = after & PREPOSITION and line.lower[at + 1] not in ("that", "to") and not is_figure(line, at + 1)
    led = led and not (named and says_that(line, at))  # Jan Maas reports from Goma that
    if after & VERB or led:
        return True
    return _makes_noun(line, at, head)


def _is_joined(line: Line, speaker: Phrase) -> bool:
    """Whether a clause begins with a subject after ", and"."""
    return line.words[max(0, speaker.first - 2) : speaker.first] in ([",", "and"], [",", "but"])


def _is_verb_by_object(line: Line, at: int) -> bool:
    """Whether what stands after a word makes it a verb: "the Pentagon guesses at 20",
    "the general boasts of 20 tanks", "the mayor talks of 20 dead"."""
    boasts = line.lower[at].startswith(("boast", "talk")) and follows(line, at, "of")
    return (boasts or follows(line, at, "at")) and is_figure(line, at + 2)


def _is_set_off(line: Line, at: int, speaker: Phrase) -> bool:
    """Whether a word and its subject stand alone between commas: "20 schools, the ministry estimates, are
    shut"."""
    first = speaker.first
    if not first or line.words[first - 1] != "," or not line.breaks(at + 1):
        return False
    if line.lower[at].endswith("s"):
        return bool(line.tags[first] & ARTICLE)
    return bool(line.tags[speaker.head] & SPEAKER) and is_plural(line.lower[speaker.head])


def _makes_noun(line: Line, at: int, head: int) -> bool:
    """Whether the word before, whose tags `head` are, makes one noun with word `at`: "army reports"."""
    if not head & (BEFORE | DOCUMENT) or head & PERSON:
        return line.possessive(at - 1)
    if (
        follows(line, at, "there")
        or follows(line, at, "that")
        or (follows(line, at, "to") and line.lower[at].startswith("claim"))
    ):
        return False
    return not line.any(at + 1, at + 2, ARTICLE | PRONOUN) and not is_figure(line, at + 1)


def _agrees(line: Line, at: int, speaker: Phrase, named: bool) -> bool:
    """Whether verb and subject agree in number: "the UN reports", "hospitals report"."""
    words = line.lower[speaker.first : speaker.last]
    head = line.lower[speaker.head]
    plural = is_plural(head) or "and" in words
    if head == "staff":  # the general staff claims, his staff claim
        return True
    if line.lower[at] == "forecast":
        return True
    if line.lower[at].endswith("s"):
        return named or not plural
    return plural or "/" in words or follows(line, at, "that")
