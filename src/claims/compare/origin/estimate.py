"""Mentions to estimates: the figures that go back to one origin, put together. A person's word beats all."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from math import prod
from typing import NamedTuple

from claims.compare.entry.comparable import Comparable
from claims.compare.entry.question_key import QuestionKey
from claims.compare.number.rarity import digits_of
from claims.compare.origin.given_numbers import GivenNumbers
from claims.compare.origin.links import UNSURE, Link, Why, find_copies, find_links
from claims.compare.origin.restatements import find_restatements
from claims.compare.origin.rounded_in_text import find_rounded, find_rounded_elsewhere
from claims.compare.origin.shared_numbers import find_of_events, find_shared
from claims.compare.story.stories import join_stories
from claims.compare.union_find import Union
from claims.compare.world import World
from claims.dates import Days
from claims.model import Basis, Scope
from claims.record_type import record


class Decision(NamedTuple):
    """What a person said of two claims: that they have one origin, or that they have not."""

    one: str
    other: str
    same: bool


@record
class Estimate:
    """The figures that go back to one origin. `lead` speaks for them: the most precise, then the earliest."""

    lead: Comparable
    members: tuple[Comparable, ...]  # in order of publication
    links: tuple[Link, ...] = ()
    perhaps: tuple[str, ...] = ()  # claims of other estimates that may have the same origin
    id: str = field(init=False)  # of its leading claim
    attributed: bool = field(init=False)  # somebody is named who gives it; else it never confirms another one
    publishers: frozenset[str] = field(init=False)  # a document that names none counts as one of its own
    mentions: int = field(init=False)  # in how many places it stands, those of a text once a printing
    known: Days | None = field(init=False)  # when it was first published; None: no document says
    confidence: float = field(init=False)  # the chance that every field is right of the surest of its claims
    # The chance that some text that answers the question of the lead was read right in every field. It is
    # that of the surest one: papers word alike what they have from one place, and are misread alike.
    chance: float = field(init=False)
    place_hinted: bool = field(init=False)  # no text that answers that question names its place with it
    cautions: frozenset[str] = field(init=False)  # codes of why it is not sure, of which no text is free

    def __post_init__(self) -> None:
        lead, members, tell = self.lead, self.members, object.__setattr__
        entry = lead.entry
        tell(self, "id", entry.id)
        if len(members) == 1:
            tell(self, "attributed", bool(lead.claimant))
            tell(self, "publishers", _publishers(lead))
            tell(self, "mentions", entry.mentions * (len(entry.printings) or 1))
            tell(self, "known", lead.published)
            tell(self, "confidence", entry.confidence)
            tell(self, "chance", entry.confidence)
            tell(self, "place_hinted", entry.place_hinted)
            tell(self, "cautions", lead.cautions)
            return
        entries, key = [it.entry for it in members], lead.question_key
        asked = [it.entry for it in members if it.question_key == key]
        dated = [it.published for it in members if it.published]
        tell(self, "attributed", any(it.claimant for it in members))
        tell(self, "publishers", frozenset().union(*map(_publishers, members)))
        tell(self, "mentions", sum([it.mentions * (len(it.printings) or 1) for it in entries]))
        tell(self, "known", min(dated, key=lambda it: it.last, default=None))
        tell(self, "confidence", max([it.confidence for it in entries]))
        tell(self, "chance", max([it.confidence for it in asked]))
        tell(self, "place_hinted", all(it.place_hinted for it in asked))
        tell(self, "cautions", frozenset.intersection(*[it.cautions for it in members]))

    def other_readings(self) -> Iterator["Estimate"]:
        """The estimate as those of its figures tell it that are read to answer other questions."""
        if len(self.members) == 1:
            return
        asked: dict[QuestionKey, list[Comparable]] = defaultdict(list)
        for figure in self.members:
            asked[figure.question_key].append(figure)
        asked.pop(self.lead.question_key, None)
        yield from (replace(self, lead=min(same, key=_precision)) for same in asked.values())


def _publishers(figure: Comparable) -> frozenset[str]:
    return figure.publishers or frozenset((f"document {figure.entry.document}",))


def find_estimates(
    figures: Iterable[Comparable],
    world: World,
    texts: Mapping[str, str] | None = None,
    decisions: Sequence[Decision] = (),
    numbers: GivenNumbers | None = None,
) -> list[Estimate]:
    """Put figures with one origin together.

    `texts` names the cluster of each document that has near-duplicates (`near_duplicates.clusters`). Of
    several decisions on the same two claims the last one holds. `numbers` are kept for whoever asks for
    them again. The result does not hang on the order of `figures`.
    """
    by_key: dict[QuestionKey, list[Comparable]] = defaultdict(list)
    listed = sorted(figures, key=lambda f: f.order)
    for figure in listed:
        by_key[figure.question_key].append(figure)
    known = {figure.entry.id for figure in listed}
    union: Union[str] = Union()
    links = _decide(union, [d for d in decisions if d.one in known and d.other in known])
    maybe: list[Link] = []
    events = {it.entry.id: it.named_event for it in listed if it.named_event is not None}
    for same in by_key.values():
        if len(same) > 1:
            found = _of_one_event(find_links(same, world, texts or {}), events)
            for link in found:
                if link.why in UNSURE:
                    maybe.append(link)
                elif union.join(link.to, link.id):
                    links.append(link)
    numbers = GivenNumbers(world) if numbers is None else numbers
    for found_anywhere in _anywhere(listed, numbers, world):
        told = _of_one_event(found_anywhere, events)
        links += [link for link in told if union.join(link.to, link.id)]
    stories = join_stories(listed, numbers.of_stories, union, world)
    links += [Link(it.one.entry.id, it.other.entry.id, _why(it.one, it.other)) for it in stories]
    return _gather(listed, union, links, [link for link in maybe if union.may_join(link.to, link.id)])


def _why(one: Comparable, other: Comparable) -> Why:
    return Why.STORY if one.entry.metric == other.entry.metric else Why.READING


def _of_one_event(links: Iterable[Link], events: Mapping[str, str]) -> Iterable[Link]:
    return [it for it in links if _is_of_one_event(it, events)] if events else links


def _is_of_one_event(link: Link, events: Mapping[str, str]) -> bool:
    """Whether two figures are not of two events with names."""
    one, other = events.get(link.to), events.get(link.id)
    return one is None or other is None or one == other


def _anywhere(figures: Sequence[Comparable], numbers: GivenNumbers, world: World) -> Iterator[Iterable[Link]]:
    """The links between figures of whatever question, in the order in which they count."""
    yield find_copies(figures, world)
    yield find_restatements(figures, numbers, world)
    yield find_rounded(figures, world)
    yield find_rounded_elsewhere(figures, world)
    yield find_shared(figures, world)
    yield find_of_events(figures, world)


def _decide(union: Union[str], decisions: Iterable[Decision]) -> list[Link]:
    """Do what people said: apart first, then together as far as that allows."""
    last = {frozenset((d.one, d.other)): d for d in decisions if d.one != d.other}
    for decision in last.values():
        if not decision.same:
            union.forbid(decision.one, decision.other)
    together = [Link(d.one, d.other, Why.DECISION) for d in last.values() if d.same]
    return [link for link in together if union.join(link.to, link.id)]


def _gather(
    figures: Sequence[Comparable], union: Union[str], links: Iterable[Link], maybe: Iterable[Link]
) -> list[Estimate]:
    members: dict[str, list[Comparable]] = defaultdict(list)
    linked: dict[str, list[Link]] = defaultdict(list)
    for figure in figures:
        members[union.find(figure.entry.id)].append(figure)
    for link in links:
        linked[union.find(link.id)].append(link)
    perhaps: dict[str, set[str]] = defaultdict(set)
    for link in maybe:
        for one, other in ((link.to, link.id), (link.id, link.to)):
            perhaps[union.find(one)].add(other)
    return [
        Estimate(
            group[0] if len(group) == 1 else _leading(group),
            tuple(group),
            tuple(linked[root]) if root in linked else (),
            tuple(sorted(perhaps[root])) if root in perhaps else (),
        )
        for root, group in members.items()
    ]


def _leading(figures: Sequence[Comparable]) -> Comparable:
    """The figure that speaks for all of one origin. Where they are read to answer several questions, it is
    one of those that answer the surest: several texts read alike are seldom all wrong."""
    asked: dict[QuestionKey, list[Comparable]] = defaultdict(list)
    for figure in figures:
        asked[figure.question_key].append(figure)
    surest = max(asked.values(), key=_weight) if len(asked) > 1 else figures
    texts: dict[Days | None, set[str]] = defaultdict(set)
    for figure in surest:
        texts[figure.days].add(figure.entry.document)
    return min(surest, key=lambda it: _precision(it, len(texts[it.days])))


def _weight(figures: Sequence[Comparable]) -> float:
    """How sure one is that figures are what their origin told: half as sure of those of whom a text says no
    more than who they are."""
    return support(figures) * (0.5 if figures[0].entry.metric in _BARE else 1)


_BARE = frozenset(("civilians", "refugees"))


def support(figures: Iterable[Comparable]) -> float:
    """The chance that one of several texts was read right, if they were read apart from one another."""
    surest: dict[str, float] = {}
    for figure in figures:
        entry = figure.entry
        surest[entry.document] = max(surest.get(entry.document, 0.0), entry.confidence)
    return 1 - prod((1 - chance for chance in surest.values()), start=1.0)


def _precision(figure: Comparable, texts: int = 1) -> tuple[object, ...]:
    """Sorts first the figure that says most about its estimate: what is so, a range, its own time, a
    claimant with a name, the time that most texts have, both bounds, no "about", most digits; then the
    earliest. Papers make "60,000" of "at least 60,000", but seldom a range of a number. `texts`: how many
    have the figure's time."""
    entry = figure.entry
    bounds = [bound for bound in (entry.low, entry.high) if bound is not None]
    ranged = entry.low is not None and entry.high is not None and entry.low < entry.high
    digits = max(map(digits_of, bounds), default=0)
    dated = figure.days is not None and not figure.superseded and entry.as_of_basis is Basis.TEXT
    named = entry.claimant is not None and not figure.anybody
    possible = entry.scope is Scope.POSSIBLE
    told = possible, not ranged, not named, not dated, -texts
    return *told, -len(bounds), figure.vague, -digits, figure.order
