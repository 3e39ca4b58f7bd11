"""The weights by which unknown names are told apart: a table of features, a weight for each kind of name.

`tests/benchmarks/train_names.py` writes it; what it was made of stands at its head.
"""

from collections.abc import Iterable
from pathlib import Path

NAME_KINDS = "name_kinds.tsv"
KINDS = ("person", "force", "organisation", "place", "other")
STEP = 1 / 16  # of the weights, which are kept as whole numbers


class NameWeights:
    """The weights of features, one a kind; a row is read when it is first asked for."""

    def __init__(self, rows: dict[str, str]) -> None:
        self._rows = rows
        self._read: dict[str, tuple[int, ...]] = {}

    def sums(self, features: Iterable[str]) -> list[float]:
        """What the features say together for each kind, in the order of `KINDS`."""
        rows = [row for feature in features if (row := self._row(feature))]
        return [STEP * sum(column) for column in zip(*rows, strict=True)] if rows else [0.0] * len(KINDS)

    def _row(self, feature: str) -> tuple[int, ...]:
        row = self._read.get(feature)
        if row is None:
            if feature not in self._rows:
                return ()
            row = self._read[feature] = tuple(map(int, self._rows[feature].split("\t")))
        return row


def read_name_weights(folder: Path) -> NameWeights:
    """The weights of the table in a folder."""
    lines = (folder / NAME_KINDS).read_text("utf-8").rstrip("\n").split("\n")
    return NameWeights(dict(line.split("\t", 1) for line in lines if line[:2] != "# "))
