"""Whose government speaks in a text that an office has printed."""

import pytest

from claims.extract.document_figures import read
from claims.extract.report.own_government import own_government
from claims.lexicon import load_lexicon
from claims.model import Document


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("U.S. Department of State", "United States"),
        ("Kremlin", "Russia"),
        ("The Goma Mirror", None),
        ("Germany", None),
        (None, None),
    ],
)
def test_an_office_prints_what_its_government_says(source: str | None, expected: str | None) -> None:
    reading = read(Document("d", "We sent 20 boats.", source=source), load_lexicon())
    assert own_government(reading) == expected
