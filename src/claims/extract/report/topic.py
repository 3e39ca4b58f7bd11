"""What a text is about: its main country, and its main armed group."""

from collections import Counter
from typing import NamedTuple

from claims.extract.report.reading import Reading
from claims.extract.text.names import Name, find_names
from claims.extract.text.place_mention import find_mentions
from claims.extract.text.place_words import Role, build_place_words, country_of
from claims.extract.text.sentence import Sentence, Span

_LEAD = 3  # sentences that say what a report is about
_BEFORE, _AFTER = 6, 1  # sentences around one, beside itself, that tell what it is about
_OPENING = 80  # sentences from which the armed group that a text is about is told
# Places that a text names without being about them: where it was written, who speaks, who comes from there.
_ELSEWHERE = frozenset((Role.SPEAKER, Role.DATELINE, Role.ORIGIN))
# Names that are no actors of a country's.
_NO_ACTORS = frozenset(("place", "demonym", "media", "person"))


class Topic(NamedTuple):
    """What a text is about, and the words that name it first: `text[start:end]`."""

    name: str
    start: int
    end: int


def main_country(index: int, reading: Reading) -> Topic | None:
    """The country that the text is about at the sentence of that number; None where it names none.

    It is the one that the lead and the sentences around name most: a place where something is counts twice.
    """
    known = reading.layer(_main_countries)
    if index not in known:
        known[index] = _main_country(index, reading)
    return known[index]


def _main_countries(reading: Reading) -> dict[int, Topic | None]:
    """The main countries at the sentences, as far as they were asked."""
    return {}


def _main_country(index: int, reading: Reading) -> Topic | None:
    size = len(reading.spans)
    if size == 1:  # a sentence alone is about nothing but what it says
        return None
    counts: Counter[str] = Counter()
    wholes: dict[str, str] = {}
    first: dict[str, Topic] = {}
    around = range(max(0, index - _BEFORE), min(index + 1 + _AFTER, size))
    for at in sorted({*range(min(_LEAD, size)), *around}):
        for topic, weight, holding in reading.sentence(at).layer(_countries_of, reading):
            counts[topic.name] += weight
            first.setdefault(topic.name, topic)
            wholes.update(dict.fromkeys(holding, topic.name))
    for whole, part in wholes.items():
        if whole != part and counts[whole]:
            counts[part] += counts.pop(whole)
    return first[counts.most_common(1)[0][0]] if counts else None


def _countries_of(sentence: Sentence, reading: Reading) -> list[tuple[Topic, int, tuple[str, ...]]]:
    """The countries that a sentence speaks of, each with its weight and the countries that it is a part of:
    Gaza of the Palestinian territories."""
    listed = reading.lexicon.index(build_place_words).countries
    found = []
    for mention in find_mentions(sentence, reading.lexicon):
        if mention.country and mention.role not in _ELSEWHERE:
            topic = Topic(mention.country, sentence.starts[mention.first], sentence.ends[mention.last - 1])
            wholes = tuple(whole for whole in mention.within if whole in listed)
            found.append((topic, 2 if mention.role <= Role.NEAR else 1, wholes))
    for name in find_names(sentence, reading.lexicon):
        country = "" if name.kind in _NO_ACTORS else country_of(name, listed)
        if country:
            found.append((_topic(country, name, sentence), 1, (name.country,) if name.country else ()))
    return found


def _topic(value: str, name: Name, sentence: Sentence) -> Topic:
    return Topic(value, sentence.starts[name.first], sentence.ends[name.last - 1])


def main_group(reading: Reading) -> Topic | None:
    """The armed group that a text is about: named twice or more, and more than all others together."""
    return reading.layer(_main_group)


def _main_group(reading: Reading) -> Topic | None:
    counts: Counter[str] = Counter()
    first: dict[str, Topic] = {}
    for index in range(min(len(reading.spans), _OPENING)):
        sentence = reading.sentence(index)
        for name in find_names(sentence, reading.lexicon):
            if name.kind == "armed_group":
                counts[name.value] += 1
                first.setdefault(name.value, _topic(name.value, name, sentence))
    if not counts:
        return None
    ((best, _),) = counts.most_common(1)
    title = reading.document.title or ""
    named = find_names(Sentence(title, Span(0, len(title), 0), 0), reading.lexicon)
    counts[best] += any(name.value == best for name in named)
    return first[best] if counts[best] >= 2 and 2 * counts[best] > counts.total() else None
