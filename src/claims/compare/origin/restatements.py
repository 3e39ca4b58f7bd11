"""One number of one claimant that texts are read to give for other places, periods or groups; and exact
numbers of people that papers give in their own voice.

Headline and text, and the papers of one week, word one figure in several ways: "270,000 fled to Bangladesh
since August", "270,000 Rohingya fled Myanmar". Read to answer several questions, it still
goes back to one origin.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Iterator, Sequence

from claims.compare.entry.bounds import Bounds
from claims.compare.entry.comparable import Comparable
from claims.compare.origin.links import Link, Why, is_exact, is_exact_number
from claims.compare.world import World
from claims.dates import distance, gap
from claims.model import Basis, Qualifier, Scope

_LEAST = 100  # below it two numbers are easily the same by chance
_LEAST_TOLL = 10  # of one claimant, for one and the same day
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
        if len(same) > 1:
            pairs = _own_voices(same, world) if why is Why.FIGURE else _pairs(same, world)
            yield from (Link(one.entry.id, other.entry.id, why) for one, other in pairs)


def said_numbers(figure: Comparable) -> Iterator[tuple[tuple[Hashable, ...], Why]]:
    """What figures share that can be one number: who gives it, the number, and what it is of; and why."""
    if _is_told_apart(figure):
        number = (*_number(figure), figure.entry.metric, figure.dimension, figure.entry.per)
        yield from (((*voice, *number), why) for voice, why in _voices(figure))


def _voices(figure: Comparable) -> Iterator[tuple[tuple[str, ...], Why]]:
    """Who gives a figure: a claimant everywhere, and each text in its own words; an exact number of people,
    whoever first gave it."""
    if figure.claimant and not figure.anybody:
        yield (figure.claimant,), Why.NUMBER
    if _is_large(figure):
        yield ("text", figure.entry.document), Why.REPEATED
        if figure.dimension == "people" and figure.entry.metric != "other" and is_exact_number(figure):
            yield ("number",), Why.FIGURE


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


def _own_voices(same: Sequence[Comparable], world: World) -> Iterator[tuple[Comparable, Comparable]]:
    """Each figure that a paper gives in its own voice with the one claimant who gives it in that week, or
    where nobody does with the first paper; `same` is in order of publication."""
    days = [figure.order[0] for figure in same]
    for figure in (it for it in same if it.claimant is None):
        start, end = bisect_left(days, figure.order[0] - _WEEK), bisect_right(days, figure.order[0] + _WEEK)
        near = same[start : min(end, start + _PAPERS)]
        alike = [it for it in near if it is not figure and _is_alike(it, figure, world)]
        named = [it for it in alike if it.claimant and not it.anybody]
        earlier = [it for it in alike if it.claimant is None and it.order < figure.order]
        if len({it.claimant for it in named}) < 2 and (named or earlier):
            yield (named or earlier)[0], figure


_PAPERS = 40  # that give one number in a fortnight; beyond them nothing is looked for


def _is_alike(one: Comparable, other: Comparable, world: World) -> bool:
    return (
        _may_be_one(one, other, world)
        and _groups_hold(one, other)
        and _places_hold(one, other, world)
        and one.measure == other.measure
    )


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
    return exact or (_groups_hold(one, other) and _places_hold(one, other, world))


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


def _places_hold(one: Comparable, other: Comparable, world: World) -> bool:
    """Whether the places share one, or each of the one lies in some of the other, or one has none."""
    left, right = one.places, other.places
    if not left or not right or left & right:
        return True
    return any(
        all(any(world.place_within(it, place) for place in whole) for it in part)
        for part, whole in ((left, right), (right, left))
    )
