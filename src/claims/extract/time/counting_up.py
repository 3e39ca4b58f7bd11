"""Sentences that count up what has come about in all, after which a report no longer tells of its day: `A
raid on Sunday killed 19 people. More than 158,000 have died in the war. The army killed 124,752 of them`."""

from collections.abc import Iterable

from claims.extract.figure.quantity import Quantity
from claims.extract.report.reading import Reading
from claims.extract.text.sentence import Sentence
from claims.extract.time.carried import once
from claims.extract.time.tense import Tense, find_tense

_MANY = 1_000
_BACK = 40  # sentences
_TIMES = 10  # so many times as many as the event did
UNDERGONE = frozenset(("abducted", "displaced", "injured", "killed"))


def counts_up_between(event: Sentence, quantity: Quantity, reading: Reading) -> bool:
    """Whether a figure is far more than an event did, and follows a sentence that counts up as much."""
    did = _most(_befallen(event, reading))
    least = max(_MANY, _TIMES * did)
    if not did or quantity.low is None or quantity.low < least:
        return False
    index = quantity.sentence.index
    between = range(max(event.index + 1, index - _BACK), index)
    return any(_counted_up(reading.sentence(at), reading) >= least for at in between)


@once
def _counted_up(sentence: Sentence, reading: Reading) -> float:
    """The most that a sentence says to have come about so far."""
    told = _befallen(sentence, reading)
    return _most(it for it in told if find_tense(it) is Tense.PERFECT)


def _befallen(sentence: Sentence, reading: Reading) -> list[Quantity]:
    figures = reading.quantities(sentence.index)
    return [it for it in figures if it.refused is None and it.metric in UNDERGONE]


def _most(figures: Iterable[Quantity]) -> float:
    return max((float(it.low) for it in figures if it.low is not None), default=0.0)
