"""When there is colour, and what each one means: never anything that words do not say as well."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from claims.kept.told.comparison_rows import ComparisonRow, Side
from claims.model import Status
from claims.store.rows import ClaimRow
from claims.view import colour
from claims.view.colour import wants_colour
from claims.view.conflict import conflict_lines
from claims.view.listing import claim_lines
from claims.view.text import Screen, StyledLine

Row = Callable[..., ClaimRow]


@pytest.mark.parametrize(
    ("environment", "on_a_terminal", "in_a_pipe"),
    [
        ({}, True, False),
        ({"NO_COLOR": "1"}, False, False),
        ({"NO_COLOR": "0"}, False, False),
        ({"NO_COLOR": ""}, True, False),
        ({"FORCE_COLOR": "1"}, True, True),
        ({"FORCE_COLOR": "0"}, True, True),
        ({"FORCE_COLOR": ""}, True, False),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False, False),
        ({"NO_COLOR": "", "FORCE_COLOR": "1"}, True, True),
        ({"TERM": "dumb"}, False, False),
        ({"TERM": "dumb", "FORCE_COLOR": "1"}, True, True),
    ],
)
def test_the_conventions_of_no_color_and_force_color_hold(
    environment: dict[str, str], on_a_terminal: bool, in_a_pipe: bool
) -> None:
    assert wants_colour(environment, True) is on_a_terminal
    assert wants_colour(environment, False) is in_a_pipe


def styles(line: StyledLine) -> list[tuple[str, str]]:
    """The words of a line that have a style, each with it."""
    return [(text, style) for text, style in line.pieces if style]


@pytest.mark.parametrize(
    ("fields", "words", "style"),
    [
        ({}, "14,000-18,000", colour.STATUS[Status.ASSERTED]),
        ({"status": Status.DISPUTED}, "14,000-18,000 [disputed]", "bold yellow"),
        ({"status": Status.PLANNED}, "14,000-18,000 [planned]", "bold cyan"),
        ({"review": "edited"}, " [edited]", "green"),
        ({"review": "accepted"}, " [accepted]", "green"),
        ({"review": "edited", "status": Status.DISPUTED}, " [edited]", "green"),
    ],
)
@pytest.mark.parametrize("width", [80, 200, None])
def test_a_figure_shows_its_standing_in_words_and_in_colour(
    claim_row: Row, fields: dict[str, object], words: str, style: str, width: int | None
) -> None:
    lines = claim_lines([claim_row(**fields)], Screen(width))
    assert (words, style) in [(text.rstrip(), found) for line in lines for text, found in styles(line)]


def conflict(relation: str, status: Status = Status.ASSERTED) -> ComparisonRow:
    side = Side(
        "3fa9c1e0b2d4", "≤ 20,000", None, Decimal(20000), "UN", "2018-08", status, 0.9, "RNZ", "2018-08-13",
        "There are up to 20,000 of them.", None, "https://example.org/a",
    )  # fmt: skip
    return ComparisonRow(
        "fighters", "Fighters", "Islamic State", ("Iraq",), relation, Decimal(2), "reason", "They differ.", 2,
        None, side, side._replace(status=Status.ASSERTED), ("3fa9c1e0b2d4",), "q",
    )  # fmt: skip


@pytest.mark.parametrize("relation", ["conflict", "contradiction"])
def test_a_conflict_is_red(relation: str) -> None:
    (block,) = conflict_lines([conflict(relation)], Screen(80))
    assert styles(block)[0] == (relation, colour.CONFLICT)


def test_a_revision_is_not_red() -> None:
    (block,) = conflict_lines([conflict("revision")], Screen(80))
    assert colour.CONFLICT not in {style for _, style in styles(block)}


@pytest.mark.parametrize("width", [24, 80, None])
def test_a_disputed_side_is_yellow_and_the_other_not(width: int | None) -> None:
    (block,) = conflict_lines([conflict("disputed", Status.DISPUTED)], Screen(width))
    doubted, asserted = (
        [words.strip() for words, style in styles(block) if style == colour.STATUS[status]]
        for status in (Status.DISPUTED, Status.ASSERTED)
    )
    assert doubted == ["≤ 20,000 [disputed]"]
    assert "≤ 20,000" in asserted


@pytest.mark.parametrize("width", [24, 80, None])
def test_an_unsure_side_of_a_conflict_has_a_mark_of_its_own_colour_and_a_legend(width: int | None) -> None:
    it = conflict("conflict")
    block, legend = conflict_lines([it._replace(right=it.right._replace(confidence=0.1))], Screen(width))
    marks = [words.strip() for words, style in styles(block) if style == colour.UNSURE]
    assert [mark for mark in marks if mark] == ["?"]
    assert legend.plain.strip().startswith("? unsure")
