"""The way from a document to its claims with a model: rules, prompts, answers, belief, votes.

The rules read the whole document first. What the model answers is held against the text field by field; a
part without an answer, and a field that the text does not bear out, stays what the rules read.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from claims.extract.claim import claims_of
from claims.extract.document_figures import read
from claims.extract.report.reading import Reading
from claims.lexicon import Lexicon
from claims.model import Claim, Document
from claims.reader.belief.belief import believe
from claims.reader.belief.believed_parts import believe_parts
from claims.reader.belief.no_claim import is_none
from claims.reader.belief.overlooked import overlooked_claims
from claims.reader.belief.witness import witness_of
from claims.reader.document_parts import Size
from claims.reader.majority_vote import majority
from claims.reader.prompt import number_figures, prompts_of
from claims.reader.reading_types import Answer, Figure, Prompt, Told


@dataclass(frozen=True, slots=True)
class ByRules:
    """A document as the rules read it: what a model is asked about, and what holds where it fails."""

    reading: Reading
    claims: tuple[Claim, ...]
    refused: tuple[Claim, ...]  # quantities that are no claims
    figures: tuple[Figure, ...]  # of the claims, numbered

    def prompts(self, size: Size | None = None) -> list[Prompt]:
        """What is asked about the document; nothing where the rules find no figure in it."""
        return prompts_of(self.reading, self.figures, size)


def read_by_rules(document: Document, lexicon: Lexicon) -> ByRules:
    """A document as the rules read it."""
    reading = read(document, lexicon)
    found = list(claims_of(reading))
    claims = tuple(sorted((it for it, reason in found if reason is None), key=lambda it: (it.start, it.end)))
    refused = tuple(claim for claim, reason in found if reason is not None)
    return ByRules(reading, claims, refused, number_figures(claims))


def claims_believed(ruled: ByRules, answered: Sequence[tuple[Prompt, Answer]]) -> list[Claim]:
    """The claims of a document with what is believed of the answers to its prompts, in reading order."""
    witness = witness_of(ruled.reading, next((it.printed for _, it in answered if it.printed), None))
    told = _told_by_start(answered)
    kept = [it for it in ruled.claims if not is_none(it, told.get(it.start), witness)]
    read = [believe(claim, told.get(claim.start), witness) for claim in kept]
    starts = {it.number: it.start for it in ruled.figures}
    claims = believe_parts(read, told, starts)
    added = overlooked_claims(
        chain.from_iterable(it.overlooked for _, it in answered), ruled.refused, witness
    )
    return _joined([*claims, *added])


def claims_voted(ruled: ByRules, readings: Sequence[Sequence[tuple[Prompt, Answer]]]) -> list[Claim]:
    """The claims of a document that a model was asked about several times: what most readings say, each of
    them believed by itself."""
    found = [claims_believed(ruled, answered) for answered in readings]
    return found[0] if len(found) == 1 else _joined(majority(ruled.claims, ruled.refused, found))


def _told_by_start(answered: Iterable[tuple[Prompt, Answer]]) -> Mapping[int, Told]:
    """What the answers say of each figure, by its offset: only a prompt that asks for a figure is heard."""
    told: dict[int, Told] = {}
    for prompt, answer in answered:
        for figure in prompt.part.figures:
            if figure.number in answer.figures:
                told[figure.start] = answer.figures[figure.number]
    return told


def _joined(claims: Iterable[Claim]) -> list[Claim]:
    """The claims in reading order; a figure that was counted into one which is no claim stands alone."""
    ordered = sorted(claims, key=lambda it: (it.start, it.end))
    starts = {it.start for it in ordered}
    return [it if it.part_of is None or it.part_of in starts else replace(it, part_of=None) for it in ordered]
