"""Claims side by side on any screen."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.model import Basis, Qualifier, Status
from claims.store.rows import ClaimRow
from claims.view.listing import claim_cells, claim_lines
from claims.view.text import Screen, encodable, width_of

Row = Callable[..., ClaimRow]


def shown(claims: list[ClaimRow], width: int | None = None, encoding: str = "utf-8") -> list[str]:
    return [encodable(line.plain, encoding) for line in claim_lines(claims, Screen(width, encoding))]


def test_a_narrow_screen_has_two_lines_a_claim(claim_row: Row) -> None:
    assert shown([claim_row()], 80) == [
        "FIGURE         AS OF    CLAIMANT          PLACE",
        "Islamic State",
        "14,000-18,000  2019-02  António Guterres  Iraq, Syria",
        "  3fa9c1e  RNZ, 2019-03-24: …were between 14,000 and 18,000 militants in…",
    ]


def test_a_very_narrow_screen_has_the_quote_on_a_line_of_its_own(claim_row: Row) -> None:
    assert shown([claim_row()], 44)[3:] == [
        "  3fa9c1e  RNZ, 2019-03-24:",
        "  …were between 14,000 and 18,000 militants…",
    ]


def test_a_wide_screen_has_one_line_a_claim(claim_row: Row) -> None:
    _, _, line = shown([claim_row()], 200)
    columns = "3fa9c1e  14,000-18,000  2019-02  António Guterres  Iraq, Syria  RNZ     2019-03-24  "
    assert line.startswith(f"{columns}He said")
    assert line.endswith("and more on the way.")


def test_without_a_width_the_quote_is_whole(claim_row: Row) -> None:
    long = "word " * 300
    claim = claim_row(quote=f"{long}9 men", figure="9", start=1500, quote_start=0)
    assert shown([claim])[-1].endswith(f"{long}9 men".strip())


def test_claims_on_one_subject_stand_under_its_name(claim_row: Row) -> None:
    claims = [claim_row(subject=subject) for subject in ("Islamic State", "Islamic State", None, "Taliban")]
    topics = [line for line in shown(claims) if "  " not in line]
    assert topics == ["Islamic State", "(no subject named)", "Taliban"]


@pytest.mark.parametrize(
    ("fields", "column", "cell"),
    [
        ({"status": Status.DISPUTED}, "figure", "14,000-18,000 [disputed]"),
        ({"status": Status.PLANNED}, "figure", "14,000-18,000 [planned]"),
        ({"as_of_basis": Basis.PUBLICATION}, "as of", "(2019-02)"),
        ({"as_of": None}, "as of", ""),
        ({"as_of": "2003/.."}, "as of", "2003/.."),
        ({"claimant": None}, "claimant", "(own voice)"),
        ({"source": None, "published": None}, "source", ""),
        ({"places": ()}, "place", ""),
        ({"claimant": "\x1b[2Jnobody"}, "claimant", "␛[2Jnobody"),
    ],
)
def test_cells_say_what_they_mean_in_words(
    claim_row: Row, fields: dict[str, object], column: str, cell: str
) -> None:
    assert claim_cells(claim_row(**fields))[column] == cell


def test_a_long_figure_is_never_cut(claim_row: Row) -> None:
    claim = claim_row(
        low=Decimal(100000), high=Decimal(999999), qualifier=Qualifier.ORDER, figure="hundreds of thousands"
    )
    assert '100,000-999,999 ("hundreds of thousands")' in shown([claim], 80)[2]


NAMES = st.one_of(st.none(), st.text(max_size=50))
FIELDS = {"subject": NAMES, "claimant": NAMES, "source": NAMES, "places": st.lists(st.text(max_size=30))}


@settings(max_examples=60)
@given(
    fields=st.fixed_dictionaries(FIELDS),
    width=st.integers(30, 260),
    encoding=st.sampled_from(["utf-8", "ascii"]),
)
def test_no_line_is_wider_than_the_screen_and_the_figure_is_in_sight(
    claim_row: Row, fields: dict[str, object], width: int, encoding: str
) -> None:
    claim = claim_row(**fields)
    lines = shown([claim], width, encoding)
    assert all(width_of(line) <= width for line in lines)
    if width >= 70:
        assert "14,000-18,000" in lines[2]
        assert any(claim.figure in line for line in lines)


def test_an_ascii_screen_gets_ascii(claim_row: Row) -> None:
    lines = shown([claim_row(low=None, qualifier=Qualifier.AT_MOST)], 80, "ascii")
    assert all(line.isascii() for line in lines)
    assert "<= 18,000" in lines[2]
