"""The versions of reading and of comparing change with every file that can change their outcome."""

from pathlib import Path

import pytest

from claims.source_hash import hash_below
from claims.versions import comparing_version, reading_version


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A small package with a rule in an inner room and words beside it."""
    for name in ("extract/claim.py", "extract/time/as_of.py", "lexicon/data/times.toml", "lexicon/notes.md"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("one\n", "utf-8")
    return tmp_path


@pytest.mark.parametrize("name", ["extract/claim.py", "extract/time/as_of.py", "lexicon/data/times.toml"])
def test_a_change_in_any_room_is_another_version(house: Path, name: str) -> None:
    before = hash_below("extract", "lexicon", root=house)
    (house / name).write_text("two\n", "utf-8")
    assert hash_below("extract", "lexicon", root=house) != before


def test_a_new_file_and_a_renamed_one_are_another_version(house: Path) -> None:
    before = hash_below("extract", "lexicon", root=house)
    (house / "extract/time/tense.py").write_text("one\n", "utf-8")
    more = hash_below("extract", "lexicon", root=house)
    (house / "extract/time/tense.py").rename(house / "extract/time/moods.py")
    assert len({before, more, hash_below("extract", "lexicon", root=house)}) == 3


def test_what_is_no_code_and_no_data_changes_nothing(house: Path) -> None:
    before = hash_below("extract", "lexicon", root=house)
    (house / "lexicon/notes.md").write_text("two\n", "utf-8")
    assert hash_below("extract", "lexicon", root=house) == before


def test_the_versions_are_short_enough_to_print_and_differ() -> None:
    assert len(reading_version().partition("+")[2]) == 12
    assert len(comparing_version()) == 64
