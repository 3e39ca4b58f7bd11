"""Mend an event by the circumstances that the text around it tells: hostages, evacuations, borders.

CORRECTIONS lists what may turn one event into another; each is a small function.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping

from claims.extract.fate.crossing import across_a_border, are_held_up, are_let_in
from claims.extract.fate.other_sense import are_dug_out, are_lost_sight_of, are_shot_at, have_left, work_there
from claims.extract.fate.verb_frame import (
    DISEASES,
    HUNGER,
    are_guests,
    are_shot,
    are_treated,
    get_no_aid,
    is_of_crowd,
    is_of_march,
    is_told_of_part,
    is_whole,
)
from claims.extract.fate.whereabouts import FORCES, SHELTERS, find_escape, find_whereabouts
from claims.extract.figure.men_under_arms import ARMED
from claims.extract.figure.noun_class import build_nouns
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.name.names import find_names
from claims.extract.text.words_near import words_around
from claims.lexicon import Lexicon
from claims.lexicon.closed_classes import BE, is_number
from claims.lexicon.inflection import singular
from claims.record_type import record

_FREED = frozenset("freed free frees freeing handed handing let released release releases releasing".split())
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
    "troops": _GENERAL | {"civilians"},
    "civilians": _GENERAL | {"civilians"},
    "other": _GENERAL | {"civilians"},
    "displaced": _GENERAL | _UNARMED,
    "fighters": _GENERAL | {"civilians", "detained"},
    "refugees": _GENERAL | {"civilians"},
    "people_in_need": _GENERAL | {"civilians", "displaced", "refugees", "returnees"},
}


@record
class Case:
    """A figure, and an event that may have happened to those it counts."""

    quantity: Quantity
    event: Found
    class_: str | None  # of the noun for them
    lexicon: Lexicon

    @property
    def words(self) -> str:
        """The words that tell of the event, in small letters."""
        return self.quantity.sentence.text[self.event.start : self.event.end].lower()

    @property
    def lower(self) -> list[str]:
        """The words of the sentence, in small letters."""
        return self.quantity.sentence.lower


def correct_event(
    event: Found | None, quantity: Quantity, class_: str | None, lexicon: Lexicon
) -> Found | None:
    """The event that happened to those counted, given the class of their noun and the words around."""
    if class_ == "detained" and (escape := find_escape(quantity)):
        return escape
    if event is None or not _says_more(event, quantity, class_):
        found = find_whereabouts(quantity, class_, lexicon)
        return None if found and is_whole(quantity) and is_told_of_part(quantity, found) else found
    case = Case(quantity, event, class_, lexicon)
    for value, becomes, holds in CORRECTIONS:
        if event.value == value and holds(case):
            return event.as_value(becomes) if becomes else None
    return event


def _says_more(event: Found, quantity: Quantity, class_: str | None) -> bool:
    """Whether an event says more of those counted than the noun for them."""
    plain = quantity.head >= 0 and quantity.sentence.lower[quantity.head] == "civilians"
    return plain or class_ in _GOES_BEFORE.get(event.value, (class_,))


def _is_freed_hostage(case: Case) -> bool:
    """Whether those freed were hostages, not prisoners: told by their noun or the words around."""
    verb = set(case.words.split())
    if verb.isdisjoint(_FREED) or case.class_ == "detained":
        return False
    if case.class_ == "abducted":
        return True
    if case.class_ != "fighters" and _acts_a_group(case):
        return True  # whom an armed group frees it has held hostage
    near = words_around(case.quantity.sentence)
    return not near.isdisjoint(_CAPTIVITY) and near.isdisjoint(_PRISON)


def _acts_a_group(case: Case) -> bool:
    """Whether an armed group is named before what was done to those counted."""
    ends = case.quantity.sentence.ends
    names = find_names(case.quantity.sentence, case.lexicon)
    return any(it.kind == "armed_group" and ends[it.last - 1] <= case.event.start for it in names)


def _is_rescued_hostage(case: Case) -> bool:
    """Whether those rescued were hostages: `rescued three girls from their kidnappers`."""
    return not _CAPTIVITY.isdisjoint(case.lower)


_CAPTORS = frozenset("group gang gangs bandits pirates cartel kidnappers".split())
_HOSTILE = ARMED | _CAPTIVITY | _CAPTORS
_PEACEFUL = frozenset("advocacy aid campaign human-rights monitoring prisoners' rights".split())
_HOLDS = ("hold", "held", "being held")
_HOLDING = frozenset(("hold", "holding", "holds"))
_TAKES = (*_HOLDS, "captur")


def _counts_forces(quantity: Quantity, metrics: Mapping[str, str]) -> bool:
    """Whether soldiers or fighters are counted before: `killed 20 soldiers and captured 9`."""
    lower = quantity.sentence.lower
    return any(
        is_number(lower[k])
        and not FORCES.isdisjoint(metrics.get(singular(it), "") for it in lower[k + 1 : k + 3])
        for k in range(quantity.first)
    )


def _is_held_by_fighters(case: Case) -> bool:
    """`a militant group is holding seven drivers`: whoever such a group holds is abducted."""
    verb = case.words
    if verb.endswith("captive") and case.class_ not in FORCES:
        return True
    if not verb.startswith(_HOLDS if case.class_ in FORCES else _TAKES):
        return False
    if case.class_ == "abducted":
        return True
    nouns = case.lexicon.index(build_nouns)
    if case.class_ is None and verb.startswith("captur") and _counts_forces(case.quantity, nouns.metrics):
        return False
    if case.class_ is None and verb in _HOLDING and _acts_a_group(case):
        return True  # Hamas is thought to hold 94
    lower, last = case.lower[: case.quantity.first], max(case.quantity.last, case.quantity.noun[1])
    after = case.lower[last : last + 12]
    lower += after[after.index("by") :][:5] if "by" in after else []  # "are held by pirates"
    return any(
        (word in _HOSTILE or nouns.metrics.get(singular(word)) == "fighters")
        and lower[max(0, k - 1)] not in _PEACEFUL  # nor "a rights group counts 20 held"
        and not is_number(lower[max(0, k - 1)])  # not so "killed 90 rebels and captured 20"
        for k, word in enumerate(lower)
    )


def _are_refugees(case: Case) -> bool:
    """Refugees who move on stay refugees."""
    uprooted = case.lower[case.quantity.head] == "migrants" and "displac" in case.words
    return case.class_ == "refugees" and not uprooted


def _are_abroad(case: Case) -> bool:
    """`fled to eastern Chad`, `sought refuge in Chad`."""
    return across_a_border(case.quantity, case.event, case.lexicon)


_HOUSING = frozenset(
    "camp camps centre centres center centers shelter shelters site sites settlement settlements school "
    "schools stadium hall halls building buildings hotel hotels boat boats bus buses facility church".split()
)
_SUSPECTED = frozenset("suspected alleged accused captured convicted".split())
_CONFINES = frozenset("detention prison jail custody police transit".split())


def _are_housed(case: Case) -> bool:
    """`the camp holds 20,000 refugees`: there is room for so many."""
    sentence = case.quantity.sentence
    lower, at = sentence.lower, case.quantity.first - 1
    while at > 0 and sentence.starts[at] > case.event.start:
        at -= 1
    if at < 1 or not lower[at].startswith(("hold", "held")) or lower[at - 1] in BE:
        return False
    before = lower[max(0, at - _CAMPED) : at]
    if not _SUSPECTED.isdisjoint(lower[case.quantity.last : case.quantity.noun[1]]):
        return False
    return not _HOUSING.isdisjoint(before) and _CONFINES.isdisjoint(before)


_CAMPS = frozenset("camp camps shelter shelters".split())
_OTHER_CAMPS = frozenset("refugee refugees training army military labour labor summer holiday".split())


def _are_camped(case: Case) -> bool:
    """`the camp holds 20,000 people`: they live in it, away from home."""
    lower = case.lower
    before = lower[max(0, case.quantity.first - _CAMPED) : case.quantity.first]
    plain = case.class_ in (None, "civilians", "population") and not _CAMPS.isdisjoint(before)
    return plain and _OTHER_CAMPS.isdisjoint(before) and _are_housed(case)


_CAMPED = 10  # words from "the camp" to those in it
_SIEGE = frozenset("siege besieged besieging blockade blockaded encircled surrounded".split())


def _under_siege(case: Case) -> bool:
    """Those who are trapped by a siege need aid; those trapped by a flood, rescue."""
    return "trap" in case.words and not words_around(case.quantity.sentence).isdisjoint(_SIEGE)


_FUGITIVES = frozenset("convicts escapees fugitives inmates prisoners suspects".split())
_LODGINGS = SHELTERS | {"camp", "camps", "shelter"}


def _are_prisoners(case: Case) -> bool:
    """`the camp houses 70,000 detainees`."""
    moved = case.event.rule == "event.frame" or case.words.startswith(LODGES)
    return case.class_ == "detained" and moved


def _in_camps(case: Case) -> bool:
    """`1.8 million people are still living in camps`."""
    sentence = case.quantity.sentence
    after = _LETTERS.findall(sentence.text[case.event.start : sentence.end].lower())[:6]
    return case.class_ is None and not _LODGINGS.isdisjoint(after)


_FIGHTS = ARMED | frozenset("group fighters militants insurgents rebels militia insurgency".split())


def _of_other_members(case: Case) -> bool:
    """The membership of a union or a party, where the text speaks of no group that fights."""
    return case.words == "membership" and words_around(case.quantity.sentence).isdisjoint(_FIGHTS)


_OFFICERS = frozenset(
    "police policemen army soldiers troops gendarmes gendarmerie officers agents authorities "
    "guards commandos marines coastguard".split()
)


def _taken_by_police(case: Case) -> bool:
    """`police seized 20 men`, `20 men were seized at a checkpoint by soldiers`: they are detained."""
    verb = case.words
    if case.class_ == "abducted" or not verb.startswith(("seiz", "snatch", "grab", "pick", "took", "take")):
        return False
    sentence = case.quantity.sentence
    at = bisect_left(sentence.starts, case.event.start)
    after = sentence.lower[at : at + _AGENT]
    by = after[after.index("by") :][:4] if "by" in after else []
    return not _OFFICERS.isdisjoint((*sentence.lower[max(0, at - 2) : at], *by))


LODGES = ("host", "hold", "hous", "shelter", "accommodat")
_AGENT = 12  # words from a verb to the end of its "by the police"
_IDPS = frozenset(("idp", "idps", "displaced", "displacement"))


def _in_camp_of_displaced(case: Case) -> bool:
    """`the IDP camp hosts 20 people`, `the school shelters 20 people`."""
    if case.class_ == "refugees" or not case.words.startswith(LODGES):
        return False
    before = case.lower[: case.quantity.first]
    return not _IDPS.isdisjoint(before) or not _BUILDINGS.isdisjoint(before[-_CAMPED:])


# Those who flee abroad are seldom sheltered in one of these.
_BUILDINGS = frozenset(
    "school schools classroom classrooms church churches mosque mosques monastery hall halls stadium "
    "gymnasium gymnasiums university hospital hospitals hangar warehouse warehouses".split()
)
_WANTED = frozenset(
    "assailants attackers bombers culprits gunmen killers men perpetrators persons suspects".split()
)


def _are_wanted(case: Case) -> bool:
    """`police are searching for 20 suspects`: nobody misses them."""
    told = case.words
    sought = told.startswith("search") or told.endswith("looking for")
    return sought and case.quantity.head >= 0 and case.lower[case.quantity.head] in _WANTED


Correction = Callable[[Case], bool]
# The event, what it becomes (None: no event), and when.
CORRECTIONS: tuple[tuple[str, str | None, Correction], ...] = (
    ("votes", "other", lambda case: "turnout" in case.words and is_of_march(case.quantity)),
    ("killed", None, lambda case: have_left(case.quantity, case.words)),
    ("killed", "abducted", lambda case: are_lost_sight_of(case.quantity, case.words)),
    ("fighters", None, _of_other_members),
    ("fighters", None, lambda case: is_of_crowd(case.quantity)),
    ("displaced", None, lambda case: "order" in case.words and is_of_crowd(case.quantity)),
    ("returnees", None, _are_refugees),
    ("returnees", "abducted", _is_rescued_hostage),
    ("displaced", "refugees", _are_abroad),
    ("refugees", None, lambda case: are_guests(case.quantity, case.words, case.class_ in FORCES)),
    ("injured", "people_in_need", lambda case: are_treated(case.quantity, case.words, HUNGER)),
    ("injured", None, lambda case: are_treated(case.quantity, case.words, DISEASES)),
    ("injured", None, lambda case: work_there(case.quantity, case.words)),
    ("people_in_need", "injured", lambda case: are_shot(case.quantity, case.words)),
    ("people_in_need", None, lambda case: get_no_aid(case.quantity, case.words)),
    ("refugees", "displaced", _in_camp_of_displaced),
    ("refugees", "people_in_need", lambda case: are_let_in(case.quantity, case.words, starving=True)),
    ("refugees", None, lambda case: are_let_in(case.quantity, case.words, starving=False)),
    ("civilians", "refugees", lambda case: are_held_up(case.quantity, case.words)),
    ("detained", "civilians", lambda case: are_dug_out(case.quantity, case.words, _FREED)),
    ("abducted", None, _are_wanted),
    ("abducted", "detained", _taken_by_police),
    ("displaced", None, _are_refugees),
    ("displaced", None, _are_prisoners),
    ("displaced", None, lambda case: case.words == "on the run" and not _FUGITIVES.isdisjoint(case.lower)),
    ("population", "displaced", _in_camps),
    ("population", None, lambda case: are_shot_at(case.quantity, case.words)),
    ("population", None, lambda case: case.words.startswith("stay")),  # who does not live there
    ("civilians", "abducted", _is_rescued_hostage),
    ("civilians", "people_in_need", _under_siege),
    ("detained", "displaced", _are_camped),
    ("detained", None, _are_housed),
    ("detained", "abducted", _is_held_by_fighters),
    ("detained", "abducted", _is_freed_hostage),
)
