"""The confidence of claims, fitted to whether people marked them so: a logistic regression over their
evidence, the margins of what was chosen, and where they stand.

The claims are those of documents that the weights of the fields were not learnt from: in their own texts,
weights are right more often, and margins wider, than in any other.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize

from claims.extract.claim import find_grounds
from claims.lexicon import DATA, Lexicon
from claims.score import score
from claims.training.learn import FOLDS
from claims.training.marked_texts import MarkedSet, bucket_of

PENALTY = 8.0
_BANDS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
_RARE = 4  # what fewer claims have has no weight of its own
_HEAD = (
    "# Weights of the confidence, log-odds; learnt: python -m claims.training --field confidence --update\n"
)


class Case(NamedTuple):
    """A claim that was found: its set and document, its features, and whether all of it is right."""

    set: str
    document: str
    features: Mapping[str, float]
    right: bool


def cases(read_apart: Iterable[tuple[Iterable[MarkedSet], Lexicon]]) -> Iterator[Case]:
    """Every claim that is found in the sets, each read with the lexicon beside it; one that nobody marked is
    wrong."""
    for sets, lexicon in read_apart:
        for marked in sets:
            told = [it for document in marked.documents for it in find_grounds(document, lexicon)]
            found = [{**claim.to_dict(), "grounds": grounds} for claim, grounds in told]
            matches = score(marked.gold, found).matches
            right = {id(match.predicted) for match in matches if not match.wrong}
            yield from (Case(marked.name, it["doc"], it["grounds"], id(it) in right) for it in found)


def fit_confidence(listed: Sequence[Case]) -> dict[str, float]:
    """The weight of every feature that is not rare."""
    seen = Counter(name for case in listed for name in case.features)
    names = sorted(name for name, count in seen.items() if count >= _RARE)
    matrix = np.array([[case.features.get(name, 0.0) for name in names] for case in listed])
    right = np.array([case.right for case in listed], dtype=float)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        odds = matrix @ weights
        wrong_by = 1 / (1 + np.exp(-odds)) - right
        told = (np.logaddexp(0.0, odds) - right * odds).sum()
        return told + PENALTY / 2 * weights @ weights, matrix.T @ wrong_by + PENALTY * weights

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 500})
    return {name: round(float(weight), 2) for name, weight in zip(names, found.x, strict=True)}


def promised(weights: Mapping[str, float], case: Case) -> float:
    """The chance that a claim is right, by the weights."""
    odds = sum(weights.get(name, 0.0) * value for name, value in case.features.items())
    return float(1 / (1 + np.exp(-odds)))


def judged(listed: Sequence[Case]) -> list[tuple[float, Case]]:
    """Every claim with the chance that is promised by weights learnt from other documents."""
    fold = [bucket_of(f"{case.set}:{case.document}", FOLDS) for case in listed]
    told: list[tuple[float, Case]] = []
    for k in range(FOLDS):
        held = [case for case, of in zip(listed, fold, strict=True) if of == k]
        if held:
            weights = fit_confidence([case for case, of in zip(listed, fold, strict=True) if of != k] or held)
            told += [(promised(weights, case), case) for case in held]
    return told


def reliability_lines(told: Sequence[tuple[float, Case]]) -> Iterator[str]:
    """How well promised chances are kept, how far the surer half is ahead, and the Brier score."""
    yield f"confidence\n  {'promised':12}{'claims':>8}{'mean':>8}{'right':>8}"
    for low, high in pairwise(_BANDS):
        band = [(chance, case.right) for chance, case in told if low <= chance < high]
        if band:
            mean, right = (100 * sum(column) / len(band) for column in zip(*band, strict=True))
            yield f"  {low:.1f}-{min(high, 1):.1f}     {len(band):8}{mean:8.1f}{right:8.1f}"
    for name in (*dict.fromkeys(case.set for _, case in told), "all"):
        yield f"  {name:34}" + _ranking([it for it in told if name in (it[1].set, "all")])


def _ranking(told: Sequence[tuple[float, Case]]) -> str:
    ranked = [case.right for _, case in sorted(told, key=lambda it: -it[0])]
    half = len(ranked) // 2
    surer, other = (100 * sum(part) / max(1, len(part)) for part in (ranked[:half], ranked[half:]))
    brier = sum((chance - case.right) ** 2 for chance, case in told) / len(told)
    return f"surer half {surer:5.1f}, other {other:5.1f}; Brier score {brier:.3f}"


def write_confidence(weights: Mapping[str, float]) -> None:
    """Put the weights into the lexicon."""
    entries = (f'\n[[confidence]]\nrule = "{name}"\nweight = "{it:.2f}"\n' for name, it in weights.items())
    (DATA / "confidence.toml").write_text(_HEAD + "".join(entries), encoding="utf-8")
