"""Score extracted claims against claims that a person marked: how many were found, and which fields agree.

Both sides are objects with the fields of the annotation guide, as `claims extract` prints them. A
prediction finds a gold mention where both stand in one document and their figures overlap; each is used
once, the widest overlap first. Names are compared leniently: case, accents and articles do not count,
known aliases are one name, and of two claimants one may be part of the other.
"""

import re
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

Mention = Mapping[str, Any]

_NAMES = Path(__file__).with_name("score_names.toml")
_PUNCTUATION = re.compile(r"[^a-z0-9]+")
_EMPTY_WORDS = re.compile(
    r"\b(?:the|of|province|provincial|governorate|city|district|town|village|region|central"
    r"|(?:north|south|east|west)(?:ern)?|(?:north|south)(?:east|west)(?:ern)?)\b"
)
_TOLERANCE = 1e-6


class Rate(NamedTuple):
    """How many predictions were right, of how many predicted and how many there are."""

    right: int
    predicted: int
    gold: int

    @property
    def precision(self) -> float:
        """The share of the predictions that is right, in percent."""
        return _percent(self.right, self.predicted)

    @property
    def recall(self) -> float:
        """The share of the gold that was predicted rightly, in percent."""
        return _percent(self.right, self.gold)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, in percent."""
        return _percent(2 * self.right, self.predicted + self.gold)


class Match(NamedTuple):
    """A gold mention, the prediction that found it, and the names of the fields in which they differ."""

    gold: Mention
    predicted: Mention
    wrong: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """The outcome: what was found, what was not, and what was predicted where nothing is."""

    matches: tuple[Match, ...]
    missed: tuple[Mention, ...]
    invented: tuple[Mention, ...]

    def level(self, name: str) -> Rate:
        """How often mentions are `found`, have the right `value` (bounds) too, or are `complete`."""
        is_right = LEVELS[name]
        found = len(self.matches)
        right = sum(is_right(match) for match in self.matches)
        return Rate(right, found + len(self.invented), found + len(self.missed))

    def field(self, name: str) -> float:
        """The share of the found mentions in which the field is right, in percent."""
        return _percent(sum(name not in match.wrong for match in self.matches), len(self.matches))


def score(gold: Sequence[Mention], predicted: Sequence[Mention]) -> Score:
    """Pair the predictions with the gold, document by document, and compare their fields."""
    gold_by_doc, predicted_by_doc = _by_document(gold), _by_document(predicted)
    matches: list[Match] = []
    for doc, mentions in gold_by_doc.items():
        matches += _pair(mentions, predicted_by_doc.get(doc, []))
    matched = {id(match.gold) for match in matches} | {id(match.predicted) for match in matches}
    return Score(
        tuple(matches),
        tuple(mention for mention in gold if id(mention) not in matched),
        tuple(mention for mention in predicted if id(mention) not in matched),
    )


def _by_document(mentions: Iterable[Mention]) -> dict[str, list[Mention]]:
    by_document: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_document[str(mention["doc"])].append(mention)
    return by_document


def _pair(gold: Sequence[Mention], predicted: Sequence[Mention]) -> list[Match]:
    """The pairs of one document whose figures overlap, the widest overlap first, each mention used once."""
    overlaps = [
        (-shared, i, j)
        for i, mention in enumerate(gold)
        for j, guess in enumerate(predicted)
        if (shared := _overlap(mention, guess)) > 0
    ]
    used_gold: set[int] = set()
    used_predicted: set[int] = set()
    matches = []
    for _, i, j in sorted(overlaps):
        if i not in used_gold and j not in used_predicted:
            used_gold.add(i)
            used_predicted.add(j)
            wrong = tuple(name for name, same in FIELDS.items() if not same(gold[i], predicted[j]))
            matches.append(Match(gold[i], predicted[j], wrong))
    return matches


def _overlap(left: Mention, right: Mention) -> int:
    """How many characters two figures share; below zero, how far they stand apart."""
    left_end, right_end = left["start"] + len(left["figure"]), right["start"] + len(right["figure"])
    return int(min(left_end, right_end) - max(left["start"], right["start"]))


def comparable_name(name: str | None) -> str | None:
    """A name as it is compared: without case, accents, articles and kinds of places, aliases resolved."""
    if not name:
        return None
    letters = unicodedata.normalize("NFKD", str(name)).encode("ascii", "ignore").decode().lower()
    words = " ".join(_EMPTY_WORDS.sub(" ", _PUNCTUATION.sub(" ", letters)).split())
    return _aliases().get(words, words)


@cache
def _aliases() -> Mapping[str, str]:
    entries = tomllib.loads(_NAMES.read_text(encoding="utf-8"))["name"]
    return {alias: entry["name"] for entry in entries for alias in entry["aliases"]}


def _same_bounds(gold: Mention, predicted: Mention) -> bool:
    return all(_same_number(gold[bound], predicted.get(bound)) for bound in ("low", "high"))


def _same_number(left: float | None, right: float | None) -> bool:
    if left is None or right is None:
        return left is right
    return abs(float(left) - float(right)) <= _TOLERANCE * max(1.0, abs(float(left)))


def _same_places(gold: Mention, predicted: Mention) -> bool:
    left, right = (set(map(comparable_name, mention.get("places") or [])) for mention in (gold, predicted))
    return left == right


def _same_claimant(gold: Mention, predicted: Mention) -> bool:
    left, right = (comparable_name(mention.get("claimant")) for mention in (gold, predicted))
    if not left or not right:
        return left == right
    shorter, longer = sorted((set(left.split()), set(right.split())), key=len)
    return shorter <= longer


def _same_status(gold: Mention, predicted: Mention) -> bool:
    return (gold.get("status") or "asserted") == (predicted.get("status") or "asserted")


def _equal(field: str) -> Callable[[Mention, Mention], bool]:
    return lambda gold, predicted: gold.get(field) == predicted.get(field)


def _same_name(field: str) -> Callable[[Mention, Mention], bool]:
    return lambda gold, predicted: comparable_name(gold.get(field)) == comparable_name(predicted.get(field))


def _percent(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 0.0


FIELDS: Mapping[str, Callable[[Mention, Mention], bool]] = {
    "bounds": _same_bounds,
    "qualifier": _equal("qualifier"),
    "unit": _same_name("unit"),
    "per": _equal("per"),
    "metric": _equal("metric"),
    "subject": _same_name("subject"),
    "places": _same_places,
    "claimant": _same_claimant,
    "as_of": _equal("as_of"),
    "status": _same_status,
}

LEVELS: Mapping[str, Callable[[Match], bool]] = {
    "found": lambda match: True,
    "value": lambda match: "bounds" not in match.wrong,
    "complete": lambda match: not match.wrong,
}
