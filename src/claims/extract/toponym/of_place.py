"""What a place is only named for: what belongs to it and who, its streets, its schools, the people whose home
it is; and what has the most in it: `Hass has the highest rate in Idlib`."""

from claims.extract.name.name import Name
from claims.extract.name.name_kind import kind_of
from claims.extract.text.word_tags import AFAR, NOT_PLACE, PLURAL, TITLE
from claims.extract.toponym.slots import Slots

# Whom a town or region is said to be the home of: a Boston couple.
DWELLERS = frozenset(
    "actor actress architect artist boy businessman businesswoman couple cyclist dentist doctor driver "
    "engineer family farmer father firefighter girl girlfriend grandfather grandmother hiker housewife "
    "lawyer man mother musician native nurse pastor pensioner photographer pilot plumber priest rabbi "
    "resident retiree schoolboy schoolgirl schoolteacher singer student surgeon teacher teenager toddler "
    "tourist trucker widow woman".split()
)
_AT_STREETS = frozenset("along around at near on outside".split())
_SCHOOLS = frozenset("Academy College Institute School University".split())
_SCHOLARLY = frozenset(("University", "College", "Institute"))
_AT_SCHOOLS = frozenset("at from in inside into near outside to".split())


def owns_street(slots: Slots, name: Name, preposition: str) -> bool:
    """Whether a town or region has the street or site at which something is: `on Bath's Milsom Street`."""
    if preposition not in _AT_STREETS or name.scale not in ("city", "region"):
        return False
    k = name.last + (slots.low[name.last] == "'s")
    return k < len(slots.words) and slots.words[k].istitle()


def is_home_of(slots: Slots, at: int) -> bool:
    """Whether the `of` at word `at` tells whence somebody is: `Ann Ex [of] Hass`, `Ann Ex, 23, [of] Hass`."""
    end = at - len(_AGED) if _is_age(slots.lower[max(0, at - len(_AGED)) : at]) else at
    before = None if slots.capitals else slots.ending.get(end)
    if before is None or before.kind not in ("person", "unknown") or before.last - before.first == 1:
        return False
    if before.kind == "person":
        return True
    return kind_of(before, slots.sentence, slots.lexicon).kind == "person"


_AGED = (",", "23", ",")  # an age set off by commas, as long as this


def _is_age(words: list[str]) -> bool:
    return len(words) == len(_AGED) and words[0] == words[2] == "," and words[1].isdecimal()


def is_school(slots: Slots, name: Name, preposition: str) -> bool:
    """Whether a place is only a part of the name of a school that tells of something: `the London [School of]
    Tropical Medicine`; not where something is at one."""
    if preposition in _AT_SCHOOLS or slots.low[name.last + 1] != "of":
        return False
    return slots.words[name.last] in _SCHOOLS


def is_of_scholars(slots: Slots, school: int) -> bool:
    """`researchers at the University of Hass`, `Ann Ex of the University of Hass`: where they work only."""
    if slots.words[school] not in _SCHOLARLY:
        return False
    k = school - 1 - (slots.lower[school - 1] == "the")
    if slots.lower[max(0, k - 1) : k + 1] == ["according", "to"]:
        return True
    if k < 1 or slots.lower[k] not in ("at", "of", "from", "by"):
        return False
    if slots.lower[k] == "by" or slots.lower[k - 1] in _PAPERS:
        return True  # a survey by the University of Hass
    name = slots.ending.get(k)
    named = name is not None and name.kind in ("person", "unknown")
    return named or bool(slots.tags[k - 1] & AFAR) or slots.lower[k - 1] == "team"


_PAPERS = frozenset("analysis data estimate estimates figures paper report research study survey".split())


# Scales of places, each wider than those before it.
_WIDTHS = {scale: width for width, scale in enumerate(("", "city", "region", "country", "continent"))}
_WIDTHS["area"] = _WIDTHS["continent"]
_SUPERLATIVES = frozenset(
    "biggest deadliest fewest greatest highest largest least lowest most poorest smallest worst".split()
)
_FIELDS = frozenset(("across", "in", "of", "within"))
_TO_FIELD = 12  # words: "the highest share of households with needs in"
_PARTED = frozenset(",;:()")


def is_of_superlative(slots: Slots, name: Name, preposition: str, at: int) -> bool:
    """Whether the place after the preposition at word `at` is wider than the one that begins the sentence and
    that has the most of something in it."""
    width = _WIDTHS.get(name.scale, 0)
    if preposition not in _FIELDS or not width or not slots.names or slots.names[0].first:
        return False
    subject = slots.names[0]
    if subject.kind not in ("place", "unknown") or _WIDTHS.get(subject.scale, width) >= width:
        return False
    for k in range(at - 1, max(subject.last, at - _TO_FIELD), -1):
        if slots.lower[k] in _PARTED:
            return False
        if slots.lower[k] in _SUPERLATIVES:
            return slots.lower[k - 1] != "at"  # at least 79 people
    return False


def is_of_people(slots: Slots, name: Name) -> bool:
    """Whether a name after `a` only tells whose a village is: `a Tuareg village`, `an indigenous Aymara
    town`, `Chad's Anglophone regions`; of a place it would be `the village of`."""
    lead = slots.lower[max(0, name.first - 2) : name.first]
    indefinite = lead[-1:] in _INDEFINITE or (
        lead[:1] in _INDEFINITE and slots.words[name.first - 1].islower()
    )
    alone = slots.low[name.last] != "'s" and name.last - name.first == 1
    named = bool(slots.tags[name.first] & NOT_PLACE) and bool(slots.tags[name.last] & PLURAL)
    return alone and (named or (indefinite and slots.low[name.last] in _VILLAGES))


_INDEFINITE = (["a"], ["an"])
_VILLAGES = frozenset("community enclave hamlet settlement town village".split())


# After the name of a sea, and of what many states lie in.
_OF_SEAS = frozenset(
    "coast coastline cyclone hurricane kingdom nation seaboard shore state storm typhoon".split()
)
_WIDE = frozenset(("area", "continent"))


def is_of_sea(slots: Slots, name: Name) -> bool:
    """Whether a sea or continent only tells what lies in it: `Hass's Pacific coast`, `a Mediterranean storm`,
    `the Gulf state`, `the Caribbean island nation`."""
    isle = slots.low[name.last] == "island"
    return (isle or name.scale in _WIDE) and slots.low[name.last + isle] in _OF_SEAS


def is_of_former(slots: Slots, name: Name) -> bool:
    """Whether a place before a title only tells what somebody once was: `former Hass governor Ann Ex`."""
    before = slots.lower[name.first - 1] if name.first else ""
    return before in _ONCE and bool(slots.tags[name.last] & TITLE)


_ONCE = frozenset(("ex", "former"))
