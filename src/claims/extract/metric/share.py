"""Find the metric of a share: that of its whole (`60% of the caliphate`, `half of the population`)."""

from collections.abc import Sequence
from dataclasses import replace

from claims.extract.fate.event import find_event
from claims.extract.fate.verb_frame import get_no_aid
from claims.extract.figure.noun_class import at_noun, build_nouns
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.metric.figures_before import FATES, counts_part
from claims.extract.metric.indicator import WHOLES, find_named_share, find_shrinking
from claims.extract.metric.measured import (
    CHANGES,
    find_shared,
    is_held_too,
    is_of_arms,
    is_of_money,
    is_of_place,
    of_change,
)
from claims.extract.metric.share_of_people import find_befallen, whole_before
from claims.extract.text.noun_phrase import VERBS
from claims.extract.text.verbs import build_change_verbs
from claims.lexicon import Lexicon
from claims.lexicon.closed_classes import LIST_JOINTS, STOPS
from claims.lexicon.inflection import singular

# What a share is of: the metric of the whole.
_LAND = frozenset(
    "caliphate territory land country city town area province region village border oilfield".split()
)


def find_share(
    quantity: Quantity, noun: tuple[str | None, bool], earlier: Sequence[Quantity], lexicon: Lexicon
) -> Found:
    """A share has the metric of its whole: `60% of the caliphate`, `half of the population`.

    `noun`: the class of what it is a share of, and whether that is people.
    """
    if quantity.head >= 0 and quantity.sentence.lower[quantity.head] in _DEGREES:
        quantity, noun = replace(quantity, head=-1, noun=(quantity.last, quantity.last)), (None, False)
    last = whole_before(quantity, earlier, lexicon)
    told = (
        find_befallen(quantity, lexicon)
        or _beside(quantity, last)
        or of_change(quantity, lexicon)
        or _apposed(quantity, last)
    )
    if told:
        return told
    if last and (is_held_too(quantity, last, HOLDING) or (last.metric == "money" and _of_sum(quantity))):
        return _of_figure(last)
    if noun[0] in (None, "civilians") and (told := find_shared(quantity)):
        return told
    if last and (named := _named_in_list(quantity, last, lexicon)):
        return named
    if last and _are_in_brackets(quantity, last):
        return _of_figure(last)
    if last and quantity.head < 0 and counts_part(quantity):
        return find_event(quantity, lexicon) or _of_figure(last)
    told = (
        find_shrinking(quantity, lexicon.index(build_nouns))
        if quantity.head < 0
        else find_named_share(quantity)
    )
    if told:
        return told
    if is_of_money(quantity):
        return at_noun(quantity, "money", "metric.share")
    return _of_whole(quantity, noun, last, lexicon)


def _of_whole(
    quantity: Quantity, noun: tuple[str | None, bool], last: Quantity | None, lexicon: Lexicon
) -> Found:
    """The metric of what a share is of; `last`: the figure before."""
    class_, people = noun
    if last and last.unit == "percent" and (quantity.head < 0 or _is_anothers(quantity)):
        return _of_figure(last)
    if last and counts_part(quantity):
        return find_event(quantity, lexicon) or _of_figure(last)
    if quantity.head > 0 and is_of_arms(quantity):
        return at_noun(quantity, "weapons", "metric.share")
    head = singular(quantity.sentence.lower[quantity.head]) if quantity.head >= 0 else ""
    land = _of_land(quantity, class_, head, lexicon)
    if land:
        return land
    event = find_event(quantity, lexicon) if people or quantity.head < 0 or head in _FORCES else None
    if event and get_no_aid(quantity, quantity.sentence.text[event.start : event.end].lower()):
        event = None  # 20 percent of the children are not vaccinated
    if event and event.value != "votes" and (class_ in _BEFALLEN or event.value in FATES):
        return event
    if last and class_ is None and last.metric == "money" and last.sentence is quantity.sentence:
        class_ = "money"  # "$156 billion in loans, more than half the target"
    if (class_ is None or head == "army") and head in WHOLES:
        class_ = WHOLES[head]
    if last and head == "total":
        return _of_figure(last)
    return at_noun(quantity, "other" if class_ in _TRAITS else class_ or "other", "metric.share")


