"""How sure a claim is that the rules and a model read: by how far the two agree.

Two readers that err in different ways and say the same are seldom wrong. The chances stand in agreement.toml:
how often claims of marked texts were right in every field, by how many fields the two read differently, and
by whether the rules were sure; where the model was asked several times, by whether its readings were alike.
`python -m claims.training.agreement_table` measures them on recorded answers.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from claims.model import Claim

TABLE = Path(__file__).with_name("agreement.toml")
READ_TWICE = ("metric", "subject", "places", "claimant", "as_of", "status")
_MOST = 3  # fields read differently, and more
_SURE = 0.5  # the confidence of the rules from which they count as sure
_TAKEN = ("model.words", "model.not-said")  # what decided a field that is the model's


class Agreement(NamedTuple):
    """How far the rules and a model agree on a claim."""

    differing: int  # fields that the two read differently, 3 at most
    doubted: bool  # whether some field of the model's was not believed
    sure: bool  # whether the rules were


class VotedAgreement(NamedTuple):
    """The same of a claim that a model read several times."""

    differing: int
    alike: bool  # whether all of its readings give every field the same value


def agreement_of(ruled: Claim, believed: Claim) -> Agreement:
    """How far a claim of the rules agrees with what is believed of a model's answer on it."""
    differing = sum(getattr(ruled, field) != getattr(believed, field) for field in READ_TWICE)
    doubted = any(it.field in READ_TWICE and it.decided_by not in _TAKEN for it in believed.evidence)
    return Agreement(min(differing, _MOST), doubted, ruled.confidence >= _SURE)


def vote_on(ruled: Claim, voted: Claim) -> VotedAgreement:
    """How far the rules, and several readings of a model among themselves, agree on a claim."""
    votes = (it.vote for it in voted.evidence if it.field in READ_TWICE)
    alike = all(vote.agreeing == vote.heard for vote in votes if vote is not None)
    return VotedAgreement(agreement_of(ruled, voted).differing, alike)


def confidence_with(ruled: Claim, believed: Claim) -> float:
    """The chance that every field of a claim is right, after both have read it."""
    return chances().get(agreement_of(ruled, believed), ruled.confidence)


def voted_confidence(ruled: Claim, voted: Claim) -> float:
    """The same where a model has read it several times."""
    return voted_chances().get(vote_on(ruled, voted), confidence_with(ruled, voted))


@cache
def chances() -> Mapping[Agreement, float]:
    """The chance for each agreement with one reading, as it was measured."""
    found = _table().get("chance", ())
    return {Agreement(it["differing"], it["doubted"], it["sure"]): it["right"] / 100 for it in found}


@cache
def voted_chances() -> Mapping[VotedAgreement, float]:
    """The chance for each agreement with several readings, as it was measured."""
    found = _table().get("voted_chance", ())
    return {VotedAgreement(it["differing"], it["alike"]): it["right"] / 100 for it in found}


def _table() -> Mapping[str, Any]:
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))
