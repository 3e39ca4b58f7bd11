"""Whether a figure is told as superseded: `up from 8 million`, `a previous estimate of 31,500`.

A figure that is only dated ("33,000 in 2014") is none: it is not told as replaced by another one.
"""

from collections.abc import Callable, Iterator

from claims.extract.bearing.cue import CLAUSE, Cue, Cues, clause_end, clause_start, cues_of, skip_back
from claims.extract.calendar.time_expressions import find_times
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.report.reading import Reading

NOT_EARLIER = Found(False, "earlier.no")

_FORMER, _ESTIMATE, _ONCE = frozenset(("former",)), frozenset(("estimate",)), frozenset(("once",))
_COMPARED, _AGO, _FORMERLY = frozenset(("compared",)), frozenset(("ago",)), frozenset(("formerly",))
_RECKON = frozenset(("reckon",))
_CHANGES = frozenset(("rise", "fall", "cut", "rise-noun", "fall-noun"))
_NEAR, _FAR = 6, 10  # words
_DATED = 8  # words after a figure in which its time stands
_NEIGHBOURS = 2  # sentences before and after in which a figure is replaced
_MOST = frozenset(
    "a the its their an all-time recent record some about peak high low total estimated of".split()
)
_SUBJECTS = frozenset("it he she they we i you the a an this that these those there again more every".split())
_VERDICTS = frozenset(("up from", "down from"))

_Rule = Callable[[Quantity, Cues, Reading], Cue | None]


def find_earlier(quantity: Quantity, reading: Reading) -> Found:
    """Whether a figure is told as superseded. The value is a truth value."""
    sentence = quantity.sentence
    cues = cues_of(sentence, reading.lexicon)
    for name, (kinds, rule) in _RULES.items():
        cue = None if cues.kinds.isdisjoint(kinds) else rule(quantity, cues, reading)
        if cue:
            return Found(True, f"earlier.{name}", sentence.starts[cue.first], sentence.ends[cue.last - 1])
    return NOT_EARLIER


def _former_estimate(quantity: Quantity, cues: Cues, _: Reading) -> Cue | None:
    """`a previous estimate of 31,500`, `the earlier toll was 20`."""
    estimate = cues.last(_ESTIMATE, clause_start(quantity, _NEAR), quantity.first)
    if estimate is None or _figure_between(quantity, estimate.last):
        return None
    former = cues.last(_FORMER, max(0, estimate.first - 3), estimate.first)
    lower = quantity.sentence.lower
    return former if former and CLAUSE.isdisjoint(lower[former.last : estimate.first]) else None


def _figure_between(quantity: Quantity, start: int) -> bool:
    return any(word[0].isdecimal() for word in quantity.sentence.lower[start : quantity.first])


def _from(quantity: Quantity, cues: Cues, reading: Reading) -> Cue | None:
    """`rose from 20 to 31`, `a decrease from the 33,000 it had`, `fell from a peak of 33,000`."""
    lower = quantity.sentence.lower
    at = skip_back(lower, quantity.first, _MOST) - 1
    if at < 0 or lower[at] != "from":
        return None
    start = clause_start(quantity, _FAR)
    cue = cues.last(_CHANGES, start, at)
    if cue is None:
        return None
    told = cue.kind.endswith("-noun") or quantity.noun[0] == quantity.noun[1]
    told = told or quantity.unit in ("people", "percent", "km2") or _goes_to(quantity, reading)
    return cue if told else None


def _goes_to(quantity: Quantity, reading: Reading) -> bool:
    """Whether the figure that it came to follows: `from 12 planes to 40`."""
    lower = quantity.sentence.lower
    return any(
        quantity.last < other.first <= quantity.last + _NEAR and lower[other.first - 1] == "to"
        for other in reading.quantities(quantity.sentence.index)
    )


def _compared(quantity: Quantity, cues: Cues, _: Reading) -> Cue | None:
    """`up from 8 million`, `compared with 12,000 in March`: a comparison with another time."""
    lower = quantity.sentence.lower
    at = skip_back(lower, quantity.first, _MOST)
    cue = cues.last(_COMPARED, max(0, at - 2), at)
    if cue is None or cue.last < at:
        return None
    return cue if " ".join(lower[cue.first : cue.last]) in _VERDICTS or _is_dated(quantity, cues) else None


def _is_dated(quantity: Quantity, cues: Cues) -> bool:
    """Whether a time stands right after the figure: `12,000 in March`, `8,000 a year earlier`."""
    start, stop = quantity.last, clause_end(quantity, _DATED)
    near = any(start <= time.first < stop for time in find_times(quantity.sentence))
    return near or cues.first(_AGO, start, stop) is not None


