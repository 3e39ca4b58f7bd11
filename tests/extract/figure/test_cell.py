"""Figures in the cells of tables: the heads of row and column say what is counted, where and when."""

import pytest

from claims.extract.claim import extract_claims
from claims.model import Claim, Document


def claims_of(text: str) -> dict[str, Claim]:
    """The claims of a text by their figures, each of which has to stand where it says."""
    found = extract_claims(Document("text", text, published="2016-05-06"))
    assert all(text[it.start : it.start + len(it.figure)] == it.figure for it in found)
    assert all(it.quote_start <= it.start < it.quote_end for it in found)
    return {it.figure: it for it in found}


TOWNS = """Town | Killed | Injured | IDPs

Akra | 12 | 30 | 1,200

Belo | up to 7 | 5 | 900

Total | 19 | 35 | 2,100"""


def test_the_column_says_what_is_counted_and_the_row_where() -> None:
    found = claims_of(TOWNS)
    assert (found["12"].metric, found["12"].places) == ("killed", ("Akra",))
    assert (found["30"].metric, found["30"].places) == ("injured", ("Akra",))
    assert (found["1,200"].metric, found["1,200"].counted) == ("displaced", "IDPs")
    assert (found["up to 7"].high, found["up to 7"].places) == (7, ("Belo",))
    assert found["19"].places == ()


@pytest.mark.parametrize(
    "text",
    [
        "| Group | Number | % |\n| --- | --: | - |\n| Men | 14,000 | 41.8% |\n| Women | 6,600 | 19.3% |\n",
        "Group | Number | %\n\nMen | 14,000 | 41.8\n\nWomen | 6,600 | 19.3\n\nYes.",
    ],
)
def test_a_general_head_leaves_it_to_the_row_what_is_counted(text: str) -> None:
    found = {claim.low: claim for claim in claims_of(text).values()}
    assert [str(it) for it in found] == ["14000", "41.8", "6600", "19.3"]
    assert [str(it.counted).lower() for it in found.values()] == ["men", "men", "women", "women"]
    assert [it.unit for it in found.values()] == ["people", "percent", "people", "percent"]


def test_years_over_columns_are_the_time_and_the_caption_says_what_is_counted() -> None:
    found = claims_of(
        "Table 2. Number of attacks by province\n\nProvince | 2013 | 2014\n\nAleppo | 12 | 30\n\nHoms | 3 | 5"
    )
    assert {figure: (it.metric, it.places, it.as_of) for figure, it in found.items()} == {
        "12": ("attacks", ("Aleppo",), "2013"),
        "30": ("attacks", ("Aleppo",), "2014"),
        "3": ("attacks", ("Homs",), "2013"),
        "5": ("attacks", ("Homs",), "2014"),
    }


def test_heads_tell_unit_and_scale() -> None:
    found = claims_of(
        "Country | Population (millions) | Aid (USD)\n\nIraq | 38.5 | 1,200,000\n\nSyria | 17 | 900,000"
    )
    assert (found["38.5"].low, found["38.5"].metric, found["38.5"].places) == (
        38_500_000,
        "population",
        ("Iraq",),
    )
    assert (found["900,000"].unit, found["900,000"].metric) == ("USD", "money")


def test_pairs_of_names_and_figures_need_no_heads() -> None:
    found = claims_of("Killed | 20\n\nDisplaced persons | 1,200\n\nVillages taken | 4")
    assert [it.metric for it in found.values()] == ["killed", "displaced", "settlements"]


def test_numbers_of_rows_and_menus_count_nothing() -> None:
    assert list(claims_of("No. | District | Deaths\n\n1 | Akra | 30\n\n2 | Belo | 4")) == ["30", "4"]
    assert claims_of("Home | News | Sport\n\nLogin | Search | 24 hours") == {}
    assert list(claims_of("Akra | Updated at noon | The flood displaced 300 families.")) == ["300"]
