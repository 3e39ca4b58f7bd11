"""When two names are one name spelt otherwise: accents, vowels and doubled letters of a transliteration."""

import re

from claims.lexicon.spelling import unaccented

_APOSTROPHES = re.compile("[’‘ʼʿʾʻ`´]")
_ARTICLE = re.compile(r"^(?:al|el|ul)[ -]")
_SILENT = re.compile(r"h\b|[^a-z ]")
_VOWELS = re.compile(r"[aeiouyw ]+")
_DOUBLED = re.compile(r"(.)\1+")


def plain(name: str) -> str:
    """A name as a keyboard without accents writes it: `Xi’an` gives `Xi'an`, `Ghāziābād` `Ghaziabad`."""
    return _APOSTROPHES.sub("'", unaccented(name)).strip(" '")


def is_respelt(name: str, other: str) -> bool:
    """Whether two plain names differ in inner vowels, doubled letters, hyphens and articles only.

    `Hodeidah` is Al Hudaydah; another vowel at the end makes a name of another language: `Omsko` is no
    English name of Omsk.
    """
    (bones, ends), (others, other_ends) = _bones(name), _bones(other)
    return len(bones) > 2 and bones == others and ends == other_ends


def is_part(name: str, other: str) -> bool:
    """Whether a name is some of another's words, as they stand: `Acapulco` of Acapulco de Juarez."""
    part, whole = name.split(), other.split()
    starts = range(len(whole) - len(part) + 1)
    return len(part) < len(whole) and any(whole[k : k + len(part)] == part for k in starts)


def _bones(name: str) -> tuple[str, tuple[bool, str]]:
    """The consonants of a name; whether it begins with a vowel, and the one with which it ends."""
    low = _SILENT.sub("", _ARTICLE.sub("", name.lower()))
    last = low[-1:].replace("y", "i")
    ends = (low[:1] in "aeiouyw", last if last in "aeiouw" else "")
    return _VOWELS.sub("", _DOUBLED.sub(r"\1", low)), ends
