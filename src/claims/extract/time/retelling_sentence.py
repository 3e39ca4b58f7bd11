"""Which sentences tell on of the event that one before them told: `30 people have died in a landslide, the
mayor said on Tuesday. The disaster struck on Saturday`."""

from claims.extract.report.reading import Reading
from claims.extract.text.sentence import Sentence
from claims.extract.text.word_tags import EVENT, tags_of

_AHEAD = 3  # sentences
_PHRASE = 4  # words from "the" to its noun: "the subsequent raids"
# Who did it, what it befell, and what it is called besides.
_CALLED = frozenset(
    "accident aircraft assailants attackers bandits blaze boat bomber bus catastrophe convoy disaster dinghy "
    "ferry gunmen helicopter incident inferno killings plane raiders ship shooters tragedy train tremor "
    "truck vessel wreck".split()
)


def retells(sentence: Sentence, own: Sentence, reading: Reading) -> bool:
    """Whether a sentence shortly after another one tells of the same event: it begins with `the attack`, or
    is the next and speaks of it."""
    ahead = sentence.index - own.index
    if not 0 < ahead <= _AHEAD:
        return False
    lower = sentence.lower
    if ahead > 1:
        return lower[0] == "the" and _is_event(sentence, 0, reading)
    return any(word == "the" and _is_event(sentence, k, reading) for k, word in enumerate(lower))


def _is_event(sentence: Sentence, the: int, reading: Reading) -> bool:
    """Whether the noun after an article is an event, or what had to do with one."""
    tags = tags_of(sentence, reading.lexicon)
    phrase = range(the + 1, min(the + _PHRASE, len(sentence)))
    return any(tags[k] & EVENT or sentence.lower[k] in _CALLED for k in phrase)
