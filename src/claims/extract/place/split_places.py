"""The places among which a later sentence splits what a figure counts: after `30 people died in Zamfara`,
`raiders shot dead 18 people in Maru and 12 in Tsafe` says neither that 30 died in Maru nor in Tsafe."""

from collections.abc import Iterator

from claims.extract.figure.quantity import Quantity
from claims.extract.report.reading import Reading
from claims.extract.text.place_words import NEAR
from claims.extract.text.sentence import Sentence
from claims.extract.toponym.place_mention import Mention
from claims.extract.toponym.sentence_places import find_mentions

_PARTS = 2  # at least
_NONE: frozenset[str] = frozenset()


def split_places(quantity: Quantity, sentence: Sentence, reading: Reading) -> frozenset[str]:
    """The places of the parts of a figure that a sentence tells apart; none where it does not."""
    parts = [it for it in reading.quantities(sentence.index) if _is_less(it, quantity)]
    if len(parts) < _PARTS:
        return _NONE
    sites = [it for it in find_mentions(sentence, reading.lexicon) if it.role <= NEAR]
    found = dict.fromkeys(_own_places(parts, sites, len(sentence)))
    return frozenset(found) if len(found) >= _PARTS else _NONE


def _is_less(part: Quantity, whole: Quantity) -> bool:
    """Whether a figure counts the like of another one, and fewer."""
    alike = part.refused is None and part.metric == whole.metric and part.unit == whole.unit
    if not alike or part.low is None:
        return False
    most = whole.low if whole.low is not None else whole.high
    return most is not None and part.low < most


def _own_places(parts: list[Quantity], sites: list[Mention], end: int) -> Iterator[str]:
    """The first place after each part, before the next one."""
    for part, stop in zip(parts, [*[it.first for it in parts[1:]], end], strict=True):
        own = next((it.value for it in sites if part.last <= it.first < stop), None)
        if own is not None:
            yield own
