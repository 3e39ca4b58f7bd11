"""How well claims are found never falls: each set of texts marked by hand has floors, in floors.toml.

    python tests/test_floors.py             print the scores of today, in percent
    python tests/test_floors.py --update    raise the floors to just below them; --lower lowers them too

A set has two parts, each with floors of its own. One document in five is set aside, chosen by the hash of
its id: nobody looks into these texts or their claims, so their scores say how well new texts are read. They
are only ever told as numbers: nothing here prints a text, a claim or an id of that part, and whoever looks
for what to mend (`claims eval --misses`) looks in the rest. The digests are open to all: none is set aside.

The sets beside the checkout count where they are there.
"""

import argparse
import hashlib
import json
import math
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

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


NAMES = ("seeds", "articles", "sentences", "more-articles", "more-sentences", "web")
DIGESTS = "digests"
SETS = {DIGESTS: Marked(HERE.parent / "seeds", HERE / "seeds.gold.jsonl")} | {
    name: Marked(GOLD / f"{name}.documents.jsonl", GOLD / f"{name}.gold.jsonl") for name in NAMES
}
REST, SET_ASIDE = "rest", "set-aside"
PARTS = [(DIGESTS, REST), *((name, part) for part in (SET_ASIDE, REST) for name in NAMES)]
PINNED: dict[str, dict[str, dict[str, float]]] = (
    tomllib.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
)


def part_of(name: str, document: str) -> str:
    """The part of a set that a document belongs to, by its id."""
    fifth = int(hashlib.sha256(document.encode()).hexdigest(), 16) % 5
    return SET_ASIDE if fifth == 0 and name != DIGESTS else REST


@cache
def read(name: str) -> tuple[list[Any], list[Any]]:
    """The claims that a person marked in a set, and those that extraction finds in it today."""
    marked = SETS[name]
    gold = [json.loads(line) for line in marked.gold.read_text("utf-8").splitlines()]
    documents = [it for it in read_inputs([str(marked.documents)]) if isinstance(it, Document)]
    return gold, [claim.to_dict() for document in documents for claim in extract_claims(document)]


@cache
def scores(name: str, part: str) -> dict[str, float]:
    """What extraction reaches on a part of a set today, by level and field."""
    result = score(*([it for it in claims if part_of(name, it["doc"]) == part] for claims in read(name)))
    levels = {level: result.level(level).f1 for level in LEVELS}
    return levels | {field: result.field(field) for field in FIELDS}


@pytest.mark.parametrize(("name", "part"), PARTS)
def test_every_part_has_a_floor_for_every_score(name: str, part: str) -> None:
    assert list(PINNED[name][part]) == [*LEVELS, *FIELDS]


@pytest.mark.parametrize(("name", "part"), PARTS)
def test_no_score_falls_below_its_floor(name: str, part: str) -> None:
    if not SETS[name].gold.exists():
        pytest.skip("the marked texts are not beside this checkout")
    reached = scores(name, part)
    floors = PINNED[name][part]
    below = {what: (reached[what], floor) for what, floor in floors.items() if reached[what] < floor}
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
    tables = []
    for name, part in PARTS:
        floors = PINNED.get(name, {}).get(part, {})
        if SETS[name].gold.exists():
            reached = scores(name, part)
            floors = {it: pinned(value, floors.get(it, 0), lower=lower) for it, value in reached.items()}
        tables.append(f"\n[{name}.{part}]\n" + "".join(f"{what} = {it}\n" for what, it in floors.items()))
    FLOORS.write_text(HEAD + "".join(tables), "utf-8")


def show() -> None:
    """Print the scores of today: the parts that are set aside, then the rest, a column for each set."""
    for title, shown in (("set aside", SET_ASIDE), ("the rest", REST)):
        here = [name for name, part in PARTS if part == shown and SETS[name].gold.exists()]
        print(f"\n{title:10}" + "".join(f"{name:>16}" for name in here))
        for what in (*LEVELS, *FIELDS):
            print(f"{what:10}" + "".join(f"{scores(name, shown)[what]:16.1f}" for name in here))


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
