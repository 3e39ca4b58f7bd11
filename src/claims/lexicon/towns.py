"""The towns of the world by name, from GeoNames: too many, and too often called like persons and words, to be
taken for places wherever they stand. They are asked for a name that nothing else knows.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from claims.lexicon import DATA, Lexicon
from claims.lexicon.gazetteer import homes_by_code, places_by_hand
from claims.lexicon.place_tables import read_regions, read_towns
from claims.lexicon.spelling import name_key


class Towns:
    """A sorted table of names, and what the codes in it stand for. A name is looked up in the table as it is,
    which costs less than to take all of it in."""

    def __init__(
        self, rows: Sequence[str], regions: Mapping[str, str], homes: Mapping[str, tuple[str, ...]]
    ) -> None:
        self._rows = rows
        self._regions = regions
        self._homes = homes

    def named(self, name: str) -> list[tuple[str, ...]]:
        """What the towns of a name lie in, nearest first, the largest town first: `("Washington", "United
        States")` for one of them; [] for a name of no town. Capitals, accents and hyphens do not count.
        """
        start = name_key(name) + "\t"
        at = bisect_left(self._rows, start)
        if at == len(self._rows) or not self._rows[at].startswith(start):
            return []
        chains = map(self._chain, self._rows[at][len(start) :].split("|"))
        return [chain for chain in chains if chain]

    def _chain(self, code: str) -> tuple[str, ...]:
        home, region = self._homes.get(code[:2], ()), self._regions.get(code)
        return (region, *home) if region and home else home


def load_towns(lexicon: Lexicon) -> Towns:
    """The towns of the world, their countries called as in a lexicon; made once."""
    return lexicon.index(_build)


def _build(lexicon: Lexicon) -> Towns:
    regions = {region.code: region.name for region in read_regions(DATA)}
    return Towns(read_towns(DATA), regions, homes_by_code(lexicon, places_by_hand(lexicon)))
