"""The features of the setting of a figure, which many figures of many texts have in common: each combination
of them is made and weighed once for a lexicon.
"""

from collections.abc import Callable, Hashable
from typing import TypeVar

from claims.extract.choose.candidate import Shared
from claims.lexicon import Lexicon
from claims.lexicon.gazetteer import load_gazetteer

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

# Each of the many features weighs little: it stands for a quarter, so that its weight is held back the more.
SHARE = 0.25
_MOST = 20_000  # combinations, so that no text fills the memory


class _Made(dict[K, V]):
    """What `make` makes of each key that is asked for."""

    def __init__(self, make: Callable[[K], V]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: K) -> V:
        if len(self) >= _MOST:
            self.clear()
        made = self[key] = self._make(key)
        return made


Names = tuple[str, ...]
Weighed = tuple[tuple[str, float], ...]  # features by name, with how much each counts
ByScale = _Made[str, Shared]


def features_by_name(lexicon: Lexicon) -> _Made[Names, Shared]:
    """Of the names of features, without the `place.` of all, the features."""
    return _Made(lambda names: Shared({f"place.{name}": SHARE for name in names}))


def keys_of_places(lexicon: Lexicon) -> _Made[Names, frozenset[str]]:
    """Of the names of places, their keys."""
    keys = load_gazetteer(lexicon).keys
    return _Made(lambda names: frozenset([keys[name] for name in names]))


def features_by_scale(lexicon: Lexicon) -> _Made[Weighed, ByScale]:
    """Of what tells that a place is wide or narrow, as it tells of places of each scale."""
    return _Made(_by_scale)


def _by_scale(told: Weighed) -> ByScale:
    return _Made(lambda scale: Shared({f"place.{name}-{scale}": share for name, share in told}))
