"""One spelling for a place that texts write in several ways: "El-Adde" and "El Adde"."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from claims.compare.entry.comparable import Comparable
from claims.lexicon.speaker_names import fold


def spell_places_alike(figures: Sequence[Comparable]) -> list[Comparable]:
    """The figures, each place as most of them write it, where hyphens, apostrophes and capitals are all that
    differs. The gazetteer's own spellings stand already."""
    written = Counter(place for figure in figures for place in figure.places)
    alike: dict[str, list[str]] = defaultdict(list)
    for place in written:
        alike[fold(place)].append(place)
    chosen = {
        place: min(same, key=lambda it: (-written[it], it))
        for same in alike.values()
        if len(same) > 1
        for place in same
    }
    return [_respelled(figure, chosen) for figure in figures]


def _respelled(figure: Comparable, chosen: Mapping[str, str]) -> Comparable:
    if chosen.keys().isdisjoint(figure.places):
        return figure
    return replace(figure, places=frozenset(chosen.get(place, place) for place in figure.places))
