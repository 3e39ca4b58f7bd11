"""What is built of the lexicon is kept in the user's folder for caches; whatever lies there does no harm."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import platformdirs
import pytest

from claims import lexicon
from claims.extract.claim import extract_claims
from claims.lexicon import Lexicon, load_lexicon
from claims.lexicon.table_cache import VARIABLE, Built, cached_tables
from claims.model import Document

BUILT: Built = {
    "units": {"dunum": ("dönüm", 0.25, ()), "line\nend": None},
    "none": {},
    "words": {"dunum": None, "half a \ud83d": None},
}
AS_JSON = {
    "units": {"dunum": '["dönüm",0.25,[]]', "line\nend": "null"},
    "none": {},
    "words": {"dunum": "null", "half a \ud83d": "null"},
}


class Building:
    """Counts how often tables are built."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> Built:
        self.times += 1
        return BUILT


@pytest.fixture
def caches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for caches of a user who keeps tables."""
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "claims"


def asked(key: str = "a") -> int:
    """How often tables are built when they are asked for once more; they are right in any case."""
    building = Building()
    assert cached_tables("units", lambda: key, building) == AS_JSON
    return building.times


def kept_file(caches: Path) -> Path:
    """The file of tables that were asked for just now."""
    assert asked() == 1
    (file,) = caches.iterdir()
    return file


def test_tables_are_built_once(caches: Path) -> None:
    assert [asked(), asked(), asked()] == [1, 0, 0]


def test_tables_of_another_key_are_built_anew(caches: Path) -> None:
    assert [asked("a"), asked("b"), asked("a"), asked("b")] == [1, 1, 0, 0]


def test_few_files_are_kept_the_newest(caches: Path) -> None:
    for number, key in enumerate("abcdef"):
        asked(key)
        os.utime(caches / f"units-{key}", ns=(number, number))
    assert sorted(path.name for path in caches.iterdir()) == [f"units-{key}" for key in "cdef"]


def test_files_of_another_name_do_not_count(caches: Path) -> None:
    cached_tables("names", lambda: "a", dict)
    for key in "abcdef":
        asked(key)
    assert sorted(path.name for path in caches.iterdir())[0] == "names-a"


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
    os.replace(file.with_name("units-b"), file)


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
    monkeypatch.setattr(platformdirs, "user_cache_path", lambda *_, **__: Path("~/.cache/claims"))
    assert [asked(), asked(), list(tmp_path.iterdir())] == [1, 1, []]


def test_the_variable_turns_it_off(caches: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "off")
    assert [asked(), asked(), caches.exists()] == [1, 1, False]


@pytest.fixture
def unread(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The lexicon as a process finds it that has read nothing yet."""
    lexicon._package_entries.cache_clear()
    lexicon._load.cache_clear()
    yield
    lexicon._package_entries.cache_clear()
    lexicon._load.cache_clear()


TEXT = "Up to 3,000 Islamic State fighters were killed in Deir Ezzor on Monday, the Syrian army said."
OWN = '[[actor]]\nname = "Army of Utopia"\nkind = "armed_group"\naliases = ["Islamic State"]\n'


def read_with(*own: Path) -> list[dict[str, Any]]:
    """What a process reads that has read nothing yet."""
    lexicon._package_entries.cache_clear()
    lexicon._load.cache_clear()
    return [it.to_dict() for it in extract_claims(Document("a", TEXT), load_lexicon(own))]


@pytest.mark.usefixtures("unread")
def test_a_text_reads_the_same_with_what_was_kept(caches: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built = read_with()
    names = {path.name.rpartition("-")[0] for path in caches.iterdir()}
    assert {"entries", "names", "events", "plain-events"} <= names
    monkeypatch.setattr(lexicon, "_read_package", None)  # it is not needed any more
    assert read_with() == built


@pytest.mark.usefixtures("unread")
def test_what_own_words_make_is_kept_apart(caches: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(OWN, "utf-8")
    plain, first, second = read_with(), read_with(own), read_with(own)
    assert first == second
    assert (plain[0]["subject"], first[0]["subject"]) == ("Islamic State", "Army of Utopia")
    assert read_with() == plain


def test_nothing_is_kept_of_words_that_are_no_package_s(caches: Path) -> None:
    tables = Lexicon({"unit": []}).tables("units", lambda _: BUILT)
    assert (tables, caches.exists()) == (AS_JSON, False)


def test_the_package_is_parsed_once_with_own_words_and_without(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[[unit]]\nkey = "dunum"\nwords = ["dunum"]\n', "utf-8")
    package, with_own = load_lexicon(), load_lexicon((own,))
    assert package is load_lexicon(())
    assert with_own is load_lexicon((own,))
    assert with_own.entries("place")[0] is package.entries("place")[0]
    assert len(with_own.entries("unit")) == len(package.entries("unit")) + 1
