"""Who gives a figure whose own sentence names nobody but plainly goes on with the sentence before.

"The UN counts 900 fighters. Some 50 of them are foreigners." "The police said 31 had died. The dead included
14 children." Nothing else is carried on without words that say so.
"""

from claims.extract.figure.quantity import Quantity
from claims.extract.report.reading import Reading
from claims.extract.speech.line import sentence_line
from claims.extract.speech.named_source import Frame
from claims.extract.speech.speech_frames import speech_frames
from claims.extract.text.sentence import Sentence
from claims.extract.text.verbs import is_verb
from claims.extract.text.word_tags import LINK, PREPOSITION, TIME
from claims.lexicon.closed_classes import FINITE_BE, PARTITIVE_PRONOUNS

_PART = 5  # words before "of them" at a sentence's beginning
_BACK = 2  # sentences in which what a figure goes on with is looked for
_CHANGE = frozenset(("up", "down", "compared", "compares", "more", "less", "fewer"))
_OPENS = frozenset(("among", "of", "including"))
_INCLUDES = frozenset(
    "comprise comprised comprises consist consisted consists include included includes".split()
)
_BEFORE = frozenset(("them", "these", "those"))  # who stand in the sentence before: "50 of them"


def goes_on(quantity: Quantity, reading: Reading) -> bool:
    """Whether a figure plainly continues the sentence before, of the same paragraph: it is a part of what was
    counted there."""
    sentence = quantity.sentence
    index = sentence.index - 1
    if index < 0 or reading.sentences[index].paragraph != sentence.paragraph:
        return False
    if _opens_with_those(sentence.lower):
        return True
    own = quantity.antecedent is not None and quantity.antecedent.sentence is sentence
    return not own and _is_part(quantity)


def _opens_with_those(lower: list[str]) -> bool:
    """ "Among them were 14 children." "The dead included 14 boys." "That's down from 70 percent." """
    first, after = lower[0], lower[1:_PART]
    if first in _OPENS and after and after[0] in PARTITIVE_PRONOUNS:
        return True
    if first in ("the", "those", "these", "this") and not _INCLUDES.isdisjoint(after):
        return True
    return first in ("that", "this") and not _CHANGE.isdisjoint(after[:3])


def _is_part(quantity: Quantity) -> bool:
    """ "Some 50 of them are foreigners.", but not "Troops have caught 50 of them." """
    lower, last = quantity.sentence.lower, quantity.last
    verb = lower[quantity.first - 1] if quantity.first > 1 else ""
    if is_verb(verb) and verb not in _INCLUDES and verb not in FINITE_BE:
        return False
    return lower[last : last + 1] == ["of"] and not _BEFORE.isdisjoint(lower[last + 1 : last + 2])


def figure_before(sentence: Sentence, reading: Reading) -> Quantity | None:
    """The last quantity of the sentences right before, of the same paragraph."""
    for index in range(sentence.index - 1, max(sentence.index - 1 - _BACK, -1), -1):
        if reading.sentences[index].paragraph != sentence.paragraph:
            return None
        found = reading.quantities(index)
        if found:
            return found[-1]
    return None


def find_confirmed(quantity: Quantity, reading: Reading) -> tuple[Frame, Sentence] | None:
    """Who "stated this" in the next sentence."""
    index = quantity.sentence.index + 1
    if index >= len(reading.sentences):
        return None
    sentence = reading.sentence(index)
    if "this" not in sentence.lower:
        return None
    frames = speech_frames(sentence, reading.lexicon)
    told = (it for it in frames if it.speaker and it.does == "say" and not it.closing)
    return next(((it, sentence) for it in told if _said_this(sentence, it.last, reading)), None)


def _said_this(sentence: Sentence, at: int, reading: Reading) -> bool:
    """Whether word `at` is a "this" that stands alone: not "this week"."""
    line = sentence_line(sentence, reading.lexicon)
    after = line.tags[min(at + 1, line.size)]
    return sentence.lower[at : at + 1] == ["this"] and (
        line.breaks(at + 1) or bool(after & (PREPOSITION | LINK | TIME))
    )
