"""By which words one tells that two texts tell of one event: the names that they have and few others do.

Two reports of one crash name the same street, the same hospital and the same witnesses; two reports of two
crashes share the words for trains and ambulances (`commonplaces.toml`), countries and papers, and no more.
"""

import re
from collections import Counter
from collections.abc import Collection
from functools import lru_cache
from zlib import crc32

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_CAPITAL = re.compile(r"\b[^\W\d_a-z][\w’'-]{3,}")
_ENDINGS = ("ing", "ed", "es", "s", "e")
_STEM = 7  # letters: what begins so is one word
_SHORTEST = 4  # letters
_SOME = 40  # names of a text: those that it has most often
_LETTERS = 20_000  # of a text that are looked at
_BYTES = 4  # of a name
_KEPT = 2**14  # words and sentences that are remembered: the same ones come over and over


@lru_cache(_KEPT)
def stem_of(word: str) -> str:
    """What is the same of a word in all its forms, or nearly."""
    plain = word.casefold().replace("’", "'").removesuffix("'s")
    for ending in _ENDINGS:
        if plain.endswith(ending) and len(plain) - len(ending) >= _SHORTEST:
            return plain[: -len(ending)][:_STEM]
    return plain[:_STEM]


def find_names(title: str | None, text: str, commonplace: Collection[str]) -> frozenset[int]:
    """The names of a text by their numbers, which are the same on every machine: what it only writes with a
    capital letter, save for the stems of words that are `commonplace`."""
    read = f"{title or ''}. {text[:_LETTERS]}"
    names: Counter[str] = Counter()
    for word, times in Counter(_CAPITAL.findall(read)).items():
        stem = stem_of(word)
        if stem not in commonplace and word[0].isupper() and times > read.count(f" {word.lower()}"):
            names[stem] += times
    often = sorted(names, key=lambda it: (-names[it], it))[:_SOME]
    return frozenset(map(number_of, often))


@lru_cache(_KEPT)
def number_of(stem: str) -> int:
    """The number of a name, by its stem."""
    return crc32(stem.encode())


def write_names(names: Collection[int]) -> bytes:
    """The names of a text as a database keeps them."""
    return b"".join(name.to_bytes(_BYTES) for name in sorted(names))


@lru_cache(_KEPT)
def read_names(kept: bytes | None) -> frozenset[int]:
    """The names of a text out of a database; none where it has not looked for them yet."""
    kept = kept or b""
    return frozenset(int.from_bytes(kept[at : at + _BYTES]) for at in range(0, len(kept), _BYTES))


@lru_cache(_KEPT)
def stems_of(sentence: str) -> frozenset[str]:
    """The stems of the words of a sentence."""
    return frozenset(stem_of(word) for word in _WORD.findall(sentence) if len(word) >= _SHORTEST)
