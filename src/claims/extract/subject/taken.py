"""Whose those were who were lost, and the weapons that somebody took, found, destroyed or brought down."""

from claims.extract.figure.noun_class import build_nouns
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.name.actors import GROUPS
from claims.extract.name.names import find_names
from claims.extract.report.reading import Reading
from claims.extract.report.reference import sentences_back
from claims.extract.subject.actor import (
    found_at,
    government_at,
    group_of_text,
    mission_before,
    named_before,
    state_of_text,
)
from claims.extract.subject.agent import actor_at, find_agent
from claims.extract.subject.holder import find_holder
from claims.extract.subject.victims import (
    AUXILIARIES,
    INFLICTED,
    SERVICES,
    SUFFERED_BY,
    are_peacekeepers,
    its_men_act,
)
from claims.extract.text.sentence import Sentence
from claims.extract.text.word_tags import UNNAMED, tags_of
from claims.lexicon.inflection import singular

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


def _fighters_who_lost(quantity: Quantity, reading: Reading) -> Found | None:
    """`The militants lost 20 men`: the group named before, whose fighters they are."""
    sentence = quantity.sentence
    lower = sentence.lower
    verb = _verb_of_loss(quantity)
    if verb < 2 or lower[verb - 2] != "the":
        return None
    metrics = reading.lexicon.index(build_nouns).metrics
    if metrics.get(singular(lower[verb - 1])) != "fighters" or _is_unnamed(sentence, verb - 1, reading):
        return None
    return named_before(sentence, verb - 2, reading, GROUPS)


def _verb_of_loss(quantity: Quantity) -> int:
    """The word with which the verb begins that says who lost those counted: `have also lost 20 men`; 0: there
    is none."""
    lower = quantity.sentence.lower
    floor = max(0, quantity.first - _TO_VERB)
    verb = next((k for k in range(quantity.first - 1, floor, -1) if lower[k] in SUFFERED_BY), 0)
    while verb > 1 and lower[verb - 1] in AUXILIARIES:
        verb -= 1
    return verb


_TO_VERB = 4  # words between the verb of a loss and its figure


def _force_that_lost(quantity: Quantity, reading: Reading) -> Found | None:
    """`The border police suffered 20 casualties`: the state whose force it is."""
    sentence = quantity.sentence
    lower = sentence.lower
    verb = _verb_of_loss(quantity)
    if not verb or lower[verb - 1] not in _FORCE_NOUNS:
        return None
    state = government_at(sentence, verb - 1, reading)
    place = sentence.starts[verb - 1], sentence.ends[verb - 1]
    return Found(state, "subject.government", *place) if state else None


_FORCE_NOUNS = SERVICES | frozenset("gendarmerie soldiers troops".split())


def _is_unnamed(sentence: Sentence, at: int, reading: Reading) -> bool:
    """Whether word `at` is one for fighters of nobody in particular."""
    return bool(tags_of(sentence, reading.lexicon)[at] & UNNAMED)


def _are_of_two(sentence: Sentence, at: int, reading: Reading) -> bool:
    """Whether losses on two sides are told of after word `at`: `on Peruvian troops and rebels`."""
    metrics, end = reading.lexicon.index(build_nouns).metrics, min(len(sentence), at + _SIDES)
    return any(
        sentence.lower[k] == "and" and metrics.get(singular(sentence.lower[k + 1])) in ("fighters", "troops")
        for k in range(at, end - 1)
    )


_SIDES = 8  # words from "on" to those of the second side


def find_loser(quantity: Quantity, reading: Reading) -> Found | None:
    """Who lost them: who suffered the losses, or on whom somebody inflicted them."""
    sentence = quantity.sentence
    if INFLICTED.isdisjoint(sentence.lower[max(0, quantity.first - 4) : quantity.first]):
        found = find_holder(quantity, reading) or _fighters_who_lost(quantity, reading)
        if found is None and are_peacekeepers(quantity):
            return mission_before(sentence, reading)
        return found or _force_that_lost(quantity, reading)
    at = max(quantity.last, quantity.noun[1])
    if sentence.lower[at : at + 1] == ["on"]:
        if _are_of_two(sentence, at, reading):
            return None
        return actor_at(sentence, at + 1, reading) or state_of_text(sentence.index, reading)
    winner = find_holder(quantity, reading)
    groups = {name.value for name in find_names(sentence, reading.lexicon) if name.kind in GROUPS}
    if winner is None:
        return None
    return state_of_text(sentence.index, reading) if winner.value in groups else group_of_text(reading)
