"""One number of one event that papers tell in several places' names, and have from several mouths.

Seven dead of one crash are seven whether a paper says London or Croydon, and whether the police say so, a
spokesman, or the paper itself. That two texts tell of one event is known by the names that they share and few
other texts have (`story_names`): of streets, hospitals and witnesses. The smaller or rounder the number, the
more has to be shared.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain
from typing import NamedTuple

from claims.compare.entry.comparable import Comparable
from claims.compare.origin.givers import giver, two_give
from claims.compare.origin.links import Link, Why
from claims.compare.origin.one_number import WEEK, count_two, groups_hold
from claims.compare.origin.place_lists import places_hold
from claims.compare.origin.rarity import digits_of, is_round, said_number
from claims.compare.story_names import stems_of
from claims.compare.union_find import Union
from claims.compare.world import World
from claims.dates import gap
from claims.model import Basis, Qualifier

_TEN = 10  # people
MONTH = 31  # days between two texts on one event
_FEW_DAYS = 3  # between the days that texts tell of one event
_TEXTS = 40  # before a figure in which its number is looked for
_LEAST = 3  # names and words of the sentence that two figures share at least
_NONE = Decimal(0)


class StoryNumber(NamedTuple):
    """A number that figures of one event share, and the countries in which it is one."""

    number: tuple[Decimal, Decimal | None, str, str, str | None]  # and what it is of
    countries: frozenset[str]  # none: nobody knows
    small: bool  # less than ten, or a word as "dozens": a text has several of one event
    round: bool  # two who do not know are easily content with it

    @property
    def anywhere(self) -> bool:
        """Whether the number tells its event in other countries' names, too: a war has several."""
        return not (self.small or self.round)


_Told = tuple[Comparable, StoryNumber]


class _Pair(NamedTuple):
    """Two figures that may be one, by how much their texts and sentences share."""

    shared: tuple[int, int]
    one: Comparable
    other: Comparable


def story_number(figure: Comparable, world: World) -> StoryNumber | None:
    """What figures of one event have to share; `None` where nothing is known of a text's event, or the number
    is none or one, a share or a rate."""
    entry, (low, high) = figure.entry, said_number(figure)
    if not entry.names or low is None or low <= 1 or figure.rate or figure.dimension == "percent":
        return None
    change = None if entry.change is None else entry.change.value
    number = (low, high, entry.metric, figure.dimension, change)
    ten = low >= _TEN
    small = not ten or entry.qualifier is Qualifier.ORDER
    return StoryNumber(number, world.countries_of(figure.places), small, ten and is_round(low))


class StoryNumbers(dict[Comparable, StoryNumber | None]):
    """What figures of one event share with each figure (`story_number`), worked out when it is first asked
    for."""

    def __init__(self, world: World) -> None:
        super().__init__()
        self._world = world

    def __missing__(self, figure: Comparable) -> StoryNumber | None:
        found = self[figure] = story_number(figure, self._world)
        return found


def find_stories(
    figures: Sequence[Comparable], numbers: StoryNumbers, origins: Union[str], world: World
) -> Iterator[Link]:
    """Links between the figures of texts that tell of one event; `figures` are in order of publication. Of
    two texts each figure goes with that of the other one that has most in common with it. What rounds another
    number goes with none, as two numbers are rounded to one: it has its origin with that, as far as `origins`
    are known."""
    told: dict[Hashable, list[_Told]] = defaultdict(list)
    for figure in figures:
        number = numbers[figure]
        if number is not None:
            told[number.number].append((figure, number))
    several = (same for same in told.values() if len(same) > 1 and _of_two_texts(same))
    pairs = [pair for same in several for pair in _pairs(same, world)]
    if not pairs:
        return
    finest = _finest(figures, pairs, origins)
    for pair in _best([it for it in pairs if _digits(it.one) >= max(map(finest.__getitem__, _ids(it)))]):
        yield Link(pair.one.entry.id, pair.other.entry.id, Why.STORY)


def _of_two_texts(same: Sequence[_Told]) -> bool:
    first = same[0][0].entry.document
    return any(it.entry.document != first for it, _ in same)


def _finest(figures: Iterable[Comparable], pairs: Iterable[_Pair], origins: Union[str]) -> dict[str, int]:
    """Of each figure of a pair, how many digits the finest number has that one knows its origin gave."""
    roots = {it: origins.find(it) for pair in pairs for it in _ids(pair)}
    finest = dict.fromkeys(roots.values(), 0)
    for figure in figures:
        root = origins.find(figure.entry.id)
        if root in finest:
            finest[root] = max(finest[root], _digits(figure))
    return {it: finest[root] for it, root in roots.items()}


