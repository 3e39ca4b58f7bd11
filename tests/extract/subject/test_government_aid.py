"""What a government gives is told by its own text; in the text of others the same words tell nothing."""

import pytest

from claims.extract.claim import extract_claims
from claims.model import Document

OWN = [
    "We have provided $20 million to the clinics of Goma.",
    "This brings what we gave the clinics of Goma to $20 million.",
    "The clinics will receive $20 million in humanitarian assistance.",
    "The administration has delivered 20 generators to Goma.",
    "Of the 20 generators that the President announced, most are new.",
    "We are sending generators: we shipped 50 generators in May. The 20 generators of Goma run.",
]
NOT_OWN = [
    "We know that the flood did damage of $20 million.",
    "We have seen 20 generators in Goma.",
    "The clinics of Goma have 20 generators.",
    "In the United States, the farmers of Goma met 20 teachers.",
]


def subject(text: str, source: str) -> str | None:
    """The subject of the figure of 20 in a text that somebody has printed."""
    document = Document("d", text, source=source, published="2021-08-18")
    return next(it.subject for it in extract_claims(document) if it.low in (20, 20_000_000))


@pytest.mark.parametrize("text", OWN)
def test_a_government_has_what_it_says_that_it_gives(text: str) -> None:
    assert subject(text, "U.S. Department of State") == "United States"
    assert subject(text, "The Goma Mirror") is None


@pytest.mark.parametrize("text", NOT_OWN)
def test_a_government_does_not_have_what_it_only_tells_of(text: str) -> None:
    assert subject(text, "U.S. Department of State") is None
