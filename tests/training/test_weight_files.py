"""Weights are kept as files of the lexicon: wordings by hand, numbers as they were learnt."""

import tomllib
from dataclasses import astuple
from pathlib import Path

import pytest

from claims.extract.choose.weights import FieldWeights, RuleWeight, build_weights
from claims.lexicon import Lexicon, read_entries
from claims.training import weight_files
from claims.training.weight_files import entries_of, unworded, write

LEARNT = FieldWeights(
    {"test.named": RuleWeight(1.25, {"harm": -0.5}, 0.75)},
    {"test.before": 0.5},
    {"near": -0.25, "words": (1.0, 0.5, 0.0, -0.5, -1.0, -1.5, -2.0)},
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(weight_files, "DATA", tmp_path)
    return tmp_path


def test_what_is_written_is_read_back_as_it_was_learnt(folder: Path) -> None:
    write("test", entries_of("test", LEARNT, ["test.named"]))
    read = build_weights(Lexicon(read_entries(folder / "weights_test.toml"))).of_field("test")
    assert astuple(read) == astuple(LEARNT)


def test_wordings_stay_and_new_names_are_told(folder: Path) -> None:
    write("test", entries_of("test", LEARNT, ["test.named"]))
    path = folder / "weights_test.toml"
    path.write_text(path.read_text().replace('says = "near"', 'says = "stands \\"near\\" it"'))
    entries = entries_of("test", LEARNT, ["test.named", "test.new"])
    assert {it["name"]: it["says"] for it in entries}["near"] == 'stands "near" it'
    assert [*unworded(entries)] == ["test.named", "test.new", "test.before", "words"]


def test_rules_stand_in_their_order_and_what_was_not_met_weighs_nothing(folder: Path) -> None:
    write("test", entries_of("test", LEARNT, ["test.named"]))
    write("test", entries_of("test", FieldWeights(), ["test.new", "test.named"]))
    entries = tomllib.loads((folder / "weights_test.toml").read_text())["weight"]
    assert [it["name"] for it in entries] == ["test.new", "test.named", "test.before", "near", "words"]
    assert {it["weight"] for it in entries} == {"0.00"}
