"""Which figure of the text a figure is counted into: `18,000 militants, including 3,000 foreigners`.

The words between two figures of one sentence say so, or those after the second one; where a sentence
points back ("among the dead were 4 children", "nine of those"), a figure of the sentences before is meant.
"""

from collections.abc import Sequence

from claims.extract.bearing.cue import cues_of
from claims.extract.bearing.part_figures import OF_SEVERAL, find_fronted, find_sums
from claims.extract.bearing.part_rule import Place, Told
from claims.extract.bearing.part_words import BY_WORDS
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.report.reading import Reading
from claims.lexicon import Lexicon

NO_PART = Found(None, "part.none")

_BACK = 3  # sentences in which a figure that is pointed back to is looked for


def find_part(quantity: Quantity, reading: Reading) -> Found:
    """The whole of a figure. The value is the offset where the whole begins in the text, or `None`."""
    return reading.layer(find_parts).get(quantity.start, NO_PART)


def find_parts(reading: Reading) -> dict[int, Found]:
    """All parts of a document with their wholes, by the offset of the part."""
    parts: dict[int, Found] = {}
    earlier: list[Quantity] = []
    for index in sorted(reading.figures):
        figures = [it for it in reading.quantities(index) if it.refused is None]
        if not figures:
            continue
        near = [it for it in earlier if index - it.sentence.index <= _BACK]
        for start, told in _parts_of_sentence(figures, near, reading.lexicon).items():
            sentence = figures[0].sentence
            place = sentence.starts[told.first], sentence.ends[told.last - 1]
            parts[start] = Found(told.whole.start, f"part.{told.rule}", *place)
        earlier = [*near, *figures]
    return parts


def _parts_of_sentence(
    figures: Sequence[Quantity], earlier: Sequence[Quantity], lexicon: Lexicon
) -> dict[int, Told]:
    found: dict[int, Told] = {}
    cues = cues_of(figures[0].sentence, lexicon)
    rules = [rule for kinds, rule in BY_WORDS if not cues.kinds.isdisjoint(kinds)]
    rules += OF_SEVERAL if len(figures) > 1 else ()
    if not rules:
        return found
    fronted = tuple(find_fronted(figures)) if len(figures) > 1 else ()
    for at, figure in enumerate(figures):
        place = Place(figures, at, earlier, cues, found, fronted)
        told = next((told for rule in rules if (told := rule(place))), None)
        back = found.get(told.whole.start) if told else None
        if told and told.whole is not figure and (back is None or back.whole is not figure):
            found[figure.start] = told
    return find_sums(figures) | found
