"""What the weights are learnt from: for a field of a marked figure all that was proposed, and what of it is
right."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from claims.extract.choose.candidate import Candidate, Choice
from claims.extract.claim import find_choices, value_held
from claims.extract.place.place import PLACES
from claims.extract.place.setting import SETTING
from claims.lexicon import Lexicon
from claims.score import FIELDS, Mention, score
from claims.training.marked_texts import MarkedSet

Choices = Mapping[str, Choice]
_FIELDS = {SETTING.name: PLACES.name}  # choices within that of a field, by the field that tells what is right


class Proposal(NamedTuple):
    """A candidate, the name of the rule that proposes it, and whether its value is right."""

    rule: str
    candidate: Candidate
    right: bool


class Labelled(NamedTuple):
    """A field of a figure that a person marked: all proposals for it, and whether today's choice is right."""

    set: str
    document: str
    field: str
    kind: str
    proposals: Sequence[Proposal]
    right_today: bool

    @property
    def can_be_right(self) -> bool:
        """Whether the right value is among those proposed."""
        return any(proposal.right for proposal in self.proposals)


def label(sets: Iterable[MarkedSet], lexicon: Lexicon) -> Iterator[Labelled]:
    """Every field of every marked figure that is found in the sets, read with a lexicon."""
    for marked in sets:
        told = [it for document in marked.documents for it in find_choices(document, lexicon)]
        predicted = [claim.to_dict() | {"choices": choices} for claim, choices in told]
        for match in score(marked.gold, predicted).matches:
            for field, choice in match.predicted["choices"].items():
                proposals = _judged(field, choice, match.gold, match.predicted)
                right = _FIELDS.get(field, field) not in match.wrong
                yield Labelled(marked.name, match.gold["doc"], field, choice.kind, proposals, right)


def _judged(field: str, choice: Choice, gold: Mention, predicted: Mention) -> tuple[Proposal, ...]:
    def is_right(value: Any) -> bool:
        marked = _FIELDS.get(field, field)
        return FIELDS[marked](gold, {**predicted, marked: value})

    return tuple(
        Proposal(rule, candidate, is_right(value_held(field, candidate.found)))
        for rule, candidate in choice.proposals
    )
