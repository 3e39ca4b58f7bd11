"""Score extracted claims against claims that a person marked: how many were found, and which fields agree.

Both sides are objects with the fields of the annotation guide, as `claims extract` prints them. A
prediction finds a gold mention where both stand in one document and their figures overlap; each is used
once, the widest overlap first. Names are compared leniently: case, accents and articles do not count, known
aliases and initials are one name, and of two claimants one may be part of the other. Units agree by their
head noun. Of two spans that begin alike one may end less exactly, and some time before X is as good as X.

A prediction may carry `candidates`, the values among which each of its fields was chosen. Then the score
tells how often the right one was among them: what is not proposed cannot be chosen.
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
_WORD = re.compile(r"[A-Za-z]+")
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

    def among_candidates(self, name: str) -> float | None:
        """The share of the found mentions whose right value of the field was among its candidates, in percent
        (oracle recall); None where no prediction tells the candidates of that field."""
        told = [match for match in self.matches if name in match.predicted.get("candidates", ())]
        return _percent(sum(_is_among(match, name) for match in told), len(told)) if told else None


def _is_among(match: Match, name: str) -> bool:
    """Whether the right value of a field is among those that were proposed for it."""
    values = match.predicted["candidates"][name]
    return any(FIELDS[name](match.gold, {**match.predicted, name: value}) for value in values)


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
    """A name as it is compared: without case, accents, articles and kinds of places, its apostrophes all of
    one form, aliases resolved."""
    if not name:
        return None
    plain = str(name).replace("’", "'").replace("‘", "'")
    letters = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode().lower()
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
    if _same_words(gold.get("claimant"), predicted.get("claimant")):
        return True
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
    return lambda gold, predicted: _same_words(gold.get(field), predicted.get(field))


def _same_words(left: str | None, right: str | None) -> bool:
    """Whether two names are one, or one is the other's initials: WHO, World Health Organization."""
    if comparable_name(left) == comparable_name(right):
        return True
    if not left or not right:
        return False
    return _initials(left) == comparable_name(right) or _initials(right) == comparable_name(left)


def _initials(name: str) -> str:
    return "".join(word[0] for word in _WORD.findall(name) if word[0].isupper()).lower()


def _same_unit(gold: Mention, predicted: Mention) -> bool:
    """`command post` and `post`, `air strike` and `airstrike`: the head of the noun decides."""
    left, right = ((comparable_name(it.get("unit")) or "").replace(" ", "") for it in (gold, predicted))
    return left == right or (bool(left and right) and (left.endswith(right) or right.endswith(left)))


def _same_time(gold: Mention, predicted: Mention) -> bool:
    """Equal; or spans with one start of which one ends less exactly: 2011/2016 and 2011/2016-07-02."""
    left, right = ((it.get("as_of") or "").removeprefix("../") for it in (gold, predicted))
    if left == right:
        return True
    (start, _, end), (other, _, other_end) = left.partition("/"), right.partition("/")
    same_end = end.startswith(other_end) or other_end.startswith(end)
    return bool(end and other_end) and start == other and same_end


def _percent(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 0.0


FIELDS: Mapping[str, Callable[[Mention, Mention], bool]] = {
    "bounds": _same_bounds,
    "qualifier": _equal("qualifier"),
    "unit": _same_unit,
    "per": _equal("per"),
    "metric": _equal("metric"),
    "subject": _same_name("subject"),
    "places": _same_places,
    "claimant": _same_claimant,
    "as_of": _same_time,
    "status": _same_status,
}

LEVELS: Mapping[str, Callable[[Match], bool]] = {
    "found": lambda match: True,
    "value": lambda match: "bounds" not in match.wrong,
    "complete": lambda match: not match.wrong,
}
