"""Put stored claims side by side as they stood at a time, or as they could be known on a day."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from claims.compare.assess import Assessment, assess
from claims.compare.clocks import ALWAYS, Clocks, on_clocks
from claims.compare.world import World
from claims.kept.entries.entry_rows import StoredEntries


@contextmanager
def no_cycles() -> Iterator[None]:
    """A stretch of work that makes no cycles: nobody looks for any among the figures, which would take a
    tenth of the time that it takes to compare them."""
    looked = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looked:
            gc.enable()


def assess_stored(
    found: StoredEntries, world: World, clocks: Clocks = ALWAYS, tolerance: int | None = None
) -> Assessment:
    """The assessment of these claims, of those alone that the clocks leave (`assess`)."""
    entries = found.entries if clocks == ALWAYS else on_clocks(found.entries, clocks, world)
    return assess(entries, world, texts=found.texts, decisions=found.decisions, tolerance=tolerance)
