"""One number of one event that papers tell in several places' names, and have from several mouths.

Seven dead of one crash are seven whether a paper says London or Croydon, and whether the police say so, a
spokesman, or the paper itself. That two texts tell of one event is known by what they have in common
(`event_evidence`).
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain
from typing import NamedTuple

from claims.compare.entry.comparable import Comparable
from claims.compare.number.givers import giver
from claims.compare.number.one_number import WEEK, count_two, what_befell
from claims.compare.number.rarity import digits_of, said_number
from claims.compare.story.event_evidence import FEW_DAYS, befell_alike, give_apart, shared_by
from claims.compare.story.story_numbers import MONTH, StoryNumber, StoryNumbers
from claims.compare.union_find import Union
from claims.compare.world import World
from claims.dates import gap

_TEXTS = 40  # before a figure in which its number is looked for
_NONE = Decimal(0)


class _Told(NamedTuple):
    """A figure, its number, and a day on which it was told; no day: of any."""

    day: int | None
    figure: Comparable
    number: StoryNumber


class Pair(NamedTuple):
    """Two figures that may be one, by how much their texts and sentences share."""

    shared: tuple[int, int]
    one: Comparable
    other: Comparable
    enough: bool  # for them to be one


def join_stories(
    figures: Sequence[Comparable], numbers: StoryNumbers, origins: Union[str], world: World
) -> Iterator[Pair]:
    """Join in `origins` the figures of texts that tell of one event, those first that have most in common,
    and give those that were joined, two by two; `figures` are in order of publication. Of two texts each
    figure goes with that of the other one that has most in common with it. What rounds another number goes
    with none, as two numbers are rounded to one: it has its origin with that, as far as `origins` are known.
    Nor do two bodies or men give a round number of one origin."""
    pairs = [it for it in find_pairs(figures, numbers, world) if it.enough]
    if not pairs:
        return
    known = _Origins(figures, pairs, origins, world)
    pairs = [it for it in pairs if _digits(it.one) >= max(map(known.digits, _ids(it)))]
    for pair in sorted(_best(pairs), key=_order):
        number = numbers[pair.one]
        if known.join(*_ids(pair), apart=number is not None and number.round):
            yield pair


def find_pairs(figures: Iterable[Comparable], numbers: StoryNumbers, world: World) -> list[Pair]:
    """The figures whose texts and sentences share enough for them to be one, two by two, if nothing else
    speaks against it. `numbers` keeps their ids."""
    told: dict[Hashable, list[_Told]] = defaultdict(list)
    for figure in figures:
        number = numbers[figure]
        if number is not None:
            told[number.number] += [_Told(day, figure, number) for day in number.days or (None,)]
    several = (same for same in told.values() if len(same) > 1 and _of_two_texts(same))
    pairs = [pair for same in several for pair in _pairs(same, world)]
    numbers.met = [*(numbers.met or ()), *map(_ids, pairs)]
    return pairs


def _order(pair: Pair) -> tuple[object, ...]:
    """Sorts first the pairs that have most in common."""
    return *(-it for it in pair.shared), pair.one.order, pair.other.order


class _Origins:
    """What is known of the origins that figures of pairs have: the finest number, what befell those whom it
    counts, and who gives it."""

    def __init__(
        self, figures: Iterable[Comparable], pairs: Iterable[Pair], origins: Union[str], world: World
    ) -> None:
        self._origins, self._world = origins, world
        roots = {origins.find(it) for pair in pairs for it in _ids(pair)}
        self._finest = dict.fromkeys(roots, 0)
        self._figures: dict[str, list[Comparable]] = {it: [] for it in roots}
        self._befell: dict[str, frozenset[str]] = dict.fromkeys(roots, frozenset())
        for figure in figures:
            root = origins.find(figure.entry.id)
            if root in roots:
                self._finest[root] = max(self._finest[root], _digits(figure))
                self._befell[root] |= what_befell(figure)
                self._figures[root].append(figure)

    def digits(self, figure: str) -> int:
        """How many digits the finest number has that one knows the origin of a figure gave."""
        return self._finest[self._origins.find(figure)]

    def join(self, one: str, other: str, *, apart: bool) -> bool:
        """Join the origins of two figures, but, if they are to be kept `apart`, not those of two givers."""
        left, right = self._origins.find(one), self._origins.find(other)
        if left == right:
            return True
        befell = self._befell[left] | self._befell[right]
        if not befell_alike(befell) or (apart and self._are_of_two_givers(left, right)):
            return False
        if not self._origins.join(one, other):
            return False
        root, gone = (left, right) if self._origins.find(one) == left else (right, left)
        self._befell[root] = befell
        self._figures[root] += self._figures.pop(gone)
        return True

    def _are_of_two_givers(self, left: str, right: str) -> bool:
        own, others = ({giver(it, self._world) for it in self._figures[root]} for root in (left, right))
        return any(give_apart(it, by, self._world) for it in own for by in others)


def _of_two_texts(same: Sequence[_Told]) -> bool:
    first = same[0].figure.entry.document
    return any(it.figure.entry.document != first for it in same)


def _ids(pair: Pair) -> tuple[str, str]:
    return pair.one.entry.id, pair.other.entry.id


def _digits(figure: Comparable) -> int:
    return digits_of(said_number(figure)[0] or _NONE)


def _pairs(same: Sequence[_Told], world: World) -> Iterator[Pair]:
    """The figures of a number with the last ones before that they can be: told in the same month, or of texts
    that do not say when they were published, which come first."""
    looked_back = any(len(it.number.days) > 1 for it in same)
    if looked_back:
        same = sorted(same, key=lambda it: (it.day is not None, it.day or 0, it.figure.order))
    dated = next((at for at, it in enumerate(same) if it.day is not None), len(same))
    days = [it.day or 0 for it in same]
    seen: set[tuple[str, str]] = set()
    for at, own in enumerate(same):
        first = bisect_left(days, days[at] - MONTH, dated) if at > dated else dated
        texts = 0
        for place in chain(range(at - 1, first - 1, -1), range(min(dated, at) - 1, -1, -1)):
            before = same[place]
            if not _meet(before, own):
                continue
            one, other = before.figure, own.figure
            if looked_back:
                one, other = sorted((one, other), key=lambda it: it.order)
                if (key := (one.entry.id, other.entry.id)) in seen:
                    continue
                seen.add(key)
            found = shared_by(one, other, own.number, world)
            if found is not None:
                yield Pair(found.shared, one, other, found.enough)
            texts += 1
            if texts == _TEXTS:
                break


def _meet(one: _Told, other: _Told) -> bool:
    """Whether two figures are of one country, or, where nobody knows of which, or it may be another, of one
    week; a number that two hardly hit upon is one in whichever."""
    there, here = one.number.countries, other.number.countries
    if not (there or here) or not there.isdisjoint(here):
        return True
    if one.day is None or other.day is None:
        return False
    if one.number.anywhere and other.number.anywhere:
        return True
    small = one.number.small or other.number.small
    return not (small and there and here) and other.day - one.day <= WEEK


def _best(pairs: Sequence[Pair]) -> Iterator[Pair]:
    """The pairs of which neither figure has more in common with another one of the same text."""
    best: dict[Hashable, tuple[tuple[int, int], Comparable]] = {}
    for shared, one, other, _ in pairs:
        for here, there in ((one, other), (other, one)):
            key = here.entry.id, there.entry.document
            if key not in best or best[key][0] < shared:
                best[key] = shared, there
    for pair in pairs:
        sides = ((pair.one, pair.other), (pair.other, pair.one))
        if all(_is_as_good(best[it.entry.id, to.entry.document][1], to) for it, to in sides):
            yield pair


def _is_as_good(best: Comparable, figure: Comparable) -> bool:
    """Whether a figure of a text may be the one that another text has most in common with, told again."""
    return best is figure or not (count_two(best, figure) or _days_apart(best, figure) > FEW_DAYS)


def _days_apart(one: Comparable, other: Comparable) -> int:
    return gap(one.days, other.days) if one.days and other.days else 0
