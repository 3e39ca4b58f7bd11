"""The grammar of quantities: many wordings, one meaning; and what is written can be read back."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extract.figure.counted import with_nouns
from claims.extract.figure.quantities import find_quantities
from claims.extract.figure.quantity import Quantity
from claims.extract.text.sentence import Sentence, Span
from claims.lexicon import load_lexicon


def read(text: str) -> list[Quantity]:
    return find_quantities(Sentence(text, Span(0, len(text), 0), 0), load_lexicon())


def decimal(value: object) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def test_a_wording_has_its_bounds(quantity: Any) -> None:
    (found,) = read(quantity.phrase)
    case = quantity.expected
    assert (found.low, found.high) == (decimal(case.get("low")), decimal(case.get("high")))
    assert (str(found.qualifier), found.unit, found.per) == (
        case["qualifier"],
        case.get("unit"),
        case.get("per"),
    )


def test_a_word_without_an_amount_gives_none(nothing: str) -> None:
    assert [it for it in read(nothing) if it.high != 1] == []


@pytest.mark.parametrize(
    "text",
    ["on May 2, 875 people fled", "in week 2, 875 people fled", "in chapters 1, 2, 875 people are named"],
)
def test_a_day_or_a_list_is_no_part_of_a_number(text: str) -> None:
    assert read(text)[-1].low == 875


def test_a_figure_counts_its_noun_phrase(counted: Any) -> None:
    found = with_nouns(read(counted.phrase), load_lexicon())
    assert found[-1].counted == counted.expected.get("counted")


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("300 people arrive on the island every day", "day"),
        ("300 people are fed daily", "day"),
        ("300 people cross each month", "month"),
        ("300 people read daily papers", None),
        ("300 guns for the army per year", "year"),
        ("300 rounds of 152 mm shells per month", "month"),
        ("300 people came, and each day it rained", None),
    ],
)
def test_a_rate_may_be_told_later_in_the_clause(text: str, per: str | None) -> None:
    assert with_nouns(read(text), load_lexicon())[0].per == per


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("annual production of shells is put at 300", "year"),
        ("shells leave the plant at a monthly rate of 300", "month"),
        ("a monthly wage of 4,000 rand (300 dollars)", "month"),
        ("its monthly output includes 9 guns, 40 mines and 300 shells", "month"),
        ("daily deaths fell to 300", "day"),
        ("an annual report of 300 pages", None),
        ("annual output is 9 guns and 300 men work there", None),
        ("exports grew at an annual rate of 3 percent", None),
        ("its annual budget pays for a school, which has 300 pupils", None),
    ],
)
def test_a_rate_may_be_told_before_the_figure(text: str, per: str | None) -> None:
    assert with_nouns(read(text), load_lexicon())[-1].per == per


def test_a_part_counts_what_its_whole_counts() -> None:
    assert [it.counted for it in with_nouns(read("three of four victims survived"), load_lexicon())] == [
        "victims",
        "victims",
    ]


def test_figures_side_by_side_are_no_range(apart: Any) -> None:
    assert [[it.low, it.high] for it in read(apart.phrase)] == apart.expected["bounds"]


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("rose from 30 to 45 people", [(30, 30), (45, 45)]),
        ("up from 6,000 to 9,000", [(6000, 6000), (9000, 9000)]),
        ("by a vote of 308-to-106", [(308, 308), (106, 106)]),
        ("a vote of 162-7", [(162, 162), (7, 7)]),
        ("killed 12 soldiers and 3 civilians", [(12, 12), (3, 3)]),
        ("in 2014, 300 people", [(2014, 2014), (300, 300)]),
        ("killed 20 a day after the truce", [(20, 20)]),
        ("control over 20 villages", [(20, 20)]),
        ("Officials say over 20 villages fell", [(20, None)]),
        ("Militants who hold over 20 villages", [(20, None)]),
        ("The group lost its hold over 20 villages", [(20, 20)]),
        ("a caliphate over an estimated three million people", [(3000000, 3000000)]),
        ("405 barrel bombs", [(405, 405)]),
        ("a $10 loan and 2,500 more", [(10, 10), (2500, 2500)]),
    ],
)
def test_numbers_side_by_side_stay_apart(text: str, bounds: list[tuple[int, int]]) -> None:
    assert [(quantity.low, quantity.high) for quantity in read(text)] == bounds


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("37, 36 and 35 euros", ["EUR", "EUR", "EUR"]),
        ("37, 36, 35 euros", ["EUR", "EUR", "EUR"]),
        ("grew from 12 to 15 percent", ["percent", "percent"]),
        ("12 and 15 kilometres", ["km", "km"]),
        ("in 2014 and 15 percent", [None, "percent"]),
        ("12 men and 15 percent", [None, "percent"]),
        ("killed 12, $15 million", [None, "USD"]),
    ],
)
def test_a_unit_holds_for_the_figures_of_its_list(text: str, units: list[str | None]) -> None:
    assert [quantity.unit for quantity in read(text)] == units


def render(low: int | None, high: int | None) -> str:
    """The canonical English wording of two bounds."""
    if low is None:
        return f"up to {high:,} men"
    if high is None:
        return f"more than {low:,} men"
    return f"{low:,} men" if low == high else f"between {low:,} and {high:,} men"


bounds = st.integers(min_value=2, max_value=10**12)


@given(
    st.one_of(
        st.tuples(st.none(), bounds),
        st.tuples(bounds, st.none()),
        st.tuples(bounds, bounds).map(sorted).map(tuple),
    )
)
def test_a_rendered_quantity_is_read_back(pair: tuple[int | None, int | None]) -> None:
    (quantity,) = read(render(*pair))
    assert (quantity.low, quantity.high) == pair


RANGES = [
    "between {} and {}",
    "{} to {}",
    "from {} to {}",
    "{}-{}",
    "{}–{}",
    "some {} to {}",
    "{} - {}",
    "{}—{}",
]


@given(
    st.sampled_from(RANGES), st.tuples(bounds, bounds).filter(lambda pair: pair[0] < pair[1]), st.booleans()
)
def test_a_range_keeps_both_bounds_however_it_is_written(
    wording: str, pair: tuple[int, int], commas: bool
) -> None:
    (quantity,) = read(wording.format(*(f"{it:,}" if commas else str(it) for it in pair)) + " men")
    assert (quantity.low, quantity.high) == pair


@given(
    st.decimals(min_value=1, max_value=999, places=1),
    st.sampled_from([("thousand", 10**3), ("million", 10**6), ("billion", 10**9)]),
)
def test_a_scaled_number_is_exact(value: Decimal, scale: tuple[str, int]) -> None:
    (quantity,) = read(f"{value} {scale[0]} people")
    assert quantity.low == value * scale[1]
    assert float(quantity.low) == float(value * scale[1])


@given(
    st.text(
        alphabet=st.sampled_from("0123456789,. -–$£%kmn thousandmillionhundredadozenofandtobetween\n"),
        max_size=60,
    )
)
def test_every_quantity_of_any_text_stands_where_it_says_with_its_bounds_in_order(text: str) -> None:
    for quantity in read(text):
        assert quantity.sentence.text[quantity.start : quantity.end]
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high


CHANGES = load_lexicon().entries("change")


@pytest.mark.parametrize("text", [it for entry in CHANGES for it in entry["yes"]])
def test_two_numbers_of_a_change_are_two_figures(text: str) -> None:
    assert [it.low == it.high for it in read(text)] == [True, True]


@pytest.mark.parametrize("text", [it for entry in CHANGES for it in entry["no"]])
def test_two_numbers_without_a_verb_of_change_are_a_range(text: str) -> None:
    (found,) = read(text)
    assert found.low != found.high
