"""Settings: what a document tells of the places that it names, and which is that of a figure whose own
sentence names none."""

import pytest

from claims.extract.claim import extract_claims
from claims.extract.document_figures import read
from claims.extract.place.named_places import NamedPlaces, named_places
from claims.extract.place.place import has_setting
from claims.extract.place.setting import SETTING, propose_settings
from claims.extract.report.reading import Reading
from claims.lexicon import load_lexicon
from claims.model import Document

LEXICON = load_lexicon()
BLAST = """Blast at a market in Pakistan kills nine

A bomb went off at a crowded market in the Pakistani city of Quetta on Monday, officials said.

Nine people were killed and 31 were injured, a doctor told reporters. Pakistan has seen many such attacks.

Police said the bomb was hidden in a cart. Four people were arrested.
"""


def opened(text: str, title: str | None = None) -> Reading:
    return read(Document("example", text, title=title), LEXICON)


def places_of(text: str, title: str | None = None) -> dict[str, tuple[str, ...]]:
    claims = extract_claims(Document("example", text, title=title), LEXICON)
    return {claim.figure: tuple(claim.places) for claim in claims}


def named(text: str, title: str | None = None) -> NamedPlaces:
    return named_places(opened(text, title))


def test_places_are_counted_however_they_are_spelt() -> None:
    places = named("Shells hit Deir ez-Zor. In Deir al-Zor 20 people died. It was quiet in Raqqa.").places
    assert [place.count for place in places.values()] == [2, 1]


def test_the_place_named_most_stands_first() -> None:
    found = named("Aid came to Kabul. In Herat 20 people died. Herat buried them. Herat is quiet.")
    assert found.most_named == ["herat", "kabul"]


def test_a_title_says_what_a_text_is_about() -> None:
    places = named("20 people died.", "Floods in Chad").places
    assert [(key, place.title, place.first) for key, place in places.items()] == [("chad", True, -1)]


def test_a_place_that_nothing_knows_lies_where_the_text_says() -> None:
    found = named("A bus fell into a river in Hass, Idlib. In Idlib 20 people died.")
    assert "hass" in found.within["idlib"]


def test_a_figure_has_a_setting_only_where_its_sentence_names_no_place() -> None:
    reading = opened("A bomb killed 20 people in Kabul. Another 30 were hurt.")
    figures = [it for found in reading.figures.values() for it in found]
    assert [has_setting(it, reading) for it in figures] == [False, True]


def test_that_there_is_none_is_always_proposed_and_each_place_once() -> None:
    reading = opened(BLAST)
    (figure, *_) = reading.quantities(2)
    values = [candidate.found.value for candidate in propose_settings(figure, reading)]
    assert () in values
    assert len(values) == len(set(values))


@pytest.mark.parametrize("figure", ["Nine", "31", "Four"])
def test_the_figures_of_an_event_are_where_it_happened(figure: str) -> None:
    assert places_of(BLAST, BLAST.partition("\n")[0])[figure] == ("Quetta",)


def test_a_great_number_is_that_of_the_country() -> None:
    text = (
        "Floods in Pakistan\n\nHeavy rain has fallen on Pakistan since June. Rivers rose in Quetta.\n\n"
        "In total 2,300,000 people have been affected so far, the government said."
    )
    assert places_of(text, "Floods in Pakistan")["2,300,000"] == ("Pakistan",)


def test_what_is_proposed_rests_on_words_of_the_text() -> None:
    reading = opened(BLAST, "Blast at a market in Pakistan kills nine")
    for index in reading.figures:
        for figure in reading.quantities(index):
            for _, candidate in SETTING.candidates(figure, reading):
                assert 0 <= candidate.found.start <= candidate.found.end <= len(BLAST)


def told_of_nowhere(text: str) -> set[str]:
    """What tells for or against no place as the setting of the first figure of the second sentence."""
    reading = opened(text)
    (nowhere,) = (it for it in propose_settings(reading.quantities(1)[0], reading) if not it.found.value)
    return set(nowhere.told())


def test_a_document_tells_how_much_of_it_is_about_companies_and_markets() -> None:
    market = told_of_nowhere("Shares of Berezh Corp fell in New York. Analysts had expected $410 million.")
    assert {"place.trade-3-none", "place.figures-3-none"} <= market
    assert "place.trade-0-none" in told_of_nowhere("Shells hit Kabul. At least 20 people died.")


def test_a_sentence_about_a_company_tells_of_no_place_at_all() -> None:
    assert "place.cue-trade-none" in told_of_nowhere("Ships lay off New York. Sales were $410 million.")
    assert "place.cue-trade-none" not in told_of_nowhere("Shells hit Kabul. At least 20 people died.")


UPDATE = """In numbers

1.2 million people assisted

Highlights

- The number of cholera cases has risen to 5,400. Eight deaths have been reported.
- Some 150,000 people are still displaced.
"""


@pytest.mark.parametrize(
    ("title", "country"),
    [
        ("WFP Mozambique Situation Report 7", "Mozambique"),
        ("Central African Republic: Emergency update 48", "Central African Republic"),
        ("UNHCR Burkina Faso Operational Update", "Burkina Faso"),
    ],
)
@pytest.mark.parametrize("figure", ["1.2 million", "5,400", "Eight", "Some 150,000"])
def test_what_names_no_place_is_where_the_title_of_its_record_says(
    title: str, country: str, figure: str
) -> None:
    assert places_of(UPDATE, title)[figure] == (country,)


def test_how_strong_a_force_is_is_told_of_no_part_of_a_country() -> None:
    text = "Since the coup Myanmar is at war. The Arakan Army, with 30,000 fighters, holds most of Rakhine."
    assert places_of(text) == {"30,000": ("Myanmar",)}
