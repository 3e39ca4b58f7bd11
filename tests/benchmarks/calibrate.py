"""Fit the confidence of claims to texts marked by hand, and print how well it keeps its promise.

    python tests/benchmarks/calibrate.py [--write] GOLD.jsonl DOCUMENTS.jsonl [GOLD DOCUMENTS ...]

A logistic regression over the rules behind a claim (L2 penalty, gradient descent, no library), the
outcome being whether the scorer finds all fields of the claim right; an invented claim is wrong. The
table is cross-validated: each document is judged by weights that have not seen it. `--write` puts the
weights of the whole into src/claims/extract/lexicon/confidence.toml.
"""

import json
import math
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from claims.extract.claim import extract_claims
from claims.model import Document
from claims.score import score

TARGET = Path(__file__).parents[2] / "src" / "claims" / "lexicon" / "data" / "confidence.toml"
PENALTY = 2.0
ROUNDS = 400
FOLDS = 10
RARE = 4  # a rule seen less often has no weight of its own
BANDS = (0.0, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)


class Case(NamedTuple):
    """A claim that was found: its document, its rules, and whether all of it is right."""

    doc: str
    rules: frozenset[str]
    right: bool


def cases(gold_path: Path, documents_path: Path) -> list[Case]:
    """What extraction finds in the documents, held against the gold."""
    gold = [json.loads(line) for line in gold_path.read_text(encoding="utf-8").splitlines()]
    found = []
    for line in documents_path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        document = Document(
            record["doc"], record["text"], title=record.get("title"), published=record.get("published")
        )
        found += [claim.to_dict() for claim in extract_claims(document)]
    result = score(gold, found)
    matched = [match.predicted for match in result.matches if not match.wrong]
    right = {(claim["doc"], claim["start"]) for claim in matched}
    return [
        Case(
            f"{gold_path.name}:{claim['doc']}",
            frozenset(claim["rules"].values()),
            (claim["doc"], claim["start"]) in right,
        )
        for claim in found
    ]


def fit(listed: Sequence[Case]) -> dict[str, float]:
    """The weight of every rule that is not rare, and of `bias`."""
    seen = Counter(rule for case in listed for rule in case.rules)
    weights = {"bias": 0.0} | {rule: 0.0 for rule, count in sorted(seen.items()) if count >= RARE}
    for turn in range(ROUNDS):
        slope = {rule: -PENALTY * weight for rule, weight in weights.items()}
        slope["bias"] = 0.0
        for case in listed:
            error = case.right - chance(weights, case.rules)
            slope["bias"] += error
            for rule in case.rules:
                if rule in slope:
                    slope[rule] += error
        step = 2.0 / (len(listed) * (1 + turn / ROUNDS))
        for rule in weights:
            weights[rule] += step * slope[rule]
    return weights


def chance(weights: dict[str, float], rules: Iterable[str]) -> float:
    """The promised chance that a claim made by these rules is right."""
    odds = weights["bias"] + sum(weights.get(rule, 0.0) for rule in rules)
    return 1 / (1 + math.exp(-odds))


def reliability(listed: Sequence[Case]) -> list[tuple[float, bool]]:
    """Promised chance and outcome of every case, judged by weights fitted to the other documents."""
    docs = sorted({case.doc for case in listed})
    judged = []
    for fold in range(FOLDS):
        held = set(docs[fold::FOLDS])
        weights = fit([case for case in listed if case.doc not in held])
        judged += [(chance(weights, case.rules), case.right) for case in listed if case.doc in held]
    return judged


def report(judged: Sequence[tuple[float, bool]]) -> None:
    """Print the reliability table, the Brier score, and that of always saying the mean."""
    print("promised     claims  mean promise  right")
    for low, high in pairwise(BANDS):
        band = [(p, right) for p, right in judged if low <= p < high]
        if band:
            mean = sum(p for p, _ in band) / len(band)
            right = sum(right for _, right in band) / len(band)
            print(f"{low:.1f}-{min(high, 1):.1f}     {len(band):6}         {mean:6.2f}   {right:.2f}")
    base = sum(right for _, right in judged) / len(judged)
    brier = sum((p - right) ** 2 for p, right in judged) / len(judged)
    print(f"Brier score {brier:.3f}; always saying {base:.2f}: {base * (1 - base):.3f}")


def write(weights: dict[str, float]) -> None:
    """Put the weights into the lexicon."""
    lines = ["# Weights of the confidence model, log-odds; made by tests/benchmarks/calibrate.py.\n"]
    for rule, weight in weights.items():
        lines.append(f'\n[[confidence]]\nrule = "{rule}"\nweight = "{weight:.3f}"\n')
    TARGET.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    paths = [Path(argument) for argument in sys.argv[1:] if argument != "--write"]
    everything = [case for pair in zip(paths[::2], paths[1::2], strict=True) for case in cases(*pair)]
    report(reliability(everything))
    if "--write" in sys.argv:
        write(fit(everything))
