"""Families that are compared in other processes: claims go out, rows come back."""

import pickle
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from functools import lru_cache
from threading import Lock

from claims.compare.knowledge import load_world
from claims.compare.world import World
from claims.errors import ExecutorError
from claims.kept.comparing.family_rows import FamilyRows, compare_families
from claims.kept.comparing.loaded_families import Loaded
from claims.kept.stored_lexicon import OwnWords
from claims.lexicon import lexicon_with
from claims.no_cycles import no_cycles
from claims.versions import comparing_version

_ONE_AT_A_TIME = Lock()  # threads gain nothing here


@dataclass(frozen=True, slots=True)
class Comparing:
    """What compares families: workers, or this process where there are none."""

    world: World
    own: OwnWords = field(default_factory=dict)  # a user's, that the world is made of besides the package's
    executor: Executor | None = None

    def begin(self, loaded: Sequence[Loaded]) -> Callable[[], FamilyRows]:
        """Begin to compare the claims of families; what gives the rows. What the workers do not do, for
        whatever reason, is done here."""

        def here() -> FamilyRows:
            return compare_families(loaded, self.world)

        if self.executor is None:
            return here
        own = pickle.dumps(dict(self.own))
        try:
            begun = self.executor.submit(_compare_there, comparing_version(), own, loaded)
        except Exception:
            return here

        def there() -> FamilyRows:
            try:
                return begun.result()
            except Exception:
                return here()

        return there


def _compare_there(version: str, own: bytes, loaded: Sequence[Loaded]) -> FamilyRows:
    """Raises ExecutorError where the rules here have another version."""
    if version != comparing_version():
        raise ExecutorError(f"compares by other rules than {version}")
    with _ONE_AT_A_TIME, no_cycles():
        return compare_families(loaded, _world(own))


@lru_cache(1)
def _world(own: bytes) -> World:
    """The world as the words of the package and a user's own tell it."""
    return load_world(lexicon_with(pickle.loads(own)))
