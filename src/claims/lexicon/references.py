"""What entries say of one another: that the metric, unit or currency that an entry names is there."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from claims.lexicon.entry_fields import Standing
from claims.lexicon.inflection import singular

Entry = Mapping[str, Any]
Entries = Mapping[str, list[Entry]]

PEOPLE = "people"


def check_references(file: Entries, entries: Entries, path: Path) -> None:
    """Check the entries of the file at `path` against all `entries`, its own among them.

    Raises LexiconError with file, line and key for the first that names what nothing defines.
    """
    wrong = next(_wrong(file, entries), None)
    if wrong:
        kind, at, key, reason = wrong
        raise Standing(path, path.read_text("utf-8"), kind, at).error(key, reason)


def _wrong(file: Entries, entries: Entries) -> Iterator[tuple[str, int, str, str]]:
    """Kind, number and key of what is wrong, and why."""
    metrics = {entry["key"] for entry in entries.get("metric", ())}
    for kind, key in (("event", "metric"), ("noun", "metric"), ("metric", "part_of")):
        for at, entry in enumerate(file.get(kind, ())):
            if key in entry and entry[key] not in metrics:
                yield kind, at, key, f"no [[metric]] has the key {entry[key]!r}; add one"
    units = {entry["key"] for kind in ("unit", "currency") for entry in entries.get(kind, ())}
    for at, entry in enumerate(file.get("metric", ())):
        if reason := _no_unit(entry.get("unit", PEOPLE), units):
            yield "metric", at, "unit", reason


def _no_unit(unit: str, known: set[str]) -> str:
    """Why a metric's figures cannot be in a unit; "" where they can.

    It is `people`, the key of a [[unit]] or [[currency]], or else a noun for what is counted, like `bed`.
    """
    if unit == PEOPLE or unit in known:
        return ""
    first, _, last = unit.rpartition(" ")
    if not unit.replace(" ", "").replace("-", "").isalpha() or not unit.islower():
        return f"{unit!r} is no unit, no currency and no noun in small letters; add a [[unit]]"
    one = f"{first} {singular(last)}".strip()
    return "" if one == unit else f"write {unit!r} in the singular: {one!r}"
