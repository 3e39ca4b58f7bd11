"""The role of a name that nothing knows to be a place: it is one only in the slot of one."""

from claims.extract.name.name import Name
from claims.extract.name.name_kind import kind_of
from claims.extract.name.place_words import Role
from claims.extract.text.word_tags import (
    AUXILIARY,
    BUILDING,
    COMPASS,
    EVENT,
    FALLING,
    GROUND,
    PART,
    PLACE,
    PREFIX,
    REACHING,
)
from claims.extract.toponym.of_place import is_of_people
from claims.extract.toponym.slots import OBJECT, Slots
from claims.extract.toponym.speech_role import scene, speaker
from claims.lexicon.closed_classes import LIST_JOINTS, is_number
from claims.lexicon.word import is_year

_SLOT = frozenset(("in", "near", "nearby", "at", "outside", "around", "inside", OBJECT))
# What stands after a region that only says where a place lies.
_CLOSED = frozenset(",.);-–—(")
_GOES_ON = (["and"], ["or"])
_ILL = frozenset("dead deaths die died dies dying ill recovered recovering sick suffering".split())
_SITE = Role.SITE
_PEOPLED = frozenset(("place", "demonym"))  # Serbs in Hass


def unknown_role(slots: Slots, name: Name, preposition: str, at: int) -> Role | None:
    """The role of a name that nothing knows: a place only in the slot of one."""
    if _is_subject_in_place(slots, name) or _has_locals(slots, name):
        return Role.HOME if slots.low[name.last] in _LOCALS else Role.AGENT
    if slots.low[name.last] == "'s" and slots.lower[name.last + 1 : name.last + 2] in _MAYORS:
        return Role.ACTOR
    if _is_no_place(slots, name) or (slots.capitals and not _is_told(slots, name)):
        return None
    given = slots.listed.prepositions.get(preposition, _SITE)
    if slots.has_place_noun(name) or slots.is_described(name):
        return scene(slots, name, at) or (Role.ORIGIN if given == Role.ORIGIN else Role.SITE)
    if slots.before_comma(name) and _is_located(slots, name):
        return scene(slots, name, at) or given
    apart = at < 0 or slots.low[name.last] == "'s" or not _is_direct(slots, name.first, at)
    if apart or (preposition != OBJECT and _is_of_name(slots, name, at)):
        return None
    if slots.tags[name.first] & PREFIX:
        return scene(slots, name, at) or given
    if preposition in _SLOT:
        return scene(slots, name, at) or speaker(slots, name, preposition, at) or given
    if preposition == "from":
        return lead_role(slots.lower, preposition, at) or Role.ORIGIN
    return lead_role(slots.lower, preposition, at) or _hit_role(slots, preposition, at)


_MAYORS = (["mayor"], ["mayors"], ["townspeople"])  # Hass's: of nothing but a town


def lead_role(lower: list[str], preposition: str, at: int) -> Role | None:
    """The role that the words before the preposition at word `at` give to what follows it: `close [to] Hass`,
    `cases were reported [from] Hass`."""
    if preposition == "to" and lower[at - 1] in _CLOSE:
        return Role.NEAR
    return _SITE if preposition == "from" and _is_reported_from(lower, at) else None


_CLOSE = frozenset("adjacent close closer closest next".split())  # to a place: beside it
_REPORTED = frozenset(
    "bodies confirmed documented exhumed logged notified recorded recovered registered reported "
    "retrieved".split()
)
_TO_REPORT = 4  # words from "reported" to its "from": "reported last week alone from"


def _is_reported_from(lower: list[str], at: int) -> bool:
    """Whether cases are only reported from where they are: `20 cases were reported [from] Hass`."""
    if at > 1 and lower[at - 2] in ("and", ",") and is_number(lower[at - 1]) and not is_year(lower[at - 1]):
        earlier = next((k for k in range(at - 2, max(0, at - _TO_GAPPED), -1) if lower[k] == "from"), 0)
        at = earlier or at  # 20 bodies were recovered from Hass and three [from] Berezh
    before = lower[max(0, at - _TO_REPORT) : at]
    told = next((k for k in range(len(before) - 1, -1, -1) if before[k] in _REPORTED), -1)
    return told >= 0 and not _OPENING_OTHERS.intersection(before[told:])