def _ids(pair: _Pair) -> tuple[str, str]:
    return pair.one.entry.id, pair.other.entry.id


def _digits(figure: Comparable) -> int:
    return digits_of(said_number(figure)[0] or _NONE)


def _pairs(same: Sequence[_Told], world: World) -> Iterator[_Pair]:
    """The figures of a number with the last ones before that they can be: of the same month, or of texts that
    do not say when they were published, which come first."""
    dated = next((at for at, (it, _) in enumerate(same) if it.published), len(same))
    days = [it.order[0] for it, _ in same]
    for at, (figure, number) in enumerate(same):
        first = max(dated, bisect_left(days, days[at] - MONTH))
        texts = 0
        for place in chain(range(at - 1, first - 1, -1), range(min(dated, at) - 1, -1, -1)):
            other, theirs = same[place]
            if not _meet(other, theirs, figure, number):
                continue
            shared = _shared(other, figure, theirs, world)
            if shared is not None:
                yield _Pair(shared, other, figure)
            texts += 1
            if texts == _TEXTS:
                break


def _meet(one: Comparable, theirs: StoryNumber, other: Comparable, its: StoryNumber) -> bool:
    """Whether two figures are of one country, or of one week where nobody knows of which, or it may be
    another."""
    there, here = theirs.countries, its.countries
    if not (there or here) or not there.isdisjoint(here):
        return True
    if there and here and not (theirs.anywhere and its.anywhere):
        return False
    dated = one.published is not None and other.published is not None
    return dated and other.order[0] - one.order[0] <= WEEK


def _best(pairs: Sequence[_Pair]) -> Iterator[_Pair]:
    """The pairs of which neither figure has more in common with another one of the same text."""
    best: dict[Hashable, tuple[tuple[int, int], Comparable]] = {}
    for shared, one, other in pairs:
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
    return best is figure or not (count_two(best, figure) or _days_apart(best, figure) > _FEW_DAYS)


def _shared(one: Comparable, other: Comparable, told: StoryNumber, world: World) -> tuple[int, int] | None:
    """How much two figures have in common, where that is enough for them to be one; `told` is the first one's
    number."""
    left, right = one.entry, other.entry
    if left.document == right.document or left.names.isdisjoint(right.names):
        return None
    names = len(left.names & right.names)
    words = stems_of(left.sentence or "") & stems_of(right.sentence or "")
    telling = len(words - world.common.anywhere) if words else 0
    if not telling and told.small:
        return None  # a text has several small numbers of one event
    shared = names + telling
    more = shared - _least(one, other, told) - (names == 1)  # which may be a town, or a man whom all know
    if more < 0 or not _may_be_one(one, other, told, world):
        return None
    if told.small and not places_hold(one, other, world):
        more -= 2  # towns have accidents with as many dead
    if more < 0 or (more == 0 and _are_two_givers(one, other, world)):
        return None  # two count apart, and are easily equal where it is few
    return shared, len(words)


def _least(one: Comparable, other: Comparable, told: StoryNumber) -> int:
    """How much two figures have to have in common, wherever they are and whoever gives them: the more, the
    more easily they are equal by chance."""
    least = _LEAST + told.round
    if told.small:
        least += 3
    if not (one.published and other.published):
        least += 2  # nothing says that the texts are of one month
    if _days_apart(one, other) > MONTH:
        least += 2  # one may tell an earlier event beside its own
    return least


def _may_be_one(one: Comparable, other: Comparable, told: StoryNumber, world: World) -> bool:
    """Whether neither says that it is another's number: of another group or day, "more than" a round number
    that the other is nearly, or a round one of two bodies or men."""
    dated = one.entry.as_of_basis is other.entry.as_of_basis is Basis.TEXT
    if dated and _days_apart(one, other) > _FEW_DAYS:
        return False
    if not _count_alike(one, other):
        return False
    alike = one.low == other.low and one.high == other.high
    return not told.round or (alike and not _are_two_givers(one, other, world))


def _days_apart(one: Comparable, other: Comparable) -> int:
    return gap(one.days, other.days) if one.days and other.days else 0


def _are_two_givers(one: Comparable, other: Comparable, world: World) -> bool:
    return two_give(giver(one, world), giver(other, world))


def _count_alike(one: Comparable, other: Comparable) -> bool:
    """Whether both count the same people: schoolgirls are girls. What belongs to no metric has to share a
    word."""
    if one.entry.metric == "other":
        left, right = (stems_of(it.entry.counted or "") for it in (one, other))
        if left and right and left.isdisjoint(right):
            return False
    return groups_hold(one, other) or one.group._replace(rest=False) == other.group._replace(rest=False)
