"""The states of the world as entries of the lexicon: those by hand patched upon the table of all."""

from collections.abc import Iterable, Mapping
from typing import Any

from claims.lexicon.place_tables import Country
from claims.lexicon.spelling import name_key

Entry = Mapping[str, Any]


def with_states(countries: list[Entry], places: list[Entry], table: Iterable[Country]) -> list[Entry]:
    """The [[country]] entries, with those of the table's states that have none.

    An entry by hand gets the other names and the capital that it lacks. A name that `countries` or `places`
    use is nobody else's: Bermuda, a [[place]] by hand, does not become a country.
    """
    known = set(map(name_key, (*_parts(countries), *_names((*countries, *places)))))
    states = {state.code: state for state in table}
    patched = [_patched(entry, states.pop(entry.get("code", ""), None), known) for entry in countries]
    new = (state for state in states.values() if name_key(state.name) not in known)
    return patched + [_patched({"name": state.name, "code": state.code}, state, known) for state in new]


def _parts(countries: Iterable[Entry]) -> Iterable[str]:
    lists = (it for entry in countries for key in ("regions", "towns", "areas") for it in entry.get(key, ()))
    return (name for it in lists for name in ([it] if isinstance(it, str) else it))


def _names(entries: Iterable[Entry]) -> Iterable[str]:
    return (
        it for entry in entries for it in (entry["name"], *entry.get("aliases", ()), *entry.get("also", ()))
    )


def _patched(entry: Entry, state: Country | None, known: set[str]) -> Entry:
    """An entry with what the table says of its state, but for the names that others have."""
    if state is None:
        return entry
    own = name_key(entry["name"])
    keys = {name: name_key(name) for name in (state.name, *state.others)}
    new = [name for name, key in keys.items() if key not in known and key != own]
    aliases = [*entry.get("aliases", ()), *new]
    capital = {"capital": state.capital} if state.capital else {}
    return {**capital, **entry, **({"aliases": aliases} if aliases else {})}
