"""Find the longest of many phrases at a word, by its first (or last) word: one look-up where nothing
matches."""

from collections.abc import Iterable
from typing import Generic, NamedTuple, TypeVar

from claims.lexicon.word import WORD, lower_word

T = TypeVar("T")


def words_of(phrase: str) -> tuple[str, ...]:
    """A phrase cut into lower-case words just as a sentence is: `U.S. dollars` is `u.s.`, `dollars`."""
    return tuple(map(lower_word, WORD.findall(phrase)))


class _Entry(NamedTuple, Generic[T]):
    """The phrases that begin (or end) with a word."""

    longer: dict[str, list[tuple[int, list[str], T]]]  # by the word beside it: their length, words, value
    alone: list[T]  # the value of the word as a phrase of its own, if it is one


class Phrases(Generic[T]):
    """Phrases with a value each. `backwards`: they are looked for by their last word.

    `anchors` are the words that they are looked for by: where none of them stands, nothing is found.
    """

    def __init__(self, phrases: Iterable[tuple[str, T]], *, backwards: bool = False) -> None:
        self._index: dict[str, _Entry[T]] = {}
        for phrase, value in phrases:
            words = list(words_of(phrase))
            anchor, *beside = reversed(words) if backwards else words
            longer, alone = self._index.setdefault(anchor, _Entry({}, []))
            if beside:
                longer.setdefault(beside[0], []).append((len(words), words, value))
            else:
                alone.append(value)
        for longer, _ in self._index.values():
            for listed in longer.values():
                listed.sort(key=lambda entry: -entry[0])
        self.anchors = frozenset(self._index)

    def at(self, lower: list[str], i: int) -> tuple[T, int] | None:
        """The value of the longest phrase that begins at word `i`, and the word behind it."""
        entry = self._index.get(lower[i]) if i < len(lower) else None
        if entry is None:
            return None
        longer, alone = entry
        if longer and i + 1 < len(lower):
            for n, words, value in longer.get(lower[i + 1], ()):
                if n == 2 or lower[i : i + n] == words:
                    return value, i + n
        return (alone[0], i + 1) if alone else None

    def at_word(self, word: str) -> T | None:
        """The value of the phrase that is this one word, if there is one."""
        entry = self._index.get(word)
        return entry.alone[0] if entry and entry.alone else None

    def before(self, lower: list[str], i: int) -> tuple[T, int] | None:
        """The value of the longest phrase that ends before word `i`, and its first word (if `backwards`)."""
        entry = self._index.get(lower[i - 1]) if i > 0 else None
        if entry is None:
            return None
        longer, alone = entry
        if longer and i > 1:
            for n, words, value in longer.get(lower[i - 2], ()):
                if n == 2 or (i >= n and lower[i - n : i] == words):
                    return value, i - n
        return (alone[0], i - 1) if alone else None


class AnchoredPhrases:
    """Phrases looked for anywhere in a stretch of words, by their longest word: it is the rarest, so most
    sentences are done with one look at all their words."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._index: dict[str, list[tuple[list[str], int]]] = {}
        for phrase in phrases:
            words = list(words_of(phrase))
            anchor = max(range(len(words)), key=lambda i: len(words[i]))
            self._index.setdefault(words[anchor], []).append((words, anchor))
        self._anchors = frozenset(self._index)

    def find(self, lower: list[str], start: int, end: int) -> tuple[int, int] | None:
        """The first phrase that stands between words `start` and `end`: its first word and the one behind
        it."""
        if self._anchors.isdisjoint(lower):
            return None
        for i in range(max(start, 0), min(end, len(lower))):
            for words, anchor in self._index.get(lower[i], ()):
                first = i - anchor
                last = first + len(words)
                if first >= start and last <= end and lower[first:last] == words:
                    return first, last
        return None
