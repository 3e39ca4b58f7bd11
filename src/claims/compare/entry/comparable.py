"""An entry made ready to be compared: one name for one thing, one unit, days instead of dates."""

from collections.abc import Mapping
from dataclasses import field, replace
from decimal import Decimal
from functools import lru_cache
from math import log
from types import MappingProxyType
from typing import Any, NamedTuple

from claims.compare.entry.entry import Entry
from claims.compare.entry.question_key import QuestionKey
from claims.compare.world import World
from claims.dates import Days, read_days
from claims.lexicon.counted_group import Group
from claims.model import Basis, Qualifier, Scope, Stated, Status
from claims.record_type import record

TOLERANCE = Decimal("0.1")  # how far from its number an approximate figure may be meant

# Units that can be turned into one another: what they measure, and how much of its first unit they are.
UNITS: Mapping[str, tuple[str, Decimal]] = MappingProxyType(
    {
        "km2": ("km2", Decimal(1)),
        "mi2": ("km2", Decimal("2.589988110336")),
        "hectare": ("km2", Decimal("0.01")),
        "acre": ("km2", Decimal("0.0040468564224")),
        "dunam": ("km2", Decimal("0.001")),
        "m2": ("km2", Decimal("0.000001")),
        "km": ("km", Decimal(1)),
        "mile": ("km", Decimal("1.609344")),
        "metre": ("km", Decimal("0.001")),
        "tonne": ("tonne", Decimal(1)),
        "kilogram": ("tonne", Decimal("0.001")),
        "pound": ("tonne", Decimal("0.00045359237")),
    }
)
# Rates in days, with the mean month and year of the Gregorian calendar (400 years are 146,097 days).
PERIODS: Mapping[str, Decimal] = MappingProxyType(
    {
        "hour": Decimal(1) / 24,
        "day": Decimal(1),
        "week": Decimal(7),
        "month": Decimal(146097) / 4800,
        "quarter": Decimal(146097) / 1600,
        "year": Decimal(146097) / 400,
    }
)
# "Hundreds" are also said where it was 1,300: a word for an order of magnitude is firm at its lower end only.
_ORDER_REACH = Decimal(2)
_VAGUE = (Qualifier.APPROXIMATE, Qualifier.ORDER)
_NONE, _ONE = Decimal(0), Decimal(1)


# Many figures have one key: where it is one object, it is found without a look at what it says.
@lru_cache(2**14)
def _asked(*said: Any) -> tuple[QuestionKey, tuple[str | bool, ...]]:
    key = QuestionKey(*said)
    return key, key.counts


# A converted figure was rounded in its own unit, so it is never exact in ours.
_CONVERTED = Decimal("0.01")


def standing_order(
    published: Days | None, document: str, start: int, entry_id: str
) -> tuple[int, str, int, str]:
    """By when a figure was published, then where it stands: a total order that does not hang on insertion."""
    return published.last if published else 0, document, start, entry_id


