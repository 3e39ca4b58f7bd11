"""What holds with a tolerance: where figures begin to fit is known once, for all of them."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.compare.assess import assess
from claims.compare.entry.bounds import exceeds
from claims.compare.entry.comparable import Comparable, make_comparable
from claims.compare.relation.all_verdicts import all_verdicts
from claims.compare.relation.span import (
    ALWAYS,
    USUAL,
    WHOLE,
    Span,
    apart_until,
    exceeds_until,
    in_millionths,
)
from claims.compare.relation.verdict import compare
from claims.compare.world import World
from claims.model import Qualifier

_TOLERANCES = st.sampled_from((0, 1, 50_000, 99_999, USUAL, 100_001, 111_111, 111_112, WHOLE)) | st.integers(
    0, WHOLE
)
_NUMBERS = st.sampled_from((0, 1, 900, 950, 1000, 1100, 1111, 2000)) | st.integers(0, 10**7)
_SAID = st.tuples(_NUMBERS, st.sampled_from((Qualifier.EXACT, Qualifier.APPROXIMATE, Qualifier.ORDER)))
_Said = tuple[int, Qualifier]


def _figure(world: World, entry: Any, said: _Said, **fields: Any) -> Comparable:
    bound = Decimal(said[0])
    return make_comparable(entry(low=bound, high=bound, qualifier=said[1], **fields), world)


@given(st.tuples(_SAID, _SAID), _TOLERANCES)
def test_a_figure_exceeds_another_up_to_the_tolerance_that_was_worked_out(
    world: World, entry: Any, said: tuple[_Said, _Said], tolerance: int
) -> None:
    higher, lower = (_figure(world, entry, it) for it in said)
    share = Decimal(tolerance) / WHOLE
    told = exceeds(higher.at(share), lower.at(share))
    assert told == (tolerance < exceeds_until(higher, lower))


@pytest.mark.parametrize("metric", ["fighters", "killed"])
@given(st.tuples(_SAID, _SAID), _TOLERANCES)
def test_the_verdict_of_a_span_is_that_with_each_of_its_tolerances(
    world: World, entry: Any, metric: str, said: tuple[_Said, _Said], asked: int
) -> None:
    at = {"metric": metric, "places": ("Aleppo",), "as_of": "2018-08-13"}
    left = _figure(world, entry, said[0], claimant="UN", **at)
    right = _figure(world, entry, said[1], claimant="SOHR", **at)
    tolerance = max(asked, 1)  # with none at all "about 8,000" is told as if it were exact
    verdicts = [it for span, it in all_verdicts(left, right, world) if span.holds(tolerance)]
    assert verdicts == [compare(left, right, world, Decimal(tolerance) / WHOLE)]


@pytest.mark.parametrize(
    ("number", "qualifier", "until"),
    [
        (900, Qualifier.EXACT, 100_000),  # 1,000 less a tenth is 900
        (800, Qualifier.EXACT, 200_000),
        (900, Qualifier.APPROXIMATE, 52_632),  # a nineteenth: both move
        (1000, Qualifier.EXACT, 0),
    ],
)
def test_about_1000_is_apart_from_a_lower_number_up_to_a_tolerance(
    world: World, entry: Any, number: int, qualifier: Qualifier, until: int
) -> None:
    about = _figure(world, entry, (1000, Qualifier.APPROXIMATE))
    assert apart_until(about, _figure(world, entry, (number, qualifier))) == until


def test_exact_figures_are_apart_with_every_tolerance() -> None:
    assert ALWAYS.holds(0)
    assert ALWAYS.holds(WHOLE)
    assert in_millionths(Decimal("0.05")) == 50_000


@pytest.mark.parametrize(
    ("others", "left"),
    [
        ([], [(10, 90)]),
        ([(0, 10), (90, 95)], [(10, 90)]),
        ([(0, 40)], [(40, 90)]),
        ([(60, 99), (20, 30)], [(10, 20), (30, 60)]),
        ([(0, 99)], []),
    ],
)
def test_a_span_without_others_is_what_they_leave(
    others: Iterable[tuple[int, int]], left: list[tuple[int, int]]
) -> None:
    assert list(Span(10, 90).without(Span(*it) for it in others)) == [Span(*it) for it in left]


def test_where_the_nearest_part_is_not_larger_the_next_one_contradicts_the_whole(
    world: World, entry: Any
) -> None:
    whole = entry("~1,000", id="whole", claimant="UN")
    near = entry("~1,050", id="near", source="RNZ", places=("Aleppo",), published="2018-08-15")
    far = entry("4,000", id="far", source="RNZ", places=("Aleppo",), published="2018-09-15")
    for tolerance, part in ((10_000, "near"), (USUAL, "far")):
        (found,) = assess([whole, near, far], world, tolerance=tolerance).conflicts
        assert {found.left.id, found.right.id} == {"whole", part}
