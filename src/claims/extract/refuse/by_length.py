"""Refuse lengths that only locate or describe; those that count are ranges of weapons, the pace of an
advance, rain, and what stretches."""

from claims.extract.refuse.refusal import Look, RefusalWords
from claims.extract.text.noun_phrase import has_headline_case
from claims.extract.text.words_near import words_near
from claims.lexicon.word import is_model


def refuse_distance(look: Look, words: RefusalWords) -> str | None:
    """A length that only locates or describes: `five kilometers from the border`; not `200 km of road`, nor
    how much it rained."""
    quantity = look.quantity
    part = look.lower[quantity.last : quantity.last + 2]
    if part == ["of", "a"] and quantity.unit == "percent":
        return "distance" if look.lower[quantity.last + 2 : quantity.last + 3] in LENGTHS else None
    if quantity.unit != "km" or _is_rain(look) or _is_reach(look):
        return None
    if look.before in _WITHIN:
        return "distance"
    if _fills(look):
        return None
    if look.bare or look.lower[quantity.last] != "of":
        return "distance"
    written = look.sentence.words
    named = written[quantity.noun[0]][0].isupper() and not has_headline_case(look.sentence)
    return "distance" if named else None


_WITHIN = frozenset(("within", "inside"))
_FILLS = frozenset("ash debris ice mud rain sand silt sludge snow soil water".split())
_CONVERTED = 7  # words of a bracket


def _fills(look: Look) -> bool:
    """Whether a depth of water and the like is told in two units: `6 feet (2 metres) of snow`."""
    lower, quantity = look.lower, look.quantity
    stop = min(len(lower) - 2, quantity.last + _CONVERTED)
    close = next((k for k in range(quantity.last, stop) if lower[k] == ")"), None)
    if close is None or lower[close + 1] != "of" or lower[close + 2] not in _FILLS:
        return False
    return lower[quantity.last] == "(" or (close == quantity.last and look.before == "(")


LENGTHS = (["mile"], ["kilometre"], ["kilometer"], ["metre"], ["meter"], ["inch"], ["yard"], ["foot"])
_DEPTHS = frozenset(
    "mm inches inch in millimetres millimeters millimetre millimeter cm centimetres centimeters".split()
)
_WEATHER = frozenset("rain rains rainfall snow snowfall precipitation downpour downpours".split())


def _is_rain(look: Look) -> bool:
    """Whether a small measure tells how much rain or snow fell: `received 120 mm`."""
    if look.lower[look.quantity.last - 1] not in _DEPTHS:
        return False
    return not _WEATHER.isdisjoint(words_near(look.sentence))


_ADVANCE = frozenset(
    "advance advanced advances advancing average averaged averages averaging gain gained gaining pace rate "
    "rates retreat retreated speed".split()
)
_RANGES = frozenset(("range", "ranges"))
_OF_RANGE = frozenset(
    "a an and combat effective extended flight has have having longer maximum minimum operational practical "
    "reported shorter strike the theoretical its their whose with".split()
)
_HAVING = frozenset("with has have had having whose its their".split())
_ABLE = frozenset("can could capable able".split())
_GOING = frozenset("travel travelling traveling fly flying reach reaching cover covering".split())
_MISSILES = frozenset(
    "missile missiles rocket rockets drone drones uav uavs range ranges ranged artillery munitions".split()
)
_FAR = 9  # words from "range of" to its length, also in other units
_NEAR = 5


def _is_reach(look: Look) -> bool:
    """Whether a length tells the range of a weapon or the pace of an advance: `with a range of 300 km`, `the
    Barak (150 km)`, `can fly 1,500 km`, `advanced 50 metres per day`; not `fired at a range of 300 m`."""
    lower, first = look.lower, look.quantity.first
    if (look.quantity.per is not None or _is_paced(look)) and not _ADVANCE.isdisjoint(lower):
        return True
    if _RANGES.isdisjoint(lower) and _MISSILES.isdisjoint(lower) and _ABLE.isdisjoint(lower):
        return False
    return _is_range(lower, first) or _can_go(lower, first) or _is_of_model(look)


def _is_range(lower: list[str], first: int) -> bool:
    """Whether the length at word `first` is a range that something has."""
    at = next(
        (
            k
            for k in range(first - 1, max(0, first - _FAR), -1)
            if lower[k] == "of" and lower[k - 1] in _RANGES
        ),
        None,
    )
    if at is None or any(lower[k] in (";", "and", "at", "from") for k in range(at + 1, first)):
        return False
    start = at - 1
    while start > 0 and lower[start - 1] in _OF_RANGE:
        start -= 1
    return not _HAVING.isdisjoint(lower[start:at]) and lower[start - 1 : start] not in (["at"], ["from"])


def _can_go(lower: list[str], first: int) -> bool:
    """Whether something can fly as far as the length at word `first`."""
    going = first > 1 and (lower[first - 1] in _GOING or lower[first - 2 : first] == ["up", "to"])
    before = lower[max(0, first - _NEAR) : first]
    return going and not _ABLE.isdisjoint(before) and not _GOING.isdisjoint(before)


def _is_in_brackets(look: Look) -> bool:
    """Whether a length stands alone in brackets after a word."""
    after = look.lower[look.quantity.last : look.quantity.last + 1]
    return look.before == "(" and after == [")"] and look.quantity.first > 1


def _is_paced(look: Look) -> bool:
    """Whether a length in brackets may belong to a pace that the sentence gives elsewhere, `the gains per day
    at Akra (50 metres)`: it does not only convert the length before it."""
    first = look.quantity.first
    if "per" not in look.lower or not _is_in_brackets(look):
        return False
    return look.lower[first - 2].isdecimal() or look.sentence.words[first - 2][0].isupper()


def _is_of_model(look: Look) -> bool:
    """Whether a length in brackets tells how far the weapon before them reaches: `the SM-6 (370 km)`."""
    if not _is_in_brackets(look):
        return False
    named = look.lower[look.quantity.first - 2]
    return named in _MISSILES or is_model(named) or named[-1].isdecimal()
