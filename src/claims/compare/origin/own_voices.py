"""Which numbers of people papers that print them in their own voice have from one place.

An exact number has one origin whoever prints it: hardly two hit upon it. Another one has where papers print
it of one event within days: 78 dead of one shipwreck, told on Wednesday and on Friday.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence

from claims.compare.entry.comparable import Comparable, is_catastrophe
from claims.compare.number.givers import giver, two_give
from claims.compare.number.one_number import (
    WEEK,
    befell,
    count_two,
    groups_hold,
    is_open,
    may_be_one,
)
from claims.compare.number.place_lists import lists_around, lists_of, places_hold
from claims.compare.number.rarity import LEAST, is_exact_number, is_round, said_number
from claims.compare.world import World
from claims.dates import distance, gap
from claims.model import Basis, Scope

_LEAST_EVENT = 30  # of a country, that papers print within days
_FEW_DAYS, _NEXT_DAY = 3, 1  # between two that print the number of one event


def own_voices(same: Sequence[Comparable], world: World) -> Iterator[tuple[Comparable, Comparable]]:
    """Each figure that a paper gives in its own voice, or has from somebody whom it does not name, with the
    one claimant who gives it in that week, and with an earlier paper that has it from nobody else; `same` is
    in order of publication."""
    listed: dict[Hashable, list[Comparable]] = defaultdict(list)
    for figure in same:
        for name in lists_of(figure, world):
            listed[name].append(figure)
    speakers: dict[str, list[str]] = {}  # of the figures that were joined: who gives it, if anybody does
    for figure in (it for it in same if _is_nobodys(it, world)):
        near = (it for name in lists_around(figure, world) for it in about_day(listed.get(name, ()), figure))
        alike = [it for it in dict.fromkeys(near) if it is not figure and is_alike(it, figure, world)]
        alike = [it for it in alike if not _are_set_apart(it, figure, world)]
        alike.sort(key=lambda it: it.order)
        named = _who_say_so(figure, [it for it in alike if not _is_nobodys(it, world)], world)
        claimants = _givers(named, world)
        said = claimants if len(claimants) < 2 else {_SEVERAL}
        earlier = (it for it in alike if it.entry.id in speakers)
        first = next((it for it in earlier if len(said.union(speakers[it.entry.id])) < 2), None)
        speakers[figure.entry.id] = speakers[first.entry.id] if first else []
        speakers[figure.entry.id] += said.difference(speakers[figure.entry.id])
        giver = named[0] if len(claimants) == 1 else None
        yield from ((it, figure) for it in (giver, first) if it)


def _are_set_apart(one: Comparable, other: Comparable, world: World) -> bool:
    """Whether one text has two give the number: "the army said", "residents said"."""
    together = one.entry.document == other.entry.document
    return together and two_give(giver(one, world), giver(other, world))


_SEVERAL = "several"  # claimants: nobody knows which of them papers follow, but they follow one another


def _who_say_so(figure: Comparable, named: list[Comparable], world: World) -> list[Comparable]:
    """Those who may have given a figure: where they are several, who said it with the same "at least" before
    it was printed."""
    if len(_givers(named, world)) < 2:
        return named
    before = (it for it in named if it.order[0] <= figure.order[0])
    alike = [it for it in before if (it.low, it.high) == (figure.low, figure.high)]
    return alike or named


def _givers(named: Iterable[Comparable], world: World) -> set[str]:
    """Who give figures, those of one body or state as one."""
    return {world.speakers.body(it.claimant) or it.claimant for it in named if it.claimant}


def _is_nobodys(figure: Comparable, world: World) -> bool:
    """Whether no text names who gives the figure, nor a body of which he is: "officials", "researchers in
    Britain", "the minister", but no UN official. Another paper has it from somebody, too."""
    name = figure.entry.claimant or ""
    if figure.claimant is None or figure.claimant in world.media:
        return True
    nameless = figure.anybody and world.speakers.is_nameless(name)
    return nameless or world.speakers.is_bare_office(name)


