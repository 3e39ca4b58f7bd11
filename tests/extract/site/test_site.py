"""Sites: which of the places of its own sentence a figure has, by the texts beside this file."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from claims.extract.claim import extract_claims
from claims.lexicon import load_lexicon
from claims.model import Document

LEXICON = load_lexicon()
TEXTS = tomllib.loads(Path(__file__).with_name("corpus.toml").read_text("utf-8"))["text"]


@pytest.mark.parametrize("case", TEXTS, ids=lambda case: case["text"][:60])
def test_a_figure_has_the_place_of_its_clause(case: dict[str, Any]) -> None:
    claims = extract_claims(Document("example", case["text"], published="2016-06-22"), LEXICON)
    found = {claim.figure: sorted(claim.places) for claim in claims}
    expected = {figure: sorted(places) for figure, places in case["figures"].items()}
    assert {figure: found.get(figure) for figure in expected} == expected
