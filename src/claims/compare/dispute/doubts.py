"""Why a conflict of two figures is not told for sure: what might be wrong with it beside the figures.

A doubt is a code with a sentence. A conflict without any is told; the others are counted, and shown when they
are asked for.
"""

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import lru_cache

from claims.compare.context.unnamed_parts import TWO_FIGURES
from claims.compare.dispute.likeness import differ_by_one, is_named, same_noun, side_by_side
from claims.compare.dispute.same_count import BY_EVENTS, counts_on
from claims.compare.entry.comparable import Comparable, is_catastrophe, is_event, is_total_so_far
from claims.compare.origin.estimate import Estimate, support
from claims.compare.relation.comparison import Comparison
from claims.compare.relation.span import exceeds_until
from claims.compare.relation.verdict import Relation
from claims.compare.world import World
from claims.dates import distance, gap
from claims.model import Qualifier

# Below it a field is more often wrong than not in what conflicts. With all doubts some 10 of 14 disputes were
# right on some 3,650 pages that the doubts were weighed on.
SURE_FROM = 0.3
# Where one text puts two claimants' counts of the same side by side, little else can be wrong with them.
_SURE_SIDE_BY_SIDE = 0.2
# Arithmetic on a part and its whole is right only where also what makes the one a part was read right.
_SURE_OF_PARTS = 0.45
_CLOSE = Decimal("1.1")  # times: figures as near to one another are told apart by no reader
_MOST_DOUBLED = Decimal(100)  # times
_NAME = 8  # words; a claimant's name of more was read wrong
_TWICE, _FAR, _VERY_FAR, _BEYOND = 2, 5, 20, 50  # times
_UPDATE_DAYS = 2  # within which two tolls of one event are of one time
_KEPT = 2**12  # stretches of days of which it is remembered how far numbers may move: powers are slow

OFTEN_EXCEEDED = "often-exceeded"
PLACE_HINTED = "place-hinted"
SECOND_READING = "second-reading"  # found where disputes of several metrics and subjects are listed

_ANYTHING = frozenset(("other", "civilians"))  # metrics that do not say what happened to whom they count
_MOVED = "displaced"
_BY_EVENTS_OR_MOVED = BY_EVENTS | {_MOVED}

Doubt = Callable[[Comparison, World], str | None]


def own_voice(comparison: Comparison, _: World) -> str | None:
    """A paper's own voice is nobody who could be asked."""
    return None if comparison.left.attributed and comparison.right.attributed else "own-voice"


def unsure_fields(comparison: Comparison, world: World) -> str | None:
    """Some field of a side is probably wrong; so is the place where another text has the figure for more
    places, or is read surer to have it for others."""
    left, right = comparison.left, comparison.right
    least = _SURE_SIDE_BY_SIDE if side_by_side(left.lead, right.lead, world) else SURE_FROM
    if comparison.verdict.relation is Relation.CONTRADICTION:
        least = _SURE_OF_PARTS
    unsure = min(left.chance, right.chance) < least or _is_misread(left, world) or _is_misread(right, world)
    return "unsure-fields" if unsure else None


def _is_misread(side: Estimate, world: World) -> bool:
    if len((side.lead.entry.claimant or "").split()) > _NAME:
        return True
    return len(side.members) > 1 and (_has_more_places(side, world) or _is_surer_elsewhere(side))


def _has_more_places(side: Estimate, world: World) -> bool:
    """Whether a text has the figure for the places of the lead and others, which do not hold these."""
    here = side.lead.places
    others = {place for it in side.members if here < it.places for place in it.places - here}
    return any(not any(world.place_within(place, other) for place in here) for other in others)


def _is_surer_elsewhere(side: Estimate) -> bool:
    """Whether one text alone has the figure for these places, and others, more probably read right, have it
    for other ones."""
    here = {it.entry.document for it in side.members if it.places == side.lead.places}
    others = [it for it in side.members if it.entry.document not in here]
    return len(here) == 1 and bool(others) and support(others) > side.chance


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


def two_figures(comparison: Comparison, _: World) -> str | None:
    """One text gives another figure for the same, in the same voice."""
    return TWO_FIGURES if TWO_FIGURES in comparison.left.cautions | comparison.right.cautions else None


