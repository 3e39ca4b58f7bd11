"""The proposals of many choices as a matrix: a row a proposal, a column a weight to be learnt."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix

from claims.extract.choose.weights import STEPS, step_of
from claims.training.choices import Labelled, Proposal

# What a column stands for: "rule", "kind", "evidence", "feature" or "step"; its name; and the kind or step. A
# step's column is what it weighs more than the step before: neighbours weigh alike if texts say no more.
Column = tuple[str, str, str]

_SCALE = {"kind": 0.5}  # what a kind adds to a rule is shrunk four times as much as the rule's own weight


class Scales(NamedTuple):
    """What is known of the features of a field before anything is learnt: which count something, and which
    evidence tells more than the rule that it comes from."""

    counts: frozenset[str]
    telling: frozenset[str]


class Design(NamedTuple):
    """Choices as numbers: the features of all proposals, the choice that each belongs to (from 0, in order),
    which are right, and what the columns stand for."""

    matrix: csr_matrix
    choice: np.ndarray
    right: np.ndarray
    columns: Sequence[Column]

    def part(self, kept: np.ndarray) -> "Design":
        """The choices for which `kept` is true."""
        rows = kept[self.choice]
        _, choice = np.unique(self.choice[rows], return_inverse=True)
        return Design(self.matrix[rows], choice, self.right[rows], self.columns)


def scales_of(choices: Sequence[Labelled]) -> Scales:
    """A feature counts if it ever is more than 1; evidence tells something where its rule has other evidence
    too."""
    proposals = [proposal for choice in choices for proposal in choice.proposals]
    counts = {name for it in proposals for name, value in it.candidate.told().items() if value > 1}
    of_rule: defaultdict[str, set[str]] = defaultdict(set)
    for it in proposals:
        of_rule[it.rule].add(it.candidate.found.rule)
    telling = {name for names in of_rule.values() if len(names) > 1 for name in names}
    return Scales(frozenset(counts), frozenset(telling))


def design_of(choices: Sequence[Labelled]) -> Design:
    """The matrix of some choices; its columns are in the order of their names."""
    scales = scales_of(choices)
    rows = [
        dict(_features(proposal, choice.kind, scales)) for choice in choices for proposal in choice.proposals
    ]
    columns = sorted({column for row in rows for column in row})
    place = {column: k for k, column in enumerate(columns)}
    entries = [(n, place[column], value) for n, row in enumerate(rows) for column, value in row.items()]
    at, of, values = zip(*entries, strict=True)
    return Design(
        csr_matrix((values, (at, of)), shape=(len(rows), len(columns)), dtype=float),
        np.repeat(np.arange(len(choices)), [len(choice.proposals) for choice in choices]),
        np.array([proposal.right for choice in choices for proposal in choice.proposals]),
        columns,
    )


def _features(proposal: Proposal, kind: str, scales: Scales) -> Iterator[tuple[Column, float]]:
    yield ("rule", proposal.rule, ""), 1.0
    yield ("kind", proposal.rule, kind), _SCALE["kind"]
    evidence = proposal.candidate.found.rule
    if evidence in scales.telling:
        yield ("evidence", evidence, ""), 1.0
    for name, value in proposal.candidate.told().items():
        if name in scales.counts:
            step, share = step_of(value)
            for passed in STEPS[: step + 1]:
                yield ("step", name, str(passed)), 1.0
            if share:
                yield ("step", name, str(STEPS[step + 1])), share
        elif value:
            yield ("feature", name, ""), float(value)


def unscaled(column: Column, weight: float) -> float:
    """What a learnt weight is per unit of the feature itself."""
    return weight * _SCALE.get(column[0], 1.0)
