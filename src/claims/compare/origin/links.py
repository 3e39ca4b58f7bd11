"""Which figures of one question have one origin, and why, two by two.

Two figures on one question have one origin when one claimant gives both with the same content at times
that meet; when one names the other's publisher as its claimant; when neither has a claimant and their
texts are near-duplicates or the sentence is the same; or when a person says so. The same content also is a
rounder number, one end of a range, or the number with another modifier: papers cut figures short.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from claims.compare.entry.bounds import Bounds, shorter
from claims.compare.entry.comparable import Comparable
from claims.compare.world import World
from claims.dates import Days, distance, same_period


class Why(StrEnum):
    """Why two figures have one origin, the strongest reason first."""

    DECISION = "decision"
    CLAIMANT = "same-claimant"
    BARE = "bare"
    ROUNDED = "rounded"
    ONE_END = "one-end"
    CITES = "names-publisher"
    TEXT = "same-text"
    PASSAGE = "same-passage"


class Link(NamedTuple):
    """Two claims, by their ids, and why they have one origin. The second one goes back to the first."""

    to: str
    id: str
    why: Why


@dataclass(slots=True)
class _Run:
    """Figures of one question, voice and bounds, whose times meet."""

    days: Days | None
    figures: list[Comparable]


_Voice = tuple[str, str]  # ("claimant", name) or ("text", cluster)


def find_links(figures: Sequence[Comparable], world: World, texts: Mapping[str, str]) -> list[Link]:
    """The links among the figures of one question, the strongest reasons first.

    `texts` names the cluster of each document that has near-duplicates (`near_duplicates.clusters`).
    """
    window = world.metric(figures[0].entry.metric).window_days
    voices: dict[_Voice, dict[Bounds, list[Comparable]]] = defaultdict(lambda: defaultdict(list))
    for figure in figures:
        voices[_voice(figure, texts)][figure.low, figure.high].append(figure)
    links: list[Link] = []
    for voice, by_bounds in voices.items():
        why = Why.CLAIMANT if voice[0] == "claimant" else Why.TEXT
        runs = {bounds: _runs(same, window) for bounds, same in by_bounds.items()}
        for run in (run for same in runs.values() for run in same):
            links += [Link(run.figures[0].entry.id, figure.entry.id, why) for figure in run.figures[1:]]
        links += _echoes(runs, window)
    links += _citations(figures, window)
    links += _passages(figures)
    return sorted(links, key=lambda link: list(Why).index(link.why))


def _voice(figure: Comparable, texts: Mapping[str, str]) -> _Voice:
    if figure.claimant:
        return "claimant", figure.claimant
    return "text", texts.get(figure.entry.document, figure.entry.document)


def _runs(figures: Sequence[Comparable], window: int) -> list[_Run]:
    """Figures with the same voice and bounds, cut where their times no longer meet."""
    runs: list[_Run] = []
    undated = [figure for figure in figures if figure.days is None]
    for figure in sorted((f for f in figures if f.days), key=lambda f: (f.days, f.order)):
        run = runs[-1] if runs else None
        if run and _meet(run.days, figure.days, figure.measure, window):
            run.figures.append(figure)
            run.days = _hull(run.days, figure.days)
        else:
            runs.append(_Run(figure.days, [figure]))
    for run in runs:
        run.figures.sort(key=lambda f: f.order)
    by_document: dict[str, list[Comparable]] = defaultdict(list)
    for figure in undated:
        by_document[figure.entry.document].append(figure)
    return runs + [_Run(None, same) for same in by_document.values()]


def _meet(one: Days | None, other: Days | None, measure: str, window: int) -> bool:
    """Whether two times are the same for a measure; times nobody knows never are."""
    if one is None or other is None:
        return False
    return distance(one, other) <= window if measure == "stock" else same_period(one, other)


def _hull(one: Days | None, other: Days | None) -> Days | None:
    if one is None or other is None:
        return one or other
    return Days(min(one.first, other.first), max(one.last, other.last))


def _echoes(runs: Mapping[Bounds, Sequence[_Run]], window: int) -> Iterator[Link]:
    """Links from a figure to the shorter forms of it that the same voice has in other texts."""
    for bounds, fine in runs.items():
        for short, how in shorter(*bounds):
            for coarse in runs.get(short, ()) if short != bounds else ():
                for run in fine:
                    if _meet(run.days, coarse.days, run.figures[0].measure, window):
                        yield Link(run.figures[0].entry.id, coarse.figures[0].entry.id, Why(how.value))


def _citations(figures: Sequence[Comparable], window: int) -> Iterator[Link]:
    """Links from a publisher's figure to those that name the publisher as their claimant."""
    printed: dict[Hashable, list[Comparable]] = defaultdict(list)
    for figure in figures:
        if figure.publisher:
            printed[figure.publisher, figure.low, figure.high].append(figure)
    for figure in figures:
        for other in printed.get((figure.claimant, figure.low, figure.high), ()) if figure.claimant else ():
            apart = figure.entry.document != other.entry.document
            if apart and _meet(figure.days, other.days, figure.measure, window):
                yield Link(other.entry.id, figure.entry.id, Why.CITES)
                break


def _passages(figures: Sequence[Comparable]) -> Iterator[Link]:
    """Links between figures without a claimant that stand in the same sentence of different texts."""
    seen: dict[Hashable, Comparable] = {}
    for figure in figures:
        number = None if figure.claimant else figure.entry.passage
        if number is not None:
            first = seen.setdefault((number, figure.low, figure.high), figure)
            if first is not figure:
                yield Link(first.entry.id, figure.entry.id, Why.PASSAGE)
