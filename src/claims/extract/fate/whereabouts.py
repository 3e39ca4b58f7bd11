"""Where those counted went, or are, as the words around them tell: evacuated, in shelters, gone to fight,
across a border, escaped, deserted; also by no verb alone: they left, and the text is of an evacuation.
"""

from claims.extract.fate.crossing import find_crossing, find_journey_to_fight
from claims.extract.figure.men_under_arms import whom_they_fight_for
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.name.names import find_names
from claims.extract.text.words_near import words_around
from claims.lexicon import Lexicon
from claims.lexicon.closed_classes import BE, HAVE
from claims.lexicon.inflection import singular

_EVACUATION = frozenset("evacuation evacuations evacuated evacuate evacuating evacuees".split())
_RESETTLING = frozenset("asylum flight flights resettled resettlement unhcr".split())  # who stay refugees
_LEAVES = frozenset("left leave leaves leaving depart departed departing departs follow".split())
_CARRIES = frozenset(
    "carrying carry carried transporting transported taking took bussing transport transports with".split()
)
_VEHICLES = frozenset(
    "ambulance ambulances boat boats bus buses coaches convoy convoys plane planes ship ships train trains "
    "truck trucks vehicle vehicles".split()
)
SHELTERS = frozenset("shelters evacuation tents displacement".split())
_VERB_NEAR = 4  # words between those counted and the verb: "have since"
FORCES = frozenset(("fighters", "troops", "foreign_fighters"))  # who are captured, not abducted


def find_whereabouts(quantity: Quantity, class_: str | None, lexicon: Lexicon) -> Found | None:
    """That those counted moved, or are away from home, as a metric; `class_` is the metric of their noun."""
    found = (
        _ordered_away(quantity, class_)
        or _evacuated(quantity)
        or _carried_off(quantity, class_)
        or _sheltered(quantity, class_)
        or _driven(quantity, class_, lexicon)
    )
    if found or class_ not in (None, "civilians", "foreign_fighters", "population"):
        return found
    return (
        find_journey_to_fight(quantity)
        or _joined(quantity, lexicon)
        or find_crossing(quantity, lexicon)
        or _arrived(quantity, lexicon)
        or _left(quantity, class_, lexicon)
        or _inhabited(quantity, lexicon)
    )


def _joined(quantity: Quantity, lexicon: Lexicon) -> Found | None:
    """`20 youths enlisted with the rebels`, and foreigners: `20 Tunisians fight for the Taliban`."""
    joined = whom_they_fight_for(quantity, lexicon)
    if joined is None:
        return None
    sentence, (first, last) = quantity.sentence, quantity.noun
    foreign = any(it.kind == "demonym" and first <= it.first < last for it in find_names(sentence, lexicon))
    metric = "foreign_fighters" if foreign or "foreigners" in sentence.lower[first:last] else "fighters"
    return Found(metric, "event.joined-group", sentence.starts[joined[0]], sentence.ends[joined[1] - 1])


_ORDERS = frozenset("forced forces forcing ordered ordering orders tells telling told".split())


def _ordered_away(quantity: Quantity, class_: str | None) -> Found | None:
    """`ordered 20 families to leave the town`, `told 20 people to evacuate`."""
    sentence, verb, last = quantity.sentence, quantity.first - 1, quantity.noun[1]
    if class_ not in (None, "civilians", "population") or verb < 0 or sentence.lower[verb] not in _ORDERS:
        return None
    if sentence.lower[last : last + 2] not in (["to", "leave"], ["to", "evacuate"], ["to", "flee"]):
        return None
    return Found("displaced", "event.ordered-away", sentence.starts[verb], sentence.ends[last + 1])


_BREAKS_OUT = frozenset("escaped escape escapees fled tunnelled tunneled".split())


def find_escape(quantity: Quantity) -> Found | None:
    """`500 of the inmates may have escaped`: they are held no longer."""
    sentence, first, last = quantity.sentence, quantity.first, quantity.noun[1]
    if "of" in sentence.lower[max(0, first - _VERB_NEAR) : first]:
        return None  # "500 of the prison's 1,200 inmates escaped"
    for k in range(last, min(last + _VERB_NEAR, len(sentence))):
        if sentence.lower[k] in _BREAKS_OUT:
            return Found("other", "event.escape", sentence.starts[k], sentence.ends[k])
    return None


def _evacuated(quantity: Quantity) -> Found | None:
    """`the first 120 fighters left on Thursday`, `buses carrying 5,000 people`, where the text tells of an
    evacuation."""
    sentence = quantity.sentence
    lower, last, first = sentence.lower, max(quantity.last, quantity.noun[1]), quantity.first
    if _LEAVES.isdisjoint(lower[last : last + 8]) and _CARRIES.isdisjoint(lower[max(0, first - 2) : first]):
        return None
    armed = quantity.named[0] in FORCES and "with" in lower[max(0, first - 2) : first]
    if armed and _VEHICLES.isdisjoint(lower[:first]):
        return None  # the rebels, with some 5,800 fighters
    resettled = quantity.named[0] == "refugees" and not _RESETTLING.isdisjoint(lower)
    if resettled or words_around(quantity.sentence).isdisjoint(_EVACUATION):
        return None
    spots = [k for k in range(last, min(last + 8, len(lower))) if lower[k] in _LEAVES]
    spots += [k for k in range(max(0, first - 2), first) if lower[k] in _CARRIES]
    return Found("displaced", "event.evacuation", sentence.starts[spots[0]], sentence.ends[spots[0]])


