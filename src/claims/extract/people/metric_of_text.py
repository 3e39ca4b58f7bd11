"""A quantity whose metric something else in its text tells."""

from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found

UNTOLD = frozenset(("other", "civilians"))  # metrics of people of whom nothing is told
_RULE = "metric.of-text"


def told_as(quantity: Quantity, metric: str) -> Quantity:
    """A quantity with the metric that its text tells; the words that it rests on stay."""
    found = quantity.metric_found
    told = Found(metric, _RULE, found.start, found.end)
    return quantity.with_metric(told, quantity.unit, quantity.counted, quantity.antecedent)


def words_of_metric(quantity: Quantity) -> list[str]:
    """The words that tell the metric of a quantity, in small letters."""
    found = quantity.metric_found
    return quantity.sentence.text[found.start : found.end].lower().split()
