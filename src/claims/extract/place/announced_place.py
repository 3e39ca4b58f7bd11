"""Read a figure's place from the report that its sentence announces.

"A town in northern Syria" is the town that the next sentences name.
"""

from collections.abc import Iterable

from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.name.place_words import DATELINE, EVENTS, MEASURE, NEAR, Role
from claims.extract.place.retelling import is_of_one_of_several, is_of_other_event, split_places, telling_of
from claims.extract.report.headline import headline_end, is_headline
from claims.extract.report.reading import Reading
from claims.extract.report.reference import PLACE_NOUNS, place_meant
from claims.extract.report.section import section_at
from claims.extract.text.sentence import Sentence
from claims.extract.text.word_tags import COMPASS, PLACE, tags_of
from claims.extract.toponym.place_mention import SCALES, Mention
from claims.extract.toponym.sentence_places import find_mentions

_AHEAD = 3  # sentences
_SOME = frozenset(("a", "an", "another"))
_FIRST = 20_000  # characters of a text in which a spelling is looked for


def find_named_later(quantity: Quantity, chosen: Mention, reading: Reading) -> tuple[Found, Mention] | None:
    """The place that the next sentences name where this one says `a town in Syria`, `near Raqqa`, and its
    mention there."""
    if (
        len(reading.sentences) == 1
        or quantity.metric not in EVENTS
        or not _is_vague(quantity.sentence, chosen, reading)
    ):
        return None
    return _find_finer(quantity, chosen, reading)


def find_named_before(chosen: Mention, sentence: Sentence, reading: Reading) -> Found | None:
    """The place named before, where this sentence only tells where that lies: `the camp outside Hass`, `the
    small village in Hass district`."""
    k = chosen.start - 1
    if k < 1 or chosen.role > NEAR or sentence.lower[k] not in PLACE_NOUNS or sentence.index == 0:
        return None
    lead = sentence.lower[max(0, k - _TO_ARTICLE) : k]
    if "the" not in lead or not all(word.isalpha() for word in lead[lead.index("the") :]):
        return None
    meant = place_meant(sentence, k, reading)
    if meant is None or meant.sentence is sentence or meant.what.value in {chosen.value}.union(chosen.within):
        return None
    if sentence.index - meant.sentence.index > _REFERRED_BACK or SCALES[meant.what.scale] > SCALES["city"]:
        return None
    return at_mention(*meant, reading, "places.referred-to")


_TO_ARTICLE = 3  # words from "the" to "village": "the small coastal"
_REFERRED_BACK = 3  # sentences to the one that names it


def _find_finer(quantity: Quantity, chosen: Mention, reading: Reading) -> tuple[Found, Mention] | None:
    """The first site within a place, or that nothing knows, in the sentences after that of a figure; not one
    that its own sentence names, nor where only a part of those counted are. What nothing knows stands in the
    same or the next paragraph, and in the same where it would be in a town."""
    place, paragraph = chosen.value, quantity.sentence.paragraph
    last = paragraph + (chosen.scale != "city" or chosen.role != Role.SITE)
    index, section = quantity.sentence.index, section_at(quantity.sentence.start, reading)
    other = {it.value for it in find_mentions(quantity.sentence, reading.lexicon)}
    for j in range(index + 1, min(len(reading.sentences), index + 1 + _AHEAD)):
        sentence = reading.sentence(j)
        if is_headline(sentence, reading):
            continue
        if section_at(sentence.start, reading) != section:
            return None
        if "apart" in telling_of(sentence, reading).cues:
            return None
        if is_of_one_of_several(sentence, quantity.sentence, reading):
            return None
        other |= split_places(quantity, sentence, reading)
        for mention in find_mentions(sentence, reading.lexicon):
            if mention.value in other or is_of_other_event(mention.first, sentence):
                continue
            if not mention.within and _is_known_before(mention.value, quantity, reading):
                continue
            if not mention.within and sentence.paragraph > last:
                continue
            if place not in mention.within and mention.country not in ("", chosen.country):
                continue
            if mention.role == Role.SITE and (not mention.scale or place in mention.within):
                alone = sentence.lower[mention.last : mention.last + 1] == ["alone"]  # a part of all
                if alone or _is_of_other(mention, quantity, reading.quantities(j)):
                    return None
                found = at_mention(mention, sentence, reading, "places.named-later")
                return (found, mention) if len(found.value) == 1 else None
    return None


