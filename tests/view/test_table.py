"""Tables for the screen: aligned, cut to its width, never wider."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.view.table import fit_widths, table_lines
from claims.view.text import Screen, width_of

ROWS: list[dict[str, Any]] = [
    {"metric": "fighters", "claims": 120, "label": "Members of armed groups"},
    {"metric": "foreign_fighters", "claims": None, "label": "据联合国监测小组称"},
]


def test_text_stands_left_and_numbers_right() -> None:
    assert list(table_lines(("metric", "claims", "label"), ROWS, Screen())) == [
        "METRIC            CLAIMS  LABEL",
        "fighters             120  Members of armed groups",
        "foreign_fighters          据联合国监测小组称",
    ]


def test_headings_can_be_left_out_and_then_take_no_room() -> None:
    assert list(table_lines(("metric", "claims"), ROWS, Screen(), headers=False)) == [
        "fighters          120",
        "foreign_fighters",
    ]


def test_long_cells_are_cut_where_there_is_no_room() -> None:
    assert list(table_lines(("metric", "claims", "label"), ROWS, Screen(40))) == [
        "METRIC           CLAIMS  LABEL",
        "fighters            120  Members of arm…",
        "foreign_fighte…          据联合国监测小…",
    ]


def test_columns_without_room_beside_each_other_stand_below_each_other() -> None:
    lines = list(table_lines(("metric", "claims", "label"), ROWS, Screen(24)))
    assert lines[:4] == ["-- 1", "metric  fighters", "claims  120", "label   Members of armed"]
    assert lines[4] == "        groups"


def test_no_rows_are_no_lines() -> None:
    assert list(table_lines(("metric",), [], Screen(80))) == []


@given(st.lists(st.integers(1, 60), min_size=1, max_size=8), st.integers(1, 200))
def test_widths_fit_or_there_are_none(widths: list[int], room: int) -> None:
    fitted = fit_widths(widths, room)
    if fitted is not None:
        assert sum(fitted) + 2 * (len(fitted) - 1) <= room
        assert all(new <= old for new, old in zip(fitted, widths, strict=True))


CELLS = st.one_of(st.none(), st.integers(), st.text(max_size=40), st.lists(st.text(max_size=5)))


@given(
    st.lists(st.fixed_dictionaries({"a": CELLS, "b": CELLS, "c": CELLS}), max_size=4), st.integers(20, 100)
)
def test_no_line_is_wider_than_the_screen(rows: list[dict[str, Any]], width: int) -> None:
    assert all(width_of(line) <= width for line in table_lines(("a", "b", "c"), rows, Screen(width)))


@pytest.mark.parametrize("encoding", ["ascii", "utf-8"])
def test_columns_are_aligned_in_any_encoding(encoding: str) -> None:
    rows = [{"figure": "≥ 5,600", "of": "x"}, {"figure": "88,000 km²", "of": "y"}]
    heading, first, second = table_lines(("figure", "of"), rows, Screen(40, encoding))
    assert heading.index("OF") == first.index("x") == second.index("y")