def _sheltered(quantity: Quantity, class_: str | None) -> Found | None:
    """`1,800 families are in 56 shelters`, `300 people in evacuation centres`: they left their homes."""
    sentence, last = quantity.sentence, quantity.noun[1]
    lower = sentence.lower
    at = last + (lower[last : last + 1] != [] and lower[last] in _ARE)
    hide = lower[at : at + 1] == ["hiding"]
    at += hide
    if class_ not in (None, "civilians", "population") or lower[at : at + 1] not in _WITHIN:
        return None
    lodgings = _HIDEOUTS if hide else SHELTERS
    k = next((k for k in range(at + 1, min(at + _TO_LODGING, len(lower))) if lower[k] in lodgings), None)
    return Found("displaced", "event.sheltered", sentence.starts[at], sentence.ends[k]) if k else None


_ARE = BE | {"remain", "remained", "stay", "stayed"}
_WITHIN = (["in"], ["at"])
_HIDEOUTS = frozenset(
    "bush caves church churches fields forest forests jungle monasteries monastery mosques mountains schools "
    "swamp swamps woods".split()
)
_TO_LODGING = 5  # words from "in" to "shelters"


_CARRIES_OFF = frozenset(
    "took taken taking dragged drove driven herded led marched carried forced bundled".split()
)
_CAPTORS = frozenset(
    "gunmen bandits kidnappers attackers assailants raiders militants insurgents jihadists rebels fighters "
    "pirates captors".split()
)
_INTO_WILDS = frozenset("bush forest forests jungle captivity mountains woods".split())
_OFF = 14  # words after those counted that tell from where


def _carried_off(quantity: Quantity, class_: str | None) -> Found | None:
    """`gunmen took 42 people from the village`, `drove 30 students into the forest`; `20 girls taken from the
    school were let go`."""
    sentence, (_, last) = quantity.sentence, quantity.noun
    lower, verb = sentence.lower, quantity.first - 1
    if class_ in ("killed", "injured", "detained", "fighters", "troops"):
        return None
    after = lower[last : last + _OFF]
    if after[:2] == ["taken", "from"] and not _LET_GO.isdisjoint(after):
        return Found("abducted", "event.carried-off", sentence.starts[last], sentence.ends[last + 1])
    verb -= verb > 0 and lower[verb] in ("another", "the")
    if verb < 1 or lower[verb] not in _CARRIES_OFF or _CAPTORS.isdisjoint(lower[:verb]):
        return None
    wilds = after[:1] == ["into"] and not _INTO_WILDS.isdisjoint(after[:4])
    away = after[:1] in (["from"], ["away"]) or _part_from(after)
    if not wilds and not (away and lower[verb] in _TAKES):
        return None
    return Found("abducted", "event.carried-off", sentence.starts[verb], sentence.ends[verb])


_TAKES = frozenset(("took", "taken", "taking"))
_LET_GO = frozenset("go freed released rescued escaped returned".split())


def _part_from(after: list[str]) -> bool:
    """`, 27 of them pupils, from Kagara`"""
    return (
        after[:1] == [","] and "of" in after[1:4] and [",", "from"] in (after[k : k + 2] for k in range(4, 9))
    )


_DRIVES = frozenset(
    "drive drives driving driven drove force forces forced forcing push pushed pushing".split()
)
_CAMPS = SHELTERS | {"camp", "camps", "settlement", "settlements", "schools", "church", "churches", "exile"}


def _driven(quantity: Quantity, class_: str | None, lexicon: Lexicon) -> Found | None:
    """`the raids drove 4,000 families into camps`: away from home, or out of the country: `into Chad`."""
    sentence, verb, last = quantity.sentence, quantity.first - 1, quantity.noun[1]
    if class_ not in (None, "civilians", "population") or verb < 0 or sentence.lower[verb] not in _DRIVES:
        return None
    away = sentence.lower[last : last + 2] == ["out", "of"] and sentence.words[last + 2 : last + 3]
    if away and sentence.words[last + 2] != sentence.lower[last + 2]:
        return Found("displaced", "event.driven", sentence.starts[verb], sentence.ends[last])
    if sentence.lower[last : last + 4] in _ON_THE_ROAD:
        return Found("displaced", "event.driven", sentence.starts[verb], sentence.ends[last + 3])
    if sentence.lower[last : last + 1] != ["into"]:
        return None
    if any(it.first == last + 1 and it.scale == "country" for it in find_names(sentence, lexicon)):
        return Found("refugees", "event.driven", sentence.starts[verb], sentence.ends[last + 1])
    if _CAMPS.isdisjoint(sentence.lower[last + 1 : last + _TO_LODGING]):
        return None
    return Found("displaced", "event.driven", sentence.starts[verb], sentence.ends[last])


