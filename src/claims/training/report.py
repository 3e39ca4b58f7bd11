"""What was learnt of a field, in words and tables: how right the choice is, and what each rule is worth."""

from collections.abc import Iterator, Sequence

import numpy as np

from claims.training.choices import Labelled
from claims.training.design import Column
from claims.training.learn import Learnt, cross_validated
from claims.training.logit import chosen

_ROW = "  {:34} {:>8} {:>8} {:>8} {:>8}"


def accuracy_lines(field: str, today: Sequence[Labelled], learnt: Learnt) -> Iterator[str]:
    """By set and of all: how often the right value is proposed, chosen today, and chosen by weights that were
    learnt from other documents, in percent."""
    yield f"{field}\n" + _ROW.format("", "figures", "among", "today", "learnt")
    of_set = np.array([choice.set for choice in learnt.choices])
    among = np.array([choice.can_be_right for choice in learnt.choices])
    right = cross_validated(learnt)
    for name in (*dict.fromkeys(choice.set for choice in today), "all"):
        rows = (of_set == name) | (name == "all")
        chosen_today = [choice.right_today for choice in today if name in (choice.set, "all")]
        shares = among[rows].mean(), np.mean(chosen_today), right[rows].mean()
        yield _ROW.format(name, rows.sum(), *(f"{100 * share:.1f}" for share in shares))


def worth_lines(rules: Sequence[str], learnt: Learnt) -> Iterator[str]:
    """For each rule, evidence and feature: how many proposals have it, how many are chosen, how many of these
    are right, and how many more figures are right than without it."""
    matrix, right = learnt.design.matrix, learnt.design.right
    best = chosen(learnt.design, learnt.by_column)
    whole = int(right[best].sum())
    yield _ROW.format("worth of", "proposed", "chosen", "right", "gained")
    for of, name in _named(learnt.design.columns):
        columns = [k for k, it in enumerate(learnt.design.columns) if _is_of(it, of, name)]
        has = np.asarray(matrix[:, columns].sum(axis=1)).ravel() > 0
        gained = whole - _right_without(learnt, columns, has if of == "rule" else None)
        numbers = has.sum(), has[best].sum(), right[best][has[best]].sum(), f"{gained:+d}"
        yield _ROW.format(f"{of} {name}", *numbers)
    proposed = {proposal.rule for choice in learnt.choices for proposal in choice.proposals}
    for name in rules:
        if name not in proposed:
            yield _ROW.format(f"rule {name}", 0, 0, 0, "+0")


def _named(columns: Sequence[Column]) -> list[tuple[str, str]]:
    """What the columns stand for, each once: kinds belong to their rule, steps to their feature."""
    rules = [("rule", name) for of, name, _ in columns if of == "rule"]
    evidence = [("evidence", name) for of, name, _ in columns if of == "evidence"]
    features = [("feature", name) for of, name, _ in columns if of in ("feature", "step")]
    return [*dict.fromkeys((*rules, *evidence, *features))]


def _is_of(column: Column, of: str, name: str) -> bool:
    groups = {"rule": ("rule", "kind"), "evidence": ("evidence",), "feature": ("feature", "step")}
    return column[0] in groups[of] and column[1] == name


def _right_without(learnt: Learnt, columns: Sequence[int], dropped: np.ndarray | None) -> int:
    """How many figures are right without what some columns tell, or without the rows of a dropped rule."""
    weights = learnt.by_column.copy()
    odds_off = np.zeros(len(learnt.design.right))
    if dropped is None:
        weights[columns] = 0.0
    else:
        odds_off[dropped] = 1e6
    return int(learnt.design.right[chosen(learnt.design, weights, odds_off)].sum())
