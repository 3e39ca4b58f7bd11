"""Whether the figures of a conflict are of one time and event."""

from decimal import Decimal
from functools import lru_cache

from claims.compare.dispute.same_count import BY_EVENTS, counts_on
from claims.compare.entry.comparable import Comparable, is_catastrophe, is_event, is_total_so_far
from claims.compare.number.one_number import befell
from claims.compare.relation.comparison import Comparison
from claims.compare.relation.gate import SO_FAR_DAYS, of_one_named_event
from claims.compare.relation.span import exceeds_until
from claims.compare.relation.verdict import Relation
from claims.compare.world import World
from claims.dates import distance, gap

_MOST_DOUBLED = Decimal(100)  # times
_UPDATE_DAYS = 2  # within which two tolls of one event are of one time
_KEPT = 2**12  # stretches of days of which it is remembered how far numbers may move: powers are slow
_MOVED = "displaced"
_BY_EVENTS_OR_MOVED = BY_EVENTS | {_MOVED}


def grown_since(comparison: Comparison, world: World) -> str | None:
    """A part that is told later than its whole may have grown beyond it since; so may a number of people
    who are counted from a day on, where one count ends later."""
    if comparison.verdict.relation is not Relation.CONTRADICTION:
        return None
    sides = (comparison.left.lead, comparison.right.lead)
    part, whole = sides if comparison.verdict.leads < 0 else reversed(sides)
    stock = world.metric(part.entry.metric).measure == "stock"
    if not stock or part.days is None or whole.days is None:
        return None
    later = part.days.last - whole.days.last > _UPDATE_DAYS
    return "grown-since" if later or part.measure == "flow" else None


def days_between(comparison: Comparison, world: World) -> str | None:
    """The number may have changed by as much in the days between, though nobody says so."""
    left, right = comparison.left.lead, comparison.right.lead
    times = comparison.verdict.spread
    if left.measure != "stock" or left.days is None or right.days is None or times is None:
        return None
    doubling = min([world.metric(f.entry.metric).doubling_days for f in (left, right)])
    if not doubling:
        return None
    one, other = left.told or left.days, right.told or right.days
    days = (gap(one, other) + distance(one, other)) // 2  # August may be a day before September
    if befell(left) and befell(right):  # who was missed since the flood is counted anew in each paper
        days = max(days, abs(_printed(left) - _printed(right)))
    return "days-between" if times < _moved_by(days, doubling) else None


@lru_cache(_KEPT)
def _moved_by(days: int, doubling: int) -> Decimal:
    """How many times as much a number may be after some days that doubles in so many."""
    return Decimal(2) ** min(Decimal(days) / doubling, _MOST_DOUBLED)


def two_events(comparison: Comparison, world: World) -> str | None:
    """People are arrested and abducted in one event or another, of which a country sees many, and a city one
    today and another tomorrow; so are people moved, as long as they are some hundreds."""
    left, right = comparison.left.lead, comparison.right.lead
    metrics = {left.entry.metric, right.entry.metric}
    if metrics.isdisjoint(_BY_EVENTS_OR_MOVED) or of_one_named_event(left, right):
        return None
    few = _MOVED in metrics and not (is_catastrophe(left) and is_catastrophe(right))
    wide = left.places <= world.countries
    apart = not wide and not _meet(left, right)
    return "two-events" if (few and wide) or (metrics & BY_EVENTS and (wide or apart)) else None


def later_toll(comparison: Comparison, world: World) -> str | None:
    """The toll of an event rises from day to day; one that is lower days later, or of another day, is of
    another event. Some who count for one state may tell of one count at two hours, but not of an event with a
    name when weeks have gone by."""
    left, right = comparison.left.lead, comparison.right.lead
    named, apart = of_one_named_event(left, right), abs(_printed(left) - _printed(right))
    if not (named and apart > SO_FAR_DAYS) and counts_on(comparison, world):
        return "later-toll"
    if named:
        return "later-toll" if _may_have_risen(comparison) else None
    if not is_event(left) or not is_event(right):
        return None
    earlier, later = sorted((left, right), key=_printed)
    if is_total_so_far(earlier) and is_total_so_far(later):
        return "later-toll" if _may_have_risen(comparison) else None
    risen = apart >= 1 and exceeds_until(later, earlier)
    updated = apart >= _UPDATE_DAYS or risen or not _meet(earlier, later)
    return "later-toll" if updated else None


def _may_have_risen(comparison: Comparison) -> bool:
    """Whether the higher total was told when nobody told the lower one any more."""
    left, right = comparison.sides
    lower, higher = (right, left) if exceeds_until(left.lead, right.lead) else (left, right)
    return max(map(_printed, lower.members)) < min(map(_printed, higher.members))


def _meet(left: Comparable, right: Comparable) -> bool:
    one, other = left.days, right.days
    return one is None or other is None or (one.first <= other.last and other.first <= one.last)


def _printed(figure: Comparable) -> int:
    return figure.published.last if figure.published else 0
