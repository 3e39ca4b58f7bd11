"""From a folder of marked texts to weights: the whole way, on texts of our own."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from claims.lexicon import load_lexicon
from claims.training.__main__ import DIGESTS, GOLD, run
from claims.training.marked_texts import is_set_aside, read_marked, read_open
from claims.training.rounds import FIELDS, read_today, rules_of, train
from claims.training.weight_files import entries_of

GOLD_HERE = Path(__file__).parents[2] / GOLD

TOWNS = ("Homs", "Hama", "Aleppo", "Raqqa", "Mosul", "Basra", "Kirkuk", "Tikrit")
TEXT = (
    "A bus burned out near the market of {town}. Police in Oslo said 12 pilgrims died in {town} on the way "
    "to Cairo on Friday."
)


def mark(folder: Path, name: str, towns: list[str]) -> None:
    """A set of made-up texts, and the marks of their claims."""
    documents, gold = [], []
    for town in towns:
        text = TEXT.format(town=town)
        documents.append({"doc": f"{name}-{town}", "text": text, "published": "2015-03-09"})
        claim = {"doc": f"{name}-{town}", "figure": "12", "start": text.index("12"), "low": 12, "high": 12}
        fields = {"metric": "killed", "subject": None, "places": [town], "claimant": "police"}
        gold.append(
            claim | fields | {"as_of": "2015-03-06", "unit": "people", "per": None, "qualifier": "exact"}
        )
    for kind, listed in (("documents", documents), ("gold", gold)):
        (folder / f"{name}.{kind}.jsonl").write_text("".join(json.dumps(it) + "\n" for it in listed))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    mark(tmp_path, "fires", [*TOWNS])
    return tmp_path


def test_the_set_aside_is_never_read(folder: Path) -> None:
    (marked,) = read_marked([folder])
    here = {f"fires-{town}" for town in TOWNS}
    kept = {document.id for document in marked.documents}
    assert kept == {claim["doc"] for claim in marked.gold} == {it for it in here if not is_set_aside(it)}
    assert 0 < len(kept) < len(here)


def test_marks_without_their_texts_are_told(folder: Path) -> None:
    (folder / "fires.documents.jsonl").unlink()
    with pytest.raises(FileNotFoundError, match="no fires"):
        list(read_marked([folder]))


def test_the_place_of_the_event_is_learnt_against_where_they_went(folder: Path) -> None:
    learnt = train(list(read_marked([folder])), ["places"])["places"].weights
    assert learnt.rules["places.in-sentence"].weight > learnt.rules["places.nowhere"].weight
    site = learnt.features["place.site"]
    assert isinstance(site, float)
    assert site > 0


def test_every_field_of_a_marked_figure_is_labelled(folder: Path) -> None:
    choices = read_today(read_marked([folder]))
    told = {field: len(listed) for field, listed in choices.items()}
    assert told.pop("setting") == 0  # each sentence names the place of its figure
    assert told == dict.fromkeys(told, len(choices["places"]))
    assert {*told, "setting"} == {*FIELDS}
    assert all(choice.can_be_right for choice in choices["places"])


def test_a_report_is_printed_for_each_field(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(list(read_marked([folder])), ["status"], update=False)
    printed = capsys.readouterr().out
    assert printed.startswith("status\n")
    assert "rule status.plainly-said" in printed


@pytest.mark.skipif(
    "CLAIMS_TEST_TRAINING" not in os.environ, reason="takes a minute: set CLAIMS_TEST_TRAINING"
)
@pytest.mark.skipif(not GOLD_HERE.is_dir(), reason="the marked texts are not beside this checkout")
def test_the_weights_here_are_those_that_the_training_makes() -> None:
    package = load_lexicon()
    kept: dict[str, dict[tuple[str, str], Any]] = {field: {} for field in FIELDS}
    for entry in package.entries("weight"):
        kept[entry["field"]][entry["of"], entry["name"]] = entry
    for field, learnt in train([*read_marked([GOLD_HERE]), read_open(*DIGESTS)], [*FIELDS]).items():
        for entry in entries_of(field, learnt.weights, rules_of(field)):
            here = kept[field][entry["of"], entry["name"]]
            assert float(here["weight"]) == pytest.approx(float(entry.get("weight", 0)), abs=0.02), entry[
                "name"
            ]
            assert [*map(float, here["steps"])] == pytest.approx(
                [*map(float, entry.get("steps", ()))], abs=0.02
            )
