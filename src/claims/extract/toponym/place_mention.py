"""What a mention of a place says, and how wide the place is."""

from claims.extract.name.place_words import Role
from claims.extract.toponym.place_names import DISTRICTS, PROVINCES
from claims.record_type import record


@record
class Mention:
    """A place at words `first` up to, not including, `last`."""

    first: int
    last: int
    start: int  # of its phrase: the preposition that governs it
    value: str
    role: Role
    scale: str  # country, region, city, area, continent; "" of an unknown name
    within: tuple[str, ...]
    country: str  # the country it is, or lies in; "" if none is known
    group: int  # mentions with one number are coordinated: "in Iraq and Syria", "the towns of A, B and C"
    kind: str = ""  # the noun that says what it is: city, village
    possessive: bool = False
    plural: bool = False  # one of several: "the towns of A B and C"


# How much of the world a place is.
SCALES = {"": 0, "city": 1, "region": 2, "area": 2, "country": 4, "continent": 5}


def is_finer(mention: Mention, other: Mention) -> bool:
    """Whether a mention can lie in another: by the gazetteer, or as a name nothing knows beside a region."""
    if other.value in mention.within:
        return True
    return SCALES[mention.scale] < SCALES[other.scale] > 1 and mention.country in ("", other.country)


def width_of(mention: Mention) -> int:
    """How wide a place is by the noun that says what it is: 0 a town, 1 a district, 2 a province."""
    noun = mention.kind or mention.value.rpartition(" ")[2].lower()
    return 2 if noun in PROVINCES else int(noun in DISTRICTS)
