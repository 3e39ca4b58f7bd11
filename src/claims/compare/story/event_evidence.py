"""How much two texts and two figures have in common, and how much is enough for the figures to be one.

What texts share are the names that few others have: of streets, hospitals, witnesses. What figures share are
the words of their sentences. The smaller or rounder the number, the more has to be shared.
"""

from collections.abc import Collection
from typing import NamedTuple

from claims.compare.entry.comparable import Comparable
from claims.compare.number.givers import Giver, giver, two_give
from claims.compare.number.one_number import groups_hold, what_befell
from claims.compare.number.place_lists import places_hold
from claims.compare.number.rarity import said_number
from claims.compare.number.who_is_counted import may_be_the_same
from claims.compare.story.story_names import number_of, stem_of, stems_of
from claims.compare.story.story_numbers import MONTH, StoryNumber
from claims.compare.world import World
from claims.dates import gap
from claims.model import Basis, Qualifier

FEW_DAYS = 3  # between the days that texts tell of one event
_FINE, _ROUND, _SMALL = 2, 4, 6  # names and words that tell an event, at least
_ALIKE, _ALIKE_ROUND = 9, 5  # names and words of the sentences, whatever they tell
_NAMES, _NAMES_ROUND = 4, 3  # that count beside those: bulletins of two weeks share all of theirs,
_OF_A_DAY = 8  # but no texts of two days that are not about one event
_TENS = 30  # up to it a round number is one that two hit upon the more easily
_SAME_WORDS = 6  # of two sentences that tell of a hundred or more
_HUNDRED = 100
_TWO_GIVERS = 2  # more names and words, where two bodies or men give a number
_BOTH = 2  # words of two short sentences


_HELD = frozenset(("detained", "abducted"))  # papers call the one by the other's name


class _Shared(NamedTuple):
    """What two figures of one number share."""

    names: int  # of their texts
    telling: int  # words of their sentences that tell an event
    others: int  # of those, beside the one name of their texts, where it is one only
    words: int  # of their sentences


class Evidence(NamedTuple):
    """How much two figures of one number have in common."""

    shared: tuple[int, int]  # names and words that tell an event, and words
    enough: bool  # for them to be one


def shared_by(one: Comparable, other: Comparable, told: StoryNumber, world: World) -> Evidence | None:
    """How much two figures have in common; `None` where that is not enough for them to be one, whatever other
    texts tell of their time, place, group and givers. `told` is the number of both."""
    left, right = one.entry, other.entry
    if left.document == right.document or left.names.isdisjoint(right.names):
        return None
    if left.metric != right.metric and not _may_be_on_one_metric(one, other, told):
        return None
    if None not in (one.named_event, other.named_event) and one.named_event != other.named_event:
        return None
    words = stems_of(left.sentence or "") & stems_of(right.sentence or "")
    names = left.names & right.names
    telling = words - world.common.anywhere if words else words
    others = 0
    if telling and len(names) == 1:
        others = len([it for it in telling - world.common.or_known if number_of(it) not in names])
    shared = _Shared(len(names), len(telling), others, len(words))
    if not _may_be_enough(shared, told):
        return None
    enough = _is_enough_for_small if told.small else _is_enough_for_round if told.round else _is_enough
    most = len(names) + len(telling) - (left.metric != right.metric), len(words)
    return Evidence(most, enough(shared, one, other, world) or _say_alike(shared, one, other, world))


def _may_be_enough(shared: _Shared, told: StoryNumber) -> bool:
    """Whether figures share enough to be one if nothing speaks against it."""
    names, alone = shared.names, shared.names == 1
    if told.small:
        alike = min(names, _OF_A_DAY) + shared.words >= _ALIKE + alone
        return alike or names + shared.telling >= _SMALL + alone
    if shared.words >= _SAME_WORDS and told.number[0] >= _HUNDRED:
        return True
    if told.round:
        alike = not alone and min(names, _NAMES_ROUND) + shared.words >= _ALIKE_ROUND
        return alike or min(names, _NAMES) + shared.telling >= _ROUND + alone
    return names + shared.telling >= _FINE and (not alone or shared.others > 0)


