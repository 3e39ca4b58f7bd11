"""Which figures of one question have one origin, and why, two by two; and for how sure.

Two figures on one question have one origin when one claimant gives both with the same content at times
that meet; when one names the other's publisher as its claimant; when their texts are near-duplicates or the
sentence is the same; when a paper gives in its own voice an exact figure that one claimant alone has; or when
a person says so. The same content also is a rounder number, one end of a range, or the number with another
modifier: papers cut figures short.

Nobody knows that for sure where two claimants give one exact figure, or "officials" of two texts the same:
such links join no estimates, but no more can be said to be independent than they leave.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from claims.compare.entry.bounds import Bounds, Short, shorter
from claims.compare.entry.comparable import Comparable
from claims.compare.number.rarity import is_exact
from claims.compare.world import World
from claims.dates import Days, distance, same_period
from claims.model import Word


class Why(Word):
    """Why two figures have one origin, the strongest reason first; the last two are not sure."""

    DECISION = "decision"
    CLAIMANT = "same-claimant"
    BARE = "bare"
    ROUNDED = "rounded"
    ONE_END = "one-end"
    CITES = "names-publisher"
    TEXT = "same-text"
    PASSAGE = "same-passage"
    FIGURE = "same-exact-figure"
    NUMBER = "same-number"
    EVENT = "number-of-event"
    REPEATED = "repeated-number"
    HEADLINE = "rounded-in-text"
    SHARED = "shared-numbers"
    STORY = "one-story"
    READING = "one-story-other-metric"
    ELSEWHERE = "rounded-elsewhere"
    ANYBODY = "unnamed-claimants"
    OTHER_NAME = "other-name"


_CUT = {how: Why(how.value) for how in Short}
UNSURE = frozenset((Why.ANYBODY, Why.OTHER_NAME))
STRENGTH = {why: number for number, why in enumerate(Why)}


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


_Voice = tuple[str, ...]  # ("claimant", name), ("anybody", name, text) or ("text", cluster)


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
        if len(by_bounds) == 1 and len(next(iter(by_bounds.values()))) == 1:
            continue
        why = Why.TEXT if voice[0] == "text" else Why.CLAIMANT
        runs = {bounds: _runs(same, window) for bounds, same in by_bounds.items()}
        for run in (run for same in runs.values() for run in same):
            links += [Link(run.figures[0].entry.id, figure.entry.id, why) for figure in run.figures[1:]]
        links += _echoes(runs, window)
    links += _citations(figures, window)
    links += _reprints(figures, texts, window)
    links += _exact_figures(figures, window, world.media)
    links += _unnamed(figures, window)
    return sorted(links, key=lambda link: STRENGTH[link.why])


def _voice(figure: Comparable, texts: Mapping[str, str]) -> _Voice:
    cluster = texts.get(figure.entry.document, figure.entry.document)
    if figure.claimant:
        return ("anybody", figure.claimant, cluster) if figure.anybody else ("claimant", figure.claimant)
    return "text", cluster


def _runs(figures: Sequence[Comparable], window: int) -> list[_Run]:
    """Figures with the same voice and bounds, cut where their times no longer meet."""
    if len(figures) == 1:
        return [_Run(figures[0].days, [figures[0]])]
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
    """Links from a figure to the shorter forms of it that the same voice has in other texts. A rounder number
    is that of one full number alone, the one that was printed nearest to it: it joins no two."""
    rounded: dict[str, tuple[int, Link]] = {}
    for bounds, fine in runs.items() if len(runs) > 1 else ():
        for short, how in shorter(*bounds):
            for coarse in runs.get(short, ()) if short != bounds else ():
                for run in fine:
                    one, other = run.figures[0], coarse.figures[0]
                    if not _meet(run.days, coarse.days, one.measure, window):
                        continue
                    link = Link(one.entry.id, other.entry.id, _CUT[how])
                    if how is not Short.ROUNDED:
                        yield link
                    elif one.entry.document != other.entry.document:  # else the text counts two things
                        found = (abs(one.order[0] - other.order[0]), link)
                        rounded[other.entry.id] = min(found, rounded.get(other.entry.id, found))
    yield from (link for _, link in rounded.values())


def _citations(figures: Sequence[Comparable], window: int) -> Iterator[Link]:
    """Links from a publisher's figure to those that name the publisher as their claimant."""
    spoken = {figure.claimant for figure in figures} - {None}
    printed: dict[Hashable, list[Comparable]] = defaultdict(list)
    for figure in (it for it in figures if it.publisher in spoken):
        for bounds in {(figure.low, figure.high), *(it for it, _ in shorter(figure.low, figure.high))}:
            printed[figure.publisher, *bounds].append(figure)
    for figure in figures if printed else ():
        for other in printed.get((figure.claimant, figure.low, figure.high), ()) if figure.claimant else ():
            apart = figure.entry.document != other.entry.document
            if apart and _meet(figure.days, other.days, figure.measure, window):
                yield Link(other.entry.id, figure.entry.id, Why.CITES)
                break


