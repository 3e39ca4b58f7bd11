"""What a model is asked: the contract of the fields, and one part of a document with its figures numbered.

The key of a prompt is a hash of all its words, so that an answer is found again by what was asked. Before
each part stands the frame: what the text says of itself, how it begins, and the names told so far.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path

from claims.extract.name.names import find_names
from claims.extract.report.reading import Reading
from claims.model import Claim, Document
from claims.reader.document_parts import Size, cut_parts
from claims.reader.reading_types import Figure, Part, Prompt

OPEN, CLOSE = "⟦", "⟧"  # around a figure with its number
_PLAIN_MARKS = str.maketrans({OPEN: "[", CLOSE: "]"})
_BEGINNING = 500  # characters of the text's beginning in the frame of a later part
_NAMES = 12  # of each kind in the frame
_TOLD = {"place": "places", "person": "people", "organisation": "organisations", "armed_group": "groups"}
_DAY = 10  # characters of an ISO date that names a day


@cache
def contract() -> str:
    """What the fields mean and how to answer, as the model is told it."""
    return Path(__file__).with_name("contract.md").read_text(encoding="utf-8").strip()


@cache
def prompt_version() -> str:
    """A hash of the contract: answers to another one are answers to another question."""
    return hashlib.sha256(contract().encode()).hexdigest()[:12]


def number_figures(claims: Sequence[Claim]) -> tuple[Figure, ...]:
    """The figures of a document's claims, numbered in reading order."""
    ordered = sorted(claims, key=lambda claim: (claim.start, claim.end))
    return tuple(Figure(number, claim.start, claim.end) for number, claim in enumerate(ordered, 1))


def prompts_of(reading: Reading, figures: Sequence[Figure], size: Size | None = None) -> list[Prompt]:
    """What is asked about a document: one prompt for each of its parts."""
    document = reading.document
    parts = cut_parts(document.text, figures, size)
    return [_prompt(document, part, list(_frame(reading, part))) for part in parts]


def _prompt(document: Document, part: Part, frame: Sequence[str]) -> Prompt:
    mark = f"text {document.sha256[:8]}"  # no text knows how it will be fenced in
    lines = [*frame, "", f"<{mark}>", marked_text(document.text, part), f"</{mark}>", "", _request(part)]
    system, user = contract(), "\n".join(lines)
    return Prompt(key_of(system, user), document.id, part, system, user)


def key_of(system: str, user: str) -> str:
    """The key of a prompt: a hash of its messages."""
    return hashlib.sha256(json.dumps([system, user], ensure_ascii=True).encode()).hexdigest()


def _request(part: Part) -> str:
    first, last = part.figures[0].number, part.figures[-1].number
    which = f"figure {first}" if first == last else f"the figures {first} to {last}"
    return f"Answer for {which}."


def marked_text(text: str, part: Part) -> str:
    """The text of a part as it is shown: each figure between marks, with its number."""
    pieces, at = [], part.shown_from
    for figure in part.shown:
        if figure.start < at:
            continue
        pieces.append(text[at : figure.start].translate(_PLAIN_MARKS))
        words = text[figure.start : figure.end].translate(_PLAIN_MARKS)
        pieces.append(f"{OPEN}{figure.number}: {words}{CLOSE}")
        at = figure.end
    pieces.append(text[at : part.shown_to].translate(_PLAIN_MARKS))
    return "".join(pieces)


def _frame(reading: Reading, part: Part) -> Iterator[str]:
    """What is known of the text before its words are read."""
    document = reading.document
    for name, value in (("title", document.title), ("publisher", document.source)):
        if value:
            yield f"{name}: {_one_line(value)}"
    yield f"published: {_with_weekday(document.published)}"
    if part.of > 1:
        yield f"part: {part.number} of {part.of}"
    if part.shown_from > 0:
        yield f"the text begins: {_one_line(document.text[:_BEGINNING])}"
        yield from _names_so_far(reading, part)


def _one_line(text: str) -> str:
    return " ".join(text.translate(_PLAIN_MARKS).split())


def _with_weekday(published: str | None) -> str:
    """The day of publication with its weekday: nobody reckons those well."""
    if published is None or len(published) < _DAY:
        return published or "not known"
    return f"{published} ({date.fromisoformat(published):%A})"


def _names_so_far(reading: Reading, part: Part) -> Iterator[str]:
    """The names told most often before the part, by kind."""
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in _TOLD}
    for sentence in reading.sentences:
        if sentence.end > part.shown_from:
            break
        for name in find_names(sentence, reading.lexicon):
            if name.kind in counts:
                counts[name.kind][sentence.slice(name.first, name.last)] += 1
    for kind, label in _TOLD.items():
        if counts[kind]:
            yield f"{label} so far: {_one_line('; '.join(it for it, _ in counts[kind].most_common(_NAMES)))}"
