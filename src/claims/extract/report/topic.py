"""What a text is about: its main country, and its main armed group."""

from collections import Counter

from claims.extract.name.name import Name
from claims.extract.name.names import find_names
from claims.extract.name.place_words import NEAR, Role, build_place_words, country_of
from claims.extract.report.headline import title_sentence, unprinted_title
from claims.extract.report.reading import Reading
from claims.extract.report.section import section_at
from claims.extract.speech.speech_frames import speech_frames
from claims.extract.text.sentence import Sentence
from claims.extract.toponym.sentence_places import find_mentions
from claims.lexicon.gazetteer import load_gazetteer
from claims.record_type import record

_LEAD = 3  # sentences that say what a report is about
_BEFORE, _AFTER = 6, 1  # sentences around one, beside itself, that tell what it is about
_OPENING = 80  # sentences from which the armed group that a text is about is told
# Places that a text names without being about them: where it was written, who speaks, who comes from there.
_ELSEWHERE = frozenset((Role.SPEAKER, Role.DATELINE, Role.ORIGIN))
# Names that are no actors of a country's.
_NO_ACTORS = frozenset(("place", "demonym", "media", "person"))


@record
class Topic:
    """What a text is about, and the words that name it first: `text[start:end]`, none in a title."""

    name: str
    start: int
    end: int


def main_country(index: int, reading: Reading) -> Topic | None:
    """The country that the text is about at the sentence of that number; None where it names none.

    It is the one that the title, the lead and the sentences around name most: a place where something is
    counts twice.
    """
    known = reading.layer(_main_countries)
    if index not in known:
        known[index] = _main_country(index, reading)
    return known[index]


def _main_countries(reading: Reading) -> dict[int, Topic | None]:
    """The main countries at the sentences, as far as they were asked."""
    return {}


def _main_country(index: int, reading: Reading) -> Topic | None:
    size = len(reading.sentences)
    if size == 1:  # a sentence alone is about nothing but what it says
        return None
    if headed := _country_of_section(reading.sentences[index], reading):
        return headed
    counts: dict[str, int] = {}
    wholes: dict[str, str] = {}
    first: dict[str, tuple[Sentence, _Naming]] = {}
    start, end = max(0, index - _BEFORE), min(index + 1 + _AFTER, size)
    if start <= _LEAD:
        start, end = 0, max(end, min(_LEAD, size))
    title = unprinted_title(reading)
    told = [reading.sentences[at] for at in (*range(min(start, _LEAD)), *range(start, end))]
    for sentence in (*title, *told):
        for naming in sentence.layer(_countries_of, reading):
            country = naming.country
            counts[country] = counts.get(country, 0) + naming.weight
            first.setdefault(country, (sentence, naming))
            for whole in naming.holding:
                wholes[whole] = country
    for whole, part in wholes.items():
        if whole != part and whole in counts:
            counts[part] += counts.pop(whole)
    if not counts:
        return None
    sentence, naming = first[max(counts, key=counts.__getitem__)]
    start, end = (0, 0) if sentence in title else sentence.extent(naming.first, naming.last)
    return Topic(naming.country, start, end)


def _country_of_section(sentence: Sentence, reading: Reading) -> Topic | None:
    """The country that heads the section in which a sentence stands."""
    section = section_at(sentence.start, reading)
    if section is None or section.scale != "country":
        return None
    country = load_gazetteer(reading.lexicon).named(section.place)[0]
    name = country.same_as or country.name
    return Topic(name, section.start, section.start + len(section.place))


@record
class _Naming:
    """A country that a sentence speaks of, by its words `first` up to, not including, `last`."""

    country: str
    weight: int
    holding: tuple[str, ...]  # the countries that it is a part of: the Palestinian territories of Gaza
    first: int
    last: int