def _may_be_on_one_metric(one: Comparable, other: Comparable, told: StoryNumber) -> bool:
    """Whether figures that are read to be on two metrics may be on one: where the number is small or round,
    only those who are called by one name, and no people."""
    if not befell_alike(what_befell(one) | what_befell(other)):
        return False
    if not (told.small or told.round):
        return True
    left, right = (_name_of(it.entry.counted) for it in (one, other))
    return left is not None and left == right and bool(one.group.marks and other.group.marks)


def _name_of(counted: str | None) -> str | None:
    """The last word of what is counted: Americans of `young Americans`."""
    words = (counted or "").split()
    return stem_of(words[-1]) if words else None


def befell_alike(told: Collection[str]) -> bool:
    """Whether what befell people, as several figures tell it, can be one thing: of those of whom a text says
    no more than who they are it may be any."""
    return len(told) < 2 or _HELD.issuperset(told)


def _is_enough(shared: _Shared, one: Comparable, other: Comparable, world: World) -> bool:
    """Whether two figures of a number that is not round are one: hardly two texts that tell of one event hit
    upon it. Two groups, countries or givers ask for more; less than a hundred for a word that both have, and
    one that tells the event where days lie between them."""
    if shared.names + shared.telling < _FINE:
        return False
    number = said_number(one)[0]
    few = number is not None and number < _HUNDRED
    if few and not (shared.words if _days_apart(one, other) <= FEW_DAYS else shared.telling):
        return False
    if shared.names == 1 and (shared.others <= few or one.entry.metric != other.entry.metric):
        return False  # a town has more than one event, and so has a man whom all know
    more = shared.names + shared.telling - _FINE - _hindrance(one, other, undated=1)
    more -= 3 * _tell_two_days(one, other) + 2 * (few and one.entry.metric != other.entry.metric)
    if more < 0 or _tell_two_days(one, other, surely=True):
        return False
    return _may_be_so(more, one, other, world)


def _is_enough_for_round(shared: _Shared, one: Comparable, other: Comparable, world: World) -> bool:
    """Whether two figures of a round number from ten on are one: with the same "more than", and not of two
    days, bodies or men."""
    alike = one.low == other.low and one.high == other.high
    if not alike or _tell_two_days(one, other, surely=True):
        return False
    number = said_number(one)[0]
    hindrance = _hindrance(one, other) + (number is not None and number <= _TENS)
    hindrance += (shared.names == 1) + 3 * _tell_two_days(one, other)
    more = min(shared.names, _NAMES) + shared.telling - _ROUND - hindrance
    if shared.names > 1 and _days_apart(one, other) <= MONTH:
        more = max(more, min(shared.names, _NAMES_ROUND) + shared.words - _ALIKE_ROUND - hindrance)
    return _may_be_so(more, one, other, world) and not _are_two_givers(one, other, world)


def _say_alike(shared: _Shared, one: Comparable, other: Comparable, world: World) -> bool:
    """Whether two sentences tell of a hundred or more in the same words, of one time and place, and in one
    voice: then one name is enough."""
    number = said_number(one)[0]
    alike = one.low == other.low and one.high == other.high
    if shared.words < _SAME_WORDS or number is None or number < _HUNDRED or not alike:
        return False
    if one.entry.qualifier is Qualifier.ORDER or one.entry.metric != other.entry.metric:
        return False
    if (
        not (one.published and other.published)
        or _days_apart(one, other) > MONTH
        or _tell_two_days(one, other)
    ):
        return False
    return one.claimant == other.claimant and _count_alike(one, other) and places_hold(one, other, world)


def _may_be_so(more: int, one: Comparable, other: Comparable, world: World) -> bool:
    """Whether figures share enough that are read to be of two groups or countries, or have two givers; `more`
    is what they have to spare."""
    if more < 0:
        return False
    if not _count_alike(one, other):
        more -= 1
        if more < 0 or not may_be_the_same(one, other, world):
            return False
    more -= _are_abroad(one, other, world)
    return more >= _TWO_GIVERS or (more >= 0 and not _are_two_givers(one, other, world))


