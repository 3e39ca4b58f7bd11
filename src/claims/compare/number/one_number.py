"""When two figures of one number can be one figure."""

from collections.abc import Collection, Iterator
from decimal import Decimal

from claims.compare.entry.comparable import Comparable, is_catastrophe
from claims.compare.number.place_lists import places_hold
from claims.compare.number.rarity import is_exact, is_exact_number, is_large, is_rare, is_round, said_number
from claims.compare.world import World
from claims.dates import Days, distance, gap
from claims.model import Basis, Scope

# What a figure covers that is no total of an event, so that another one may be its equal by chance.
NO_TOTAL = frozenset((Scope.SHARE, Scope.ADDITION, Scope.OTHER_EVENT))
WEEK = 7  # days between two papers that print one figure
_FEW_DAYS = 3  # from what happened to the day on which a text prints it
_TEN = Decimal(10)  # people
_HEAD = 200  # letters: a headline and the first words below it
_MONTH, _HALF_YEAR = 31, 183  # days between the times that one figure is read to be of


def may_be_one(one: Comparable, other: Comparable, world: World) -> bool:
    """Whether two figures of one number can be one: printed in one week, neither a rise where the other is a
    total, and of places and groups that hold one another; where the number is exact, of any."""
    if one.entry.change != other.entry.change or not _are_told_alike(one, other):
        return False
    if not in_one_week(one, other) or count_two(one, other) or not _subjects_hold(one, other, world):
        return False
    if not is_large(one) and not _are_small_and_one(one, other):
        return False
    exact = is_exact(one) or is_exact(other)
    told = one.entry.as_of_basis is other.entry.as_of_basis is Basis.TEXT
    most = _HALF_YEAR if exact and not told else _MONTH
    so_far = not told and one.claimant is not None and is_loss(one) and is_loss(other)
    if one.days and other.days and gap(one.days, other.days) > most and not so_far:
        return False
    if exact and (one.claimant or other.claimant or one.entry.document == other.entry.document):
        return True
    rest = one.group.rest or other.group.rest
    if _of_one_group(one, other):
        return groups_hold(one, other) or rest
    of_some = rest and one.dimension == "people" and not _is_round(one)
    held = places_hold(one, other, world) or _is_abroad(one, other, world)
    return (groups_hold(one, other) or of_some) and held


def _is_round(figure: Comparable) -> bool:
    number, _ = said_number(figure)
    return number is not None and is_round(number)


def _are_told_alike(one: Comparable, other: Comparable) -> bool:
    """Whether both are told as replaced, or neither, and both as so, or both as what may be. That matters
    less the rarer the number is, and nothing where hardly two hit upon it."""
    if is_rare(one):
        return True
    if one.superseded != other.superseded and not is_exact(one):
        return False
    # One text may hedge in its headline what it tells as so below: the number of a toll tells it there.
    hedged = one.entry.document == other.entry.document and befell(one) and not _is_round(one)
    one_gives = one.claimant is not None and one.claimant == other.claimant
    return hedged or is_open(one) == is_open(other) or (one_gives and one.planned == other.planned)


def _subjects_hold(one: Comparable, other: Comparable, world: World) -> bool:
    """Whether both figures are of one subject, or of it and a part of it, or one text does not say whose:
    then a round number is one if one claimant gives it."""
    left, right = one.subject, other.subject
    if left == right:
        return True
    if left is None or right is None:
        return not _is_round(one) or (one.claimant is not None and one.claimant == other.claimant)
    return left in world.wholes(right) or right in world.wholes(left)


def _of_one_group(one: Comparable, other: Comparable) -> bool:
    """Whether one claimant gives both figures of thousands whom one group lost: papers tell the place of the
    last battle, of the war, or of the group."""
    return one.subject is not None and is_loss(one) and is_loss(other) and one.claimant == other.claimant


def is_loss(figure: Comparable) -> bool:
    """Whether thousands were killed or hurt, as far as one claimant with a name knows: a count that he gives
    so far, whether a paper says since when or not."""
    by_name = figure.claimant is not None and not figure.anybody
    return by_name and figure.measure == "flow" and is_catastrophe(figure) and figure.entry.change is None


