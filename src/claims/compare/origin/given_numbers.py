"""The numbers by which one tells that figures of several texts go back to one origin.

How much else two figures have to share hangs on how rarely two hit upon their number:

- one of four digits that are no noughts is one figure whoever gives it, wherever it is read to be;
- a range, or one of three digits in the thousands, is where the places hold one another;
- one of two digits in the thousands is where it is told of one event at one place within days;
- so is any number of those to whom something happened that a body gives and another one of the same body or
  state: the United Nations and its health agency, a ministry and its government;
- what one claimant gives is one number within a week.
"""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from claims.compare.entry.comparable import Comparable, is_catastrophe
from claims.compare.number.one_number import befell, is_loss, may_be_one
from claims.compare.number.rarity import (
    LEAST,
    digits_of,
    is_exact_number,
    is_large,
    is_rare,
    is_round,
    said_number,
)
from claims.compare.origin.links import Why
from claims.compare.origin.own_voices import is_alike, is_of_one_place, is_of_one_voice
from claims.compare.story.story_numbers import StoryNumbers
from claims.compare.world import World
from claims.model import Basis, Qualifier, Scope

_LEAST_TOLL = 10  # of one claimant for one and the same day, or in papers' own voice of one event
_LEAST_REPEATED = 3  # of a text that tells it of one place and day, in two sentences
_EXACTER = 4  # digits that are no noughts
_TWO_DIGITS = 2
_FORTNIGHT = 14  # days
_NO_THINGS = frozenset(("people", "percent"))
_SOME = frozenset((Scope.SHARE, Scope.ADDITION))

Alike = Callable[[Comparable, Comparable, World], bool]


class Given(NamedTuple):
    """A number that somebody gives. Figures that share it are one if they are `alike`; they are looked for
    where places hold one another, or `anywhere`."""

    why: Why
    voice: tuple[str, ...]
    number: tuple[Any, ...]  # its bounds, and what it is of
    anywhere: bool
    alike: Alike = may_be_one


class GivenNumbers(dict[Comparable, tuple[Given, ...]]):
    """The numbers that each figure can be (`given_numbers`), worked out when they are first asked for."""

    def __init__(self, world: World) -> None:
        super().__init__()
        self._world = world
        self.of_stories = StoryNumbers(world)

    def __missing__(self, figure: Comparable) -> tuple[Given, ...]:
        found = self[figure] = tuple(given_numbers(figure, self._world))
        return found


def given_numbers(figure: Comparable, world: World) -> Iterator[Given]:
    """The numbers that a figure can be: of its claimant, of the body that he is of, and of its text in whose
    words ever; a number of people, whoever first gave it."""
    entry, bounds = figure.entry, said_number(figure)
    number = bounds[0]
    large = number is not None and number >= LEAST
    # Less than a large number tells a figure from others where it is a toll: what happened has one.
    toll = number is not None and number >= _LEAST_TOLL and figure.measure == "flow"
    if number is not None and _LEAST_REPEATED <= number < _LEAST_TOLL and _is_repeatable(figure):
        yield Given(Why.REPEATED, ("text", entry.document), _anywhere(figure), True)
    if not (large or toll) or entry.qualifier is Qualifier.ORDER or figure.dimension == "percent":
        return
    people = figure.dimension == "people" and entry.metric != "other"
    rare, part = people and is_rare(figure), _is_part(figure)
    yield from _of_anybody(figure, rare=rare)
    if figure.claimant and not figure.anybody:
        if large or _is_of_days(figure):
            yield from _of_claimant(figure, figure.claimant, part=part)
        if people and not rare and not _is_some(figure):
            yield from _of_body(figure, figure.claimant, world)
    if part:
        return
    yield Given(Why.REPEATED, ("text", entry.document), _anywhere(figure), True)
    exact_number = large and is_exact_number(figure.low)
    things = exact_number and figure.dimension not in _NO_THINGS
    if (people and not rare and (exact_number or figure.places)) or (things and figure.places):
        yield Given(Why.FIGURE, (), _of_places(figure), False)


