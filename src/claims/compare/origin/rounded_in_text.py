"""Which figures of a text are its exact one, rounded: "nearly 300 dead" over a report of 297.

Headlines and first sentences round what the text then tells to the last man. A text that has two numbers to
which the round one would fit says of neither that it is meant, nor does a round number with nothing before
it: that counts something else as easily.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence

from claims.compare.entry.bounds import Bounds, Short, shorter
from claims.compare.entry.comparable import Comparable
from claims.compare.origin.givers import giver, two_give
from claims.compare.origin.links import Link, Why
from claims.compare.origin.one_number import count_two
from claims.compare.origin.rarity import said_number
from claims.compare.world import World
from claims.dates import gap
from claims.model import Scope

_FEW_DAYS = 3  # between the times of which a text's headline and its sentences are read to be
_APART = frozenset((Scope.SHARE, Scope.ADDITION, Scope.OTHER_EVENT))

_Point = tuple[Hashable, ...]


def find_rounded(figures: Iterable[Comparable], world: World) -> Iterator[Link]:
    """Links from the exact figures of texts to those of the same text that round them."""
    full: dict[_Point, list[Comparable]] = defaultdict(list)
    short: dict[_Point, list[Comparable]] = defaultdict(list)
    for figure in figures:
        for point in _shorter_points(figure):
            full[point].append(figure)
        if is_rounding(figure):
            short[_point(figure, (figure.low, figure.high))].append(figure)
    for point, listed in short.items():
        exact = full.get(point, ())
        if len({said_number(it) for it in exact}) == 1:
            for figure in listed:
                yield from _link(figure, exact, world)


def rounding_points(figure: Comparable) -> Iterator[_Point]:
    """Where a figure meets those of its text that it may round, or that may round it."""
    yield from _shorter_points(figure)
    if is_rounding(figure):
        yield _point(figure, (figure.low, figure.high))


def is_rounding(figure: Comparable) -> bool:
    """Whether a figure says that it is not the number itself: "nearly 300", "more than 2,000"."""
    return _stands_alone(figure) and (figure.vague or figure.low is None or figure.high is None)


def _stands_alone(figure: Comparable) -> bool:
    entry = figure.entry
    return entry.scope not in _APART and entry.part_of is None and not figure.superseded


def _shorter_points(figure: Comparable) -> Iterator[_Point]:
    number, other = said_number(figure)
    if number is None or number != other or not _stands_alone(figure):
        return
    for bounds, how in shorter(number, number):
        if how is Short.ROUNDED:
            yield _point(figure, bounds)


def _point(figure: Comparable, bounds: Bounds) -> _Point:
    """What the two share to the letter, in the text."""
    return (
        "rounded",
        figure.entry.document,
        figure.entry.metric,
        *bounds,
        figure.question_key.counts,
        figure.group,
    )


def _link(figure: Comparable, exact: Sequence[Comparable], world: World) -> Iterator[Link]:
    """The first of the exact figures that the rounded one can be."""
    first = next((it for it in exact if _may_round(figure, it, world)), None)
    if first is not None:
        yield Link(first.entry.id, figure.entry.id, Why.HEADLINE)


def _may_round(short: Comparable, full: Comparable, world: World) -> bool:
    """Whether both are of one thing: of one time, and of one place, or told of the wider one before."""
    if count_two(short, full) or two_give(giver(short, world), giver(full, world)):
        return False
    if short.days and full.days and gap(short.days, full.days) > _FEW_DAYS:
        return False
    if short.subject != full.subject and short.subject and full.subject:
        return False
    before = short.entry.start < full.entry.start
    return short.places == full.places or (before and _is_around(short.places, full.places, world))


def _is_around(wide: Collection[str], places: Collection[str], world: World) -> bool:
    """Whether places lie in wider ones, as far as the gazetteer has them; it has to have one."""
    known = [place for place in places if world.surroundings(place)]
    inside = all(any(it == place or world.place_within(place, it) for it in wide) for place in known)
    return not wide or (bool(known) and inside)
