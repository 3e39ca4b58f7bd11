"""What a name is, and which names there are in all their spellings: the actors of the lexicon, the places of
the gazetteer, their peoples; and the words that tell what a capital means."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from claims.lexicon import Lexicon
from claims.lexicon.gazetteer import all_places
from claims.lexicon.inflection import plural
from claims.lexicon.spelling import Index, spelling_tables
from claims.record_type import record


@record
class Name:
    """A name in a sentence: words `first` up to, not including, `last`, titles left out.

    `kind`: place, demonym (an adjective or people of a place), person, title (an office alone), unknown,
    initial (one unknown word that begins the sentence); or an actor's: armed_group, state, force,
    coalition, organisation, media, event.
    """

    first: int
    last: int
    kind: str
    value: str  # the canonical English name; for a demonym its country or region
    within: tuple[
        str, ...
    ] = ()  # of a place: what it lies in, nearest first, its country last; of an actor: its home
    country: str | None = None  # of an actor or known person: the state they belong to
    scale: str = ""  # of a place or demonym: country, region, city, area, continent
    prefix: str = ""  # the word joined to it by a hyphen, before it: "pro" in "pro-Assad"
    suffix: str = ""  # and after it: "led" in "US-led", "pakistan" in "Afghanistan-Pakistan"
    possessive: bool = False  # "'s" follows, or was lost: "Syrias"


@record
class Words:
    """Words that tell what a capital means, from names.toml."""

    titles: frozenset[str]  # before a person's name: president, general
    places: frozenset[str]  # beside a place's name: province, city
    locatives: frozenset[str]  # before a place's name: in, near
    no_names: frozenset[str]  # with a capital at a sentence's start or in a headline, and yet no names
    bodies: frozenset[str]  # after "General" in a body's name, not a general's: council, directorate


def build_words(lexicon: Lexicon) -> Words:
    """The words of names.toml."""
    titles, places, locatives, no_names = (
        frozenset(word for entry in lexicon.entries(kind) for word in entry["words"])
        for kind in ("title", "place_noun", "locative", "no_name")
    )
    curly = (word.replace("'", "’") for word in no_names)
    bodies = frozenset(
        word for entry in lexicon.entries("speaker") if entry["is"] == "body" for word in entry["words"]
    )
    return Words(titles, places | set(map(plural, places)), locatives, no_names.union(curly), bodies)


def build_index(lexicon: Lexicon) -> Index[Name]:
    """All names of a lexicon by the first words of their spellings."""
    return Index(lexicon.tables("names", lambda lexicon: spelling_tables(_spelt_names(lexicon))), _meant)


def _meant(row: Any) -> Name:
    """The name of what JSON has for it, as `_spelt_names` gives it."""
    kind, value, within, country, scale = row
    return Name(0, 0, kind, value, tuple(within), country, scale)


_Spelt = tuple[str, Any, str]


def _spelt_names(lexicon: Lexicon) -> Iterator[_Spelt]:
    """All names as they are spelt, the user's entries before ours, actors before places: what each stands
    for (kind, value, what it lies in, country, scale), and what else it often is: a "word", a "person"."""
    yield from _actors(lexicon)
    yield from _places(lexicon)


def _actors(lexicon: Lexicon) -> Iterator[_Spelt]:
    for entry in reversed(lexicon.entries("actor")):
        actor = (entry["kind"], entry["name"], entry.get("in", ()), entry.get("country"), "")
        for spelling in (entry["name"], *entry.get("aliases", ())):
            yield spelling, actor, ""


def _places(lexicon: Lexicon) -> Iterator[_Spelt]:
    """Places, their peoples, and regions as they are written short: `Fla.`."""
    shorts = _short_names(lexicon)
    for place in all_places(lexicon):
        meant = ("place", place.name, place.within, None, place.scale)
        for spelling in (place.name, *place.aliases):
            yield spelling, meant, place.doubt
        people = ("demonym", place.same_as or place.name, place.within, None, place.scale)
        for spelling in place.people:
            yield spelling, people, ""
        for spelling in shorts.get(place.name, ()) if place.scale == "region" else ():
            yield spelling, meant, "short"


def _short_names(lexicon: Lexicon) -> Mapping[str, Sequence[str]]:
    """How regions are written short, by their names."""
    found: dict[str, list[str]] = {}
    for entry in lexicon.entries("short_name"):
        for short, name in entry["values"].items():
            found.setdefault(name, []).append(short)
    return found
