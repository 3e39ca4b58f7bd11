"""Parsed entries are kept in the user's folder for caches, and whatever lies there does no harm."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from claims.lexicon import _package_version, _read_package, entry_cache, load_lexicon
from claims.lexicon.entry_cache import VARIABLE, Entries, cached_entries

ENTRIES: Entries = {"unit": [{"key": "dunum", "words": ("dunum", "dönüm"), "factor": 0.25, "yes": ()}]}
AS_JSON = {"unit": [{"key": "dunum", "words": ["dunum", "dönüm"], "factor": 0.25, "yes": []}]}


class Parsing:
    """Counts how often entries are parsed."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> Entries:
        self.times += 1
        return ENTRIES


@pytest.fixture
def caches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for caches of a user who keeps entries."""
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "claims"


def asked(key: str = "a") -> int:
    """How often entries are parsed when they are asked for once more; they are right in any case."""
    parsing = Parsing()
    assert cached_entries(lambda: key, parsing) == AS_JSON
    return parsing.times


def kept_file(caches: Path) -> Path:
    """The file of entries that were asked for just now."""
    assert asked() == 1
    (file,) = caches.iterdir()
    return file


def test_entries_are_parsed_once(caches: Path) -> None:
    assert [asked(), asked(), asked()] == [1, 0, 0]


def test_entries_of_another_key_are_parsed_anew(caches: Path) -> None:
    assert [asked("a"), asked("b"), asked("a"), asked("b")] == [1, 1, 0, 0]


def test_few_files_are_kept_the_newest(caches: Path) -> None:
    for number, key in enumerate("abcdef"):
        asked(key)
        os.utime(caches / f"entries-{key}", ns=(number, number))
    assert sorted(path.name for path in caches.iterdir()) == [f"entries-{key}" for key in "cdef"]


def test_files_of_others_in_the_folder_stay(caches: Path) -> None:
    caches.mkdir()
    (caches / "notes.txt").write_text("mine")
    for key in "abcdef":
        asked(key)
    assert (caches / "notes.txt").read_text() == "mine"


def test_only_the_user_can_read_and_write_what_is_kept(caches: Path) -> None:
    file = kept_file(caches)
    assert (caches.stat().st_mode & 0o777, file.stat().st_mode & 0o777) == (0o700, 0o600)


def cut_short(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-3])


def altered(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b"dunum", b"dinum"))


def emptied(file: Path) -> None:
    file.write_bytes(b"")


def no_text(file: Path) -> None:
    file.write_bytes(b"\xff\x00" * 5000)


def of_another_key(file: Path) -> None:
    asked("b")
    os.replace(file.with_name("entries-b"), file)


def writable_by_others(file: Path) -> None:
    file.chmod(0o666)


def a_link(file: Path) -> None:
    file.rename(file.parent.parent / "elsewhere")
    file.symlink_to(file.parent.parent / "elsewhere")


def a_pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


@pytest.mark.parametrize(
    "damage",
    [cut_short, altered, emptied, no_text, of_another_key, writable_by_others, a_link, a_pipe],
    ids=lambda damage: str(damage.__name__),
)
def test_a_file_that_is_damaged_or_not_ours_is_written_anew(
    caches: Path, damage: Callable[[Path], None]
) -> None:
    damage(kept_file(caches))
    assert [asked(), asked()] == [1, 0]


def test_a_file_of_another_user_is_not_read(caches: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept_file(caches)
    monkeypatch.setattr(os, "geteuid", lambda: caches.stat().st_uid + 1)
    assert [asked(), asked()] == [1, 1]


def test_a_folder_that_others_may_write_to_is_not_written_to(caches: Path) -> None:
    caches.mkdir()
    caches.chmod(0o777)
    assert [asked(), asked(), list(caches.iterdir())] == [1, 1, []]


def test_where_no_folder_can_be_made_nothing_is_kept(caches: Path) -> None:
    caches.write_text("a file is in its place")
    assert [asked(), asked()] == [1, 1]


def test_a_disk_that_is_full_leaves_no_rest(caches: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    assert [asked(), asked(), list(caches.iterdir())] == [1, 1, []]


def test_without_a_home_the_current_folder_stays_clean(
    caches: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(entry_cache, "user_cache_path", lambda *_, **__: Path("~/.cache/claims"))
    assert [asked(), asked(), list(tmp_path.iterdir())] == [1, 1, []]


def test_the_variable_turns_it_off(caches: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "off")
    assert [asked(), asked(), caches.exists()] == [1, 1, False]


def test_the_lexicon_kept_is_the_lexicon_parsed(caches: Path) -> None:
    parsed = cached_entries(_package_version, _read_package)
    assert cached_entries(_package_version, dict) == parsed == load_lexicon()._entries


def test_the_package_is_parsed_once_with_own_words_and_without(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[[unit]]\nkey = "dunum"\nwords = ["dunum"]\n', "utf-8")
    package, with_own = load_lexicon(), load_lexicon((own,))
    assert package is load_lexicon(())
    assert with_own is load_lexicon((own,))
    assert with_own.entries("place")[0] is package.entries("place")[0]
    assert len(with_own.entries("unit")) == len(package.entries("unit")) + 1
