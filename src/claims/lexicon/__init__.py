"""Load the words that the rules rest on: TOML files of entries, checked, the user's own after ours.

A file holds one kind of entry each, `[[metric]]` in metrics.toml and so on. Entries carry examples,
`yes` and `no`, that a test walks. A finder turns entries into the index it wants, once per lexicon:
`lexicon.index(build)` calls `build(lexicon)` the first time and remembers what it gave.
"""

import hashlib
import json
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

from claims.errors import LexiconError
from claims.lexicon.entry_fields import check_entries, without_defaults
from claims.lexicon.lexicon import Entry, Lexicon
from claims.lexicon.place_tables import read_countries
from claims.lexicon.references import check_references
from claims.lexicon.states import with_states
from claims.lexicon.table_cache import cached_tables
from claims.source_hash import reading_hash

__all__ = ["DATA", "Entry", "Lexicon", "lexicon_with", "load_lexicon", "read_entries"]

_SETTINGS = frozenset({"reader"})  # tables of a user's file that are no words: `[reader]` names a model
DATA = Path(__file__).with_name("data")


def load_lexicon(extra: tuple[Path, ...] = ()) -> Lexicon:
    """Read the lexicon of the package and then the files or folders in `extra`, once.

    Raises LexiconError with file, line and key for an entry that cannot be used.
    """
    return _load(tuple(extra))


@cache
def _load(extra: tuple[Path, ...]) -> Lexicon:
    """That without defaults: what is remembered has one key, however it is asked for."""
    package = _package_entries()
    if not extra:
        return Lexicon(package, version=_package_version)
    entries = {kind: [*listed] for kind, listed in package.items()}
    own: dict[str, list[Entry]] = {}
    theirs = [(path, read_entries(path)) for path in _files(extra)]
    for path, by_kind in theirs:
        for kind, listed in by_kind.items():
            if kind not in entries:
                raise LexiconError(
                    f"{path}: [[{kind}]]: no such kind of entry; there are {', '.join(sorted(entries))}"
                )
            entries[kind].extend(listed)
            own.setdefault(kind, []).extend(listed)
    for path, by_kind in theirs:
        check_references(by_kind, entries, path)
    return Lexicon(entries, own, _package_version)


@cache
def _package_entries() -> Mapping[str, list[Entry]]:
    """The entries of the package by kind."""
    table = cached_tables("entries", _package_version, lambda: {"entries": _read_package()})["entries"]
    return {kind: json.loads(row) for kind, row in table.items()}


@cache
def _package_version() -> str:
    """A hash of all that the entries of the package and what is built of them depend on: code and data of
    the rules, and the Python."""
    return hashlib.sha256(f"{sys.version}\n{reading_hash()}".encode()).hexdigest()


def _read_package() -> Mapping[str, list[Entry]]:
    entries: dict[str, list[Entry]] = {}
    read = [(path, read_entries(path)) for path in sorted(DATA.glob("*.toml"))]
    for _, by_kind in read:
        for kind, listed in by_kind.items():
            entries.setdefault(kind, []).extend(listed)
    for path, by_kind in read:
        check_references(by_kind, entries, path)
    entries["country"] = with_states(entries["country"], entries["place"], read_countries(DATA))
    return entries


def lexicon_with(own: Mapping[str, Iterable[Entry]]) -> Lexicon:
    """The lexicon of the package and these entries of a user's, by kind, as `Lexicon.own` gave them before.

    That may have been under another version of the package: what cannot be used any more is left out.
    """
    package = load_lexicon()
    usable: dict[str, list[Entry]] = {}
    for kind in package.kinds:
        for entry in own.get(kind, ()):
            with suppress(LexiconError):
                told = without_defaults(kind, entry)
                usable.setdefault(kind, []).extend(check_entries(kind, [told], Path("own words"), ""))
    if not usable:
        return package
    entries = {kind: [*package.entries(kind), *usable.get(kind, ())] for kind in package.kinds}
    return Lexicon(entries, usable, _package_version)


def _files(extra: Iterable[Path]) -> list[Path]:
    found: list[Path] = []
    for path in extra:
        found += sorted(path.glob("*.toml")) if path.is_dir() else [path]
    return found


def read_entries(path: Path) -> dict[str, list[Entry]]:
    """The entries of one TOML file by kind. Raises LexiconError with the line when it is no TOML or holds
    anything else."""
    import tomllib  # noqa: PLC0415 - most runs find the entries parsed

    try:
        text = path.read_text(encoding="utf-8")
        table = tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"{path}: {error}") from error
    entries: dict[str, list[Entry]] = {}
    for kind, listed in table.items():
        if kind in _SETTINGS:
            continue
        if not isinstance(listed, list) or not all(isinstance(entry, dict) for entry in listed):
            raise LexiconError(f"{path}: {kind}: write entries as [[{kind}]]")
        entries[kind] = list(check_entries(kind, listed, path, text))
    return entries