def _is_enough_for_small(shared: _Shared, one: Comparable, other: Comparable, world: World) -> bool:
    """Whether two figures below ten, or words as "dozens", are one: of one time and group, with a word of the
    sentences that tells the event; or, of few days, with sentences that are much alike."""
    if _tell_two_days(one, other) or not _count_alike(one, other):
        return False
    hindrance = _hindrance(one, other) + (shared.names == 1)
    hindrance += 2 * (not places_hold(one, other, world))  # towns have accidents with as many dead
    dated = bool(one.published and other.published)
    names = shared.names if dated else min(shared.names, _NAMES)
    more = names + shared.telling - _SMALL - hindrance if shared.telling else -1
    vague = Qualifier.ORDER in (one.entry.qualifier, other.entry.qualifier)
    vague |= one.group.rest != other.group.rest or shared.words < _BOTH
    if not vague and dated and _days_apart(one, other) <= FEW_DAYS:
        names = _OF_A_DAY if abs(one.order[0] - other.order[0]) <= 1 else _NAMES
        more = max(more, min(shared.names, names) + shared.words - _ALIKE - hindrance)
    # Two count apart, and are easily equal where it is few.
    return more > 0 or (more == 0 and not _are_two_givers(one, other, world))


def _hindrance(one: Comparable, other: Comparable, undated: int = 2) -> int:
    """How much more two figures have to share of which nobody knows that they were told within a month, or
    that are read to be on two metrics, or of two times: one may tell an earlier event beside its own."""
    nobody_knows = not (one.published and other.published)
    two_metrics = one.entry.metric != other.entry.metric
    return undated * nobody_knows + 2 * (_days_apart(one, other) > MONTH) + two_metrics


def _tell_two_days(one: Comparable, other: Comparable, *, surely: bool = False) -> bool:
    """Whether both texts tell when it was, and not alike; `surely`: within a month before they were printed,
    when papers know the day, or the one a day and the other a longer time."""
    dated = one.entry.as_of_basis is other.entry.as_of_basis is Basis.TEXT
    if not dated or _days_apart(one, other) <= FEW_DAYS:
        return False
    return not surely or (_is_late(one) and _is_late(other)) or _is_long(one) or _is_long(other)


def _is_late(figure: Comparable) -> bool:
    days = figure.days
    return days is None or not figure.published or days.last >= figure.order[0] - MONTH


def _is_long(figure: Comparable) -> bool:
    return figure.days is not None and figure.days.length > MONTH


def _days_apart(one: Comparable, other: Comparable) -> int:
    return gap(one.days, other.days) if one.days and other.days else 0


def _are_abroad(one: Comparable, other: Comparable, world: World) -> bool:
    """Whether the figures are read to be of two countries."""
    here, there = world.countries_of(one.places), world.countries_of(other.places)
    return bool(here and there) and here.isdisjoint(there)


def _are_two_givers(one: Comparable, other: Comparable, world: World) -> bool:
    return give_apart(giver(one, world), giver(other, world), world)


def give_apart(one: Giver | None, other: Giver | None, world: World) -> bool:
    """Whether two who give a number of one event are sure to be two: a department of which nobody knows whose
    it is may be that of a state."""
    if one is None or other is None or not two_give(one, other):
        return False
    return not any(by.key in world.states and it.body is None for by, it in ((one, other), (other, one)))


def _count_alike(one: Comparable, other: Comparable) -> bool:
    """Whether both count the same people: schoolgirls are girls. What belongs to no metric has to share a
    word."""
    if one.entry.metric == "other":
        left, right = (stems_of(it.entry.counted or "") for it in (one, other))
        if left and right and left.isdisjoint(right):
            return False
    return groups_hold(one, other) or one.group._replace(rest=False) == other.group._replace(rest=False)