_FORCES = frozenset("army force garrison infantry militia police".split())
_BEFALLEN = frozenset((None, "civilians", "fighters", "troops", "population"))


def _is_anothers(quantity: Quantity) -> bool:
    """`78 percent of Chad's imports and 40 percent of Niger's`: the noun of the share before."""
    lower, end = quantity.sentence.lower, quantity.noun[1]
    end -= lower[end - 1] == "'s"
    return lower[end : end + 1] == ["'s"] and _ENDS.issuperset(lower[end + 1 : end + 2])


_ENDS = STOPS | frozenset(",.;:")
_TRAITS = frozenset((None, "votes", "civilians"))  # shares of whom tell a trait: 20 percent of women smoke


# After a share that tells by how much something changed: `9 percent higher than in May`, `up 9% m-o-m`.
_DEGREES = frozenset(
    "above annually below cheaper compared costlier dearer fewer greater higher larger less lower m-o-m mom "
    "month-on-month month-over-month monthly more p.a. pricier q-o-q quarter-on-quarter reaching smaller "
    "w-o-w week-on-week y-o-y year-on-year year-over-year yearly yoy".split()
)


def _are_in_brackets(quantity: Quantity, last: Quantity) -> bool:
    """Whether a share in brackets is one of a list: `dear drugs (51%) and long ways (40%)`."""
    opens = quantity.sentence.lower[quantity.first - 1] == "(" == last.sentence.lower[last.first - 1]
    return opens and quantity.head < 0 and last.unit == "percent" and last.sentence is quantity.sentence


_ITEM = 4  # words of what a list gives a share of


def _named_in_list(quantity: Quantity, last: Quantity, lexicon: Lexicon) -> Found | None:
    """`murders rose 20 percent, thefts 9 percent and arson 3 percent`: the noun of each stands before it."""
    lower, start = quantity.sentence.lower, last.last
    if last.unit != "percent" or last.sentence is not quantity.sentence or quantity.head >= 0:
        return None
    while start < quantity.first and lower[start] in LIST_JOINTS:
        start += 1
    item = lower[start : quantity.first]
    if (
        start == last.last
        or not 0 < len(item) <= _ITEM
        or any(it in STOPS or not it[0].isalpha() for it in item)
    ):
        return None
    if any(it in lexicon.index(build_change_verbs) or it in VERBS for it in item):
        return None
    named = WHOLES.get(singular(item[-1])) or lexicon.index(build_nouns).metrics.get(singular(item[-1]))
    return Found(named or "other", "metric.share-before", *quantity.sentence.extent(start, quantity.first))


def _of_figure(whole: Quantity) -> Found:
    """The metric of the figure before, of which it is a share."""
    return Found(whole.metric, "metric.antecedent", whole.start, whole.end)


_RAISED = frozenset(
    "raised received secured collected disbursed contributed committed pledged funded covered met".split()
)


def _of_sum(quantity: Quantity) -> bool:
    """`so far it has raised 12 percent of that`, `only half has been received`: a share of the sum before."""
    lower, last = quantity.sentence.lower, quantity.last
    if lower[last : last + 1] == ["of"]:
        return lower[last + 1 : last + 2] in (["that"], ["this"], ["it"], ["them"], ["those"])
    return quantity.head < 0 and not _RAISED.isdisjoint(lower)


def _apposed(quantity: Quantity, whole: Quantity | None) -> Found | None:
    """By how much the figure before has changed: `90 people died in May, a 14 percent increase on April`, `90
    people died, up 14 percent`."""
    lower, first = quantity.sentence.lower, quantity.first
    if first < _LEAST:
        return None
    head = quantity.head if quantity.head >= 0 else quantity.last
    grown = lower[head : head + 1] and lower[head] in CHANGES and lower[first - 1] in ("a", "an")
    marked = grown and lower[first - 2] in _MARKING
    moved = lower[first - 2] == "," and (grown or lower[first - 1] in ("up", "down"))
    if not (marked or moved or _is_compared(lower, first, quantity.last)):
        return None
    if whole is None or whole.sentence is not quantity.sentence or (whole.unit == "percent" and not marked):
        return None
    return _of_figure(whole)


