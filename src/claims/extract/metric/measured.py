"""Find the metric of a measured figure by the unit that a metric declares: barrels of oil, aid in dollars;
and that of shares by what a sentence says that it gives shares of."""

from claims.extract.figure.noun_class import Nouns, at_noun, build_nouns, metric_of_noun
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.text.event_words import build_events
from claims.extract.text.noun_phrase import find_noun
from claims.lexicon import Lexicon

_LINKS = frozenset(("in", "of", "for", "worth"))
_REACH = 12  # words before a figure in which its noun may stand: "oil production has risen to 3m barrels"


def find_measured(quantity: Quantity, lexicon: Lexicon) -> Found | None:
    """The metric whose unit the figure is in: by its noun, the unit's name, or the nearest other noun.

    None where no metric of that unit is told; a metric without a unit of measure is never found here.
    """
    nouns = lexicon.index(build_nouns)
    if not nouns.measured:
        return None
    class_, _ = quantity.named
    for metric in (class_, nouns.metrics.get(quantity.unit or "")):
        if _is_in_unit(metric, quantity, nouns):
            return at_noun(quantity, metric or "", "metric.unit")
    return _find_after(quantity, nouns, lexicon) or _find_before(quantity, nouns)


def _find_after(quantity: Quantity, nouns: Nouns, lexicon: Lexicon) -> Found | None:
    """`$3 million in aid`: what money is for, where the noun does not go with the number itself."""
    sentence, at = quantity.sentence, quantity.last
    if at >= len(sentence.lower) or sentence.lower[at] not in _LINKS:
        return None
    first, last, head = find_noun(sentence, at + 1, lexicon.index(build_events).predicates)
    metric = metric_of_noun(sentence.lower, first, head, nouns) if first < last else None
    if metric is None or not _is_in_unit(metric, quantity, nouns):
        return None
    return Found(metric, "metric.unit", sentence.starts[first], sentence.ends[last - 1])


def _find_before(quantity: Quantity, nouns: Nouns) -> Found | None:
    """`oil output rose to 3 million barrels a day`."""
    sentence = quantity.sentence
    for head in range(quantity.first - 1, max(-1, quantity.first - 1 - _REACH), -1):
        metric = metric_of_noun(sentence.lower, 0, head, nouns)
        if metric and _is_in_unit(metric, quantity, nouns):
            return Found(metric, "metric.unit-before", sentence.starts[head], sentence.ends[head])
    return None


def _is_in_unit(metric: str | None, quantity: Quantity, nouns: Nouns) -> bool:
    """Whether figures of a metric are measured, and in the unit of this one."""
    if metric not in nouns.measured or not metric or not nouns.fits(metric, quantity.unit):
        return False
    return quantity.unit != "percent" or nouns.units[metric] == "percent"


_FUNDING = frozenset("budget donors fund funded funding funds money requirements".split())
_WANTING = frozenset("borderline inadequate insufficient poor unacceptable".split())
_WANTED = frozenset("consumption diet diets food housing nutrition shelter shelters water".split())
_WITH = frozenset("demonstrating exhibiting had has have having report reported reporting with".split())
_CLAUSE = frozenset((";", ":", "(", ")", "that", "while", "who"))
_SAID, _NEED = (
    40,
    14,
)  # words before a share in brackets; words after a share, before "need" or what is wanting
_SHARED = {"needs": "people_in_need", "incidence": "other", "prevalence": "other"}


def find_shared(quantity: Quantity) -> Found | None:
    """What a sentence gives shares of: `needs were highest in schooling (77%) and health (71%)`, `71% of
    families report acute needs`, `many lack proper walls and have poor shelter (30%)`."""
    sentence, lower, first = quantity.sentence, quantity.sentence.lower, quantity.first
    if not _FUNDING.isdisjoint(lower[max(0, first - _SAID) : quantity.last + _NEED]):
        return None
    if lower[first - 1] == "(":
        for k in range(first - 2, max(-1, first - _SAID), -1):
            if lower[k] in _SHARED:
                return Found(_SHARED[lower[k]], "metric.share-before", sentence.starts[k], sentence.ends[k])
        start, stop = max(0, first - _NEED), first - 1
    else:
        start, stop = quantity.last, min(len(lower), quantity.last + _NEED)
        stop = next((k for k in range(start, stop) if lower[k] in _CLAUSE), stop)
    at = next((k for k in range(start, stop) if lower[k] in _WITH), stop)
    for k in range(at + 1, stop):
        if lower[k] in ("need", "needs") or (lower[k - 1] in _WANTING and lower[k] in _WANTED):
            return Found("people_in_need", "metric.share", sentence.starts[k], sentence.ends[k])
    return None


def is_of_money(quantity: Quantity) -> bool:
    """`has paid 49% of the $2.7 billion`."""
    after = quantity.sentence.lower[quantity.last : quantity.last + _SUM]
    return after[:1] == ["of"] and not _SIGNS.isdisjoint("".join(after))


_SUM = 4  # words up to the sign of a sum
_SIGNS = frozenset("$€£¥₹")


_AGAINST = frozenset("- – — to against".split())
_VOTED = frozenset("approved passed rejected vote voted".split())


def is_of_ballot(quantity: Quantity) -> bool:
    """`voted 120-80`, `the bill passed 120 to 80`: the votes for and against."""
    lower, first, last = quantity.sentence.lower, quantity.first, quantity.last
    if last - first != 1 or not lower[first].isdecimal():
        return False
    second = lower[last : last + 1] != [] and lower[last] in _AGAINST and lower[last + 1 : last + 2] != []
    if second and lower[last + 1].isdecimal():
        return lower[first - 1] in _VOTED or _is_by_ballot(lower, first)
    paired = first > 2 and lower[first - 1] in _AGAINST and lower[first - 2].isdecimal()
    return paired and (lower[first - 3] in _VOTED or _is_by_ballot(lower, first - 2))


def _is_by_ballot(lower: list[str], first: int) -> bool:
    """Whether a pair of numbers from word `first` on tells how a vote went: `passed on Friday by 80-17`."""
    return lower[first - 1] == "by" and not _VOTED.isdisjoint(lower[max(0, first - _BALLOT) : first])


_BALLOT = 12  # words
