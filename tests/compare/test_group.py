"""Which group the counted words name, and which group is some of another."""

from typing import Any

import pytest

from claims.compare.entry.subgroup import EVERYBODY, NOBODY_KNOWS, About, Group, read_group, within_group
from claims.compare.world import World


def test_the_words_name_the_group_of_the_table(phrase: dict[str, Any], world: World) -> None:
    about = About(phrase.get("metric", "killed"), phrase.get("unit", "people"), phrase.get("subject"))
    wanted = Group(phrase.get("noun", ""), frozenset(phrase["marks"]), phrase.get("rest", False))
    for counted in phrase["counted"]:
        assert read_group(counted or None, about, world.nouns) == wanted, counted


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        (Group("", frozenset(("civilians",))), EVERYBODY, True),
        (EVERYBODY, EVERYBODY, False),
        (EVERYBODY, Group("", frozenset(("civilians",))), False),
        (Group("", frozenset(("civilians",))), Group("", frozenset(("troops",))), False),
        (Group("attack", frozenset(("suicide",))), Group("attack", frozenset()), True),
        (Group("attack", frozenset(("suicide",))), Group("raid", frozenset()), False),
        (NOBODY_KNOWS, EVERYBODY, False),
    ],
)
def test_a_group_with_more_marks_is_some_of_the_one_with_fewer(
    part: Group, whole: Group, expected: bool
) -> None:
    assert within_group(part, whole) is expected
