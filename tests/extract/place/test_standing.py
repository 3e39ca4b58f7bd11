"""How a place stands to a figure of its sentence, and figures that are nowhere."""

import pytest

from claims.extract.claim import extract_claims
from claims.extract.document_figures import read
from claims.extract.place.standing import stands
from claims.extract.text.place_mention import find_mentions
from claims.lexicon import load_lexicon
from claims.model import Document

LEXICON = load_lexicon()


def standing(text: str, number: int, mention: int) -> set[str]:
    """What is told of a place of a text of one sentence, for one of its figures, by their numbers."""
    reading = read(Document("example", text), LEXICON)
    figures = reading.quantities(0)
    mentions = find_mentions(figures[number].sentence, LEXICON)
    told = stands(figures[number], mentions[mention], mentions, figures)
    return {name.removeprefix("place.") for name in told}


@pytest.mark.parametrize(
    ("text", "number", "mention", "told"),
    [
        ("In Kabul 20 people died.", 0, 0, {"before", "beside-before", "only-one"}),
        ("20 people died, police in Kabul said.", 0, 0, {"after", "comma-after", "only-one"}),
        ("Floods hit Kabul (20 dead) and Herat (30 dead).", 1, 1, {"before", "label"}),
        (
            "20 people died in Kabul while 30 died in Herat.",
            0,
            1,
            {"after", "clause-after", "figure-between-after", "place-between-after"},
        ),
    ],
)
def test_what_stands_between_a_place_and_a_figure_is_told(
    text: str, number: int, mention: int, told: set[str]
) -> None:
    assert standing(text, number, mention) == told


def test_a_share_price_is_nowhere() -> None:
    text = (
        "Shares of a chip maker fell on Tuesday as analysts cut their targets.\n\n"
        "Investors in France had hoped for more. The stock closed at $31, the lowest price this year."
    )
    (claim,) = (it for it in extract_claims(Document("example", text), LEXICON) if it.figure == "$31")
    assert claim.places == ()
