"""How sure we are of a claim: the calibrated chance that all its fields are right."""

from collections.abc import Mapping

from claims.extract.reading import Found, Quantity


def confidence_of(quantity: Quantity, found: Mapping[str, Found]) -> float:
    """The confidence of a claim from the rules that made it, between 0 and 1."""
    return 0.5
