"""Who gives a figure whose own sentence names nobody, where the sentences around it plainly tell.

"The agency said 31 had died. At least three were injured." "The UN counts 900 fighters. Some 50 of them are
foreigners." What is told afterwards of where the figures came from: "Police sources provided the figures."
And what a text begins with before it names its source: "Raids killed 15 people. ... At least 15 people died,
a monitor said."
"""

from collections.abc import Iterator

from claims.extract.figure.quantity import Quantity
from claims.extract.report.reading import Reading
from claims.extract.speech.grammatical_subject import can_speak
from claims.extract.speech.line import Line, sentence_line
from claims.extract.speech.named_source import Frame
from claims.extract.speech.reporting_verb import subject_end
from claims.extract.speech.speaker_phrase import phrase_after, phrase_before
from claims.extract.text.sentence import Sentence
from claims.extract.text.word_tags import triggers
from claims.lexicon.closed_classes import FINITE_BE, HAVE, PARTITIVE_PRONOUNS
from claims.lexicon.inflection import singular
from claims.model import Qualifier

_PART = 5  # words before "of them" at a sentence's beginning
_BACK = 2  # sentences in which what a figure goes on with is looked for
_LATER = 4  # sentences between a figure and "Police sources provided the figures"
_SHORT = 120  # characters of that sentence
_OBJECT = 5  # words from "provided" to "the figures"
_LEAD = 3  # sentences that a text begins with
_AGAIN = 5  # sentences after them in which their figures come again
_AUXILIARIES = FINITE_BE | HAVE
_CHANGE = frozenset(("up", "down", "compared", "compares", "more", "less", "fewer"))
_OPENS = frozenset(("among", "of", "including"))
_INCLUDES = frozenset(("include", "included", "includes"))
_MORE = frozenset(("a", "additional", "another", "further", "some"))
_ENDS = frozenset((",", ".", ";", "and", "or"))
_GIVEN = frozenset(
    ("gave", "given", "provided", "released", "supplied", "compiled", "published", "collected")
)
_COME = frozenset(("come", "comes", "came", "stem", "stems", "stemmed"))
_FIGURES = frozenset(("figure", "figures", "numbers", "toll", "tolls"))
_CASUALTIES = frozenset(("casualty", "casualties", "death", "toll", "tolls"))
_HARM = frozenset(("killed", "injured"))


def goes_on(quantity: Quantity, reading: Reading) -> bool:
    """Whether a figure plainly continues the sentence before, of the same paragraph: it leaves out what it
    counts, or is a part or the rest of what was counted there."""
    sentence = quantity.sentence
    index = sentence.index - 1
    if index < 0 or reading.spans[index].paragraph != sentence.paragraph:
        return False
    return _opens_with_those(sentence.lower) or _is_part(quantity) or _leaves_out(quantity)


def _opens_with_those(lower: list[str]) -> bool:
    """ "Among them were 14 children." "The dead included 14 boys." "That's down from 70 percent." """
    first, after = lower[0], lower[1:_PART]
    if first in _OPENS and after and after[0] in PARTITIVE_PRONOUNS:
        return True
    if first in ("the", "those") and not _INCLUDES.isdisjoint(after):
        return True
    return first in ("that", "this") and not _CHANGE.isdisjoint(after[:3])


def _is_part(quantity: Quantity) -> bool:
    """ "Some 50 of them are foreigners." "Some 50 of the fighters ..." """
    lower, last = quantity.sentence.lower, quantity.last
    if last + 1 >= len(lower) or lower[last] != "of":
        return False
    whole = lower[last + 1]
    return whole in PARTITIVE_PRONOUNS or (
        quantity.first == 0 and whole == "the" and quantity.qualifier is not Qualifier.ORDER
    )


