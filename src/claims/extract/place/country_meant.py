"""The country or capital that a sentence means by words for it: `across the country`, `in the capital`."""

from itertools import pairwise

from claims.extract.found import Found
from claims.extract.name.name import Name
from claims.extract.name.names import find_names
from claims.extract.name.place_words import AGENT, Role, build_place_words, country_of, land_meant
from claims.extract.report.reading import Reading
from claims.extract.report.reference import is_called, place_meant
from claims.extract.report.topic import Topic, main_country
from claims.extract.text.sentence import Sentence
from claims.extract.toponym.place_mention import Mention
from claims.extract.toponym.sentence_places import find_mentions

_PART = 6  # words from "the country's" to the name of a part of it
_IN_CAPITAL = frozenset(("around", "in", "of"))
_NAMING = frozenset(("of", "city", "'s", "punishment"))


def land_of_sentence(sentence: Sentence, reading: Reading) -> Found | None:
    """The country or capital that a sentence refers to, for all its figures."""
    return (
        _own_country(sentence, reading)
        or capital_meant(sentence, reading)
        or _country_meant(sentence, reading)
        or _island_meant(sentence, reading)
    )


def of_topic(topic: Topic, rule: str) -> Found:
    """The country that the text is about, as the places found."""
    return Found((topic.name,), rule, topic.start, topic.end)


def _own_country(sentence: Sentence, reading: Reading) -> Found | None:
    """`Sri Lanka's military says rebels attacked in the east of the country`: the country named before."""
    lower = sentence.lower
    land = land_meant(lower)
    if land is None:
        return None
    at = land[1]
    if lower[at + 1 : at + 2] == ["'s"] and _names_part(sentence, at + 2, reading):
        return None
    countries = reading.lexicon.index(build_place_words).countries
    mentions = find_mentions(sentence, reading.lexicon)
    told_from = {it.first for it in mentions if it.role in _OF_SPEAKERS or _keeps_abroad(it, lower)}
    for name in reversed(find_names(sentence, reading.lexicon)):
        country = country_of(name, countries) if name.last <= at and name.first not in told_from else ""
        if country and not _are_sent(name, country, sentence, reading):
            return Found((country,), "places.the-country", sentence.starts[name.first], sentence.ends[at])
    return None


def _country_meant(sentence: Sentence, reading: Reading) -> Found | None:
    """`20 people have died across the country`: the one that the text is about."""
    lower = sentence.lower
    land = land_meant(lower) if len(reading.sentences) > 1 else None
    if land is None or land[0] == 0 or lower[land[0]] not in THIS or lower[land[0] - 1] not in ACROSS:
        return None
    if lower[land[1] + 1 : land[1] + 2] == ["'s"]:
        return None
    topic = main_country(sentence.index, reading)
    return of_topic(topic, "places.the-country") if topic else None


# Countries that are one island, and so called.
_ISLANDS = frozenset(
    (
        "Aruba", "Bahrain", "Barbados", "Bermuda", "Cuba", "Cyprus", "Dominica", "Grenada", "Guam", "Iceland",
        "Ireland", "Jamaica", "Madagascar", "Malta", "Mauritius", "Montserrat", "Nauru", "Puerto Rico",
        "Saint Lucia", "Singapore", "Sri Lanka", "Taiwan",
    )
)  # fmt: skip


def _island_meant(sentence: Sentence, reading: Reading) -> Found | None:
    """`Taiwan counted 20 jets around the island`: the country that is one, which the sentence names or else
    the text is about, unless the text calls another place so."""
    lower = sentence.lower
    at = lower.index("island") if "island" in lower else 0
    if (
        not at
        or lower[at - 1] not in THIS
        or lower[at + 1 : at + 2] == ["of"]
        or sentence.words[at].istitle()
    ):
        return None
    listed = reading.lexicon.index(build_place_words).countries
    for name in reversed(find_names(sentence, reading.lexicon)):
        if name.last <= at and country_of(name, listed) in _ISLANDS:
            return Found(
                (country_of(name, listed),), "places.the-country", *sentence.extent(name.first, at + 1)
            )
    topic = main_country(sentence.index, reading)
    if topic is None or topic.name not in _ISLANDS:
        return None
    named = place_meant(sentence, at, reading)
    return None if named and is_called(named.what, "island") else of_topic(topic, "places.the-country")


IN_THE = 2  # words: "across the"
THIS = frozenset(("the", "this"))  # before a noun for a place that was named before
ACROSS = frozenset("across around in inside throughout within".split())
_OF_SPEAKERS = frozenset((Role.OTHER, Role.STAY))  # diplomats in Chad speak of the country: not of Chad


_KEEPS = frozenset("deployed has have keeps maintains sent stationed stations".split())
_KINDS = frozenset(("combat", "ground", "special"))  # of forces that are abroad
_ITS = frozenset(("its", "their"))
_FORCES = frozenset("advisers citizens commandos forces nationals personnel soldiers troops".split())


def _keeps_abroad(mention: Mention, lower: list[str]) -> bool:
    """Whether a country only has its forces in the one spoken of: `Chad has 20 troops in the country`."""
    after = lower[mention.last :]
    if mention.role == AGENT and any(a in _ITS and b in _FORCES for a, b in pairwise(after)):
        return True  # Chad denies that 20 of its troops are in the country
    told = mention.role == AGENT and not _KEEPS.isdisjoint(lower[mention.last : mention.last + 3])
    return told and not _FORCES.isdisjoint(after)


_IN_LAND = (["in", "the"], ["in", "that"], ["in", "this"])
_TO_IN = 5  # words from "troops" to "in the country": "citizens currently still in that country"


def _are_sent(name: Name, country: str, sentence: Sentence, reading: Reading) -> bool:
    """Whether a people's name only tells whose forces are in the country that the text is about."""
    k = name.last
    if sentence.lower[k + (sentence.lower[k] in _KINDS)] not in _FORCES:
        return False
    if name.kind != "demonym" and sentence.words[k] != sentence.lower[k]:
        return False
    if any(sentence.lower[j : j + 2] in _IN_LAND for j in range(k + 1, k + _TO_IN)):
        return True  # US troops in the country
    topic = main_country(sentence.index, reading)
    return topic is not None and topic.name != country


def _names_part(sentence: Sentence, first: int, reading: Reading) -> bool:
    """Whether a place in a country is named right after it: `the country's southern port city of Hass`."""
    mentions = find_mentions(sentence, reading.lexicon)
    return any(first <= it.first < first + _PART and it.scale != "country" for it in mentions)


def capital_meant(sentence: Sentence, reading: Reading) -> Found | None:
    """`Iraqi police said 14 people died in the capital`: that of the country that the text speaks of."""
    lower = sentence.lower
    if "capital" not in lower:
        return None
    at = lower.index("capital")
    after = lower[at + 1] if at + 1 < len(lower) else ""
    if at < 2 or lower[at - 1] != "the" or lower[at - 2] not in _IN_CAPITAL or after in _NAMING:
        return None
    words = reading.lexicon.index(build_place_words)
    named = [country_of(name, words.countries) for name in find_names(sentence, reading.lexicon)]
    topic = main_country(sentence.index, reading)
    country = next(filter(None, named), "") or (topic.name if topic else "")
    if country not in words.capitals:
        return None
    return Found((words.capitals[country],), "places.the-capital", sentence.starts[at], sentence.ends[at])
