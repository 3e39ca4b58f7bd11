"""How the names of claimants and publishers are written: one form for spellings that mean one name."""

import re
from collections.abc import Sequence
from functools import lru_cache
from unicodedata import normalize

_KEPT = 2**14  # names that are remembered: a few speak over and over
_ARTICLE = re.compile(r"\A(?:the|an?|its|their|this|that)\s+", re.IGNORECASE)
_SEATED = re.compile(r"\A[A-Z]\S*-based\s+")
_DOTTED = re.compile(r"\b(?:[A-Z]\.){2,}")
_ACCENT = re.compile(r"[\u0300-\u036f]")
_APOSTROPHE = re.compile(r"['’ʼ]")
_SPELLED = {"organisation": "organization", "programme": "program", "centre": "center"}
_SECOND_LEVEL = frozenset("co com org net gov ac edu".split())
PARTICLES = frozenset("al bin da de del den der di dos du el ibn la le van von".split())  # of last names
OWN = re.compile(r"(?:'s|’s|(?<=s)['’])\Z", re.IGNORECASE)  # at the end of a name: that of what it owns


@lru_cache(_KEPT)
def fold(name: str) -> str:
    """A name in small letters, written in one way: without accents and apostrophes, hyphens as spaces."""
    letters = name if name.isascii() else _ACCENT.sub("", normalize("NFKD", name))
    return " ".join(_APOSTROPHE.sub("", letters.lower().replace("-", " ")).split())


def in_one_english(name: str) -> str:
    """A name, folded, in the one spelling of the words that are written in two: "organisation"."""
    return " ".join(_SPELLED.get(word, word) for word in fold(name).replace("united nations", "un").split())


def without_own(words: Sequence[str]) -> list[str]:
    """The words of a name that owned what came after it: "the UN's"."""
    return [*words[:-1], OWN.sub("", words[-1])] if words else []


def registered_name(host: str) -> str:
    """The name that a site is registered under: `reuters` of `feeds.reuters.com`."""
    parts = host.lower().split(".")[:-1]
    while len(parts) > 1 and parts[-1] in _SECOND_LEVEL:
        parts.pop()
    return parts[-1]


@lru_cache(_KEPT)
def plain_name(name: str) -> str:
    """A name without the article before it and without its seat ("Geneva-based"), its spaces single, "U.S."
    as "US"."""
    plain = _SEATED.sub("", _ARTICLE.sub("", " ".join(name.split()), count=1), count=1)
    return _DOTTED.sub(lambda found: found[0].replace(".", ""), plain)


@lru_cache(_KEPT)
def names_itself(name: str) -> bool:
    """Whether a claimant's name is one, rather than common words: it has a capital letter."""
    return any(word[0].isupper() for word in plain_name(name).split())