def _reprints(figures: Sequence[Comparable], texts: Mapping[str, str], window: int) -> Iterator[Link]:
    """Links between the figures that stand in the same sentence of different texts, or in texts that are
    nearly the same: whoever is read to give them, it is one figure."""
    seen: dict[Hashable, Comparable] = {}
    for figure in figures:
        entry = figure.entry
        text = texts.get(entry.document)
        for number, why in ((entry.passage, Why.PASSAGE), (text, Why.TEXT)):
            if number is None:
                continue
            first = seen.setdefault((why, number, figure.low, figure.high), figure)
            if first is figure:
                continue
            met = figure.days is first.days or _meet(first.days, figure.days, figure.measure, window)
            if met and first.entry.document != entry.document:
                two = why is Why.TEXT and len({first.claimant, figure.claimant} - {None}) > 1
                yield Link(first.entry.id, entry.id, Why.OTHER_NAME if two else why)


def find_copies(figures: Iterable[Comparable], world: World) -> Iterator[Link]:
    """Links between the figures of one sentence in different texts, of whatever question: where they are read
    to be of two places, one of the readings is wrong, or says less."""
    seen: dict[Hashable, Comparable] = {}
    for figure in figures:
        entry = figure.entry
        if entry.passage is None:
            continue
        key = (entry.passage, figure.low, figure.high, entry.metric, figure.measure, figure.dimension)
        first = seen.setdefault(key, figure)
        window = world.metric(entry.metric).window_days
        if first.entry.document != entry.document and _meet(first.days, figure.days, figure.measure, window):
            yield Link(first.entry.id, entry.id, Why.PASSAGE)


def _exact_figures(figures: Sequence[Comparable], window: int, media: frozenset[str]) -> Iterator[Link]:
    """Links over exact figures: what papers print in their own voice, or from one another, goes back to the
    only claimant who gives it; where two give it, one may have it from the other."""
    by_bounds: dict[Hashable, list[Comparable]] = defaultdict(list)
    for figure in figures:
        if figure.days and is_exact(figure):
            by_bounds[figure.low, figure.high].append(figure)
    for same in by_bounds.values():
        for run in _runs(same, window):
            first: dict[str, Comparable] = {}
            quoted = media | {figure.publisher for figure in run.figures}
            for figure in run.figures:
                if figure.claimant and figure.claimant not in quoted:
                    first.setdefault(figure.claimant, figure)
            claimed = list(first.values())
            yield from (Link(a.entry.id, b.entry.id, Why.OTHER_NAME) for a, b in pairwise(claimed))
            if len(claimed) == 1:
                own = (it for it in run.figures if not it.claimant or it.claimant in media)
                yield from (Link(claimed[0].entry.id, figure.entry.id, Why.FIGURE) for figure in own)


def _unnamed(figures: Iterable[Comparable], window: int) -> Iterator[Link]:
    """Links between the same figures of claimants whom no text names: they may be the same people."""
    same: dict[Hashable, list[Comparable]] = defaultdict(list)
    for figure in figures:
        if figure.anybody:
            same[figure.claimant, figure.low, figure.high].append(figure)
    for listed in same.values():
        for run in _runs(listed, window):
            for one, other in pairwise(run.figures):
                if one.entry.document != other.entry.document:
                    yield Link(one.entry.id, other.entry.id, Why.ANYBODY)
