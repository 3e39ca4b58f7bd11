"""Which figures of a text are its exact one, rounded: "nearly 300 dead" over a report of 297.

Headlines and first sentences round what the text then tells to the last man. A text that has two numbers to
which the round one would fit says of neither that it is meant, nor does a round number with nothing before
it: that counts something else as easily.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from functools import lru_cache

from claims.compare.entry.bounds import Bounds
from claims.compare.entry.comparable import TOLERANCE, Comparable
from claims.compare.number.givers import giver, two_give
from claims.compare.number.one_number import NO_TOTAL, WEEK, count_two, in_one_week
from claims.compare.number.place_lists import lie_within
from claims.compare.number.rarity import digits_of, said_number
from claims.compare.origin.links import Link, Why
from claims.compare.origin.own_voices import about_day
from claims.compare.world import World
from claims.dates import gap
from claims.lexicon.counted_group import Group

_FEW_DAYS = 3  # between the times of which a text's headline and its sentences are read to be
_LEAST = 30  # of a smaller number "more than 20" is as easily said of another
_MANY, _DIGITS = 10_000, 3  # of a number that another text rounds
_TIMES = 12  # that a text tells its exact number; beyond them nothing is looked for
_KEPT = 2**14  # numbers of which the roundings are remembered: the same ones come over and over
_CIVILIANS = frozenset(("civilians",))

_Point = tuple[Hashable, ...]


def find_rounded(figures: Iterable[Comparable], world: World) -> Iterator[Link]:
    """Links from the exact figures of texts to those of the same text that round them."""
    listed = list(figures)
    short: dict[_Point, list[Comparable]] = defaultdict(list)
    for figure in filter(is_rounding, listed):
        short[_point(figure, (figure.low, figure.high))].append(figure)
    texts = {point[1] for point in short}
    full: dict[_Point, list[Comparable]] = defaultdict(list)
    for figure in (it for it in listed if it.entry.document in texts):
        for bounds in _shorter(figure):
            full[_point(figure, bounds)].append(figure)
    for point, rounded in short.items():
        exact = full.get(point, ())
        if len({said_number(it) for it in exact}) == 1:
            for figure in rounded:
                yield from _link(figure, exact[:_TIMES], world)


def rounding_points(figure: Comparable, rounded: Collection[Bounds]) -> Iterator[_Point]:
    """Where a figure meets those of its text that it may round, or that may round it. `rounded` are the
    bounds of the figures of the text that say they are not the number itself (`is_rounding`)."""
    yield from (_point(figure, bounds) for bounds in _shorter(figure) if bounds in rounded)
    if is_rounding(figure):
        yield _point(figure, (figure.low, figure.high))


def is_rounding(figure: Comparable) -> bool:
    """Whether a figure says that it is not the number itself: "nearly 300", "more than 2,000"."""
    return _stands_alone(figure) and (figure.vague or figure.low is None or figure.high is None)


def _stands_alone(figure: Comparable) -> bool:
    entry = figure.entry
    return entry.scope not in NO_TOTAL and entry.part_of is None and not figure.superseded


def _shorter(figure: Comparable) -> tuple[Bounds, ...]:
    """What a text may make of a figure that it also tells exactly."""
    number, other = said_number(figure)
    exact = number is not None and number == other and _stands_alone(figure)
    return _roundings(number) if exact and number is not None else ()


@lru_cache(_KEPT)
def _roundings(number: Decimal) -> tuple[Bounds, ...]:
    """What a text may make of a number that it also tells: with more noughts, to either side."""
    if number < _LEAST:
        return ()
    found: dict[Bounds, None] = {}
    whole, digits = number.normalize().adjusted() + 1, digits_of(number)
    for noughts in range(whole - digits + 1, whole):
        step = Decimal(1).scaleb(noughts)
        down, near, up = (
            (number / step).to_integral_value(way) * step
            for way in (ROUND_FLOOR, ROUND_HALF_EVEN, ROUND_CEILING)
        )
        found |= {it: None for it in ((down, None), (near, near), (None, up)) if _is_near(it, number)}
    return tuple(found)


def _is_near(bounds: Bounds, number: Decimal) -> bool:
    return all(it is None or abs(it - number) <= TOLERANCE * number for it in bounds)


def _point(figure: Comparable, bounds: Bounds) -> _Point:
    """What the two share to the letter, in the text."""
    entry = figure.entry
    return "rounded", entry.document, entry.metric, *bounds, figure.counts


def _link(figure: Comparable, exact: Sequence[Comparable], world: World) -> Iterator[Link]:
    """The first of the exact figures that the rounded one can be."""
    first = next((it for it in exact if _may_round(figure, it, world)), None)
    if first is not None:
        yield Link(first.entry.id, figure.entry.id, Why.HEADLINE)


def _may_round(short: Comparable, full: Comparable, world: World) -> bool:
    """Whether both are of one thing: of one time, and of one place, or told of the wider one before."""
    if count_two(short, full) or _gives_his_own(short, full, world):
        return False
    if short.days and full.days and gap(short.days, full.days) > _FEW_DAYS:
        return False
    if short.subject != full.subject and short.subject and full.subject:
        return False
    if _as_civilians(short) != _as_civilians(full):
        return False
    before = short.entry.start < full.entry.start
    return short.places == full.places or (before and _lie_around(short, full, world))


def _gives_his_own(short: Comparable, full: Comparable, world: World) -> bool:
    """Whether the rounded figure is another one's: of another body, or of a man whom the text quotes, who
    need not know what the paper knows."""
    by = giver(short, world)
    quoted = by is not None and by.person and short.claimant != full.claimant
    return quoted or two_give(by, giver(full, world))


def _as_civilians(figure: Comparable) -> Group:
    """Whom a figure counts, were they civilians: a headline seldom says so."""
    return figure.group._replace(marks=figure.group.marks | _CIVILIANS)


def find_rounded_elsewhere(figures: Iterable[Comparable], world: World) -> Iterator[Link]:
    """Links from a number to those of other texts that round it to three digits or more: "more than 183,000"
    of 183,159, printed of the same place in the same week, where no other number of the place would fit."""
    listed = [it for it in figures if _is_of_many(it)]
    short: dict[_Point, list[Comparable]] = defaultdict(list)
    for figure in filter(is_rounding, listed):
        short[_point_of_place(figure, (figure.low, figure.high))].append(figure)
    full: dict[_Point, list[Comparable]] = defaultdict(list)
    for figure in listed if short else ():
        for bounds in _shorter(figure):
            full[_point_of_place(figure, bounds)].append(figure)
    for point, rounded in short.items():
        for figure in rounded:
            near = about_day(full.get(point, ()), figure)
            fits = [it for it in near if _may_be_rounded(figure, it, world)]
            if len({said_number(it) for it in fits}) == 1:
                yield Link(fits[0].entry.id, figure.entry.id, Why.ELSEWHERE)


def _is_of_many(figure: Comparable) -> bool:
    """Whether a number of people has five digits or more, of which three or more are no noughts."""
    number, _ = said_number(figure)
    people = figure.dimension == "people" and bool(figure.places)
    return people and number is not None and number >= _MANY and digits_of(number) >= _DIGITS


def _point_of_place(figure: Comparable, bounds: Bounds) -> _Point:
    entry, key = figure.entry, figure.question_key
    return entry.metric, *bounds, key.counts, key.group, figure.places, figure.subject


def _may_be_rounded(short: Comparable, full: Comparable, world: World) -> bool:
    """Whether the rounded figure of another text may be the full one: of one week, and not of two givers."""
    if not in_one_week(short, full) or two_give(giver(short, world), giver(full, world)):
        return False
    return short.days is None or full.days is None or gap(short.days, full.days) <= WEEK


def _lie_around(short: Comparable, full: Comparable, world: World) -> bool:
    """Whether the places of the rounded figure are wider, or it has none."""
    return not short.places or lie_within(full.places - short.places, short.places, world)
