"""One number of one claimant that texts are read to give for other places, periods or groups.

Headline and text, and the papers of one week, word one figure in several ways: "270,000 fled to Bangladesh
since August", "270,000 Rohingya fled Myanmar". Read to answer several questions, it still
goes back to one origin.
"""

from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Iterator, Sequence

from claims.compare.entry.bounds import Bounds
from claims.compare.entry.comparable import Comparable
from claims.compare.origin.links import Link, Why, is_exact
from claims.compare.world import World
from claims.dates import distance, gap
from claims.model import Basis, Qualifier, Scope

_LEAST = 100  # below it two numbers are easily the same by chance
_MONTH, _HALF_YEAR = 31, 183  # days between the times that one figure is read to be of
_WEEK = 7  # days between two papers that print one figure
_NOT_ALL = frozenset((Scope.SHARE, Scope.ADDITION, Scope.OTHER_EVENT))


def find_restatements(figures: Iterable[Comparable], world: World) -> Iterator[Link]:
    """Links between figures of whatever question that one claimant gives in one week, or one text in one
    voice, and that are one number. Each goes back to the first that it can be."""
    given: dict[tuple[Hashable, Why], list[Comparable]] = defaultdict(list)
    for figure in figures:
        for said in said_numbers(figure):
            given[said].append(figure)
    for (_, why), same in given.items():
        if len(same) == 1:
            continue
        yield from (Link(one.entry.id, other.entry.id, why) for one, other in _pairs(same, world))


def said_numbers(figure: Comparable) -> Iterator[tuple[tuple[Hashable, ...], Why]]:
    """What figures share that can be one number: who gives it, the number, and what it is of; and why."""
    if _is_told_apart(figure):
        number = (*_number(figure), figure.entry.metric, figure.dimension, figure.entry.per)
        yield from (((*voice, *number), why) for voice, why in _voices(figure))


def _voices(figure: Comparable) -> Iterator[tuple[tuple[str, ...], Why]]:
    """Who gives a figure: a claimant everywhere, and each text in its own words."""
    if figure.claimant and not figure.anybody:
        yield (figure.claimant,), Why.NUMBER
    yield ("text", figure.entry.document), Why.REPEATED


def _is_told_apart(figure: Comparable) -> bool:
    """Whether a figure is large enough, and all there is of what it counts."""
    number = figure.low if figure.low is not None else figure.high
    vague = figure.entry.qualifier is Qualifier.ORDER or figure.dimension == "percent"
    part = figure.entry.scope in _NOT_ALL or figure.entry.part_of is not None
    return number is not None and number >= _LEAST and not vague and not part


def _number(figure: Comparable) -> Bounds:
    """The bounds, without whether it is "more than" the number or the number: papers drop that."""
    low, high = figure.low, figure.high
    return (low if low is not None else high, high if high is not None else low)


def _pairs(same: Sequence[Comparable], world: World) -> Iterator[tuple[Comparable, Comparable]]:
    """Each figure with the first one of its week that it can be; `same` is in order of publication."""
    firsts: deque[Comparable] = deque()
    for figure in same:
        while firsts and figure.order[0] - firsts[0].order[0] > _FORGOTTEN:
            firsts.popleft()
        near = [it for it in firsts if _in_one_week(it, figure)]
        first = next((it for it in near if _may_be_one(it, figure, world)), None)
        if first is not None:
            yield first, figure
        elif len(near) < _KINDS:
            firsts.append(figure)


_KINDS = 12  # of one number of one voice in one week: places, periods; beyond it nothing is looked for
_FORGOTTEN = 740  # days: the ends of two times of a year or less that share a day lie nearer


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
    if one.planned != other.planned or not _in_one_week(one, other):
        return False
    exact = is_exact(one) or is_exact(other)
    told = one.entry.as_of_basis is other.entry.as_of_basis is Basis.TEXT
    most = _HALF_YEAR if exact and not told else _MONTH
    if one.days and other.days and gap(one.days, other.days) > most:
        return False
    return exact or (_groups_hold(one, other) and _places_hold(one, other, world))


def _in_one_week(one: Comparable, other: Comparable) -> bool:
    if one.entry.document == other.entry.document:
        return True
    days = (one.published, other.published)
    return days[0] is not None and days[1] is not None and distance(days[0], days[1]) <= _WEEK


def _groups_hold(one: Comparable, other: Comparable) -> bool:
    return one.group == other.group or one.group.within(other.group) or other.group.within(one.group)


def _places_hold(one: Comparable, other: Comparable, world: World) -> bool:
    """Whether the places share one, or each of the one lies in some of the other, or one has none."""
    left, right = one.places, other.places
    if not left or not right or left & right:
        return True
    return any(
        all(any(world.place_within(it, place) for place in whole) for it in part)
        for part, whole in ((left, right), (right, left))
    )
