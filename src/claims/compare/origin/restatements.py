"""One number of one claimant that texts are read to give for other places, periods or groups; and numbers of
people that papers give in their own voice.

Headline and text, and the papers of one week, word one figure in several ways: "270,000 fled to Bangladesh
since August", "270,000 Rohingya fled Myanmar". Read to answer several questions, it still
goes back to one origin.
"""

from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import chain
from typing import Any, NamedTuple

from claims.compare.entry.comparable import Comparable
from claims.compare.origin.links import Link, Why, digits_of, is_exact_number
from claims.compare.origin.one_number import LEAST, WEEK, in_one_week, is_loss, may_be_one, said_number
from claims.compare.origin.own_voices import own_voices
from claims.compare.origin.place_lists import lists_around, lists_of
from claims.compare.world import World
from claims.dates import Days
from claims.model import Basis, Qualifier, Scope

_LEAST_TOLL = 10  # of one claimant for one and the same day, or in papers' own voice of one event
_EXACTER = 4  # digits that are no noughts
_NO_THINGS = frozenset(("people", "percent"))
_NOT_ALL = frozenset((Scope.SHARE, Scope.ADDITION, Scope.OTHER_EVENT))


class Given(NamedTuple):
    """A number that somebody gives. Figures that share it can be one, if they are printed in one week or in
    one text: where it is exact wherever they are, else where their places hold one another."""

    why: Why
    voice: tuple[str, ...]
    number: tuple[Any, ...]  # its bounds, and what it is of
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
            own = number.why is Why.FIGURE and not number.voice
            pairs = own_voices(same, world) if own else _pairs(same, number, world)
            yield from (Link(one.entry.id, other.entry.id, number.why) for one, other in pairs)


def given_numbers(figure: Comparable) -> Iterator[Given]:
    """The numbers that a figure can be: of its claimant everywhere, and of its text in whose words ever; a
    number of people, whoever first gave it."""
    entry, bounds = figure.entry, said_number(figure)
    number = bounds[0]
    large = number is not None and number >= LEAST
    # Less than a large number tells a figure from others where it is a toll: what happened has one.
    if not (large or (number is not None and number >= _LEAST_TOLL and figure.measure == "flow")):
        return
    yield from _numbers_of_thousands(figure)
    if _is_vague_or_part(figure):
        return
    anywhere = (*bounds, entry.metric, figure.dimension, entry.per)
    of_places = (*bounds, entry.metric, entry.per, *figure.question_key.counts)
    if figure.claimant and not figure.anybody and (large or _is_of_a_day(figure)):
        yield Given(Why.NUMBER, (figure.claimant,), anywhere, _is_exact(*bounds))
    yield Given(Why.REPEATED, ("text", entry.document), anywhere, True)
    exact_number = large and is_exact_number(figure.low)
    people = figure.dimension == "people" and entry.metric != "other"
    things = exact_number and figure.dimension not in _NO_THINGS
    if (people and (exact_number or figure.places)) or (things and figure.places):
        yield Given(Why.FIGURE, (), of_places, False)


def _numbers_of_thousands(figure: Comparable) -> Iterator[Given]:
    """The number of those whom a claimant says that a group lost, wherever that is read to be; and a number
    of people of four digits that are no noughts, whoever gives it: no two hit upon it."""
    entry, (low, high) = figure.entry, said_number(figure)
    if entry.qualifier is Qualifier.ORDER or entry.scope is Scope.OTHER_EVENT or figure.dimension != "people":
        return
    if figure.claimant and figure.subject and is_loss(figure):
        yield Given(Why.NUMBER, (figure.claimant, "group"), (low, high, entry.metric, figure.subject), True)
    if low is not None and low == high and digits_of(low) >= _EXACTER:
        yield Given(Why.FIGURE, ("anybody",), (low, high, entry.metric, entry.per), True)


def _is_vague_or_part(figure: Comparable) -> bool:
    """Whether a figure is a word of order, a share, or not all there is of what it counts."""
    entry = figure.entry
    vague = entry.qualifier is Qualifier.ORDER or figure.dimension == "percent"
    return vague or entry.scope in _NOT_ALL or entry.part_of is not None


def _is_of_a_day(figure: Comparable) -> bool:
    return figure.entry.as_of_basis is Basis.TEXT and figure.days is not None and figure.days.length == 1


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
        of_week = {name: _of_week(firsts[name], figure) for name in looked_up(figure, world)}
        near = sorted(set(chain.from_iterable(of_week.values())), key=lambda it: it.order)
        first = next((it for it in near if may_be_one(it, figure, world)), None)
        if first is not None:
            yield first, figure
            continue
        for name in lists(figure, world):
            known = of_week[name] if name in of_week else _of_week(firsts[name], figure)
            if len(known) < _KINDS:
                firsts[name].append(figure)


def _all(_: Comparable, __: World) -> tuple[Hashable, ...]:
    """The one list that all figures stand in where it does not matter where they are."""
    return ("",)


def _of_week(listed: deque[Comparable], figure: Comparable) -> list[Comparable]:
    """Those of the week of a figure. What is older than it can matter to any later one is forgotten."""
    while listed and figure.order[0] - listed[0].order[0] > _FORGOTTEN:
        listed.popleft()
    return [it for it in listed if in_one_week(it, figure)]


_KINDS = 12  # of one number of one voice in one week: places, periods; beyond it nothing is looked for
_KEPT = 2**12  # days of publication: texts have the same ones over and over
_FORGOTTEN = 740  # days: the ends of two times of a year or less that share a day lie nearer


@lru_cache(_KEPT)
def weeks_of(days: Days) -> tuple[int, ...]:
    """The numbers of the times in which a figure was told: two of one week share one."""
    half = WEEK + 1
    return tuple(
        2 * number + shift
        for shift in (0, 1)
        for number in range(
            (days.first + shift * half) // (2 * half), (days.last + shift * half) // (2 * half) + 1
        )
    )
