"""The words that tell what a place is in its sentence: those of situations.toml and speech.toml as flags."""

import calendar
from enum import IntEnum
from typing import NamedTuple

from claims.extract.lexicon import Lexicon
from claims.extract.name import Name
from claims.extract.spelling import plural


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


# What a word is: a sum of these.
(
    PLACE, PLURAL, EVENT, SITE, BUILDING, PERSON, BODY, MEDIA, LOCAL, HOME, SPEECH, TITLE, PREPOSITION,
    REACHING, LEAVING, FALLING, COMPASS, DETERMINER, PART, AUXILIARY, FUNCTION, STRETCH, NOT_PLACE, PREFIX,
    SCENE, STAYING, ATTACK, BORDER, OWNED, GROUND, TIME,
) = (1 << k for k in range(31))  # fmt: skip
ACTOR = PERSON | BODY | MEDIA | LOCAL | HOME
# What ends the noun phrase that a name stands in.
STOP = SPEECH | PREPOSITION | AUXILIARY | FUNCTION
_FLAGS = {
    "site": SITE, "building": SITE | BUILDING, "owned": SITE | OWNED, "local": LOCAL, "home": HOME,
    "preposition": PREPOSITION, "reaching": REACHING, "leaving": LEAVING, "falling": FALLING,
    "compass": COMPASS, "determiner": DETERMINER, "part": PART, "auxiliary": AUXILIARY, "function": FUNCTION,
    "stretch": STRETCH, "not_place": NOT_PLACE, "prefix": PREFIX, "scene": SCENE, "staying": STAYING,
    "attack": ATTACK, "ground": GROUND,
}  # fmt: skip
_NOUNS = frozenset(("site", "building", "owned", "local", "home", "attack"))
_SPEAKERS = {"person": PERSON, "body": BODY, "media": MEDIA, "event": EVENT}


class PlaceWords(NamedTuple):
    """All of them, and what the lexicon says of countries."""

    flags: dict[str, int]
    prepositions: dict[str, Role]
    seats: frozenset[str]  # where the world's bodies speak: Geneva
    countries: frozenset[str]
    capitals: dict[str, str]
    abroad: frozenset[str]  # countries whose forces and citizens are met all over the world


def build_place_words(lexicon: Lexicon) -> PlaceWords:
    """The words of a lexicon as flags; nouns also in the plural."""
    flags: dict[str, int] = {}

    def add(word: str, flag: int) -> None:
        flags[word] = flags.get(word, 0) | flag

    for word in (word for entry in lexicon.entries("place_noun") for word in entry["words"]):
        add(word, PLACE)
        add(plural(word), PLACE | PLURAL)
    for entry in lexicon.entries("speaker"):
        for word in entry["words"] if entry["is"] in _SPEAKERS else ():
            add(word, _SPEAKERS[entry["is"]])
            add(plural(word), _SPEAKERS[entry["is"]])
    for entry in lexicon.entries("place_word"):
        for word in entry["words"] if entry["is"] in _FLAGS else ():
            add(word, _FLAGS[entry["is"]])
            if entry["is"] in _NOUNS:
                add(plural(word), _FLAGS[entry["is"]])
    for kind, key, flag in (("speech_verb", "finite", SPEECH), ("title", "words", TITLE)):
        for word in (word for entry in lexicon.entries(kind) for word in entry[key]):
            add(word, flag)
    for word in (*calendar.month_name, *calendar.month_abbr, *calendar.day_name):
        for stem in ("", "mid-", "early-", "late-") if word else ():
            add(stem + word.lower(), TIME)
    add("border", BORDER)
    countries = lexicon.entries("country")
    words = lexicon.entries("place_word")
    return PlaceWords(
        flags,
        {word: Role[entry["role"].upper()] for entry in words if "role" in entry for word in entry["words"]},
        frozenset(word for entry in words if entry["is"] == "seat" for word in entry["words"]),
        frozenset(entry["name"] for entry in countries),
        {entry["name"]: entry["capital"] for entry in countries if "capital" in entry},
        frozenset(entry["name"] for entry in countries if entry.get("abroad")),
    )


def country_of(name: Name, countries: frozenset[str]) -> str:
    """The country that a place is or lies in, a people comes from, an actor belongs to; "" if none."""
    if name.scale == "country" and name.value in countries:
        return name.value
    for place in name.within:
        if place in countries:
            return place
    return name.country or ""
