"""Of which event with a name a figure is told: `Hurricane Maria`, `Operation Cast Lead`, `Battle of Hama`.

Papers years and countries apart mean one event by one name, and two by two. A storm goes by its bare name
once it was named in full. A figure whose sentence names none is of the one that the text is about, which its
headline or its first sentences name, as long as no other was named since.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from claims.extract.bearing.scope import build_happening
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.report.headline import headlines, unprinted_title
from claims.extract.report.reading import Reading
from claims.lexicon import Lexicon
from claims.record_type import record

NO_EVENT = Found(None, "event.none")

_LEAD = 3  # sentences that tell what a text is about
_NAME = r"[A-Z][\w'’-]*"
_STORM = "storm"
# `Hurricanes Harvey, Irma and Maria`, `Operation Grapes of Wrath`.
_FURTHER = re.compile(rf"(?:\s*,\s*|\s*,?\s+(?:and|or)\s+)({_NAME})")
_MORE_NAME = re.compile(rf"(?:\s+(?:of\s+(?:the\s+)?)?{_NAME}){{0,5}}")
_BARE = re.compile(rf"\b{_NAME}")
_END = re.compile(r"['’]s?\Z")


@record
class Named:
    """Where a text names an event: its name, and the characters of that."""

    name: str
    start: int
    end: int
    among: bool = False  # together with others: "Hurricanes Harvey and Irma"


@record
class _Kinds:
    """The words that stand before names: what they all hold, what finds them with a name, their kinds, and
    what is no name after them."""

    within: tuple[str, ...]
    finds: re.Pattern[str]
    kinds: Mapping[str, str]
    no_names: Mapping[str, frozenset[str]]


def find_event(quantity: Quantity, reading: Reading) -> Found:
    """The event that a figure is told of. The value is its name or `None`."""
    named = named_events(reading)
    if not named:
        return NO_EVENT
    sentence = quantity.sentence
    if here := named[_first_from(sentence.start, named) : _first_from(sentence.end, named)]:
        nearest = min(here, key=lambda it: _distance(it, quantity, reading.document.text))
        alone = all(it.name == nearest.name for it in here) or _stand_together(nearest, quantity, reading)
        alone = alone and not nearest.among
        return Found(nearest.name, "event.named", nearest.start, nearest.end) if alone else NO_EVENT
    told = _of_text(quantity, reading)
    return NO_EVENT if told is None else Found(told.name, "event.of-text", told.start, told.end)


def named_events(reading: Reading) -> tuple[Named, ...]:
    """Where a text names events, in order; found once."""
    return reading.layer(_named_events)


def _first_from(offset: int, named: Sequence[Named]) -> int:
    """Which of the names is the first that begins at a character or after it."""
    return bisect_left(named, offset, key=lambda it: it.start)


def _distance(named: Named, quantity: Quantity, text: str) -> tuple[bool, int]:
    """How far a name stands from a figure: first in another clause or not, then in characters."""
    between = text[named.end : quantity.start] or text[quantity.end : named.start]
    return not _CLAUSES.isdisjoint(between), len(between)


_CLAUSES = frozenset(",;:()")


def _stand_together(named: Named, quantity: Quantity, reading: Reading) -> bool:
    """Whether no other figure stands between a figure and a name."""
    first, last = sorted(((quantity.start, quantity.end), (named.start, named.end)))
    others = (it for it in reading.quantities(quantity.sentence.index) if not it.refused)
    return not any(first[1] <= it.start < last[0] for it in others)


def _of_text(quantity: Quantity, reading: Reading) -> Named | None:
    """The event that the text is about, if it is the last one named before the figure."""
    about = reading.layer(_about)
    if about is None or quantity.metric not in reading.lexicon.index(build_happening):
        return None
    named = named_events(reading)
    last = named[max(0, _first_from(quantity.start, named) - 1)]
    return about if last.name == about.name and not last.among else None


def _about(reading: Reading) -> Named | None:
    """The event that the headline, the title or the first sentences name alone."""
    lead = reading.sentences[min(_LEAD, len(reading.sentences)) - 1].end
    named = named_events(reading)
    first = named[: _first_from(lead, named)] or [
        it
        for it in named
        if any(start <= it.start < end for start, end in headlines(reading))
        or any(it.name in title.text for title in unprinted_title(reading))
    ]
    return first[0] if first and all(it.name == first[0].name for it in first) else None


def _named_events(reading: Reading) -> tuple[Named, ...]:
    text, kinds = reading.document.text, reading.lexicon.index(build_kinds)
    found: list[Named] = []
    storms: dict[str, str] = {}
    for match in _openings(text, kinds):
        kind = _kind(match[1], kinds)
        names = list(_names(match, kind, text))
        for name, start, end in names:
            if name.lower() in kinds.no_names[kind]:
                break
            full = f"{_title(match[1])} {name}"
            if kind == _STORM:
                full = storms.setdefault(name, full)
            found.append(Named(full, min(start, match.start()), end, len(names) > 1))
    if storms:
        found += _bare(storms, found, text)
    return tuple(sorted(found, key=lambda it: it.start))


def _openings(text: str, kinds: _Kinds) -> Iterator[re.Match[str]]:
    """The words of a text that stand before names, each with the name after it or its beginning. What a word
    holds after its first letter is looked for first: that is many times as fast as trying the pattern at
    every word, and few texts have any."""
    end = 0
    for start in sorted({at - 1 for part in kinds.within for at in _all_of(part, text)}):
        match = kinds.finds.match(text, start) if start >= end else None
        if match is not None:
            yield match
            end = match.end()


def _all_of(part: str, text: str) -> Iterator[int]:
    """Where a part of a word stands in a text."""
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def _names(match: re.Match[str], kind: str, text: str) -> Iterator[tuple[str, int, int]]:
    """The names after a word: of storms several, of others one of several words."""
    if kind != _STORM:
        end = _more_of_name(match, text)
        name = " ".join(_END.sub("", text[match.end(1) : end]).split())
        yield name, match.start(2), end
        return
    yield _END.sub("", match[2]), match.start(2), match.end(2)
    further = _FURTHER.match(text, match.end(2)) if match[1].lower().endswith("s") else None
    while further is not None:
        yield _END.sub("", further[1]), further.start(1), further.end(1)
        further = _FURTHER.match(text, further.end())


def _more_of_name(match: re.Match[str], text: str) -> int:
    more = _MORE_NAME.match(text, match.end(2))
    return more.end() if more is not None else match.end(2)


def _bare(storms: Mapping[str, str], full: Sequence[Named], text: str) -> Iterator[Named]:
    """Where storms go by their bare names outside of the full ones, which are in order: `Ivan`, `Ivan's`."""
    at = reach = 0
    for match in _BARE.finditer(text):
        while at < len(full) and full[at].start <= match.start():
            at, reach = at + 1, max(reach, full[at].end)
        name = _END.sub("", match[0])
        if match.start() >= reach and name in storms:
            yield Named(storms[name], match.start(), match.start() + len(name))


def _kind(words: str, kinds: _Kinds) -> str:
    said = " ".join(words.lower().split())
    return kinds.kinds.get(said) or kinds.kinds[said.removesuffix("s")]


def _title(words: str) -> str:
    """`Hurricane` of `hurricanes`, `Battle of` of `battle of`."""
    *first, last = words.lower().split()
    singular = (*first, last.removesuffix("s"))
    return " ".join(word if word in ("of", "for") else word.capitalize() for word in singular)


def build_kinds(lexicon: Lexicon) -> _Kinds:
    """The words of a lexicon that stand before the names of events."""
    entries = lexicon.entries("named_event")
    kinds = {word: entry["is"] for entry in entries for word in entry["words"]}
    no_names: dict[str, frozenset[str]] = {}
    for entry in entries:
        no_names[entry["is"]] = no_names.get(entry["is"], frozenset()) | frozenset(entry["no_names"])
    words = sorted(chain(kinds, (f"{word}s" for word, kind in kinds.items() if kind == _STORM)), reverse=True)
    told = "|".join(r"\s+".join(_either_case(part) for part in word.split()) for word in words)
    within = tuple(sorted({word.split()[0][1:] for word in kinds}))
    return _Kinds(within, re.compile(rf"\b({told})\s+(?:the\s+)?({_NAME})"), kinds, no_names)


def _either_case(word: str) -> str:
    """`[Hh]urricane`: a word as it stands within a sentence, and as a part of a name."""
    return f"[{word[0].upper()}{word[0]}]{re.escape(word[1:])}"
