"""Names as people type them, turned into names as they are stored, or into an error with the near ones."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from typing import Any

from sqlalchemy import Connection

from claims.cli.lexicon import own_lexicon
from claims.errors import UsageError
from claims.lexicon import Lexicon
from claims.lexicon.gazetteer import load_gazetteer
from claims.store.read import (
    Query,
    list_claimants,
    list_metrics,
    list_places,
    list_sources,
    list_subjects,
)

_NEAR = 3  # names that an error offers at most
_OFTEN = 5  # names that it lists where none is near
_LISTS: Mapping[str, Callable[[Connection], Iterable[str]]] = {
    "metric": lambda connection: (row.metric for row in list_metrics(connection)),
    "subject": lambda connection: (row.name for row in list_subjects(connection)),
    "place": lambda connection: (row.name for row in list_places(connection)),
    "claimant": lambda connection: (row.name for row in list_claimants(connection)),
    "source": lambda connection: (row.source for row in list_sources(connection)),
}


def as_stored(connection: Connection, query: Query) -> Query:
    """The query with its names spelt as the database has them: `isis` as `Islamic State`.

    Raises UsageError for a name that neither the database nor the lexicon knows, with the nearest ones.
    """
    lexicon = own_lexicon()
    spelt: dict[str, Any] = {
        kind: stored_name(kind, wanted, [*list_names(connection), *_names_of_kind(lexicon, kind)], lexicon)
        for kind, list_names in _LISTS.items()
        if (wanted := getattr(query, kind)) is not None
    }
    return replace(query, **spelt)


def stored_name(kind: str, wanted: str, known: Iterable[str], lexicon: Lexicon) -> str:
    """The one of the `known` names that is meant by `wanted`, by any letter case or an alias.

    Raises UsageError when there is none.
    """
    by_fold = {name.casefold(): name for name in known}
    folded = wanted.casefold()
    meant = by_fold.get(folded) or by_fold.get(_canonical(kind, wanted, lexicon).casefold())
    if meant is None:
        near = near_names(folded, by_fold)
        hint = f"Did you mean {' or '.join(near)}?" if near else _most_frequent(list(by_fold.values()))
        raise UsageError(f"there is no {kind} {wanted!r}. {hint}")
    return meant


def near_names(wanted: str, by_fold: Mapping[str, str]) -> list[str]:
    """The few names that hold `wanted` or are spelt much like it. Keys of `by_fold` are in small letters."""
    holding = sorted((name for name in by_fold if wanted in name), key=len)
    alike = get_close_matches(wanted, by_fold, n=_OFTEN, cutoff=0.6)
    alike.sort(key=lambda name: name[:1] != wanted[:1])  # few people err in the first letter
    return [by_fold[name] for name in dict.fromkeys([*alike, *holding])][:_NEAR]


def _canonical(kind: str, wanted: str, lexicon: Lexicon) -> str:
    """What the lexicon calls the place or actor of that name; a name it does not know stays as it is."""
    if kind == "place":
        return load_gazetteer(lexicon).canonical(wanted)
    folded = wanted.casefold()
    actors = lexicon.entries("actor")
    named = (e["name"] for e in actors if folded in map(str.casefold, e.get("aliases") or ()))
    return str(next(named, wanted))


def _names_of_kind(lexicon: Lexicon, kind: str) -> list[str]:
    """Names that may be asked for although no claim has them yet: those of metrics."""
    return [entry["key"] for entry in lexicon.entries("metric")] if kind == "metric" else []


def _most_frequent(names: Sequence[str]) -> str:
    """A hint at the names with the most claims, which come first in lists of them."""
    return f"There are {', '.join(names[:_OFTEN])} ..." if names else "The database has none yet."
