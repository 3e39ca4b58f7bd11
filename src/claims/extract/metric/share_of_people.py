"""Of whom a share is told: of those to whom something was done, `a third of those abducted`, or of the people
that a figure before counts, whatever else stands between, `of these, 57 percent are girls`."""

from collections.abc import Sequence

from claims.extract.figure.noun_class import PEOPLE, Nouns, build_nouns
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.metric.figures_before import counts_part
from claims.extract.text.event_words import build_events
from claims.lexicon import Lexicon
from claims.lexicon.inflection import singular

_TELLING = 6  # words after a share that tell who they are: "of those displaced were women"
_OF_THOSE = ["of", "those"]


def find_befallen(quantity: Quantity, lexicon: Lexicon) -> Found | None:
    """The metric of those of whom a share is told by what happened to them: `a third of those abducted`."""
    lower, last = quantity.sentence.lower, quantity.last
    if lower[last : last + 2] != _OF_THOSE:
        return None
    told = lexicon.index(build_events).participles.at(lower, last + len(_OF_THOSE))
    if told is None:
        return None
    metric, end = told
    return Found(metric, "metric.share", *quantity.sentence.extent(last, end))


def whole_before(quantity: Quantity, earlier: Sequence[Quantity], lexicon: Lexicon) -> Quantity | None:
    """The figure before a share, of which it may be; the last one of people where the share is of people."""
    last = earlier[-1] if earlier else None
    if last is None or last.unit == PEOPLE or not counts_part(quantity):
        return last
    if not _is_of_people(quantity, lexicon.index(build_nouns)):
        return last
    return next((it for it in reversed(earlier) if it.unit == PEOPLE), last)


def _is_of_people(quantity: Quantity, nouns: Nouns) -> bool:
    """Whether the words after a share tell of people: `57 percent are women and girls`."""
    told = quantity.sentence.lower[quantity.last : quantity.last + _TELLING]
    return any(word == "whom" or _is_person(singular(word), nouns) for word in told)


def _is_person(noun: str, nouns: Nouns) -> bool:
    return noun in nouns.persons or nouns.units.get(nouns.metrics.get(noun, "")) == PEOPLE
