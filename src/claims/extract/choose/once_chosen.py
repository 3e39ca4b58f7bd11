"""What is chosen for a field of a figure, weighed once: a headline's figure has what the one has that it sums
up, which is asked for that again as a claim of its own.
"""

from claims.extract.choose.candidate import FieldReader
from claims.extract.choose.choose import Chosen, weigh
from claims.extract.choose.weights import build_weights
from claims.extract.figure.quantity import Quantity
from claims.extract.report.reading import Reading


def chosen_for(reader: FieldReader[Reading], quantity: Quantity, reading: Reading) -> Chosen:
    """What `weigh` finds for a quantity of a text, or for one that is told of another metric."""
    known, asked = reading.layer(_known), (reader.name, quantity.start, quantity.metric)
    if asked not in known:
        known[asked] = weigh(reader, quantity, reading, reading.lexicon.index(build_weights))
    return known[asked]


def _known(reading: Reading) -> dict[tuple[str, int, str], Chosen]:
    """What was chosen so far, by the field, and the offset and metric of the figure."""
    return {}
