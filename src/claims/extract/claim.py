"""The whole way: a document to its claims, or to all its quantities with the reason why some are none.

1 sentences, quantities, refusals and metrics (`document_figures`), 2 the other fields one by one, each chosen
among the candidates of its reader, 3 the claim with its evidence and confidence.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import Any

from claims.extract.bearing.bearing import find_bearings
from claims.extract.choose.candidate import Choice, FieldReader
from claims.extract.choose.choose import Chosen
from claims.extract.choose.confidence import Standing, confidence_of, grounds_of
from claims.extract.choose.once_chosen import chosen_for
from claims.extract.claimant.claimant import CLAIMANT
from claims.extract.claimant.spoken_for import spoken_for
from claims.extract.document_figures import before_metric, read
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.long_text import moved, parts_of
from claims.extract.metric.metric import METRIC, metric_within
from claims.extract.place.place import PLACES, has_setting
from claims.extract.place.setting import SETTING
from claims.extract.report.reading import Reading
from claims.extract.status import STATUS
from claims.extract.subject.subject import SUBJECT
from claims.extract.text.sentence import Sentence
from claims.extract.time.as_of import AS_OF
from claims.lexicon import Lexicon, load_lexicon
from claims.model import Basis, Claim, Document, Evidence
from claims.no_cycles import no_cycles

# How the fields are read that ask for the whole document, in the order of a claim's fields.
READERS: tuple[FieldReader[Reading], ...] = (SUBJECT, PLACES, CLAIMANT, AS_OF, STATUS)


Choices = Mapping[str, Choice]  # by field, what was proposed for it
Candidates = Mapping[str, tuple[Any, ...]]  # by field, the values that were proposed for it


@no_cycles()
def extract_claims(document: Document, lexicon: Lexicon | None = None) -> list[Claim]:
    """Every mention of a numeric claim in a document, in reading order."""
    return [claim for claim, refused in find_all_quantities(document, lexicon, refused=False)]


def find_all_quantities(
    document: Document, lexicon: Lexicon | None = None, *, refused: bool = True
) -> Iterator[tuple[Claim, str | None]]:
    """Every quantity of a document as a claim, with the reason why it is none, or None.

    With `refused` false those that are none are left out.
    """
    for part, start in parts_of(document):
        for claim, reason in claims_of(read(part, lexicon or load_lexicon()), refused=refused):
            yield moved(claim, start), reason


def claims_of(reading: Reading, *, refused: bool = True) -> Iterator[tuple[Claim, str | None]]:
    """The quantities of a reading as `find_all_quantities` gives them."""
    for quantity, chosen in _chosen(reading, refused=refused):
        yield _claim(quantity, chosen, reading), quantity.refused


def find_grounds(
    document: Document, lexicon: Lexicon | None = None
) -> Iterator[tuple[Claim, Mapping[str, float]]]:
    """Every claim of a document with the features that its confidence rests on, by name."""
    for part, start in parts_of(document):
        reading = read(part, lexicon or load_lexicon())
        for quantity, chosen in _chosen(reading, refused=False):
            yield moved(_claim(quantity, chosen, reading), start), _grounds(quantity, chosen, reading)


Values = tuple[Chosen, ...]  # of the fields that READERS read


def _chosen(reading: Reading, *, refused: bool) -> Iterator[tuple[Quantity, Values]]:
    """The quantities of a reading with what was chosen for their fields, a field at a time."""
    kept = [it for found in reading.figures.values() for it in found if it.refused is None or refused]
    columns = [[chosen_for(reader, it, reading) for it in kept] for reader in READERS]
    return zip(kept, zip(*columns, strict=True), strict=True)


def _claim(quantity: Quantity, chosen: Values, reading: Reading) -> Claim:
    """The claim that a quantity makes of what was chosen for its fields."""
    found = [it.found for it in chosen]
    sentence = quantity.sentence
    subject, places, claimant, as_of, status = found
    bearings = find_bearings(quantity, reading)
    time, basis = as_of.value
    speaker = _short(claimant.value)
    if "earlier" in bearings and basis is Basis.PUBLICATION and time:
        time = f"../{time}"  # some time before the figure that took its place
    return Claim(
        doc=reading.document.id,
        figure=sentence.text[quantity.start : quantity.end],
        start=quantity.start,
        low=quantity.low,
        high=quantity.high,
        qualifier=quantity.qualifier,
        unit=quantity.unit or "people",
        per=quantity.per,
        metric=metric_within(quantity.metric, subject.value, reading.lexicon),
        counted=_short(quantity.counted),
        subject=_short(subject.value),
        places=places.value,
        claimant=speaker,
        as_of=time,
        as_of_basis=basis,
        status=status.value,
        quote_start=sentence.start,
        quote_end=sentence.end,
        confidence=confidence_of(_grounds(quantity, chosen, reading), reading.lexicon),
        evidence=(
            Evidence("figure", quantity.rule, quantity.start, quantity.end),
            _evidence("metric", quantity.metric_found),
            *[_evidence(it.name, told) for it, told in zip(READERS, found, strict=True)],
            *[_evidence(field, told) for field, told in bearings.items()],
        ),
        speaks_for=_short(spoken_for(_naming(speaker, sentence, reading), speaker, reading.lexicon)),
        **{field: told.value for field, told in bearings.items()},
    )


def _evidence(field: str, told: Found) -> Evidence:
    return Evidence(field, told.rule, told.start, told.end)


def _grounds(quantity: Quantity, chosen: Values, reading: Reading) -> dict[str, float]:
    """What the confidence of a claim rests on."""
    rules = quantity.rule, quantity.metric_found.rule, *[it.found.rule for it in chosen]
    margins = {reader.name: it.margin for reader, it in zip(READERS, chosen, strict=True)}
    return grounds_of(rules, margins, _standing(quantity, reading))


def _standing(quantity: Quantity, reading: Reading) -> Standing:
    """Where a figure stands in its text."""
    in_sentences, in_text = reading.layer(_counts)
    sentence, document = quantity.sentence, reading.document
    figures = in_text, in_sentences[sentence.index]
    length = sentence.end - sentence.start
    return Standing(len(document.text), quantity.start, length, *figures, document.published is not None)


def _counts(reading: Reading) -> tuple[dict[int, int], int]:
    """How many claims each sentence with figures holds, by its number, and how many the text."""
    counts = {at: sum(it.refused is None for it in found) for at, found in reading.figures.items()}
    return counts, sum(counts.values())


def _naming(speaker: str | None, sentence: Sentence, reading: Reading) -> str:
    """The sentence that names the speaker: that of the figure, or the last one before it."""
    quote, text = sentence.text[sentence.start : sentence.end], reading.document.text
    at = -1 if speaker is None else text.rfind(speaker, max(0, sentence.start - _BEFORE), sentence.start)
    if speaker is None or speaker in quote or at < 0:
        return quote
    there = reading.sentence(bisect_right(reading.sentences, at, key=lambda it: it.start) - 1)
    return text[there.start : there.end]


_BEFORE = 3000  # letters in which a speaker is looked for whom a figure's sentence does not name
_LONGEST = 300  # characters of a name; what is longer is damage or an attack, not a name


def _short(value: str | None) -> str | None:
    return value if value is None or len(value) <= _LONGEST else None


def find_choices(document: Document, lexicon: Lexicon | None = None) -> Iterator[tuple[Claim, Choices]]:
    """Every claim of a document with all that was proposed for its fields, by the field's name.

    Slower than `extract_claims`, which asks no rule that cannot win: for those who learn or evaluate the
    choice.
    """
    for part, start in parts_of(document):
        for claim, told in _choices(part, lexicon or load_lexicon()):
            yield moved(claim, start), told


def _choices(document: Document, lexicon: Lexicon) -> Iterator[tuple[Claim, Choices]]:
    """The claims of a document that is no longer than a part, with what was proposed for them."""
    reading = read(document, lexicon)
    claims = extract_claims(document, lexicon)
    kept = (it for found in reading.figures.values() for it in found if it.refused is None)
    for claim, quantity, (bare, before) in zip(claims, kept, before_metric(reading), strict=True):
        told = {reader.name: reader.choice(quantity, reading) for reader in READERS}
        if has_setting(quantity, reading):
            told[SETTING.name] = SETTING.choice(quantity, reading)
        yield claim, told | {METRIC.name: METRIC.choice(bare, before)}


def find_candidates(document: Document, lexicon: Lexicon | None = None) -> Iterator[tuple[Claim, Candidates]]:
    """Every claim of a document with all the values that were proposed for its fields, by field."""
    for claim, choices in find_choices(document, lexicon):
        yield (
            claim,
            {
                field: tuple(value_held(field, candidate.found) for _, candidate in choice.proposals)
                for field, choice in choices.items()
            },
        )


def value_held(field: str, found: Found) -> Any:
    """What a claim would hold in a field of what was found for it: of a time without its basis."""
    if field == METRIC.name:
        return found.value.metric
    return found.value[0] if field == AS_OF.name else found.value
