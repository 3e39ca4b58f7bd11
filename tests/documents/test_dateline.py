"""Datelines: which dates in the first lines are those of publication. Phrases are data, in datelines.toml."""

import json
import time
import tomllib
from pathlib import Path

import pytest

from claims.documents.dateline import find_dateline

PHRASES = tomllib.loads((Path(__file__).parent / "datelines.toml").read_text())
GOLD = Path(__file__).resolve().parents[2] / ".." / "shared" / "gold"


@pytest.mark.parametrize("text", PHRASES["dated"])
def test_a_dateline_is_found(text, today):
    assert find_dateline(text, today) == "2019-03-24"


@pytest.mark.parametrize("text", PHRASES["month"])
def test_a_month_alone_is_a_dateline(text, today):
    assert find_dateline(text, today) == "2019-03"


@pytest.mark.parametrize("text", PHRASES["nothing"])
def test_another_date_is_no_dateline(text, today):
    assert find_dateline(text, today) is None


@pytest.mark.skipif(not GOLD.is_dir(), reason="the gold sets are not here")
@pytest.mark.parametrize(("name", "hits"), [("articles", 36), ("seeds", 3), ("sentences", 0)])
def test_datelines_of_the_gold_sets(name, hits, today):
    records = [json.loads(line) for line in (GOLD / f"{name}.documents.jsonl").read_text().splitlines()]
    found = [(find_dateline(record["text"], today), record.get("published")) for record in records]
    assert sum(date is not None and date == truth for date, truth in found) == hits
    assert not [pair for pair in found if pair[0] not in (None, pair[1])]


HOSTILE = [
    "1" * 20_000,
    "May " * 5_000,
    "12:30 Mon " * 2_000,
    "By A " * 4_000,
    "Posted on " * 2_000,
    "| - " * 5_000,
]


@pytest.mark.parametrize("line", HOSTILE)
@pytest.mark.parametrize("end", ["", " 3 May 2016", "\n3 May 2016 x"])
def test_hostile_lines_take_no_time(line, end, today):
    text = "\n".join(line[i : i + 290] + end for i in range(0, 20_000, 290))
    start = time.perf_counter()
    find_dateline(text, today)
    find_dateline(line + end, today)
    assert time.perf_counter() - start < 0.5
