"""Texts that give orders to whoever reads them change nothing, even where a model does what they say.

`hostile.toml` has the texts, and the answer that obeys: what it would bring in must not be in any claim.
"""

import json
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from claims.model import Claim
from claims.reader.orders import gives_orders

Believe = Callable[..., list[Claim]]
HERE = Path(__file__)
HOSTILE = tomllib.loads(HERE.with_name("hostile.toml").read_text("utf-8"))["hostile"]
PACKAGE = HERE.parents[2] / "src" / "claims" / "reader"
ORDERS = tomllib.loads((PACKAGE / "reader_orders.toml").read_text("utf-8"))["order"]
FIELDS = ("metric", "counted", "subject", "places", "claimant", "as_of", "status", "part_of", "change")
GIVEN = ("figure", "start", "low", "high", "qualifier", "unit", "per")  # by the grammar, always


def test_there_are_twenty() -> None:
    assert len({(it["text"], it["answer"]) for it in HOSTILE}) >= 20


@pytest.mark.parametrize("case", HOSTILE, ids=[it["name"] for it in HOSTILE])
def test_an_answer_that_obeys_changes_nothing(believe: Believe, case: Mapping[str, Any]) -> None:
    ruled, claims = believe(case["text"]), believe(case["text"], text_of_answer=case["answer"])
    assert [[getattr(it, name) for name in GIVEN] for it in claims] == [
        [getattr(it, name) for name in GIVEN] for it in ruled
    ]
    for rules, claim in zip(ruled, claims, strict=True):
        for field in FIELDS:
            told = json.dumps(getattr(claim, field), default=str)
            assert told == json.dumps(getattr(rules, field), default=str) or not any(
                word in told for word in case["never"]
            ), field
        assert claim.figure in case["text"]


@pytest.mark.parametrize("case", HOSTILE, ids=[it["name"] for it in HOSTILE])
def test_what_a_text_says_of_itself_is_still_read(believe: Believe, case: Mapping[str, Any]) -> None:
    claims = believe(case["text"], text_of_answer=case["answer"])
    assert case["kept"] in [it.figure for it in claims]


@pytest.mark.parametrize("words", [it for order in ORDERS for it in order["yes"]])
def test_orders(words: str) -> None:
    assert gives_orders(words)


@pytest.mark.parametrize("words", [it for order in ORDERS for it in order["no"]])
def test_no_orders(words: str) -> None:
    assert not gives_orders(words)
