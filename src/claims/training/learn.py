"""Learn the weights of a field from labelled choices, and how right they choose in texts that they were not
learnt from."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple

import numpy as np

from claims.extract.choose.weights import STEPS, FieldWeights, RuleWeight
from claims.training.choices import Labelled
from claims.training.design import Column, Design, design_of, unscaled
from claims.training.logit import chosen, fit
from claims.training.marked_texts import bucket_of

PENALTY = 2.0
FOLDS = 10
_SELDOM = 10  # times that a rule is met, at least, to be judged
_STEP = 0.5  # by which a rule is guessed to weigh more than the next one
_PLACES = 2  # of a weight: with more, it would differ from machine to machine
_LEAST_KIND = 0.1  # what a kind adds that is less is left out


class Learnt(NamedTuple):
    """What was learnt of a field: from which choices, the weights, the matrix behind them, and what was
    guessed and is learnt of its columns."""

    choices: Sequence[Labelled]
    weights: FieldWeights
    design: Design
    guess: np.ndarray
    by_column: np.ndarray


def learn(choices: Sequence[Labelled], rules: Sequence[str]) -> Learnt:
    """The weights of a field, learnt from its choices. `rules`: the names of its rules in their order, which
    is the guess where there is little to learn from."""
    design = design_of(choices)
    guess = _guess(design, rules)
    by_column = fit(design, importance_of(choices), PENALTY, guess)
    weights = _in_order(_weights(design, by_column), choices, rules)
    return Learnt(choices, weights, design, guess, by_column)


def _in_order(weights: FieldWeights, choices: Sequence[Labelled], rules: Sequence[str]) -> FieldWeights:
    """The weights, but for rules that were met too seldom to be judged: each of them stays before the rules
    that follow it."""
    met = Counter(rule for choice in choices for rule in {it.rule for it in choice.proposals})
    known, most = dict(weights.rules), float("-inf")
    for name in reversed(rules):
        rule = known.get(name, RuleWeight())
        if met[name] < _SELDOM and rule.weight + rule.most < most:
            known[name] = rule = rule._replace(weight=round(most - rule.most, _PLACES), kinds={})
        most = max(most, rule.weight + rule.most + max(rule.kinds.values(), default=0.0))
    return replace(weights, rules=known)


def _guess(design: Design, rules: Sequence[str]) -> np.ndarray:
    """What is held of the weights before anything is learnt: a rule weighs more than the next one."""
    ranks = {name: len(rules) - 1 - k for k, name in enumerate(rules)}
    return np.array([_STEP * ranks[name] if of == "rule" else 0.0 for of, name, _ in design.columns])


def importance_of(choices: Sequence[Labelled]) -> np.ndarray:
    """How much each choice counts, 1 on average: a set counts as much as the square root of its size, so that
    many pages of one kind do not outvote the few of another."""
    sizes = Counter(choice.set for choice in choices)
    importance = np.array([sizes[choice.set] ** -0.5 for choice in choices])
    return np.asarray(importance / importance.mean())


def cross_validated(learnt: Learnt) -> np.ndarray:
    """For every choice whether weights learnt from other documents choose what is right."""
    fold = np.array([fold_of(choice.set, choice.document) for choice in learnt.choices])
    right = np.zeros(len(fold), dtype=bool)
    for k in range(FOLDS):
        held = fold == k
        if held.any() and not held.all():
            part = learnt.design.part(held)
            right[held] = part.right[chosen(part, _fit_without(learnt, held))]
    return right


def fold_of(name: str, document: str) -> int:
    """The part, below FOLDS, in which the document of a set is held back."""
    return bucket_of(f"{name}:{document}", FOLDS)


def weights_without(learnt: Learnt, fold: int) -> FieldWeights:
    """The weights as they are learnt from all documents but those of one part."""
    held = np.array([fold_of(choice.set, choice.document) == fold for choice in learnt.choices])
    return learnt.weights if held.all() else _weights(learnt.design, _fit_without(learnt, held))


def _fit_without(learnt: Learnt, held: np.ndarray) -> np.ndarray:
    importance = importance_of(learnt.choices)[~held]
    return fit(learnt.design.part(~held), importance, PENALTY, learnt.guess)


def _weights(design: Design, by_column: np.ndarray) -> FieldWeights:
    """The learnt numbers as `choose` uses them, rounded."""
    told = {
        column: round(unscaled(column, weight), _PLACES)
        for column, weight in zip(design.columns, by_column, strict=True)
    }
    rules = {name for of, name, _ in told if of == "rule"}
    most = _most_added(design, told)
    steps = {name for of, name, _ in told if of == "step"}
    single = {name: weight for (of, name, _), weight in told.items() if of == "feature"}
    return FieldWeights(
        {name: RuleWeight(told["rule", name, ""], _kinds(name, told), most[name]) for name in sorted(rules)},
        {name: weight for (of, name, _), weight in told.items() if of == "evidence"},
        single | {name: _steps(name, told) for name in sorted(steps)},
    )


def _kinds(rule: str, told: Mapping[Column, float]) -> dict[str, float]:
    return {
        kind: weight
        for (of, name, kind), weight in told.items()
        if of == "kind" and name == rule and abs(weight) >= _LEAST_KIND
    }


def _steps(feature: str, told: Mapping[Column, float]) -> tuple[float, ...]:
    """The weights of a count's steps; one that no text had weighs what the one before it weighs."""
    added = accumulate(told.get(("step", feature, str(step)), 0.0) for step in STEPS)
    return tuple(round(weight, _PLACES) for weight in added)


def _most_added(design: Design, told: Mapping[Column, float]) -> dict[str, float]:
    """For each rule the most that evidence and features added to it in any text."""
    added = np.array([0.0 if column[0] in ("rule", "kind") else told[column] for column in design.columns])
    reached = design.matrix @ added
    most: defaultdict[str, float] = defaultdict(float)
    for k, (of, name, _) in enumerate(design.columns):
        if of == "rule":
            rows = design.matrix[:, k].nonzero()[0]
            most[name] = math.ceil(reached[rows].max() * 10**_PLACES - 1e-6) / 10**_PLACES
    return most
