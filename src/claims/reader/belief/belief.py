"""What is believed of an answer: each field of a figure that its words in the text bear out.

Figure, bounds, qualifier, measure and rate stay what our own grammar read. A field is taken where the words
it rests on stand in the text and give its value: a metric that there is, a name that they support, a time
that our calendar works out from them. What fails, and what the answer leaves out, stays what the rules read;
the evidence says which of the two it was.
"""

from dataclasses import replace
from typing import Any

from claims.extract.claimant.spoken_for import spoken_for
from claims.model import Claim, Evidence
from claims.reader.agreement import confidence_with
from claims.reader.belief.believed_unit import unit_meant
from claims.reader.belief.field_judges import JUDGES
from claims.reader.belief.witness import NO_ANSWER, Doubt, Witness
from claims.reader.quotation_search import Place
from claims.reader.reading_types import Told

BELIEVED = "model.words"  # the words of the text bear it out
NOT_SAID = "model.not-said"  # the model finds that the text does not say it


def believe(claim: Claim, told: Told | None, witness: Witness) -> Claim:
    """A claim of the rules with the fields of an answer that the text bears out."""
    if told is None or witness.text.is_silent(Place(claim.start, claim.end)):
        return _unread(claim)
    changes: dict[str, Any] = {}
    evidence = {it.field: it for it in claim.evidence}
    for field, judge in JUDGES.items():
        try:
            if field not in told:
                raise Doubt(NO_ANSWER)
            fields, places = judge(told, claim, witness)
        except Doubt as doubt:
            if field in evidence:
                evidence[field] = _kept(evidence[field], str(doubt))
            continue
        changes |= fields
        start, end = places[0] if places else (0, 0)
        evidence[field] = Evidence(field, BELIEVED if places else NOT_SAID, start, end)
    read = replace(claim, **changes, evidence=tuple(evidence.values()))
    unit = unit_meant(claim, read.metric, read.counted, witness.reading.document.text, witness.lexicon)
    quote = witness.reading.document.text[read.quote_start : read.quote_end]
    speaks_for = spoken_for(quote, read.claimant, witness.lexicon)
    read = replace(read, unit=unit, speaks_for=speaks_for)
    return replace(read, confidence=confidence_with(claim, read))


def _unread(claim: Claim) -> Claim:
    """A claim of the rules about which there is no answer."""
    fields = JUDGES.keys()
    evidence = (_kept(it, NO_ANSWER) if it.field in fields else it for it in claim.evidence)
    return replace(claim, evidence=tuple(evidence))


def _kept(evidence: Evidence, reason: str) -> Evidence:
    """The evidence of a field that stays what the rules read, and why it does."""
    return evidence._replace(rule=f"{evidence.rule}+{reason}")
