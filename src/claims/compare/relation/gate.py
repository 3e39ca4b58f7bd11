"""Whether two figures answer the same question; if not, which gate they fail at, in a sentence.

A gate looks at two figures and gives a refusal or nothing. GATES are asked in their order, and the first
refusal is the one that is told, so the plainest differences stand first. Every gate is symmetric: for
the pair turned round it gives the same code and sentence, and the other side as the narrower one.
"""

from collections.abc import Callable
from typing import NamedTuple

from claims.compare.entry.comparable import (
    PERIODS,
    UNITS,
    Comparable,
    is_catastrophe,
    is_event,
    is_total_so_far,
)
from claims.compare.relation.movement import find_step, say_step
from claims.compare.world import World
from claims.dates import Days, distance, period_slack, same_period, write_days
from claims.model import Scope


class Refusal(NamedTuple):
    """Why two figures are not comparable. `narrower`: -1 the left one is a part of the right, 1 the other
    way round, 0 neither."""

    code: str
    sentence: str
    narrower: int = 0


COUNTED_IN = "counted-in"
MOVED = "not-at-one-time"
WHOLE_GROUP = "whole-group"
SO_FAR_DAYS = 45  # between two totals of the dead that are held against one another

Gate = Callable[[Comparable, Comparable, World], Refusal | None]


def text_gate(left: Comparable, right: Comparable, _: World) -> Refusal | None:
    """What the text itself counts in: "18,000 militants, including up to 3,000 foreigners"."""
    if left.entry.part_of is None and right.entry.part_of is None:
        return None
    for narrower, part, whole in ((-1, left, right), (1, right, left)):
        if part.entry.part_of == whole.entry.id and whole.entry.part_of != part.entry.id:
            return Refusal(COUNTED_IN, "the text counts one of them into the other", narrower)
    return None


def metric_gate(left: Comparable, right: Comparable, world: World) -> Refusal | None:
    """The same metric; a metric counted in the other is a part of it."""
    one, other = left.entry.metric, right.entry.metric
    if one == other:
        return None
    for narrower, part, whole in ((-1, one, other), (1, other, one)):
        if world.metric(part).part_of == whole:
            if (left if narrower < 0 else right).entry.scope is Scope.MOVEMENT:
                # Those who came over the years are more than those who are there; so are those who went home.
                return Refusal("stock-vs-flow", "one counts those who came or went, the other who is there")
            return Refusal("part-of", f"{part} are some of the {whole}", narrower)
    return Refusal("other-metric", f"different metrics: {_both(one, other)}")


def measure_gate(left: Comparable, right: Comparable, _: World) -> Refusal | None:
    """How many there are is not how many in a period."""
    if left.measure == right.measure:
        return None
    return Refusal("stock-vs-flow", "one says how many there are, the other how many in a period")


def change_gate(left: Comparable, right: Comparable, _: World) -> Refusal | None:
    """So many more is not so many, and a rise is no fall."""
    if left.entry.change == right.entry.change:
        return None
    return Refusal("other-change", "only one says by how many more, or by how many fewer")


def superseded_gate(left: Comparable, right: Comparable, _: World) -> Refusal | None:
    """A figure told as earlier stands before the one that replaces it in its own text, and against no other:
    nobody says of when it is."""
    if not left.superseded and not right.superseded:
        return None
    if replaces(left, right):
        return None
    return Refusal("superseded", "one is told as an earlier figure, and the text does not say of when")


def replaces(left: Comparable, right: Comparable) -> bool:
    """Whether the text tells one of two figures as replaced by the other: in one voice, one as earlier."""
    return (
        left.superseded != right.superseded
        and left.entry.document == right.entry.document
        and left.claimant == right.claimant
    )


