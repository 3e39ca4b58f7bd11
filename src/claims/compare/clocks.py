"""Two clocks: when something was so (as-of), and when that could be known (published)."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from claims.compare.entry.comparable import find_measure
from claims.compare.entry.entry import Entry
from claims.compare.world import World
from claims.dates import Days, gap, read_days
from claims.model import Basis


class Clocks(NamedTuple):
    """What a question asks of time; `None` asks nothing. Build it with `read_clocks`."""

    as_of: Days | None = None
    known_by: Days | None = None


ALWAYS = Clocks()


def read_clocks(as_of: str | None = None, known_by: str | None = None) -> Clocks:
    """The clocks of two ISO 8601 dates or intervals. Raises ValueError for anything else."""
    return Clocks(read_days(as_of), read_days(known_by))


def on_clocks(entries: Iterable[Entry], clocks: Clocks, world: World) -> Iterator[Entry]:
    """The entries that were so at the one time and could be known at the other.

    A stock holds for its metric's window after its as-of time; a flow has to share a day with the time
    asked for. What has no as-of time, or no day of publication, is left out where that clock is asked.
    """
    for entry in entries:
        if _known(entry.published, clocks.known_by) and _was_so(entry, clocks.as_of, world):
            known = tuple(it for it in entry.printings if _known(it.published, clocks.known_by))
            yield entry if known == entry.printings else replace(entry, printings=known)


def _known(published: str | None, known_by: Days | None) -> bool:
    """Whether what was published on that date was so by then. A month's is known when the month is over."""
    days = read_days(published)
    return known_by is None or (days is not None and days.last <= known_by.last)


def _was_so(entry: Entry, as_of: Days | None, world: World) -> bool:
    dated = not entry.earlier or entry.as_of_basis is Basis.TEXT
    days = read_days(entry.as_of, entry.published) if dated else None
    if as_of is None or days is None:
        return as_of is None
    return gap(holding(days, find_measure(entry, world), entry.metric, world), as_of) == 0


def holding(days: Days, measure: str, metric: str, world: World) -> Days:
    """The days on which a figure holds, as long as nothing newer is known: a stock's window follows it."""
    return Days(days.first, days.last + lasts(measure, metric, world))


def lasts(measure: str, metric: str, world: World) -> int:
    """For how many days after its own a figure holds: a stock for its metric's window."""
    return world.metric(metric).window_days if measure == "stock" else 0