def _is_compared(lower: list[str], first: int, last: int) -> bool:
    """`90 people died, 14 percent more than in May`."""
    return lower[first - 1] == "," and lower[last + 1 : last + 2] == ["than"] and lower[last] in _COMPARATIVES


_COMPARATIVES = frozenset("more fewer less higher lower above below".split())
_MARKING = frozenset("marking reflecting representing".split())
_LEAST = 3  # words before it: a figure, a comma and an article

# Land and water of which somebody may hold a part, besides those that are land wherever they stand.
_HELD_LAND = frozenset(
    "valley coast coastline shore shoreline front frontline island islands peninsula desert plain plateau "
    "delta basin mountain mountains hills strip corridor jungle swamp marsh gorge archipelago steppe "
    "mainland interior outskirts capital hinterland north south east west northeast northwest southeast "
    "southwest camp campus it".split()
)
# Land that burns, is sown or flooded is not land held or taken.
NO_CONQUEST = frozenset(
    "banana barley cassava cereal cereals cotton grain grains hail irrigated locusts maize millet olive "
    "orchard orchards paddies paddy pasture pastures plantation plantations rice sorghum vineyards wheat "
    "burned burnt burning burns fire fires wildfire wildfires blaze blazes scorched crop crops poppy "
    "arable ash avalanche landslide landslides landslip lava mudslide mudslides slick spill cultivated "
    "cultivation planted farmland flooded floods flood drought forest forests deforestation coca opium "
    "cannabis harvested sown mined demined contaminated submerged inundated underwater devastated".split()
)
HOLDING = frozenset(
    "control controls controlled controlling hold holds held holding seize seizes seized seizing capture "
    "captures captured capturing recapture recaptured recapturing retake retakes retook retaken retaking "
    "take takes took taken occupy occupies occupied occupying occupation rule rules ruled ruling lose loses "
    "lost losing regain regained regaining reclaim reclaimed liberate liberated liberating secure secured "
    "wrest wrested overrun overran conquer conquered sway govern governs governed cleared recovered "
    "dominate dominated annexed ceded surrendered hands".split()
)


def _of_land(quantity: Quantity, class_: str | None, head: str, lexicon: Lexicon) -> Found | None:
    """The share of a country, a city, a valley: territory where it is held, or nothing else befell it."""
    sentence = quantity.sentence
    whole = head in _LAND or is_of_place(quantity, lexicon)
    one = class_ == "settlements" and head == sentence.lower[quantity.head]  # of one of them, not of several
    held = not HOLDING.isdisjoint(sentence.lower)
    if NO_CONQUEST.isdisjoint(sentence.lower) and (whole or (held and (one or head in _HELD_LAND))):
        return at_noun(quantity, "territory", "metric.share-of-land")
    return at_noun(quantity, "other", "metric.share") if one and not held else None


_FUNDED = frozenset(("funded", "underfunded", "financed"))


def _beside(quantity: Quantity, before: Quantity | None) -> Found | None:
    """`40,000 people (54 percent of the plan)`: what the figure right before counts; `20 percent funded`."""
    lower, first, last = quantity.sentence.lower, quantity.first, quantity.last
    after = max(last, quantity.noun[1])
    funded = lower[after : after + 1] in (["is"], ["was"], ["are"]) and lower[after + 1 : after + 2]
    if (lower[last : last + 1] and lower[last] in _FUNDED) or (funded and funded[0] in _FUNDED):
        return at_noun(quantity, "money", "metric.share")
    if before is None or before.sentence is not quantity.sentence or before.unit == "percent":
        return None
    end = max(before.last, before.noun[1])
    part = lower[end : end + 1] == [","] and counts_part(quantity)  # 900 drivers, a third of whom died
    if end == first - 1 and lower[end] in ("(", "|", ",") and before.metric in _STANDING and not part:
        return _of_figure(before)
    return None


# What goes for a share told right beside its whole.
_STANDING = frozenset(
    "people_in_need displaced refugees killed injured detained abducted money votes other troops "
    "fighters".split()
)
