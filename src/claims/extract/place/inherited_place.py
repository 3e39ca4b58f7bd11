"""Carry the place of a figure over from what was said before.

"The city" is the last city spoken of, "the country" that of the sentence; a figure for the whole war is
about the country; whatever else happened, happened where the sentence before said; and where nothing says
so, in the country that the report speaks of most.
"""

from itertools import compress, count

from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.name.names import find_names
from claims.extract.name.place_words import EVENTS, Role
from claims.extract.place.announced_place import at_mention
from claims.extract.place.country_meant import ACROSS, IN_THE, THIS, land_of_sentence, of_topic
from claims.extract.place.retelling import is_of_other_year
from claims.extract.place.strength import is_large, nationwide
from claims.extract.report.reading import Reading
from claims.extract.report.reference import PLACE_NOUNS, can_be_in, is_called, place_meant
from claims.extract.report.topic import Topic, main_country
from claims.extract.text.sentence import Sentence
from claims.extract.toponym.place_mention import SCALES
from claims.extract.toponym.sentence_places import find_mentions
from claims.lexicon.closed_classes import BULLETS, DEFINITE, HAVE

_BACK = 6  # sentences
_STOCKS_BACK = 3
_TRAVELLED = {
    "returnees": frozenset((Role.ORIGIN, Role.GOAL)),
    "foreign_fighters": frozenset((Role.GOAL,)),
    "displaced": frozenset((Role.ORIGIN,)),
}
_SITES, _NO_ROLES = frozenset((Role.SITE, Role.NEAR)), frozenset[Role]()


def carry(quantity: Quantity, reading: Reading) -> Found | None:
    """The place of a figure whose own sentence names none for it."""
    sentence = quantity.sentence
    own = sentence.layer(land_of_sentence, reading) or nationwide(quantity, reading)
    if own:
        return own
    home = sentence.layer(_home, reading)
    if len(reading.sentences) == 1:
        return home
    inside = sentence.layer(_referred_inside, reading)
    if inside is None and is_large(quantity, reading) and (topic := main_country(sentence.index, reading)):
        return _before(quantity, reading, wide=True) or of_topic(topic, "places.whole-country")
    found = inside or sentence.layer(_referred, reading) or _before(quantity, reading) or home
    if found or (quantity.metric == "money" and quantity.unit != "percent"):
        return found
    topic = main_country(sentence.index, reading)
    if topic is None:
        return None
    return _lead(quantity, reading) or _country_of_report(quantity, topic, reading)


def _country_of_report(quantity: Quantity, topic: Topic, reading: Reading) -> Found | None:
    """The country that the report speaks of most, unless the sentence has named a place in it."""
    mentions = find_mentions(quantity.sentence, reading.lexicon)
    before = (mention for mention in mentions if mention.last <= quantity.first)
    if any(mention.country == topic.name != mention.value for mention in before):
        return None
    return of_topic(topic, "places.country-of-report")


def _lead(quantity: Quantity, reading: Reading) -> Found | None:
    """What the report's first sentences say that it is about."""
    roles = {Role.SITE, Role.GOAL} if quantity.metric in _TRAVELLED else {Role.SITE}
    for j in range(min(3, quantity.sentence.index)):
        for mention in find_mentions(reading.sentence(j), reading.lexicon):
            if mention.role in roles and mention.scale == "country":
                return at_mention(mention, reading.sentence(j), reading, "places.lead")
    return None


def _home(sentence: Sentence, reading: Reading) -> Found | None:
    """Where the first actor that is known to sit at one place sits: the Gaza Health Ministry; not where an
    armed group does of which a country speaks: `Israel says 20 died in the Hamas attack`."""
    country = False
    for name in find_names(sentence, reading.lexicon):
        country = country or name.scale == "country"
        if name.kind == "armed_group" and country:
            continue
        if name.kind not in ("place", "demonym") and name.within:
            extent = sentence.extent(name.first, name.last)
            return Found(name.within[:1], "places.seat-of-source", *extent)
    return None


def _referred(sentence: Sentence, reading: Reading) -> Found | None:
    """The place that `the city`, `the village` and the like mean."""
    return _first_referred(sentence, sentence.layer(_nouns_of_places), reading)


def _referred_inside(sentence: Sentence, reading: Reading) -> Found | None:
    """The same where it is told as where something is: `across the state`."""
    lower = sentence.lower
    nouns = [k for k in sentence.layer(_nouns_of_places) if k and lower[k - 1] in THIS]
    told = (_has_size, _hosts, _owns_counted)
    inside = [
        k for k in nouns if any(tells(lower, k) for tells in told) or (k >= IN_THE and lower[k - 2] in ACROSS)
    ]
    return _first_referred(sentence, inside, reading)


def _has_size(lower: list[str], k: int) -> bool:
    """Whether it is told how many live in the place that word `k` refers to: `the city of 800,000`."""
    return lower[k + 1 : k + 2] == ["of"] and lower[k + 2 : k + 3] != [] and lower[k + 2][0].isdecimal()


