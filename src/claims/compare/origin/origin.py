"""Mentions to estimates: which figures go back to one origin, and why.

Two figures on one question have one origin when one claimant gives both with the same content at times
that meet; when one names the other's publisher as its claimant; when neither has a claimant and their
texts are near-duplicates or the sentence is the same; or when a person says so. A person's word beats all.
The same content also is a rounder number, one end of a range, or the number with another modifier:
papers cut figures short.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from claims.compare.entry.bounds import Bounds, shorter
from claims.compare.entry.comparable import Figure
from claims.compare.entry.question_key import QuestionKey, question_key
from claims.compare.origin.near_duplicates import passage
from claims.compare.origin.union_find import Union
from claims.compare.world import World
from claims.dates import Days, distance, same_period
from claims.model import Basis


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


class Decision(NamedTuple):
    """What a person said of two claims: that they have one origin, or that they have not."""

    one: str
    other: str
    same: bool


@dataclass(frozen=True, slots=True, eq=False)
class Estimate:
    """The figures that go back to one origin. `lead` speaks for them: the most precise, then the earliest."""

    lead: Figure
    members: tuple[Figure, ...]  # in order of publication
    links: tuple[Link, ...] = ()

    @property
    def id(self) -> str:
        """The id of its leading claim."""
        return self.lead.entry.id

    @property
    def attributed(self) -> bool:
        """Whether anybody is named who gives the figure. Without that it never confirms another one."""
        return any(figure.claimant for figure in self.members)

    @property
    def mentions(self) -> int:
        """In how many places the figure stands, those of a text as often as it was printed."""
        return sum(f.entry.mentions * len(f.entry.printed) for f in self.members)

    @property
    def publishers(self) -> frozenset[str]:
        """Who printed it; a document that names no publisher counts as one of its own."""
        named = (f.publishers or {f"document {f.entry.document}"} for f in self.members)
        return frozenset().union(*named)

    @property
    def known(self) -> Days | None:
        """When it was first published; `None` where no document says."""
        return min((f.published for f in self.members if f.published), key=lambda d: d.last, default=None)


@dataclass(slots=True)
class _Run:
    """Figures of one question, voice and bounds, whose times meet."""

    days: Days | None
    figures: list[Figure]


_Voice = tuple[str, str]  # ("claimant", name) or ("text", cluster)


def find_estimates(
    figures: Iterable[Figure],
    world: World,
    texts: Mapping[str, str] | None = None,
    decisions: Sequence[Decision] = (),
) -> list[Estimate]:
    """Put figures with one origin together.

    `texts` names the cluster of each document that has near-duplicates (see `near.clusters`). Of several
    decisions on the same two claims the last one holds. The result does not hang on the order of `figures`.
    """
    by_key: dict[QuestionKey, list[Figure]] = defaultdict(list)
    listed = sorted(figures, key=lambda f: f.order)
    for figure in listed:
        by_key[question_key(figure)].append(figure)
    known = {figure.entry.id for figure in listed}
    union: Union[str] = Union()
    links = _decide(union, [d for d in decisions if d.one in known and d.other in known])
    for same in by_key.values():
        if len(same) > 1:
            found = _find_links(same, world, texts or {})
            links += [link for link in found if union.join(link.to, link.id)]
    return _gather(listed, union, links)


def _decide(union: Union[str], decisions: Iterable[Decision]) -> list[Link]:
    """Do what people said: apart first, then together as far as that allows."""
    last = {frozenset((d.one, d.other)): d for d in decisions if d.one != d.other}
    for decision in last.values():
        if not decision.same:
            union.forbid(decision.one, decision.other)
    together = [Link(d.one, d.other, Why.DECISION) for d in last.values() if d.same]
    return [link for link in together if union.join(link.to, link.id)]


def _gather(figures: Sequence[Figure], union: Union[str], links: Iterable[Link]) -> list[Estimate]:
    members: dict[str, list[Figure]] = defaultdict(list)
    linked: dict[str, list[Link]] = defaultdict(list)
    for figure in figures:
        members[union.find(figure.entry.id)].append(figure)
    for link in links:
        linked[union.find(link.id)].append(link)
    return [
        Estimate(min(group, key=_precision), tuple(group), tuple(linked[root]))
        for root, group in members.items()
    ]


def _precision(figure: Figure) -> tuple[object, ...]:
    """Sorts first the figure that says most about its estimate: its own time, its claimant, both bounds,
    most digits; then the earliest."""
    entry = figure.entry
    bounds = [bound for bound in (entry.low, entry.high) if bound is not None]
    digits = max((len(b.normalize().as_tuple().digits) for b in bounds), default=0)
    return entry.as_of_basis is not Basis.TEXT, not entry.claimant, -len(bounds), -digits, figure.order


def _find_links(figures: Sequence[Figure], world: World, texts: Mapping[str, str]) -> list[Link]:
    """The links among the figures of one question, the strongest reasons first."""
    window = world.metric(figures[0].entry.metric).window_days
    voices: dict[_Voice, dict[Bounds, list[Figure]]] = defaultdict(lambda: defaultdict(list))
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


def _voice(figure: Figure, texts: Mapping[str, str]) -> _Voice:
    if figure.claimant:
        return "claimant", figure.claimant
    return "text", texts.get(figure.entry.document, figure.entry.document)


def _runs(figures: Sequence[Figure], window: int) -> list[_Run]:
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
    by_document: dict[str, list[Figure]] = defaultdict(list)
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


def _citations(figures: Sequence[Figure], window: int) -> Iterator[Link]:
    """Links from a publisher's figure to those that name the publisher as their claimant."""
    printed: dict[Hashable, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.publisher:
            printed[figure.publisher, figure.low, figure.high].append(figure)
    for figure in figures:
        for other in printed.get((figure.claimant, figure.low, figure.high), ()) if figure.claimant else ():
            apart = figure.entry.document != other.entry.document
            if apart and _meet(figure.days, other.days, figure.measure, window):
                yield Link(other.entry.id, figure.entry.id, Why.CITES)
                break


def _passages(figures: Sequence[Figure]) -> Iterator[Link]:
    """Links between figures without a claimant that stand in the same sentence of different texts."""
    seen: dict[Hashable, Figure] = {}
    for figure in figures:
        number = None if figure.claimant else passage(figure.entry.quote)
        if number is not None:
            first = seen.setdefault((number, figure.low, figure.high), figure)
            if first is not figure:
                yield Link(first.entry.id, figure.entry.id, Why.PASSAGE)


class Counts(NamedTuple):
    """How often a figure stands somewhere, how many printed it, and how many know it for themselves."""

    mentions: int
    publishers: int
    independent: int  # origins with a claimant; several figures of one claimant are one
    unattributed: int  # origins without one

    def __str__(self) -> str:
        words = [_count(self.mentions, "mention"), _count(self.publishers, "publisher")]
        words.append(f"{self.independent} independent")
        return ", ".join(words + ([f"{self.unattributed} unattributed"] if self.unattributed else []))


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def count(estimates: Sequence[Estimate], decisions: Iterable[Decision] = ()) -> Counts:
    """Count the estimates of one question. Two of one claimant are independent only if a person says so."""
    owner = {figure.entry.id: e.id for e in estimates for figure in e.members}
    union: Union[str] = Union()
    for decision in decisions:
        if not decision.same and decision.one in owner and decision.other in owner:
            union.forbid(owner[decision.one], owner[decision.other])
    attributed = [e for e in estimates if e.attributed]
    first: dict[str, str] = {}
    for estimate in attributed:
        for claimant in sorted({f.claimant for f in estimate.members if f.claimant}):
            union.join(first.setdefault(claimant, estimate.id), estimate.id)
    return Counts(
        mentions=sum(e.mentions for e in estimates),
        publishers=len(frozenset().union(*(e.publishers for e in estimates))),
        independent=len({union.find(e.id) for e in attributed}),
        unattributed=len(estimates) - len(attributed),
    )