_FLIGHT = frozenset(
    "fled flee fleeing flight displaced displacement escape escaped escaping uprooted refuge shelter "
    "sheltering sleeping leaving evacuated exodus overran overrun offensive shelling".split()
)
_BY_THE_WAY = frozenset("foot belongings donkeys mattresses bundles carrying sleeping".split())
_ARRIVES = frozenset("arrived arrive arriving reached reaching walked trekked limped streamed".split())


def _arrived(quantity: Quantity, lexicon: Lexicon) -> Found | None:
    """`1,200 families have reached Herat since then, many on foot`: where the text tells of flight, those who
    come to a town left their homes."""
    sentence, last = quantity.sentence, max(quantity.last, quantity.noun[1])
    lower = sentence.lower
    if quantity.head < 0 or singular(lower[quantity.head]) not in _FLEEING_PEOPLE:
        return None
    verb = next((k for k in range(last, min(last + _VERB_NEAR, len(lower))) if lower[k] in _ARRIVES), None)
    if verb is None:
        return None
    at = verb + 1
    while lower[at : at + 1] and lower[at] in _TO_TOWN:
        at += 1
    named = next((it for it in find_names(sentence, lexicon) if it.first == at and it.kind in _TOWNS), None)
    town = lower[at - 1] == "the" and not _SETTLED.isdisjoint(lower[at : at + 3])
    there = lower[verb + 1 : verb + 2] in (["there"], ["here"])
    if (named is None and not town and not there) or (named and named.scale == "country"):
        return None
    if _BY_THE_WAY.isdisjoint(lower) and _FLIGHT.isdisjoint(words_around(sentence)):
        return None
    return Found("displaced", "event.arrived", sentence.starts[verb], sentence.ends[at - 1])


_TOWNS = frozenset(("place", "unknown"))
_TO_TOWN = frozenset("at in into the to".split())
_FLEEING_PEOPLE = frozenset(
    "people person family household resident villager civilian soul woman man child".split()
)


_ON_THE_ROAD = [["on", "to", "the", it] for it in ("road", "roads", "streets")]


def _left(quantity: Quantity, class_: str | None, lexicon: Lexicon) -> Found | None:
    """`8,000 people have left eastern Hass`, `residents are leaving the town`: away from home, or out of the
    country."""
    sentence, last = quantity.sentence, quantity.noun[1]
    lower = sentence.lower
    if class_ not in ("civilians", "population") and lower[quantity.head] not in _PLAIN_PEOPLE:
        return None
    verb = next((k for k in range(last, min(last + _VERB_NEAR, len(lower))) if lower[k] in _QUITS), None)
    if verb is None or (lower[verb] == "left" and lower[verb - 1] in BE) or "to" in lower[last:verb]:
        return None
    at = verb + 1
    while lower[at : at + 1] and lower[at] in _BEFORE_PLACE:
        at += 1
    named = next((it for it in find_names(sentence, lexicon) if it.first == at and it.kind in _TOWNS), None)
    if lower[at : at + 1] in ([","], ["."]) and singular(lower[quantity.head]) in _HOUSEHOLDS:
        return Found("displaced", "event.driven", sentence.starts[verb], sentence.ends[verb])
    if named is None and (lower[at - 1] != "the" or _SETTLED.isdisjoint(lower[at : at + 2])):
        return None
    abroad = named.scale == "country" if named else lower[at] == "country"
    abroad = abroad and verb + 1 in (at, at - 1)  # rather than northern Chad
    metric = "refugees" if abroad else "displaced"
    return Found(metric, "event.driven", sentence.starts[verb], sentence.ends[at])


_HOUSEHOLDS = frozenset(("family", "household", "resident", "villager"))
_QUITS = frozenset(("left", "leave", "leaving"))
_BEFORE_PLACE = frozenset("the besieged eastern western northern southern central rural".split())
_SETTLED = frozenset(
    "area camp city country district enclave island nation port province region state town village".split()
)


def _inhabited(quantity: Quantity, lexicon: Lexicon) -> Found | None:
    """`Chad has 20 million people`, `the town had 20 people`: a place has those who live there."""
    sentence, verb = quantity.sentence, quantity.first - 1
    if verb < 1 or sentence.lower[verb] not in HAVE or sentence.lower[quantity.head] not in _PLAIN_PEOPLE:
        return None
    if sentence.lower[quantity.noun[1] : quantity.noun[1] + 1] not in _ENDS:
        return None  # "has 20 people in custody"
    named = any(name.last == verb and name.kind == "place" for name in find_names(sentence, lexicon))
    if not named and sentence.lower[verb - 1] not in _SETTLED:
        return None
    return Found("population", "event.inhabited", sentence.starts[verb], sentence.ends[verb])


_PLAIN_PEOPLE = frozenset(("people", "persons"))
_ENDS: tuple[list[str], ...] = ([], ["."], [","], [";"], ["and"], ["but"], ["before"], ["when"])
