"""Where claims can meet: claims that no chain of meetings joins never bear on one another.

A claim stands at points: what it counts, at each of its places; its number, with its sentence and with the
speaker; what its text ties together. It looks at others: the wider places that its own lie in, whose totals
would have to hold it. Two claims meet where both stand at one point, or one stands where the other looks. To
compare the claims of a family that are joined so says of them what comparing the whole family says, if
claimants have their names from all of it.
"""

from collections import defaultdict
from collections.abc import Collection, Container, Hashable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from hashlib import blake2b
from itertools import chain
from typing import NamedTuple

from claims.compare.context.place_spellings import fold_place
from claims.compare.context.state_organs import is_bare_organ
from claims.compare.entry.comparable import Comparable
from claims.compare.families import Topic, widest_metric, widest_subject
from claims.compare.number.one_number import WEEK, days_told
from claims.compare.origin.given_numbers import Given, GivenNumbers
from claims.compare.origin.links import Why
from claims.compare.origin.restatements import weeks_of
from claims.compare.origin.rounded_in_text import is_rounding, rounding_points
from claims.compare.story.stories import find_pairs
from claims.compare.story.story_numbers import MONTH, StoryNumber, StoryNumbers
from claims.compare.union_find import Union
from claims.compare.world import World

_KEPT = 2**12  # numbers of which the digits are remembered: the same ones come over and over
_Word = str | bool | None
_Point = tuple[Hashable, ...]
_WHYS = {it: it.value for it in Why}
_MASK = (1 << 47) - 1  # what SQLite keeps in six bytes: no two points of one archive share a number by chance
_SPREAD = 0x5DEECE66D1B5  # odd: a number times it is no other one's
_STRIDE = 0x1E3779B97F4A7C15  # between the numbers of a point in two weeks: odd, so that no two are the same


class Points(NamedTuple):
    """Where a claim stands, and where it looks: points by their numbers, hashes of what they say; and where
    it stands with none but claims of its own text, and those of its event.

    Of those with its number that it looks for at the points of its event, it only meets those whose texts
    have enough in common with its own: the others are told apart as soon as they are seen.
    """

    at: frozenset[int]
    looks: frozenset[int]
    apart: Sequence[_Point] = ()
    of_event: frozenset[int] = frozenset()  # some of `at` and of `looks`


class _Numbers(dict[_Word, int]):
    """The numbers of the points of a family: of the words that tell a point, each a hash that is worked out
    once. They are the same on every machine."""

    def __init__(self, family: Topic) -> None:
        super().__init__()
        self.family = self.of(family, 0)
        self.of_stories: dict[Hashable, int] = {}  # points of numbers of events

    def __missing__(self, word: _Word) -> int:
        number = self[word] = int.from_bytes(blake2b(repr(word).encode(), digest_size=6).digest())
        return number

    def of(self, words: Iterable[_Word], number: int | None = None) -> int:
        """The number of a point, or of what follows on a point of that number."""
        at = self.family if number is None else number
        for word in words:
            at = (at ^ self[word]) * _SPREAD & _MASK
        return at


def spokesmen(family: Topic) -> int:
    """Where claims look of whose claimants texts say for whom they speak. Nobody stands there."""
    return _Numbers(family).of(("spokesmen",))