@record
class Comparable:
    """An entry with what the gates and relations look at."""

    entry: Entry
    measure: str  # stock or flow
    dimension: str  # the unit that `low` and `high` are in
    low: Decimal | None  # as stated
    high: Decimal | None
    least: Decimal | None  # as meant: an approximate figure reaches as far as the usual tolerance
    most: Decimal | None
    rate: bool
    planned: bool
    subject: str | None
    places: frozenset[str]
    group: Group
    days: Days | None
    claimant: str | None  # in lower case, without article: equal for one claimant
    publisher: str | None
    publishers: frozenset[str]  # all who printed the very text
    published: Days | None
    named_event: str | None = None  # equal for one event, whatever a storm was called when it was young
    superseded: bool = False  # told as replaced by another, and not when it was so
    anybody: bool = False  # the claimant is somebody whom the text does not name: "officials"
    cautions: frozenset[str] = frozenset()  # codes of why what it says of others is not sure
    steps: tuple["Step", ...] = ()  # how fast the numbers of its question moved about its time
    down: Decimal = Decimal(0)  # how much less `least` is with a tolerance that is more by 1
    up: Decimal = Decimal(0)  # and `most` more
    # What is asked of a figure over and over, worked out once: what another one has to share to the letter,
    # and in which order it stands among others.
    question_key: QuestionKey = field(init=False)
    counts: tuple[str | bool, ...] = field(init=False)  # those of its question key
    order: tuple[int, str, int, str] = field(init=False)
    event: bool = field(init=False)  # `is_event`

    def __post_init__(self) -> None:
        entry, subject = self.entry, self.subject or ""
        kind = (entry.metric, self.measure, self.dimension, self.rate, self.planned, subject)
        key, counts = _asked(*kind, self.places, self.group, entry.change, self.superseded)
        days, tell = self.days, object.__setattr__
        tell(self, "question_key", key)
        tell(self, "counts", counts)
        tell(self, "order", standing_order(self.published, entry.document, entry.start, entry.id))
        short = days is not None and days.last - days.first < _TOTAL_DAYS - 1
        tell(self, "event", short and self.measure == "flow" and not self.rate)

    @property
    def told(self) -> Days | None:
        """The days of its time up to its publication: "in 2018", printed in January, is January."""
        days, published = self.days, self.published
        if days is None or published is None or self.planned or not days.first <= published.last < days.last:
            return days
        return Days(days.first, published.last)

    @property
    def disputed(self) -> bool:
        """Whether the text itself casts doubt on the figure."""
        return self.entry.status is Status.DISPUTED

    @property
    def moves(self) -> bool:
        """Whether what the figure means hangs on the tolerance."""
        return bool(self.down or self.up)

    def at(self, tolerance: Decimal) -> "Comparable":
        """The figure as it is meant with a tolerance, a share: 0.1 takes "about 1,000" for 900 to 1,100."""
        if tolerance is TOLERANCE or not self.moves:
            return self
        more = tolerance - TOLERANCE
        least = None if self.least is None else self.least - more * self.down
        return replace(self, least=least, most=None if self.most is None else self.most + more * self.up)

    @property
    def vague(self) -> bool:
        """Whether the figure means more numbers than it states."""
        return self.least != self.low or self.most != self.high


@record
class Step:
    """A claimant's figure and the next one that differs, both on a stock and dated."""

    before: Comparable
    after: Comparable
    # From the end of the first one's time to the beginning of the second; from middle to middle where the
    # times meet.
    days: Days = field(init=False)
    up: bool = field(init=False)  # the number rose
    ratio: Decimal = field(init=False)  # how many times the lower number goes into the higher one
    difference: Decimal = field(init=False)  # by how much the numbers differ

    def __post_init__(self) -> None:
        one, other = self.before.days or Days(0, 0), self.after.days or Days(0, 0)
        apart = one.last < other.first
        days = Days(one.last, other.first) if apart else Days(one.middle, other.middle)
        number, then = _number(self.before), _number(self.after)
        low, high = min(number, then), max(number, then)
        object.__setattr__(self, "days", days)
        object.__setattr__(self, "up", then > number)
        object.__setattr__(self, "ratio", high / low if low else Decimal(high + 1))
        object.__setattr__(self, "difference", high - low)

    @property
    def lasted(self) -> int:
        """Over how many days it went."""
        return max(1, self.days.length - 1)

    def is_faster(self, other: "Step") -> bool:
        """Whether its ratio grows by more from day to day than that of another step."""
        apart = log(self.ratio) / self.lasted - log(other.ratio) / other.lasted
        return apart > 0 if abs(apart) > _SURE_APART else self._speed > other._speed

    @property
    def _speed(self) -> Decimal:
        return self.ratio.ln() / self.lasted


def powers_hold(one: Decimal, other: Decimal, power: Decimal) -> bool:
    """Whether a number is no more than another one to some power."""
    apart = log(one) - log(other) * float(power)
    return apart < 0 if abs(apart) > _SURE_APART else one.ln() <= other.ln() * power


# Logarithms of floats are off by far less; those of decimals take as long as a hundred comparisons.
_SURE_APART = 1e-9


def _number(figure: Comparable) -> Decimal:
    """One number for a figure: the middle of its bounds, or the one that it states."""
    stated = [bound for bound in (figure.low, figure.high) if bound is not None]
    return sum(stated, Decimal(0)) / max(1, len(stated))


