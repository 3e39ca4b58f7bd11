"""The one way in which the value of a field is chosen: the candidate that the weights rank first."""

from typing import TypeVar

from claims.extract.choose.candidate import FieldReader
from claims.extract.choose.weights import Weights
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found

C = TypeVar("C")


def choose(reader: FieldReader[C], quantity: Quantity, context: C, weights: Weights) -> Found:
    """The value of a field: of all candidates the one with the highest weight, of equal ones the first.

    Rules are asked from the heaviest down, as long as one could still weigh more than the best candidate so
    far. Raises LookupError where no rule proposes anything: a reader has a rule that always does.
    """
    best: Found | None = None
    top = float("-inf")
    question = reader.question(quantity) if reader.question is not None else None
    for most, asked, rule in weights.heaviest_first(reader):
        if top >= most:
            break
        if asked is not None and asked is not question:
            continue
        find = rule.find
        if find is not None:
            found = find(quantity, context)
            if found is not None:
                best, top = found, most
            continue
        for candidate in rule.candidates(quantity, context):
            weight = most + weights.of_features(candidate.features)
            if weight > top:
                best, top = candidate.found, weight
    if best is None:
        raise LookupError(f"no candidate for {reader.name}")
    return best
