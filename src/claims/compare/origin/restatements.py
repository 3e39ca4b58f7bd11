"""One number of one claimant that texts are read to give for other places, periods or groups; and exact
numbers of people that papers give in their own voice.

Headline and text, and the papers of one week, word one figure in several ways: "270,000 fled to Bangladesh
since August", "270,000 Rohingya fled Myanmar". Read to answer several questions, it still
goes back to one origin.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from claims.compare.entry.bounds import Bounds
from claims.compare.entry.comparable import Comparable
from claims.compare.origin.links import Link, Why, is_exact, is_exact_number
from claims.compare.origin.place_lists import lists_around, lists_of, places_hold
from claims.compare.world import World
from claims.dates import distance, gap
from claims.model import Basis, Qualifier, Scope

_LEAST = 100  # below it two numbers are easily the same by chance
_LEAST_TOLL = 10  # of one claimant, for one and the same day
_MONTH, _HALF_YEAR = 31, 183  # days between the times that one figure is read to be of
_WEEK = 7  # days between two papers that print one figure
_NOT_ALL = frozenset((Scope.SHARE, Scope.ADDITION, Scope.OTHER_EVENT))


class Given(NamedTuple):
    """A number that somebody gives. Figures that share it can be one, if they are printed in one week or in
    one text: where it is exact wherever they are, else where their places hold one another."""

    why: Why
    voice: tuple[str, ...]
    number: tuple[Hashable, ...]  # with what it is of
    anywhere: bool


def find_restatements(figures: Iterable[Comparable], world: World) -> Iterator[Link]:
    """Links between figures of whatever question that one claimant gives in one week, or one text in one
    voice, and that are one number. Each goes back to the first that it can be."""
    given: dict[Given, list[Comparable]] = defaultdict(list)
    for figure in figures:
        for number in given_numbers(figure):
            given[number].append(figure)
    for number, same in given.items():
        if len(same) > 1:
            pairs = _own_voices(same, world) if number.why is Why.FIGURE else _pairs(same, number, world)
            yield from (Link(one.entry.id, other.entry.id, number.why) for one, other in pairs)


def given_numbers(figure: Comparable) -> Iterator[Given]:
    """The numbers that a figure can be: of its claimant everywhere, and of its text in whose words ever; an
    exact number of people, whoever first gave it."""
    if not _is_told_apart(figure):
        return
    entry, bounds = figure.entry, _number(figure)
    anywhere = (*bounds, entry.metric, figure.dimension, entry.per)
    of_places = (*bounds, entry.metric, entry.per, *figure.question_key.counts)
    if figure.claimant and not figure.anybody:
        exact = _is_exact(*bounds)
        yield Given(Why.NUMBER, (figure.claimant,), anywhere if exact else of_places, exact)
    if _is_large(figure):
        yield Given(Why.REPEATED, ("text", entry.document), anywhere, True)
        if figure.dimension == "people" and entry.metric != "other" and is_exact_number(figure.low):
            yield Given(Why.FIGURE, (), of_places, False)


def _is_told_apart(figure: Comparable) -> bool:
    """Whether a figure is large enough, and all there is of what it counts: less will do for the toll of a
    day that the text names."""
    vague = figure.entry.qualifier is Qualifier.ORDER or figure.dimension == "percent"
    part = figure.entry.scope in _NOT_ALL or figure.entry.part_of is not None
    return not vague and not part and (_is_large(figure) or _is_large_toll(figure))


def _is_large(figure: Comparable) -> bool:
    number, _ = _number(figure)
    return number is not None and number >= _LEAST


def _is_large_toll(figure: Comparable) -> bool:
    number, _ = _number(figure)
    of_a_day = figure.entry.as_of_basis is Basis.TEXT and figure.days is not None and figure.days.length == 1
    return number is not None and number >= _LEAST_TOLL and of_a_day and figure.measure == "flow"


def _number(figure: Comparable) -> Bounds:
    """The bounds, without whether it is "more than" the number or the number: papers drop that."""
    low, high = figure.low, figure.high
    return (low if low is not None else high, high if high is not None else low)


def _is_exact(low: Decimal | None, high: Decimal | None) -> bool:
    """Whether a figure of that number can be exact (`is_exact`)."""
    return low != high or is_exact_number(low)


def _pairs(
    same: Sequence[Comparable], number: Given, world: World
) -> Iterator[tuple[Comparable, Comparable]]:
    """Each figure with the first one of its week that it can be; `same` is in order of publication."""
    lists, looked_up = (_all, _all) if number.anywhere else (lists_of, lists_around)
    firsts: dict[Hashable, deque[Comparable]] = defaultdict(deque)
    for figure in same:
        near = (it for name in looked_up(figure, world) for it in _of_week(firsts[name], figure))
        alike = (it for it in near if _may_be_one(it, figure, world))
        first = min(alike, key=lambda it: it.order, default=None)
        if first is not None:
            yield first, figure
            continue
        for name in lists(figure, world):
            if len(_of_week(firsts[name], figure)) < _KINDS:
                firsts[name].append(figure)


def _all(_: Comparable, __: World) -> tuple[Hashable, ...]:
    """The one list that all figures stand in where it does not matter where they are."""
    return ("",)


def _of_week(listed: deque[Comparable], figure: Comparable) -> list[Comparable]:
    """Those of the week of a figure. What is older than it can matter to any later one is forgotten."""
    while listed and figure.order[0] - listed[0].order[0] > _FORGOTTEN:
        listed.popleft()
    return [it for it in listed if _in_one_week(it, figure)]


_KINDS = 12  # of one number of one voice in one week: places, periods; beyond it nothing is looked for
_FORGOTTEN = 740  # days: the ends of two times of a year or less that share a day lie nearer


def _own_voices(same: Sequence[Comparable], world: World) -> Iterator[tuple[Comparable, Comparable]]:
    """Each figure that a paper gives in its own voice with the one claimant who gives it in that week, or
    where nobody does with the first paper; `same` is in order of publication."""
    listed: dict[Hashable, list[Comparable]] = defaultdict(list)
    for figure in same:
        for name in lists_of(figure, world):
            listed[name].append(figure)
    for figure in (it for it in same if it.claimant is None):
        near = (it for name in lists_around(figure, world) for it in _about_day(listed.get(name, ()), figure))
        alike = [it for it in dict.fromkeys(near) if it is not figure and _is_alike(it, figure, world)]
        alike.sort(key=lambda it: it.order)
        named = [it for it in alike if it.claimant and not it.anybody]
        earlier = [it for it in alike if it.claimant is None and it.order < figure.order]
        if len({it.claimant for it in named}) < 2 and (named or earlier):
            yield (named or earlier)[0], figure


def _about_day(listed: Sequence[Comparable], figure: Comparable) -> Sequence[Comparable]:
    """The first of those that were published in the fortnight around the day of a figure."""
    day = figure.order[0]
    start = bisect_left(listed, day - _WEEK, key=_day)
    return listed[start : min(bisect_right(listed, day + _WEEK, key=_day), start + _PAPERS)]


def _day(figure: Comparable) -> int:
    return figure.order[0]


_PAPERS = 40  # that give one number of one place in a fortnight; beyond them nothing is looked for


def _is_alike(one: Comparable, other: Comparable, world: World) -> bool:
    return _may_be_one(one, other, world) and _groups_hold(one, other) and places_hold(one, other, world)


def weeks_of(figure: Comparable) -> Iterator[tuple[int, int]]:
    """Names of the times that a figure was printed in: two that were printed in one week share one."""
    days, fortnight = figure.published, 2 * (_WEEK + 1)
    if days is not None:
        for shift in (0, _WEEK + 1):
            numbers = range((days.first + shift) // fortnight, (days.last + shift) // fortnight + 1)
            yield from ((shift, number) for number in numbers)


def _may_be_one(one: Comparable, other: Comparable, world: World) -> bool:
    """Whether two figures of one number can be one: printed in one week, neither a rise where the other is a
    total, and of places and groups that hold one another; where the number is exact, of any."""
    if one.superseded != other.superseded or one.entry.change != other.entry.change:
        return False
    if one.planned != other.planned or not _in_one_week(one, other) or _count_two(one, other):
        return False
    if not (_is_large(one) or one.days == other.days):
        return False
    exact = is_exact(one) or is_exact(other)
    told = one.entry.as_of_basis is other.entry.as_of_basis is Basis.TEXT
    most = _HALF_YEAR if exact and not told else _MONTH
    if one.days and other.days and gap(one.days, other.days) > most:
        return False
    return exact or (_groups_hold(one, other) and places_hold(one, other, world))


def _count_two(one: Comparable, other: Comparable) -> bool:
    """Whether a number is told of two things: twice in one sentence, or of the dead and of the missing."""
    left, right = one.entry, other.entry
    if not _BEFALLS.isdisjoint(one.group.marks ^ other.group.marks):
        return True
    near = left.document == right.document and abs(left.start - right.start) <= _SENTENCE
    return near and left.passage is not None and left.passage == right.passage


# What happened to people tells some from others: the marks of `Group` that do.
_BEFALLS = frozenset(("abducted", "detained", "displaced", "injured", "killed"))
_SENTENCE = 300  # letters: a sentence that stands farther on is printed a second time


def _in_one_week(one: Comparable, other: Comparable) -> bool:
    if one.entry.document == other.entry.document:
        return True
    days = (one.published, other.published)
    return days[0] is not None and days[1] is not None and distance(days[0], days[1]) <= _WEEK


def _groups_hold(one: Comparable, other: Comparable) -> bool:
    return one.group == other.group or one.group.within(other.group) or other.group.within(one.group)
