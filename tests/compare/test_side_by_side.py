"""Grids, lineage trees, and what a comparison tells of itself."""

from dataclasses import replace
from typing import Any

import pytest

from claims.compare.assess import assess
from claims.compare.entry.entry import Entry
from claims.compare.origin.lineage import Node, lineage
from claims.compare.question.axis import By
from claims.compare.question.grid import make_grid
from claims.compare.world import World


@pytest.fixture
def listed(entry: Any) -> list[Entry]:
    return [
        entry("14,000-18,000", id="un", claimant="UN", source="RNZ", as_of="2019-02", published="2019-03-24"),
        entry("≤ 18,000", id="end", claimant="UN", source="BBC", as_of="2019-02", published="2019-03-25"),
        entry(
            "15,000-20,000", id="jeffrey", claimant="Jeffrey", source="RNZ", as_of="2019-03", places=["Iraq"]
        ),
        entry("20,000", id="own", source="AFP", published="2018-08-13"),
    ]


def _cells(listed: list[Entry], world: World, by: By) -> dict[str, list[list[str]]]:
    grid = make_grid(assess(listed, world).estimates, by)
    return {row.time: [[e.id for e in cell] for cell in row.cells] for row in grid.rows} | {
        "columns": [list(grid.columns)]
    }


def test_a_grid_by_claimant_has_a_column_for_each_the_fullest_first(
    listed: list[Entry], world: World
) -> None:
    listed.append(replace(listed[0], id="un18", document="un18", as_of="2018-08-13"))
    assert _cells(listed, world, By.CLAIMANT) == {
        "columns": [["UN", "(own voice)", "Jeffrey"]],
        "2019-03": [[], [], ["jeffrey"]],
        "2019-02": [["un"], [], []],
        "2018-08-13": [["un18"], ["own"], []],
    }


def test_a_grid_by_source_shows_an_estimate_under_each_who_printed_it(
    listed: list[Entry], world: World
) -> None:
    assert _cells(listed, world, By.SOURCE) == {
        "columns": [["RNZ", "AFP", "BBC"]],
        "2019-03": [["jeffrey"], [], []],
        "2019-02": [["un"], [], ["un"]],
        "2018-08-13": [[], ["own"], []],
    }


def test_a_grid_by_place_and_by_subject(listed: list[Entry], world: World) -> None:
    assert _cells(listed, world, By.PLACE)["columns"] == [["Syria", "Iraq"]]
    assert _cells(listed, world, By.SUBJECT)["columns"] == [["Islamic State"]]


def test_a_claim_without_a_date_stands_in_the_last_row(entry: Any, world: World) -> None:
    listed = [entry("5", id="undated", published=None), entry("6", id="dated", as_of="2014")]
    assert [time for time in _cells(listed, world, By.CLAIMANT) if time != "columns"] == ["2014", "undated"]


def _tree(node: Node) -> object:
    return node.figure.entry.id, node.why, [_tree(child) for child in node.children]


def test_lineage_tells_why_each_mention_goes_back_to_the_lead(
    listed: list[Entry], entry: Any, world: World
) -> None:
    listed.append(
        entry(
            "14,000-18,000", id="again", claimant="UN", source="CNN", as_of="2019-02", published="2019-04-01"
        )
    )
    estimate = next(e for e in assess(listed, world).estimates if e.id == "un")
    assert _tree(lineage(estimate)) == (
        "un", None, [
            ("end", "the same claimant, one end of the range", []),
            ("again", "the same claimant with the same figure", []),
        ],
    )  # fmt: skip


def test_a_thousand_mentions_in_a_chain_need_no_recursion(entry: Any, world: World) -> None:
    entries = [entry("20,000", id=f"{n:04d}", source=f"P{n + 1}", claimant=f"P{n}") for n in range(1500)]
    (estimate,) = assess(entries, world).estimates
    node, depth = lineage(estimate), 0
    while node.children:
        node, depth = node.children[0], depth + 1
    assert depth == 1499
    assert node.why == "names the publisher as its source"


def test_a_conflict_names_its_claims_weight_and_the_day_it_could_be_known(entry: Any, world: World) -> None:
    listed = [
        entry("10,000", id="a1", claimant="UN", source="A", published="2018-08-01"),
        entry("10,000", id="a2", claimant="UN", source="B", published="2018-08-03"),
        entry("30,000", id="b1", claimant="CIA", source="C", published="2018-08-05"),
        entry("30,000", id="b2", claimant="CIA", source="D", published="2018-08-02"),
    ]
    (conflict,) = assess(listed, world).conflicts
    assert conflict.claims == ("a1", "a2", "b2", "b1")
    assert conflict.weight == 2
    assert conflict.known is not None
    assert conflict.verdict.sentence == "UN says 10,000, CIA 30,000: 3 times as many"
    assert conflict.known == conflict.right.known


@pytest.mark.parametrize(
    ("claimants", "texts", "same"),
    [
        (["regional governor", "Serhiy Example"], ["a", "a"], True),
        (["regional governor", "Serhiy Example"], ["a", "b"], False),
        (["regional governor", "UN"], ["a", "a"], False),
        (["minister", "eastern government"], ["a", "b"], True),
        (["interior ministry", "Serhiy Example"], ["a", "a"], False),
    ],
    ids=["a man of its text", "of another text", "a body", "a government", "no office"],
)
def test_an_office_may_be_that_of_a_government_or_of_a_man_whom_its_text_names(
    entry: Any, world: World, claimants: list[str], texts: list[str], same: bool
) -> None:
    said = enumerate(zip(("10,000", "30,000"), claimants, texts, strict=True), 1)
    listed = [
        entry(says, id=f"{start}", claimant=who, document=text, start=start, confidence=0.9)
        for start, (says, who, text) in said
    ]
    (dispute,) = assess(listed, world).disputes
    assert ("one-voice" in dispute.doubts) == same
