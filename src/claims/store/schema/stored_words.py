"""What stands in tables as the program has it: enumerations, lists of names, documents, sureness."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from claims.model import Basis, Change, Qualifier, Scope, Status

# By look-up, as there may be a million rows: to ask an enumeration takes several times as long.
QUALIFIERS: Mapping[str, Qualifier] = {str(it): it for it in Qualifier}
BASES: Mapping[str, Basis] = {str(it): it for it in Basis}
STATUSES: Mapping[str, Status] = {str(it): it for it in Status}
CHANGES: Mapping[str | None, Change] = {str(it): it for it in Change}
SCOPES: Mapping[str | None, Scope] = {str(it): it for it in Scope}


def listed(joined: str | None) -> tuple[str, ...]:
    """The names of a list as a column holds it, `Iraq; Syria`; an empty text is no name."""
    return tuple(joined.split("; ")) if joined else ()


# The places of columns, and what turns their values: by place, as there may be a hundred thousand rows.
Turns = tuple[tuple[int, Callable[[Any], Any]], ...]


def turns(columns: Sequence[str], by_name: Mapping[str, Callable[[Any], Any]]) -> Turns:
    """What turns the values of some columns of a row, by their places."""
    return tuple((columns.index(name), turn) for name, turn in by_name.items())


def turned(row: Sequence[Any], by_place: Turns) -> list[Any]:
    """The values of a row, those of some columns turned."""
    values = list(row)
    for at, turn in by_place:
        values[at] = turn(values[at])
    return values


def turned_rows(rows: Sequence[Sequence[Any]], by_place: Turns) -> Iterator[tuple[Any, ...]]:
    """The same of many rows at once, each value of a column turned once: few of them differ."""
    columns: list[Iterable[Any]] = list(zip(*rows, strict=True))
    for at, turn in by_place if columns else ():
        known = {value: turn(value) for value in set(columns[at])}
        columns[at] = map(known.__getitem__, columns[at])
    return zip(*columns, strict=True)


def document_name(doc: str, sha256: str) -> str:
    """The name of a document that is the same on every machine, and tells it from others with its `doc`;
    `sha256` is the hash of its text in hexadecimal."""
    return f"{doc} {sha256[:12]}"


def sureness(confidence: float, review: str | None) -> float:
    """How sure a claim is, 0 to 1: what a person looked at (`review`) is sure."""
    return 1.0 if review else confidence