def find_points(
    figures: Iterable[Comparable], family: Topic, world: World, given: GivenNumbers | None = None
) -> dict[str, Points]:
    """The points of figures of one family, by the ids of their claims. They have to be all that the family
    has of their documents, and have the keys of their claimants (`figures_in_context`). `given` are the
    numbers that they can be, where some were worked out."""
    given = GivenNumbers(world) if given is None else given
    by_text: dict[str, list[Comparable]] = defaultdict(list)
    for figure in figures:
        by_text[figure.entry.document].append(figure)
    wholes = {it.entry.part_of for same in by_text.values() for it in same if it.entry.part_of}
    claimants = {it.entry.claimant for same in by_text.values() for it in same}
    nameless = {it for it in claimants if it and _names_no_body(it, world)}
    numbers = _Numbers(family)
    known: dict[Hashable, tuple[list[int], frozenset[int]]] = {}  # of those that count one thing there
    pairs = _of_events([*chain.from_iterable(by_text.values())], given.of_stories, world)
    found: dict[str, Points] = {}
    for same in by_text.values():
        for figure, apart in _tied(same, wholes, nameless):
            counted = figure.counts
            here = (counted, figure.places, figure.subject, figure.entry.metric)
            if (places := known.get(here)) is None:
                metric = widest_metric(figure.entry.metric, world)
                of = (*counted, widest_subject(figure.subject or "", world), metric)
                places = known[here] = _places(figure, numbers.of(of), numbers, world)
            at, looks = places[0].copy(), list[int]()
            if figure.named_event is not None:
                at.append(numbers.of(("event", figure.entry.metric, figure.named_event)))
            if figure.entry.passage is not None:
                at.append(_of_sentence(figure, figure.entry.passage, numbers))
            for number, weeks, stands in _of_numbers(figure, given[figure], apart, numbers, world):
                (at if stands else looks).extend([number + week * _STRIDE & _MASK for week in weeks])
            of_event = frozenset[int]()
            if (story := given.of_stories[figure]) is not None:
                of_event = _add_story(story, numbers, at, looks)
                apart.extend(pairs.get(figure.entry.id, ()))
            all_looks = places[1].union(looks) if looks else places[1]
            found[figure.entry.id] = Points(frozenset(at), all_looks, apart, of_event)
    return found


def _places(
    figure: Comparable, counted: int, numbers: _Numbers, world: World
) -> tuple[list[int], frozenset[int]]:
    """What figures share whose question keys can be those of a part and its whole, at each place; and the
    same at the places around them, for a group's stock also at none, which may mean all of it."""
    around = {fold_place(wider) for place in figure.places for wider in world.surroundings(place)}
    if figure.subject and figure.measure == "stock" and figure.places:
        around.add("")
    at = [numbers.of((fold_place(place),), counted) for place in figure.places or ("",)]
    return at, frozenset([numbers.of((wider,), counted) for wider in around])


def _of_sentence(figure: Comparable, passage: int, numbers: _Numbers) -> int:
    """The sentence and the number: copies of it have one origin, whatever it was read to be of."""
    told = (_plain(figure.low), _plain(figure.high), figure.entry.metric, figure.measure, figure.dimension)
    return (numbers.of(("sentence", *told)) ^ passage) * _SPREAD & _MASK


def _of_numbers(
    figure: Comparable,
    given_by_it: Iterable[Given],
    apart: list[_Point],
    numbers: _Numbers,
    world: World,
) -> Iterator[tuple[int, Collection[int], bool]]:
    """The speaker and the number. Where the places have to hold one another, those that have some meet there,
    and those of one claimant in their country, as what is a stock in one text may be a flow in another; they
    only look for those that have none. A point is given with the weeks in each of which it is one of its own,
    and with whether the figure stands there; what only its text tells goes `apart`."""
    weeks: Collection[int] | None = None
    for given in given_by_it:
        if given.why is Why.REPEATED:
            apart.append((*given.voice, *given.number))
            continue
        if weeks is None:
            told = [weeks_of(days) for days in days_told(figure)]
            weeks = told[0] if len(told) == 1 else {*chain.from_iterable(told)}
        low, high, *of = given.number
        number = numbers.of((_WHYS[given.why], *given.voice, _plain(low), _plain(high), *of))
        stands = given.anywhere or not figure.places
        yield number, weeks, stands
        if not stands and given.voice:
            for it in _widest(figure, world):
                yield numbers.of((fold_place(it),), number), weeks, True


def _of_events(
    figures: Sequence[Comparable], numbers: StoryNumbers, world: World
) -> Mapping[str, list[_Point]]:
    """A point for each two claims that may be one of one event, by their ids."""
    if numbers.met is None:
        find_pairs(figures, numbers, world)
    found: dict[str, list[_Point]] = defaultdict(list)
    for one, other in numbers.met or ():
        found[one].append(("event", one, other))
        found[other].append(("event", one, other))
    return found


def _add_story(story: StoryNumber, numbers: _Numbers, at: list[int], looks: list[int]) -> frozenset[int]:
    """Add the points of the number of an event; which they are."""
    stood, looked = len(at), len(looks)
    _find_story(story, numbers, at, looks)
    return frozenset((*at[stood:], *looks[looked:]))


