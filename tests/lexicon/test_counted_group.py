"""Which group the counted words name, and which group is some of another."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from claims.lexicon import Entry, load_lexicon
from claims.lexicon.counted_group import (
    EVERYBODY,
    NOBODY_KNOWS,
    TRAITS,
    About,
    CountedNouns,
    Group,
    build_counted_nouns,
)

LEXICON = load_lexicon()
NOUNS = LEXICON.index(build_counted_nouns)
TABLE = tomllib.loads(Path(__file__).with_name("groups.toml").read_text("utf-8"))


@pytest.mark.parametrize(
    "phrase", [row for kind in TABLE.values() for row in kind], ids=lambda row: row["name"]
)
def test_the_words_name_the_group_of_the_table(phrase: dict[str, Any]) -> None:
    about = About(phrase.get("metric", "killed"), phrase.get("unit", "people"), phrase.get("subject"))
    wanted = Group(phrase.get("noun", ""), frozenset(phrase["marks"]), phrase.get("rest", False))
    for counted in phrase["counted"]:
        assert NOUNS.group(counted or None, about) == wanted, counted


@pytest.mark.parametrize("entry", LEXICON.entries("counted_word"), ids=lambda entry: entry["is"])
def test_a_word_tells_of_the_group_what_its_entry_promises(entry: Entry) -> None:
    for text in entry["yes"]:
        assert tells(entry["is"], text), text
    for text in entry["no"]:
        assert not tells(entry["is"], text), text


def tells(kind: str, counted: str) -> bool:
    """Whether a group has what words of a kind tell of it."""
    group = NOUNS.group(counted, About("killed", "people", None))
    told = {
        "anybody": group == EVERYBODY,
        "national": not group.marks.isdisjoint(("british", "turkish")),
        "rest": group == NOBODY_KNOWS,
        "found": group == Group("", frozenset(("found",))),
        "joint": any("+" in mark for mark in group.marks),
        "tail": any(" " in mark for mark in group.marks),
        "same-group": NOUNS.group(counted, About("fighters", "people", "Islamic State")) == EVERYBODY,
        "follower": NOUNS.group(counted, About("fighters", "people", "Islamic State")) == EVERYBODY,
    }
    return kind in NOUNS.traits(counted) if kind in TRAITS else told[kind]


def test_without_a_lexicon_every_noun_is_a_group_of_its_own() -> None:
    about = About("killed", "people", None)
    assert CountedNouns().group("children", about) == Group("", frozenset(("child",)))
    assert CountedNouns().group(None, about) == EVERYBODY


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
    assert part.within(whole) is expected
