"""Find what happened to people from a verb and what stands some words after it: `left rebel-held areas`,
`are living in a crowded camp`; what is told of a part is not told of its whole: `9 of the 12 hostages were
freed`."""

from bisect import bisect_left

from claims.extract.fate.predicate import (
    CLAUSE_ENDS,
    COPULAS,
    find_object_clause,
    find_predicate,
    found_on,
)
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.text.event_words import Events
from claims.extract.text.words_near import words_near
from claims.lexicon import Lexicon
from claims.lexicon.closed_classes import BE, HAVE, POSSESSIVES, RELATIVES, SMALL_NUMBERS
from claims.lexicon.inflection import inflect
from claims.lexicon.phrases import words_of
from claims.record_type import record

_REACH = 14  # words after the noun in which the verb may stand
_GAP = 5  # words between a verb and its object
_STOPS = CLAUSE_ENDS | {";", ":", ".", ","}
_JOINTS = frozenset(("and", "but"))
_OTHERS = frozenset("dozens scores hundreds thousands millions others".split())  # of whom more is told


@record
class Frames:
    """The frames, by each form of their verbs: the words that complete it, each with its metric."""

    verbs: dict[str, dict[str, str]]
    objects: frozenset[str]


def build_frames(lexicon: Lexicon) -> Frames:
    """The frames of a lexicon, indexed; of two for the same words the first."""
    verbs: dict[str, dict[str, str]] = {}
    for entry in lexicon.entries("frame"):
        objects = dict.fromkeys((word.lower() for word in entry["objects"]), entry["metric"])
        for form in {form for verb in entry["verbs"] for form in inflect(verb)}:
            known = verbs.setdefault(words_of(form)[0], {})
            known.update({word: metric for word, metric in objects.items() if word not in known})
    return Frames(verbs, frozenset(word for objects in verbs.values() for word in objects))


def find_by_frame(quantity: Quantity, lexicon: Lexicon) -> Found | None:
    """What a verb after those counted and its object tell of them."""
    frames = lexicon.index(build_frames)
    lower = quantity.sentence.lower
    start = max(quantity.last, quantity.noun[1])
    if (brought := _brought(quantity, start, frames)) is not None:
        return brought
    stop = min(len(lower), start + _REACH)
    if frames.objects.isdisjoint(lower[start : stop + _GAP + 1]):
        return None
    told = False  # a verb has passed: after the next "and" somebody else begins
    closed = after_brackets(lower, start)
    for k in range(closed, stop):
        if _ends(lower, k, closed) or (told and _joins_another(lower, k, frames)):
            if not told and _is_in_names(quantity.sentence.words, k):
                continue
            return None
        told = told or lower[k] in COPULAS
        found = _completed(lower, k, frames)
        if found:
            return found_on(quantity, found[0], "event.frame", k, found[1])
    return None


_NOT = frozenset(("cannot", "never", "not", "n't"))
_HELP = frozenset("assist give giving provide providing serve serving supply supplying support treat".split())
_UNABLE = (["refuse", "to"], ["refused", "to"], ["refusing", "to"], ["unable", "to"])


def _is_no_deed(lower: list[str], k: int) -> bool:
    """Whether word `k` is no verb of what was done: `have access to water`, `cannot leave the camp`,
    `20 volunteers provide food`."""
    if lower[k] == "access":
        return lower[k + 1 : k + 2] == ["to"]
    if lower[k] in _HELP:
        return lower[k - 1] != "to"
    leave = lower[k] in ("leave", "flee", "escape", "evacuate")
    return leave and (lower[k - 1] in _NOT or lower[k - 2 : k] in _UNABLE)


_GOALS = frozenset(("hospital", "hospitals", "clinic", "clinics", "infirmary", "prison", "jail", "custody"))
_TO_GOAL = 5  # words: "to a nearby private hospital"


def _brought(quantity: Quantity, start: int, frames: Frames) -> Found | None:
    """`sent 20 workers to hospital`, `took 20 men into custody`: a verb before them, and where to."""
    lower, verb = quantity.sentence.lower, quantity.first - 1
    objects = frames.verbs.get(lower[verb]) if verb >= 0 else None
    if not objects or lower[start : start + 1] not in (["to"], ["into"]):
        return None
    for end in range(start + 1, min(len(lower), start + _TO_GOAL)):
        if lower[end] in _GOALS:
            metric = objects.get(lower[end])
            return found_on(quantity, metric, "event.frame", verb, end + 1) if metric else None
        if not lower[end][0].isalpha():
            return None
    return None


def after_brackets(lower: list[str], start: int) -> int:
    """The word after brackets that open at word `start`: `20 percent (30 people) are in camps`."""
    if lower[start : start + 1] != ["("]:
        return start
    near = range(start + 1, min(len(lower), start + _BRACKETED))
    return next((k + 1 for k in near if lower[k] == ")"), start)


_BRACKETED = 8  # words in brackets


def _ends(lower: list[str], k: int, start: int) -> bool:
    """Whether word `k` begins a clause or phrase that tells of somebody else."""
    word = lower[k]
    return (
        (word in _STOPS and k > start) or word[0].isdecimal() or (word in _OTHERS and lower[k - 1] == "and")
    )


