"""Whose a thing is, as the text tells elsewhere: of the same amount of it, or where it was named before."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.report.headline import unprinted_title
from claims.extract.report.reading import Reading
from claims.extract.report.reference import sentences_back
from claims.extract.subject.actor import force_of, found_at
from claims.extract.subject.company import is_damage
from claims.extract.text.actors import HOLDERS, is_apart, state_of
from claims.extract.text.names import Name, find_names
from claims.extract.text.sentence import Sentence
from claims.lexicon.closed_classes import STOPS
from claims.lexicon.inflection import singular

_ASKED = 3  # of the figures of one thing, those that are asked for what is told of it

Thing = tuple[object, ...]


def told_elsewhere(quantity: Quantity, reading: Reading) -> Sequence[Quantity]:
    """The other figures of a text that tell of the same thing: a headline's `1,000 acres`, `the 20 tanks`."""
    return reading.layer(_told_again).get(quantity.start, ())


def _told_again(reading: Reading) -> Mapping[int, Sequence[Quantity]]:
    """By the offsets of the figures of what a text tells more than once, the first others of them."""
    things: dict[Thing, list[Quantity]] = defaultdict(list)
    for figures in reading.figures.values():
        for quantity in figures:
            thing = _thing(quantity) if quantity.refused is None else None
            if thing is not None:
                things[thing].append(quantity)
    return {
        quantity.start: [other for other in told[:_ASKED] if other is not quantity]
        for told in things.values()
        if len(told) > 1
        for quantity in told
    }


def _thing(quantity: Quantity) -> Thing | None:
    """By what a figure is known again: how much it is of what; None for damage, which is nobody's."""
    if quantity.metric == "money" and is_damage(quantity):
        return None
    noun = "" if quantity.metric in _MEASURED else _noun(quantity)
    if noun is None:
        return None
    return quantity.metric, quantity.unit, quantity.low, quantity.high, noun


_MEASURED = frozenset(("money", "territory"))


def _noun(quantity: Quantity) -> str | None:
    return singular(quantity.sentence.lower[quantity.head]) if quantity.head >= 0 else None


def told_again(quantity: Quantity, reading: Reading) -> Quantity | None:
    """The figure of the sentence before that a sentence breaks down: `Chad sent 20 jets. These included nine
    bombers.`"""
    sentence = quantity.sentence
    if quantity.metric not in _OWNED or sentence.lower[0] not in _POINTING:
        return None
    at = next((k for k in range(1, min(quantity.first, _TO_PARTS)) if sentence.lower[k] in _PARTS), 0)
    if not at or not sentence.index:
        return None
    before = reading.quantities(sentence.index - 1)
    return next((it for it in reversed(before) if (it.metric, it.refused) == (quantity.metric, None)), None)


_POINTING = frozenset("among it that the these they this those".split())
_PARTS = frozenset("comprise comprised comprises include included includes".split())
_TO_PARTS = 5  # words up to "included": "The group of planes included"
_OWNED = frozenset(("airstrikes", "troops", "weapons"))
_SAME = {"airstrike": "strike", "soldier": "troop"}  # nouns for one thing
_BETWEEN = 2  # words between a name and the noun: "Iranian ballistic missiles"


def find_owner_told_before(quantity: Quantity, reading: Reading) -> Found | None:
    """Whose the things counted are where the text named them last: `Peruvian troops came. Half the 90 troops
    have left`; nobody's where a sentence names those of two."""
    noun = _noun(quantity) if quantity.metric in _OWNED else None
    if noun is None:
        return None
    serving = quantity.sentence.lower[quantity.head - 1 : quantity.head + 1] == ["service", "members"]
    noun = "troop" if serving else _SAME.get(noun, noun)
    for sentence in (*sentences_back(quantity.sentence, reading), *unprinted_title(reading)):
        end = quantity.first if sentence is quantity.sentence else len(sentence)
        names = [name for name in find_names(sentence, reading.lexicon) if name.last < end]
        owners = {name.first: owner for name in names if (owner := _owner(sentence, name, noun))}
        if owners:
            name = next(name for name in reversed(names) if name.first in owners)
            alone = len(set(owners.values())) == 1 and not _is_second(sentence, name, names)
            return found_at(sentence, name, "subject.noun-told", owners[name.first]) if alone else None
    return None


def _is_second(sentence: Sentence, name: Name, names: Sequence[Name]) -> bool:
    """Whether a name shares its noun with the one before: `Chadian and Peruvian troops`."""
    joined = name.first > 1 and sentence.lower[name.first - 1] == "and"
    return joined and any(it.last == name.first - 1 for it in names)


def _owner(sentence: Sentence, name: Name, noun: str) -> str | None:
    """Whose the things are that a name stands before: `Iran's ballistic missiles`, `IS fighters`."""
    if is_apart(name):
        return None
    start = name.last + (sentence.lower[name.last : name.last + 1] == ["'s"])
    for word in sentence.lower[start : start + _BETWEEN + 1]:
        told = singular(word)
        if _SAME.get(told, told) == noun:
            break
        if word in STOPS or not word[0].isalpha():
            return None
    else:
        return None
    if name.kind in HOLDERS:
        return force_of(name.country) if name.kind == "state" and name.country else name.value
    state = state_of(name) if name.kind in ("demonym", "place") else None
    return force_of(state) if state else None
