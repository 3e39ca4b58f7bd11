"""Mend an event by the circumstances that the text around it tells: hostages, evacuations, borders.

CORRECTIONS lists what may turn one event into another; each is a small function.
"""

import re
from bisect import bisect_left
from collections.abc import Callable

from claims.extract.figure.counted import build_nouns
from claims.extract.figure.men_under_arms import ARMED
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.metric.crossing import across_a_border, find_crossing
from claims.extract.text.names import find_names
from claims.extract.text.sentence import Sentence
from claims.lexicon import Lexicon
from claims.lexicon.closed_classes import BE
from claims.lexicon.inflection import singular

_FREED = frozenset("freed free frees freeing released release releases releasing".split())
_CAPTIVITY = frozenset(
    "hostage hostages captive captives captors kidnapped abducted kidnappers abductors kidnapping "
    "abduction ransom".split()
)
_PRISON = frozenset("prison prisons prisoner prisoners jail jails jailed detainees detention custody".split())
_EVACUATION = frozenset("evacuation evacuations evacuated evacuate evacuating evacuees".split())
_LEAVES = frozenset("left leave leaves leaving depart departed departing departs follow".split())
_CARRIES = frozenset(
    "carrying carry carried transporting transported taking took bussing transport transports with".split()
)
_VEHICLES = frozenset(
    "ambulance ambulances boat boats bus buses coaches convoy convoys plane planes ship ships train trains "
    "truck trucks vehicle vehicles".split()
)
_LETTERS = re.compile("[a-z]+")
_NEAR = 500  # characters of text before the sentence that tell what it is about
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
_GOES = frozenset(
    "travelled traveled gone went go left come came flocked slipped crossed joined travel".split()
)
_TO_FIGHT = frozenset(("fight", "join", "jihad"))
_HOME = frozenset("returned return home back".split())
_MOVES = _GOES | _HOME
_JIHADISTS = frozenset("foreign foreigners jihad jihadists jihadist recruits returnees caliphate".split())


def correct_event(
    event: Found | None, quantity: Quantity, class_: str | None, lexicon: Lexicon
) -> Found | None:
    """The event that happened to those counted, given the class of their noun and the words around."""
    if class_ == "detained" and (escape := _escaped(quantity)):
        return escape
    if event is None or not _says_more(event, quantity, class_):
        return (
            _evacuated(quantity)
            or _sheltered(quantity, class_)
            or (
                _travelled(quantity) or find_crossing(quantity, lexicon) or _inhabited(quantity, lexicon)
                if class_ in (None, "civilians", "foreign_fighters", "population")
                else None
            )
        )
    for value, becomes, holds in CORRECTIONS:
        if event.value == value and holds(quantity, event, class_, lexicon):
            return event._replace(value=becomes) if becomes else None
    return event


def _sheltered(quantity: Quantity, class_: str | None) -> Found | None:
    """`1,800 families are in 56 shelters`, `300 people in evacuation centres`: they left their homes."""
    sentence, last = quantity.sentence, quantity.noun[1]
    lower = sentence.lower
    at = last + (lower[last : last + 1] != [] and lower[last] in _ARE)
    if class_ not in (None, "civilians", "population") or lower[at : at + 1] not in _WITHIN:
        return None
    k = next((k for k in range(at + 1, min(at + _TO_LODGING, len(lower))) if lower[k] in _SHELTERS), None)
    return Found("displaced", "event.sheltered", sentence.starts[at], sentence.ends[k]) if k else None


_ARE = BE | {"remain", "remained", "stay", "stayed"}
_WITHIN = (["in"], ["at"])
_TO_LODGING = 5  # words from "in" to "shelters"
_SHELTERS = frozenset("shelters evacuation tents displacement".split())
_SETTLED = frozenset("camp city country district island nation province region state town village".split())


def _inhabited(quantity: Quantity, lexicon: Lexicon) -> Found | None:
    """`Chad has 20 million people`, `the town had 20 people`: a place has those who live there."""
    sentence, verb = quantity.sentence, quantity.first - 1
    if verb < 1 or sentence.lower[verb] not in _HAS or sentence.lower[quantity.head] not in _PLAIN_PEOPLE:
        return None
    if sentence.lower[quantity.noun[1] : quantity.noun[1] + 1] not in _ENDS:
        return None  # "has 20 people in custody"
    named = any(name.last == verb and name.kind == "place" for name in find_names(sentence, lexicon))
    if not named and sentence.lower[verb - 1] not in _SETTLED:
        return None
    return Found("population", "event.inhabited", sentence.starts[verb], sentence.ends[verb])