def rate_gate(left: Comparable, right: Comparable, _: World) -> Refusal | None:
    """So many a month is not so many; rates of different periods are converted."""
    if left.rate == right.rate and (left.entry.per == right.entry.per or _rates_known(left, right)):
        return None
    names = _both(*(f"per {f.entry.per}" if f.rate else "no rate" for f in (left, right)))
    return Refusal("other-rate", f"different rates: {names}")


def _rates_known(left: Comparable, right: Comparable) -> bool:
    return {left.entry.per, right.entry.per} <= PERIODS.keys()


def unit_gate(left: Comparable, right: Comparable, _: World) -> Refusal | None:
    """The same unit, or one that measures the same thing."""
    if left.dimension == right.dimension:
        return None
    one, other = left.entry.unit, right.entry.unit
    known = one in UNITS and other in UNITS
    why = "they measure different things" if known else "nothing says how many of one make the other"
    return Refusal("other-unit", f"different units, {_both(one, other)}: {why}")


def status_gate(left: Comparable, right: Comparable, _: World) -> Refusal | None:
    """What is planned is not what is."""
    if left.planned == right.planned:
        return None
    return Refusal("planned", "one is planned or expected, the other says what was so")


def possible_gate(left: Comparable, right: Comparable, _: World) -> Refusal | None:
    """What might be, or is feared, contradicts no count; but one voice can take back what it feared."""
    one, other = left.entry.scope is Scope.POSSIBLE, right.entry.scope is Scope.POSSIBLE
    if one == other or (left.claimant is not None and left.claimant == right.claimant):
        return None
    return Refusal("possible", "one only might be so, the other is told as it is")


def subject_gate(left: Comparable, right: Comparable, world: World) -> Refusal | None:
    """The same armed group, state or organisation; a declared part is a part."""
    one, other = left.subject, right.subject
    if one == other:
        return None
    if one is None or other is None:
        return Refusal("subject-unsaid", f"only one says whose: {one or other}")
    for narrower, part, whole in ((-1, one, other), (1, other, one)):
        if whole in world.wholes(part):
            return Refusal("wider-subject", f"{part} is part of {whole}", narrower)
    return Refusal("other-subject", f"different subjects: {_both(one, other)}")


def group_gate(left: Comparable, right: Comparable, _: World) -> Refusal | None:
    """The same people or things counted; children are some of the people."""
    one, other = left.group, right.group
    if one == other and not one.rest:
        return None
    names = _both(*(f.entry.counted or f.entry.unit for f in (left, right)))
    for narrower, part, whole in ((-1, one, other), (1, other, one)):
        if part.within(whole):
            return Refusal("wider-group", f"one counts some of what the other counts: {names}", narrower)
    return Refusal("other-subgroup", f"they count different things: {names}")


def time_gate(left: Comparable, right: Comparable, world: World) -> Refusal | None:
    """Stocks: as-of times within the metric's window. Flows: the same period."""
    one, other = left.days, right.days
    if one is None or other is None:
        return Refusal("undated", "one of them has no date")
    if left.measure == "stock":
        window = world.metric(left.entry.metric).window_days
        if right.entry.metric != left.entry.metric:
            window = min(window, world.metric(right.entry.metric).window_days)
        apart = distance(left.told or one, right.told or other)
        if apart > window:
            return Refusal("different-time", f"{apart} days apart ({_times(one, other)}), more than {window}")
        step = find_step(left, right)
        return Refusal(MOVED, f"{say_step(step)}; these two are of {_times(one, other)}") if step else None
    if of_one_named_event(left, right) or same_period(one, other):
        return None
    if _are_totals_of_one_time(left, right, world):
        return None
    told = f"they count over different periods: {_times(one, other)}"
    return Refusal("different-period", told, _period(one, other))


def of_one_named_event(left: Comparable, right: Comparable) -> bool:
    """Whether both tell what one event with a name did, whenever it was counted: how many died in a storm is
    estimated anew for years."""
    return left.named_event is not None and left.named_event == right.named_event and left.measure == "flow"


