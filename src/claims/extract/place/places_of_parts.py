"""The places that a sentence gives to other figures than the one asked for: `120 people died in Zamfara: 60
in Maru and 40 in Tsafe` are not 120 in Maru."""

from collections.abc import Iterable

from claims.extract.figure.quantity import Quantity
from claims.extract.place.places_of_others import without_places_of_others
from claims.extract.place.site import Site
from claims.extract.report.reading import Reading
from claims.extract.text.place_words import EVENTS
from claims.extract.toponym.place_mention import Mention

_NEAR = 3  # words from a figure of a list to its place: "60 of them in Maru"
_TOTALS = frozenset(("total", "all", "altogether", "overall"))
_TO_TOTAL = 3  # words from "total" to its figure


def without_places_of_parts(quantity: Quantity, sites: list[Site], reading: Reading) -> list[Site]:
    """The sites of a figure but those that the parts of it have, where two parts at least have their own."""
    figures = reading.quantities(quantity.sentence.index)
    partitive = not _PARTITIVE.isdisjoint(quantity.sentence.lower)
    alone = partitive and quantity.metric not in EVENTS  # 60,000 fighters, of whom 10,000 are in Helmand
    if len(figures) < _LIST or len(sites) < (1 if alone else _LIST):
        return sites
    sites = without_places_of_others(quantity, sites, figures)
    parts = [it for it in figures if _counts_into(it, quantity) or _is_listed_after(it, quantity)]
    if not parts and _is_total(quantity):
        parts = [it for it in figures if it.start < quantity.start]
    theirs = {it.mention.start for it in sites if _is_of(it.mention, parts, quantity)}
    least = 1 if partitive else _LIST
    return sites if len(theirs) < least else [it for it in sites if it.mention.start not in theirs]


_LIST = 2  # parts that make a list
_PARTITIVE = frozenset(("including", "comprising", "whom"))
_OPENERS = _PARTITIVE | {":"}


def _counts_into(part: Quantity, whole: Quantity) -> bool:
    """Whether a figure leaves out the noun of another before it, or of one that does."""
    before, steps = part.antecedent, 0
    while before is not None and before.start != whole.start and steps < _LONGEST:
        before, steps = before.antecedent, steps + 1
    return before is not None and before.start == whole.start


def _is_listed_after(part: Quantity, whole: Quantity) -> bool:
    """Whether a figure stands in the list that is opened after another of the same metric."""
    if part.start <= whole.start or part.metric != whole.metric:
        return False
    return not _OPENERS.isdisjoint(whole.sentence.lower[whole.last : part.first])


_LONGEST = 12  # figures of a list


def _is_total(quantity: Quantity) -> bool:
    near = quantity.sentence.lower[max(0, quantity.first - _TO_TOTAL) : quantity.first]
    return not _TOTALS.isdisjoint(near)


def _is_of(mention: Mention, figures: Iterable[Quantity], quantity: Quantity) -> bool:
    """Whether a place stands right after one of the figures, or before it and its bracket."""
    lower = quantity.sentence.lower
    for figure in figures:
        gap = lower[figure.last : mention.first]
        after = figure.last < mention.first and len(gap) <= _NEAR and not any(word in ",;:." for word in gap)
        bracketed = mention.last + 1 == figure.first and lower[mention.last] == "("
        if after or bracketed:
            return True
    return False
