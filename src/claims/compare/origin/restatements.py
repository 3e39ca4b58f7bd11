"""One number of one claimant that texts are read to give for other places, periods or groups; and numbers of
people that papers give in their own voice.

Headline and text, and the papers of one week, word one figure in several ways: "270,000 fled to Bangladesh
since August", "270,000 Rohingya fled Myanmar". Read to answer several questions, it still
goes back to one origin.
"""

from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain

from claims.compare.entry.comparable import Comparable
from claims.compare.number.givers import Giver, giver, two_give
from claims.compare.number.one_number import WEEK, in_one_week
from claims.compare.number.place_lists import lists_around, lists_of
from claims.compare.origin.given_numbers import Given, GivenNumbers
from claims.compare.origin.links import STRENGTH, Link, Why
from claims.compare.origin.own_voices import own_voices
from claims.compare.world import World
from claims.dates import Days


def find_restatements(figures: Iterable[Comparable], numbers: GivenNumbers, world: World) -> list[Link]:
    """Links between figures of whatever question that are one of their `numbers`, the strongest reasons
    first. Each goes back to the first that it can be; the order hangs on nothing but the two."""
    given: dict[Given, list[Comparable]] = defaultdict(list)
    for figure in figures:
        for number in numbers[figure]:
            given[number].append(figure)
    found: list[tuple[int, tuple[object, ...], Link]] = []
    for number, same in given.items():
        if len(same) > 1:
            found += [
                (
                    STRENGTH[number.why],
                    (other.order, one.order),
                    Link(one.entry.id, other.entry.id, number.why),
                )
                for one, other in _paired(same, number, world)
            ]
    return [link for *_, link in sorted(found)]


def _paired(
    same: Sequence[Comparable], number: Given, world: World
) -> Iterator[tuple[Comparable, Comparable]]:
    """The figures of a number with those that they go back to."""
    if number.why is Why.REPEATED:
        return _told_again(same, number, world)
    if number.why is Why.FIGURE and not number.voice:
        return own_voices(same, world)
    return _pairs(same, number, world)


def _told_again(
    same: Sequence[Comparable], number: Given, world: World
) -> Iterator[tuple[Comparable, Comparable]]:
    """Each figure of a text with the first one that it can be: what nobody is named to give there goes with
    the first who gives it, and where two give one number, each has his own."""
    firsts: list[tuple[Comparable, list[Giver]]] = []
    for figure in same:
        by = giver(figure, world)
        for first, known in firsts:
            if number.alike(first, figure, world) and not any(two_give(it, by) for it in known):
                yield first, figure
                break
        else:
            first, known = figure, []
            if len(firsts) < _KINDS:
                firsts.append((first, known))
        if by is not None and len(known) < _KINDS and by not in known:
            known.append(by)


def _pairs(
    same: Sequence[Comparable], number: Given, world: World
) -> Iterator[tuple[Comparable, Comparable]]:
    """Each figure with the first one of its week that it can be; `same` is in order of publication."""
    lists, looked_up = (_all, _all) if number.anywhere else (lists_of, lists_around)
    firsts: dict[Hashable, deque[Comparable]] = defaultdict(deque)
    for figure in same:
        names = [it for it in looked_up(figure, world) if it in firsts]
        of_week = {name: _of_week(firsts[name], figure) for name in names}
        near = sorted({*chain.from_iterable(of_week.values())}, key=lambda it: it.order) if names else ()
        first = next((it for it in near if number.alike(it, figure, world)), None)
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