def one_text(comparison: Comparison, world: World) -> str | None:
    """A text that alone gives two tolls, the one more than twice the other, may tell of two events; and those
    whom it does not name may be the people that it named elsewhere, or tell of a part."""
    left, right = comparison.left.lead, comparison.right.lead
    if left.entry.document != right.entry.document:
        return None
    if not is_named(left, world) or not is_named(right, world):
        return "one-text"
    flows = left.measure == right.measure == "flow" and (comparison.verdict.spread or _TWICE) >= _TWICE
    alone = len({figure.entry.document for side in _sides(comparison) for figure in side.members}) == 1
    return "one-text" if flows and alone else None


def counted_in(comparison: Comparison, _: World) -> str | None:
    """What a text counts into another of its figures, in words for everybody, is some of them: "three were
    shot, two of whom died"."""
    if comparison.verdict.relation is not Relation.CONFLICT:
        return None
    leads = comparison.left.lead, comparison.right.lead
    return "counted-in" if any(it.entry.part_of and not it.group.marks for it in leads) else None


def in_words(comparison: Comparison, world: World) -> str | None:
    """In a country "hundreds" and "thousands" are said of some as of all: "hundreds of Britons" are no rivals
    of 15,000 foreigners, nor the thousands of troops who were moved of all that there are."""
    left, right = comparison.left.lead, comparison.right.lead
    lower = right if exceeds_until(left, right) else left
    in_word = lower.entry.qualifier is Qualifier.ORDER and lower.places <= world.countries
    return "in-words" if in_word else None


def one_voice(comparison: Comparison, world: World) -> str | None:
    """Who gives a part that is larger than its whole counts two things: nobody contradicts himself so. Nor do
    "witnesses" contradict the "medics and witnesses" of a conflict, who may be the same, nor "the minister" a
    government, which may be his, or somebody whom his text names, who may be he."""
    one, other = comparison.left.lead, comparison.right.lead
    left, right = set((one.claimant or "").split()), set((other.claimant or "").split())
    if comparison.verdict.reason == "cumulative-falls" or not left or not right:
        return None
    claimants = [one.entry.claimant or "", other.entry.claimant or ""]
    if _is_his(claimants, one_text=comparison.in_one_text, world=world):
        return "one-voice"
    parts = comparison.verdict.relation is Relation.CONTRADICTION
    return "one-voice" if left < right or right < left or (parts and left == right) else None


def _is_his(claimants: Sequence[str], *, one_text: bool, world: World) -> bool:
    """Whether one claimant is an office, and the other a government or somebody who may hold it."""
    others = [it for it in claimants if not world.speakers.is_bare_office(it)]
    if len(others) != 1:
        return False
    words = others[0].split()
    person = len(words) > 1 and all(word[0].isupper() for word in words)
    his = person and one_text and not world.speakers.is_organisation(others[0])
    return his or world.speakers.is_government(others[0])


def far_apart(comparison: Comparison, _: World) -> str | None:
    """Tolls of one event seldom differ by so much: a town may see two attacks in a day, and who does not
    count in the same word may count others. Nor do two counts of the same people: those whom one programme
    reaches are few of those in need."""
    left, right = comparison.left.lead, comparison.right.lead
    times = comparison.verdict.spread or 1
    if not is_event(left) or not is_event(right):
        return "far-apart" if times > _BEYOND else None
    if times <= (_VERY_FAR if same_noun(left, right) else _FAR):
        return None
    return None if is_catastrophe(left) and is_catastrophe(right) else "far-apart"


def place_unsaid(comparison: Comparison, _: World) -> str | None:
    """A figure without a place is taken for all there is."""
    return "place-unsaid" if comparison.verdict.reason == "place-exceeds-group" else None


def place_hinted(comparison: Comparison, world: World) -> str | None:
    """What a text says around a figure tells where an event was, but not that a number is of the whole
    country, nor that it is of one place and no wider one."""
    hinted = [side for side in _sides(comparison) if side.place_hinted]
    if not hinted or comparison.in_one_text:
        return None
    if comparison.verdict.reason in ("sub-place-exceeds-place", "place-exceeds-group"):
        return PLACE_HINTED
    wide = any(it.lead.places <= world.countries and not is_event(it.lead) for it in hinted)
    return PLACE_HINTED if wide else None


