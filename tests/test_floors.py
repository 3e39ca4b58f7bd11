"""How well claims are found never falls: each set of texts marked by hand has floors, in floors.toml.

    python tests/test_floors.py             print the scores of today, in percent
    python tests/test_floors.py --update    raise the floors to just below them; --lower lowers them too

The sets beside the checkout count where they are there.
"""

import argparse
import json
import math
import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from claims.documents.input_files import read_inputs
from claims.extract.claim import extract_claims
from claims.model import Document
from claims.score import FIELDS, LEVELS, score

HERE = Path(__file__).resolve().parent
GOLD = HERE.parents[1] / "shared" / "gold"
FLOORS = HERE / "floors.toml"
MARGIN = 0.5  # percent that a floor lies below what was reached
HEAD = """\
# The least that extraction reaches on texts marked by hand, in percent: F1 of found, value and complete, and
# how often each field of those found is right. `python tests/test_floors.py --update` raises them.
"""


class Marked(NamedTuple):
    """A set of documents, and the file of the claims that a person marked in them."""

    documents: Path
    gold: Path


SETS = {"digests": Marked(HERE.parent / "seeds", HERE / "seeds.gold.jsonl")} | {
    name: Marked(GOLD / f"{name}.documents.jsonl", GOLD / f"{name}.gold.jsonl")
    for name in ("seeds", "articles", "sentences")
}
PINNED: dict[str, dict[str, float]] = tomllib.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}


@cache
def scores(name: str) -> dict[str, float]:
    """What extraction reaches on a set today, by level and field."""
    marked = SETS[name]
    gold = [json.loads(line) for line in marked.gold.read_text("utf-8").splitlines()]
    documents = [it for it in read_inputs([str(marked.documents)]) if isinstance(it, Document)]
    result = score(gold, [claim.to_dict() for document in documents for claim in extract_claims(document)])
    levels = {level: result.level(level).f1 for level in LEVELS}
    return levels | {field: result.field(field) for field in FIELDS}


@pytest.mark.parametrize("name", SETS)
def test_every_set_has_a_floor_for_every_score(name: str) -> None:
    assert list(PINNED[name]) == [*LEVELS, *FIELDS]


@pytest.mark.parametrize("name", SETS)
def test_no_score_falls_below_its_floor(name: str) -> None:
    if not SETS[name].gold.exists():
        pytest.skip("the marked texts are not beside this checkout")
    reached = scores(name)
    below = {what: (reached[what], floor) for what, floor in PINNED[name].items() if reached[what] < floor}
    assert below == {}, "what is reached, and its floor"


def pinned(reached: float, floor: float, *, lower: bool) -> float:
    """The floor for what is reached: just below it, and no lower than it was unless `lower`."""
    new = max(0.0, math.floor((reached - MARGIN) * 10) / 10)
    return new if lower else max(new, floor)


@pytest.mark.parametrize(
    ("reached", "floor", "lower", "expected"),
    [
        (90.04, 80.0, False, 89.5),
        (80.0, 85.0, False, 85.0),
        (80.0, 85.0, True, 79.5),
        (0.2, 0.0, False, 0.0),
    ],
)
def test_a_floor_falls_on_purpose_only(reached: float, floor: float, lower: bool, expected: float) -> None:
    assert pinned(reached, floor, lower=lower) == expected


def update(*, lower: bool) -> None:
    """Write the floors for what is reached today; those of sets that are not here stay."""
    floors = dict(PINNED)
    for name in SETS:
        if SETS[name].gold.exists():
            old = floors.get(name, {})
            new = {it: pinned(value, old.get(it, 0), lower=lower) for it, value in scores(name).items()}
            floors[name] = new
    tables = (f"\n[{name}]\n" + "".join(f"{k} = {v}\n" for k, v in floors[name].items()) for name in floors)
    FLOORS.write_text(HEAD + "".join(tables), "utf-8")


def show() -> None:
    """Print the scores of today, a column for each set."""
    here = [name for name in SETS if SETS[name].gold.exists()]
    print(" " * 10 + "".join(f"{name:>11}" for name in here))
    for what in (*LEVELS, *FIELDS):
        print(f"{what:10}" + "".join(f"{scores(name)[what]:11.1f}" for name in here))


def main() -> None:
    """Run as a program."""
    parser = argparse.ArgumentParser(description="Print the scores on texts marked by hand, and pin them.")
    parser.add_argument("--update", action="store_true", help="raise the floors to just below them")
    parser.add_argument("--lower", action="store_true", help="with --update: lower floors as well")
    given = parser.parse_args()
    if given.update:
        update(lower=given.lower)
    show()


if __name__ == "__main__":
    main()
