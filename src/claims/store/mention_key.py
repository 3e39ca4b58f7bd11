"""The stable key of a mention: made of the document's text alone, the same in every run and on every machine.

A key hashes the document's hash, the exact figure, the 32 characters before and after it, and the number
of earlier places in the text with the very same words around them. It holds what the Web Annotation model
calls a text quote selector, and never moves to look-alike words: where the words are gone, no mention has
the key any more.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Collection
from typing import NamedTuple

CONTEXT = 32


class Anchor(NamedTuple):
    """What a mention holds on to in its document."""

    key: str
    ordinal: int


def anchor(sha256: str, text: str, span: tuple[int, int], ordinal: int) -> Anchor:
    """The anchor of the figure `text[start:end]`, for a document with that hash."""
    start, end = span
    figure, (before, after), number = text[start:end], around(text, span), str(ordinal)
    # Each part with its length, so that no two lists of parts are written alike.
    written = (
        f"{len(sha256)}:{sha256}{len(figure)}:{figure}{len(before)}:{before}{len(after)}:{after}"
        f"{len(number)}:{number}"
    )
    return Anchor(hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest(), ordinal)


def around(text: str, span: tuple[int, int]) -> tuple[str, str]:
    """The characters before and after `text[start:end]` that belong to its anchor."""
    start, end = span
    return text[max(start - CONTEXT, 0) : start], text[end : end + CONTEXT]


def count_equals(text: str, starts: Collection[int]) -> dict[int, int]:
    """For each start of a figure, at how many earlier places the same characters stand around it.

    Looks at the text alone and not at what else was found in it, and reads it once. Two figures with the
    same prefix and suffix have the same window here, so their numbers differ.
    """
    inner = [start for start in starts if 0 < start < len(text)]
    counts = dict.fromkeys(starts, 0)
    if not inner:
        return counts
    wanted = {_window(text, start) for start in inner}
    before = re.escape("".join({text[start - 1] for start in inner}))
    first = re.escape("".join({text[start] for start in inner}))
    seen: Counter[tuple[str, str]] = Counter()
    for match in re.finditer(f"(?<=[{before}])[{first}]", text):
        window = _window(text, match.start())
        if window in wanted:
            counts[match.start()] = seen[window]
            seen[window] += 1
    return {start: counts[start] for start in starts}


def _window(text: str, start: int) -> tuple[str, str]:
    return text[max(start - CONTEXT, 0) : start], text[start : start + CONTEXT + 1]