_TO_GAPPED = 12  # words back to the "from" of the clause before
_OPENING_OTHERS = frozenset(", ; ) among and arrivals in of refugees returnees that who".split())


def _has_locals(slots: Slots, name: Name) -> bool:
    """`Hass police`, `three Hass residents`: after a single name, those who are always some town's."""
    if slots.low[name.last] not in _LOCALS or slots.capitals or name.last - name.first > 1:
        return False
    word = slots.lower[name.first]
    called = word in _NO_TOWNS or slots.tags[name.first] or is_number(word)
    return slots.words[name.last].islower() and not called


_LOCALS = frozenset("firefighters police residents".split())
_NO_TOWNS = frozenset(
    "airport antiriot border campus civil elderly federal female former highway local male many metro "
    "metropolitan military morality most other park railway rail religious retired rural secret senior some "
    "special state traffic transit transport tribal urban volunteer wealthy".split()
)


# What is fought for a town, or of one.
_BATTLES = frozenset(
    "assault battle battles clashes fight fighting offensive operation push siege struggle".split()
)


def _is_told(slots: Slots, name: Name) -> bool:
    """Whether words in capitals are plainly a place: `IN HASS, BORNO`, `HASS DEPARTMENT`, `IN SAN BEREZH`."""
    if name.first and (
        slots.lower[name.first - 1] in _TO_ADJECTIVE or slots.tags[name.first - 1] & AUXILIARY
    ):
        return False  # THE MOST IMPORTANT CITY, HAVE SOUGHT REFUGE
    if slots.has_place_noun(name) or slots.lower[name.first] in _SPANISH:
        return True
    following = slots.after_comma(name)
    if following is None:
        return False
    own = range(following.first, following.last + 1)
    return following.kind == "place" or any(slots.tags[k] & PLACE for k in own)


_TO_ADJECTIVE = frozenset("a an have less least more most other some very".split())
# Words that names of towns begin with in Latin America.
_SPANISH = frozenset("ciudad nueva nuevo puerto san santa santo villa".split())


COMMUNITIES = frozenset(("communities", "community"))
# Of whom a place is the home: residents of Hass.
_PEOPLE = frozenset("inhabitants outskirts residents townspeople villagers".split())


def _hit_role(slots: Slots, preposition: str, at: int) -> Role | None:
    """`shells fell on Hass`, `the shelling of Hass`, `an attack on Hass`, `the community of Hass`."""
    if preposition == "of" and slots.lower[at - 1] in COMMUNITIES:
        return _SITE
    if preposition in ("for", "of") and slots.lower[at - 1] in _BATTLES:
        return _SITE
    if preposition == "of" and slots.lower[at - 1] in _PEOPLE:
        return Role.LOOSE
    falls = preposition == "on" and any(flag & FALLING for flag in slots.tags[max(0, at - 4) : at])
    hit = preposition in ("on", "of") and slots.tags[at - 1] & (EVENT | REACHING)
    return Role.SITE if falls or hit else None


def _is_no_place(slots: Slots, name: Name) -> bool:
    """Whether an unknown name is something else: `Euro 2004`, `Dabbit hospital`, `Operation Dawn`."""
    if (
        _is_people(slots, name)
        or (name.kind == "initial" and not (_is_located(slots, name) or slots.is_described(name)))
        or slots.tags[name.last] & BUILDING
        or _is_adjectival(slots, name)
    ):
        return True
    before = slots.lower[name.first - 1] if name.first else ""
    if before == "(" and _abbreviates(slots, name.first):
        return True
    if before and is_number(before) and slots.lower[name.last - 1].endswith("s"):
        return True  # the killing of nine Berezhs
    if is_of_people(slots, name):
        return True
    if before == "from" and not _ILL.isdisjoint(slots.lower[max(0, name.first - 3) : name.first]):
        return True  # died from Ebola
    if slots.low[name.last][:1].isdigit() and not (_opens(slots, name) or slots.is_kind_of(name.first)):
        return True
    if slots.tags[name.last - 1] & GROUND and name.last - name.first > 1:  # Vnukovo Airport
        return False
    return slots.is_common(name.last - 1) or slots.tags[name.first] & (BUILDING | EVENT) != 0


