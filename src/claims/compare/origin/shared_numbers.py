"""Which texts have so much in common that they have it from one report: several numbers of one place, or one
exact number of an event with a name.

"109 men, 24 women and 38 children": that two papers of one week print 24 dead of one town may be chance; that
they print all three is none. Nor is it that they print 4,645 dead of one storm, years apart. Whomever they
name, and whatever day they tell, each of the numbers is one.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from decimal import Decimal

from claims.compare.entry.comparable import Comparable
from claims.compare.families import widest_subject
from claims.compare.number.givers import giver, two_give
from claims.compare.number.one_number import NO_TOTAL, in_one_week
from claims.compare.number.place_lists import places_hold
from claims.compare.number.rarity import is_exact, is_large, is_rare, is_round, said_number
from claims.compare.origin.links import Link, Why
from claims.compare.world import World
from claims.model import Scope

_LEAST = Decimal(10)  # people; smaller numbers are the same by chance over and over
_SEVERAL = 3  # numbers that two texts share
_PAPERS = 20  # before a text in which one of its numbers is looked for

_Named = dict[Hashable, Comparable]  # the figures of one text and place, by what they count and their number


def find_shared(figures: Iterable[Comparable], world: World) -> Iterator[Link]:
    """Links between the figures of texts that share several numbers of one place; `figures` are in order of
    publication."""
    telling: dict[str, list[tuple[Comparable, Decimal]]] = defaultdict(list)
    for figure in figures:
        number, most = said_number(figure)
        if number is not None and number == most and _tells(figure, number):
            telling[figure.entry.document].append((figure, number))
    texts: dict[Hashable, dict[str, _Named]] = defaultdict(lambda: defaultdict(dict))
    for document, told in telling.items():
        for figure, number in told if len(told) >= _SEVERAL else ():
            for place in figure.places:
                key = (figure.counts, widest_subject(figure.subject or "", world), place)
                what = (figure.entry.metric, figure.group, number)
                texts[key][document].setdefault(what, figure)
    for by_text in texts.values():
        several = [named for named in by_text.values() if len(named) >= _SEVERAL]
        if len(several) > 1:
            yield from _of_one_place(several, world)


def _tells(figure: Comparable, number: Decimal) -> bool:
    """Whether a number of people tells its report from others: what happened to so many, all of them."""
    some = figure.entry.scope in (Scope.SHARE, Scope.OTHER_EVENT)
    flow = figure.measure == "flow" and figure.dimension == "people"
    return flow and number >= _LEAST and not is_round(number) and not some


def _of_one_place(texts: Sequence[_Named], world: World) -> Iterator[Link]:
    """Each figure with that of the first text before its own that shares enough with it."""
    listed: dict[Hashable, list[int]] = defaultdict(list)
    for at, named in enumerate(texts):
        shared: dict[int, list[Hashable]] = defaultdict(list)
        for told in named:
            for before in listed[told][-_PAPERS:]:
                shared[before].append(told)
            listed[told].append(at)
        for before in sorted(shared):
            if len(shared[before]) >= _SEVERAL:
                yield from _links(texts[before], named, shared[before], world)


def _links(one: _Named, other: _Named, shared: Sequence[Hashable], world: World) -> Iterator[Link]:
    pairs = [(one[told], other[told]) for told in shared]
    alike = [(a, b) for a, b in pairs if _may_be_one(a, b, world)]
    if len(alike) >= _SEVERAL:
        yield from (Link(a.entry.id, b.entry.id, Why.SHARED) for a, b in alike)


def _may_be_one(one: Comparable, other: Comparable, world: World) -> bool:
    """Whether nothing says that two figures of one number are two: they were printed in one week, and no two
    bodies or men give them."""
    return in_one_week(one, other) and not two_give(giver(one, world), giver(other, world))


def find_of_events(figures: Iterable[Comparable], world: World) -> Iterator[Link]:
    """Links from the first figure of an event with each number of three digits that are no noughts to those
    that repeat it; `figures` are in order of publication."""
    numbers: dict[Hashable, list[Comparable]] = defaultdict(list)
    for figure in figures:
        if figure.named_event is not None and _counts_all(figure):
            counted = figure.entry.metric, figure.group, figure.dimension
            numbers[figure.named_event, *counted, figure.low, figure.high].append(figure)
    for same in numbers.values():
        first = same[0]
        for other in same[1:]:
            if _is_one(first, other, world):
                yield Link(first.entry.id, other.entry.id, Why.EVENT)


def _counts_all(figure: Comparable) -> bool:
    """Whether a figure says exactly how many it was, of all that it counts."""
    flow = figure.measure == "flow" and not figure.rate and not figure.planned
    return flow and figure.entry.scope not in NO_TOTAL and is_large(figure) and is_exact(figure)


def _is_one(one: Comparable, other: Comparable, world: World) -> bool:
    """Whether two figures of one number are one: of places that hold one another, and of some hundreds not
    where two bodies give them."""
    rare = is_rare(one) or not two_give(giver(one, world), giver(other, world))
    return rare and places_hold(one, other, world)
