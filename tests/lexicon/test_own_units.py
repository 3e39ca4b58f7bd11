"""Own metrics count in any unit: people, a unit or currency of the lexicon, or a noun of one's own."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from claims.errors import LexiconError
from claims.extract.claim import extract_claims
from claims.lexicon import Lexicon, lexicon_with, load_lexicon
from claims.model import Document

OWN = """
[[metric]]
key = "beds"
unit = "bed"
nouns = ["hospital bed", "cot"]

[[metric]]
key = "oil_output"
measure = "flow"
unit = "barrel"
nouns = ["oil", "crude", "oil output"]

[[metric]]
key = "aid_money"
measure = "flow"
unit = "USD"
nouns = ["aid", "relief fund"]

[[metric]]
key = "turnout"
unit = "percent"
nouns = ["turnout"]

[[metric]]
key = "nurses"
unit = "people"
nouns = ["nurse"]

[[metric]]
key = "reservoirs"
unit = "megaliter"
nouns = ["water", "reservoir"]

[[unit]]
key = "megaliter"
words = ["megalitres", "megaliters", "Ml"]
"""


@pytest.fixture(scope="module")
def lexicon(tmp_path_factory: pytest.TempPathFactory) -> Lexicon:
    path = tmp_path_factory.mktemp("own") / "claims.toml"
    path.write_text(OWN, "utf-8")
    return load_lexicon((path,))


def read(text: str, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """Metric and unit of each figure of a text."""
    return ((claim.metric, claim.unit) for claim in extract_claims(Document(id="text", text=text), lexicon))


@pytest.mark.parametrize(
    ("text", "metric", "unit"),
    [
        ("The clinic in Goma has 300 hospital beds.", "beds", "bed"),
        ("The army brought 12 cots to Goma.", "beds", "bed"),
        ("The number of hospital beds fell to 250 in August.", "beds", "bed"),
        ("Half of the hospital beds in Goma are empty.", "beds", "percent"),
        ("Libya pumped 40,000 barrels of oil a day in June.", "oil_output", "barrel"),
        ("Oil output rose to 1.2 million barrels a day in July.", "oil_output", "barrel"),
        ("The EU gave Chad €3 million in aid.", "aid_money", "EUR"),
        ("The EU promised $5 million for relief funds.", "aid_money", "USD"),
        ("Turnout was 45 percent in Chad.", "turnout", "percent"),
        ("The strike was joined by 400 nurses.", "nurses", "people"),
        ("The reservoirs of Cape Town hold 600 megalitres.", "reservoirs", "megaliter"),
    ],
)
def test_a_figure_in_the_unit_of_a_metric_is_of_that_metric(
    text: str, metric: str, unit: str, lexicon: Lexicon
) -> None:
    assert list(read(text, lexicon)) == [(metric, unit)]


@pytest.mark.parametrize(
    ("text", "metric", "unit"),
    [
        ("The army seized 300 beds in Goma.", "other", "bed"),
        ("Libya shipped 300 tons of oil in June.", "other", "ton"),
        ("Some 30 aid workers came to Chad.", "other", "people"),
        ("Officials spent $7 million on schools in Chad.", "money", "USD"),
        ("The dam flooded three reservoirs in Chad.", "other", "reservoir"),
        ("The army took 60% of the territory of Chad.", "territory", "percent"),
        ("The fire burned 300 square kilometres of forest in Chad.", "other", "km2"),
    ],
)
def test_a_figure_in_another_unit_is_of_another_metric(
    text: str, metric: str, unit: str, lexicon: Lexicon
) -> None:
    assert list(read(text, lexicon)) == [(metric, unit)]


@pytest.mark.parametrize(
    ("unit", "reason"),
    [
        ("beds", "write 'beds' in the singular: 'bed'"),
        ("hospital beds", "write 'hospital beds' in the singular: 'hospital bed'"),
        ("XYZ", "'XYZ' is no unit, no currency and no noun in small letters; add a [[unit]]"),
        ("m3/s", "'m3/s' is no unit, no currency and no noun in small letters; add a [[unit]]"),
    ],
)
def test_a_unit_that_nothing_can_be_in_is_refused_with_its_place(
    unit: str, reason: str, tmp_path: Path
) -> None:
    path = tmp_path / "claims.toml"
    path.write_text(f'[[metric]]\nkey = "beds"\nnouns = ["bed"]\nunit = "{unit}"\n', "utf-8")
    with pytest.raises(LexiconError) as error:
        load_lexicon((path,))
    assert str(error.value) == f"{path}:4: [[metric]] unit: {reason}"


@pytest.mark.parametrize("unit", ["people", "bed", "hospital bed", "USD", "km2", "percent", "bus", "dose"])
def test_people_units_currencies_and_singular_nouns_can_be_units(unit: str, tmp_path: Path) -> None:
    path = tmp_path / "claims.toml"
    path.write_text(f'[[metric]]\nkey = "own"\nnouns = ["gadget"]\nunit = "{unit}"\n', "utf-8")
    assert load_lexicon((path,)).entries("metric")[-1]["unit"] == unit


@pytest.mark.parametrize(
    ("text", "place", "key"),
    [
        ('[[event]]\nmetric = "healed"\ntransitive = ["heal"]\n', "2: [[event]] metric", "healed"),
        ('[[metric]]\nkey = "a"\nnouns = ["a"]\npart_of = "b"\n', "4: [[metric]] part_of", "b"),
    ],
)
def test_a_metric_that_nothing_defines_is_refused_with_its_place(
    text: str, place: str, key: str, tmp_path: Path
) -> None:
    path = tmp_path / "claims.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(LexiconError) as error:
        load_lexicon((path,))
    assert str(error.value) == f"{path}:{place}: no [[metric]] has the key {key!r}; add one"


def test_own_words_are_the_same_when_they_come_back_from_a_database(lexicon: Lexicon) -> None:
    assert lexicon_with(lexicon.own).fingerprint == lexicon.fingerprint
    assert lexicon_with(json.loads(json.dumps(lexicon.own))).fingerprint == lexicon.fingerprint
