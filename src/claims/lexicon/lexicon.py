"""The lexicon: all entries by kind, and what is built of them."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from claims.lexicon.table_cache import Built, Rows, cached_tables

T = TypeVar("T")
Entry = Mapping[str, Any]


class Lexicon:
    """All entries by kind, in the order of their files; later ones (the user's) come last."""

    def __init__(
        self,
        entries: Mapping[str, list[Entry]],
        own: Mapping[str, list[Entry]] | None = None,
        version: Callable[[], str] | None = None,
    ) -> None:
        self._entries = entries
        self.own = own or {}  # those of them that are the user's and not the package's, by kind
        self._version = version  # of the package that they are of; None: nothing built of them is kept
        self._indexes: dict[Callable[..., Any], Any] = {}

    def entries(self, kind: str) -> list[Entry]:
        """The entries of a kind: `metric`, `actor`, `place`, ..."""
        return self._entries.get(kind, [])

    @property
    def kinds(self) -> Iterable[str]:
        """The kinds that there are entries of."""
        return self._entries.keys()

    @property
    def says(self) -> Mapping[str, str]:
        """What the rules and the evidence behind the fields of a claim say in words, by their names."""
        return self.index(_build_says)

    @property
    def fingerprint(self) -> str:
        """A hash of all entries: two lexicons with the same one read any text alike."""
        return self.index(_build_fingerprint)

    def index(self, build: Callable[["Lexicon"], T]) -> T:
        """What `build` makes of this lexicon, made once."""
        try:
            return self._indexes[build]  # type: ignore[no-any-return]
        except KeyError:
            made = self._indexes[build] = build(self)
            return made

    def tables(self, name: str, build: Callable[["Lexicon"], Built]) -> Mapping[str, Rows]:
        """The tables that `build` makes of this lexicon, kept in the folder for caches under `name`."""
        return cached_tables(name, self._version and self._key, lambda: build(self))

    def _key(self) -> str:
        """A hash of all that what is built of the entries depends on."""
        assert self._version is not None
        own = json.dumps(self.own, default=str) if self.own else ""
        return hashlib.sha256(f"{self._version()}\n{own}".encode()).hexdigest()


def _build_says(lexicon: Lexicon) -> Mapping[str, str]:
    weighed = {
        entry["name"]: entry["says"] for entry in lexicon.entries("weight") if entry["of"] != "feature"
    }
    return weighed | {entry["rule"]: entry["says"] for entry in lexicon.entries("wording")}


def _build_fingerprint(lexicon: Lexicon) -> str:
    entries = {kind: lexicon.entries(kind) for kind in lexicon.kinds}
    return hashlib.sha256(json.dumps(entries, sort_keys=True, default=str).encode()).hexdigest()
