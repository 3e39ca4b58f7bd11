"""The weights by which unknown names are told apart: a table of features, a weight for each kind of name.

`tests/benchmarks/train_names.py` writes it; what it was made of stands at its head.
"""

from collections.abc import Iterable, Mapping

from claims.extract.text.name_features import name_features
from claims.lexicon import DATA, Lexicon
from claims.lexicon.per_word import Seen

NAME_KINDS = "name_kinds.tsv"
KINDS = ("person", "force", "organisation", "place", "other")
STEP = 1 / 16  # of the weights, which are kept as whole numbers

# The weights of a feature are packed in one number, some bits for each kind: one addition adds them all.
_BITS = 20
_MIDDLE = 1 << (_BITS - 1)
_MIDDLES = sum(_MIDDLE << (_BITS * k) for k in range(len(KINDS)))


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