def _is_in_names(words: list[str], k: int) -> bool:
    """Whether the comma at word `k` stands in a list of names: `people in Chad, Mali, and Niger received`."""
    after = k + 1 + (words[k + 1 : k + 2] == ["and"])
    named = words[k - 1][0].isupper() and words[after : after + 1] != [] and words[after][0].isupper()
    return words[k] == "," and named


def _joins_another(lower: list[str], k: int, frames: Frames) -> bool:
    """Whether word `k` joins another clause: `children were rescued and six men taken to prison`."""
    return lower[k] in _JOINTS and k + 1 < len(lower) and lower[k + 1] not in frames.verbs


def _completed(lower: list[str], k: int, frames: Frames) -> tuple[str, int] | None:
    """The metric of the verb at word `k` with its object, and the word after that."""
    objects = frames.verbs.get(lower[k])
    if objects and not _is_no_deed(lower, k):
        for end in range(k + 1, min(len(lower), k + _GAP + 2)):
            if lower[end] in _STOPS and lower[end] != "as":
                return None
            if lower[k] in COPULAS and (lower[end] == "from" or _tells_deed(lower[k + 1 : end + 1], frames)):
                return None  # 20 were from the clinic, 20 were weighed at the clinic
            if lower[end] in objects and not _is_of_town(lower, end):
                return objects[lower[end]], end + 1
    return None


def _tells_deed(words: list[str], frames: Frames) -> bool:
    """Whether words up to a hospital or a prison tell of another deed: `weighed at the clinic`."""
    deeds = (word for word in words if word.endswith("ed") and word not in frames.objects)
    return words[-1] in _GOALS and any(word not in frames.verbs for word in deeds)


def _is_of_town(lower: list[str], end: int) -> bool:
    """Whether the border at word `end` is only where a town lies: `reached the border town`."""
    return lower[end] == "border" and not _TOWNS.isdisjoint(lower[end + 1 : end + 2])


_TOWNS = frozenset("camp city district province region town village".split())


_AID = frozenset(
    "aid assistance blankets consultations food hampers help hygiene kits latrines mattresses meals medicine "
    "medicines nets nutrition packages parcels rations relief seeds services shelter soap stoves supplies "
    "tarpaulins tents tools utensils vaccines vouchers water".split()
)
# Who gives it: "aid workers put the figure closer to 700,000".
_AIDING = frozenset(
    "worker workers agency agencies group groups official officials organisation organisations organization "
    "organizations charity charities body bodies effort efforts".split()
)
_GIVES = frozenset(("for", "to", "reach", "reached", "reaching"))
_GIVING = frozenset(
    "deliver delivered delivering delivers dispensed dispensing distribute distributed distributes "
    "distributing provide provided provides providing supplied supplies supply supplying".split()
)
_GIFT, _GIFTS = 7, 18  # words from what is given, and from the verb of giving, to those who get it


def find_aid_given(quantity: Quantity) -> Found | None:
    """`carrying food and medicine for 78,000 people`, `distributed nets of the best kind to 300 families`:
    they get what stands before."""
    lower, first = quantity.sentence.lower, quantity.first
    if first < 2 or lower[first - 1] not in _GIVES:
        return None
    start = first - 1
    while start > max(0, first - _GIFTS) and lower[start - 1] not in _CLOSED:
        start -= 1
    given = lower[first - 1] == "to" and not _GIVING.isdisjoint(lower[start:first])
    for k in range(first - 2, max(start, first - _GIFT - (_GIFTS if given else 0)) - 1, -1):
        if lower[k] in _AID and lower[k + 1] not in _AIDING:
            return found_on(quantity, "people_in_need", "event.aid", k, first)
    return None


_CLOSED = frozenset((";", ":", "that", "which", "who"))  # before these another clause ends

_GUESTS = frozenset(
    "attendees athletes delegates fans guests participants players pupils spectators students tourists "
    "visitors".split()
)


def are_guests(quantity: Quantity, verb: str, armed: bool) -> bool:
    """`the stadium hosted 20 fans`, `the island hosts 20 soldiers`: they came for something else."""
    head = quantity.head
    guests = armed or (head >= 0 and quantity.sentence.lower[head] in _GUESTS)
    return guests and verb.startswith("host")


_CUSTOMERS = _GUESTS | frozenset(
    "applicants artists bidders candidates challengers clients commuters consumers customers diners homes "
    "passengers readers shoppers subscribers travellers travelers undergraduates users viewers voters".split()
)


_STAFF = frozenset(
    "agents doctors educators facilitators journalists midwives nurses officers officials paramedics "
    "providers staff supervisors teachers technicians trainers volunteers workers".split()
)
_VACCINATED = ("vaccinated", "immunised", "immunized", "inoculated")


