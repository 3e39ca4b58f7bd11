"""How sure we are of a claim: the calibrated chance that every one of its fields is right.

A logistic model over the rules that gave the fields their values. Its weights stand in
lexicon/confidence.toml; tests/benchmarks/calibrate.py fits them to texts marked by hand and prints how
well the promised chances are kept.
"""

import math
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.lexicon import Lexicon


class Weights(NamedTuple):
    """The model: log-odds of a claim without any known rule, and what each rule adds."""

    bias: float
    rules: Mapping[str, float]


def build_weights(lexicon: Lexicon) -> Weights:
    """The weights of a lexicon; without any, every claim is as likely right as wrong."""
    weights = {entry["rule"]: float(entry["weight"]) for entry in lexicon.entries("confidence")}
    return Weights(weights.pop("bias", 0.0), weights)


def confidence_of(quantity: Quantity, found: Iterable[Found], lexicon: Lexicon) -> float:
    """The confidence of a claim from the rules of its fields, between 0 and 1, to two places."""
    bias, rules = lexicon.index(build_weights)
    odds = bias + rules.get(quantity.rule, 0.0)
    for hit in found:
        odds += rules.get(hit.rule, 0.0)
    return round(1 / (1 + math.exp(-odds)), 2)