def _is_people(slots: Slots, name: Name) -> bool:
    """Whether a name tells whose a village is: `a Fulani village`; not `an Aleppo suburb`, which is known."""
    after = slots.tags[name.last]
    alone = name.first > 0 and name.last - name.first == 1
    return alone and slots.lower[name.first - 1] in ("a", "an") and after & PLACE != 0


def is_quarter(slots: Slots, name: Name) -> bool:
    """Whether a name is that of a part which many towns have, or of a line: `in the Old City`."""
    words = slots.lower[name.first : name.last]
    if words[:2] == ["line", "of"] or (len(words) > 1 and words[-1] == "line"):
        return True  # across the Line of Control
    return words in _QUARTERS and name.first > 0 and slots.lower[name.first - 1] == "the"


_QUARTERS = (["old", "city"], ["old", "town"], ["new", "town"], ["city", "centre"], ["city", "center"])


def _abbreviates(slots: Slots, k: int) -> bool:
    """Whether word `k`, in brackets, is made of first letters: `local government areas (LGAs)`."""
    letters = slots.words[k].removesuffix("s")
    before = slots.lower[max(0, k - 1 - len(letters)) : k - 1]
    return letters.isupper() and "".join(word[0] for word in before) == letters.lower()


def _opens(slots: Slots, name: Name) -> bool:
    """Whether a sentence opens with where it is, its comma left out: `In Hass 20 people died`."""
    after = slots.words[name.last : name.last + 2]
    fought = slots.lower[0] in ("during", "in") and not _BATTLES.isdisjoint(slots.lower[1 : name.first])
    opened = (name.first == 1 and slots.lower[0] in ("in", "near")) or (fought and name.first < _FOUGHT)
    return opened and len(after) > 1 and after[1].isalpha() and after[1].islower() and not is_year(after[0])


_FOUGHT = 6  # words before the name: "In the battle of Hass 20 people died"


def _is_adjectival(slots: Slots, name: Name) -> bool:
    """`Amazonian-jungle`: a capital joined by a hyphen to a word with none."""
    word = slots.words[name.last - 1]
    head, _, tail = word.rpartition("-") if "-" in word else ("", "", word)
    return bool(head) and tail.islower() and head.lower() not in ("al", "el")


def _is_located(slots: Slots, name: Name) -> bool:
    """`Hass, Idlib, saw 20 deaths`: what only names a region or country lies between commas."""
    region = slots.after_comma(name)
    if region is None or region.kind != "place" or region.scale not in ("region", "country"):
        return False
    k = region.last + bool(slots.tags[region.last] & PLACE)
    after = slots.lower[k] if k < len(slots.lower) else "."
    if slots.lower[k : k + 1] in _GOES_ON and slots.is_town_of_region(k + 1):
        return True  # Hass, Idlib and Sarmin, Aleppo
    listed = k + 1 in slots.starts or slots.lower[k + 1 : k + 2] in _GOES_ON
    return after in _CLOSED and not region.possessive and not (after == "," and listed)


_UNDERGOES = frozenset(
    "experienced gets got had has have received receives recorded registered saw sees suffered".split()
)
_TO_VERB = 8  # words from "in" to the verb


def _is_subject_in_place(slots: Slots, name: Name) -> bool:
    """Whether a name that begins a sentence is a town with what it lies in, that goes through something:
    `Hass in Berezh, Idlib, saw 20 mm of rain`."""
    k = name.last
    if name.first or slots.capitals or slots.low[k] != "in":
        return False
    container = next((it for it in slots.names if it.first > k), None)
    if container is None or container.kind not in _CONTAINERS:
        return False
    if any(not slots.tags[j] & COMPASS for j in range(k + 1, container.first)):
        return False
    return not _UNDERGOES.isdisjoint(_next_lower_words(slots, container.last))


_CONTAINERS = frozenset(("place", "unknown"))


