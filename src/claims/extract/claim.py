"""All stages joined: a document to its claims, or to all its quantities with the reason why some are none.

1 sentences, 2 quantities, 3 refusals, 4 the fields one by one, 5 the claim with its rules and confidence.
"""

from collections.abc import Callable, Iterator

from claims.extract.calendar.time_expressions import find_times
from claims.extract.choose.confidence import confidence_of
from claims.extract.claimant.claimant import find_claimant
from claims.extract.figure.counted import fill_nouns
from claims.extract.figure.quantities import find_quantities
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.metric.metric import find_metric
from claims.extract.place.place import find_places
from claims.extract.refuse.reasons import EARLY, LATE, find_refusal
from claims.extract.refuse.refusal import look_at
from claims.extract.report.reading import Reading
from claims.extract.status import find_status
from claims.extract.subject.subject import find_subject
from claims.extract.time.as_of import find_period
from claims.lexicon import Lexicon, load_lexicon
from claims.model import Claim, Document, Evidence


def extract_claims(document: Document, lexicon: Lexicon | None = None) -> list[Claim]:
    """Every mention of a numeric claim in a document, in reading order."""
    return [claim for claim, refused in find_all_quantities(document, lexicon, refused=False)]


def find_all_quantities(
    document: Document, lexicon: Lexicon | None = None, *, refused: bool = True
) -> Iterator[tuple[Claim, str | None]]:
    """Every quantity of a document as a claim, with the reason why it is none, or None.

    With `refused` false those that are none are left out. Each stage passes over the whole document before
    the next one begins: code and words that are used again and again stay close at hand.
    """
    reading = Reading(document, lexicon or load_lexicon())
    by_sentence = _quantities(reading)
    _judge(by_sentence, reading.lexicon)
    kept = [quantity for found in by_sentence for quantity in found if quantity.refused is None or refused]
    columns = [[quantity.metric_found for quantity in kept]]
    columns += [[find(quantity, reading) for quantity in kept] for find in FINDERS]
    for quantity, found in zip(kept, zip(*columns, strict=True), strict=True):
        yield _claim(quantity, found, reading), quantity.refused


def _quantities(reading: Reading) -> list[list[Quantity]]:
    """The quantities of each sentence that has any, with their nouns."""
    lexicon = reading.lexicon
    found = [find_quantities(reading.sentence(index), lexicon) for index in range(len(reading.spans))]
    found = [quantities for quantities in found if quantities]
    for quantities in found:
        fill_nouns(quantities, lexicon)
    return found


def _judge(by_sentence: list[list[Quantity]], lexicon: Lexicon) -> None:
    """Fill in metric, unit and refusal."""
    for quantities in by_sentence:
        find_times(quantities[0].sentence)
    looks = [[look_at(quantity) for quantity in quantities] for quantities in by_sentence]
    for sentence in looks:
        for look in sentence:
            look.quantity.refused = find_refusal(look, EARLY, lexicon)
    before: list[Quantity] = []  # the last claims of the sentence before
    for sentence in looks:
        kept: list[Quantity] = []
        for look in sentence:
            quantity = look.quantity
            if quantity.refused is None:
                quantity.metric_found = find_metric(quantity, kept or before, lexicon)
                quantity.metric = quantity.metric_found.value
                quantity.refused = find_refusal(look, LATE, lexicon)
                if quantity.refused is None:
                    kept.append(quantity)
        before = kept[-3:] or before


def _subject(quantity: Quantity, reading: Reading) -> Found:
    """The subject, kept with the quantity: later finders look at it."""
    found = find_subject(quantity, reading)
    quantity.subject = found.value
    return found


# The finders that stand alone, in the order in which they may look at each other's work.
FINDERS: tuple[Callable[[Quantity, Reading], Found], ...] = (
    _subject,
    find_places,
    find_claimant,
    find_period,
    find_status,
)


def _claim(quantity: Quantity, found: tuple[Found, ...], reading: Reading) -> Claim:
    """The claim that a quantity makes of what was found for its fields."""
    sentence = quantity.sentence
    metric, subject, places, claimant, as_of, status = found
    time, basis = as_of.value
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
        subject=_short(subject.value),
        places=places.value,
        claimant=_short(claimant.value),
        as_of=time,
        as_of_basis=basis,
        status=status.value,
        quote_start=sentence.start,
        quote_end=sentence.end,
        confidence=confidence_of(quantity, found, reading.lexicon),
        evidence=(
            Evidence("figure", quantity.rule, quantity.start, quantity.end),
            Evidence("metric", *metric[1:]),
            Evidence("subject", *subject[1:]),
            Evidence("places", *places[1:]),
            Evidence("claimant", *claimant[1:]),
            Evidence("as_of", *as_of[1:]),
            Evidence("status", *status[1:]),
        ),
    )


_LONGEST = 300  # characters of a name; what is longer is damage or an attack, not a name


def _short(value: str | None) -> str | None:
    return value if value is None or len(value) <= _LONGEST else None
