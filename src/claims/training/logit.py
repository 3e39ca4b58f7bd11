"""A conditional logit: the chance that a proposal is chosen grows with the weights of its features, against
all proposals of its choice. Several proposals may be right: then it is the chance that one of them is chosen.
"""

import numpy as np
from scipy.optimize import minimize

from claims.training.design import Design

_ROUNDS = 500


def fit(design: Design, importance: np.ndarray, penalty: float, guess: np.ndarray) -> np.ndarray:
    """The weights under which the right proposals are likeliest, with a penalty on the squares of how far
    they are from a guess; `importance` is how much each choice counts. Choices without a right proposal teach
    nothing."""
    first = first_rows(design)
    can = np.logical_or.reduceat(design.right, first)
    counted = np.where(can, importance, 0.0)
    columns = design.matrix.T.tocsr()

    def loss(off: np.ndarray) -> tuple[float, np.ndarray]:
        chances, among_right, told = _chances(design, guess + off, first, can)
        slope = columns @ ((chances - among_right) * counted[design.choice])
        return penalty / 2 * off @ off - counted @ told, slope + penalty * off

    found = minimize(loss, np.zeros_like(guess), jac=True, method="L-BFGS-B", options={"maxiter": _ROUNDS})
    return np.asarray(guess + found.x)


def first_rows(design: Design) -> np.ndarray:
    """The first row of each choice."""
    return np.searchsorted(design.choice, np.arange(design.choice[-1] + 1))


def _chances(
    design: Design, weights: np.ndarray, first: np.ndarray, can: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The chance of each proposal, that among the right ones only, and for each choice the logarithm of the
    chance that a right one is chosen."""
    odds = design.matrix @ weights
    odds = np.exp(odds - np.maximum.reduceat(odds, first)[design.choice])
    whole = np.add.reduceat(odds, first)
    of_right = np.where(design.right, odds, 0.0)
    right = np.where(can, np.add.reduceat(of_right, first), 1.0)
    told = np.where(can, np.log(np.maximum(right, 1e-300) / whole), 0.0)
    return odds / whole[design.choice], of_right / np.maximum(right, 1e-300)[design.choice], told


def chosen(design: Design, weights: np.ndarray, against: np.ndarray | float = 0.0) -> np.ndarray:
    """The row of each choice that the weights rank first, of equal ones the first; `against` is what else
    tells against each row."""
    odds = design.matrix @ weights - against
    first = first_rows(design)
    best = np.flatnonzero(odds >= np.maximum.reduceat(odds, first)[design.choice] - 1e-9)
    return best[np.searchsorted(design.choice[best], np.arange(len(first)))]