def _are_totals_of_one_time(left: Comparable, right: Comparable, world: World) -> bool:
    """Whether two figures are what one thing has cost until two days that are not far apart, somewhere
    narrower than a country, or a group: a country may see two such things."""
    if not is_total_so_far(left) or not is_total_so_far(right) or left.days is None or right.days is None:
        return False
    anchored = left.subject is not None or not left.places <= world.countries
    return anchored and distance(left.days, right.days) <= SO_FAR_DAYS


def _times(one: Days, other: Days) -> str:
    return _both(write_days(one), write_days(other))


def _period(one: Days, other: Days) -> int:
    """Which period is a part of which. A count "since 2011" may begin some weeks after another's 2011."""
    slack = period_slack(one, other)
    if other.first <= one.first + slack and one.last <= other.last:
        return -1
    return 1 if one.first <= other.first + slack and other.last <= one.last else 0


def place_gate(left: Comparable, right: Comparable, world: World) -> Refusal | None:
    """The same places; one inside the other is a part of it."""
    one, other = left.places, right.places
    if one == other:
        return None
    if not one or not other:
        if left.subject and left.measure == "stock":
            where = _list(one or other)
            return Refusal(
                WHOLE_GROUP,
                f"only one says where, {where}; the other may mean all",
                1 if one == frozenset() else -1,
            )
        return Refusal("place-unsaid", f"only one says where: {_list(one or other)}")
    for narrower, part, whole in ((-1, one, other), (1, other, one)):
        if all(_inside(place, whole, world) for place in part):
            return Refusal("wider-place", f"{_list(part)} lies within {_list(whole)}", narrower)
    return Refusal("other-place", f"different places: {_both(_list(one), _list(other))}")


def _inside(place: str, whole: frozenset[str], world: World) -> bool:
    return place in whole or any(world.place_within(place, other) for other in whole)


def event_gate(left: Comparable, right: Comparable, world: World) -> Refusal | None:
    """Two figures of a few days mean the same event only where the place is narrower than a country."""
    if replaces(left, right) or of_one_named_event(left, right):
        return None
    if left.measure == "flow" and left.named_event and right.named_event:
        return Refusal("other-event", f"two events: {_both(left.entry.event or '', right.entry.event or '')}")
    if not is_event(left) or not is_event(right):
        return None if left.subject or left.places else Refusal("unanchored", "neither says whose or where")
    if (left.entry.scope is Scope.OTHER_EVENT) != (right.entry.scope is Scope.OTHER_EVENT):
        return Refusal(
            "other-event", "there were two events: one is told as another, earlier or separate one"
        )
    if left.places and not left.places <= world.countries:
        return None
    if left.places and is_catastrophe(left) and is_catastrophe(right):
        return None
    return Refusal("other-event", "there may have been two events: no place narrower than a country is named")


GATES: tuple[Gate, ...] = (
    text_gate,
    metric_gate,
    measure_gate,
    change_gate,
    superseded_gate,
    unit_gate,
    rate_gate,
    status_gate,
    possible_gate,
    subject_gate,
    group_gate,
    time_gate,
    place_gate,
    event_gate,
)


# Those that look at more than what two figures of one question share to the letter.
_ASKED = (text_gate, rate_gate, possible_gate, group_gate, time_gate, event_gate)
_BEYOND_KEY = tuple(it for it in GATES if it in _ASKED)


def refusals(left: Comparable, right: Comparable, world: World) -> list[Refusal]:
    """Every gate's refusal, in the order of GATES; none: the two are comparable."""
    alike = left.question_key == right.question_key and not left.superseded
    return [refusal for gate in (_BEYOND_KEY if alike else GATES) if (refusal := gate(left, right, world))]


def _both(one: str, other: str) -> str:
    """Two names in an order of their own, so that a sentence is the same whichever side it starts from."""
    return " and ".join(sorted((one, other)))


def _list(places: frozenset[str]) -> str:
    return ", ".join(sorted(places))
