"""People whose data somebody got at are affected, but in no need: `a breach that affects 900 customers`."""

from claims.extract.figure.quantity import Quantity
from claims.extract.people.metric_of_text import told_as, words_of_metric

_AFFECTED = frozenset("affect affected affecting affects".split())
_OF_DATA = (
    "breach",
    "hack",
    "cyberattack",
    "cyber attack",
    "ransomware",
    "personal data",
    "personal information",
)
_OFTEN = 3  # mentions in a text
_BREACHES = frozenset(
    "breach breaches cyberattack cyberattacks cyber-attack hack hacked hackers hacking malware "
    "ransomware".split()
)
_DISASTERS = frozenset(
    "canal cyclone dam dike drought dyke earthquake embankment famine flood floods hurricane levee river "
    "storm".split()
)


def is_about_data(text: str) -> bool:
    """Whether a text, in small letters, is about data that somebody got at."""
    return sum(text.count(phrase) for phrase in _OF_DATA) >= _OFTEN


def with_data_of_people(quantities: list[Quantity], *, throughout: bool) -> list[Quantity]:
    """The quantities, those of people whose data somebody got at as no people in need: `a breach that affects
    900 customers`; `throughout`: the whole text is about that."""
    return [told_as(it, "other") if _is_of_data(it, throughout=throughout) else it for it in quantities]


def _is_of_data(quantity: Quantity, *, throughout: bool) -> bool:
    """Whether people are affected by what was done to data."""
    listed = throughout and quantity.metric_found.rule == "metric.list"
    if quantity.metric != "people_in_need" or (
        not listed and _AFFECTED.isdisjoint(words_of_metric(quantity))
    ):
        return False
    lower = quantity.sentence.lower
    return (throughout or not _BREACHES.isdisjoint(lower)) and _DISASTERS.isdisjoint(lower)
