"""Figures that tell of the same thing again: the same amount of the same things."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from claims.extract.figure.quantity import Quantity
from claims.extract.report.reading import Reading
from claims.extract.subject.company import is_damage
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
