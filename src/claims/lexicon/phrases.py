"""Find the longest of many phrases at a word, by its first (or last) word: one look-up where nothing
matches."""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Generic, TypeVar

from claims.lexicon.word import WORD, lower_word
from claims.record_type import record

T = TypeVar("T")


def words_of(phrase: str) -> tuple[str, ...]:
    """A phrase cut into lower-case words just as a sentence is: `U.S. dollars` is `u.s.`, `dollars`."""
    if phrase.isascii() and phrase.replace(" ", "").isalpha():  # as nearly all are: the same, sooner
        return tuple(phrase.lower().split())
    return tuple(map(lower_word, WORD.findall(phrase)))


def by_anchor(
    phrases: Iterable[tuple[str, T]], *, backwards: bool = False
) -> dict[str, list[tuple[list[str], T]]]:
    """Phrases by their first word, or (`backwards`) their last: the words of each and its value."""
    rows: dict[str, list[tuple[list[str], T]]] = {}
    for phrase, value in phrases:
        words = list(words_of(phrase))
        rows.setdefault(words[-1 if backwards else 0], []).append((words, value))
    return rows


@record
class _Entry(Generic[T]):
    """The phrases that begin (or end) with a word."""

    longer: dict[str, list[tuple[int, list[str], T]]]  # by the word beside it: their length, words, value
    alone: list[T]  # the value of the word as a phrase of its own, if it is one


class Phrases(Generic[T]):
    """Phrases with a value each. `backwards`: they are looked for by their last word.

    `anchors` are the words that they are looked for by: where none of them stands, nothing is found. What a
    word begins (or ends) is indexed when the word is looked for first.
    """

    def __init__(self, phrases: Iterable[tuple[str, T]], *, backwards: bool = False) -> None:
        self._set_up(by_anchor(phrases, backwards=backwards), None, backwards)

    @classmethod
    def of_rows(
        cls, rows: Mapping[str, str], value: Callable[[Any], T], *, backwards: bool = False
    ) -> "Phrases[T]":
        """Those of a table that `by_anchor` gave, each row as JSON. `value` makes a value of that of JSON."""
        phrases: Phrases[T] = cls(())
        phrases._set_up(rows, value, backwards)
        return phrases

    def _set_up(self, rows: Mapping[str, Any], value: Callable[[Any], T] | None, backwards: bool) -> None:
        self._index: dict[str, Any] = dict(rows)  # an entry, or the row that it will be made of
        self._value = value
        self._beside = -2 if backwards else 1
        self.anchors = frozenset(self._index)

    def _indexed(self, word: str, row: Any) -> _Entry[T]:
        """The entry of a word, made of its row."""
        longer: dict[str, list[tuple[int, list[str], T]]] = {}
        alone: list[T] = []
        for words, value in row if self._value is None else json.loads(row):
            meant = value if self._value is None else self._value(value)
            if len(words) > 1:
                longer.setdefault(words[self._beside], []).append((len(words), words, meant))
            else:
                alone.append(meant)
        for listed in longer.values():
            listed.sort(key=lambda phrase: -phrase[0])
        made = self._index[word] = _Entry(longer, alone)
        return made

    def at(self, lower: list[str], i: int) -> tuple[T, int] | None:
        """The value of the longest phrase that begins at word `i`, and the word after it."""
        entry = self._index.get(lower[i]) if i < len(lower) else None
        if entry is None:
            return None
        if not isinstance(entry, _Entry):
            entry = self._indexed(lower[i], entry)
        if entry.longer and i + 1 < len(lower):
            for n, words, value in entry.longer.get(lower[i + 1], ()):
                if n == 2 or lower[i : i + n] == words:
                    return value, i + n
        return (entry.alone[0], i + 1) if entry.alone else None

    def at_word(self, word: str) -> T | None:
        """The value of the phrase that is this one word, if there is one."""
        found = self.at([word], 0)
        return None if found is None else found[0]

    def before(self, lower: list[str], i: int) -> tuple[T, int] | None:
        """The value of the longest phrase that ends before word `i`, and its first word (if `backwards`)."""
        entry = self._index.get(lower[i - 1]) if i > 0 else None
        if entry is None:
            return None
        if not isinstance(entry, _Entry):
            entry = self._indexed(lower[i - 1], entry)
        if entry.longer and i > 1:
            for n, words, value in entry.longer.get(lower[i - 2], ()):
                if n == 2 or (i >= n and lower[i - n : i] == words):
                    return value, i - n
        return (entry.alone[0], i - 1) if entry.alone else None


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
        """The first phrase that stands between words `start` and `end`: its first word and the one after
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