def get_no_aid(quantity: Quantity, verb: str) -> bool:
    """Whether those whom somebody serves, supports or reaches get no aid: `the district serves 20 pupils`,
    `all 20 nurses have been reached`; nor do those who are not vaccinated."""
    lower, head = quantity.sentence.lower, quantity.head
    if verb.endswith(_VACCINATED):
        return not _NOT.isdisjoint(lower[quantity.noun[1] : quantity.noun[1] + _REACH])
    counted = lower[head] if head >= 0 else ""
    if verb.startswith(("reach", "target")):
        return counted in _STAFF
    return verb.startswith(("serv", "support")) and counted in _CUSTOMERS


_CROWDS = frozenset(
    "activists campaigners crowds demonstrators fans marchers mourners picketers pilgrims protesters "
    "protestors rioters strikers students supporters villagers workers worshippers".split()
)


def is_of_crowd(quantity: Quantity) -> bool:
    """Whether those who act bear no arms, nor flee: `20 protesters stormed the embassy`, `20 protesters
    refused to leave`."""
    return quantity.head >= 0 and quantity.sentence.lower[quantity.head] in _CROWDS


_SHOT = frozenset(
    "baton batons bullet bullets bottle bottles debris glass gunfire pellet pellets rounds shots shrapnel "
    "splinters stone stones truncheons".split()
)


def are_shot(quantity: Quantity, verb: str) -> bool:
    """`shrapnel hit 20 people`, `20 people were hit by rubber bullets`."""
    return verb.startswith(("hit", "struck")) and not _SHOT.isdisjoint(quantity.sentence.lower)


HUNGER = frozenset(
    "malnourished malnourishment malnutrition mam sam starvation undernutrition wasting".split()
)
DISEASES = frozenset(
    "aids cholera coronavirus covid covid-19 dengue diarrhoea diarrhea diphtheria ebola flu hepatitis hiv "
    "influenza malaria measles meningitis pneumonia polio tb tuberculosis typhoid virus".split()
)


def are_treated(quantity: Quantity, verb: str, illnesses: frozenset[str]) -> bool:
    """Whether those treated are ill rather than hurt: `20 infants were treated for malnutrition`."""
    return "treated" in verb and not illnesses.isdisjoint(words_near(quantity.sentence))


# What a part may be called, besides a number of them; all of them are no part.
_PARTS = SMALL_NUMBERS | frozenset(
    "% billion both cent dozens few fifth half hundred hundreds lakh many million millions most none one "
    "part percent quarter quarters several some thirds third thousand thousands two-thirds "
    "three-quarters".split()
)
_AUXILIARIES = BE | HAVE
_OWNER = 4  # words from "of" to the "'s" of whose the whole is: "of the group's 900 fighters"


def is_whole(quantity: Quantity) -> bool:
    """Whether a figure with its noun is the whole of which the sentence has just counted a part: `half of its
    12,000 fighters`, `9 of the 12 people`."""
    lower, k = quantity.sentence.lower, quantity.first - 1
    if k < 2 or quantity.noun[0] == quantity.noun[1]:
        return False
    of = k - 1
    if lower[k] == "'s":
        near = range(k - 1, max(0, k - _OWNER), -1)
        of = next((at for at in near if lower[at] == "of"), 0)
    elif lower[k] != "the" and lower[k] not in POSSESSIVES:
        return False
    part = lower[of - 1] if of and lower[of] == "of" else ""
    return part in _PARTS or part[:1].isdecimal()


def told_of_whole(quantity: Quantity, events: Events) -> Found | None:
    """What is told of a whole itself: after its noun without a verb, or as where and how its people live."""
    found = find_object_clause(quantity, events) or find_predicate(quantity, events)
    if found is None or found.value == "population":
        return found
    if found.rule == "event.object-clause" or quantity.sentence.lower[quantity.noun[1]] in RELATIVES:
        return found  # 9 of the 12 girls who were kidnapped
    return None if is_told_of_part(quantity, found) else found


def is_told_of_part(whole: Quantity, found: Found) -> bool:
    """Whether what is told after a whole has a finite verb: `20 of the town's 90 residents have left`, `20 of
    the 90 passengers died`."""
    lower, first = whole.sentence.lower, bisect_left(whole.sentence.starts, found.start)
    return lower[first] in _ENDED or not _AUXILIARIES.isdisjoint(lower[whole.noun[1] : first + 1])


_ENDED = frozenset("died drowned escaped fled perished starved".split())


def is_population_of_part(quantity: Quantity) -> bool:
    """`half of the total population of 20 million had fled`: what is told after it is told of the part."""
    lower, k = quantity.sentence.lower, quantity.first - 2
    if k < 2 or lower[k] not in ("population", "populace") or lower[k + 1] != "of":
        return False
    k -= 1 + (lower[k - 1] in ("entire", "total", "whole"))
    return k > 0 and (lower[k] == "the" or lower[k] in POSSESSIVES) and lower[k - 1] == "of"


def is_of_march(quantity: Quantity) -> bool:
    """Whether a turnout is of those who march or strike: nobody tells of an election."""
    near = words_near(quantity.sentence)
    return near.isdisjoint(_ELECTIONS) and not near.isdisjoint(_MARCHES)


_ELECTIONS = frozenset("ballot ballots election elections polling polls referendum vote voted voters".split())
_MARCHES = frozenset(
    "demonstration demonstrators march marchers protest protesters rally strike strikers union "
    "walkout".split()
)
