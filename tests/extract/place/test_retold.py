"""The place of an event that later sentences tell of more exactly, and what keeps two events apart."""

import pytest

from claims.extract.claim import extract_claims
from claims.extract.document_figures import read
from claims.extract.figure.quantity import Quantity
from claims.extract.place.retelling import links_of, told_of_retelling
from claims.extract.place.retold_place import propose_retold
from claims.extract.report.reading import Reading
from claims.lexicon import load_lexicon
from claims.model import Document

LEXICON = load_lexicon()
BOMB = "A bomb killed 31 people in Syria on Monday, officials said."


def opened(*sentences: str) -> Reading:
    return read(Document("example", " ".join(sentences)), LEXICON)


def first_figure(reading: Reading) -> Quantity:
    return next(it for found in reading.figures.values() for it in found if it.refused is None)


def retold(*sentences: str) -> list[tuple[str, ...]]:
    """The places proposed for the first figure of a text."""
    reading = opened(*sentences)
    return [candidate.found.value for candidate in propose_retold(first_figure(reading), reading)]


def told(*sentences: str) -> set[str]:
    """What tells for and against the first place that is proposed for the first figure of a text."""
    reading = opened(*sentences)
    candidate = next(iter(propose_retold(first_figure(reading), reading)))
    return {name.removeprefix("retold.") for name, value in candidate.features.items() if value}


@pytest.mark.parametrize(
    "sentence",
    [
        "The blast hit the village of Barqash.",
        "The attack in Barqash was the third this year.",
        "The explosion took place at a checkpoint in the village of Barqash.",
        "In the village of Barqash 31 coffins were carried, and 31 people were killed, a doctor said.",
    ],
)
def test_an_event_is_where_a_later_sentence_tells_it(sentence: str) -> None:
    assert retold(BOMB, sentence) == [("Barqash",)]


@pytest.mark.parametrize(
    "sentence",
    [
        "A trader sells figs in the village of Barqash.",  # nothing tells that it is the event
        "The blast was heard in Lebanon.",  # no part of Syria
        "The blast was condemned by the mayor.",
    ],
)
def test_other_places_are_not_proposed(sentence: str) -> None:
    assert retold(BOMB, sentence) == []


def test_a_stock_has_no_event() -> None:
    assert retold("Some 31,000 people live in Syria.", "The blast hit the village of Barqash.") == []


def test_a_place_that_is_known_to_lie_elsewhere_is_none_of_the_event() -> None:
    assert retold("A bomb killed 31 people in Aleppo.", "The blast was like that in Mosul.") == []


def test_the_finer_place_of_two_follows_the_wider() -> None:
    sentences = "The attack hit Idlib province.", "The attack took place in the village of Barqash."
    assert retold(BOMB, *sentences) == [("Idlib",), ("Barqash",)]
    assert "finer-follows" in told(BOMB, *sentences)


def test_what_speaks_of_another_event_is_told() -> None:
    assert {"by-apart", "other-day"} <= told(
        BOMB, "Meanwhile, the attack on the village of Barqash began on Friday."
    )


def test_part_of_an_event_is_told() -> None:
    assert {"of-a-part", "smaller-number"} <= told(
        BOMB, "One of the blasts killed 12 people in the village of Barqash, where the blast was strongest."
    )


def test_a_number_below_five_is_rarely_the_same_one() -> None:
    reading = opened("Shells killed 2 people in Syria.", "In Hama 2 people were killed.")
    links = links_of(first_figure(reading), reading.sentences[1], reading)
    assert links == {"retold.same-number": 1.0, "retold.same-small-number": 1.0}


def test_the_same_day_is_told() -> None:
    reading = opened(BOMB, "On Monday the blast shook Barqash.")
    assert "retold.same-day" in told_of_retelling(first_figure(reading), reading.sentences[1], reading)


def test_the_headline_and_the_lead_are_where_the_body_tells() -> None:
    text = f"Bomb kills 31 people in Syria\n\n{BOMB} The blast hit a market in the village of Barqash."
    claims = extract_claims(Document("example", text), LEXICON)
    assert [claim.places for claim in claims] == [("Barqash",), ("Barqash",)]
