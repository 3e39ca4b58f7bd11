"""Where a war is fought whose losses are told: `Russia has lost 2,000 tanks` in Ukraine, not in Russia."""

from collections import Counter

from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.name.actors import state_of
from claims.extract.name.names import find_names
from claims.extract.name.place_words import NEAR
from claims.extract.report.headline import unprinted_title
from claims.extract.report.reading import Reading
from claims.extract.text.sentence import Sentence
from claims.extract.toponym.sentence_places import find_mentions

HURT = frozenset(("injured", "killed"))
_LOSSES = frozenset("attrition casualties casualty fatalities loses lost lose losing loss losses".split())
# Those whom a force loses, and no civilians.
_MEN = frozenset(
    "airmen casualties conscripts contractors crew crewmen fatalities fighters losses marines mercenaries "
    "men military officers paratroopers personnel pilots reservists sailors servicemen servicemembers "
    "soldiers troops".split()
)
_WARS = frozenset(
    "aggression battlefield counteroffensive counter-offensive frontline invasion offensive war".split()
)


def theatre_of_loss(quantity: Quantity, places: tuple[str, ...], reading: Reading) -> Found | None:
    """The country in which a force of another fights and suffers the losses that a figure counts, where the
    places found are only that of the force; None for all else."""
    if len(places) != 1 or not _is_loss(quantity):
        return None
    sentence = quantity.sentence
    if places[0] not in sentence.layer(_states, reading):
        return None
    theatre = reading.layer(_theatre)
    if theatre is None or theatre.value == places:
        return None
    return theatre


def _is_loss(quantity: Quantity) -> bool:
    """Whether a figure counts soldiers that a force lost, or the arms that it did."""
    lower = quantity.sentence.lower
    first, last = quantity.noun
    if quantity.metric in HURT:
        return not _MEN.isdisjoint(lower[first:last]) or not _LOSSES.isdisjoint(lower[: quantity.first])
    return quantity.metric == "weapons" and not _LOSSES.isdisjoint(lower[: quantity.first])


def _states(sentence: Sentence, reading: Reading) -> frozenset[str]:
    """The countries that a sentence names as no site."""
    sites = {it.value for it in find_mentions(sentence, reading.lexicon) if it.role <= NEAR}
    named = {state_of(name) for name in find_names(sentence, reading.lexicon)}
    return frozenset(state for state in named if state and state not in sites)


def _theatre(reading: Reading) -> Found | None:
    """The one country in which a text that tells of a war says that something is, and more often so than in
    any other."""
    counts: Counter[str] = Counter()
    first: dict[str, Found] = {}
    wars = 0
    for sentence in (*unprinted_title(reading), *reading.sentences):
        wars += not _WARS.isdisjoint(sentence.lower)
        for mention in find_mentions(sentence, reading.lexicon):
            if mention.role <= NEAR and mention.country:
                counts[mention.country] += 1
                extent = sentence.extent(mention.first, mention.last)
                first.setdefault(mention.country, Found((mention.country,), "places.theatre", *extent))
    best = counts.most_common(2)
    if not wars or not best or (len(best) > 1 and best[0][1] <= best[1][1]):
        return None
    return first[best[0][0]]
