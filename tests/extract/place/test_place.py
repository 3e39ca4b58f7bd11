"""Places: the phrase table beside this file, the examples of situations.toml, and the roles they rest on."""

import tomllib
from collections.abc import Callable
from dataclasses import astuple, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extract.choose.choose import choose
from claims.extract.choose.weights import build_weights
from claims.extract.document_figures import read
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.place.place import PLACES
from claims.extract.report.reading import Reading
from claims.lexicon import load_lexicon
from claims.model import Claim, Document

LEXICON = load_lexicon()
TABLE = tomllib.loads(Path(__file__).with_name("corpus.toml").read_text("utf-8"))


def find_places(quantity: Quantity, reading: Reading) -> Found:
    return choose(PLACES, quantity, reading, reading.lexicon.index(build_weights))


def reading(text: str, title: str | None = None) -> Reading:
    return read(Document(id="example", text=text, title=title), LEXICON)


def quantity(opened: Reading, figure: str, metric: str, counted: str = "") -> Quantity:
    """The first quantity that stands where the figure does, with its noun and metric as given."""
    start = opened.document.text.index(figure)
    for index in range(len(opened.sentences)):
        for found in opened.quantities(index):
            if found.start < start + len(figure) and start < found.end:
                noun = found.last, found.last + len(counted.split())
                return replace(found, metric=metric, noun=noun)
    raise AssertionError(f"{figure} is not read")


def test_a_text_tells_where_its_figure_is(place: Any, twenty: Callable[..., Claim]) -> None:
    assert twenty(place.phrase).places == tuple(place.expected["places"])


def test_a_figure_may_have_no_place(nothing: str, twenty: Callable[..., Claim]) -> None:
    assert twenty(nothing).places == ()


@pytest.mark.parametrize("case", TABLE["sentence"], ids=lambda case: case["text"][:60])
def test_a_sentence_gives_the_place_of_its_figure(case: dict[str, Any]) -> None:
    opened = reading(case["text"])
    found = find_places(quantity(opened, case["figure"], case["metric"], case.get("counted", "")), opened)
    assert set(found.value) == set(case["places"])


@pytest.mark.parametrize(
    ("case", "figure", "metric", "places"),
    [(case, *figure) for case in TABLE["report"] for figure in case["figures"]],
)
def test_a_report_gives_the_place_of_its_figures(
    case: dict[str, Any], figure: str, metric: str, places: list[str]
) -> None:
    opened = reading(case["text"], case.get("title"))
    assert list(find_places(quantity(opened, figure, metric), opened).value) == places


def test_what_is_found_says_on_which_words_it_rests() -> None:
    opened = reading("A bomb killed 20 people in Kabul on Monday.")
    found = find_places(quantity(opened, "20", "killed", "people"), opened)
    assert opened.document.text[found.start : found.end] == "Kabul"
    assert found.rule == "places.site"


@pytest.mark.parametrize(
    "text",
    [
        "Malaria kills 600,000 people worldwide, most of them in Africa.",
        "Globally, malaria kills 600,000 people, most of them in Africa.",
        "Malaria kills 600,000 people across the globe, many in Africa.",
    ],
)
def test_everywhere_is_nowhere(text: str) -> None:
    opened = reading(text)
    assert find_places(quantity(opened, "600,000", "killed", "people"), opened).value == ()


@pytest.mark.parametrize(
    ("counted", "everywhere"), [("states", False), ("member states", True), ("countries", True)]
)
def test_countries_are_places_themselves_but_states_lie_in_one(counted: str, everywhere: bool) -> None:
    opened = reading(f"Floods hit 12 {counted} in India.")
    rules = [name for name, _ in PLACES.choice(quantity(opened, "12", "other", counted), opened).proposals]
    assert ("places.everywhere" in rules) == everywhere


@pytest.mark.parametrize(
    "text",
    [
        "Some 3,000 people crossed from Darfur into Chad.",
        "Some 3,000 people from Darfur arrived in Chad.",
        "Some 3,000 people from South Sudan live in Chad.",
    ],
)
def test_refugees_are_where_they_went_to(text: str) -> None:
    opened = reading(text)
    assert find_places(quantity(opened, "3,000", "refugees", "people"), opened).value == ("Chad",)


def test_a_document_alone_or_read_twice_gives_the_same_places() -> None:
    text = "Shells hit Kabul. At least 15 people died. The city mourned 15."
    first, second = reading(text), reading(text)
    one = find_places(quantity(first, "15", "killed", "people"), first)
    other = find_places(quantity(second, "15", "killed", "people"), second)
    assert astuple(one) == astuple(other)


@given(
    st.text(
        alphabet=st.sampled_from(" .,'’-()\"\nabcin of Iraq's 20 killed town of Al-Bab Syrian the"),
        max_size=300,
    )
)
def test_places_are_found_on_any_text(text: str) -> None:
    opened = reading(text + " 20 died.")
    for index in range(len(opened.sentences)):
        for found in opened.quantities(index):
            places = find_places(replace(found, metric="killed"), opened)
            assert 0 <= places.start <= places.end <= len(opened.document.text)
            assert all(isinstance(place, str) and place for place in places.value)
            assert found.low is None or isinstance(found.low, Decimal)
