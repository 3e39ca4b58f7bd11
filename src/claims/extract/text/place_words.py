"""The words that tell what a place is in its sentence: those of situations.toml and speech.toml as flags."""

import calendar
from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

from claims.extract.text.names import Name
from claims.lexicon import Entry, Lexicon
from claims.lexicon.inflection import plural


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
# What a word is: a sum of these.
(
    PLACE, PLURAL, EVENT, SITE, BUILDING, PERSON, BODY, MEDIA, LOCAL, HOME, SPEECH, TITLE, PREPOSITION,
    REACHING, LEAVING, FALLING, COMPASS, DETERMINER, PART, AUXILIARY, FUNCTION, STRETCH, NOT_PLACE, PREFIX,
    SCENE, STAYING,  BORDER, OWNED, GROUND, TIME,
) = (1 << k for k in range(30))  # fmt: skip
ACTOR = PERSON | BODY | MEDIA | LOCAL | HOME
# What ends the noun phrase that a name stands in.
STOP = SPEECH | PREPOSITION | AUXILIARY | FUNCTION
_FLAGS = {
    "site": SITE, "building": SITE | BUILDING, "owned": SITE | OWNED, "local": LOCAL, "home": HOME,
    "preposition": PREPOSITION, "reaching": REACHING, "leaving": LEAVING, "falling": FALLING,
    "compass": COMPASS, "determiner": DETERMINER, "part": PART, "auxiliary": AUXILIARY, "function": FUNCTION,
    "stretch": STRETCH, "not_place": NOT_PLACE, "prefix": PREFIX, "scene": SCENE, "staying": STAYING,
    "ground": GROUND,
}  # fmt: skip
_TIMES = (*calendar.month_name[1:], *calendar.month_abbr[1:], *calendar.day_name)
_NOUNS = frozenset(("site", "building", "owned", "local", "home"))
_SPEAKERS = {"person": PERSON, "body": BODY, "media": MEDIA, "event": EVENT}


class PlaceWords(NamedTuple):
    """All of them, and what the lexicon says of countries."""

    flags: dict[str, int]
    prepositions: dict[str, Role]
    seats: frozenset[str]  # where the world's bodies speak: Geneva
    countries: frozenset[str]
    capitals: dict[str, str]
    abroad: frozenset[str]  # countries whose forces and citizens are met all over the world


def _flagged(lexicon: Lexicon) -> Iterator[tuple[str, int]]:
    """Words and what each is, nouns also in the plural; a word may come more than once."""
    for word in _words(lexicon.entries("place_noun")):
        yield word, PLACE
        yield plural(word), PLACE | PLURAL
    for entry in (*lexicon.entries("speaker"), *lexicon.entries("place_word")):
        flag = _SPEAKERS.get(entry["is"]) or _FLAGS.get(entry["is"], 0)
        for word in entry["words"]:
            yield word, flag
            if entry["is"] in _SPEAKERS or entry["is"] in _NOUNS:
                yield plural(word), flag
    yield from ((word, SPEECH) for word in _words(lexicon.entries("speech_verb"), "finite"))
    yield from ((word, TITLE) for word in _words(lexicon.entries("title")))
    yield from ((stem + name.lower(), TIME) for name in _TIMES for stem in ("", "mid-", "early-", "late-"))
    yield "border", BORDER


def _words(entries: list[Entry], key: str = "words") -> Iterator[str]:
    return (word for entry in entries for word in entry[key])


def build_place_words(lexicon: Lexicon) -> PlaceWords:
    """The words of a lexicon as flags, and what it says of countries."""
    flags: dict[str, int] = {}
    for word, flag in _flagged(lexicon):
        flags[word] = flags.get(word, 0) | flag
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
    if name.scale == "country":
        return name.value
    for place in name.within:
        if place in countries:
            return place
    return name.country or ""
