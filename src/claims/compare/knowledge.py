"""The world as the lexicon knows it: metrics, actors and their parts, places and what they lie in."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import chain

from claims.compare.speakers.known_speakers import build_speaker_names
from claims.compare.story.story_names import stems_of
from claims.compare.world import CommonWords, Metric, World
from claims.lexicon import Entry, Lexicon
from claims.lexicon.counted_group import actor_names, build_counted_nouns
from claims.lexicon.gazetteer import Gazetteer, load_gazetteer

# "northern Syria" lies in Syria; a place that has such a word in its own name is in the gazetteer.
_POINTS = ["north", "south", "east", "west"]
_POINTS += [first + hyphen + last for first in _POINTS[:2] for last in _POINTS[2:] for hyphen in ("", "-")]
_COMPASS = frozenset(point + ending for point in _POINTS for ending in ("", "ern"))
_COMPASS |= frozenset(("central", "rural", "upper", "lower", "inner", "outer"))


def load_world(lexicon: Lexicon) -> World:
    """What comparing has to know, out of a lexicon. Reads the gazetteer when a place is first asked for."""
    return lexicon.index(_make_world)


def _make_world(lexicon: Lexicon) -> World:
    wholes = _wholes(lexicon.entries("actor"))
    speakers = build_speaker_names(lexicon)
    media = (entry["name"] for entry in lexicon.entries("actor") if entry["kind"] == "media")
    return World(
        metrics=load_metrics(lexicon),
        nouns=build_counted_nouns(lexicon),
        spell=lambda place: load_gazetteer(lexicon).canonical(place),
        around=lambda place: places_around(place, load_gazetteer(lexicon)),
        people=lambda place: load_gazetteer(lexicon).adjective(place),
        countries=frozenset(e["name"] for e in lexicon.entries("country")),
        wholes=lambda actor: wholes.get(actor, ()),
        aliases=actor_names(lexicon),
        speakers=speakers,
        storms=tuple(_storms(lexicon)),
        common_words=lambda: lexicon.index(_common_words),
        media=frozenset(key for name in media if (key := speakers.key(name))),
    )


def _common_words(lexicon: Lexicon) -> CommonWords:
    """The words that tell no event from others, with the names of countries, their peoples, and actors."""
    by_kind: dict[str, set[str]] = defaultdict(set)
    for entry in lexicon.entries("commonplace"):
        by_kind[entry["is"]].update(chain.from_iterable(map(stems_of, entry["words"])))
    named = [entry["name"] for kind in ("country", "actor", "people") for entry in lexicon.entries(kind)]
    for kind, key in (*_NAMED, ("title", "words"), ("no_name", "words")):
        named += chain.from_iterable(entry.get(key, ()) for entry in lexicon.entries(kind))
    names = frozenset(chain.from_iterable(map(stems_of, (*named, *actor_names(lexicon)))))
    anywhere = frozenset(by_kind["anywhere"])
    return CommonWords(names.union(*by_kind.values()), anywhere, anywhere | names)


_NAMED = (("country", "people"), ("country", "aliases"), ("people", "words"))


def _storms(lexicon: Lexicon) -> list[str]:
    """The words before the names of storms, the longest first."""
    entries = (entry for entry in lexicon.entries("named_event") if entry["is"] == "storm")
    return sorted((word for entry in entries for word in entry["words"]), key=len, reverse=True)


def load_metrics(lexicon: Lexicon) -> dict[str, Metric]:
    """The metrics that a lexicon has, by their keys."""
    return {entry["key"]: _metric(entry) for entry in lexicon.entries("metric")}


def _metric(entry: Entry) -> Metric:
    label = entry["label"] or entry["key"]
    days = entry["window_days"], entry["doubles_in_days"]
    within = entry.get("part_of"), days[1], entry.get("family")
    return Metric(entry["key"], entry["measure"], days[0], label, *within)


def _wholes(actors: Iterable[Entry]) -> dict[str, tuple[str, ...]]:
    """All actors that an actor is declared part of, nearest first; a circle of parts is cut."""
    above = {entry["name"]: entry["part_of"] for entry in actors if entry.get("part_of")}
    found: dict[str, tuple[str, ...]] = {}
    for name in above:
        chain: list[str] = []
        at = above.get(name)
        while at is not None and at != name and at not in chain:
            chain.append(at)
            at = above.get(at)
        found[name] = tuple(chain)
    return found


def places_around(place: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    """The places that `place` lies in. Where several have its name, all count."""
    named = gazetteer.named(place)
    if named:
        around = (gazetteer.canonical(name) for candidate in named for name in candidate.within)
        return tuple(dict.fromkeys(around))
    direction, _, rest = place.partition(" ")
    if direction.lower() in _COMPASS and rest:
        return (gazetteer.canonical(rest), *places_around(rest, gazetteer))
    return ()
