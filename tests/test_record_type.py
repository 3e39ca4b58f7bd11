"""Records: plain objects with slots, one equal to itself alone."""

from dataclasses import replace

import pytest

from claims.record_type import record


@record
class Point:
    """A place on a map."""

    north: int
    east: int = 0


def test_a_record_is_made_of_its_fields_and_copied_with_others() -> None:
    point = replace(Point(3), east=4)
    assert (point.north, point.east) == (3, 4)


def test_a_record_has_no_room_for_anything_else() -> None:
    with pytest.raises(AttributeError):
        Point(3).height = 9  # type: ignore[attr-defined]


def test_two_records_that_say_the_same_are_two() -> None:
    assert len({Point(3), Point(3)}) == 2
