"""Figures that an answer calls no claims: believed with a known reason, and words around the figure."""

from claims.model import Claim
from claims.reader.belief.witness import Doubt, Witness
from claims.reader.model_answer import quoted_words
from claims.reader.quotation_search import Place
from claims.reader.reading_types import Told

REASONS = frozenset(
    "date time age duration ordinal distance name label pronoun list furniture back-reference".split()
)


def is_none(claim: Claim, told: Told | None, witness: Witness) -> bool:
    """Whether an answer shows that a figure is no claim: a reason, and words in its sentence that hold it.

    Without them the claim stands: nothing is lost because a model was told, or chose, to leave it out.
    """
    reason = told.get("no_claim") if told is not None else None
    if told is None or not isinstance(reason, str) or reason not in REASONS:
        return False
    if witness.text.is_silent(Place(claim.start, claim.end)):
        return False
    quoted = quoted_words(told, "no_claim")
    try:
        places = witness.places(quoted, claim.start)
    except Doubt:
        return False
    return any(it.start < claim.quote_end and claim.quote_start < it.end for it in places)
