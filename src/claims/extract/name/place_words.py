"""What a place can be in its sentence, and which countries there are."""

from enum import IntEnum

from claims.extract.name.name import Name
from claims.lexicon import Lexicon
from claims.lexicon.closed_classes import DEFINITE, STOPS
from claims.record_type import record


class Role(IntEnum):
    """What a place is in its sentence, the surest site of an event first."""

    SITE = 1  # in Hass, the attack on Hass, the Hass bombing
    NEAR = 2  # near Hass
    GOAL = 3  # to Hass, for Hass
    ADJECTIVE = 4  # Iraqi civilians, Iraq's output
    LOOSE = 5  # the people of Iraq
    SPEAKER = 6  # officials in Iraq say
    HOME = 7  # Iraqi police: they act at home
    ACTOR = 8  # Iraq's army, an Iraqi bank
    AGENT = 9  # Iraq arrested
    ORIGIN = 10  # from Iraq
    MEASURE = 11  # west of Hass
    DATELINE = 12  # HASS, Syria (AP) -
    STAY = 13  # based in Iraq
    OTHER = 14  # against Iraq, told reporters in Iraq, the Iraqi minister


# What is asked of every place: a member of an enumeration is read twenty times as slowly as a constant.
NEAR, GOAL, AGENT, MEASURE, DATELINE = Role.NEAR, Role.GOAL, Role.AGENT, Role.MEASURE, Role.DATELINE


# What happens at one time and place, rather than lasts.
EVENTS = frozenset(
    (
        "killed",
        "injured",
        "detained",
        "abducted",
        "displaced",
        "attacks",
        "airstrikes",
        "weapons",
        "civilians",
    )
)


@record
class PlaceWords:
    """What the lexicon says of prepositions and countries."""

    prepositions: dict[str, Role]
    seats: frozenset[str]  # where the world's bodies speak: Geneva
    countries: frozenset[str]
    capitals: dict[str, str]
    abroad: frozenset[str]  # countries whose forces and citizens are met all over the world


def build_place_words(lexicon: Lexicon) -> PlaceWords:
    """What a lexicon says of prepositions and countries."""
    countries = lexicon.entries("country")
    words = lexicon.entries("place_word")
    return PlaceWords(
        {word: Role[entry["role"].upper()] for entry in words if "role" in entry for word in entry["words"]},
        frozenset(word for entry in words if entry["is"] == "seat" for word in entry["words"]),
        frozenset(entry["name"] for entry in countries),
        {entry["name"]: entry["capital"] for entry in countries if "capital" in entry},
        frozenset(entry["name"] for entry in countries if entry.get("abroad")),
    )


def country_of(name: Name, countries: frozenset[str]) -> str:
    """The country that a place is or lies in, a people comes from, an actor belongs to; "" if none."""
    if name.scale == "country":
        return name.value
    for place in name.within:
        if place in countries:
            return place
    return name.country or ""


LANDS = frozenset(("country", "kingdom", "nation"))
# Before "state", which is a part of a country else: the Gulf state, the West African state.
_PARTS_OF_THE_WORLD = frozenset(
    "african american arab asian balkan baltic caribbean european gulf himalayan island pacific sahel "
    "saharan".split()
)
_LANDS_OF_OTHERS = frozenset(
    "another aggressor donor first foreign her his home host last my neighboring neighbouring next one only "
    "other our same second single sole third transit".split()
)
_DESCRIBING = 4  # words before "country" in which its article stands: "the poor West African country"


def land_meant(lower: list[str], first: int = 0) -> tuple[int, int] | None:
    """Where the first phrase from word `first` on stands that means a country named before, its article and
    its noun: `the country`, `this West African nation`, `the Gulf state`; None where there is none."""
    if LANDS.isdisjoint(lower) and "state" not in lower:
        return None
    for at in range(max(1, first), len(lower)):
        noun = lower[at]
        if noun == "kingdom" and lower[at - 1] == "united":
            continue
        if noun in LANDS or (noun == "state" and lower[at - 1] in _PARTS_OF_THE_WORLD):
            for start in range(at - 1, max(first, at - _DESCRIBING) - 1, -1):
                word = lower[start]
                if word in DEFINITE and word not in _LANDS_OF_OTHERS:
                    return start, at
                if word in _LANDS_OF_OTHERS or word in STOPS or not word[0].isalpha():
                    break
    return None