def _owns_counted(lower: list[str], k: int) -> bool:
    """Whether those counted are the own ones of the place that word `k` refers to: `the city's 600,000`."""
    return lower[k + 1 : k + 2] == ["'s"] and lower[k + 2 : k + 3] != [] and lower[k + 2][0].isdecimal()


def _hosts(lower: list[str], k: int) -> bool:
    """Whether a sentence begins with word `k` as the place that has those whom it counts: `the town now
    hosts`, `the camp is home to`."""
    if k > _OPENING or lower[k + 1 : k + 2] == ["'s"]:
        return False
    verb = lower[k + 1 : k + _TO_HOSTS]
    return bool(verb) and (not _HOSTING.isdisjoint(verb) or verb[:2] == ["is", "home"])


_OPENING, _TO_HOSTS = 3, 4  # words before and after: "The crowded border town", "now also hosts"
_HOSTING = HAVE | frozenset(
    "accommodated accommodates held holds host hosted hosting hosts houses received receives shelters "
    "sheltered swelled swollen".split()
)


def _nouns_of_places(sentence: Sentence) -> list[int]:
    """The words that may refer to a place: not `a city of`, nor a name's, `the Hass County Sheriff`, nor `the
    territory it held`."""
    lower, words = sentence.lower, sentence.words
    nouns = compress(count(), map(PLACE_NOUNS.__contains__, lower))
    return [
        k
        for k in nouns
        if (lower[k + 1 : k + 2] != ["of"] or _has_size(lower, k))
        and not words[k].istitle()
        and not (lower[k] in _LAND and not _HELD.isdisjoint(lower[k + 1 : k + 2]))
    ]


def _first_referred(sentence: Sentence, nouns: list[int], reading: Reading) -> Found | None:
    """The place that the first of some nouns means that means one."""
    for k in nouns:
        definite = not DEFINITE.isdisjoint(sentence.lower[max(0, k - 3) : k])
        meant = place_meant(sentence, k, reading) if definite else None
        if meant:
            return at_mention(*meant, reading, "places.referred-to")
    return None


_LAND = frozenset(("area", "region", "territory"))
_HELD = frozenset(
    "captured conquered controlled gained held it lost once recaptured retaken seized taken that the they "
    "under which".split()
)


def referred_after(quantity: Quantity, reading: Reading) -> Found | None:
    """The place that another sentence calls as the words right after what is counted refer to it: `20 homes
    in the district`, after `Hass district`."""
    sentence, lower, k = quantity.sentence, quantity.sentence.lower, max(quantity.last, quantity.noun[1])
    for at in range(k + IN_THE, min(k + _TO_REFERRED, len(lower))):
        if lower[at] not in PLACE_NOUNS or sentence.words[at].istitle() or lower[at] == "island":
            continue
        if lower[at - 1] not in THIS or lower[at - 2] not in ACROSS or lower[at + 1 : at + 2] in _NAMED:
            continue
        meant = place_meant(sentence, at, reading)
        if meant is None or meant.sentence is sentence or not is_called(meant.what, lower[at]):
            return None
        return at_mention(*meant, reading, "places.referred-to")
    return None


_TO_REFERRED = 8  # words from what is counted to "district": "were burned or damaged in the"
_NAMED = (["of"], [","], ["'s"])


def is_closed_item(before: Sentence, sentence: Sentence) -> bool:
    """Whether a sentence stands in an item of a list that ends before another one begins: each item is about
    a place of its own."""
    return before.words[0] in _MARKS and "\n" in sentence.text[before.end : sentence.start]


_MARKS = BULLETS | {"—"}


def _before(quantity: Quantity, reading: Reading, *, wide: bool = False) -> Found | None:
    """Where the nearest earlier sentence says that something happened."""
    index, paragraph = quantity.sentence.index, quantity.sentence.paragraph
    travelled = _TRAVELLED.get(quantity.metric, _NO_ROLES)
    roles = _SITES | travelled
    for j in range(index - 1, max(-1, index - 1 - _BACK), -1):
        sentence = reading.sentence(j)
        same = sentence.paragraph == paragraph
        if is_closed_item(sentence, quantity.sentence):
            continue
        if not same and is_of_other_year(sentence, quantity.sentence, reading):
            continue
        if quantity.metric not in EVENTS and not same and index - j > _STOCKS_BACK:
            break
        sites = [
            mention
            for mention in find_mentions(sentence, reading.lexicon)
            if mention.role in roles
            and (mention.scale == "country" if wide else mention.scale != "continent")
            and (same or can_be_in(mention, index, reading))
        ]
        if sites:
            best = min(sites, key=lambda m: (m.role not in travelled, m.role, SCALES[m.scale]))
            return at_mention(best, sentence, reading, "places.earlier-sentence")
    return None