def _than_before(quantity: Quantity, cues: Cues, _: Reading) -> Cue | None:
    """`more than the 33,000 it had`, `8 percent more than the 20,000 of last year`."""
    lower, number = quantity.sentence.lower, quantity.core[0]
    at = skip_back(lower, number, frozenset(("the", "some", "about", "estimated", "its", "their")))
    if at == number or at < 1 or lower[at - 1] != "than":
        return None
    return cues.first(_AGO, quantity.last, clause_end(quantity, _NEAR))


def _once_had(quantity: Quantity, cues: Cues, _: Reading) -> Cue | None:
    """`the group once had 33,000 fighters`, `controlled 100 towns at its peak`."""
    lower = quantity.sentence.lower
    before = cues.last(_ONCE, clause_start(quantity, _FAR), quantity.first)
    if before and ("now" in lower[before.last : quantity.first] or _figure_between(quantity, before.last)):
        return None
    if before is None:
        after = cues.first(_ONCE, quantity.last, clause_end(quantity, _NEAR))
        return after if after and after.last - after.first > 1 else None
    if before.last - before.first > 1:
        return None if _closes_aside(quantity, before) else before
    at_once = before.first > 0 and lower[before.first - 1] in ("at", "than", "all", "only", "not")
    conjunction = before.last >= quantity.first or lower[before.last] in _SUBJECTS
    return None if at_once or conjunction else before


def _closes_aside(quantity: Quantity, cue: Cue) -> bool:
    """Whether the words tell of a figure before them, in an aside that they end: `Hass, which had 900 people
    before the war, has 20`."""
    lower = quantity.sentence.lower
    before = lower[max(0, cue.first - _FAR) : cue.first]
    return lower[cue.last] == "," and any(word[0].isdecimal() for word in before)


def _said_before(quantity: Quantity, cues: Cues, reading: Reading) -> Cue | None:
    """`officials had earlier put the toll at 12`, `the 12 reported initially`: beside a figure that holds;
    what somebody had said before, beside any before it in the text."""
    told = _reckoned(quantity, cues)
    if told is None:
        return None
    had = "had" in quantity.sentence.lower[max(0, told.first - 2) : told.last + 2]
    others = _neighbours(quantity, reading, quantity.sentence.index if had else _NEIGHBOURS)
    return told if any(_replaces(other, quantity) for other in others) else None


def _reckoned(quantity: Quantity, cues: Cues) -> Cue | None:
    """The adverb of an earlier reckoning, with its verb beside it, before or after the figure, and no other
    figure or comma between: "the toll is 12, the first estimate was 20"."""
    for start, stop in (
        (clause_start(quantity, _FAR), quantity.first),
        (quantity.last, clause_end(quantity, _NEAR)),
    ):
        verb = cues.last(_RECKON, start, stop)
        if verb and not _is_of_another(quantity, verb):
            adverb = cues.last(_FORMERLY, max(start, verb.first - 2), min(stop, verb.last + 2))
            if adverb:
                return adverb
    return None


def _is_of_another(quantity: Quantity, verb: Cue) -> bool:
    if verb.first < quantity.first:
        return _figure_between(quantity, verb.last)
    return "," in quantity.sentence.lower[quantity.last : verb.first]


def _neighbours(quantity: Quantity, reading: Reading, before: int) -> Iterator[Quantity]:
    at = quantity.sentence.index
    for index in range(max(0, at - before), at + _NEIGHBOURS + 1):
        yield from reading.quantities(index)


def _replaces(other: Quantity, quantity: Quantity) -> bool:
    """Whether another figure may be the one that holds: of the same, and not the same number."""
    if other is quantity or other.refused is not None:
        return False
    same = (other.metric, other.unit) == (quantity.metric, quantity.unit)
    return same and (other.low, other.high) != (quantity.low, quantity.high)


def _ends_with_before(quantity: Quantity, cues: Cues, _: Reading) -> Cue | None:
    """`the toll was 20 before`: the adverb closes the clause."""
    lower = quantity.sentence.lower
    start = max(quantity.last, quantity.noun[1])
    cue = cues.first(_FORMERLY, start, start + 1)
    if cue is None or (cue.last < len(lower) and lower[cue.last][0].isalnum()):
        return None
    return cue


# Each rule with the kinds of words that it needs.
_RULES: dict[str, tuple[frozenset[str], _Rule]] = {
    "former-estimate": (_FORMER, _former_estimate),
    "from": (_CHANGES, _from),
    "compared": (_COMPARED, _compared),
    "than-before": (_AGO, _than_before),
    "once": (_ONCE, _once_had),
    "said-before": (_FORMERLY, _said_before),
    "before": (_FORMERLY, _ends_with_before),
}
# Of cues that tell a figure as earlier.
KINDS: frozenset[str] = frozenset().union(*(kinds for kinds, _ in _RULES.values()))
