"""What a participle after a comma tells of those counted: `The 20 men, arrested in May, are free`."""

from claims.extract.fate.predicate import found_on
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.text.event_words import Events

# What a participle may tell of people as their adjective.
FATES = frozenset(("killed", "injured", "detained", "abducted", "displaced", "people_in_need"))


def find_apposed(quantity: Quantity, events: Events) -> Found | None:
    """What a participle after a comma tells of those counted: `The 20 men, arrested in May, are free`; not of
    the next in a list, `20 people, injured 12`."""
    lower, end = quantity.sentence.lower, quantity.noun[1]
    told = events.participles.at(lower, end + 1) if lower[end : end + 1] == [","] else None
    if told is None or told[0] not in FATES or lower[told[1] : told[1] + 1] == []:
        return None
    goes_on = lower[told[1]] in _AFTER_PARTICIPLE
    return found_on(quantity, told[0], "event.passive", end + 1, told[1]) if goes_on else None


_AFTER_PARTICIPLE = frozenset("after at between by during from in last near on since when while".split())


_FATALLY = frozenset(("fatally", "lethally", "mortally"))


def find_fatal(quantity: Quantity) -> Found | None:
    """`shot 30 people, 20 of them fatally`, `including 20 fatally`: the dead among those hurt."""
    lower, k = quantity.sentence.lower, quantity.last
    k += 2 * (lower[k : k + 1] == ["of"] and lower[k + 1 : k + 2] in (["them"], ["whom"]))
    alone = lower[k : k + 1] != [] and lower[k] in _FATALLY
    return found_on(quantity, "killed", "event.fatal", k, k + 1) if alone else None
