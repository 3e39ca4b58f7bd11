"""The words around a figure, cut to the room there is; the figure itself always stays in sight."""

import re
from typing import NamedTuple

from claims.view.text import ELLIPSIS, fit, head, safe, tail, width_of

_LEADING = 0.4  # the share of the room for the words before the figure: what follows says what is counted
_FIRST_WORD = re.compile(r"\S*\s+")
_LAST_WORD = re.compile(r"(?<=\S)\s+\S*\Z")
_LONG_WORD = 24  # cells; a longer one is cut through rather than left out


class Quote(NamedTuple):
    """A sentence in three pieces around its figure, each safe to print; joined they are the quote."""

    before: str
    figure: str
    after: str

    def __str__(self) -> str:
        return self.before + self.figure + self.after


def split_quote(sentence: str, start: int, end: int) -> Quote:
    """The pieces of `sentence` around the figure `sentence[start:end]`, safe to print, on one line."""
    return Quote(safe(sentence[:start]).lstrip(), safe(sentence[start:end]), safe(sentence[end:]).rstrip())


def cut_quote(quote: Quote, width: int) -> Quote:
    """`quote` cut on both sides to at most `width` cells. A figure that is wider itself loses its end."""
    before, figure, after = map(width_of, quote)
    if before + figure + after <= width:
        return quote
    if figure + 2 > width:
        return Quote("", fit(quote.figure, width), "")
    room = width - figure
    leading = min(before, max(int(room * _LEADING), room - after))
    return Quote(_cut_front(quote.before, leading), quote.figure, _cut_back(quote.after, room - leading))


def _cut_front(text: str, width: int) -> str:
    """The last words of `text` in at most `width` cells, after an ellipsis."""
    if width_of(text) <= width:
        return text
    kept = tail(text, width - 1)
    broken = _FIRST_WORD.match(kept)
    if broken and not text[: -len(kept)].endswith(" ") and broken.end() <= _LONG_WORD:
        kept = kept[broken.end() :]
    return ELLIPSIS + kept.lstrip() if width > 0 else ""


def _cut_back(text: str, width: int) -> str:
    """The first words of `text` in at most `width` cells, before an ellipsis."""
    if width_of(text) <= width:
        return text
    kept = head(text, width - 1)
    broken = _LAST_WORD.search(kept)
    if broken and not text[len(kept)].isspace() and len(kept) - broken.start() <= _LONG_WORD:
        kept = kept[: broken.start()]
    return kept.rstrip() + ELLIPSIS if width > 0 else ""
