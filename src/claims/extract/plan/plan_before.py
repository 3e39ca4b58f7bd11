"""A plan before the figure: `it would leave 400`, `plans to spend 373 billion`."""

from itertools import pairwise

from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.plan.plan_phrases import (
    CLAUSE,
    NOW,
    POSSIBLE,
    Plans,
    found_plan,
    is_base,
    is_past,
    is_price,
)
from claims.extract.report.reading import Reading
from claims.lexicon.closed_classes import FINITE_BE, HAVE, POSSESSIVES
from claims.lexicon.word import is_year

WINDOW = 16  # words before a figure in which a plan governs it
_SHORT_WINDOW = 6  # a mere possibility governs what stands close by: "could produce 40 weapons"
# What one could do is done: "they could confirm 17 deaths".
_LEARN = frozenset("account confirm count document establish find hear identify see trace verify".split())
# Left of the figure: it is told apart, or of what there is already ("the 500 cars").
_BREAKS = frozenset((",", "the", "these", "those"))
_YEAR = 4  # digits
_NEAR = 24  # words to either side of "could"


def planned_before(quantity: Quantity, plans: Plans, reading: Reading) -> Found | None:
    """`it would leave 400`, `plans to spend 373 billion`: a plan left of the figure in its clause."""
    sentence, first = quantity.sentence, quantity.first
    lower = sentence.lower
    if first and (
        (lower[first - 1] in _BREAKS and not _is_mark(quantity))
        or (lower[first - 2 : first - 1] == ["of"] and lower[first - 1] in POSSESSIVES)
    ):
        return None  # will withdraw the first 100 of its 400 soldiers
    for i in range(first - 1, max(-1, first - WINDOW), -1):
        if lower[i] in CLAUSE or _begins_anew(lower, i):
            return None
        if lower[i] not in plans.before.anchors:
            continue
        found = plans.before.at(lower, i)
        if found and is_base(lower, found[1], first):
            return None
        if found and i and lower[i - 1] == "no" and lower[found[1]] not in _SENDING:
            return None  # there are no plans to close 400 schools
        if found and lower[found[1]] == "not" and lower[first - 1] in POSSESSIVES:
            return None  # will not touch its 400 million
        if not found or found[1] > first or is_past(lower, found[1]) or sentence.words[i] == "May":
            continue
        if lower[i] == "could" and _was_able(quantity, found[1], reading):
            continue
        if lower[i - 1 : i] == ["than"] or _looks_back(lower, found[1], first):
            return None  # more than would be expected
        if (
            is_price(quantity)
            or _is_pledge(lower, i, found[1], quantity)
            or _is_guess(lower, found[1], first)
            or _is_count(lower, found[1])
            or _is_reckoned(lower, found[1])
        ):
            return None
        if lower[i] not in POSSIBLE or first - i <= _SHORT_WINDOW:
            return found_plan("status.plan", sentence, i, found[1])
    return None


# What is not there yet, though nobody plans it: no plans to send 400.
_SENDING = frozenset("add admit buy deploy dispatch hire recruit resettle send".split())


def _is_mark(quantity: Quantity) -> bool:
    """Whether a figure is a mark that something is to reach: `will pass the 1 million mark`."""
    return not _MARKS.isdisjoint(quantity.sentence.lower[quantity.last : quantity.last + _TO_MARK])


_MARKS = frozenset(("barrier", "level", "mark", "milestone", "threshold"))
_TO_MARK = 3  # words after the figure


def _looks_back(lower: list[str], start: int, first: int) -> bool:
    """Whether what is planned looks back on what the figure tells: `will hold an inquiry into the killing of
    9 men`, `will mourn the 20`."""
    inside = lower[start:first]
    into = "into" in inside and inside[-1:] == ["of"]
    return not _PAST.isdisjoint(inside) or (into and any(word.startswith(_DEEDS) for word in inside))


_DEEDS = ("abduct", "death", "disappear", "kidnap", "kill", "loss", "massacre", "murder", "shoot", "wound")
_PAST = frozenset(
    "avenge commemorate honor honour inquiry enquiry investigate investigation mourn probe remember".split()
)


