"""Several readings of one document by a model: field by field, what most of them say.

A model that is asked several times errs here and there, and seldom twice in the same way, so that what most
of its answers agree on is right more often than what one of them says (self-consistency, Wang et al. 2022,
arXiv:2203.11171). Each reading is held against the text by itself, and has a vote on every field that its
answer fills; where that is not believed, it votes for what the rules found there. A tie goes to
what the rules read, where that is among the values, else to the first reading. Fields that mean nothing
without each other go together.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from claims.lexicon.spelling import name_key
from claims.model import Claim, Tie, Vote
from claims.reader.agreement import voted_confidence
from claims.reader.belief.believed_names import name_words
from claims.reader.belief.field_judges import JUDGES
from claims.reader.belief.witness import NO_ANSWER

# What is voted on together: the first field, then the next among those who agree on the first, and so on.
_TOGETHER = (
    ("metric", "unit", "counted"),
    ("subject",),
    ("places",),
    ("claimant", "speaks_for"),
    ("as_of", "as_of_basis", "earlier"),
    ("status",),
    ("change",),
    ("part_of",),
)
_NAMES = frozenset(("counted", "subject", "claimant"))  # are the same in another spelling


def majority(
    ruled: Sequence[Claim], refused: Sequence[Claim], readings: Sequence[Sequence[Claim]]
) -> list[Claim]:
    """The claims that most of the readings find, each field with the value that most of them give it.

    `ruled` are the claims of the rules, and `refused` the figures that are none to them. Raises KeyError for
    a claim on any other figure.
    """
    claimed, others = _by_place(ruled), _by_place(refused)
    found = [_by_place(claims) for claims in readings]
    voted = []
    for place in dict.fromkeys(place for claims in found for place in claims):
        told = [claims[place] for claims in found if place in claims]
        heard = [it for it in told if place in others or _is_heard(it)]
        against = len(found) - len(told)
        if len(heard) > against or (len(heard) == against and place in claimed):
            voted.append(_voted(heard or told, claimed.get(place) or others[place]))
    return voted


def _by_place(claims: Iterable[Claim]) -> dict[tuple[int, int], Claim]:
    return {(it.start, it.end): it for it in claims}


def _voted(told: Sequence[Claim], ruled: Claim) -> Claim:
    """One claim from what several readings make of a figure, and what the rules did."""
    values: dict[str, Any] = {}
    evidence = {it.field: it for it in told[0].evidence}
    for fields in _TOGETHER:
        heard = [it for it in told if _is_heard(it, fields[0])]
        agreeing = list(heard or told)
        for field in fields:
            agreeing, tie = _agreeing(agreeing, ruled, field)
            found = next((it for it in agreeing[0].evidence if it.field == field), None)
            if found is not None:
                vote = Vote(len(agreeing), len(heard), tie)
                evidence[field] = found.voted(vote) if heard else found
        values |= {field: getattr(agreeing[0], field) for field in fields}
    claim = replace(told[0], **values, evidence=tuple(evidence.values()))
    return replace(claim, confidence=voted_confidence(ruled, claim))


def _is_heard(claim: Claim, field: str | None = None) -> bool:
    """Whether a reading says something of a field; of one that needs no words, of the figure at all."""
    fields = (field,) if field in JUDGES else JUDGES
    return any(it.field in fields and not it.rule.endswith(NO_ANSWER) for it in claim.evidence)


def _agreeing(told: Sequence[Claim], ruled: Claim, field: str) -> tuple[list[Claim], Tie | None]:
    """Those of some readings that give a field the value which most of them give it, those with its usual
    spelling first; and what decided between several such values."""
    counts = Counter(_value(it, field) for it in told)
    most = max(counts.values())
    leading = [value for value, count in counts.items() if count == most]  # in the order of the readings
    by_rules = _value(ruled, field)
    chosen = by_rules if by_rules in leading else leading[0]
    agreeing = [it for it in told if _value(it, field) == chosen]
    spellings = Counter(getattr(it, field) for it in agreeing)
    agreeing.sort(key=lambda it: -spellings[getattr(it, field)])
    if len(leading) == 1:
        return agreeing, None
    return agreeing, Tie.RULES if chosen == by_rules else Tie.FIRST


def _value(claim: Claim, field: str) -> Any:
    """The value of a field as it is compared: names however they are spelt, places in any order."""
    value = getattr(claim, field)
    if field == "places":
        return frozenset(map(_name, value))
    return _name(value) if field in _NAMES and value else value


def _name(name: str) -> str:
    return " ".join(name_words(name)) or name_key(name)
