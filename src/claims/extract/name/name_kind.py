"""Tell what an unknown name is: a person, a force, an organisation, a place, or something else.

A linear model decides, from the words of the name (`al-Kazaki`, `Ministry`, `-abad`, `Abu`) and the words
around its mentions in the text (`in Hass`, `Hass said`): a name has one kind in a text. The lexicon and the
gazetteer go before: ask only for a name that they do not settle. `tests/benchmarks/train_names.py` makes the
weights, a table of features with a weight for each kind of name; what it was made of stands at its head.
"""

from collections.abc import Iterable, Iterator, Mapping

from claims.extract.name.name import Name
from claims.extract.name.name_features import REACH, context_features, name_features, text_features
from claims.extract.text.sentence import Sentence
from claims.lexicon import DATA, Lexicon
from claims.lexicon.per_word import Seen
from claims.record_type import record

NAME_KINDS = "name_kinds.tsv"
KINDS = ("person", "force", "organisation", "place", "other")
STEP = 1 / 16  # of the weights, which are kept as whole numbers

# The weights of a feature are packed in one number, some bits for each kind: one addition adds them all.
_BITS = 20
_MIDDLE = 1 << (_BITS - 1)
_MIDDLES = sum(_MIDDLE << (_BITS * k) for k in range(len(KINDS)))
_PLACE = KINDS.index("place")
_MENTIONS = 6  # those that are looked at


class NameWeights:
    """The weights of features, one a kind; a row is read when it is first asked for."""

    def __init__(self, rows: Mapping[str, str]) -> None:
        self._rows = rows
        self._packed: dict[str, int] = {}
        self.of_name: Seen[int] = Seen(lambda name: self.packed(name_features(name)))

    def packed(self, features: Iterable[str]) -> int:
        """The sum of the weights of features, packed; `added` unpacks it."""
        packed, rows = self._packed, self._rows
        total = 0
        for feature in features:
            if feature in packed:
                total += packed[feature]
            elif feature in rows:
                total += self._pack(feature)
        return total

    def _pack(self, feature: str) -> int:
        row = map(int, self._rows[feature].split("\t"))
        packed = self._packed[feature] = sum(weight << (_BITS * k) for k, weight in enumerate(row))
        return packed


def added(packed: int) -> list[float]:
    """What packed weights come to for each kind, in the order of `KINDS`."""
    packed += _MIDDLES
    return [STEP * ((packed >> (_BITS * k) & (2 * _MIDDLE - 1)) - _MIDDLE) for k in range(len(KINDS))]


def build_name_weights(lexicon: Lexicon) -> NameWeights:
    """The weights of the table that ships; every lexicon has the same."""
    lines = (DATA / NAME_KINDS).read_text("utf-8").rstrip("\n").split("\n")
    return NameWeights(dict(line.split("\t", 1) for line in lines if line[:2] != "# "))


@record
class NameKind:
    """What a name is, and by how much the model is surer of that than of anything else (in log odds)."""

    kind: str  # person, force, organisation, place, other
    margin: float
    place: float  # by how much a place is likelier than the likeliest other kind; negative: less


def kind_of(name: Name, sentence: Sentence, lexicon: Lexicon) -> NameKind:
    """What a name that nothing knows is in the text of its sentence, by its mentions there."""
    known, value = sentence.text_layer(_kinds), name.value
    if value not in known:
        weights = lexicon.index(build_name_weights)
        known[value] = decide(weights, value, sentence.text, sentence.starts[name.first])
    return known[value]


def _kinds(text: str) -> dict[str, NameKind]:
    """The kinds of the names of a text, as far as they were asked for."""
    return {}


def place_lead(name: str, lexicon: Lexicon) -> float:
    """By how much a name is likelier a place than anything else, by its own words alone: asked soon."""
    return _lead(added(lexicon.index(build_name_weights).of_name[name]))


def decide(weights: NameWeights, name: str, text: str, first: int) -> NameKind:
    """What a name is by its first mentions in a text; where these are too far on, by the one at `first`."""
    scores = scores_at(weights, name, text, list(_mentions(name, text)) or [first])
    best, second = sorted(range(len(KINDS)), key=lambda k: -scores[k])[:2]
    return NameKind(KINDS[best], scores[best] - scores[second], _lead(scores))


def _lead(scores: list[float]) -> float:
    return scores[_PLACE] - max(score for k, score in enumerate(scores) if k != _PLACE)


def scores_at(weights: NameWeights, name: str, text: str, mentions: list[int]) -> list[float]:
    """How likely each kind is (in log odds) of a name that is mentioned at these offsets of a text.

    Each further mention tells something new, but less than the first.
    """
    own = weights.of_name[name] + weights.packed(text_features(name, text))
    around = sum(weights.packed(context_features(text, at, at + len(name))) for at in mentions)
    share = len(mentions) ** -0.5
    return [a + share * b for a, b in zip(added(own), added(around), strict=True)]


def _mentions(value: str, text: str) -> Iterator[int]:
    """Where the first mentions of a name begin, those left out where it is part of a longer word."""
    size, found = len(value), 0
    at = text.find(value, 0, REACH)
    while at >= 0 and found < _MENTIONS:
        before, after = text[at - 1 : at], text[at + size : at + size + 1]
        if not (before.isalnum() or before == "-" or after.isalnum() or after == "-"):
            found += 1
            yield at
        at = text.find(value, at + size, REACH)
