"""Whether a later sentence tells of a figure's event again: with the same noun for it, the same figure, or
what the figure counts as something known. What tells for and against that is learnt."""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from claims.extract.figure.quantity import Quantity
from claims.extract.name.place_words import NEAR
from claims.extract.report.reading import Reading
from claims.extract.text.sentence import Sentence
from claims.extract.text.word_tags import EVENT, REACHING, tags_of
from claims.extract.toponym.place_mention import Mention
from claims.extract.toponym.sentence_places import find_mentions
from claims.lexicon.closed_classes import DEFINITE, WEEKDAYS
from claims.lexicon.inflection import singular
from claims.lexicon.word import is_year
from claims.record_type import record

_DETERMINED = 3  # words between an article and its noun
_SMALL = 5  # a number below that is often that of something else
# What words tell of a sentence: it is on another event, on what lasts, on several events, or on a wide one.
_CUES = {
    "apart": "another earlier elsewhere last meanwhile previous previously second separate separately",
    "long": "annually overall since total year years",
    "several": "across areas attacks days different months multiple numerous parts series spate several "
    "string various wave weeks",
    "wide": "campaign cholera clashes conflict cyclone disease drought earthquake epidemic fighting flood "
    "flooded flooding floods hurricane landslides offensive outbreak protests quake rain rains storm storms "
    "typhoon unrest violence virus war",
}
_CUE_OF = {word: cue for cue, words in _CUES.items() for word in words.split()}
_HAPPENED = frozenset(("happened", "occurred", "place"))
_PARTS = frozenset(("many", "most", "one", "some", "worst"))
_OF_PART = (["of"], ["hit"], ["affected"])

_TELLING = EVENT | REACHING

Features = dict[str, float]


@record
class Telling:
    """What a sentence tells of events: their nouns in the singular, the numbers of those words that have a
    definite article, whether something is hit, what its words tell besides, and the days of the week."""

    events: frozenset[str]
    definite: tuple[int, ...]
    hits: bool
    cues: frozenset[str]
    days: frozenset[str]


def telling_of(sentence: Sentence, reading: Reading) -> Telling:
    """What a sentence tells of events; worked out once."""
    return sentence.layer(_telling, reading)


def _telling(sentence: Sentence, reading: Reading) -> Telling:
    tags, lower = tags_of(sentence, reading.lexicon), sentence.lower
    telling = [(k, flag) for k, flag in enumerate(tags) if flag & _TELLING]
    events = [k for k, flag in telling if flag & EVENT]
    return Telling(
        frozenset(singular(lower[k]) for k in events),
        tuple(k for k in events if _is_definite(lower, k)),
        len(telling) > len(events),
        frozenset(_CUE_OF[word] for word in lower if word in _CUE_OF),
        WEEKDAYS.intersection(lower),
    )


def _is_definite(lower: list[str], noun: int) -> bool:
    return not DEFINITE.isdisjoint(lower[max(0, noun - _DETERMINED) : noun])


def links_of(quantity: Quantity, sentence: Sentence, reading: Reading) -> Features:
    """What makes a sentence one on the event of a figure: its noun, the figure, what that counts."""
    own, told = telling_of(quantity.sentence, reading), telling_of(sentence, reading)
    links: Features = {}
    if not own.events.isdisjoint(told.events):
        links["retold.same-event"] = 1.0
    if _names_counted(quantity, sentence):
        links["retold.same-noun"] = 1.0
    number = number_of(quantity)
    if any(number_of(it) == number for it in _alike(quantity, sentence, reading)):
        links["retold.same-number"] = 1.0
        if (number or 0) < _SMALL:
            links["retold.same-small-number"] = 1.0
    return links


def number_of(quantity: Quantity) -> float | None:
    """The least that a figure says, or else the most; None where it says neither."""
    number = quantity.low if quantity.low is not None else quantity.high
    return None if number is None else float(number)


def _alike(quantity: Quantity, sentence: Sentence, reading: Reading) -> list[Quantity]:
    """The claims of a sentence that are on what a figure is on."""
    found = reading.quantities(sentence.index)
    return [it for it in found if it.refused is None and it.metric == quantity.metric]


def _names_counted(quantity: Quantity, sentence: Sentence) -> bool:
    """Whether a sentence speaks of what a figure counts as of something known: `the hostages`."""
    first, last = quantity.noun
    if last <= first:
        return False
    noun, definite = quantity.sentence.lower[last - 1], sentence.layer(_definite)
    return noun in definite or singular(noun) in definite


def _definite(sentence: Sentence) -> frozenset[str]:
    """The words of a sentence that may be nouns with a definite article."""
    lower = sentence.lower
    articles = [k for k, word in enumerate(lower) if word in DEFINITE]
    return frozenset([word for k in articles for word in lower[k + 1 : k + 1 + _DETERMINED]])


