"""One spelling for a place that texts write in several ways: "El-Adde", "El Adde" and "Eladde"."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace

from claims.compare.entry.comparable import Comparable
from claims.compare.speakers.written_name import fold


def spell_places_alike(figures: Sequence[Comparable]) -> list[Comparable]:
    """The figures, each place as most of those write it that count the same, where spaces, hyphens,
    apostrophes and capitals are all that differs. The gazetteer's own spellings stand already."""
    written: Counter[tuple[Hashable, str]] = Counter(
        (figure.counts, place) for figure in figures for place in figure.places
    )
    alike: dict[tuple[Hashable, str], list[str]] = defaultdict(list)
    for counted, place in written:
        alike[counted, fold_place(place)].append(place)
    chosen = {
        (counted, place): min(same, key=lambda it: (-written[counted, it], it))
        for (counted, _), same in alike.items()
        if len(same) > 1
        for place in same
    }
    return [_respelled(figure, chosen) for figure in figures]


def fold_place(place: str) -> str:
    """A place's name in small letters, its words in one: the same for all ways to write it."""
    return fold(place).replace(" ", "")


def _respelled(figure: Comparable, chosen: Mapping[tuple[Hashable, str], str]) -> Comparable:
    if not chosen:
        return figure
    counted = figure.counts
    places = frozenset(chosen.get((counted, place), place) for place in figure.places)
    return figure if places == figure.places else replace(figure, places=places)