def is_open(figure: Comparable) -> bool:
    """Whether nobody says that it is so: it is expected, feared or may be, which papers word as they like."""
    return figure.planned or figure.entry.scope is Scope.POSSIBLE


def _are_small_and_one(one: Comparable, other: Comparable) -> bool:
    """Whether two small numbers are of one day, or one voice tells them of one place and of stretches of days
    that share some; and in one text of the same people at one place, or at a place within another from ten
    on. Below ten its headline or first words have to tell one of them, and no two may give them."""
    if one.entry.document != other.entry.document:
        return one.days == other.days or _are_of_one_stretch(one, other)
    number, _ = said_number(one)
    if number is None or not _are_of_one_time(one, other):
        return False
    two = one.claimant and other.claimant and one.claimant != other.claimant
    if number < _TEN and (two or min(one.entry.start, other.entry.start) > _HEAD):
        return False
    if one.places == other.places and one.group == other.group:
        return True
    told = bool(one.places and other.places) and number >= _TEN and not is_round(number)
    return told and groups_hold(one, other)


def _are_of_one_time(one: Comparable, other: Comparable) -> bool:
    """Whether one text's figures are of one time, where it need not tell both."""
    if one.days == other.days:
        return True
    told = one.entry.as_of_basis is other.entry.as_of_basis is Basis.TEXT
    if told or one.days is None or other.days is None:
        return False
    return gap(one.days, other.days) <= _FEW_DAYS


def _is_abroad(one: Comparable, other: Comparable, world: World) -> bool:
    """Whether a text tells a number of a country and of a place that the gazetteer has not."""
    if one.entry.document != other.entry.document:
        return False
    return _is_unknown_in(one.places, other.places, world) or _is_unknown_in(other.places, one.places, world)


def _is_unknown_in(places: Collection[str], countries: Collection[str], world: World) -> bool:
    known = any(it in world.countries or world.surroundings(it) for it in places)
    return not known and bool(countries) and world.countries.issuperset(countries)


def _are_of_one_stretch(one: Comparable, other: Comparable) -> bool:
    """Whether one claimant tells two numbers of one place and of overlapping stretches, no single days."""
    same = one.claimant is not None and one.claimant == other.claimant and one.places == other.places
    if not same or one.days is None or other.days is None or not one.places:
        return False
    return min(one.days.length, other.days.length) > 1 and gap(one.days, other.days) == 0


def count_two(one: Comparable, other: Comparable) -> bool:
    """Whether a number is told of two things: twice in one sentence, or of the dead and of the missing."""
    left, right = one.entry, other.entry
    if not _BEFALLS.isdisjoint(one.group.marks ^ other.group.marks):
        return True
    near = left.document == right.document and abs(left.start - right.start) <= _SENTENCE
    return near and left.passage is not None and left.passage == right.passage


def befell(figure: Comparable) -> bool:
    """Whether something happened to those that a figure counts: they were killed, displaced, are missing."""
    return figure.entry.metric in _BEFALLS


def what_befell(figure: Comparable) -> frozenset[str]:
    """What happened to those that a figure counts, if its text tells it."""
    return _BEFALLS.intersection((figure.entry.metric,))


# What happened to people tells some from others: the metrics, and the marks of `Group`, that do.
_BEFALLS = frozenset(("abducted", "detained", "displaced", "injured", "killed"))
_SENTENCE = 300  # letters: a sentence that stands farther on is printed a second time


def in_one_week(one: Comparable, other: Comparable) -> bool:
    """Whether two figures stand in one text, or were published in one week."""
    if one.entry.document == other.entry.document:
        return True
    return any(distance(day, own) <= WEEK for day in days_told(one) for own in days_told(other))


def days_told(figure: Comparable) -> Iterator[Days]:
    """When a figure was told: as it was printed, and, if it is exact and the text gives no longer time, as it
    was so: "in June the UN was able to confirm 1,348 dead". A round number of June may be another."""
    if figure.published is not None:
        yield figure.published
    days = figure.days if figure.entry.as_of_basis is Basis.TEXT else None
    if days is not None and days.length <= _MONTH and is_exact_number(said_number(figure)[0]):
        yield days


def groups_hold(one: Comparable, other: Comparable) -> bool:
    """Whether the one counts what the other counts, or some of it."""
    return one.group == other.group or one.group.within(other.group) or other.group.within(one.group)
