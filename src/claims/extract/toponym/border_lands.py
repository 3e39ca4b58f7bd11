"""The two lands whose border is where something is: `along the Thai-Cambodian border`, `on the border of Chad
and Sudan`. What is only near it, or comes up to it, lies in one of them, which other words tell."""

from claims.extract.name.name import Name
from claims.extract.name.place_words import Role, country_of
from claims.extract.toponym.place_mention import Mention
from claims.extract.toponym.slots import Slots

_BORDERS = frozenset("border borderland borderlands borders frontier".split())
_ON = frozenset("across along at in on over straddling".split())
_SIDES = frozenset("length parts part sides stretch stretches".split())
_JOINTS = frozenset("and - – —".split())
_LED = 4  # words from "along" to the first land: "along much of the disputed"


def border_lands(slots: Slots) -> list[Mention]:
    """The mentions of both lands at each border on which a sentence tells of something."""
    if _BORDERS.isdisjoint(slots.lower):
        return []
    found: list[Mention] = []
    for k, name in enumerate(slots.names[:-1]):
        other = slots.names[k + 1]
        if _are_joined(slots, name, other) and slots.low[other.last] in _BORDERS:
            start = _start(slots, name)
            found += _both(slots, name, other, start) if start >= 0 else []
    return found


def _are_joined(slots: Slots, one: Name, other: Name) -> bool:
    """Whether two lands stand together as the names of a border: `Chad-Sudan`, `Chadian and Sudanese`."""
    if not (_is_land(one) and _is_land(other)) or one.value == other.value:
        return False
    if one.first == other.first:
        return one.suffix != "" and other.prefix != ""
    joined = other.first == one.last + 1 and slots.lower[one.last] in _JOINTS
    return joined and not one.suffix and not other.prefix


def _is_land(name: Name) -> bool:
    return name.kind in ("place", "demonym") and name.scale in ("country", "region", "city")


def _start(slots: Slots, name: Name) -> int:
    """The first of the words before a border's name that tell that something is there; -1: they do not."""
    for k in range(name.first - 1, max(-1, name.first - 1 - _LED), -1):
        word = slots.lower[k]
        if word in _ON:
            return k
        if word == "of" and slots.lower[k - 1] in _SIDES:
            led = [j for j in range(max(0, k - _LED), k) if slots.lower[j] in _ON]
            return led[-1] if led else k
        if not word.isalpha() or (word != "the" and slots.words[k].istitle()):
            return -1
    return -1


def _both(slots: Slots, one: Name, other: Name, start: int) -> list[Mention]:
    """Both lands as sites of one group."""
    listed = slots.listed.countries
    return [
        Mention(
            name.first,
            name.last,
            start,
            name.value,
            Role.SITE,
            name.scale,
            name.within,
            country_of(name, listed),
            one.first,
        )
        for name in (one, other)
    ]
