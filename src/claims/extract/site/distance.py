"""From which places it is only measured where something lies: `Hass, 20 km north of Berezh`."""

from claims.extract.name.place_words import MEASURE, NEAR
from claims.extract.report.reference import PLACE_NOUNS
from claims.extract.toponym.place_mention import Mention
from claims.lexicon.closed_classes import DEFINITE

_DISTANCE = 12  # words from what lies somewhere to the place from which that is measured
_LYING = frozenset("is are lie lies located lying situated was were".split())
UNITS = frozenset("kilometer kilometers kilometre kilometres km kms mile miles".split())


def without_measures(mentions: list[Mention], lower: list[str]) -> list[Mention]:
    """The mentions without those from which it is only measured where another place lies: `Hass, 20 km north
    of Berezh`, `Sarmin lies 20 km (12 miles) from Berezh`; not `in a village 20 km north of Berezh`."""
    kept: list[Mention] = []
    for mention in mentions:
        if mention.role != MEASURE or not (_locates(mention, kept, lower) or _locates_known(mention, lower)):
            kept.append(mention)
    return kept


def _locates_known(mention: Mention, lower: list[str]) -> bool:
    """Whether a distance only says where that lies which a sentence begins with as known: `The village, 20
    km north of Hass,`, `That fire, about 20 miles south of Hass,`."""
    head = lower[: mention.first]
    comma = head.index(",") if "," in head[:_HEAD] else 0
    if comma < _NAMED or lower[0] not in DEFINITE or not UNITS.intersection(head[comma:]):
        return False
    known = lower[0] != "the" or lower[comma - 1] in PLACE_NOUNS
    return known and all(word[0].isalnum() for word in head[comma + 1 :])


_HEAD, _NAMED = 5, 2  # words up to the comma: "That second large fire,", "The village,"


def _locates(mention: Mention, before: list[Mention], lower: list[str]) -> bool:
    """Whether a distance from a place follows the place before it, or the verb `lies` and its like."""
    since = max(before[-1].last if before else 0, mention.first - _DISTANCE)
    words = lower[since : mention.first]
    unit = next((k for k, word in enumerate(words) if word in UNITS), -1)
    if unit < 0:
        return False
    own = before and since == before[-1].last and before[-1].role <= NEAR
    apposed = bool(own) and "," in words[: min(unit, _APPOSED)]
    return apposed or not _LYING.isdisjoint(words[:unit])


_APPOSED = 3  # words from a place to the comma after it: "Hass province,"
