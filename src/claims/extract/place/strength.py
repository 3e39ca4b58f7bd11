"""Tell what is at no town that the text happened to name: how many provinces there are, what is told for all
of a country or is too large for a part of one, and the strength of a group, `the rebels have 6,000 fighters`:
a stock of all that it has, wherever they are."""

from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.name.place_words import NEAR, land_meant
from claims.extract.place.theatre import HURT
from claims.extract.report.dated import Dated, find_dated, find_undated
from claims.extract.report.reading import Reading
from claims.extract.report.reference import PLACE_NOUNS
from claims.extract.report.topic import main_country
from claims.extract.text.word_tags import EVENT, tags_of
from claims.extract.toponym.place_mention import Mention
from claims.extract.toponym.sentence_places import find_mentions
from claims.lexicon.closed_classes import HAVE, MONTH_STEMS

_FIGHTERS = frozenset(("fighters", "foreign_fighters"))
_LEAST = 300  # fighters; fewer are rather those of one place or deed
_ARMY = 20_000  # soldiers, whom an army has in all
_SIZES = frozenset(("membership", "number", "numbers", "ranks", "size", "strength", "total"))
_HAVING = HAVE | frozenset(
    "boast boasted boasts command commanded commands field fielded fields muster mustered musters number "
    "numbered numbering numbers".split()
)
_ADVERBS = frozenset("an already also altogether estimated far in just now only still total up well".split())
_TO_VERB = 5  # words from the verb to the figure


_OF_LAND = frozenset(
    f"of {whose} {land}" for whose in ("all", "its", "the", "their") for land in ("land", "territory")
)
_HOLDERS = frozenset(("group", "it", "they"))
_TO_HOLDER = 4  # words from "territory" to "it" or "the group"


def _is_share_of_land(quantity: Quantity) -> bool:
    """Whether a figure is a share of all the land of somebody: `lost 60 percent of the territory it held`."""
    if quantity.metric != "territory" or quantity.unit != "percent":
        return False
    after = quantity.sentence.lower[quantity.last : quantity.last + 3 + _TO_HOLDER]
    own = after[1:2] in (["its"], ["their"])
    return " ".join(after[:3]) in _OF_LAND and (own or not _HOLDERS.isdisjoint(after[3:]))


_PROVINCES = frozenset("emirates governorates oblasts provinces states".split())


def counts_provinces(quantity: Quantity) -> bool:
    """Whether a figure counts the provinces of a country, which lie in none of its towns."""
    noun = quantity.sentence.lower[quantity.noun[0] : quantity.noun[1]]
    return bool(noun) and noun[-1] in _PROVINCES


def _is_inserted(quantity: Quantity, k: int) -> bool:
    """Whether commas set off a figure and the word `k` before it: `the army, with 30,000 fighters, holds`."""
    lower, end = quantity.sentence.lower, max(quantity.last, quantity.noun[1])
    return k > 0 and lower[k - 1] == "," and lower[end : end + 1] == [","]


def _is_body_of(quantity: Quantity, k: int) -> bool:
    """Whether a body is told by its size right after its name: `the army, a force of 30,000 men, holds`."""
    lower, end = quantity.sentence.lower, max(quantity.last, quantity.noun[1])
    told = lower[k] == "of" and lower[k - 1] in _BODIES and lower[end : end + 1] == [","]
    return told and "," in lower[max(0, k - _TO_BODY) : k]


_BODIES = frozenset("alliance army body coalition faction force group militia movement".split())
_TO_BODY = 4  # words from the comma to "of": ", a Kurdish-led alliance of"


def within_insertion(quantity: Quantity, mentions: list[Mention]) -> list[Mention]:
    """The places between the commas between which the size of a body is told; all where it is not told so."""
    lower, end = quantity.sentence.lower, max(quantity.last, quantity.noun[1])
    since = max(0, quantity.first - _TO_VERB - _TO_BODY)
    opened = next((k for k in range(quantity.first - 1, since, -1) if lower[k] == ","), 0)
    if not opened or lower[end : end + 1] != [","] or not is_strength(quantity):
        return mentions
    return [it for it in mentions if opened < it.first < end]


def is_in_land(quantity: Quantity) -> bool:
    """Whether a country is meant right after what is counted: `and 20 of the soldiers are in the country`."""
    lower, end = quantity.sentence.lower, max(quantity.last, quantity.noun[1])
    land = land_meant(lower, end + 1)
    if land is None or lower[land[0] - 1] != "in" or land[0] > end + _TO_LAND:
        return False
    return "," not in lower[end : land[0]] and lower[land[1] + 1 : land[1] + 2] != ["'s"]


_TO_LAND = 6  # words from what is counted to "the country": "are now stationed in"