def close(comparison: Comparison, _: World) -> str | None:
    """The figures differ by so little that it may be rounding; tolls of two texts by one, who may be the
    attacker, or have died since."""
    times = comparison.verdict.spread
    if times is not None and 1 < times <= _CLOSE:
        return "close"
    left, right = comparison.left.lead, comparison.right.lead
    tolls = is_event(left) and is_event(right) and left.entry.document != right.entry.document
    return "close" if tolls and differ_by_one(left, right) else None


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
    if metrics.isdisjoint(_BY_EVENTS_OR_MOVED):
        return None
    few = _MOVED in metrics and not (is_catastrophe(left) and is_catastrophe(right))
    wide = left.places <= world.countries
    apart = not wide and not _meet(left, right)
    return "two-events" if (few and wide) or (metrics & BY_EVENTS and (wide or apart)) else None


def later_toll(comparison: Comparison, world: World) -> str | None:
    """The toll of an event rises from day to day; one that is lower days later, or of another day, is of
    another event. Some who count for one state may tell of one count at two hours."""
    if counts_on(comparison, world):
        return "later-toll"
    earlier, later = sorted((comparison.left.lead, comparison.right.lead), key=_printed)
    if not is_event(earlier) or not is_event(later):
        return None
    if is_total_so_far(earlier) and is_total_so_far(later):
        return "later-toll" if _may_have_risen(comparison) else None
    apart = _printed(later) - _printed(earlier)
    risen = apart >= 1 and exceeds_until(later, earlier)
    updated = apart >= _UPDATE_DAYS or risen or not _meet(earlier, later)
    return "later-toll" if updated else None


def _may_have_risen(comparison: Comparison) -> bool:
    """Whether the higher total was told when nobody told the lower one any more."""
    left, right = _sides(comparison)
    lower, higher = (right, left) if exceeds_until(left.lead, right.lead) else (left, right)
    return max(map(_printed, lower.members)) < min(map(_printed, higher.members))


def _meet(left: Comparable, right: Comparable) -> bool:
    one, other = left.days, right.days
    return one is None or other is None or (one.first <= other.last and other.first <= one.last)


def _printed(figure: Comparable) -> int:
    return figure.published.last if figure.published else 0


def _sides(comparison: Comparison) -> tuple[Estimate, Estimate]:
    return comparison.left, comparison.right


def counted_unsaid(comparison: Comparison, _: World) -> str | None:
    """Figures on no metric answer one question only if both say what they count, in one text; of people that
    is not enough, as nobody knows what happened to them, be they civilians or not."""
    sides = comparison.left.lead, comparison.right.lead
    leads = [f for f in sides if f.entry.metric in _ANYTHING]
    if not leads:
        return None
    unsaid = not comparison.in_one_text or any(not f.entry.counted or f.dimension == "people" for f in leads)
    return "counted-unsaid" if unsaid else None


DOUBTS: tuple[Doubt, ...] = (
    unsure_fields,
    two_figures,
    counted_unsaid,
    one_text,
    counted_in,
    in_words,
    one_voice,
    far_apart,
    place_unsaid,
    place_hinted,
    days_between,
    grown_since,
    two_events,
    later_toll,
    own_voice,
    close,
)

SENTENCES = {
    "unsure-fields": "a field of one figure was probably read wrong",
    TWO_FIGURES: "one text gives another figure for the same",
    "one-text": "one text alone gives both, and may tell of two things",
    "counted-in": "one text counts one figure into another, so that it may be a part",
    "in-words": "the lower one is a word for an order of magnitude, which may be said of some",
    "one-voice": "those who give them may be the same, and count two things",
    "far-apart": "they are so far apart that they may be of two events, or count two things",
    "place-unsaid": "one figure names no place, and is taken for all there is",
    PLACE_HINTED: "one figure's sentence names no place: its text only hints at it",
    "counted-unsaid": "one text does not say what happened to whom it counts",
    "days-between": "the number may have changed as much in the days between",
    "grown-since": "the part may have grown since the whole was told",
    "two-events": "they may be of two events: of two days, or of a whole country",
    "later-toll": "the later one may be an update, or of another event",
    "own-voice": "a paper gives one figure in its own voice",
    "close": "they differ by a tenth or less, or by one",
    SECOND_READING: "a claimant's number is also read under another metric or subject, where it is told",
    OFTEN_EXCEEDED: "several parts are larger than the whole, which was probably read wrong",
}


def find_doubts(comparison: Comparison, world: World) -> tuple[str, ...]:
    """The codes of all doubts about a comparison by itself, the gravest first; none: it is sure."""
    return tuple([code for doubt in DOUBTS if (code := doubt(comparison, world))])
