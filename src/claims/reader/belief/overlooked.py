"""Figures that the rules found to be no claims, and an answer calls claims.

Bounds and words are those that our own grammar read: an answer cannot bring in a number that it did not see.
"""

from collections.abc import Iterable, Iterator, Sequence

from claims.model import Claim
from claims.reader.belief.belief import believe
from claims.reader.belief.witness import Witness
from claims.reader.model_answer import plain_words
from claims.reader.quotation_search import Place
from claims.reader.reading_types import Told

_MOST = 50  # overlooked figures of one document


def overlooked_claims(told: Iterable[Told], refused: Sequence[Claim], witness: Witness) -> Iterator[Claim]:
    """The refused quantities that an answer points at, as claims with its fields, each once."""
    seen: set[int] = set()
    for at, it in enumerate(told):
        if at >= _MOST:
            return
        place = _place(it, witness)
        claim = next((c for c in refused if place is not None and _is_at(c, place)), None)
        if claim is not None and claim.start not in seen:
            seen.add(claim.start)
            yield believe(claim, it, witness)


def _place(told: Told, witness: Witness) -> Place | None:
    """Where the figure stands that an answer points at, in the words around it."""
    figure, around = plain_words(told.get("figure")), plain_words(told.get("sentence"))
    if not figure or not around:
        return None
    held = witness.text.find(around, 0)
    if held is None:
        return None
    found = (it for it in witness.text.all(figure) if held.start <= it.start and it.end <= held.end)
    return next(found, None)


def _is_at(claim: Claim, place: Place) -> bool:
    return claim.start < place.end and place.start < claim.end
