"""Work out once for each word what depends on the word alone: news says most things again."""

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

_LONGEST = 40  # characters: longer words are addresses and damage, which are not kept
_MOST = 50_000  # words, so that no text fills the memory


class Seen(dict[str, T]):
    """What `work` gives for each word that was asked for: `seen[word]` works it out the first time."""

    def __init__(self, work: Callable[[str], T]) -> None:
        super().__init__()
        self._work = work

    def __missing__(self, word: str) -> T:
        value = self._work(word)
        if len(word) <= _LONGEST:
            if len(self) >= _MOST:
                self.clear()
            self[word] = value
        return value