def is_strength(quantity: Quantity) -> bool:
    """Whether a figure tells how many fighters a group has in all, or what share of its land."""
    if _is_share_of_land(quantity):
        return True
    number = quantity.low if quantity.low is not None else quantity.high
    least = _LEAST if quantity.metric in _FIGHTERS else _ARMY if quantity.metric == "troops" else None
    if least is None or number is None or number < least or quantity.unit == "percent":
        return False
    if quantity.metric_found.rule == "metric.strength":
        return True
    sentence, first = quantity.sentence, quantity.first
    if sentence.lower[first - 1] == "at" and not _SIZES.isdisjoint(sentence.lower[max(0, first - 3) : first]):
        return True  # put the number at 20,000 fighters
    for k in range(first - 1, max(-1, first - 1 - _TO_VERB), -1):
        word = sentence.lower[k]
        if word in _HAVING or (word == "with" and _is_inserted(quantity, k)) or _is_body_of(quantity, k):
            return True
        if word not in _ADVERBS:  # the army has 90,000 men, the Taliban some 60,000 fighters
            return sentence.words[k] != word and not _HAVING.isdisjoint(sentence.lower[:k])
    return False


_ACROSS = tuple([word, "the", land] for word in ("across", "throughout") for land in ("country", "nation"))
_TO_ACROSS = 2  # words from a figure with its noun to "across the country"
_NATIONWIDE = frozenset(("country-wide", "countrywide", "nationally", "nationwide"))
_OF_NATION = frozenset("average mean median rate share total".split())
_NEAR_FIGURE = 5  # words from a figure and its noun to "nationwide", or from "the national average" to it


def is_nationwide(quantity: Quantity) -> bool:
    """Whether a figure is told for all of a country: `20 men were deployed nationwide`, `Nationally, 20 %`,
    `the national average is 20 %`."""
    lower, first, end = quantity.sentence.lower, quantity.first, max(quantity.last, quantity.noun[1])
    if lower[0] in _NATIONWIDE or not _NATIONWIDE.isdisjoint(lower[end : end + _NEAR_FIGURE]):
        return True
    if any(lower[end + k : end + k + 3] in _ACROSS for k in range(_TO_ACROSS)):
        return True
    before = lower[max(0, first - _NEAR_FIGURE) : first]
    return "national" in before[:-1] and before[before.index("national") + 1] in _OF_NATION


# From how many people on a figure without a place is about the whole country.
_LARGE = {
    "killed": 5_000, "injured": 5_000, "displaced": 100_000, "refugees": 100_000, "people_in_need": 1_000_000
}  # fmt: skip


def is_large(quantity: Quantity, reading: Reading) -> bool:
    """Whether so many people died or fled that it was in a whole country, and not among the more of whom the
    sentence before tells."""
    least = _LARGE.get(quantity.metric)
    number = quantity.low if quantity.low is not None else quantity.high
    if least is None or number is None or number < least or quantity.unit not in (None, "people"):
        return False
    return not _is_among_those_before(quantity, float(number), reading)


def _is_among_those_before(quantity: Quantity, number: float, reading: Reading) -> bool:
    """Whether the sentence before tells of more of them in a part of a country."""
    sentence = quantity.sentence
    before = reading.sentence(sentence.index - 1) if sentence.index else sentence
    if before is sentence or before.paragraph != sentence.paragraph:
        return False
    more = any(
        it.metric in _LARGE and (it.low or it.high or 0) >= number
        for it in reading.quantities(before.index)
        if it.unit != "percent"
    )
    sites = [it.scale for it in find_mentions(before, reading.lexicon) if it.role <= NEAR]
    return more and bool(sites) and "country" not in sites and "including" not in before.lower


def of_month(quantity: Quantity, reading: Reading) -> Found | None:
    """`Official figures show that 140 people were killed in October`: what befell so many in a month, in no
    event or place that is named, did so in the country that the text speaks of."""
    sentence = quantity.sentence
    if quantity.metric not in HURT or not PLACE_NOUNS.keys().isdisjoint(sentence.lower):
        return None
    times = [*find_dated(sentence, reading), *find_undated(sentence, reading)]
    if not (_is_of_span(sentence.lower) or any(_is_month(it, sentence.lower) for it in times)):
        return None
    if any(tag & EVENT for tag in tags_of(sentence, reading.lexicon)):
        return None
    if any(mention.role <= NEAR for mention in find_mentions(sentence, reading.lexicon)):
        return None
    topic = main_country(sentence.index, reading)
    return Found((topic.name,), "places.whole-country", topic.start, topic.end) if topic else None


def _is_of_span(lower: list[str]) -> bool:
    """Whether a sentence tells of weeks, months or years: `in the past two months`, `this year`."""
    if any(lower[k : k + 2] == ["this", "year"] for k in range(len(lower))):
        return True
    since = [k for k, word in enumerate(lower) if word in _PAST and lower[k - 1] == "the"]
    return any(not _SPANS.isdisjoint(lower[k + 1 : k + _TO_SPAN]) for k in since)


_PAST, _SPANS = frozenset(("last", "past")), frozenset("decade month months weeks year years".split())
_TO_SPAN = 4  # words from "past" to "months": "past two and"


def _is_month(dated: Dated, lower: list[str]) -> bool:
    """Whether a time is a month by its name."""
    alone = dated.time.last - dated.time.first == 1 and not dated.spoken
    return alone and lower[dated.time.first][:3] in MONTH_STEMS


def nationwide(quantity: Quantity, reading: Reading) -> Found | None:
    """The country that the text is about, for what is told for all of it."""
    topic = main_country(quantity.sentence.index, reading) if is_nationwide(quantity) else None
    return Found((topic.name,), "places.the-country", topic.start, topic.end) if topic else None
