"""The place with which a paragraph turns to another one: `Chad has been hit hard as well. 20 people have
drowned.`"""

from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.name.place_words import AGENT, NEAR, Role
from claims.extract.place.announced_place import at_mention
from claims.extract.place.strength import is_strength
from claims.extract.report.reading import Reading
from claims.extract.text.sentence import Sentence
from claims.extract.toponym.place_mention import Mention
from claims.extract.toponym.sentence_places import find_mentions
from claims.lexicon.closed_classes import MONTH_STEMS

_BACK = 3  # sentences
_OPENING = 4  # words from the start of a sentence to the end of its place: "In the town of Hass"
_SPEAKS = frozenset("accused accuses claimed claims denied denies insisted insists said says".split())
_TO_VERB = 3  # words from a country to a verb of speech: "Uruguay's army later said"


def opening_place(quantity: Quantity, reading: Reading) -> Found | None:
    """The place with which an earlier sentence of its paragraph begins, if neither that one nor a later one
    nor the figure's own names another."""
    own = quantity.sentence
    if is_strength(quantity) or any(it.role != Role.OTHER for it in find_mentions(own, reading.lexicon)):
        return None
    for index in range(own.index - 1, max(-1, own.index - 1 - _BACK), -1):
        sentence = reading.sentence(index)
        if sentence.paragraph != own.paragraph:
            return None
        mentions = find_mentions(sentence, reading.lexicon)
        if not mentions:
            continue
        opening, group = mentions[0], mentions[0].group
        if not _opens(opening, sentence, reading) or any(it.group != group for it in mentions):
            return None
        return at_mention(opening, sentence, reading, "places.earlier-sentence")
    return None


def _is_all(mention: Mention, sentence: Sentence) -> bool:
    """Whether a sentence is nothing but a place, with marks and a date at most: `14.02.21: **Chad**.`"""
    others = sentence.lower[: mention.first] + sentence.lower[mention.last :]
    return not any(word.isalpha() and word[:3] not in MONTH_STEMS for word in others)


def _opens(mention: Mention, sentence: Sentence, reading: Reading) -> bool:
    """Whether a sentence begins with a place as what it tells of: `In Hass,`, `Chad has`; not `Chad said`."""
    if _is_all(mention, sentence):
        return True
    if mention.first > _OPENING or mention.scale == "continent":
        return False
    if mention.role <= NEAR:
        return True
    begins = mention.first == 0 and mention.scale == "country" and mention.role == AGENT
    if not begins or (
        sentence.index and reading.sentence(sentence.index - 1).paragraph == sentence.paragraph
    ):
        return False
    return _SPEAKS.isdisjoint(sentence.lower[mention.last : mention.last + _TO_VERB])
