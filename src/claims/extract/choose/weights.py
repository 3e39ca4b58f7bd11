"""The weights by which candidates are chosen: how much each feature tells for a value, or against it.

They are data, `[[weight]]` in the lexicon, a file for each field, learnt from marked texts by
`python -m claims.training`: a linear model. Features are the rule that proposes a candidate, also together
with the kind of figure; the evidence on which it does so; and what else it says of the candidate.
"""

from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import Any, NamedTuple, TypeVar

from claims.errors import LexiconError
from claims.extract.choose.candidate import Candidate, FieldReader, Find, Rule
from claims.lexicon import Entry, Lexicon
from claims.record_type import record

C = TypeVar("C")

STEPS = (0, 1, 2, 4, 8, 16, 32)  # at which a feature that counts something has a weight


def step_of(value: float) -> tuple[int, float]:
    """The step on which a count stands, by its place among STEPS, and how far it is towards the next."""
    step = int(value).bit_length()
    if step >= len(STEPS) - 1:
        return len(STEPS) - 2, 1.0
    return step, (value - STEPS[step]) / (STEPS[step + 1] - STEPS[step])


class RuleWeight(NamedTuple):
    """What a rule weighs, what it weighs more or less for a kind of figure, and the most that the features of
    its candidates add."""

    weight: float = 0.0
    kinds: Mapping[str, float] = {}
    most: float = 0.0


@record
class FieldWeights:
    """The weights of one field by name. A feature has one weight, or one for each of its steps; what lies
    between two steps weighs something between."""

    rules: Mapping[str, RuleWeight] = field(default_factory=dict)
    evidence: Mapping[str, float] = field(default_factory=dict)
    features: Mapping[str, float | tuple[float, ...]] = field(default_factory=dict)

    def of_candidate(self, candidate: Candidate) -> float:
        """What the evidence and the features of a candidate tell for it or against it."""
        total = self.evidence.get(candidate.found.rule, 0.0)
        if candidate.features:
            total += self._of_features(candidate.features)
        for told in candidate.shared:
            if told.weight is None:
                told.weight = self._of_features(told.features)
            total += told.weight
        return total

    def _of_features(self, features: Mapping[str, float]) -> float:
        """What features tell together, for a value or against it."""
        total = 0.0
        for name, value in features.items():
            weight = self.features.get(name, 0.0)
            if isinstance(weight, tuple):
                step, share = step_of(value)
                total += weight[step] + (weight[step + 1] - weight[step]) * share
            else:
                total += weight * value
        return total


# The rules that a reader asks, each with the most that what it proposes can weigh, what it weighs by itself,
# and what finds its value where it proposes one at most; with the weights of the field.
Step = tuple[float, float, Find[C] | None, Rule[C]]
Plan = tuple[FieldWeights, tuple[Step[C], ...]]


class Weights:
    """The weights of one lexicon, by field."""

    def __init__(self, fields: Mapping[str, FieldWeights]) -> None:
        self._fields = fields
        self._plans: dict[tuple[FieldReader[Any], str, object], Plan[Any]] = {}

    def of_field(self, name: str) -> FieldWeights:
        """The weights of a field; without any, all candidates are alike."""
        return self._fields.get(name, _NONE)

    def plan(self, reader: FieldReader[C], kind: str, question: object) -> "Plan[C]":
        """The rules that a reader asks for a kind of figure with that question, the heaviest first, of equal
        ones in their order; with the weights of the field.

        Raises LexiconError for a rule without a weight.
        """
        try:
            return self._plans[reader, kind, question]
        except KeyError:
            asked = [rule for rule in reader.rules if rule.question is None or rule.question is question]
            weighed = [self._weighed(reader.name, rule, kind) for rule in asked]
            heaviest_first = tuple(sorted(weighed, key=lambda it: -it[0]))
            plan = self._plans[reader, kind, question] = self.of_field(reader.name), heaviest_first
            return plan

    def _weighed(self, field: str, rule: Rule[C], kind: str) -> "Step[C]":
        try:
            known = self.of_field(field).rules[rule.name]
        except KeyError:
            raise LexiconError(
                f"[[weight]] {rule.name}: the rule has no weight; "
                f"`python -m claims.training --field {field} --update` learns it"
            ) from None
        base = known.weight + known.kinds.get(kind, 0.0)
        return base + known.most, base, rule.find, rule


_NONE = FieldWeights()


def build_weights(lexicon: Lexicon) -> Weights:
    """The weights of a lexicon."""
    fields: dict[str, list[Entry]] = {}
    for entry in lexicon.entries("weight"):
        fields.setdefault(entry["field"], []).append(entry)
    return Weights({name: _field(entries) for name, entries in fields.items()})


def _field(entries: Iterable[Entry]) -> FieldWeights:
    rules: dict[str, RuleWeight] = {}
    evidence: dict[str, float] = {}
    features: dict[str, float | tuple[float, ...]] = {}
    for entry in entries:
        name, weight = entry["name"], float(entry["weight"])
        if entry["of"] == "rule":
            kinds = {kind: float(more) for kind, more in entry["kinds"].items()}
            rules[name] = RuleWeight(weight, kinds, float(entry["most"]))
        elif entry["of"] == "evidence":
            evidence[name] = weight
        else:
            steps = tuple(map(float, entry["steps"]))
            features[name] = steps + steps[-1:] * (len(STEPS) - len(steps)) or weight
    return FieldWeights(rules, evidence, features)
