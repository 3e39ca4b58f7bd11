"""The world out of the lexicon: what lies in what, who is part of whom, what metrics are."""

from pathlib import Path

import pytest

from claims.compare.knowledge import load_world
from claims.compare.world import Metric, World
from claims.lexicon import load_lexicon


@pytest.fixture(scope="module")
def known() -> World:
    return load_world(load_lexicon())


def test_a_town_lies_in_its_country_and_not_in_another(known: World) -> None:
    assert known.place_within("Mosul", "Iraq")
    assert not known.place_within("Mosul", "Syria")
    assert not known.place_within("Iraq", "Iraq")
    assert not known.place_within("a place nobody knows", "Iraq")


def test_a_compass_word_makes_a_part_of_the_place(known: World) -> None:
    assert known.around("northern Syria")[0] == "Syria"
    assert known.place_within("north-eastern Syria", "Syria")
    assert known.around("northern Nowhere")[:1] == ("Nowhere",)
    assert not known.around("red Syria")


def test_a_branch_is_part_of_its_group(known: World) -> None:
    assert "Islamic State" in known.wholes("Islamic State Khorasan")
    assert known.wholes("Islamic State") == ()


def test_names_of_an_actor_are_one(known: World) -> None:
    assert known.name("ISIL") == known.name("Daesh") == "Islamic State"
    assert known.name("nobody in particular") == "nobody in particular"


def test_metrics_bring_their_measure_and_window(known: World) -> None:
    assert known.metric("fighters").measure == "stock"
    assert 30 <= known.metric("fighters").window_days < 240  # December 2017 is no August 2018
    assert known.metric("killed").measure == "flow"
    assert known.metric("nobody declared it") == Metric("nobody declared it", "flow", 0, "nobody declared it")


def test_a_users_metric_and_actors_count_as_ours_do(tmp_path: Path) -> None:
    lexicon = tmp_path / "epidemic.toml"
    lexicon.write_text(
        '[[metric]]\nkey = "cases"\nmeasure = "stock"\nwindow_days = 14\nnouns = ["case"]\n'
        '[[actor]]\nname = "Alpha"\nkind = "organisation"\npart_of = "Beta"\n'
        '[[actor]]\nname = "Beta"\nkind = "organisation"\npart_of = "Alpha"\n'
        '[[actor]]\nname = "Gamma"\nkind = "person"\npart_of = "Alpha"\n',
        encoding="utf-8",
    )
    world = load_world(load_lexicon((lexicon,)))
    assert world.metric("cases")[1:3] == ("stock", 14)
    assert world.nouns.metric_of["case"] == "cases"
    assert world.name("Gamma") == "Gamma"
    assert world.speakers.key("Gamma") == world.speakers.key("the Alpha's report") == "alpha"
    assert world.wholes("Alpha") == ("Beta",)
    assert world.wholes("Beta") == ("Alpha",)
