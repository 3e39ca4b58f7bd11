"""Children who are taken from their parents, or brought back to them, are not held by anybody for that."""

from itertools import takewhile

from claims.extract.figure.noun_class import PEOPLE
from claims.extract.figure.quantity import Quantity
from claims.extract.people.metric_of_text import told_as

_PARTED_AS = frozenset(("abducted", "detained", "displaced", "returnees"))
_PARTING = 9  # words after those counted
_AND = frozenset((";", ":", "and", "but"))
_KIN = frozenset("families family father fathers mother mothers parent parents relatives".split())
_TAKEN_FROM = frozenset("removed ripped separated snatched split taken torn".split())


def with_parted_families(quantities: list[Quantity]) -> list[Quantity]:
    """The quantities, those of children who are taken from their parents, or brought back to them, as what
    they are: nobody says that they are held."""
    return [told_as(it, _of_kin(it)) if _is_parted(it) else it for it in quantities]


def _is_parted(quantity: Quantity) -> bool:
    """`2,000 kids were taken away from their mothers`, `522 had been reunited with their parents`."""
    if quantity.unit != PEOPLE or quantity.metric not in _PARTED_AS or quantity.refused is not None:
        return False
    lower, end = quantity.sentence.lower, max(quantity.last, quantity.noun[1])
    near = list(takewhile(lambda word: word not in _AND, lower[end : end + _PARTING]))
    if "reunited" in near:
        return True
    kin = next((k for k, word in enumerate(near) if word in _KIN), 0)
    return kin > 1 and "from" in near[max(0, kin - 2) : kin] and not _TAKEN_FROM.isdisjoint(near[:kin])


def _of_kin(quantity: Quantity) -> str:
    """What the noun says that they are; else family."""
    return quantity.named[0] or "civilians"
