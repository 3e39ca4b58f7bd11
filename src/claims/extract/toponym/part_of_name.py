"""Whether the name of a place is only a part of another name, a war's or a person's."""

from claims.extract.name.full_name import full_name
from claims.extract.name.name import Name
from claims.extract.name.name_kind import place_lead
from claims.extract.name.place_words import Role
from claims.extract.text.word_tags import BUILDING, TITLE
from claims.extract.toponym.slots import OBJECT, Slots
from claims.lexicon import Lexicon


def is_part_of_name(slots: Slots, name: Name) -> bool:
    """Whether a name is a part of another, of a title's, a medium's or a body's, or that of a person."""
    after = slots.low[name.last]
    if (after == "," and _is_aged(slots, name)) or (name.possessive and _has_body(slots, name)):
        return True
    if slots.lower[name.first - 1] in _QUOTES and slots.lower[name.first - 2] in _OPERATIONS:
        return True  # the operation "Victoria"
    return _is_title(slots, name, after) or (bool(slots.bodies) and _is_field(slots, name))


def is_family_name(slots: Slots, name: Name, preposition: str) -> bool:
    """Whether a person was named in full before by the name that a town has, too: `hit Houston`, after `Sam
    Houston`. Where anything is said to be in it, it is the town."""
    word = slots.words[name.first]
    if (
        preposition not in _NO_PLACE
        or name.scale not in ("", "city")
        or name.last - name.first > 1
        or "-" in word
    ):
        return False
    if f" in {word}" in slots.sentence.text:
        return False
    full = full_name(word, slots.sentence, slots.lexicon)
    return full != word and place_lead(full, slots.lexicon) < _PERSON


_NO_PLACE = frozenset(("of", "on", "by", "with", "for", OBJECT))  # what may stand before a person as well
_PERSON = -0.5  # the lead of a place over all else, in log odds, below which a full name is a person's

_QUOTES = frozenset("\"'“‘")
_OPERATIONS = frozenset("campaign codenamed code-named dubbed offensive operation operations plan".split())
# What a person has, and no town.
_OWN = frozenset(
    "arm arms attorney autopsy body brother chest father funeral head husband lawyer lawyers leg mother "
    "parents sister skull son widow wife".split()
)
_OLDEST = 2  # digits of an age


def _is_aged(slots: Slots, name: Name) -> bool:
    """Whether an age stands after a name and its comma: `the shooting of Houston, 18, in`."""
    after, grouped = slots.lower[name.last : name.last + 3], name.last + 3
    if grouped < len(slots.lower) and slots.lower[grouped].isdecimal() and _is_close(slots, grouped):
        return False  # in Hass, 20,000 others
    return after[2:] == [","] and after[1].isdecimal() and len(after[1]) <= _OLDEST


def _has_body(slots: Slots, name: Name) -> bool:
    """Whether a name owns what only a person has: `Houston's skull`."""
    return slots.low[name.last + (slots.low[name.last] == "'s")] in _OWN


_MEDIA = frozenset(
    "Chronicle Courier Daily Gazette Herald Journal Mail News Observer Post Press Radio Standard Telegraph "
    "Television Times Today Tracker Tribune TV".split()
)


def _is_title(slots: Slots, name: Name, after: str) -> bool:
    """`Homs Governor Talal Barazi`, `HK$3`: the name is part of another with the word after it."""
    if after == "$" and _is_close(slots, name.last):
        return True
    if name.kind == "place":
        if after in _COINS or _is_of_media(slots, name.last):
            return True  # 20 United States Dollars; told Sahel News, the Mandalay Free Press
    elif name.kind == "unknown":
        if name.last - name.first == 1 and slots.words[name.first] in slots.lexicon.index(_codes):
            return True  # 20 million USD
    elif name.kind == "demonym" and _is_of_hospital(slots, name):
        return True
    return slots.tags[name.last] & TITLE != 0 and slots.words[name.last] != after


def _codes(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(entry["key"] for entry in lexicon.entries("currency"))


_COINS = frozenset(
    "dinar dinars dollar dollars franc francs lira peso pesos pound pounds riyal riyals".split()
)


def _is_of_hospital(slots: Slots, name: Name) -> bool:
    """Whether a people's name is one of the words that a house is called by: `the Turkish Hospital`."""
    if slots.capitals:
        return False
    following = slots.starts.get(name.last)
    double = following is not None and following.kind == "demonym"
    k = following.last if following and double else name.last
    called = double or slots.lower[name.first - 1] == "the" or _is_second(slots, name)
    return called and k < len(slots.words) and slots.words[k].istitle() and slots.tags[k] & BUILDING != 0


def _is_second(slots: Slots, name: Name) -> bool:
    """Whether another people's name stands right before one."""
    before = slots.ending.get(name.first)
    return before is not None and before.kind == "demonym"


def _is_close(slots: Slots, k: int) -> bool:
    """Whether no space stands before word `k`."""
    return slots.sentence.ends[k - 1] == slots.sentence.starts[k]


def _is_of_media(slots: Slots, k: int) -> bool:
    """Whether the name of a medium ends at word `k`, after a place, or at the one after it."""
    if k == len(slots.words) or slots.words[k] == slots.lower[k]:
        return False
    if slots.words[k] in _MEDIA:
        return True
    return slots.words[k].istitle() and slots.words[k + 1 : k + 2] != [] and slots.words[k + 1] in _MEDIA


def _is_field(slots: Slots, name: Name) -> bool:
    """`the Institute of Risk and Disaster Management`: neither of the two is a place."""
    return any(body.noun < name.first < body.last for body in slots.bodies)


def names_war(slots: Slots, name: Name) -> bool:
    """Whether a name is that of a war: `the Vietnam War`, `the Syrian Civil War`."""
    after = slots.words[name.last : name.last + 2]
    return after[0] == "War" or after == ["Civil", "War"]


WARS = frozenset(("civil", "war"))


def role_of_war(slots: Slots, name: Name, preposition: str, at: int) -> Role | None:
    """A war is where it was fought: `died in the Vietnam War`, `Casualties of the Chechen War`; not of whom:
    `the Iran–Iraq War`, `a veteran of the Vietnam War`."""
    if name.kind not in ("place", "demonym") or slots.lower[name.first - 1] in _DASHES:
        return None
    if (
        (preposition == "of" and slots.lower[at - 1] in _LOSSES)
        or preposition in _IN_WAR
        or (not preposition and len(slots.words) <= _HEADING)
    ):
        return Role.SITE
    return None


_DASHES = frozenset("-–—")
_IN_WAR = frozenset(("in", "during", "throughout"))
_LOSSES = frozenset("casualties dead deaths fatalities losses toll victims".split())
_HEADING = 6  # words of a heading, rather than a sentence
