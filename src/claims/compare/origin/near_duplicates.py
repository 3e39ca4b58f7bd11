"""Which texts are near-duplicates, in time linear in their number.

A text is the set of its runs of five words. Its sketch has one minimum for each of 64 bins of one hash
(one permutation hashing: Li, Owen and Zhang, NIPS 2012; empty bins borrow from the next full one:
Shrivastava and Li, ICML 2014), cut into 16 bands of 4. Texts that share a band are near-duplicates: with
resemblance 0.8 they nearly always do, with 0.5 in two of three cases, with 0.2 in one of forty. Sharing a
band is symmetric and needs no order, so the clusters are the same however the texts came in.
"""

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise
from zlib import crc32

from claims.compare.union_find import Union

_WORD = re.compile(r"\w+")
_DOTTED = re.compile(r"\b([A-Z])\.(?=[A-Z]\b|\s)")  # "U.S." is written "US" elsewhere
_RUN = 5
_BINS, _ROWS = 64, 4
_SHIFT = 64 - 6  # the six highest bits of a hash name its bin
_MASK = (1 << 64) - 1
_SPREAD = 0x9E3779B97F4A7C15  # 2**64 divided by the golden ratio: spreads a 32-bit hash over 64 bits
_SHORTEST = 24  # words; of a shorter text too little is left to tell it by
_PASSAGE = 8  # words that a sentence needs to be told as one that was copied


def sketch(text: str) -> tuple[int, ...]:
    """The bands of a text: 16 numbers below 2**32, or none for one too short. Stable across machines."""
    words = _WORD.findall(text.lower())
    if len(words) < _SHORTEST:
        return ()
    bins: list[int | None] = [None] * _BINS
    for start in range(len(words) - _RUN + 1):
        spread = crc32(" ".join(words[start : start + _RUN]).encode()) * _SPREAD & _MASK
        least = bins[spread >> _SHIFT]
        if least is None or spread < least:
            bins[spread >> _SHIFT] = spread
    full = _fill(bins)
    return tuple(
        crc32(b"".join(value.to_bytes(9) for value in full[band : band + _ROWS]), band)
        for band in range(0, _BINS, _ROWS)
    )


def _fill(bins: list[int | None]) -> list[int]:
    """The bins with each empty one given what the next full one holds, told apart by the distance."""
    filled: list[int] = [0] * _BINS
    held, distance = 0, 0
    for index in reversed(range(2 * _BINS)):
        value = bins[index % _BINS]
        held, distance = (value, 0) if value is not None else (held, distance + 1)
        filled[index % _BINS] = held + (distance << 64 if distance else 0)
    return filled


def passage(sentence: str) -> int | None:
    """A number that equal sentences share, whatever their punctuation; `None` for one too short to tell."""
    plain = _DOTTED.sub(_letter, sentence) if "." in sentence[:-1] else sentence
    words = _WORD.findall(plain.lower())
    return crc32(" ".join(words).encode()) if len(words) >= _PASSAGE else None


def _letter(dotted: re.Match[str]) -> str:
    return dotted[1]


def clusters(sketches: Mapping[str, Iterable[int]]) -> dict[str, str]:
    """The cluster of each text, by the least id in it; a text that resembles no other stands for itself."""
    shared: dict[tuple[int, int], list[str]] = {}
    for name, bands in sketches.items():
        for place, band in enumerate(bands):
            shared.setdefault((place, band), []).append(name)
    union: Union[str] = Union()
    for names in shared.values():
        for one, other in pairwise(names):
            union.join(one, other)
    least: dict[str, str] = {}
    for name in sorted(sketches):
        least.setdefault(union.find(name), name)
    return {name: least[union.find(name)] for name in sketches}