_HAS = frozenset(("has", "have", "had"))
_PLAIN_PEOPLE = frozenset(("people", "persons"))
_ENDS: tuple[list[str], ...] = ([], ["."], [","], [";"], ["and"], ["but"])


_BREAKS_OUT = frozenset("escaped escape escapees fled tunnelled tunneled".split())


def _escaped(quantity: Quantity) -> Found | None:
    """`500 of the inmates may have escaped`: they are held no longer."""
    sentence, first, last = quantity.sentence, quantity.first, quantity.noun[1]
    if "of" in sentence.lower[max(0, first - _VERB_NEAR) : first]:
        return None  # "500 of the prison's 1,200 inmates escaped"
    for k in range(last, min(last + _VERB_NEAR, len(sentence))):
        if sentence.lower[k] in _BREAKS_OUT:
            return Found("other", "event.escape", sentence.starts[k], sentence.ends[k])
    return None


def _says_more(event: Found, quantity: Quantity, class_: str | None) -> bool:
    """Whether an event says more of those counted than the noun for them."""
    plain = quantity.head >= 0 and quantity.sentence.lower[quantity.head] == "civilians"
    return plain or class_ in _GOES_BEFORE.get(event.value, (class_,))


def _words_near(quantity: Quantity) -> frozenset[str]:
    """The words of the figure's sentence and of what stands before it."""
    return quantity.sentence.layer(_words_up_to)


def _words_up_to(sentence: Sentence) -> frozenset[str]:
    text = sentence.text[max(0, sentence.start - _NEAR) : sentence.end].lower()
    return frozenset(_LETTERS.findall(text))


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
    near = _words_near(quantity)
    return not near.isdisjoint(_CAPTIVITY) and near.isdisjoint(_PRISON)


def _is_rescued_hostage(quantity: Quantity, event: Found, class_: str | None, lexicon: Lexicon) -> bool:
    """Whether those rescued were hostages: `rescued three girls from their kidnappers`."""
    return not _CAPTIVITY.isdisjoint(quantity.sentence.lower)


_CAPTORS = frozenset("group gang gangs bandits pirates cartel kidnappers".split())
_HOSTILE = ARMED | _CAPTIVITY | _CAPTORS
_FORCES = ("fighters", "troops", "foreign_fighters")  # who are captured, not abducted
_HOLDS = ("hold", "held", "being held")
_TAKES = (*_HOLDS, "captur")


def _is_held_by_fighters(quantity: Quantity, event: Found, class_: str | None, lexicon: Lexicon) -> bool:
    """`a militant group is holding seven drivers`: whoever such a group holds is abducted."""
    verb = quantity.sentence.text[event.start : event.end].lower()
    if verb.endswith("captive") and class_ not in _FORCES:
        return True
    if not verb.startswith(_HOLDS if class_ in _FORCES else _TAKES):
        return False
    if class_ == "abducted":
        return True
    nouns = lexicon.index(build_nouns)
    lower, last = quantity.sentence.lower[: quantity.first], max(quantity.last, quantity.noun[1])
    after = quantity.sentence.lower[last : last + 12]
    lower += after[after.index("by") :][:5] if "by" in after else []  # "are held by pirates"
    return any(word in _HOSTILE or nouns.metrics.get(singular(word)) == "fighters" for word in lower)


def _evacuated(quantity: Quantity) -> Found | None:
    """`the first 120 fighters left on Thursday`, `buses carrying 5,000 people`, where the text tells of an
    evacuation."""
    sentence = quantity.sentence
    lower, last, first = sentence.lower, max(quantity.last, quantity.noun[1]), quantity.first
    if _LEAVES.isdisjoint(lower[last : last + 8]) and _CARRIES.isdisjoint(lower[max(0, first - 2) : first]):
        return None
    armed = quantity.named[0] in _FORCES and "with" in lower[max(0, first - 2) : first]
    if armed and _VEHICLES.isdisjoint(lower[:first]):
        return None  # the rebels, with some 5,800 fighters
    if _words_near(quantity).isdisjoint(_EVACUATION):
        return None
    spots = [k for k in range(last, min(last + 8, len(lower))) if lower[k] in _LEAVES]
    spots += [k for k in range(max(0, first - 2), first) if lower[k] in _CARRIES]
    return Found("displaced", "event.evacuation", sentence.starts[spots[0]], sentence.ends[spots[0]])


