"""The weights by which candidates are chosen: how much each feature tells for a value, or against it.

They are data, `[[weight]]` in the lexicon: a linear model, one weight a feature. The name of a rule is a
feature of all that it proposes; the other features describe a candidate.
"""

from collections.abc import Mapping
from typing import Any, TypeVar

from claims.errors import LexiconError
from claims.extract.choose.candidate import NOTHING, FieldReader, Rule
from claims.lexicon import Lexicon

C = TypeVar("C")

# The rules of a reader, each with the most that what it proposes can weigh, and its question.
Plan = tuple[tuple[float, object, Rule[C]], ...]


class Weights:
    """The weights of one lexicon: of rules, and of all other features, by name."""

    def __init__(self, rules: Mapping[str, float], features: Mapping[str, float]) -> None:
        self._rules = rules
        self._features = features
        self._plans: dict[FieldReader[Any], Plan[Any]] = {}

    def heaviest_first(self, reader: FieldReader[C]) -> "Plan[C]":
        """The rules of a reader with their weights, the heaviest first, of equal ones in their order.

        Raises LexiconError for a rule without a weight.
        """
        try:
            return self._plans[reader]
        except KeyError:
            weighed = [(self._of_rule(rule.name), rule.question, rule) for rule in reader.rules]
            plan = self._plans[reader] = tuple(sorted(weighed, key=lambda it: -it[0]))
            return plan

    def of_features(self, features: Mapping[str, float]) -> float:
        """What the features of a candidate tell against it: 0 or less."""
        if features is NOTHING:
            return 0.0
        known = self._features
        total = 0.0
        for name, value in features.items():
            total += known[name] * value
        return total

    def _of_rule(self, name: str) -> float:
        try:
            return self._rules[name]
        except KeyError:
            raise LexiconError(f"[[weight]] {name}: the rule has no weight; add one") from None


def build_weights(lexicon: Lexicon) -> Weights:
    """The weights of a lexicon.

    Raises LexiconError for a feature that would tell for a candidate: that a rule's weight is the most its
    candidates can reach is what lets `choose` leave out rules that cannot win.
    """
    rules: dict[str, float] = {}
    features: dict[str, float] = {}
    for entry in lexicon.entries("weight"):
        target = rules if entry["of"] == "rule" else features
        target[entry["name"]] = float(entry["weight"])
    for name, weight in features.items():
        if weight > 0:
            raise LexiconError(f"[[weight]] {name}: {weight} is above 0; a feature tells against only")
    return Weights(rules, features)
