"""The year or month of the event that a sentence refers to: `Sarin was used there in 2013. The attack killed
1,400 people`.
"""

from claims.extract.report.dated import find_dated, is_aside
from claims.extract.report.reading import Reading
from claims.extract.text.sentence import Sentence
from claims.extract.text.word_tags import EVENT, tags_of
from claims.extract.time.carried import Carried, once
from claims.lexicon.closed_classes import DEMONSTRATIVES

_EVENT_PHRASE = 4  # words from "the" to its noun: "the subsequent raids"
_OPENING = 4  # words in which a sentence names what it is about, or when that was
_IT = frozenset(("it", "they"))


@once
def time_of_event_meant(sentence: Sentence, reading: Reading) -> Carried | None:
    """The time of what the sentence before tells, where this one refers to that."""
    if not sentence.index or "had" in sentence.lower:  # what had been before
        return None
    before = reading.sentence(sentence.index - 1)
    if not (
        _names_event(sentence, reading) or (sentence.lower[0] in _IT and _is_about_event(before, reading))
    ):
        return None
    for dated in find_dated(before, reading):
        plain = not (dated.spoken or dated.time.vague or dated.time.closes or dated.begins)
        if plain and not is_aside(dated, before):
            return dated, before
    return None


def _names_event(sentence: Sentence, reading: Reading) -> bool:
    """Whether a sentence begins with "the attack", or has "that attack"."""
    lower, tags = sentence.lower, tags_of(sentence, reading.lexicon)
    leads = [k for k, word in enumerate(lower) if word in DEMONSTRATIVES or (word == "the" and not k)]
    return any(tag & EVENT for k in leads for tag in tags[k + 1 : k + _EVENT_PHRASE])


def _is_about_event(sentence: Sentence, reading: Reading) -> bool:
    """Whether a sentence begins with an event, or with its time: `The war of 1991`, `In 1991 the army`."""
    if any(tag & EVENT for tag in tags_of(sentence, reading.lexicon)[:_OPENING]):
        return True
    return any(dated.time.first < _OPENING - 1 for dated in find_dated(sentence, reading))
