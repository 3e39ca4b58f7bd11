"""Put stored claims side by side as they stood at a time, or as they could be known on a day."""

from claims.compare.assess import Assessment, assess
from claims.compare.clocks import ALWAYS, Clocks, on_clocks
from claims.compare.world import World
from claims.kept.entries.entry_rows import StoredEntries


def assess_stored(
    found: StoredEntries, world: World, clocks: Clocks = ALWAYS, tolerance: int | None = None
) -> Assessment:
    """The assessment of these claims, of those alone that the clocks leave (`assess`)."""
    entries = found.entries if clocks == ALWAYS else on_clocks(found.entries, clocks, world)
    return assess(entries, world, texts=found.texts, decisions=found.decisions, tolerance=tolerance)
