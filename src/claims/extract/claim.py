"""All stages joined: a document to its claims, or to all its quantities with the reason why some are none.

1 sentences, 2 quantities, 3 refusals, 4 the fields one by one, 5 the claim with its rules and confidence.
"""

from collections.abc import Iterator

from claims.extract.bearing.bearing import find_bearings
from claims.extract.calendar.time_expressions import find_times
from claims.extract.choose.candidate import FieldReader
from claims.extract.choose.choose import choose
from claims.extract.choose.confidence import confidence_of
from claims.extract.choose.weights import build_weights
from claims.extract.claimant.claimant import CLAIMANT
from claims.extract.figure.counted import with_nouns
from claims.extract.figure.quantities import find_quantities
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.metric.metric import with_metric
from claims.extract.place.place import PLACES
from claims.extract.refuse.reasons import EARLY, LATE, find_refusal
from claims.extract.refuse.refusal import Look, look_at
from claims.extract.report.reading import Reading
from claims.extract.status import STATUS
from claims.extract.subject.subject import SUBJECT
from claims.extract.text.sentence import Sentences
from claims.extract.time.as_of import AS_OF
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
    reading = read(document, lexicon or load_lexicon())
    kept = [it for found in reading.figures.values() for it in found if it.refused is None or refused]
    columns = [[quantity.metric_found for quantity in kept]]
    weights = reading.lexicon.index(build_weights)
    columns += [[choose(reader, it, reading, weights) for it in kept] for reader in READERS]
    for quantity, values in zip(kept, zip(*columns, strict=True), strict=True):
        yield _claim(quantity, values, reading), quantity.refused


def read(document: Document, lexicon: Lexicon) -> Reading:
    """A document with its sentences and their quantities, each with its metric or the reason why it is no
    claim: what the readers of the other fields look at."""
    sentences = Sentences(document.text)
    return Reading(document, lexicon, sentences, _judge(_find_quantities(sentences, lexicon), lexicon))


def _find_quantities(sentences: Sentences, lexicon: Lexicon) -> dict[int, list[Quantity]]:
    """The quantities of each sentence that has any, with their nouns, by the number of the sentence."""
    found = {index: find_quantities(sentences[index], lexicon) for index in range(len(sentences))}
    return {index: with_nouns(quantities, lexicon) for index, quantities in found.items() if quantities}


def _judge(found: dict[int, list[Quantity]], lexicon: Lexicon) -> dict[int, list[Quantity]]:
    """The quantities with metric, unit and the reason why they are no claims."""
    for quantities in found.values():
        find_times(quantities[0].sentence)
    looks = {index: [look_at(quantity) for quantity in quantities] for index, quantities in found.items()}
    early = {
        index: [find_refusal(look, EARLY, lexicon) for look in listed] for index, listed in looks.items()
    }
    judged: dict[int, list[Quantity]] = {}
    before: list[Quantity] = []  # the last claims of the sentence before
    for index, listed in looks.items():
        quantities, kept = judged.setdefault(index, []), list[Quantity]()
        for look, reason in zip(listed, early[index], strict=True):
            quantity = _with_metric_or_reason(look, reason, kept or before, lexicon)
            quantities.append(quantity)
            if quantity.refused is None:
                kept.append(quantity)
        before = kept[-3:] or before
    return judged


def _with_metric_or_reason(
    look: Look, reason: str | None, earlier: list[Quantity], lexicon: Lexicon
) -> Quantity:
    """The quantity of a look, with its metric or with the reason why it is no claim."""
    if reason is not None:
        return look.quantity._replace(refused=reason)
    quantity = with_metric(look.quantity, earlier, lexicon)
    late = find_refusal(look._replace(quantity=quantity), LATE, lexicon)
    return quantity if late is None else quantity._replace(refused=late)


# How the fields are read that ask for the whole document, in the order of a claim's fields.
READERS: tuple[FieldReader[Reading], ...] = (SUBJECT, PLACES, CLAIMANT, AS_OF, STATUS)


def _claim(quantity: Quantity, found: tuple[Found, ...], reading: Reading) -> Claim:
    """The claim that a quantity makes of what was found for its fields."""
    sentence = quantity.sentence
    metric, subject, places, claimant, as_of, status = found
    time, basis = as_of.value
    bearings = find_bearings(quantity, reading)
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
            *(Evidence(field, *told[1:]) for field, told in bearings.items()),
        ),
        **{field: told.value for field, told in bearings.items()},
    )


_LONGEST = 300  # characters of a name; what is longer is damage or an attack, not a name


def _short(value: str | None) -> str | None:
    return value if value is None or len(value) <= _LONGEST else None
