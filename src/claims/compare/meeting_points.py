"""Where claims can meet: claims that no chain of meetings joins never bear on one another.

A claim stands at points: what it counts, at each of its places; its number, with its sentence and with the
speaker; what its text ties together. It looks at others: the wider places that its own lie in, whose totals
would have to hold it. Two claims meet where both stand at one point, or one stands where the other looks. To
compare the claims of a family that are joined so says of them what comparing the whole family says, if
claimants have their names from all of it.
"""

from collections import defaultdict
from collections.abc import Container, Hashable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

from claims.compare.entry.comparable import Comparable
from claims.compare.families import Topic
from claims.compare.origin.links import Why
from claims.compare.origin.one_number import days_told
from claims.compare.origin.restatements import given_numbers, weeks_of
from claims.compare.origin.union_find import Union
from claims.compare.world import World
from claims.lexicon.speaker_names import fold

_KEPT = 2**12  # numbers of which the digits are remembered: the same ones come over and over
_Point = tuple[Hashable, ...]  # of strings and numbers alone, so that `repr` tells it on every machine
_EVER = (0,)  # the one week of what is not bound to any
_MASK = (1 << 63) - 1
_STRIDE = 0x1E3779B97F4A7C15  # between the numbers of a point in two weeks: odd, so that no two are the same


class Points(NamedTuple):
    """Where a claim stands, and where it looks: points by their numbers, hashes of what they say."""

    at: frozenset[int]
    looks: frozenset[int]


class _Numbers(dict[_Point, int]):
    """The numbers of the points of a family, each worked out once."""

    def __init__(self, family: Topic) -> None:
        super().__init__()
        self.family = family

    def __missing__(self, point: _Point) -> int:
        told = repr((*self.family, *point)).encode()
        number = self[point] = int.from_bytes(blake2b(told, digest_size=8).digest()) & _MASK
        return number


def spokesmen(family: Topic) -> int:
    """Where claims look of whose claimants texts say for whom they speak. Nobody stands there."""
    return _Numbers(family)["spokesmen",]


def find_points(figures: Iterable[Comparable], family: Topic, world: World) -> dict[str, Points]:
    """The points of figures of one family, by the ids of their claims. They have to be all that the family
    has of their documents, and have the keys of their claimants (`figures_in_context`)."""
    by_text: dict[str, list[Comparable]] = defaultdict(list)
    for figure in figures:
        by_text[figure.entry.document].append(figure)
    wholes = {it.entry.part_of for same in by_text.values() for it in same if it.entry.part_of}
    numbers = _Numbers(family)
    known: dict[Hashable, tuple[list[int], frozenset[int]]] = {}  # of those that count one thing there
    found: dict[str, Points] = {}
    for same in by_text.values():
        for figure, tied in _tied(same, wholes, world):
            counted = figure.question_key.counts
            here = (counted, figure.places, not figure.subject)
            if (places := known.get(here)) is None:
                own = _places(figure, counted, world)
                places = known[here] = [numbers[it] for it in own[0]], frozenset(numbers[it] for it in own[1])
            at, looks = [*places[0], *(numbers[it] for it in tied)], list[int]()
            for point, weeks, stands in _of_numbers(figure, world):
                number, listed = numbers[point], at if stands else looks
                listed += [number + week * _STRIDE & _MASK for week in weeks]
            found[figure.entry.id] = Points(frozenset(at), places[1].union(looks) if looks else places[1])
    return found


def _places(figure: Comparable, counted: _Point, world: World) -> tuple[list[_Point], list[_Point]]:
    """What figures share whose question keys can be those of a part and its whole, at each place; and the
    same at the places around them, for a group's stock also at none, which may mean all of it."""
    around = {fold(wider) for place in figure.places for wider in world.surroundings(place)}
    if figure.subject and figure.measure == "stock" and figure.places:
        around.add("")
    at = [(*counted, fold(place)) for place in figure.places or ("",)]
    return at, [(*counted, wider) for wider in around]


def _of_numbers(figure: Comparable, world: World) -> Iterator[tuple[_Point, Iterable[int], bool]]:
    """The sentence or the speaker and the number: copies of it have one origin, whatever it was read to be
    of. Where the places have to hold one another, those that have some meet there, and those of one claimant
    in their country, as what is a stock in one text may be a flow in another; they only look for those that
    have none. A point is given with the weeks in each of which it is one of its own, and with whether the
    figure stands there."""
    passage = figure.entry.passage
    if passage is not None:
        bounds = (_plain(figure.low), _plain(figure.high))
        yield (
            ("sentence", passage, *bounds, figure.entry.metric, figure.measure, figure.dimension),
            _EVER,
            True,
        )
    weeks = {week for days in days_told(figure) for week in weeks_of(days)}
    for given in given_numbers(figure):
        low, high, *of = given.number
        point = (given.why.value, *given.voice, _plain(low), _plain(high), *of)
        stands = given.anywhere or not figure.places
        yield point, _EVER if given.why is Why.REPEATED else weeks, stands
        if not stands and given.voice:
            yield from (((*point, fold(it)), weeks, True) for it in _widest(figure, world))


def _widest(figure: Comparable, world: World) -> set[str]:
    """The widest of the places around each place: those whose places hold one another share one."""
    return {(world.surroundings(place) or (place,))[-1] for place in figure.places}


@lru_cache(_KEPT)
def _plain(number: Decimal | None) -> str | None:
    return None if number is None else str(number.normalize())


def _tied(
    figures: Sequence[Comparable], wholes: Container[str], world: World
) -> Iterator[tuple[Comparable, list[_Point]]]:
    """The figures of one text with the points at which the text ties them together: the parts to their
    wholes, earlier figures to those that replace them, "the agency" to the one that was named before."""
    text = figures[0].entry.document
    earlier = {it.entry.metric for it in figures if it.entry.earlier}
    bodies = any(world.speakers.is_body(it.entry.claimant) for it in figures if it.entry.claimant)
    for figure in figures:
        entry = figure.entry
        tied: list[_Point] = [("part", it) for it in (entry.id, entry.part_of) if it and it in wholes]
        tied += [("earlier", text, entry.metric)] if entry.metric in earlier else []
        yield figure, tied + ([("text", text)] if bodies else [])


def join_meeting(points: Mapping[str, Points], together: Iterable[tuple[str, str]] = ()) -> dict[str, str]:
    """For each claim the least id of those that meetings join it with; `together` are joined in any case."""
    union: Union[str] = Union()
    first: dict[int, str] = {}  # who stands at each point
    for claim, own in points.items():
        for point in own.at:
            if (other := first.setdefault(point, claim)) is not claim:
                union.join(other, claim)
    for claim, own in points.items():
        for point in own.looks & first.keys():
            union.join(first[point], claim)
    for one, other in together:
        union.join(one, other)
    least: dict[str, str] = {}
    for claim in sorted(points):
        least.setdefault(union.find(claim), claim)
    return {claim: least[union.find(claim)] for claim in points}
