"""Find in a text the full name for which a short one stands: a family name, an acronym."""

import re
from collections.abc import Iterator
from itertools import islice

from claims.extract.name.name import Name, build_words
from claims.extract.name.names import find_names
from claims.extract.text.sentence import Sentence
from claims.lexicon import Lexicon
from claims.lexicon.closed_classes import ARTICLES, NAME_PARTICLES
from claims.lexicon.per_word import Seen

# One to four words with a capital that end where the search ends.
_GIVEN = re.compile(r"\b((?:[A-Z][\w'’-]*[^\S\n]|(?:bin|al|de|van)[^\S\n]){1,4})\Z")
_OFFICE = re.compile(r"\b([A-Za-z-]+)[^\S\n](?:of|for)[^\S\n]\Z")
_LONG = 60  # characters of the given names and offices before a family name
_REACH = 20_000  # characters looked back
_MENTIONS = 5  # of a family name with words before it that are looked at
_FOUND = 50  # of its mentions at all
_ACRONYM = 8  # letters of the longest one that is looked for
_SPELT = 90  # characters before "(UNHCR)" that can hold the name
_SPELT_WORDS = 9


def is_acronym(word: str) -> bool:
    """Whether a word has more capitals than its first letter."""
    return len(word) > 1 and word[1].isupper()


def titles(lexicon: Lexicon) -> frozenset[str]:
    """The words before a person's name: president, general."""
    return lexicon.index(build_words).titles


def full_name(name: str, sentence: Sentence, lexicon: Lexicon) -> str:
    """The full name that the text gave before, where `name` is a family name alone."""
    if " " in name and name.partition(" ")[0].lower() not in NAME_PARTICLES:
        return name
    best: list[str] = []
    for given, office in islice(_given(name, sentence), _MENTIONS):
        held = office.lower() in lexicon.index(titles)  # Secretary of State Ann
        words = _given_names(given.split()[-1:] if held else given.split(), lexicon)
        if words and (not best or len(words) < len(best)):
            best = words
    return " ".join([*best, name]) if best else _with_given_after(name, sentence) or name


# Given names with a hyphen and a small letter stand after the family name: Ban Ki-moon, Moon Jae-in.
_GIVEN_AFTER = r"\b{}[^\S\n]([A-Z][a-z]+-[a-z]+)\b"


def _with_given_after(name: str, sentence: Sentence) -> str | None:
    """The full name where the family name goes first, as in Korea: "Ban" is Ban Ki-moon."""
    text, start = sentence.text, max(sentence.start - _REACH, 0)
    if not name.isalpha() or text.find(f"{name} ", start, sentence.start) < 0:
        return None
    told = re.compile(_GIVEN_AFTER.format(name)).search(text, start, sentence.start)
    return f"{name} {told.group(1)}" if told else None


def _given(name: str, sentence: Sentence) -> Iterator[tuple[str, str]]:
    """The words with a capital right before each mention of a family name, earlier in the text, and the
    office before them that has its field there, or nothing: of "Secretary of State Ann Lee" the secretary."""
    text, size = sentence.text, len(name)
    at = text.find(name, max(sentence.start - _REACH, 0), sentence.start)
    for _ in range(_FOUND):
        if at < 0:
            return
        match = (
            None if text[at + size : at + size + 1].isalnum() else _GIVEN.search(text, max(at - _LONG, 0), at)
        )
        if match:
            office = _OFFICE.search(text, max(match.start() - _LONG, 0), match.start())
            yield match.group(1), office.group(1) if office else ""
        at = text.find(name, at + size, sentence.start)


def _given_names(words: list[str], lexicon: Lexicon) -> list[str]:
    """What remains of the capitalised words before a family name without office, people or place."""
    offices, no_names = lexicon.index(titles), lexicon.index(_no_names)
    office = [k for k, word in enumerate(words) if word.lower() in offices]
    words = words[office[-1] + 1 :] if office else words
    while words and (words[0].lower() in no_names or is_acronym(words[0])):
        words = words[1:]
    placed = any(name.kind in ("demonym", "place", "state") for name in names_of(" ".join(words), lexicon))
    return [] if placed else words


def _no_names(lexicon: Lexicon) -> frozenset[str]:
    return lexicon.index(build_words).no_names | {"new"}


def names_of(words: str, lexicon: Lexicon) -> list[Name]:
    """The names in some words that stand alone, such as a speaker's; worked out once for the same words."""
    return lexicon.index(_names_alone)[words]