def _begins_anew(lower: list[str], i: int) -> bool:
    """Whether another verb is joined on by the `and` at word `i`, `is expected to stay and now holds 400`, or
    goes on there after a relative clause: `Chad, which will pay 300, has sent 400`."""
    if lower[i] in HAVE and (lower[i - 1 : i] == [","] or _opens_after_clause(lower, i)):
        return True
    if lower[i] != "and" or i + 2 >= len(lower):
        return False
    verb = lower[i + 1 + (lower[i + 1] in NOW)]
    return verb in FINITE_BE or verb in HAVE or (lower[i + 1] in NOW and verb.endswith(("s", "ed")))


def _opens_after_clause(lower: list[str], i: int) -> bool:
    """Whether a main clause goes on at word `i` after a comma and an adverb: `, still has 400`."""
    return i > 1 and lower[i - 2] == "," and (lower[i - 1] in NOW or lower[i - 1] == "still")


def _was_able(quantity: Quantity, verb: int, reading: Reading) -> bool:
    """Whether "could", before the verb at that word, tells of what one was able to do: `could confirm 17
    deaths`, `shots could be heard near two camps`, `in 2003 they could buy 20 houses`, or was not able to do:
    `could not trace 20 children`."""
    lower = quantity.sentence.lower
    at = verb + (lower[verb] == "be")
    if lower[at] in _LEARN or lower[at] == "not" or (at > verb and lower[at] in _LEARNT):
        return True
    published = (reading.document.published or "")[:_YEAR]
    near = lower[max(0, verb - _NEAR) : verb + _NEAR]
    return any(word == "in" and is_year(year) and year < published for word, year in pairwise(near))


_LEARNT = frozenset(("found", "heard", "seen", "traced", "verified", "confirmed", "identified"))


# Money that somebody has promised is there: "agreed to pay $5 million", "will allocate 5 million euros".
_PLEDGING = frozenset("agreed agrees agree pledged promised promises pledges offered decided".split())
_ALLOCATING = frozenset("allocate allot donate contribute earmark pledge".split())


def _is_pledge(lower: list[str], first: int, last: int, quantity: Quantity) -> bool:
    """Whether the plan of words `first` to `last` is one to give the money that the figure tells."""
    if quantity.unit is None or not quantity.unit.isupper():
        return False
    return lower[first] in _PLEDGING or (last < len(lower) and lower[last] in _ALLOCATING)


# What somebody would say is no plan: "I would put them at 400".
_RECKONING = frozenset("put say speak estimate guess reckon argue call suggest describe".split())


def _is_reckoned(lower: list[str], verb: int) -> bool:
    """Whether the verb at that word tells how many there are: not `call up 400 men`."""
    verb += lower[verb] == "only"
    return lower[verb] in _RECKONING and lower[verb + 1 : verb + 2] not in (["up"], ["for"])


def _is_guess(lower: list[str], last: int, figure: int) -> bool:
    """`could be over 50`, `should have 300 men`, `may still command 300`, `may be home to 300`: a guess about
    what is, not a plan."""
    if lower[last - 1] not in POSSIBLE:
        return False
    now = lower[last] in _AT_PRESENT
    if lower[last + now] in _HAVING and (now or lower[last - 1] != "should") and figure - last <= 1 + now:
        return True
    if lower[last] == "have" and figure - last == 1:
        return True
    if lower[last] != "be":
        return False
    return figure - last == 1 or lower[last + 1] in _STATES


def _is_count(lower: list[str], last: int) -> bool:
    """`the toll could exceed 50`: a guess at how many there are."""
    if lower[last - 1] not in POSSIBLE or lower[last] not in ("exceed", "pass", "surpass", "top"):
        return False
    return not _COUNTS.isdisjoint(lower[max(0, last - _COUNTED) : last])


_COUNTS = frozenset("casualties count dead number numbers tally toll".split())
_AT_PRESENT = NOW | {"still"}
# What somebody may do without doing anything: it is so or not.
_HAVING = frozenset(
    "boast command comprise contain control count have hold include number own possess retain".split()
)
_COUNTED = 10  # words from "the number of dead" to "exceed"


_STATES = frozenset(
    "among as carrying fighting having hiding holding home host hosting in keeping living operating running "
    "serving short still under using working".split()
)
