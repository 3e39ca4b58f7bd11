"""All that a text tells of how a figure bears on others: the fields of a claim that most figures lack."""

from collections.abc import Callable, Mapping

from claims.extract.bearing.change import find_change
from claims.extract.bearing.cue import cues_of
from claims.extract.bearing.earlier import find_earlier
from claims.extract.bearing.part import find_part
from claims.extract.bearing.scope import find_scope
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.report.reading import Reading

BEARINGS: Mapping[str, Callable[[Quantity, Reading], Found]] = {
    "part_of": find_part,
    "change": find_change,
    "earlier": find_earlier,
    "scope": find_scope,
}


def find_bearings(quantity: Quantity, reading: Reading) -> dict[str, Found]:
    """What the text tells of a figure, by the field of `Claim`; nothing for a number that is no claim."""
    if quantity.refused is not None:
        return {}
    if not cues_of(
        quantity.sentence, reading.lexicon
    ).kinds:  # then only a list of figures can tell something
        part = find_part(quantity, reading)
        return {} if part.value is None else {"part_of": part}
    found = ((field, find(quantity, reading)) for field, find in BEARINGS.items())
    return {field: it for field, it in found if it.value is not None and it.value is not False}
