"""People of whom a sentence tells nothing are those that the whole text is about: in a report on displacement
`some 900 families are in the school` counts the displaced."""

from collections import Counter
from collections.abc import Iterable

from claims.extract.figure.counted import build_nouns
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.lexicon import Lexicon
from claims.lexicon.inflection import singular

_STATES = frozenset(("displaced", "refugees", "people_in_need"))  # what people may be throughout a text
_UNTOLD = frozenset(("other", "civilians"))
_ANYBODY = frozenset("person individual household family hh resident human soul".split())
_FEWEST, _SHARE = 3, 0.6  # figures of those whom a text is about, and their share among the like
_RULE = "metric.of-text"


def people_of_text(title: str, claims: Iterable[Quantity], lexicon: Lexicon) -> str | None:
    """The metric of the people of a text, by its title or by most of its figures; None: not one thing."""
    nouns = lexicon.index(build_nouns).metrics
    for word in title.lower().replace("’", "'").split():
        metric = nouns.get(singular(word.strip(".,:;!?\"'()")))
        if metric in ("displaced", "refugees"):
            return metric
    counts = Counter(claim.metric for claim in claims if claim.metric in _STATES)
    if not counts:
        return None
    ((metric, count),) = counts.most_common(1)
    return metric if count >= _FEWEST and count >= _SHARE * counts.total() else None


def with_people_of_text(quantities: list[Quantity], metric: str) -> list[Quantity]:
    """The quantities, those of whose people nothing is told as the people of the text."""
    return [_told(quantity, metric) for quantity in quantities]


def _told(quantity: Quantity, metric: str) -> Quantity:
    found = quantity.metric_found
    if quantity.refused is not None or not _is_untold(quantity):
        return quantity
    told = Found(metric, _RULE, found.start, found.end)
    return quantity.with_metric(told, quantity.unit, quantity.counted, quantity.antecedent)


def _is_untold(quantity: Quantity) -> bool:
    """Whether a quantity counts people of whom its sentence tells nothing."""
    if quantity.metric not in _UNTOLD:
        return False
    if quantity.metric_found.rule == "metric.antecedent" and quantity.antecedent is not None:
        return _is_untold(quantity.antecedent)
    anybody = quantity.head >= 0 and singular(quantity.sentence.lower[quantity.head]) in _ANYBODY
    return anybody and quantity.unit != "percent" and quantity.metric_found.rule == "metric.noun"
