"""Mend an event by the circumstances that the text around it tells: hostages, evacuations, borders.

CORRECTIONS lists what may turn one event into another; each is a small function.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping

from claims.extract.figure.men_under_arms import ARMED
from claims.extract.figure.noun_class import build_nouns
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.metric.crossing import across_a_border
from claims.extract.metric.whereabouts import FORCES, SHELTERS, find_escape, find_whereabouts
from claims.extract.text.names import find_names
from claims.extract.text.words_near import words_around
from claims.lexicon import Lexicon
from claims.lexicon.closed_classes import BE
from claims.lexicon.inflection import singular

_FREED = frozenset("freed free frees freeing released release releases releasing".split())
_CAPTIVITY = frozenset(
    "hostage hostages captive captives captors kidnapped abducted kidnappers abductors kidnapping "
    "abduction ransom".split()
)
_PRISON = frozenset("prison prisons prisoner prisoners jail jails jailed detainees detention custody".split())
_LETTERS = re.compile("[a-z]+")
# Events that say less than most nouns that tell who they are, and the classes of noun that say less still.
_GENERAL = frozenset((None, "population", "people_in_need"))
_UNARMED = frozenset(
    "civilians displaced refugees fighters foreign_fighters detained abducted injured killed".split()
)
_GOES_BEFORE = {
    "population": _GENERAL,
    "troops": _GENERAL,
    "civilians": _GENERAL | {"civilians"},
    "other": _GENERAL | {"civilians"},
    "displaced": _GENERAL | _UNARMED,
    "fighters": _GENERAL | {"civilians", "detained"},
    "refugees": _GENERAL | {"civilians"},
    "people_in_need": _GENERAL | {"civilians", "displaced", "refugees", "returnees"},
}


def correct_event(
    event: Found | None, quantity: Quantity, class_: str | None, lexicon: Lexicon
) -> Found | None:
    """The event that happened to those counted, given the class of their noun and the words around."""
    if class_ == "detained" and (escape := find_escape(quantity)):
        return escape
    if event is None or not _says_more(event, quantity, class_):
        return find_whereabouts(quantity, class_, lexicon)
    for value, becomes, holds in CORRECTIONS:
        if event.value == value and holds(quantity, event, class_, lexicon):
            return event.as_value(becomes) if becomes else None
    return event


def _says_more(event: Found, quantity: Quantity, class_: str | None) -> bool:
    """Whether an event says more of those counted than the noun for them."""
    plain = quantity.head >= 0 and quantity.sentence.lower[quantity.head] == "civilians"
    return plain or class_ in _GOES_BEFORE.get(event.value, (class_,))


def _is_freed_hostage(quantity: Quantity, event: Found, class_: str | None, lexicon: Lexicon) -> bool:
    """Whether those freed were hostages, not prisoners: told by their noun or the words around."""
    verb = set(quantity.sentence.text[event.start : event.end].lower().split())
    if verb.isdisjoint(_FREED) or class_ == "detained":
        return False
    if class_ == "abducted":
        return True
    if class_ != "fighters" and any(
        name.kind == "armed_group" and quantity.sentence.ends[name.last - 1] <= event.start
        for name in find_names(quantity.sentence, lexicon)
    ):
        return True  # whom an armed group frees it has held hostage
    near = words_around(quantity.sentence)
    return not near.isdisjoint(_CAPTIVITY) and near.isdisjoint(_PRISON)


def _is_rescued_hostage(quantity: Quantity, event: Found, class_: str | None, lexicon: Lexicon) -> bool:
    """Whether those rescued were hostages: `rescued three girls from their kidnappers`."""
    return not _CAPTIVITY.isdisjoint(quantity.sentence.lower)


_CAPTORS = frozenset("group gang gangs bandits pirates cartel kidnappers".split())
_HOSTILE = ARMED | _CAPTIVITY | _CAPTORS
_HOLDS = ("hold", "held", "being held")
_TAKES = (*_HOLDS, "captur")


def _counts_forces(quantity: Quantity, metrics: Mapping[str, str]) -> bool:
    """Whether soldiers or fighters are counted before: `killed 20 soldiers and captured 9`."""
    lower = quantity.sentence.lower
    return any(
        lower[k][0].isdecimal()
        and not FORCES.isdisjoint(metrics.get(singular(it), "") for it in lower[k + 1 : k + 3])
        for k in range(quantity.first)
    )


def _is_held_by_fighters(quantity: Quantity, event: Found, class_: str | None, lexicon: Lexicon) -> bool:
    """`a militant group is holding seven drivers`: whoever such a group holds is abducted."""
    verb = quantity.sentence.text[event.start : event.end].lower()
    if verb.endswith("captive") and class_ not in FORCES:
        return True
    if not verb.startswith(_HOLDS if class_ in FORCES else _TAKES):
        return False
    if class_ == "abducted":
        return True
    nouns = lexicon.index(build_nouns)
    if class_ is None and verb.startswith("captur") and _counts_forces(quantity, nouns.metrics):
        return False
    lower, last = quantity.sentence.lower[: quantity.first], max(quantity.last, quantity.noun[1])
    after = quantity.sentence.lower[last : last + 12]
    lower += after[after.index("by") :][:5] if "by" in after else []  # "are held by pirates"
    return any(
        (word in _HOSTILE or nouns.metrics.get(singular(word)) == "fighters")
        and not lower[max(0, k - 1)][0].isdecimal()  # not so "killed 90 rebels and captured 20"
        for k, word in enumerate(lower)
    )


def _are_refugees(quantity: Quantity, event: Found, class_: str | None, lexicon: Lexicon) -> bool:
    """Refugees who move on stay refugees."""
    return class_ == "refugees" and quantity.sentence.lower[quantity.head] != "migrants"


_HOUSING = frozenset(
    "camp camps centre centres center centers shelter shelters site sites settlement settlements school "
    "schools stadium hall halls building buildings hotel hotels boat boats bus buses facility church".split()
)
_SUSPECTED = frozenset("suspected alleged accused captured convicted".split())
_CONFINES = frozenset("detention prison jail custody police transit".split())


def _are_housed(quantity: Quantity, event: Found, class_: str | None, lexicon: Lexicon) -> bool:
    """`the camp holds 20,000 refugees`: there is room for so many."""
    sentence = quantity.sentence
    lower, at = sentence.lower, quantity.first - 1
    while at > 0 and sentence.starts[at] > event.start:
        at -= 1
    if at < 1 or not lower[at].startswith(("hold", "held")) or lower[at - 1] in BE:
        return False
    before = lower[max(0, at - _CAMPED) : at]
    if not _SUSPECTED.isdisjoint(lower[quantity.last : quantity.noun[1]]):
        return False
    return not _HOUSING.isdisjoint(before) and _CONFINES.isdisjoint(before)


_CAMPS = frozenset("camp camps shelter shelters".split())
_OTHER_CAMPS = frozenset("refugee refugees training army military labour labor summer holiday".split())


def _are_camped(quantity: Quantity, event: Found, class_: str | None, lexicon: Lexicon) -> bool:
    """`the camp holds 20,000 people`: they live in it, away from home."""
    lower = quantity.sentence.lower
    before = lower[max(0, quantity.first - _CAMPED) : quantity.first]
    plain = class_ in (None, "civilians", "population") and not _CAMPS.isdisjoint(before)
    return plain and _OTHER_CAMPS.isdisjoint(before) and _are_housed(quantity, event, class_, lexicon)


_CAMPED = 10  # words from "the camp" to those in it
_SIEGE = frozenset("siege besieged besieging blockade blockaded encircled surrounded".split())


def _under_siege(quantity: Quantity, event: Found, class_: str | None, lexicon: Lexicon) -> bool:
    """Those who are trapped by a siege need aid; those trapped by a flood, rescue."""
    verb = quantity.sentence.text[event.start : event.end].lower()
    return "trap" in verb and not words_around(quantity.sentence).isdisjoint(_SIEGE)


_LODGINGS = SHELTERS | {"camp", "camps", "shelter"}


def _are_prisoners(quantity: Quantity, event: Found, class_: str | None, lexicon: Lexicon) -> bool:
    """`the camp houses 70,000 detainees`."""
    verb = quantity.sentence.text[event.start : event.end].lower()
    return class_ == "detained" and verb.startswith(_LODGES)


def _in_camps(quantity: Quantity, event: Found, class_: str | None, lexicon: Lexicon) -> bool:
    """`1.8 million people are still living in camps`."""
    sentence = quantity.sentence
    after = _LETTERS.findall(sentence.text[event.start : sentence.end].lower())[:6]
    return class_ is None and not _LODGINGS.isdisjoint(after)


def _stays(quantity: Quantity, event: Found, class_: str | None, lexicon: Lexicon) -> bool:
    """Those who stay somewhere for a while do not live there."""
    return quantity.sentence.text[event.start : event.end].lower().startswith("stay")


_FIGHTS = ARMED | frozenset(
    ("group", "fighters", "militants", "insurgents", "rebels", "militia", "insurgency")
)


def _of_other_members(quantity: Quantity, event: Found, class_: str | None, lexicon: Lexicon) -> bool:
    """The membership of a union or a party, where the text speaks of no group that fights."""
    told = quantity.sentence.text[event.start : event.end].lower()
    return told == "membership" and words_around(quantity.sentence).isdisjoint(_FIGHTS)


_OFFICERS = frozenset(
    "police policemen army soldiers troops gendarmes gendarmerie officers agents authorities "
    "guards commandos marines coastguard".split()
)


def _taken_by_police(quantity: Quantity, event: Found, class_: str | None, lexicon: Lexicon) -> bool:
    """`police seized 20 men`, `20 men were seized at a checkpoint by soldiers`: they are detained."""
    verb = quantity.sentence.text[event.start : event.end].lower()
    if class_ == "abducted" or not verb.startswith(("seiz", "snatch", "grab", "pick", "took", "take")):
        return False
    sentence = quantity.sentence
    at = bisect_left(sentence.starts, event.start)
    after = sentence.lower[at : at + _AGENT]
    by = after[after.index("by") :][:4] if "by" in after else []
    return not _OFFICERS.isdisjoint((*sentence.lower[max(0, at - 2) : at], *by))


_LODGES = ("host", "hold", "hous", "shelter", "accommodat")
_AGENT = 12  # words from a verb to the end of its "by the police"
_IDPS = frozenset(("idp", "idps", "displaced", "displacement"))


def _in_camp_of_displaced(quantity: Quantity, event: Found, class_: str | None, lexicon: Lexicon) -> bool:
    """`the IDP camp hosts 20 people`, `the school shelters 20 people`."""
    verb = quantity.sentence.text[event.start : event.end].lower()
    if class_ == "refugees" or not verb.startswith(_LODGES):
        return False
    before = quantity.sentence.lower[: quantity.first]
    return not _IDPS.isdisjoint(before) or not _BUILDINGS.isdisjoint(before[-_CAMPED:])


# Those who flee abroad are seldom sheltered in one of these.
_BUILDINGS = frozenset(
    "school schools classroom classrooms church churches mosque mosques monastery hall halls stadium "
    "gymnasium "
    "gymnasiums university hospital hospitals hangar warehouse warehouses".split()
)


_WANTED = frozenset(
    "assailants attackers bombers culprits gunmen killers men perpetrators persons suspects".split()
)


def _are_wanted(quantity: Quantity, event: Found, class_: str | None, lexicon: Lexicon) -> bool:
    """`police are searching for 20 suspects`: nobody misses them."""
    told = quantity.sentence.text[event.start : event.end].lower()
    sought = told.startswith("search") or told.endswith("looking for")
    return sought and quantity.head >= 0 and quantity.sentence.lower[quantity.head] in _WANTED


_GUESTS = frozenset(
    "attendees athletes delegates fans guests participants players pupils spectators students tourists "
    "visitors".split()
)


def _are_guests(quantity: Quantity, event: Found, class_: str | None, lexicon: Lexicon) -> bool:
    """`the stadium hosted 20 fans`, `the island hosts 20 soldiers`: they came for something else."""
    verb = quantity.sentence.text[event.start : event.end].lower()
    guests = class_ in FORCES or (quantity.head >= 0 and quantity.sentence.lower[quantity.head] in _GUESTS)
    return guests and verb.startswith("host")


_MOVING = frozenset("migrant migrants refugee refugees asylum".split())
_HELD_UP = ("strand", "stuck", "trap")


def _are_held_up(quantity: Quantity, event: Found, class_: str | None, lexicon: Lexicon) -> bool:
    """`20 people are stranded in Greece`, where the text is about migrants."""
    verb = quantity.sentence.text[event.start : event.end].lower()
    held_up = any(part in verb for part in _HELD_UP)
    return held_up and not words_around(quantity.sentence).isdisjoint(_MOVING)


_WRECKS = frozenset(
    "bus buses car cars cave caves debris elevator lift mine rubble train vehicle vehicles wreck "
    "wreckage".split()
)


def _are_dug_out(quantity: Quantity, event: Found, class_: str | None, lexicon: Lexicon) -> bool:
    """`firemen freed 20 people from their cars`."""
    last = max(quantity.last, quantity.noun[1])
    after = quantity.sentence.lower[last : last + _WRECKED]
    verb = set(quantity.sentence.text[event.start : event.end].lower().split())
    return after[:1] == ["from"] and not verb.isdisjoint(_FREED) and not _WRECKS.isdisjoint(after)


_WRECKED = 5  # words after those who are freed that tell from what

Correction = Callable[[Quantity, Found, str | None, Lexicon], bool]
# The event, what it becomes (None: no event), and when.
CORRECTIONS: tuple[tuple[str, str | None, Correction], ...] = (
    ("fighters", None, _of_other_members),
    ("returnees", None, _are_refugees),
    ("displaced", "refugees", across_a_border),
    ("refugees", None, _are_guests),
    ("refugees", "displaced", _in_camp_of_displaced),
    ("civilians", "refugees", _are_held_up),
    ("detained", "civilians", _are_dug_out),
    ("abducted", None, _are_wanted),
    ("abducted", "detained", _taken_by_police),
    ("displaced", None, _are_refugees),
    ("displaced", None, _are_prisoners),
    ("population", "displaced", _in_camps),
    ("population", None, _stays),
    ("civilians", "abducted", _is_rescued_hostage),
    ("civilians", "people_in_need", _under_siege),
    ("detained", "displaced", _are_camped),
    ("detained", None, _are_housed),
    ("detained", "abducted", _is_held_by_fighters),
    ("detained", "abducted", _is_freed_hostage),
)


def metric_within(metric: str, subject: str | None, lexicon: Lexicon) -> str:
    """The metric of a figure with that subject: `20,000 Hezbollah soldiers` are fighters, not troops."""
    return "fighters" if metric == "troops" and subject in lexicon.index(build_armed_groups) else metric


def build_armed_groups(lexicon: Lexicon) -> frozenset[str]:
    """The names of the armed groups of a lexicon."""
    return frozenset(it["name"] for it in lexicon.entries("actor") if it["kind"] == "armed_group")
