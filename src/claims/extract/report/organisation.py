"""The organisation that a text is about: a company and its results, an agency and its money."""

import re
from collections.abc import Iterator
from itertools import takewhile

from claims.extract.name.full_name import full_name
from claims.extract.name.name import Name
from claims.extract.name.name_kind import build_name_weights, decide, kind_of
from claims.extract.name.names import find_names
from claims.extract.report.headline import title_of
from claims.extract.report.reading import Reading
from claims.extract.report.topic import Topic
from claims.extract.text.sentence import Sentence
from claims.lexicon import Lexicon

_OPENING = 8000  # characters from which it is told
_MENTIONS = 3  # of one that a text is about, at least
_PLAIN = 0.5  # margin of the model of names
_LONGEST = 4  # words of a name that no lexicon knows
_COMPANIES = frozenset(
    "company firm airline carrier carmaker automaker chipmaker drugmaker manufacturer retailer start-up "
    "startup bank lender insurer network operator developer giant university party Inc Corp Ltd Plc".split()
)
_OF_PLACES = re.compile(
    r"\b(?:University|College|Bank|Institute|Museum|Port) of (?:the )?[A-Z]\w+(?: [A-Z]\w+)*"
)
# What companies add to their names.
SUFFIXES = frozenset("inc corp co ltd plc llc ag sa nv group holdings company corporation".split())


def main_organisation(reading: Reading) -> Topic | None:
    """The organisation that the headline names and the text names three times or more; None where there is
    none, or only persons and places."""
    return reading.layer(_main_organisation)


def acronym_of(name: str) -> str:
    """The first letters of a name of three words with a capital or more, else nothing: USC."""
    letters = "".join(word[0] for word in name.split() if word[0].isupper())
    return letters if len(letters) > 2 else ""


def has_companies(reading: Reading) -> bool:
    """Whether a text speaks of a company or a party as such."""
    return reading.layer(_has_companies)


def has_firms(reading: Reading) -> bool:
    """Whether a text speaks of a company as such; of a party not every sum told is its own."""
    return reading.layer(_has_firms)


def is_no_organisation(name: Name, sentence: Sentence, reading: Reading) -> bool:
    """Whether a name that no lexicon knows is a person's (by the model of names, or as a given and a family
    name, or a family name whose given name the text told before), or nobody's: `Oil fell`."""
    told = kind_of(name, sentence, reading.lexicon)
    if told.kind in ("person", "other") and told.margin > _PLAIN:
        return True
    words = name.value.split()
    if len(words) > 1:
        return words[-1].lower().strip(".") not in SUFFIXES
    return full_name(name.value, sentence, reading.lexicon) != name.value


def _has_companies(reading: Reading) -> bool:
    return _speaks_of(_COMPANIES, reading)


def _has_firms(reading: Reading) -> bool:
    return _speaks_of(_COMPANIES - {"party"}, reading)


def _speaks_of(words: frozenset[str], reading: Reading) -> bool:
    opening = takewhile(lambda sentence: sentence.start < _OPENING, reading.sentences)
    return any(not words.isdisjoint(sentence.words) for sentence in opening)


def _main_organisation(reading: Reading) -> Topic | None:
    title = title_of(reading)
    text = reading.document.text[:_OPENING]
    best: Topic | None = None
    most = _MENTIONS - 1
    for value, spelling in _candidates(title, text, reading):
        count = sum(text.count(written) for written in {value, spelling, acronym_of(value)} if written)
        if count > most:
            at = max(text.find(spelling), 0)
            best, most = Topic(value, at, at + len(spelling)), count
    return best


def _candidates(title: str, text: str, reading: Reading) -> Iterator[tuple[str, str]]:
    """The organisations that a headline may name, each as it is called and as it is written there."""
    for match in _OF_PLACES.finditer(title):
        yield match.group(), match.group()
    sentence = Sentence.alone(title)
    for name in find_names(sentence, reading.lexicon):
        if name.kind == "organisation":
            yield name.value, sentence.slice(name.first, name.last)
        elif name.kind in ("unknown", "initial"):
            for first in range(name.first, name.last):
                spelling = _longest(sentence, first, name.last, text, reading.lexicon)
                if spelling and _may_be_one(spelling, reading):
                    yield spelling, spelling


def _longest(sentence: Sentence, first: int, end: int, text: str, lexicon: Lexicon) -> str | None:
    """The longest name from word `first` on that the text has within its sentences, three times or more:
    a headline may have all its words in capitals."""
    for last in range(min(end, first + _LONGEST), first, -1):
        spelling = sentence.slice(first, last)
        named = rf"[a-z,] {re.escape(spelling)}(?!\w| [Oo]f )"  # Ring, not the Ring of the Hills
        if text.count(spelling) >= _MENTIONS and re.search(named, text):
            return None if _is_town(spelling, lexicon) else spelling
    return None


def _is_town(spelling: str, lexicon: Lexicon) -> bool:
    """Whether a word that a headline has before a noun is a town's name: `Hass tram crash`."""
    words = Sentence.alone(f"in {spelling}")
    return any(name.kind == "place" and name.last == len(words) for name in find_names(words, lexicon))


def _may_be_one(name: str, reading: Reading) -> bool:
    """Whether an unknown name may be an organisation's: no person's, and not plainly a place's or nobody's. A
    person has a given name somewhere in the text."""
    last = reading.sentence(len(reading.sentences) - 1)
    if full_name(name, last, reading.lexicon) != name:
        return False
    told = decide(reading.lexicon.index(build_name_weights), name, reading.document.text, 0)
    if told.margin < _PLAIN or told.kind == "organisation" or has_companies(reading):
        return True
    return told.kind == "person" and " " not in name