def make_comparable(entry: Entry, world: World) -> Comparable:
    """Make `entry` ready to be compared. Raises ValueError for a date that is not ISO 8601."""
    dimension, low, high, least, most = measured(entry)
    subject = world.name(entry.subject) if entry.subject else None
    return Comparable(
        entry=entry,
        measure=find_measure(entry, world),
        dimension=dimension,
        low=low,
        high=high,
        least=least,
        most=most,
        rate=entry.per is not None,
        planned=entry.status is Status.PLANNED,
        subject=subject,
        places=world.spelled(entry.places),
        group=_group(entry, subject, world),
        days=read_days(entry.as_of, entry.published),
        claimant=world.speakers.key(entry.claimant),
        publisher=world.speakers.key(entry.source),
        publishers=world.publishers(entry.sources),
        published=read_days(entry.published),
        named_event=world.event(entry.event) if entry.event else None,
        superseded=entry.earlier and entry.as_of_basis is not Basis.TEXT,
        down=low if low and entry.qualifier in _VAGUE else _NONE,
        up=high if high and entry.qualifier is Qualifier.APPROXIMATE else _NONE,
    )


def _group(entry: Entry, subject: str | None, world: World) -> Group:
    """Whom a figure counts. "Others" who were hurt beside the dead are all of the hurt: "ten were killed and
    20 others wounded". The dead and the hurt together are held against no dead."""
    group = world.group(entry.counted, entry.metric, entry.unit, subject)
    if entry.scope is Scope.CASUALTIES:
        return group._replace(noun=_BOTH)
    beside_dead = group.rest and entry.metric == _HURT and entry.scope is None
    return group._replace(rest=False) if beside_dead else group


_HURT, _BOTH = "injured", "casualties"


class Measured(NamedTuple):
    """Bounds in the unit that others of their kind are turned into, as stated and as meant."""

    dimension: str
    low: Decimal | None
    high: Decimal | None
    least: Decimal | None
    most: Decimal | None


def measured(entry: Stated) -> Measured:
    """The bounds of a claim in the unit, and by day where they are a rate, that they are compared in."""
    if entry.unit not in UNITS and entry.per is None and entry.qualifier not in _VAGUE:
        return Measured(entry.unit, entry.low, entry.high, entry.low, entry.high)
    dimension, factor = UNITS.get(entry.unit, (entry.unit, _ONE))
    if entry.per is not None:
        factor /= PERIODS.get(entry.per, _ONE)
    low, high = _scale(entry.low, factor), _scale(entry.high, factor)
    return Measured(dimension, low, high, *_reach(low, high, entry.qualifier, factor != 1))


def _reach(
    low: Decimal | None, high: Decimal | None, qualifier: Qualifier, converted: bool
) -> tuple[Decimal | None, Decimal | None]:
    """The bounds as they are meant."""
    vague = TOLERANCE if qualifier in _VAGUE else _CONVERTED if converted else _NONE
    if not vague and qualifier is not Qualifier.ORDER:
        return low, high
    return _scale(low, 1 - vague), _scale(high, _ORDER_REACH if qualifier is Qualifier.ORDER else 1 + vague)


def find_measure(entry: Entry, world: World) -> str:
    """Whether the figure says how many there are, or how many in a period.

    With a stretch of time ("detained between January and March") a stock becomes a flow, and so does a figure
    that says by how much it rose or fell. "Earlier than May" is no stretch.
    """
    stock = world.metric(entry.metric).measure == "stock"
    as_of = entry.as_of or ""
    before = entry.earlier and as_of.startswith("..")
    stretch = entry.as_of_basis is Basis.TEXT and "/" in as_of and not before
    return "stock" if stock and not stretch and entry.change is None else "flow"


def _scale(bound: Decimal | None, factor: Decimal) -> Decimal | None:
    return bound if bound is None or factor == 1 else bound * factor


def is_event(figure: Comparable) -> bool:
    """Whether the figure counts what happened within days, rather than a total over a longer time."""
    return figure.event


def is_total(figure: Comparable) -> bool:
    """Whether the figure means to be all there is of its place and time: a stock, or a flow over a time
    that the text names and that is no single event's."""
    if figure.measure == "stock" or figure.rate:
        return True
    return not is_event(figure) and figure.entry.as_of_basis is Basis.TEXT


# From a month on, a flow adds up events; over fewer days it mostly is one, and a second one may be beside it.
_TOTAL_DAYS = 28


def is_total_so_far(figure: Comparable) -> bool:
    """Whether the figure is what something has cost until its day: nobody counts thousands of dead at one
    place in one day, and anew on the next."""
    return figure.entry.change is None and is_event(figure) and is_catastrophe(figure)


CATASTROPHE = 1000  # people


def is_catastrophe(figure: Comparable) -> bool:
    """Whether a figure counts so many people that a country sees no two such events at a time."""
    return figure.dimension == "people" and figure.least is not None and figure.least >= CATASTROPHE