def _is_known_before(name: str, quantity: Quantity, reading: Reading) -> bool:
    """Whether a text has named a place well before a figure: then it is no name for `a village near Hass`."""
    known = reading.document.text.find(name, headline_end(0, reading), quantity.sentence.start)
    return known >= 0


def _is_of_other(mention: Mention, quantity: Quantity, figures: Iterable[Quantity]) -> bool:
    """Whether a place stands right after another figure of the like: `near Hass, killing 20. Three days
    before, they had killed 12 in Berezh`."""
    return any(
        it.metric == quantity.metric
        and it.antecedent is None
        and it.low != quantity.low
        and 0 <= mention.start - max(it.last, it.noun[1]) < _BESIDE
        for it in figures
    )


_BESIDE = 3  # words between those counted and their place


def at_mention(chosen: Mention, sentence: Sentence, reading: Reading, rule: str) -> Found:
    """A mention as the places found, with those coordinated with it."""
    values = sentence.layer(_values_of_groups, reading)[chosen.group]
    start, end = sentence.extent(chosen.first, chosen.last)
    return Found(values, rule, start, end)


def _values_of_groups(sentence: Sentence, reading: Reading) -> dict[int, tuple[str, ...]]:
    """The places that the mentions of each group stand for, by the number of the group."""
    values: dict[int, dict[str, None]] = {}
    for m in find_mentions(sentence, reading.lexicon):
        value = (m.country or m.value) if m.role == DATELINE else as_first_spelt(m, reading)
        values.setdefault(m.group, {})[value] = None
    return {group: tuple(listed) for group, listed in values.items()}


def as_first_spelt(mention: Mention, reading: Reading) -> str:
    """A name with or without its article, as the text has it first: `Waer` after `al-Waer`."""
    value = mention.value
    if mention.scale == "country" or len(reading.sentences) == 1:
        return value
    known = reading.layer(_first_spellings)
    if value not in known:
        known[value] = _first_spelling(value, reading.document.text)
    return known[value]


def _first_spellings(reading: Reading) -> dict[str, str]:
    """How the text first spells the names of places, as far as that was asked."""
    return {}


def _first_spelling(value: str, text: str) -> str:
    bare = value[3:] if value[:3].lower() in ("al-", "el-") else value
    at = text.find(bare, 0, _FIRST)
    if at >= 3 and text[at - 3 : at].lower() in ("al-", "el-"):
        return text[at - 3 : at] + bare
    return bare if at >= 0 and text[at : at + len(bare) + 1].strip() == bare else value


def _is_vague(sentence: Sentence, chosen: Mention, reading: Reading) -> bool:
    """Whether a place only says in which part of the world the event was."""
    if chosen.role in (NEAR, MEASURE):
        return True
    if chosen.scale == "country" and tags_of(sentence, reading.lexicon)[chosen.first - 1] & COMPASS:
        return True
    return is_called_some(sentence, reading, max(1, chosen.first - 8), chosen.first)


def is_called_some(sentence: Sentence, reading: Reading, first: int = 1, last: int | None = None) -> bool:
    """Whether the words of a sentence from `first` up to `last` speak of `a town`, `another village`."""
    tags, lower = tags_of(sentence, reading.lexicon), sentence.lower
    for k in range(first, len(lower) if last is None else last):
        named = tags[k] & PLACE and lower[k + 1 : k + 2] != ["of"]
        if named and not _SOME.isdisjoint(lower[max(0, k - 3) : k]):
            return True
    return False
