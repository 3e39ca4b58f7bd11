"""Names as people type them, turned into names as they are stored, or into an error with the nearest."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from typing import Any

from sqlalchemy import Connection

from claims.errors import UsageError
from claims.kept.stored_lexicon import stored_lexicon
from claims.lexicon import Lexicon
from claims.lexicon.gazetteer import load_gazetteer
from claims.lexicon.inflection import is_plural, singular
from claims.lexicon.nouns import metric_nouns
from claims.store.read import Query
from claims.store.stored_lists import (
    is_stored,
    list_claimants,
    list_metrics,
    list_places,
    list_sources,
    list_subjects,
)

_MOST = 3  # names that an error offers
_ALIKE = 0.6  # of difflib's ratio, from which on a name may be meant
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
    asked = [(kind, wanted) for kind in _LISTS if (wanted := getattr(query, kind)) is not None]
    other = [(kind, wanted) for kind, wanted in asked if not is_stored(connection, kind, wanted)]
    if not other:
        return query
    lexicon = stored_lexicon(connection)
    spelt: dict[str, Any] = {
        kind: stored_name(kind, wanted, [*_LISTS[kind](connection), *_names_of_kind(lexicon, kind)], lexicon)
        for kind, wanted in other
    }
    return replace(query, **spelt)


def stored_name(kind: str, wanted: str, known: Iterable[str], lexicon: Lexicon) -> str:
    """The one of the `known` names that is meant by `wanted`, by any letter case or an alias.

    Raises UsageError when there is none.
    """
    by_fold = {name.casefold(): name for name in known}
    typed = " ".join(wanted.split())
    meant = by_fold.get(typed.casefold()) or by_fold.get(_canonical(kind, typed, lexicon).casefold())
    if meant is None:
        raise UsageError(f"there is no {kind} {wanted!r}. {_hint(kind, typed, by_fold, lexicon)}")
    return meant


def _hint(kind: str, typed: str, by_fold: Mapping[str, str], lexicon: Lexicon) -> str:
    """What to type instead: what the lexicon knows of the words goes before what is spelt like them."""
    return (
        (_metric_of(typed, lexicon) if kind == "metric" else None)
        or _nearest(typed.casefold(), by_fold)
        or _nearest(typed.casefold(), _aliases(kind, by_fold, lexicon))
        or f"`claims {kind}s` lists them all"
    )


def _metric_of(words: str, lexicon: Lexicon) -> str | None:
    """Which metric counts what `words` name: militants are counted as fighters."""
    *before, last = words.casefold().split() or [""]
    nouns = metric_nouns(lexicon)
    metric = nouns.get(words.casefold()) or nouns.get(" ".join([*before, singular(last)]))
    are = "are" if is_plural(last) else "is"
    return f"{words} {are} counted as {metric}: claims show {metric}" if metric else None


def _nearest(wanted: str, names: Mapping[str, str]) -> str | None:
    """The few names that hold `wanted` or are spelt much like it. Keys of `names` are in small letters."""
    alike = get_close_matches(wanted, names, n=2 * _MOST, cutoff=_ALIKE)
    alike.sort(key=lambda name: name[:1] != wanted[:1])  # few people err in the first letter
    holding = sorted((name for name in names if wanted in name), key=len) if wanted else []
    near = list(dict.fromkeys(names[name] for name in [*alike, *holding]))[:_MOST]
    return f"Did you mean {' or '.join(near)}?" if near else None


def _canonical(kind: str, wanted: str, lexicon: Lexicon) -> str:
    """What the lexicon calls the place, actor or metric of that name; one it does not know stays as it is."""
    if kind == "place":
        return load_gazetteer(lexicon).canonical(wanted)
    if kind == "metric":
        return "_".join(wanted.replace("-", " ").split())
    folded = wanted.casefold()
    return next((name for alias, name in _actors(lexicon) if alias.casefold() == folded), wanted)


def _aliases(kind: str, by_fold: Mapping[str, str], lexicon: Lexicon) -> dict[str, str]:
    """Other names of the actors that are known, as they are written, by the same in small letters."""
    if kind in ("metric", "place"):
        return {}
    return {alias.casefold(): alias for alias, name in _actors(lexicon) if name.casefold() in by_fold}


def _actors(lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """The other names of all actors, each with the actor's own."""
    for entry in lexicon.entries("actor"):
        for alias in entry.get("aliases") or ():
            yield alias, entry["name"]


def _names_of_kind(lexicon: Lexicon, kind: str) -> list[str]:
    """Names that may be asked for although no claim has them yet: those of metrics."""
    return [entry["key"] for entry in lexicon.entries("metric")] if kind == "metric" else []
