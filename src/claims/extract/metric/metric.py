"""Find the metric: what happened before what they are, what they are before the unit."""

from claims.extract.figure.counted import NO_CONQUEST, at_noun, build_nouns, classify_noun, unit_of
from claims.extract.figure.quantity import Quantity
from claims.extract.figure.quantity_words import build_grammar
from claims.extract.found import Found
from claims.extract.metric.circumstance import correct_event
from claims.extract.metric.elided import with_elided
from claims.extract.metric.event import continues_list, find_event
from claims.extract.metric.share import find_share
from claims.lexicon import Lexicon

# Deaths, injuries: the noun itself says what happened.
_TOLD_BY_NOUN = frozenset(("killed", "injured"))
# Events that go on through a list: `killed 12 soldiers and 3 civilians`.
_LISTED = frozenset(("killed", "injured", "detained", "abducted", "displaced", "refugees", "people_in_need"))


def with_metric(quantity: Quantity, earlier: list[Quantity], lexicon: Lexicon) -> Quantity:
    """The quantity with its metric, its unit and, where it leaves out its noun, what it counts.

    `earlier`: the claims before it in its sentence, or the last ones of the sentence before, all filled.
    """
    class_, is_person = classify_noun(quantity, lexicon.index(build_nouns))
    if quantity.unit in lexicon.index(build_grammar).currencies:
        return quantity.with_metric(at_noun(quantity, "money", "metric.money"))
    if quantity.unit == "percent":
        return quantity.with_metric(find_share(quantity, class_, earlier, lexicon))
    if quantity.unit is not None:
        return quantity.with_metric(_of_measure(quantity, class_))
    if quantity.noun[0] == quantity.noun[1]:
        return with_elided(quantity, earlier, lexicon)
    whole = _whole(quantity, earlier)
    event = None
    if is_person and class_ not in _TOLD_BY_NOUN:
        whole = _others_of(quantity, earlier) or whole
        event = _of_people(quantity, class_, earlier, lexicon)
    found = event or at_noun(quantity, class_ or "other", "metric.noun")
    return quantity.with_metric(found, unit=unit_of(quantity, people=is_person), antecedent=whole)


def _others_of(quantity: Quantity, earlier: list[Quantity]) -> Quantity | None:
    """Those whom `12 others` are set beside: who was counted before them in the sentence."""
    others = quantity.sentence.lower[quantity.head] == "others"
    return earlier[-1] if others and earlier and earlier[-1].sentence is quantity.sentence else None


def _whole(quantity: Quantity, earlier: list[Quantity]) -> Quantity | None:
    """What `two of the drones` are part of: the same things, counted just before."""
    lower, head = quantity.sentence.lower, quantity.head
    if not earlier or earlier[-1].head < 0 or lower[quantity.last : quantity.last + 2] != ["of", "the"]:
        return None
    return earlier[-1] if earlier[-1].sentence.lower[earlier[-1].head] == lower[head] else None


def _of_people(
    quantity: Quantity, class_: str | None, earlier: list[Quantity], lexicon: Lexicon
) -> Found | None:
    """What happened to the people counted, also where the list before them tells it."""
    last = earlier[-1] if earlier and earlier[-1].sentence is quantity.sentence else None
    event = correct_event(find_event(quantity, lexicon), quantity, class_, lexicon)
    if event or last is None or last.metric not in _LISTED or class_ in ("foreign_fighters", "returnees"):
        return event
    return Found(last.metric, "metric.list", last.start, last.end) if continues_list(quantity, last) else None


def _of_measure(quantity: Quantity, class_: str | None) -> Found:
    """Areas are territory; weights and lengths are what they measure."""
    if quantity.unit == "km2" and NO_CONQUEST.isdisjoint(quantity.sentence.lower):
        return at_noun(quantity, "territory", "metric.area")
    return at_noun(quantity, class_ if class_ == "weapons" else "other", "metric.measure")