def _next_lower_words(slots: Slots, k: int) -> list[str]:
    """The first word from `k` on that is neither a name, a mark nor a noun for a place; as a list of one."""
    for j in range(k, min(k + _TO_VERB, len(slots.lower))):
        if slots.words[j] == slots.lower[j] and slots.lower[j] != "," and not slots.tags[j] & PLACE:
            return [slots.lower[j]]
    return []


_RAINED = frozenset(
    "experienced got had has have logged measured received recorded records registered reported saw "
    "sees".split()
)
_ON_PLACES = frozenset(
    "centimeters centimetres cm inch inches inhabitants millimeters millimetres mm".split()
)
_TO_RAIN = 16  # words from a place to that verb: "Hass, Idlib, also on the coast, saw"
_HOSTS = frozenset(("hosts", "houses", "shelters"))  # Hass hosts 7,500
_NEXT_CLAUSE = LIST_JOINTS | {"while", "whereas", ";", ":", "nearby", "neighboring", "neighbouring"}


def is_measured(slots: Slots, name: Name) -> bool:
    """Whether a name begins a clause that tells how much rain fell on it, or how many live there: `Hass saw
    20 mm of rain`, `Hass has 900 inhabitants`."""
    if name.first and slots.lower[name.first - 1] not in _NEXT_CLAUSE:
        return False
    if slots.low[name.last] in _HOSTS and slots.low[name.last + 1][:1].isdecimal():
        return True
    at = _next_rained(slots, name.last)
    if at < 0:
        return False
    after = slots.lower[at + 1 : at + _SAID_OF_RAIN]
    figure = next((k for k, word in enumerate(after) if word[0].isdecimal()), len(after))
    return not _ON_PLACES.isdisjoint(after[figure : figure + 4])


_SAID_OF_RAIN = 9  # words: "received a total of 82.6 millimetres"


def _next_rained(slots: Slots, k: int) -> int:
    """The verb that tells of rain right after a name that ends before word `k`, or after what is said of it
    between commas; -1 where there is none."""
    lower = slots.lower
    for j in range(k, min(k + _TO_RAIN, len(lower))):
        if lower[j] in _RAINED:
            aside = j == k or lower[k] in (",", "in") or slots.tags[k] & PLACE
            return j if aside else -1
        if lower[j] in _NEXT_STATEMENT:
            return -1
    return -1


_NEXT_STATEMENT = frozenset((";", ".", "and", "but", "while", "said", "says", "(", '"', "“"))


def _is_of_name(slots: Slots, name: Name, at: int) -> bool:
    """Whether a name that is no people's stands before the preposition at word `at`: `Ann Ex of Hass`; not
    that of a house: `Ann Ex School in Hass`."""
    before = None if slots.capitals else slots.ending.get(at)
    if at < 2 or before is None or before.kind in _PEOPLED:
        return False
    if before.first and slots.lower[before.first - 1] == "the" and slots.lower[at] != "of":
        return False  # over the Donets near Hass
    if slots.lower[at] == "of" or before.kind != "unknown" or before.last - before.first == 1:
        return True
    if slots.words[name.last : name.last + 1] != [] and slots.words[name.last][0].isupper():
        return True
    if not any(map(_is_plain, slots.words[max(0, at - _AROUND) : at + _AROUND])):
        return True  # in a headline, all have capitals
    return kind_of(before, slots.sentence, slots.lexicon).kind == "person"


def _is_plain(word: str) -> bool:
    """Whether a word is none of those that a headline has without a capital."""
    return len(word) > _SMALL and word.islower()


_SMALL, _AROUND = 4, 16  # letters; words around a name that tell whether it stands in a headline


def _is_direct(slots: Slots, first: int, at: int) -> bool:
    """Whether a name stands right after its preposition but for compass words, names and the like."""
    lower, words, tags = slots.lower, slots.words, slots.tags
    if lower[first - 1] == "the":
        return False
    return all(
        tags[k] & COMPASS
        or lower[k] in ("'s", "nearby", "neighboring", "neighbouring", "the", "of")
        or tags[k] & PART
        or words[k] != lower[k]
        or "-" in lower[k]
        for k in range(at + 1, first)
    )
