"""Find the words that an answer quotes in the text that it is about.

The words have to stand there as they are quoted, but for white space, capitals and the shape of quotation
marks and dashes; three dots stand for words left out. What stands in a sentence that gives the reader
orders is no evidence, wherever it is quoted from.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

_SAME = str.maketrans("’‘‛`´“”„‟«»–—‑‐−\u00a0", '\'\'\'\'\'""""""----- ')
_GAP = re.compile(r"\s*(?:\[?\.{3}\]?|\[?…\]?)\s*")
_PIECES = 4  # of a quotation with words left out
_LONGEST = 600  # characters of a quotation
_OCCURRENCES = 200  # of one quotation that are looked at


class Place(NamedTuple):
    """Where words stand: `text[start:end]`."""

    start: int
    end: int


class SearchableText:
    """A text for finding quotations in it; the places it gives are those of the text itself."""

    def __init__(self, text: str, silent: Iterable[Place] = ()) -> None:
        """`silent` are the stretches that are no evidence, in order."""
        self.text = text
        letters: list[str] = []
        self._at: list[int] = []
        for at, letter in enumerate(text):
            if letter.isspace():
                if letters and letters[-1] != " ":
                    letters.append(" ")
                    self._at.append(at)
                continue
            letters.append(_plain(letter))
            self._at.append(at)
        self._letters = "".join(letters)
        self._silent = sorted(silent)

    def find(self, words: str, near: int) -> Place | None:
        """Where quoted words stand: of several places the one nearest to offset `near`; None for nowhere."""
        pieces = [it for it in _GAP.split(_squeezed(words)) if it]
        if not pieces or len(pieces) > _PIECES or sum(map(len, pieces)) > _LONGEST:
            return None
        places = [self._nearest(piece, near) for piece in pieces]
        found = [it for it in places if it is not None]
        return found[0] if len(found) == len(places) else None

    def all(self, words: str) -> list[Place]:
        """All the places where quoted words stand, in order."""
        wanted = _squeezed(words)
        return list(self._occurrences(wanted)) if 0 < len(wanted) <= _LONGEST else []

    def _nearest(self, piece: str, near: int) -> Place | None:
        places = self._occurrences(piece)
        return min(places, key=lambda it: abs(it.start - near), default=None)

    def _occurrences(self, piece: str) -> Iterable[Place]:
        at, count = self._letters.find(piece), 0
        while at >= 0 and count < _OCCURRENCES:
            end = at + len(piece)
            if self._stands_alone(at, end):
                place = Place(self._at[at], self._at[end - 1] + 1)
                if not self.is_silent(place):
                    yield place
            count += 1
            at = self._letters.find(piece, at + 1)

    def _stands_alone(self, at: int, end: int) -> bool:
        """Whether no word is cut at either end: `IS` does not stand in `THIS`."""
        letters = self._letters
        before = at > 0 and letters[at - 1].isalnum() and letters[at].isalnum()
        after = end < len(letters) and letters[end - 1].isalnum() and letters[end].isalnum()
        return not before and not after

    def is_silent(self, place: Place) -> bool:
        """Whether a place lies in a stretch that is no evidence."""
        return overlaps(self._silent, place)


def overlaps(stretches: Sequence[Place], place: Place) -> bool:
    """Whether a place shares a character with one of some stretches, which are in order and apart."""
    at = bisect_right(stretches, (place.end, -1)) - 1
    return at >= 0 and stretches[at].end > place.start and stretches[at].start < place.end


def _squeezed(words: str) -> str:
    return "".join(_plain(letter) for letter in " ".join(words.split()))


def _plain(letter: str) -> str:
    """A letter without capitals and typography; always one letter, so that places can be counted."""
    low = letter.translate(_SAME).lower()
    return low if len(low) == 1 else letter
