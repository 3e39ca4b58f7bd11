"""The scenario table of sets: origins, counts, ranges, questions, conflicts; in any order."""

import random
from typing import Any

import pytest

from claims.compare.assess import Assessment, assess
from claims.compare.entry.entry import Entry, Printed
from claims.compare.origin.estimate import Decision
from claims.compare.question.published_range import Range
from claims.compare.relation.verdict import Relation
from claims.compare.world import World

Row = dict[str, Any]


@pytest.fixture
def assessment(scenario: Row, world: World, entry: Any) -> Assessment:
    return assess(_entries(scenario, entry), world, decisions=_decisions(scenario))


def test_each_set_falls_into_the_origins_of_the_table(scenario: Row, assessment: Assessment) -> None:
    found = sorted(sorted(f.entry.id for f in e.members) for e in assessment.estimates)
    assert found == sorted(sorted(ids) for ids in scenario["origins"])


def test_each_set_is_counted_as_in_the_table(scenario: Row, assessment: Assessment) -> None:
    if "counts" in scenario:
        assert str(assessment.questions[0].counts) == scenario["counts"]
    if "range" in scenario:
        assert _write(assessment.questions[0].range) == scenario["range"]


def test_each_set_has_the_questions_of_the_table(scenario: Row, assessment: Assessment) -> None:
    found = [sorted(e.id for e in question.estimates) for question in assessment.questions]
    assert sorted(found) == sorted(scenario.get("questions", found))
    assert sorted(e.id for q in assessment.questions for e in q.estimates) == sorted(
        e.id for e in assessment.estimates
    )


def test_each_set_has_the_conflicts_of_the_table(scenario: Row, assessment: Assessment) -> None:
    found = {(*_sides(c), str(c.verdict.relation), c.verdict.reason) for c in assessment.conflicts}
    wanted = {(*sorted(row[:2]), *row[2:]) for row in scenario["conflicts"]}
    assert found == wanted
    spreads = [c.verdict.spread or 0 for c in assessment.conflicts]
    assert spreads == sorted(spreads, reverse=True)


def test_each_set_has_the_revisions_and_disputes_of_the_table(scenario: Row, assessment: Assessment) -> None:
    for kind, relation in (("revisions", Relation.REVISION), ("disputed", Relation.DISPUTED)):
        found = {_sides(c) for c in assessment.comparisons if c.verdict.relation is relation}
        assert found == {tuple(sorted(pair)) for pair in scenario.get(kind, found)}


def test_each_set_knows_its_parts(scenario: Row, assessment: Assessment) -> None:
    parts = {f.entry.id: f.entry.part_of for e in assessment.estimates for f in e.members}
    for part, whole in scenario.get("parts", {}).items():
        assert parts[part] == whole


def test_the_order_in_which_claims_come_in_changes_nothing(
    scenario: Row, assessment: Assessment, world: World, entry: Any
) -> None:
    entries = _entries(scenario, entry)
    for seed in range(5):
        random.Random(seed).shuffle(entries)
        again = assess(entries, world, decisions=_decisions(scenario))
        assert _summary(again) == _summary(assessment)


def _entries(scenario: Row, entry: Any) -> list[Entry]:
    entries = []
    for claim in scenario["claims"]:
        fields = {**scenario.get("all", {}), **claim}
        fields["id"] = fields.pop("n")
        fields |= {name: None for name in ("subject", "published") if fields.get(name) == ""}
        others = fields.pop("reprinted_by", ())
        fields["printings"] = tuple(map(Printed, (fields["source"], *others))) if others else ()
        entries.append(entry(**fields))
    return entries


def _decisions(scenario: Row) -> list[Decision]:
    return [Decision(*decision) for decision in scenario.get("decisions", [])]


def _sides(comparison: Any) -> tuple[str, ...]:
    return tuple(sorted("+".join(sorted(side.id.split("+"))) for side in (comparison.left, comparison.right)))


def _write(found: Range | None) -> str:
    return f"{found.low}-{found.high}" if found else ""


def _summary(assessment: Assessment) -> object:
    return (
        [(e.id, [f.entry.id for f in e.members], sorted(e.links)) for e in assessment.estimates],
        [(q.id, [e.id for e in q.estimates], q.counts, q.range) for q in assessment.questions],
        [(c.id, c.verdict, c.claims, c.weight) for c in assessment.comparisons],
    )
