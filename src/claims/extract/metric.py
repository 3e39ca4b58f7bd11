"""Find the metric: what happened before what they are, what they are before the unit.

Gives every quantity its noun phrase, counted words and unit on the way.
"""

from typing import NamedTuple

from claims.extract.event import Events, build_events, continues_list, find_event
from claims.extract.lexicon import Lexicon
from claims.extract.noun import find_noun, is_plural, singular
from claims.extract.quantity import build_grammar, rate_at
from claims.extract.reading import Found, Quantity

PEOPLE = "people"
_MONEY_UNITS = 3
_PERSON_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "ee", "ite", "ant", "can", "ese", "ani", "eer")
_GROUPS = frozenset(("family", "household"))
_VEHICLES = frozenset(("jet", "plane", "aircraft", "bomber"))
# What a share is of: the metric of the whole.
_LAND = frozenset("caliphate territory land country city town area province region village border oilfield".split())


class Nouns(NamedTuple):
    """The nouns that tell a metric or a unit, indexed by their singular."""

    metrics: dict[str, str]  # noun or two or three words -> metric
    people_metrics: frozenset[str]  # metrics whose unit is people
    persons: frozenset[str]
    things: frozenset[str]


def build_nouns(lexicon: Lexicon) -> Nouns:
    """The nouns of a lexicon, indexed."""
    entries = lexicon.entries("metric")
    return Nouns(
        metrics={noun: entry["key"] for entry in entries for noun in entry["nouns"]},
        people_metrics=frozenset(entry["key"] for entry in entries if entry.get("unit") == PEOPLE),
        persons=frozenset(word.lower() for entry in lexicon.entries("person") for word in entry["words"]),
        things=frozenset(word.lower() for entry in lexicon.entries("thing") for word in entry["words"]),
    )


def fill_nouns(quantities: list[Quantity], lexicon: Lexicon) -> None:
    """Give every quantity of a sentence its noun phrase and its rate behind it."""
    events = lexicon.index(build_events)
    grammar = lexicon.index(build_grammar)
    for at, quantity in enumerate(quantities):
        first, last, head = find_noun(quantity.sentence, quantity.last, events.predicates)
        if at + 1 < len(quantities):
            last = min(last, max(quantities[at + 1].first, first))
            head = min(head, last - 1)
        if last > first:
            quantity.noun, quantity.head = (first, last), head
            quantity.counted = _clean(quantity.sentence.slice(first, last))
        else:
            quantity.noun = (quantity.last, quantity.last)
        if quantity.per is None:
            rate = rate_at(quantity.sentence, quantity.noun[1], grammar)
            quantity.per = rate[0] if rate else None


def _clean(words: str) -> str:
    return " ".join(words.split()).strip("\"'“”‘’")


def find_metric(quantity: Quantity, earlier: list[Quantity], lexicon: Lexicon) -> Found:
    """The metric of a quantity; sets its unit. `earlier`: the quantities before it in its sentence, all filled."""
    nouns = lexicon.index(build_nouns)
    class_, is_person = classify_noun(quantity, nouns)
    if quantity.unit in lexicon.index(build_grammar).currencies:
        return _at_noun(quantity, "money", "metric.money")
    if quantity.unit is not None and quantity.unit != "percent":
        return _metric_of_measure(quantity, class_)
    if quantity.noun[0] == quantity.noun[1]:
        is_person, class_ = True, _antecedent_metric(quantity, earlier)
    if quantity.unit == "percent":
        return _metric_of_share(quantity, class_, lexicon)
    event = find_event(quantity, earlier, lexicon) if is_person else None
    if is_person and event is None and earlier and continues_list(quantity, earlier[-1]):
        event = _event_of_list(quantity, earlier[-1], class_)
    if is_person:
        quantity.unit = _unit_of_people(quantity)
        return event or _metric_of_people(quantity, class_)
    quantity.unit = singular(quantity.sentence.lower[quantity.head])
    return _at_noun(quantity, class_ or "other", "metric.noun")


def classify_noun(quantity: Quantity, nouns: Nouns) -> tuple[str | None, bool]:
    """The metric of the noun phrase's head, if a noun of the lexicon, and whether it stands for people."""
    if quantity.head < 0:
        return None, False
    lower, head = quantity.sentence.lower, quantity.head
    word = singular(lower[head])
    for first in range(max(quantity.noun[0], head - 2), head + 1):
        phrase = " ".join([*lower[first:head], word]) if first < head else word
        metric = nouns.metrics.get(phrase) or (nouns.metrics.get(lower[head]) if first == head else None)
        if metric:
            if metric == "fighters" and _is_foreign(quantity):
                metric = "foreign_fighters"
            return metric, metric in nouns.people_metrics and word not in _GROUPS
    if word in nouns.persons or lower[head] in nouns.persons:
        return None, True
    if word in nouns.things or word in _VEHICLES:
        return None, False
    proper = quantity.sentence.words[head][0].isupper()
    return None, word.endswith(_PERSON_ENDINGS) or (proper and is_plural(lower[head]) and word.endswith(("an", "i", "ish")))


def _is_foreign(quantity: Quantity) -> bool:
    lower = quantity.sentence.lower
    return "foreign" in lower[quantity.noun[0] : quantity.head]


def _at_noun(quantity: Quantity, metric: str, rule: str) -> Found:
    sentence = quantity.sentence
    first, last = quantity.noun
    if first == last:
        return Found(metric, rule, quantity.start, quantity.end)
    return Found(metric, rule, sentence.starts[first], sentence.ends[last - 1])


def _metric_of_measure(quantity: Quantity, class_: str | None) -> Found:
    """Areas are territory; weights and lengths are what they measure."""
    if quantity.unit == "km2":
        return _at_noun(quantity, "territory", "metric.area")
    return _at_noun(quantity, class_ if class_ == "weapons" else "other", "metric.measure")


def _metric_of_share(quantity: Quantity, class_: str | None, lexicon: Lexicon) -> Found:
    """A share has the metric of its whole: `60% of the caliphate`, `half of the population`."""
    head = singular(quantity.sentence.lower[quantity.head]) if quantity.head >= 0 else ""
    if head in _LAND:
        return _at_noun(quantity, "territory", "metric.share-of-land")
    event = find_event(quantity, [], lexicon)
    if event and class_ in (None, "civilians", "fighters", "troops"):
        return event
    return _at_noun(quantity, class_ or "other", "metric.share")


def _antecedent_metric(quantity: Quantity, earlier: list[Quantity]) -> str | None:
    return earlier[-1].metric if earlier else None


def _event_of_list(quantity: Quantity, before: Quantity, class_: str | None) -> Found | None:
    """In a list the event of the one before holds on: `killed 12 soldiers and 3 civilians`."""
    if class_ in ("foreign_fighters", "returnees") or before.metric in ("other", "civilians", "fighters", "troops"):
        return None
    if before.metric not in ("killed", "injured", "detained", "abducted", "displaced", "refugees", "people_in_need"):
        return None
    return Found(before.metric, "metric.list", before.start, before.end)


def _unit_of_people(quantity: Quantity) -> str:
    word = singular(quantity.sentence.lower[quantity.head]) if quantity.head >= 0 else PEOPLE
    return word if word in _GROUPS else PEOPLE


def _metric_of_people(quantity: Quantity, class_: str | None) -> Found:
    return _at_noun(quantity, class_ or "other", "metric.noun")
