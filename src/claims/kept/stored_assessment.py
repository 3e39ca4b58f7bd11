"""Put stored claims side by side as they stood at a time, or as they could be known on a day."""

import gc
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from itertools import chain

from claims.compare.assess import Assessment, put_together
from claims.compare.clocks import ALWAYS, Clocks, on_clocks
from claims.compare.entry.comparable import TOLERANCE
from claims.compare.entry.entry import Entry
from claims.compare.families import Topic, families
from claims.compare.origin.estimate import Estimate
from claims.compare.world import World
from claims.kept.stored_entries import StoredEntries


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
    found: StoredEntries, world: World, clocks: Clocks = ALWAYS, tolerance: Decimal = TOLERANCE
) -> Assessment:
    """The assessment of these claims, of those alone that the clocks leave.

    Each family is put together by itself, as it is kept: whom a name means does not hang on what else is
    asked for.
    """
    entries = found.entries if clocks == ALWAYS else on_clocks(found.entries, clocks, world)
    by_topic: dict[Topic, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_topic[entry.metric, entry.subject or ""].append(entry)
    estimates: list[Estimate] = []
    for topics in families(by_topic, world).values():
        family = chain.from_iterable(by_topic[topic] for topic in topics)
        estimates += put_together(family, world, found.texts, found.decisions, tolerance)
    in_order = tuple(sorted(estimates, key=lambda it: it.lead.order))
    return Assessment(in_order, world, found.decisions, tolerance)
