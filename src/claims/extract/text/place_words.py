"""What a place can be in its sentence, and which countries there are."""

from enum import IntEnum

from claims.extract.text.names import Name
from claims.lexicon import Lexicon
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