def _find_story(story: StoryNumber, numbers: _Numbers, at: list[int], looks: list[int]) -> None:
    """The number that other texts on the same event have in the same country, or in none, within a month; and
    in whichever in the same week. What tells its event anywhere stands there, too. Texts without a date are
    of any: all look where they stand, and so only those are joined over the years that one of them joins."""
    number = numbers.of_stories.get(story.number)
    if number is None:
        low, high, *of = story.number
        number = numbers.of_stories[story.number] = numbers.of(("story", _plain(low), _plain(high), *of))
    there = [(number ^ numbers[it]) * _SPREAD & _MASK for it in story.countries or ("",)]
    if not story.days:
        at += there
        return
    looks += there
    for day in story.days:
        months, fortnights = _spans_of(day, MONTH), _spans_of(day, WEEK)
        if story.anywhere:
            at += [number + it * _STRIDE & _MASK for it in months]
            continue
        at += [point + it * _STRIDE & _MASK for point in there for it in months]
        anywhere = [number + it * _STRIDE & _MASK for it in fortnights]
        (looks if story.countries and story.small else at).extend(anywhere)


@lru_cache(_KEPT)
def _spans_of(day: int, apart: int) -> tuple[int, ...]:
    """The numbers of the span of twice so many days in which a day of publication lies, and of the next one
    where that begins within them: of two days that are so far apart the earlier one has the later one's."""
    first, last = day // (2 * apart), (day + apart) // (2 * apart)
    return (first,) if first == last else (first, last)


def _widest(figure: Comparable, world: World) -> set[str]:
    """The widest of the places around each place: those whose places hold one another share one."""
    return {(world.surroundings(place) or (place,))[-1] for place in figure.places}


@lru_cache(_KEPT)
def _plain(number: Decimal | None) -> str | None:
    return None if number is None else str(number.normalize())


def _tied(
    figures: Sequence[Comparable], wholes: Collection[str], nameless: Container[str | None]
) -> Iterator[tuple[Comparable, list[_Point]]]:
    """The figures of one text with the points at which the text ties them together: the parts to their
    wholes, earlier figures to those that replace them, exact ones to those that round them, "the agency" to
    the one that was named before, where claimants are `nameless`."""
    text = figures[0].entry.document
    earlier = {it.entry.metric for it in figures if it.entry.earlier}
    bodies = any(it.entry.claimant in nameless for it in figures)
    rounded = {(it.low, it.high) for it in figures if is_rounding(it)} if len(figures) > 1 else ()
    for figure in figures:
        entry = figure.entry
        tied: list[_Point] = []
        if wholes:
            tied += [("part", it) for it in (entry.id, entry.part_of) if it and it in wholes]
        if entry.metric in earlier:
            tied.append(("earlier", text, entry.metric))
        if rounded:
            tied += rounding_points(figure, rounded)
        if bodies:
            tied.append(("text", text))
        yield figure, tied


def _names_no_body(claimant: str, world: World) -> bool:
    """Whether the text tells elsewhere which body it is: "the agency", "the health ministry"."""
    return world.speakers.is_body(claimant) or is_bare_organ(claimant, world)


def join_meeting(points: Mapping[str, Points], together: Iterable[tuple[str, str]] = ()) -> dict[str, str]:
    """For each claim the least id of those that meetings join it with; `together` are joined in any case."""
    union: Union[str] = Union()
    first: dict[Hashable, str] = {}  # who stands at each point
    for claim, own in points.items():
        others = {first.setdefault(point, claim) for point in chain(own.at - own.of_event, own.apart)}
        others.discard(claim)
        for other in others:
            union.join(other, claim)
    looking: dict[frozenset[int], str] = {}  # who looks at each of some points: all others look as he does
    for claim, own in points.items():
        looks = own.looks - own.of_event
        if not looks:
            continue
        if (known := looking.setdefault(looks, claim)) is not claim:
            if not first.keys().isdisjoint(looks):
                union.join(known, claim)
            continue
        for other in {first[point] for point in first.keys() & looks}:
            union.join(other, claim)
    for one, other in together:
        union.join(one, other)
    roots = {claim: union.find(claim) for claim in points}
    least: dict[str, str] = {}
    for claim, root in roots.items():
        if claim < least.setdefault(root, claim):
            least[root] = claim
    return {claim: least[root] for claim, root in roots.items()}