def _names_alone(lexicon: Lexicon) -> Seen[list[Name]]:
    return Seen(lambda words: find_names(Sentence.alone(words), lexicon))


def spelt_out(acronym: str, sentence: Sentence) -> str | None:
    """The name for which an acronym stands, as the text spelt it out before: "the UN refugee agency (UNHCR)",
    "the Special Monitoring Mission" for SMM."""
    if not (2 <= len(acronym) <= _ACRONYM and acronym.isalpha() and sum(map(str.isupper, acronym)) > 1):
        return None
    text, floor = sentence.text, max(sentence.start - _REACH, 0)
    defined = text.find(f" ({acronym})", floor, sentence.end)
    name = _defined(text[max(defined - _SPELT, 0) : defined].split(), acronym) if defined >= 0 else None
    name = name or _set_beside(acronym, text, floor, sentence.end)
    if name or not acronym.isupper():
        return name
    word, small = r"\b{}[\w'’-]*", r"(?:[^\S\n]+(?:of|for|the|and|in|on|to))*[^\S\n]+"
    pattern = re.compile(small.join(word.format(letter) for letter in acronym))
    match = pattern.search(text, floor, sentence.start)
    return " ".join(match.group().split()) if match else None


# Peru's National Institute of Civil Defence, between commas.
_BESIDE = re.compile(
    r",[^\S\n](?:the[^\S\n]|[A-Z]\w+['’]s[^\S\n])?"
    r"((?:[A-Z][\w'’-]+[^\S\n](?:(?:of|for|and|the|on)[^\S\n])*){2,7}[A-Z][\w'’-]+),"
)
_BODIES = frozenset(
    "agency authority bureau centre center commission committee council department directorate front "
    "institute ministry office organisation organization party service union".split()
)


def _set_beside(acronym: str, text: str, floor: int, end: int) -> str | None:
    """The name of a body that stands between commas after its letters, where they are first said: "INDA, the
    National Institute of Dams,"."""
    at = text.find(f"{acronym},", floor, end)
    beside = _BESIDE.match(text, at + len(acronym)) if at >= 0 else None
    if beside is None or _BODIES.isdisjoint(beside.group(1).lower().split()):
        return None
    return " ".join(beside.group(1).split())


def _defined(words: list[str], acronym: str) -> str | None:
    """The name that ends the words before an acronym in parentheses: those whose capitals it is made of, else
    all after their last article."""
    letters = [letter for letter in acronym if letter.isupper()]
    for at in range(len(words) - 1, max(len(words) - _SPELT_WORDS, 0) - 1, -1):
        capitals = [word[0] for word in words[at:] if word[0].isupper()]
        if capitals == letters and words[at][0].isupper():
            return " ".join(words[at:])
    articles = [k for k, word in enumerate(words) if word.lower() in ARTICLES]
    if not articles:
        return None
    name = words[articles[-1] + 1 :]
    return " ".join(name) if 0 < len(name) < _SPELT_WORDS and name[0][0].isupper() else None


def body_meant(name: str, sentence: Sentence, lexicon: Lexicon) -> str:
    """The body for which a name stands that several share: the last one of it that the text named before, in
    full or by its letters; the name itself where it named none, and where nobody shares the name."""
    spellings = lexicon.index(_bodies_of).get(name)
    if spellings is None:
        return name
    text, floor = sentence.text, max(sentence.start - _REACH, 0)
    last = max(((text.rfind(it, floor, sentence.start), it) for it in spellings), default=(-1, name))
    full = re.compile(rf"(?:[A-Z][\w'’-]+(?:\s+of(?:\s+the)?)?[^\S\n]+){{1,5}}{re.escape(name)}(?!\w)")
    for match in full.finditer(text, floor, sentence.start):
        own = " ".join(match.group().split()).removeprefix("The ")
        if own != name and match.start() > last[0]:
            last = match.start(), own
    return spellings.get(last[1], last[1]) if last[0] >= 0 else name


def _bodies_of(lexicon: Lexicon) -> dict[str, dict[str, str]]:
    """The names that several bodies share, each with how those bodies are spelt and what they are called."""
    actors = lexicon.entries("actor")
    return {
        shared["name"]: {
            spelling: actor["name"]
            for actor in actors
            if shared["name"] in " ".join((actor["name"], *actor.get("aliases", ()))) and actor is not shared
            for spelling in (actor["name"], *actor.get("aliases", ()))
        }
        for shared in actors
        if shared.get("shared")
    }