def _is_repeatable(figure: Comparable) -> bool:
    """Whether a text may tell a few people to whom something happened again, in as many words."""
    people = figure.dimension == "people" and figure.measure == "flow" and figure.entry.metric != "other"
    return people and not _is_part(figure) and bool(figure.places)


def _of_anybody(figure: Comparable, *, rare: bool) -> Iterator[Given]:
    """A number of people that is so rare that no two hit upon it."""
    entry, (low, high) = figure.entry, said_number(figure)
    if figure.dimension != "people":
        return
    number = (low, high, entry.metric, entry.per)
    if low is not None and low == high and digits_of(low) >= _EXACTER:
        if entry.scope is not Scope.OTHER_EVENT:
            yield Given(Why.FIGURE, ("anybody",), number, True)
    elif rare:
        yield Given(Why.FIGURE, ("anybody",), number, False)
    elif _is_toll_of_thousands(figure):
        yield Given(Why.FIGURE, ("toll",), _of_places(figure), False, is_of_one_place)


def _is_toll_of_thousands(figure: Comparable) -> bool:
    low, high = said_number(figure)
    two = low is not None and low == high and digits_of(low) == _TWO_DIGITS
    named = figure.claimant is not None and not figure.anybody
    return two and named and figure.measure == "flow" and is_catastrophe(figure) and not _is_some(figure)


def _of_claimant(figure: Comparable, name: str, *, part: bool) -> Iterator[Given]:
    """What a claimant with a name gives; and the number of those whom he says that a group lost, wherever
    that is read to be. A round number that is told as a part is one with another part alone."""
    entry, (low, high) = figure.entry, said_number(figure)
    if figure.subject and is_loss(figure) and entry.scope is not Scope.OTHER_EVENT:
        lost = (low, high, entry.metric, figure.subject)
        yield Given(Why.NUMBER, (name, "group"), lost, anywhere=True)
    round_part = part and low is not None and is_round(low)
    voice = (name, "part") if round_part else (name,)
    yield Given(Why.NUMBER, voice, _anywhere(figure), low != high or is_exact_number(low))


def _of_body(figure: Comparable, name: str, world: World) -> Iterator[Given]:
    """What the body or state gives that a claimant is of, of those to whom something happened; and a small
    number of what happened at some place that he himself gives, whether a paper dates it or not."""
    counted = figure.measure == "flow" or befell(figure) or is_exact_number(figure.low)
    body = world.speakers.body(name) if counted else None
    if body:
        yield Given(Why.NUMBER, (body, "body"), _of_places(figure), False, is_alike)
    if not is_large(figure) and figure.places:
        yield Given(Why.NUMBER, (name, "event"), _of_places(figure), False, is_of_one_voice)


def _anywhere(figure: Comparable) -> tuple[Any, ...]:
    return *said_number(figure), figure.entry.metric, figure.dimension, figure.entry.per


def _of_places(figure: Comparable) -> tuple[Any, ...]:
    """Be it told as so or as what may be: `alike` tells whether that matters."""
    key = figure.question_key
    of = (key.measure, key.dimension, key.rate, str(key.change or ""), key.group.noun)
    return *said_number(figure), figure.entry.metric, figure.entry.per, *of


def _is_part(figure: Comparable) -> bool:
    """Whether a figure is a share, or not all there is of what its text tells of."""
    return figure.entry.scope is Scope.OTHER_EVENT or _is_some(figure)


def _is_some(figure: Comparable) -> bool:
    return figure.entry.scope in _SOME or figure.entry.part_of is not None


def _is_of_days(figure: Comparable) -> bool:
    told = figure.entry.as_of_basis is Basis.TEXT
    return told and figure.days is not None and figure.days.length <= _FORTNIGHT
