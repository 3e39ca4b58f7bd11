"""Refuse numbers that are part of a name: labels, units of an army, editions, parts with a name."""

from claims.extract.refuse.refusal import Look, RefusalWords
from claims.extract.text.noun_phrase import is_all_capitals
from claims.lexicon.closed_classes import FINITE_BE, HAVE, POSSESSIVES
from claims.lexicon.inflection import is_plural, singular


def refuse_label(look: Look, words: RefusalWords) -> str | None:
    """`Resolution 2254`, `No. 2`, `Volume 18`, `a magnitude of at least 6.1`: the number names or gauges."""
    first = look.quantity.first
    if not first or look.quantity.unit is not None:
        return None
    if look.digits and look.last - look.first > 1 and look.lower[look.last - 1].isalpha():
        return None  # "sales top 26 million": no name has a number like this
    found = _label_before(look, words)
    if not found:
        return None
    label, at = found
    gauge = label.startswith("magnitude")
    if gauge or first != look.first:
        return "name" if gauge else None
    if label in _NUMBER and at > 0 and _is_verb(look, at):
        return None
    if label == "radio" and at > 0 and look.after in _HAPPENED:
        return None  # he told local radio 20 had died
    return "name" if look.bare or _names_with_noun(look, label, at) else None


_HAPPENED = HAVE | FINITE_BE | {"died"}


def _label_before(look: Look, words: RefusalWords) -> tuple[str, int] | None:
    """The label of a number and the word at which it begins: that before it, or before the numbers that are
    joined to it."""
    lower, first = look.lower, look.quantity.first
    apart = look.before in (".", ":", "-", "#") or (look.before == "is" and look.bare)
    found = words.labels.before(lower, first - apart)
    if found and look.before == ":" and is_plural(found[0]):
        return None  # "Key figures: 20 displaced"
    if found or first != look.first or "," in "".join(lower[first : look.last]):
        return found  # in week 4, 6,872 fell ill
    found = words.labels.before(lower, _first_joined(lower, first))
    if found and lower[look.last : look.last + 1] == ["in"] and not is_plural(found[0]):
        return None  # "40 people in Camp 24 and 20 in Camp 25"; but "camps 24 and 25 in Ukhia"
    if found and look.before == "," and not (look.bare or is_plural(found[0])):
        return None  # in Sector 4, 120 houses fell
    return found


def _names_with_noun(look: Look, label: str, at: int) -> bool:
    """Whether the label at that word and its number name something though a noun follows them: `the night 15
    of the blackouts`."""
    if label in ("no", "number"):
        # "no 20 soldiers"; but "the number two leader", "court no. 3 of the capital"
        dotted = label == "no" and look.before == "." and look.digits
        return dotted or (label == "number" and not look.digits)
    following = look.lower[look.quantity.last]
    if label in _SERIES and look.digits and (following == "of" or (at and look.lower[at - 1] in _IN_SERIES)):
        return True
    if label == "top" and at and (look.lower[at - 1] in _OF_TOP or look.lower[at - 1] in POSSESSIVES):
        return True  # among the top 10 countries
    if label in _MAKES and look.digits:
        return True
    proper = any(map(str.isupper, look.sentence.words[at])) and not is_all_capitals(look.sentence)
    return (proper and (at > 0 or (label in _NAMING and look.digits))) or (
        following == "of" and (proper or label == "sector")
    )


# Labels that name what they stand before also at the head of a sentence: "Flight 370 passengers".
_NAMING = frozenset(
    "android annex apollo appendix article boeing airbus category chapter chart covid episode figure flight "
    "formula grade graph highway interstate iphone level phase playstation proposition radio resolution "
    "route season section series tier title type version volume windows".split()
)
# Makers before the number of a plane: "a Cessna 210 aircraft".
_MAKES = frozenset(
    "airbus antonov beechcraft boeing bombardier cessna embraer fokker gulfstream ilyushin learjet "
    "tupolev".split()
)
_OF_TOP = frozenset(("the", "'s", "this", "that"))
_NUMBER = frozenset(("number", "numbers"))
_NUMBERED = frozenset("dead displaced homeless injured killed missing who wounded".split())


_MANY = 100  # from here on a plural counts: "rebels number 500", but "buses number 12 and 14"


def _is_verb(look: Look, at: int) -> bool:
    """Whether the `number` at that word is a verb: `rebels, who number 300`, `the dead number 30`, `the army
    numbers 300,000`; no name is written with a comma."""
    before, quantity = look.lower[at - 1], look.quantity
    many = is_plural(before) and quantity.low is not None and quantity.low >= _MANY
    return many or before in _NUMBERED or "," in look.lower[quantity.first : look.last]


# Labels of what comes one after the other: "night 15 of the blackouts", "the day 28 protests".
_SERIES = frozenset("day night week page pages phase km stage part chapter section sector priority".split())
_IN_SERIES = frozenset(("the", "for", "to", "see", "on"))


# Words that a row of joined numbers takes at most, so that a list of any length takes no longer.
_MOST_JOINED = 24


def _first_joined(lower: list[str], i: int) -> int:
    """The first of the numbers that are joined to the one at word `i`: `resolutions 2118 and 2235`,
    `camps 8E, 8W and 9`."""
    at, least = i, max(1, i - _MOST_JOINED)
    while at > least:
        back = at - 1
        while back > 0 and lower[back] in ("and", ",", "or", "&"):
            back -= 1
        if back == at - 1:
            return at
        if len(lower[back]) == 1 and lower[back].isalpha() and back and lower[back - 1].isdecimal():
            back -= 1  # "8 E"
        if not lower[back].isdecimal():
            return at
        at = back
    return at


