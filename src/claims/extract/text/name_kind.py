"""Tell what an unknown name is: a person, a force, an organisation, a place, or something else.

A linear model decides, from the words of the name (`al-Kazaki`, `Ministry`, `-abad`, `Abu`) and the words
around all its mentions in the text (`in Hass`, `Hass said`): a name has one kind in a text. The lexicon and
the gazetteer go before: ask only for a name that they do not settle. `tests/benchmarks/train_names.py` makes
the weights, from the same features.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from claims.extract.text.name_weights import KINDS, NameWeights, read_name_weights
from claims.extract.text.names import Name
from claims.extract.text.sentence import Sentence
from claims.lexicon import DATA, Lexicon

_PLACE = KINDS.index("place")
_REACH = 20_000  # characters of the text in which mentions are looked for
_MENTIONS = 6
_SIDE = 40  # characters beside a mention that hold its two words
_TOKEN = re.compile(r"\n|\d+|[^\W\d_]+(?:['’-][^\W\d_]+)*|['’][sS]\b|[^\s\w]")
_ARTICLE = re.compile(r"(?:al|el|ul|ad|ar|as|ash|an|at|az|ed|er|es|ez)-")


class NameKind(NamedTuple):
    """What a name is, and by how much the model is surer of that than of anything else (in log odds)."""

    kind: str  # person, force, organisation, place, other
    margin: float
    place: float  # by how much a place is likelier than the likeliest other kind; negative: less


def kind_of(name: Name, sentence: Sentence, lexicon: Lexicon) -> NameKind:
    """What a name that nothing knows is in the text of its sentence, by all its mentions there."""
    known, value = sentence.text_layer(_kinds), name.value
    if value not in known:
        weights = lexicon.index(_weights)
        known[value] = decide(weights, value, sentence.text, sentence.starts[name.first])
    return known[value]


def _kinds(text: str) -> dict[str, NameKind]:
    """The kinds of the names of a text, as far as they were asked for."""
    return {}


def _weights(lexicon: Lexicon) -> NameWeights:
    return read_name_weights(DATA)


def decide(weights: NameWeights, name: str, text: str, first: int) -> NameKind:
    """What a name is by its first mentions in a text; where these are too far on, by the one at `first`."""
    scores = scores_at(weights, name, text, list(_mentions(name, text)) or [first])
    order = sorted(range(len(KINDS)), key=lambda k: -scores[k])
    best, second = order[:2]
    other = second if best == _PLACE else best
    return NameKind(KINDS[best], scores[best] - scores[second], scores[_PLACE] - scores[other])


def scores_at(weights: NameWeights, name: str, text: str, mentions: list[int]) -> list[float]:
    """How likely each kind is (in log odds) of a name that is mentioned at these offsets of a text.

    Each further mention tells something new, but less than the first.
    """
    own = weights.sums(name_features(name, text))
    around = [weights.sums(context_features(text, at, at + len(name))) for at in mentions]
    share = len(around) ** -0.5
    return [a + share * sum(column) for a, *column in zip(own, *around, strict=True)]


def _mentions(value: str, text: str) -> Iterator[int]:
    """Where the first mentions of a name begin, those left out where it is part of a longer word."""
    size, found = len(value), 0
    at = text.find(value, 0, _REACH)
    while at >= 0 and found < _MENTIONS:
        before, after = text[at - 1 : at], text[at + size : at + size + 1]
        if not (before.isalnum() or before == "-" or after.isalnum() or after == "-"):
            found += 1
            yield at
        at = text.find(value, at + size, _REACH)


def name_features(value: str, text: str = "") -> list[str]:
    """The features of a name by itself, and of its words in the rest of the text."""
    words = value.split()
    low = [_ARTICLE.sub("", word.lower().replace("’", "'")) for word in words]
    first, last = low[0], low[-1]
    found = ["bias", f"first={first}", f"last={last}", f"size={min(len(words), 4)}"]
    found += [f"word={word}" for word in low]
    found += [f"ends={last[-k:]}" for k in (2, 3, 4)]
    found += [f"begins={first[:k]}" for k in (2, 3, 4)]
    if len(low) > 1:
        found += [f"opens={first[-3:]}", f"closes={last[:3]}"]
    found += [f"shape={shape}" for shape in _shapes(words)]
    if text.find(f" {last} ", 0, _REACH) >= 0:
        found.append("small-too")
    return found


def _shapes(words: list[str]) -> Iterator[str]:
    """What can be seen of a name's capitals, hyphens and articles."""
    if all(word.isupper() for word in words):
        yield "capitals"
        yield f"capitals-{min(len(words[0]), 6)}" if len(words) == 1 else "capitals-several"
    if any(word.islower() for word in words):
        yield "particle"
    articles = [k for k, word in enumerate(words) if _ARTICLE.match(word.lower())]
    if articles:
        yield "article-first" if not articles[0] else "article-inside"
    elif any("-" in word for word in words):
        yield "hyphen"


def context_features(text: str, first: int, last: int) -> list[str]:
    """The features of the words around a mention that stands at `text[first:last]`."""
    before = ["", "^", *_TOKEN.findall(text, max(0, first - _SIDE), first)][-2:]
    after = [*_TOKEN.findall(text, last, last + _SIDE), "$", ""][:2]
    b2, b1, a1, a2 = map(_plain, (*before, *after))
    found = [f"-1={b1}", f"-2={b2}", f"-2-1={b2} {b1}", f"+1={a1}", f"+2={a2}", f"+1+2={a1} {a2}"]
    found.append(f"-1+1={b1} {a1}")
    left, right = before[1], after[0]
    if left[:1].isupper():
        found.append("capital-before")
    if right[:1].isupper():
        found.append("capital-after")
    if any(word.isupper() and len(word) > 2 for word in (left, right)):
        found.append("among-capitals")
    return found


def _plain(word: str) -> str:
    if word == "\n":
        return "¶"
    return "0" if word.isdigit() else word.lower().replace("’", "'")
