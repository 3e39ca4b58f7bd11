"""Quotes are cut around their figure, which is always in sight."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.view.quote import Quote, cut_quote, split_quote
from claims.view.text import width_of

SENTENCE = (
    "The monitors said in February that there were between 14,000 and 18,000 militants in Iraq and Syria, "
    "among them up to 3,000 foreigners who had come since 2014."
)


def quote_of(figure: str, sentence: str = SENTENCE) -> Quote:
    start = sentence.index(figure)
    return split_quote(sentence, start, start + len(figure))


@pytest.mark.parametrize(
    ("figure", "width", "shown"),
    [
        ("between 14,000 and 18,000", 300, SENTENCE),
        (
            "between 14,000 and 18,000",
            70,
            "…that there were between 14,000 and 18,000 militants in Iraq and…",
        ),
        ("between 14,000 and 18,000", 28, "…between 14,000 and 18,000…"),
        ("between 14,000 and 18,000", 20, "between 14,000 and…"),
        ("up to 3,000", 60, "…Syria, among them up to 3,000 foreigners who had come…"),
    ],
)
def test_a_quote_is_cut_on_both_sides_of_its_figure(figure: str, width: int, shown: str) -> None:
    assert str(cut_quote(quote_of(figure), width)) == shown


def test_room_that_one_side_does_not_need_goes_to_the_other() -> None:
    early, late = (
        "Some 400 men of the brigade left the town before dawn.",
        "Before dawn the town was left by 400.",
    )
    assert str(cut_quote(quote_of("Some 400", early), 40)) == "Some 400 men of the brigade left the…"
    assert str(cut_quote(quote_of("400", late), 30)) == "…the town was left by 400."


def test_a_quote_stands_on_one_line_and_is_harmless() -> None:
    quote = quote_of("2,000", "In\n\n  all \x1b[1m2,000\x1b[0m\tmen\u202e.")
    assert quote == Quote("In all ␛[1m", "2,000", "␛[0m men.")


@given(st.text(max_size=60), st.text(min_size=1, max_size=20), st.text(max_size=60), st.integers(3, 100))
def test_a_cut_quote_fits_and_shows_its_figure(before: str, figure: str, after: str, width: int) -> None:
    whole = split_quote(before + figure + after, len(before), len(before) + len(figure))
    cut = cut_quote(whole, width)
    assert width_of(str(cut)) <= width
    if width_of(whole.figure) + 2 <= width:
        assert cut.figure == whole.figure


def test_wide_characters_are_cut_by_cells() -> None:
    sentence = "据联合国监测小组称伊拉克和叙利亚有14,000名武装分子包括三千名外国人"
    assert str(cut_quote(quote_of("14,000", sentence), 26)) == "…利亚有14,000名武装分子…"
