"""Whose weapons were that somebody else took, found, destroyed or brought down."""

from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.report.reading import Reading
from claims.extract.report.reference import sentences_back
from claims.extract.subject.actor import found_at, group_of_text
from claims.extract.subject.agent import find_agent
from claims.extract.subject.victims import its_men_act
from claims.extract.text.names import find_names

# Weapons destroyed or captured are not those of whoever did it.
_SEIZED = frozenset(
    "captured capturing seized seizing seize confiscated confiscating recovered recovering recover found "
    "discovered uncovered intercepted".split()
)
_TAKEN = _SEIZED | frozenset(
    "destroyed destroying destroy destroys dismantled dismantling down downed downing".split()
)
_LIST = 30  # words of a list of weapons, back to the verb


def are_taken(quantity: Quantity) -> bool:
    """Whether somebody took, destroyed or struck what is counted."""
    hit = quantity.sentence.lower[quantity.first - 1] in _HIT if quantity.first else False
    return hit or not _TAKEN.isdisjoint(_before(quantity))


_HIT = frozenset("attacked bombed hit hitting shelled struck striking targeted targeting".split())


def find_taken_from(quantity: Quantity, reading: Reading) -> Found | None:
    """`troops recovered 12 rifles`: they were those of the group that the text is about."""
    before = _before(quantity)
    last = max(quantity.last, quantity.noun[1])
    if not _FIRED.isdisjoint(quantity.sentence.lower[last : last + 1]):
        fired = find_agent(quantity, reading)
        return fired.by("subject.carried") if fired else None
    told = _from_whom(quantity, reading)
    return told or (None if _SEIZED.isdisjoint(before) else group_of_text(reading))


_FIRED = frozenset(("fired", "flown", "launched"))  # 20 rockets fired by Hamas


def _from_whom(quantity: Quantity, reading: Reading) -> Found | None:
    """The armed group from which weapons were taken: the one after `from`, else the one that the sentence or
    the one before names, and that does nothing there: `raided a camp of Boko Haram. They took 20 rifles`."""
    for back, sentence in enumerate(sentences_back(quantity.sentence, reading, 1)):
        names = [it for it in find_names(sentence, reading.lexicon) if it.kind == "armed_group"]
        if any(its_men_act(sentence, name, reading) for name in names):
            return None
        told = [
            it for it in names if back or it.last <= quantity.first or sentence.lower[it.first - 1] == "from"
        ]
        if told and len({it.value for it in told}) == 1:
            return found_at(sentence, told[-1], "subject.carried")
    return None


def _before(quantity: Quantity) -> list[str]:
    """The words before a figure, as far back as the verb of a list may stand."""
    return quantity.sentence.lower[max(0, quantity.first - _LIST) : quantity.first]
