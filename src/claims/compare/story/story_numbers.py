"""The number that figures of one event share, and when and where they are looked for."""

from decimal import Decimal
from typing import NamedTuple

from claims.compare.entry.comparable import Comparable
from claims.compare.number.rarity import is_round, said_number
from claims.compare.world import World
from claims.model import Basis, Qualifier

MONTH = 31  # days between two texts on one event
_TEN = 10  # people


class StoryNumber(NamedTuple):
    """A number that figures of one event share, and the countries and days in which it is one."""

    number: tuple[Decimal, Decimal | None, str, str, str | None]  # and what it is of
    countries: frozenset[str]  # none: nobody knows
    small: bool  # less than ten, or a word as "dozens": a text has several of one event
    round: bool  # two who do not know are easily content with it
    days: tuple[int, ...] = ()  # on which it was told: none where nobody knows when the text was printed

    @property
    def anywhere(self) -> bool:
        """Whether the number tells its event in other countries' names, too: a war has several."""
        return not (self.small or self.round)


class StoryNumbers(dict[Comparable, StoryNumber | None]):
    """What figures of one event share with each figure (`story_number`), worked out when it is first asked
    for."""

    def __init__(self, world: World) -> None:
        super().__init__()
        self._world = world
        # The claims that may be one, two by two, once they were looked for (`stories.find_pairs`).
        self.met: list[tuple[str, str]] | None = None

    def __missing__(self, figure: Comparable) -> StoryNumber | None:
        found = self[figure] = story_number(figure, self._world)
        return found


def story_number(figure: Comparable, world: World) -> StoryNumber | None:
    """What figures of one event have to share; `None` where nothing is known of a text's event, or the number
    is none or one, a share or a rate."""
    entry, (low, high) = figure.entry, said_number(figure)
    if not entry.names or low is None or low <= 1 or figure.rate or figure.dimension == "percent":
        return None
    change = None if entry.change is None else entry.change.value
    ten = low >= _TEN
    small = not ten or entry.qualifier is Qualifier.ORDER
    even = ten and is_round(low)
    metric = entry.metric
    if figure.dimension == "people" and entry.qualifier is not Qualifier.ORDER:
        metric = world.metric(metric).family or metric
    number = (low, high, metric, figure.dimension, change)
    return StoryNumber(number, world.countries_of(figure.places), small, even, _days(figure, small=small))


def _days(figure: Comparable, *, small: bool) -> tuple[int, ...]:
    """When a figure was told, and, where its text tells of an event long before, when that was: the texts of
    those days have it, too."""
    if figure.published is None:
        return ()
    printed, days = figure.order[0], figure.days
    told = figure.entry.as_of_basis is Basis.TEXT and not small
    if not told or days is None or days.length > MONTH or days.last >= printed - MONTH:
        return (printed,)
    return printed, days.last
