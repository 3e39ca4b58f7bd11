"""A number that is read under two metrics or subjects makes one sure dispute, not two."""

import runpy
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from claims.kept.dispute_rows import make_disputes
from claims.kept.second_readings import doubt_second_readings
from claims.kept.told.comparison_rows import ComparisonRow, Side

ROWS = runpy.run_path(str(Path(__file__).with_name("test_dispute_rows.py")))


def _side(name: str, claimant: str | None, number: int, published: str = "2018-08-13") -> Side:
    side: Side = ROWS["_side"](name, claimant)
    return side._replace(low=Decimal(number), high=Decimal(number), published=published)


def _pair(left: Side, right: Side, **fields: Any) -> ComparisonRow:
    pair: ComparisonRow = ROWS["_pair"](left, right, f"{left.claim_id}:{right.claim_id}")
    return pair._replace(**fields)


FIRST = _pair(_side("a", "CIA", 31500), _side("b", "SOHR", 80000), weight=5)


def _doubts(other: ComparisonRow) -> list[tuple[str, ...]]:
    return [it.doubts for it in doubt_second_readings(make_disputes([FIRST, other]))]


@pytest.mark.parametrize("fields", [{"metric": "troops"}, {"subject": "Syria"}], ids=["metric", "subject"])
def test_of_two_disputes_on_one_number_read_twice_the_weightier_one_is_sure(fields: dict[str, Any]) -> None:
    other = _pair(_side("c", "cia", 31500, "2018-08-17"), _side("d", "NATO", 9000), **fields)
    assert _doubts(other) == [(), ("second-reading",)]


@pytest.mark.parametrize(
    "side",
    [
        _side("c", "CIA", 32000),
        _side("c", "UN", 31500),
        _side("c", "CIA", 31500, "2018-09-13"),
        _side("c", None, 31500),
    ],
    ids=["another number", "another claimant", "a month later", "a paper in its own voice"],
)
def test_another_number_claimant_or_week_is_no_second_reading(side: Side) -> None:
    assert _doubts(_pair(side, _side("d", "NATO", 9000), metric="troops")) == [(), ()]


def test_one_number_on_one_metric_and_subject_is_no_second_reading() -> None:
    assert _doubts(_pair(_side("c", "CIA", 31500), _side("d", "NATO", 9000))) == [(), ()]


def test_as_many_wounded_as_dead_are_two_small_numbers() -> None:
    dead = _pair(_side("a", "police", 20), _side("b", "SOHR", 40), metric="killed")
    hurt = _pair(_side("c", "police", 20), _side("d", "SOHR", 40), metric="injured")
    assert [it.doubts for it in doubt_second_readings(make_disputes([dead, hurt]))] == [(), ()]
