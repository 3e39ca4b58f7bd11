"""What may have been read wrong of the figures of a conflict, or is not said of them."""

from claims.compare.dispute.likeness import side_by_side
from claims.compare.entry.comparable import is_event
from claims.compare.number.one_number import is_open
from claims.compare.origin.estimate import Estimate, support
from claims.compare.relation.comparison import Comparison
from claims.compare.relation.span import exceeds_until
from claims.compare.relation.verdict import Relation
from claims.compare.world import World
from claims.model import Qualifier

# Below it a field is more often wrong than not in what conflicts. With all doubts some 10 of 14 disputes were
# right on some 3,650 pages that the doubts were weighed on.
SURE_FROM = 0.3
# Where one text puts two claimants' counts of the same side by side, little else can be wrong with them.
_SURE_SIDE_BY_SIDE = 0.2
# Arithmetic on a part and its whole is right only where also what makes the one a part was read right.
_SURE_OF_PARTS = 0.45
_NAME = 8  # words; a claimant's name of more was read wrong
_ANYTHING = frozenset(("other", "civilians"))  # metrics that do not say what happened to whom they count

PLACE_HINTED = "place-hinted"


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


def expected(comparison: Comparison, _: World) -> str | None:
    """A number that one text expects or fears is not what another one counted, though it is one number."""
    if comparison.verdict.relation is not Relation.CONFLICT:
        return None
    return "expected" if any(_is_expected(side) for side in comparison.sides) else None


def _is_expected(side: Estimate) -> bool:
    """Whether the texts are at odds on whether it is so: one tells only as what may be what the lead tells as
    so, or some tell as so what the lead tells as what may be."""
    if len(side.members) == 1:
        return False
    so = {it.entry.document for it in side.members if not is_open(it)}
    if is_open(side.lead):
        return bool(so)
    return any(it.entry.document not in so for it in side.members)


def counted_unsaid(comparison: Comparison, _: World) -> str | None:
    """Figures on no metric answer one question only if both say what they count, in one text; of people that
    is not enough, as nobody knows what happened to them, be they civilians or not."""
    sides = comparison.left.lead, comparison.right.lead
    leads = [f for f in sides if f.entry.metric in _ANYTHING]
    if not leads:
        return None
    unsaid = not comparison.in_one_text or any(not f.entry.counted or f.dimension == "people" for f in leads)
    return "counted-unsaid" if unsaid else None


def in_words(comparison: Comparison, world: World) -> str | None:
    """In a country "hundreds" and "thousands" are said of some as of all: "hundreds of Britons" are no rivals
    of 15,000 foreigners, nor the thousands of troops who were moved of all that there are."""
    left, right = comparison.left.lead, comparison.right.lead
    if Qualifier.ORDER not in (left.entry.qualifier, right.entry.qualifier):
        return None
    lower = right if exceeds_until(left, right) else left
    in_word = lower.entry.qualifier is Qualifier.ORDER and lower.places <= world.countries
    return "in-words" if in_word else None


def place_unsaid(comparison: Comparison, _: World) -> str | None:
    """A figure without a place is taken for all there is."""
    return "place-unsaid" if comparison.verdict.reason == "place-exceeds-group" else None


def place_hinted(comparison: Comparison, world: World) -> str | None:
    """What a text says around a figure tells where an event was, but not that a number is of the whole
    country, nor that it is of one place and no wider one."""
    hinted = [side for side in comparison.sides if side.place_hinted]
    if not hinted or comparison.in_one_text:
        return None
    if comparison.verdict.reason in ("sub-place-exceeds-place", "place-exceeds-group"):
        return PLACE_HINTED
    wide = any(it.lead.places <= world.countries and not is_event(it.lead) for it in hinted)
    return PLACE_HINTED if wide else None
