"""All stages joined: a document to its claims, or to all its quantities with the reason why some are none.

1 sentences, 2 quantities, 3 refusals, 4 the fields one by one, 5 the claim with its rules and confidence.
"""

from collections.abc import Callable, Iterator

from claims.extract.claimant import find_claimant
from claims.extract.confidence import confidence_of
from claims.extract.counted import fill_nouns
from claims.extract.lexicon import Lexicon, load_lexicon
from claims.extract.metric import find_metric
from claims.extract.period import find_period
from claims.extract.place import find_places
from claims.extract.quantity import find_quantities
from claims.extract.reading import Found, Quantity, Reading
from claims.extract.refuse import EARLY, LATE, find_refusal
from claims.extract.status import find_status
from claims.extract.subject import find_subject
from claims.model import Claim, Document, Evidence

# The finders that stand alone, by field, in the order in which they may look at each other's work.
FIELDS: tuple[tuple[str, Callable[[Quantity, Reading], Found]], ...] = (
    ("subject", find_subject),
    ("places", find_places),
    ("claimant", find_claimant),
    ("as_of", find_period),
    ("status", find_status),
)


def extract_claims(document: Document, lexicon: Lexicon | None = None) -> list[Claim]:
    """Every mention of a numeric claim in a document, in reading order."""
    return [claim for claim, refused in find_all_quantities(document, lexicon, refused=False)]


def find_all_quantities(
    document: Document, lexicon: Lexicon | None = None, *, refused: bool = True
) -> Iterator[tuple[Claim, str | None]]:
    """Every quantity of a document as a claim, with the reason why it is none, or None.

    With `refused` false those that are none are left out.
    """
    reading = Reading(document, lexicon or load_lexicon())
    for quantities in _quantities(reading):
        for quantity in quantities:
            if quantity.refused is None or refused:
                yield _claim(quantity, reading), quantity.refused


def _quantities(reading: Reading) -> Iterator[list[Quantity]]:
    """The quantities of each sentence that has any, with nouns, metric, unit and refusal filled in."""
    before: list[Quantity] = []  # the last claim of the sentence before
    for index in range(len(reading.spans)):
        quantities = find_quantities(reading.sentence(index), reading.lexicon)
        if not quantities:
            continue
        fill_nouns(quantities, reading.lexicon)
        kept: list[Quantity] = []
        for quantity in quantities:
            quantity.refused = find_refusal(quantity, EARLY, reading.lexicon)
            if quantity.refused is None:
                quantity.metric_found = find_metric(quantity, kept or before, reading.lexicon)
                quantity.metric = quantity.metric_found.value
                quantity.refused = find_refusal(quantity, LATE, reading.lexicon)
            if quantity.refused is None:
                kept.append(quantity)
        before = kept[-3:] or before
        yield quantities


def _claim(quantity: Quantity, reading: Reading) -> Claim:
    """The claim that a quantity makes, every field asked in turn."""
    sentence = quantity.sentence
    found = {"metric": quantity.metric_found}
    for field, find in FIELDS:
        found[field] = find(quantity, reading)
        if field == "subject":
            quantity.subject = found[field].value
    as_of, basis = found["as_of"].value
    evidence = (Evidence("figure", quantity.rule, quantity.start, quantity.end),) + tuple(
        Evidence(field, hit.rule, hit.start, hit.end) for field, hit in found.items()
    )
    return Claim(
        doc=reading.document.id,
        figure=sentence.text[quantity.start : quantity.end],
        start=quantity.start,
        low=quantity.low,
        high=quantity.high,
        qualifier=quantity.qualifier,
        unit=quantity.unit or "people",
        per=quantity.per,
        metric=quantity.metric,
        counted=_short(quantity.counted),
        subject=_short(found["subject"].value),
        places=found["places"].value,
        claimant=_short(found["claimant"].value),
        as_of=as_of,
        as_of_basis=basis,
        status=found["status"].value,
        quote_start=sentence.start,
        quote_end=sentence.end,
        confidence=confidence_of(quantity, found, reading.lexicon),
        evidence=evidence,
    )


_LONGEST = 300  # characters of a name; what is longer is damage or an attack, not a name


def _short(value: str | None) -> str | None:
    return value if value is None or len(value) <= _LONGEST else None
