"""People of whom a sentence tells nothing are those that the whole text is about: in a report on displacement
`some 900 families are in the school` counts the displaced."""

from collections import Counter
from collections.abc import Iterable

from claims.extract.figure.noun_class import PEOPLE, build_nouns
from claims.extract.figure.quantity import Quantity
from claims.extract.metric.figures_before import FATES
from claims.extract.people.metric_of_text import UNTOLD, told_as
from claims.extract.text.event_words import build_events
from claims.lexicon import Lexicon
from claims.lexicon.inflection import singular

_STATES = frozenset(("displaced", "refugees", "people_in_need"))  # what people may be throughout a text
_ANYBODY = frozenset("person individual household family hh resident human soul".split())
_FEWEST, _SHARE = 3, 0.6  # figures of those whom a text is about, and their share among the like
_OPENING = 4  # words of a title that say what its tables are lists of
_HOME = 12  # characters after the verb: "their homes"


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


def people_of_tables(title: str, lexicon: Lexicon) -> str | None:
    """What happened to the people in the tables of a text, by its title: `Killed in the valley, update 3`."""
    victims = lexicon.index(build_events).victims
    words = [word.strip(".,:;!?\"'()") for word in title.lower().split()]
    found = (victims.before(words, end) for end in range(1, min(len(words), _OPENING) + 1))
    return next((it[0] for it in found if it and it[0] in FATES), None)


def with_people_of_tables(quantities: list[Quantity], metric: str) -> list[Quantity]:
    """The quantities of a row of a table: its men and women, and their shares, as what the tables list."""
    row = quantities[0].sentence
    if row.text[row.start] != "|":
        return quantities
    return [told_as(quantity, metric) if _is_anyone(quantity) else quantity for quantity in quantities]


def _is_anyone(quantity: Quantity) -> bool:
    """Whether a quantity of a table counts people of whom its heads tell nothing, or their share."""
    untold = quantity.refused is None and quantity.metric in UNTOLD
    return untold and (quantity.named[1] or quantity.unit == "percent")


def with_people_of_text(quantities: list[Quantity], metric: str) -> list[Quantity]:
    """The quantities, those of whose people nothing is told as the people of the text; not those for whom
    others are there: `9,000 policemen for 11 million people`."""
    before = (None, *quantities)
    return [
        quantity if _are_served(quantity, by) else _told(quantity, metric)
        for by, quantity in zip(before, quantities, strict=False)
    ]


def _are_served(quantity: Quantity, by: Quantity | None) -> bool:
    """Whether `for` leads from people who are counted to those counted."""
    served = quantity.first > 0 and quantity.sentence.lower[quantity.first - 1] == "for"
    return served and by is not None and by.refused is None and by.unit == PEOPLE


def _told(quantity: Quantity, metric: str) -> Quantity:
    told = _is_untold(quantity) or (metric == "refugees" and _is_in_flight(quantity))
    return told_as(quantity, metric) if told and quantity.refused is None else quantity


def _is_in_flight(quantity: Quantity) -> bool:
    """Whether people are only said to flee: in a text on refugees, out of their country."""
    found, text = quantity.metric_found, quantity.sentence.text
    told = text[found.start : found.end + _HOME].lower()
    flees = found.rule.startswith("event.") and told.startswith("fle") and " home" not in told
    return quantity.metric == "displaced" and flees


def _is_untold(quantity: Quantity) -> bool:
    """Whether a quantity counts people of whom its sentence tells nothing."""
    if quantity.metric not in UNTOLD:
        return False
    if quantity.metric_found.rule == "metric.antecedent" and quantity.antecedent is not None:
        return _is_untold(quantity.antecedent)
    anybody = quantity.head >= 0 and singular(quantity.sentence.lower[quantity.head]) in _ANYBODY
    return anybody and quantity.unit != "percent" and quantity.metric_found.rule == "metric.noun"
