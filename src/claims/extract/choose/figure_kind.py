"""What sort of thing a figure counts, as far as that tells which rules of a field to believe: a headline says
where people died, and seldom where money is."""

from collections.abc import Mapping

from claims.extract.figure.quantity import Quantity

_METRICS: Mapping[str, str] = {
    "harm": "killed injured detained abducted",
    "movement": "displaced refugees returnees foreign_fighters",
    "forces": "fighters troops units weapons",
    "land": "territory settlements",
    "deeds": "attacks airstrikes",
    "people": "population people_in_need civilians",
    "money": "money",
}
_KINDS = {metric: kind for kind, metrics in _METRICS.items() for metric in metrics.split()}


def kind_of(quantity: Quantity) -> str:
    """The kind of a figure by its metric: `harm`, `movement`, `money`, ...; else `other`."""
    return _KINDS.get(quantity.metric, "other")