def told_of_retelling(quantity: Quantity, sentence: Sentence, reading: Reading) -> Features:
    """What tells for and against a sentence as one on the event of a figure, by its words and numbers."""
    own, telling = telling_of(quantity.sentence, reading), telling_of(sentence, reading)
    told = [f"by-{cue}" for cue in ("apart", "long") if cue in telling.cues]
    if own.days and telling.days:
        told.append("other-day" if own.days.isdisjoint(telling.days) else "same-day")
    number = number_of(quantity)
    for other in _alike(quantity, sentence, reading):
        another = number_of(other)
        if another is not None and number is not None and another != number:
            told.append("smaller-number" if another < number else "larger-number")
    lower = sentence.lower
    if any(word in _PARTS and lower[k + 1 : k + 2] in _OF_PART for k, word in enumerate(lower)):
        told.append("of-a-part")
    if not _HAPPENED.isdisjoint(lower):
        told.append("happened")
    return {f"retold.{it}": 1.0 for it in told}


def is_of_other_year(sentence: Sentence, own: Sentence, reading: Reading) -> bool:
    """Whether a sentence tells of an event of a year of which the one of the figure tells nothing, and in
    which the text was not published: `The quake of 1999 killed 900 in Hass`."""
    published = reading.document.published or ""
    years = sentence.layer(_years_of_events, reading)
    return any(year not in own.lower and not published.startswith(year) for year in years)


def _years_of_events(sentence: Sentence, reading: Reading) -> list[str]:
    """The years of the events that a sentence names: `the quake of 1999`, `In 1999`."""
    lower, tags = sentence.lower, tags_of(sentence, reading.lexicon)
    led = [
        k
        for k, word in enumerate(lower)
        if word in _OF_YEAR and (k == 0 or tags[k - 1] & EVENT or lower[k - 1] in _QUOTES)
    ]
    return [year for k in led for year in lower[k + 1 : k + 2] if is_year(year)]


_QUOTES = frozenset('"“:')
_OF_YEAR = frozenset(("in", "of"))


def is_of_other_event(at: int, sentence: Sentence) -> bool:
    """Whether a place at word `at` is only that of an event to which a sentence compares its own: `the worst
    since May, when 40 died in Hass`, `it came a month after a blast in Hass`, `it recalls one in Hass`."""
    before = sentence.lower[max(0, at - _COMPARED) : at]
    compared = not _COMPARING.isdisjoint(before)
    came = any(word == "after" and unit in _UNITS for unit, word in pairwise(before))
    since = "since" in before and any(word in _HIGHEST or word.endswith("iest") for word in before)
    return compared or came or since


_COMPARED = 30  # words from what compares to the place
_COMPARING = frozenset("echoed echoes like recalled recalls resembled resembles reminiscent similar".split())
_UNITS = frozenset("day days week weeks month months year years".split())
_HIGHEST = frozenset("biggest bloodiest fiercest first highest largest latest most worst".split())


def is_of_one_of_several(sentence: Sentence, own: Sentence, reading: Reading) -> bool:
    """Whether a sentence tells of one of the events that the figure's own sentence tells of together: after
    `two ambushes killed 20 in Berezh`, `the first attack hit Hass`."""
    ordinal = _follows(sentence, reading, _ONE_OF, _ORDINAL)
    return ordinal and _follows(own, reading, _SEVERAL_EVENTS, _COUNTED)


def _follows(sentence: Sentence, reading: Reading, words: frozenset[str], reach: int) -> bool:
    """Whether the noun for an event stands up to so many words after one of these words."""
    lower, tags = sentence.lower, tags_of(sentence, reading.lexicon)
    told = [k for k, word in enumerate(lower) if word in words]
    return any(flag & EVENT for k in told for flag in tags[k + 1 : k + 1 + reach])


_ONE_OF = frozenset("another deadliest first fourth largest last latest one other second third worst".split())
_SEVERAL_EVENTS = frozenset(
    "coordinated different four five multiple separate series several simultaneous six spate string three "
    "twin two wave".split()
)
_ORDINAL, _COUNTED = 2, 3  # words up to the noun: "the first suicide attack", "two separate gun attacks"

# The places among which a later sentence splits what a figure counts: after `30 people died in Zamfara`,
# `raiders shot dead 18 people in Maru and 12 in Tsafe` says neither that 30 died in Maru nor in Tsafe.
_SPLIT = 2  # at least
_NONE: frozenset[str] = frozenset()


def split_places(quantity: Quantity, sentence: Sentence, reading: Reading) -> frozenset[str]:
    """The places of the parts of a figure that a sentence tells apart; none where it does not."""
    parts = [it for it in reading.quantities(sentence.index) if _is_less(it, quantity)]
    if len(parts) < _SPLIT:
        return _NONE
    sites = [it for it in find_mentions(sentence, reading.lexicon) if it.role <= NEAR]
    found = dict.fromkeys(_own_places(parts, sites, len(sentence)))
    return frozenset(found) if len(found) >= _SPLIT else _NONE


def _is_less(part: Quantity, whole: Quantity) -> bool:
    """Whether a figure counts the like of another one, and fewer."""
    alike = part.refused is None and part.metric == whole.metric and part.unit == whole.unit
    if not alike or part.low is None:
        return False
    most = whole.low if whole.low is not None else whole.high
    return most is not None and part.low < most


def _own_places(parts: list[Quantity], sites: list[Mention], end: int) -> Iterator[str]:
    """The first place after each part, before the next one."""
    firsts = [it.first for it in sites]
    for part, stop in zip(parts, [*[it.first for it in parts[1:]], end], strict=True):
        at = bisect_left(firsts, part.last)
        if at < len(sites) and firsts[at] < stop:
            yield sites[at].value