def about_day(listed: Sequence[Comparable], figure: Comparable) -> Sequence[Comparable]:
    """The first of those that were published in the fortnight around the day of a figure."""
    day = figure.order[0]
    start = bisect_left(listed, day - WEEK, key=_day)
    return listed[start : min(bisect_right(listed, day + WEEK, key=_day), start + _PAPERS)]


def _day(figure: Comparable) -> int:
    return figure.order[0]


_PAPERS = 40  # that give one number of one place in a fortnight; beyond them nothing is looked for


def is_alike(one: Comparable, other: Comparable, world: World) -> bool:
    """Whether a number that one paper has in its own voice, or from another one of the same body, can be what
    the other prints."""
    exact = is_exact_number(one.low) or is_exact_number(other.low)
    may_be = may_be_one(one, other, world) if exact else _is_of_one_event(one, other, world)
    return may_be and groups_hold(one, other) and places_hold(one, other, world)


def is_of_one_voice(one: Comparable, other: Comparable, world: World) -> bool:
    """Whether one claimant gives two papers a number of one event, which they do not date to two days."""
    told = one.entry.as_of_basis is other.entry.as_of_basis is Basis.TEXT
    apart = told and one.days is not None and other.days is not None and gap(one.days, other.days) > 0
    return not apart and is_alike(one, other, world)


def is_of_one_place(one: Comparable, other: Comparable, world: World) -> bool:
    """Whether two print a number of one event at one place that is narrower than a country."""
    if one.places != other.places or one.places <= world.countries:
        return False
    return _is_of_one_event(one, other, world) and groups_hold(one, other)


def _is_of_one_event(one: Comparable, other: Comparable, world: World) -> bool:
    """Whether two papers print a number, which is not exact, of one thing: within days, of places that lie in
    one another and of times that meet. A small one is that only where a place is narrower than a country,
    from one day to the next; a round one where it is of one place, or in the thousands."""
    number, _ = said_number(one)
    if number is None or _kind(one) != _kind(other) or not one.places or not other.places:
        return False
    if is_round(number) and not (number >= LEAST and _is_one_round_number(one, other)):
        return False
    narrow = not one.places | other.places <= world.countries
    within = _FEW_DAYS if number >= _LEAST_EVENT else _NEXT_DAY if narrow else -1
    near = one.published and other.published and distance(one.published, other.published) <= within
    return bool(near) and not count_two(one, other) and _times_touch(one, other)


def _kind(figure: Comparable) -> tuple[Hashable, ...]:
    """What tells figures of one number apart besides where and when: whose, how told, who came or went."""
    entry = figure.entry
    return figure.subject, figure.superseded, entry.change, is_open(figure), entry.scope is Scope.MOVEMENT


def _is_one_round_number(one: Comparable, other: Comparable) -> bool:
    """Whether two round numbers are one: of one place, or so large that a country sees no two such events at
    a time; not the one "nearly" what the other is more than; of people to whom something happened, whom
    somebody has to count, or that both reckon of a group; and not of those whom no text names."""
    nearly = (one.vague and other.high is None) or (other.vague and one.high is None)
    reckoned = one.vague and other.vague and one.subject is not None and bool(one.claimant or other.claimant)
    counted = one.measure == "flow" or (befell(one) and befell(other)) or reckoned
    held = one.places == other.places or (is_catastrophe(one) and is_catastrophe(other))
    return held and counted and not (nearly or one.anybody or other.anybody)


def _times_touch(one: Comparable, other: Comparable) -> bool:
    """Whether two times share a day, or nearly: papers date by the day on which they print what they do not
    date. One text tells of two places, or of two days, as of two events."""
    if one.days is None or other.days is None:
        return False
    apart = gap(one.days, other.days)
    if one.entry.document == other.entry.document:
        return apart == 0 and bool(one.places & other.places)
    if one.measure == "stock":
        return apart <= WEEK
    told = one.entry.as_of_basis is other.entry.as_of_basis is Basis.TEXT
    return apart <= (_NEXT_DAY if told else _FEW_DAYS)
