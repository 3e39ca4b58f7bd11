"""Unknown names: what they are, decided once for a text; and the table that ships is as good as promised."""

import re
import runpy
from dataclasses import astuple
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extract.name.name_features import _SIDE, _TOKEN, _tokens_before
from claims.extract.name.name_kind import (
    KINDS,
    NAME_KINDS,
    NameWeights,
    added,
    build_name_weights,
    decide,
    kind_of,
)
from claims.extract.name.names import find_names
from claims.extract.text.sentence import cut_sentences
from claims.lexicon import DATA, load_lexicon

WEIGHTS = build_name_weights(load_lexicon())
ROOT = Path(__file__).resolve().parents[3]
GOLD = ROOT.parent / "shared" / "gold"


@pytest.fixture(scope="module")
def training() -> SimpleNamespace:
    """The script that makes the table."""
    pytest.importorskip("sklearn", reason="needs the extra `train`")
    return SimpleNamespace(**runpy.run_path(str(ROOT / "tests" / "benchmarks" / "train_names.py")))


def test_a_name_is_what_its_words_and_those_around_it_say(name_kind: Any) -> None:
    first = name_kind.phrase.index("[")
    name = name_kind.phrase[first + 1 : name_kind.phrase.index("]")]
    text = name_kind.phrase.replace("[", "").replace("]", "")
    assert decide(WEIGHTS, name, text, first).kind == name_kind.expected["kind"]


def test_the_margin_of_a_place_is_its_lead_over_all_else() -> None:
    place = decide(WEIGHTS, "Berezhka", "The town of Berezhka fell.", 12)
    person = decide(WEIGHTS, "Tamsin Orvell", "Her brother Tamsin Orvell said so.", 12)
    assert place.place == place.margin > 0
    assert person.place <= -person.margin < 0


def test_a_name_has_one_kind_in_a_text() -> None:
    sentences = cut_sentences("Berezhka was quiet. Ten died in Berezhka. They fled the village of Berezhka.")
    names = [(sentences[k], find_names(sentences[k], load_lexicon())[0]) for k in range(3)]
    kinds = {kind_of(name, sentence, load_lexicon()) for sentence, name in names}
    assert [kind.kind for kind in kinds] == ["place"]


def test_other_mentions_decide_where_one_says_nothing() -> None:
    bare = "Orvan was quiet."
    text = bare + " Shells fell in Orvan. The villages of Orvan and Delk were hit. They fled to Orvan."
    assert decide(WEIGHTS, "Orvan", text, 0).place > decide(WEIGHTS, "Orvan", bare, 0).place


def test_only_the_first_mentions_count_so_that_long_texts_cost_no_more() -> None:
    told = "They fled to Orvan. " * 7
    longer = told + "Orvan said so. " * 50
    assert astuple(decide(WEIGHTS, "Orvan", longer, 0)) == astuple(decide(WEIGHTS, "Orvan", told, 0))


def test_weights_are_added_by_kind_and_a_feature_that_the_table_lacks_says_nothing() -> None:
    weights = NameWeights({"-1=in": "-16\t0\t-8\t40\t0", "bias": "-32\t16\t0\t-40\t0"})
    assert added(weights.packed(["-1=in", "bias", "first=orvan"])) == [-3.0, 1.0, -0.5, 0.0, 0.0]
    assert added(weights.packed(["first=orvan"])) == [0.0] * len(KINDS)


def test_the_table_says_what_it_was_made_of_and_is_small() -> None:
    path = DATA / NAME_KINDS
    assert "Groningen Meaning Bank" in path.read_text("utf-8").partition("\nbegins")[0]
    assert path.stat().st_size < 2_000_000


def held_out() -> dict[str, float]:
    """What the training printed on names held out: percent right by kind, and as place or none."""
    head = (DATA / NAME_KINDS).read_text("utf-8")[:1_000]
    found = re.search(r"Held out: kind ([\d.]+) % .* place or none ([\d.]+) %", head)
    assert found
    return {"kind": float(found[1]), "place": float(found[2])}


@pytest.mark.skipif(not GOLD.exists(), reason="the marked texts are not here")
def test_the_table_that_ships_tells_names_apart_as_well_as_its_training_said(
    training: SimpleNamespace,
) -> None:
    cases = training.of_texts(GOLD, load_lexicon())
    found = training.rightness(WEIGHTS, [case for case in cases if training.is_aside(case.group, "names")])
    promised = held_out()
    assert all(100 * right / total >= promised[key] for key, (right, total) in found.items()), found


def test_training_twice_gives_the_same_weights(training: SimpleNamespace) -> None:
    names = ("Orvan", "Delkan", "Berezhkan")
    fled = [training.Case("a", it, f"They fled to {it}.", 13, 13 + len(it), {"place"}, 1) for it in names]
    said = [
        it._replace(text=f"{it.name} said so.", first=0, last=len(it.name), kinds={"person"}) for it in fled
    ]
    others = [said[0]._replace(kinds={kind}) for kind in KINDS]
    weights = training.fit([*fled, *said, *others])
    assert weights == training.fit([*fled, *said, *others])
    assert weights["-1=to"][KINDS.index("place")] > 0 > weights["-1=to"][KINDS.index("person")]


@given(st.text("ab1A \n-'’s,._", max_size=60), st.data())
def test_the_last_words_before_a_mention_are_those_of_all_that_is_looked_at(
    text: str, data: st.DataObject
) -> None:
    first = data.draw(st.integers(0, len(text)))
    assert _tokens_before(text, first)[-2:] == _TOKEN.findall(text, max(0, first - _SIDE), first)[-2:]
