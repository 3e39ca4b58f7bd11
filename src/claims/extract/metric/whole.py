"""What is told of a part is not told of its whole: `9 of the 12 hostages were freed`."""

from bisect import bisect_left

from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.metric.predicate import find_object_clause, find_predicate
from claims.extract.text.event_words import Events
from claims.lexicon.closed_classes import BE, HAVE, POSSESSIVES, RELATIVES, SMALL_NUMBERS

# What a part may be called, besides a number of them; all of them are no part.
_PARTS = SMALL_NUMBERS | frozenset(
    "% both cent dozens few fifth half hundreds many most none one part percent quarter quarters several "
    "some thirds third thousands two-thirds three-quarters".split()
)
_VERBS = BE | HAVE
_OWNER = 4  # words from "of" to the "'s" of whose the whole is: "of the group's 900 fighters"


def is_whole(quantity: Quantity) -> bool:
    """Whether a figure with its noun is that of which the sentence has told a part: `half of its 12,000
    fighters`, `9 of the 12 people`."""
    lower, k = quantity.sentence.lower, quantity.first - 1
    if k < 2 or quantity.noun[0] == quantity.noun[1]:
        return False
    of = k - 1
    if lower[k] == "'s":
        near = range(k - 1, max(0, k - _OWNER), -1)
        of = next((at for at in near if lower[at] == "of"), 0)
    elif lower[k] != "the" and lower[k] not in POSSESSIVES:
        return False
    part = lower[of - 1] if of and lower[of] == "of" else ""
    return part in _PARTS or part[:1].isdecimal()


def told_of_whole(quantity: Quantity, events: Events) -> Found | None:
    """What is told of a whole itself: after its noun without a verb, or as where and how its people live."""
    found = find_object_clause(quantity, events) or find_predicate(quantity, events)
    if found is None or found.value == "population":
        return found
    lower, first = quantity.sentence.lower, bisect_left(quantity.sentence.starts, found.start)
    if found.rule == "event.object-clause" or lower[quantity.noun[1]] in RELATIVES:
        return found  # 9 of the 12 girls who were kidnapped
    return found if _VERBS.isdisjoint(lower[quantity.noun[1] : first + 1]) else None


def is_population_of_part(quantity: Quantity) -> bool:
    """`half of the total population of 20 million had fled`: what is told after it is told of the part."""
    lower, k = quantity.sentence.lower, quantity.first - 2
    if k < 2 or lower[k] not in ("population", "populace") or lower[k + 1] != "of":
        return False
    k -= 1 + (lower[k - 1] in ("entire", "total", "whole"))
    return k > 0 and (lower[k] == "the" or lower[k] in POSSESSIVES) and lower[k - 1] == "of"
