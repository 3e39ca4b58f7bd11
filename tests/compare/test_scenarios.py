"""The scenarios: what papers print, and what comparing makes of it, with the reading in the loop."""

import runpy
from pathlib import Path
from typing import Any

import pytest

from claims.compare.knowledge import load_world
from claims.compare.relation.verdict import compare
from claims.lexicon import load_lexicon

told = runpy.run_path(str(Path(__file__).with_name("told.py")))
SCENARIOS = told["read_scenarios"]()


@pytest.mark.parametrize("printed", SCENARIOS, ids=lambda it: it["name"])
def test_each_scenario_comes_out_as_its_table_says(printed: dict[str, Any]) -> None:
    found = told["tell"](printed)
    assert found.origins == told["wanted_origins"](printed)
    assert found.disputes == told["wanted_disputes"](printed)
    assert found.doubtful == told["wanted_disputes"](printed, "doubtful")
    assert found.unsure == {frozenset(it.split()) for it in printed.get("unsure", ())}
    world = load_world(load_lexicon())
    for pair, reason in printed.get("verdicts", {}).items():
        left, right = (found.figures[letter] for letter in pair.split())
        assert (pair, compare(left, right, world).reason) == (pair, reason)
    if "independent" in printed:
        counts = next(
            it.counts
            for it in found.assessment.questions
            if "a" in {f.entry.id for e in it.estimates for f in e.members}
        )
        assert counts.say_independent() == f"{printed['independent']} independent"
    leads = {it.id for it in found.assessment.estimates}
    assert leads >= set(printed.get("leads", ()))


def test_every_figure_that_a_scenario_speaks_of_stands_in_its_texts() -> None:
    for scenario in SCENARIOS:
        marked = {letter for text in scenario["texts"] for letter, _ in told["_FIGURE"].findall(text)}
        kinds = ("origins", "unsure", "disputes", "doubtful", "verdicts", "leads")
        spoken = {it for kind in kinds for line in scenario.get(kind, ()) for it in line.split()}
        assert spoken - {"|"} <= marked, scenario["name"]