def _leaves_out(quantity: Quantity) -> bool:
    """Whether a figure leaves out what it counts, or adds to what was counted."""
    lower, first, last = quantity.sentence.lower, quantity.first, quantity.last
    after = lower[last] if last < len(lower) else "."
    if after == "of":
        return False
    if quantity.noun[0] < quantity.noun[1]:
        return first == 0 and "too" in lower  # 73 rebels were killed too.
    if after in _AUXILIARIES:
        return _MORE.issuperset(lower[:first])  # At least three were injured. A further 14 are missing.
    if lower[max(first - 2, 0) : first] == ["the", "other"]:
        return True
    if quantity.unit not in (None, "people"):
        return False
    # Russia comes next with 2,400.
    return after in _ENDS or (first > 0 and lower[first - 1] == "and" and _begins_with_part(lower))


def _begins_with_part(lower: list[str]) -> bool:
    """Whether a sentence begins with a part of what went before: "5,000 of them are women and 70 men"."""
    ahead = range(1, min(_PART, len(lower) - 1))
    return any(lower[k] == "of" and lower[k + 1] in (*PARTITIVE_PRONOUNS, "the") for k in ahead)


def figure_before(sentence: Sentence, reading: Reading) -> Quantity | None:
    """The last quantity of the sentences right before, of the same paragraph."""
    for index in range(sentence.index - 1, max(sentence.index - 1 - _BACK, -1), -1):
        if reading.spans[index].paragraph != sentence.paragraph:
            return None
        found = reading.quantities(index)
        if found:
            return found[-1]
    return None


def find_provider(quantity: Quantity, reading: Reading) -> tuple[Frame, Sentence] | None:
    """Who is said, in one of the next sentences of the paragraph, to have given the figures."""
    sentence, text = quantity.sentence, quantity.sentence.text
    for index in range(sentence.index + 1, min(sentence.index + 1 + _LATER, len(reading.spans))):
        other = reading.sentence(index)
        start, end = other.start, other.end
        if other.paragraph != sentence.paragraph:
            return None
        if end - start > _SHORT or ("figures" not in text[start:end] and "toll" not in text[start:end]):
            continue
        only_harm = not _CASUALTIES.isdisjoint(other.lower)
        found = _provided(sentence_line(other, reading.lexicon))
        if found and (not only_harm or quantity.metric in _HARM):
            return found, other
    return None


def _provided(line: Line) -> Frame | None:
    """ "Police sources provided the figures."; "The figures come from the ministry." """
    if any(word.isdigit() for word in line.lower):
        return None
    verbs = _GIVEN if _FIGURES.isdisjoint(line.lower[:_OBJECT]) else _GIVEN | _COME
    at = next((k for k, low in enumerate(line.lower) if low in verbs), 0)
    if not at:
        return None
    if verbs is _GIVEN:
        before = subject_end(line, at)
        speaker = phrase_before(line, before) if before else None
        given = not _FIGURES.isdisjoint(line.lower[at + 1 : at + 1 + _OBJECT])
    else:
        given = line.lower[at + 1 : at + 2] in (["by"], ["from"])
        speaker = phrase_after(line, at + 2)
    if not given or speaker is None or not can_speak(line, speaker, "believe"):
        return None
    return Frame(speaker, at, at + 1, "provide", True)


def told_again(quantity: Quantity, reading: Reading) -> Iterator[Quantity]:
    """The quantities of the text with the same number of the same things as one that the text begins with,
    in sentences in which somebody speaks."""
    sentence = quantity.sentence
    first, last = quantity.noun
    if sentence.index >= _LEAD or first >= last or "reportedly" in sentence.lower:
        return
    if sentence.lower[last - 1] in ("others", "more"):
        return
    head, wanted = singular(sentence.lower[last - 1]), reading.lexicon.index(triggers)
    for index in range(sentence.index + 1, min(sentence.index + 1 + _AGAIN, len(reading.spans))):
        other = reading.sentence(index)
        if wanted.isdisjoint(other.lower) or not _names(head, other):
            continue
        for found in reading.quantities(index):
            if _number(found) == _number(quantity):
                yield found


def _names(head: str, sentence: Sentence) -> bool:
    """Whether a sentence names what a noun counts."""
    return any(low[:3] == head[:3] and singular(low) == head for low in sentence.lower)


def _number(quantity: Quantity) -> object:
    low = quantity.low if quantity.low is not None else quantity.high
    return low, quantity.unit == "percent"
