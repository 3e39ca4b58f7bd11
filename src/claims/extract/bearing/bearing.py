"""All that a text tells of how a figure bears on others: the fields of a claim that most figures lack."""

from collections.abc import Callable, Mapping

from claims.extract.bearing import change, earlier, scope
from claims.extract.bearing.cue import cues_of
from claims.extract.bearing.named_event import find_event
from claims.extract.bearing.part import find_part
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.report.reading import Reading

# By the field of `Claim`: the kinds of cues without which a sentence tells nothing of it, and what finds it.
BEARINGS: Mapping[str, tuple[frozenset[str], Callable[[Quantity, Reading], Found]]] = {
    "change": (change.KINDS, change.find_change),
    "earlier": (earlier.KINDS, earlier.find_earlier),
    "scope": (scope.KINDS, scope.find_scope),
}


def find_bearings(quantity: Quantity, reading: Reading) -> dict[str, Found]:
    """What the text tells of a figure, by the field of `Claim`; nothing for a number that is no claim."""
    if quantity.refused is not None:
        return {}
    part = find_part(quantity, reading)  # of a list of figures too, where no cue stands
    event = find_event(quantity, reading)
    told = {name: found for name, found in (("part_of", part), ("event", event)) if found.value is not None}
    kinds = cues_of(quantity.sentence, reading.lexicon).kinds
    for field, (needed, find) in BEARINGS.items():
        if not kinds.isdisjoint(needed):
            found = find(quantity, reading)
            if found.value is not None and found.value is not False:
                told[field] = found
    return told
