"""Read what a model answered: one JSON object, however it is wrapped, as far as it goes.

Nothing here is believed yet; this only finds the fields. An answer that was cut off keeps the figures that
were finished, and one that is no JSON at all says nothing.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from claims.reader.reading_types import Answer, Told

LONGEST = 1_000_000  # characters of an answer that are looked at
_THOUGHT = "</think>"  # before it some models think aloud
_QUOTATIONS = 12  # of one field that are looked for
_TRIED = 6  # brackets that may begin the answer: others may stand in a sentence before it
_OBJECT = re.compile(r"[{\[]")
_DECODER = json.JSONDecoder()
_MARKED = re.compile(r"⟦\s*\d+\s*:\s*|⟧")
_NUMBER = re.compile(r"\d{1,6}\Z")

FIELDS = ("metric", "counted", "subject", "places", "claimant", "as_of", "status", "part_of", "change")


def read_answer(text: str | None) -> Answer:
    """What an answer says of each figure. Whatever cannot be read is left out."""
    told = _top(text or "")
    listed = told.get("figures")
    rows = listed if isinstance(listed, list) else []
    figures: dict[int, Told] = {}
    for row in rows:
        number = _number(row.get("n")) if isinstance(row, Mapping) else None
        if number is not None:
            figures.setdefault(number, row)
    overlooked = told.get("overlooked")
    others = overlooked if isinstance(overlooked, list) else []
    printed = told.get("printed")
    return Answer(
        figures,
        tuple(it for it in others if isinstance(it, Mapping)),
        printed if isinstance(printed, Mapping) else None,
    )


def _number(value: Any) -> int | None:
    """A figure's number, given as 3, "3" or "⟦3"."""
    if isinstance(value, bool):
        return None
    match = _NUMBER.search(str(value).strip("⟦⟧ :"))
    return int(match.group()) if match else None


def _top(text: str) -> Mapping[str, Any]:
    """The object of an answer; of one that was cut off, the figures that were finished."""
    text = text[:LONGEST].rpartition(_THOUGHT)[2]
    for found in _values(text, most=_TRIED):
        if isinstance(found, Mapping) and "figures" in found:
            return found
        if isinstance(found, list) and any(isinstance(it, Mapping) for it in found):
            return {"figures": found}
    return {"figures": [it for it in _finished(text) if "n" in it]}


def _values(text: str, most: int) -> Iterator[Any]:
    """The first JSON objects and lists that stand whole in a text."""
    at = 0
    for _ in range(most):
        match = _OBJECT.search(text, at)
        if match is None:
            return
        value, at = _decoded(text, match.start())
        yield value


def _finished(text: str) -> Iterator[Mapping[str, Any]]:
    """The objects of the list of figures that stand whole in a text which was cut off in it."""
    at = text.find("[", max(text.find('"figures"'), 0)) + 1
    while at > 0 and (at := text.find("{", at)) >= 0:
        value, end = _decoded(text, at)
        if value is None:
            return
        at = end
        if isinstance(value, Mapping):
            yield value


def _decoded(text: str, at: int) -> tuple[Any, int]:
    """The JSON value that begins at a place, and the place after it; None where none does."""
    try:
        return _DECODER.raw_decode(text, at)
    except (ValueError, RecursionError):
        return None, at + 1


def plain_words(value: Any) -> str:
    """Words that an answer quotes, without the marks around figures; empty for what is no text."""
    return " ".join(_MARKED.sub("", value).split()) if isinstance(value, str) else ""


def quoted_words(told: Told, field: str) -> list[str]:
    """The words that a field is said to rest on: one quotation or several."""
    words = told.get("words")
    given = words.get(field) if isinstance(words, Mapping) else None
    listed = given if isinstance(given, list) else [given]
    return [it for it in map(plain_words, listed[:_QUOTATIONS]) if it]