_SHOT = frozenset("ammo ammunition bullet cartridge gun handgun pistol revolver rifle round sidearm".split())
_WIDEST = 20  # millimetres, of what one man fires


def refuse_calibre(look: Look, words: RefusalWords) -> str | None:
    """`a 7.65 pistol`, `5.56 rounds`: the calibre of small arms; nobody counts parts of them."""
    quantity = look.quantity
    if quantity.low is None or quantity.low >= _WIDEST or quantity.low % 1 == 0 or quantity.head < 0:
        return None
    return "name" if quantity.unit is None and singular(look.lower[quantity.head]) in _SHOT else None


_MODEL = 4  # digits


def refuse_model(look: Look, words: RefusalWords) -> str | None:
    """The number of a model of which so many are counted: `six Type 45 destroyers`, `14 PzH 2000
    howitzers`."""
    first, quantity = look.first, look.quantity
    if quantity.first != first or first < 2 or look.last - first != 1 or quantity.named[0] != "weapons":
        return None
    name, counted = look.sentence.words[first - 1], look.lower[first - 2]
    named = name.isalpha() and name[0].isupper() and not is_all_capitals(look.sentence)
    many = counted.isdecimal() or counted in words.cardinals or counted in ("dozen", "hundred", "thousand")
    return "name" if named and many and len(look.lower[first]) <= _MODEL else None


_STREETS = frozenset(("Avenue", "Street", "Road", "Boulevard", "Lane", "Square", "Bridge", "Station"))


def refuse_name(look: Look, words: RefusalWords) -> str | None:
    """A number word inside a name: `the Group of Eight`, `the Big Four Banks`."""
    quantity, first = look.quantity, look.first
    if look.digits or not first or quantity.first != first:
        return None
    word = look.sentence.words[first]
    if not (word[0].isupper() and word[0].isalpha()) or is_all_capitals(look.sentence):
        return None
    if look.before == "of" and look.lower[max(0, first - 2) : first] == ["group", "of"]:
        return "name"
    if not _STREETS.isdisjoint(look.sentence.words[first + 1 : first + 4]):
        return "name"  # Seven Sisters Road
    named = quantity.head >= 0 and look.sentence.words[quantity.head][0].isupper()
    return "name" if named and look.before in ("the", "a", "big") else None


_PARTS = frozenset("the other first second last latter each either northern southern eastern western".split())


def refuse_half(look: Look, words: RefusalWords) -> str | None:
    """`the other half`, `the Serbian half of Bosnia`: a part with a name, not a share."""
    quantity = look.quantity
    first = quantity.first
    if first != look.first or not quantity.rule.startswith("quantity.fraction"):
        return None
    if look.before in _PARTS:
        return "name"
    proper = first > 1 and look.sentence.words[first - 1][0].isupper()
    return "name" if proper and look.lower[first - 2] == "the" else None


_FORMATIONS = frozenset(
    "division divisions battalion battalions brigade brigades regiment regiments corps squadron squadrons "
    "garrison command platoon fleet taskforce".split()
)
_LONGEST = 5  # words of a unit's name: "26 Multinational Joint Task Force Brigade"


def refuse_formation(look: Look, words: RefusalWords) -> str | None:
    """A unit's number: `81 Division`, `26 Task Force Brigade`, `231 and 331 Battalion`."""
    if (
        not look.digits
        or look.quantity.unit is not None
        or look.last - look.first != 1
        or look.quantity.high == 1
    ):
        return None
    if len(look.lower[look.first]) > _YEAR:
        return None
    sentence = look.sentence
    at = look.last + 2 if _joins_number(look) else look.last
    capitals = is_all_capitals(sentence)
    for i in range(at, min(at + _LONGEST, len(sentence.lower))):
        word, lower = sentence.words[i], sentence.lower[i]
        if not word[0].isupper() or (capitals and is_plural(lower)):
            return None
        if lower in _FORMATIONS:
            return None if is_plural(lower) and at == look.last and look.before != "and" else "name"
    return None


def _joins_number(look: Look) -> bool:
    """Whether another number is joined to this one: `231 and 331 Battalion`."""
    after = look.lower[look.last : look.last + 2]
    return len(after) == 2 and after[0] in ("and", "or", "&") and after[1].isdecimal()


_YEAR = 4  # digits
_FIRST_YEAR, _LAST_YEAR = 1900, 2035
_ANY_YEAR = 1990  # from here on a number that is no round one is a year also where no word before it says so
_ONE_OF_A_KIND = frozenset("the a an this that these those its their his her our last one since of".split())
_HELD_IN_A_YEAR = frozenset(
    "attack election flood war earthquake budget census survey riot protest bombing accord olympics coup "
    "campaign summit referendum revolution uprising invasion season edition report hurricane harvest".split()
)


def refuse_edition(look: Look, words: RefusalWords) -> str | None:
    """A year before the noun that it dates: `the 2013 floods`, `a 2004 attack`; not `the 2000 men`."""
    quantity, first = look.quantity, look.first
    if (
        look.bare
        or not look.digits
        or quantity.unit is not None
        or quantity.first != first
        or look.last - first != 1
    ):
        return None
    text = look.lower[first]
    if len(text) != _YEAR or not text.isascii() or not _FIRST_YEAR <= int(text) <= _LAST_YEAR:
        return None
    head = look.lower[quantity.head]
    if quantity.noun[0] == look.last and not is_plural(head):
        return "date"
    if quantity.named[1] or int(text) % 100 == 0:  # people, and round numbers, are counted
        return None
    held = look.before in _ONE_OF_A_KIND or singular(head) in _HELD_IN_A_YEAR
    capital = int(text) >= _ANY_YEAR and look.sentence.words[look.last][0].isupper()
    return "date" if held or (capital and not is_all_capitals(look.sentence)) else None