def _travelled(quantity: Quantity) -> Found | None:
    """`4,000 people from ten countries have gone to Syria to fight`, `600 are back home`, `900 men joined
    it`."""
    sentence = quantity.sentence
    lower, last = sentence.lower, max(quantity.last, quantity.noun[1])
    behind = lower[last : last + _JOURNEY]
    if _MOVES.isdisjoint(behind):
        return None
    home = _comes_home(behind)
    if home is not None and _is_of_jihad(quantity):
        return Found("returnees", "event.returned", sentence.starts[last + home], sentence.ends[last + home])
    goes = next((k for k, word in enumerate(behind[:_CLAUSE]) if word in _GOES), None)
    if goes is not None and (
        _to_fight(behind, goes) or (_goes_abroad(behind, goes) and _is_of_jihad(quantity))
    ):
        at = last + goes
        return Found("foreign_fighters", "event.travelled", sentence.starts[at], sentence.ends[at])
    return None


def _is_of_jihad(quantity: Quantity) -> bool:
    """Whether the text near a figure tells of those who travel to fight."""
    return len(_JIHADISTS & _words_near(quantity)) > 1


_JOURNEY, _CLAUSE = 28, 16  # words after those counted


def _comes_home(behind: list[str]) -> int | None:
    """The word of `returned`, `have come home`, `who had gone to Syria are back in their own countries`."""
    home = next((k for k, word in enumerate(behind[:8]) if word in _HOME), None)
    if home is None:
        return next((k for k in range(1, len(behind)) if behind[k] == "back" and behind[k - 1] in BE), None)
    return home


def _to_fight(behind: list[str], goes: int) -> bool:
    """Whether those who go somewhere go to fight; `joined the militants` by itself is no journey."""
    return not _TO_FIGHT.isdisjoint(behind[goes:])


def _goes_abroad(behind: list[str], goes: int) -> bool:
    """`have gone to Syria and Iraq since 2014`, `joined it`: not of people who flee."""
    after = behind[goes + 1 : goes + 3]
    if behind[goes] == "joined":
        return after[:1] == ["it"] or after == ["the", "group"]
    return after[:1] in (["to"], ["for"]) and _FLEEING.isdisjoint(behind)


_FLEEING = frozenset("fled fleeing refugees displaced camps camp shelter safety asylum".split())
_VERB_NEAR = 4  # words between those counted and the verb: "have since"


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
    before = lower[max(0, at - 4) : at]
    if not _SUSPECTED.isdisjoint(lower[quantity.last : quantity.noun[1]]):
        return False
    return not _HOUSING.isdisjoint(before) and _CONFINES.isdisjoint(before)


_SIEGE = frozenset("siege besieged besieging blockade blockaded encircled surrounded".split())


def _under_siege(quantity: Quantity, event: Found, class_: str | None, lexicon: Lexicon) -> bool:
    """Those who are trapped by a siege need aid; those trapped by a flood, rescue."""
    verb = quantity.sentence.text[event.start : event.end].lower()
    return "trap" in verb and not _words_near(quantity).isdisjoint(_SIEGE)


_LODGINGS = _SHELTERS | {"camp", "camps", "shelter"}


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
    return told == "membership" and _words_near(quantity).isdisjoint(_FIGHTS)


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
    behind = sentence.lower[at : at + _AGENT]
    by = behind[behind.index("by") :][:4] if "by" in behind else []
    return not _OFFICERS.isdisjoint((*sentence.lower[max(0, at - 2) : at], *by))


_LODGES = ("host", "hold", "hous", "shelter", "accommodat")
_AGENT = 12  # words from a verb to the end of its "by the police"
_IDPS = frozenset(("idp", "idps", "displaced", "displacement"))


def _in_camp_of_displaced(quantity: Quantity, event: Found, class_: str | None, lexicon: Lexicon) -> bool:
    """`the IDP camp hosts 20 people`."""
    verb = quantity.sentence.text[event.start : event.end].lower()
    if class_ == "refugees" or not verb.startswith(_LODGES):
        return False
    return not _IDPS.isdisjoint(quantity.sentence.lower[: quantity.first])


Correction = Callable[[Quantity, Found, str | None, Lexicon], bool]
# The event, what it becomes (None: no event), and when.
CORRECTIONS: tuple[tuple[str, str | None, Correction], ...] = (
    ("fighters", None, _of_other_members),
    ("returnees", None, _are_refugees),
    ("displaced", "refugees", across_a_border),
    ("refugees", "displaced", _in_camp_of_displaced),
    ("abducted", "detained", _taken_by_police),
    ("displaced", None, _are_refugees),
    ("displaced", None, _are_prisoners),
    ("population", "displaced", _in_camps),
    ("population", None, _stays),
    ("civilians", "abducted", _is_rescued_hostage),
    ("civilians", "people_in_need", _under_siege),
    ("detained", None, _are_housed),
    ("detained", "abducted", _is_held_by_fighters),
    ("detained", "abducted", _is_freed_hostage),
)
