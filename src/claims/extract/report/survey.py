"""When those were asked or tested whom a survey or a poll tells of, as a text says anywhere: `The pollsters
interviewed 900 adults between May 3 and May 6`. It is the time of the shares that the survey found.
"""

from claims.extract.calendar.moment import Kind
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.report.dated import Dated, find_dated
from claims.extract.report.reading import Reading
from claims.extract.text.sentence import Sentence
from claims.model import Basis

_SENTENCES = 200  # of a text that are looked through
_ASKED = frozenset("interviewed polled questioned sampled surveyed".split())
# What is done to find out, and for what it is done.
_DONE = frozenset("carried collected conducted held taken took".split())
_SURVEYS = frozenset(
    "fieldwork interviews poll polling polls questionnaires respondents sample samples study survey surveys "
    "tests".split()
)
_OF_SURVEYS = _ASKED | frozenset("participants poll polls pollsters respondents survey surveys".split())
# What those do who are asked: "40 percent say that".
_OPINIONS = frozenset(
    "agree approve believe disagree disapprove favor favour feel oppose prefer say support think trust "
    "want".split()
)


def survey_time(quantity: Quantity, reading: Reading) -> Found | None:
    """When those were asked of whom a figure is a share, with the words that say so; None where the text
    tells of no survey, or of several."""
    if quantity.unit != "percent" or not _is_found_by_survey(quantity):
        return None
    found = reading.layer(_find)
    if found is None:
        return None
    dated, sentence = found
    start, end = sentence.extent(dated.time.first, dated.time.last)
    return Found((dated.iso, Basis.TEXT), "period.of-survey", start, end)


def _is_found_by_survey(quantity: Quantity) -> bool:
    """Whether a share is one of those who were asked: it has a verb of opinion, or its sentence names the
    survey."""
    lower, last = quantity.sentence.lower, quantity.last
    return not (_OF_SURVEYS.isdisjoint(lower) and _OPINIONS.isdisjoint(lower[last : last + 1]))


def _find(reading: Reading) -> tuple[Dated, Sentence] | None:
    found: dict[str, tuple[Dated, Sentence]] = {}
    for index in range(min(len(reading.sentences), _SENTENCES)):
        sentence = reading.sentence(index)
        lower = sentence.lower
        if _ASKED.isdisjoint(lower) and (_DONE.isdisjoint(lower) or _SURVEYS.isdisjoint(lower)):
            continue
        for dated in find_dated(sentence, reading):
            if dated.time.kind is Kind.SPAN and not (dated.spoken or dated.time.closes or dated.time.vague):
                found.setdefault(dated.iso, (dated, sentence))
    return next(iter(found.values())) if len(found) == 1 else None
