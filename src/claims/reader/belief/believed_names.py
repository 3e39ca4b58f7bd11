"""Whether the words of a text support a name that an answer gives: of a subject, a place, a claimant.

A name is supported where it stands in the words; where the words hold another spelling of it, an adjective
of its people, or its initials; and a place where they name what lies in it. Nothing else is taken, however
well known it is: what the text does not say is not in the database.
"""

from collections.abc import Collection, Iterable, Iterator
from itertools import takewhile

from claims.extract.name.name import Name
from claims.extract.name.names import find_names
from claims.extract.text.sentence import Sentence
from claims.lexicon import Lexicon
from claims.lexicon.gazetteer import load_gazetteer
from claims.lexicon.spelling import name_key

LONGEST = 120  # characters of a name
_EMPTY = frozenset("the of a an and al in for s at on de la el".split())
# What a place or a force is: in a name it may be left out or added.
_KINDS = frozenset(
    "province provincial governorate city district town village region state county area camp army forces "
    "force government military regime troops northern southern eastern western central north south east west "
    "group movement front organization organisation ministry department".split()
)
_UNKNOWN = frozenset(("unknown", "initial", "person", "title"))
_STEM = 4  # letters that a name and its adjective share at least
_LONGEST_ACRONYM = 8


def is_supported(name: str, words: Iterable[str], lexicon: Lexicon, *, within: bool = False) -> bool:
    """Whether a name is supported by words of the text; `within`: also by what lies in the place it names."""
    quoted = [it for it in words if it]
    wanted, told = name_words(name), {key for it in quoted for key in name_words(it)}
    if not wanted or not told or len(name) > LONGEST:
        return False
    if all(key in told for key in wanted) or any(_is_acronym(name, it) for it in quoted):
        return True
    return _is_meant(name, quoted, lexicon, within) or _is_form(name, wanted, told, lexicon)


def canonical_name(name: str, lexicon: Lexicon, kinds: frozenset[str]) -> str:
    """A name as the lexicon calls what it is, where it is known as one of these kinds; else as it is."""
    plain = " ".join(name.split())
    sentence = Sentence.alone(plain)
    for found in find_names(sentence, lexicon):
        if found.last - found.first == len(sentence) and found.kind in kinds:
            return found.value
    return plain


def name_words(name: str) -> list[str]:
    """The words of a name as they are compared: in any spelling, without articles."""
    return [key for key in name_key(name.replace("'s", "").replace("’s", "")).split() if key not in _EMPTY]


def names_told(sentences: Iterable[Sentence], lexicon: Lexicon) -> frozenset[str]:
    """What the names in some sentences stand for, as `is_among` looks for it."""
    found = (name for it in sentences for name in find_names(it, lexicon) if name.kind not in _UNKNOWN)
    return frozenset(key for name in found for key in _stands_for(name))


def is_among(name: str, told: Collection[str], lexicon: Lexicon) -> bool:
    """Whether what a name stands for is among what `names_told` found, by whatever spelling."""
    return any(name_key(found.value) in told for found in _names(name, lexicon))


def _is_meant(name: str, quoted: Iterable[str], lexicon: Lexicon, within: bool) -> bool:
    """Whether some words name what a name stands for, by whatever spelling."""
    wanted = {it for found in _names(name, lexicon) for it in _stands_for(found)}
    if not wanted:
        return False
    told = [found for it in quoted for found in _names(it, lexicon)]
    meant = {it for found in told for it in _stands_for(found)}
    around = {name_key(it) for found in told if within and found.kind == "place" for it in found.within}
    return not wanted.isdisjoint(meant | around)


def _names(words: str, lexicon: Lexicon) -> list[Name]:
    return [it for it in find_names(Sentence.alone(words), lexicon) if it.kind not in _UNKNOWN]


def _stands_for(name: Name) -> Iterator[str]:
    """What a name is called, and the state that it belongs to."""
    yield name_key(name.value)
    if name.country:
        yield name_key(name.country)


def _is_acronym(name: str, words: str) -> bool:
    """Whether one is made of the first letters of the other: WHO, World Health Organization."""
    return _is_short_for(name, words) or _is_short_for(words, name)


def _is_short_for(short: str, long: str) -> bool:
    letters = short.replace(".", "").strip()
    if not (1 < len(letters) <= _LONGEST_ACRONYM and letters.isalpha() and letters.isupper()):
        return False
    initials = [it[0] for it in long.replace("-", " ").split() if it[0].isalpha()]
    return letters in ("".join(filter(str.isupper, initials)), "".join(initials).upper())


def _is_form(name: str, wanted: Iterable[str], told: Iterable[str], lexicon: Lexicon) -> bool:
    """Whether the words hold other forms of a name that the lexicon knows no adjective of."""
    if any(place.people for place in load_gazetteer(lexicon).named(name)):
        return False  # Niger is not Nigerian
    core = [key for key in wanted if key not in _KINDS]
    return bool(core) and all(any(_is_akin(key, other) for other in told) for key in core)


def _is_akin(key: str, other: str) -> bool:
    """Whether two words are forms of one: Okinawa and Okinawan."""
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(key, other, strict=False)))
    return key == other or shared >= max(_STEM, min(len(key), len(other)) - 1)