def _countries_of(sentence: Sentence, reading: Reading) -> list[_Naming]:
    """The countries that a sentence speaks of."""
    listed = reading.lexicon.index(build_place_words).countries
    found: list[_Naming] = []
    groups = [it.first for it in find_names(sentence, reading.lexicon) if it.kind == "armed_group"]
    for mention in find_mentions(sentence, reading.lexicon):
        if mention.role is Role.OTHER and any(0 <= it - mention.last <= _TO_GROUP for it in groups):
            continue  # the Lebanese militia Hezbollah, which tells its country by itself
        headed = mention.first == 0 and sentence.words[mention.last : mention.last + 1] == [":"]
        if mention.country and (headed or mention.role not in _ELSEWHERE):
            wholes = tuple([whole for whole in mention.within if whole in listed])
            weight = 2 if mention.role <= NEAR else 1
            found.append(_Naming(mention.country, weight, wholes, mention.first, mention.last))
    for name in find_names(sentence, reading.lexicon):
        country = "" if name.kind in _NO_ACTORS else country_of(name, listed)
        if country and not _speaks(name, sentence, reading):
            wholes = (name.country,) if name.country else ()
            found.append(_Naming(country, 1, wholes, name.first, name.last))
    return found


def _speaks(name: Name, sentence: Sentence, reading: Reading) -> bool:
    """Whether a name is of who says what a sentence tells: it need not be of their country."""
    frames = speech_frames(sentence, reading.lexicon)
    return any(it.speaker and it.speaker.first <= name.first < it.speaker.last for it in frames)


_TO_GROUP = 2  # words from a people's name to that of its group: "Shia militia"


def _topic(value: str, name: Name, sentence: Sentence) -> Topic:
    return Topic(value, sentence.starts[name.first], sentence.ends[name.last - 1])


def main_group(reading: Reading) -> Topic | None:
    """The armed group that a text is about: named twice or more, and more than all others together; or the
    only one, which its lead names and which is called `the group` or the like after that."""
    return reading.layer(_main_group)


def _main_group(reading: Reading) -> Topic | None:
    counts: Counter[str] = Counter()
    first: dict[str, Topic] = {}
    for index in range(min(len(reading.sentences), _OPENING)):
        sentence = reading.sentence(index)
        for name in find_names(sentence, reading.lexicon):
            if name.kind == "armed_group":
                counts[name.value] += 1
                first.setdefault(name.value, _topic(name.value, name, sentence))
    counts = _without_forces(counts)
    if not counts:
        return None
    ((best, _),) = counts.most_common(1)
    if len(counts) == 1 and _is_called_group(first[best], reading):
        counts[best] += 1
    title = title_sentence(reading)
    named = find_names(title, reading.lexicon) if title is not None else []
    counts[best] += any(name.value == best for name in named)
    return first[best] if counts[best] >= 2 and 2 * counts[best] > counts.total() else None


_FORCES = "Forces"


def _without_forces(counts: Counter[str]) -> Counter[str]:
    """The groups but for alliances such as the Syrian Democratic Forces, where another one is named: the
    militants of a text are rather those whom they fight."""
    others = Counter({it: count for it, count in counts.items() if not it.endswith(_FORCES)})
    return others or counts


_CALLED = frozenset(
    "cartel extremists faction gang group guerrillas insurgents islamists jihadists militants militia "
    "movement outfit syndicate".split()
)
_TO_ARTICLE = 2  # words from "the" to "group": "the Islamist group"


def _is_called_group(topic: Topic, reading: Reading) -> bool:
    """Whether the lead names a group that is called one in a later sentence."""
    size = min(len(reading.sentences), _OPENING)
    lead = next((k for k in range(min(size, _LEAD)) if reading.sentence(k).end >= topic.end), size)
    return any(
        word in _CALLED and "the" in sentence.lower[max(0, k - _TO_ARTICLE) : k]
        for sentence in (reading.sentence(index) for index in range(lead + 1, size))
        for k, word in enumerate(sentence.lower)
    )
