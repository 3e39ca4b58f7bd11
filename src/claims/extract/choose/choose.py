"""The one way in which the value of a field is chosen: the candidate that the weights rank first."""

from math import inf
from typing import TypeVar

from claims.extract.choose.candidate import FieldReader
from claims.extract.choose.weights import Weights
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.record_type import record

C = TypeVar("C")


@record
class Chosen:
    """The candidate that the weights rank first, and by how much it outweighs the best one of another value
    that was weighed: infinitely where there was none."""

    found: Found
    margin: float


def choose(reader: FieldReader[C], quantity: Quantity, context: C, weights: Weights) -> Found:
    """The value of a field, as `weigh` finds it."""
    return weigh(reader, quantity, context, weights).found


def weigh(reader: FieldReader[C], quantity: Quantity, context: C, weights: Weights) -> Chosen:
    """The value of a field: of all candidates the one with the highest weight, of equal ones the first.

    Rules are asked from the heaviest down, as long as one could still weigh more than the best candidate so
    far: no candidate weighs more than the most that its rule can reach. Raises LookupError where no rule
    proposes anything: a reader has a rule that always does.
    """
    best: Found | None = None
    top = second = -inf
    question = reader.question(quantity) if reader.question is not None else None
    known, steps = weights.plan(reader, reader.kind(quantity), question)
    for most, base, find, rule in steps:
        if top >= most:
            break
        if find is not None:  # the plain case, in the fewest steps
            found = find(quantity, context)
            if found is not None:
                weight = base + known.evidence.get(found.rule, 0.0)
                weight = weight if weight < most else most
                if best is None or (second < weight and best.value != found.value):
                    second = weight if weight < top else top
                if weight > top:
                    best, top = found, weight
            continue
        for candidate in rule.candidates(quantity, context):
            weight, found = base + known.of_candidate(candidate), candidate.found
            weight = weight if weight < most else most
            if best is None or (second < weight and best.value != found.value):
                second = weight if weight < top else top
            if weight > top:
                best, top = found, weight
    if best is None:
        raise LookupError(f"no candidate for {reader.name}")
    return Chosen(best, top - second)
