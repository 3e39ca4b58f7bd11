"""The places that a document names, and what it tells of each: how often it is named, where first and as
what, and how it stands to the other places. What of that makes a place the likely setting of figures is
learnt.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping

from claims.extract.choose.candidate import Shared
from claims.extract.name.place_words import DATELINE, EVENTS, NEAR, Role
from claims.extract.place.announced_place import as_first_spelt
from claims.extract.place.shared_features import SHARE, features_by_name, features_by_scale
from claims.extract.report.headline import is_headline, title_sentence
from claims.extract.report.reading import Reading
from claims.extract.toponym.place_mention import Mention
from claims.extract.toponym.sentence_places import find_mentions
from claims.lexicon import Lexicon
from claims.lexicon.gazetteer import Gazetteer, load_gazetteer

LEAD = 4  # sentences that say what a report is about
_BACK = 4  # sentences before a figure whose places are gone through
_FIGURES = 200  # that tell of what kind a document is
# What tells of companies and markets, whose figures are often nowhere.
TRADE = frozenset(
    "analysts brokerage companies company corp customers deal dividend earnings inc investors ltd merger "
    "price prices profit profits quarterly revenue sales share shareholders shares stock stocks".split()
)
_SCALES = {"": "town", "city": "town", "region": "region", "area": "region", "country": "country"}
_NO_SCALE = "none"  # of no place, and of one that the text does not name
# How much a mention tells that a text is about a place.
_WEIGHTS = {
    Role.SITE: 1.0, Role.NEAR: 0.8, Role.GOAL: 0.6, Role.LOOSE: 0.6, Role.AGENT: 0.5, Role.ORIGIN: 0.5,
    Role.HOME: 0.5, Role.DATELINE: 0.5, Role.ADJECTIVE: 0.4, Role.ACTOR: 0.4, Role.SPEAKER: 0.4,
    Role.STAY: 0.4, Role.MEASURE: 0.3, Role.OTHER: 0.2,
}  # fmt: skip
_TITLE, _FIRST = 3, 2  # times that a mention in the title or in the first sentences counts


class NamedPlace:
    """A place of a document: its names, and how and where it is named."""

    __slots__ = (
        "count", "dateline", "end", "features", "first", "name", "scale", "sites", "start", "title", "weight",
        "within",
    )  # fmt: skip

    def __init__(self, name: str, scale: str) -> None:
        self.name, self.scale = name, scale
        self.count = self.sites = 0  # mentions, and those as a site
        self.weight = 0.0
        self.first = -1  # the sentence that names it first
        self.start = self.end = 0  # where it stands there; 0 of a place that only the title names
        self.title = self.dateline = False
        self.within: set[str] = set()  # the keys of what it lies in
        self.features: Shared | None = None  # what tells of it, once somebody asks


class NamedPlaces:
    """The places of a document by their keys, those named most first, and of what kind the document is."""

    __slots__ = ("_features", "_told_of", "most_named", "of_kind", "places", "ranks", "within")

    def __init__(self, places: Mapping[str, NamedPlace], kind: list[str], lexicon: Lexicon) -> None:
        self.places = places
        self._features = lexicon.index(features_by_name)
        self.of_kind = lexicon.index(features_by_scale)[tuple([(it, SHARE) for it in kind])]
        self._told_of: dict[frozenset[str], tuple[str, tuple[Shared, ...]]] = {}
        self.most_named = sorted(places, key=lambda key: -places[key].weight)
        self.ranks = {key: k for k, key in enumerate(self.most_named)}
        self.within: dict[str, dict[str, float]] = {}  # of a place, the weights of those that lie in it
        for key, place in places.items():
            for whole in place.within:
                self.within.setdefault(whole, {})[key] = place.weight

    def told_of(self, keys: frozenset[str]) -> tuple[str, tuple[Shared, ...]]:
        """The scale of places by their keys, and what the document tells of them: of the one named most."""
        if keys not in self._told_of:
            named = [key for key in keys if key in self.places]
            best = min(named, key=self.ranks.__getitem__, default=None)
            scale = self.places[best].scale if best else _NO_SCALE
            told = [self.of_kind[scale], *([self.features(best)] if best else ())]
            several = [self._features["several",]] if len(keys) > 1 else []
            self._told_of[keys] = scale, (*told, *several)
        return self._told_of[keys]

    def features(self, key: str) -> Shared:
        """What the document tells of a place."""
        place = self.places[key]
        if place.features is None:
            place.features = self._features[tuple(self._told(key, place))]
        return place.features

    def _told(self, key: str, place: NamedPlace) -> Iterator[str]:
        scale = place.scale
        yield f"rank-{_step(self.ranks[key], (0, 1, 2, 4, 8))}"
        yield f"named-{_step(place.count, (1, 2, 3, 5, 9))}"
        yield scale
        if place.title:
            yield "in-title"
            yield f"in-title-{scale}"
        if place.dateline:
            yield "dateline-again" if place.count > 1 else "dateline-only"
        if not place.sites:
            yield "never-site"
        yield from self._nested(key, place)

    def _nested(self, key: str, place: NamedPlace) -> Iterator[str]:
        """How a place stands to what lies in it, and to what it lies in."""
        parts = self.within.get(key, {})
        yield f"parts-{_step(len(parts), (0, 1, 3, 6))}-{place.scale}"
        if parts:
            best = max(parts, key=lambda part: parts[part])
            if parts[best] > 0.6 * sum(parts.values()):
                yield f"one-part-{place.scale}"
            if self.places[best].sites and self.places[best].first <= LEAD:
                yield f"part-in-lead-{place.scale}"
        for whole in place.within & self.places.keys():
            beside = self.within[whole]
            if beside[key] == max(beside.values()):
                yield f"main-part-of-{self.places[whole].scale}"
            if self.places[whole].title:
                yield "part-of-title"


def _step(value: float, steps: tuple[int, ...]) -> str:
    at = bisect_left(steps, value)
    return str(steps[at]) if at < len(steps) else "more"


def named_places(reading: Reading) -> NamedPlaces:
    """The places that a document names around its figures, at its beginning and in its title; made once."""
    return reading.layer(_named_places)


def _named_places(reading: Reading) -> NamedPlaces:
    places: dict[str, NamedPlace] = {}
    gazetteer = load_gazetteer(reading.lexicon)
    title = title_sentence(reading)
    for mention in find_mentions(title, reading.lexicon) if title is not None else ():
        place = _count(places, mention, mention.value, _TITLE, gazetteer)
        place.title = True
    for index in _around_figures(reading):
        sentence = reading.sentences[index]
        for mention in find_mentions(sentence, reading.lexicon):
            times = _FIRST if index < LEAD else 1
            place = _count(places, mention, as_first_spelt(mention, reading), times, gazetteer)
            if place.first < 0:
                place.first = index
                place.start, place.end = sentence.extent(mention.first, mention.last)
            if index < LEAD and is_headline(sentence, reading):
                place.title = True
    return NamedPlaces(places, _kind(reading, places), reading.lexicon)


def _around_figures(reading: Reading) -> list[int]:
    size = len(reading.sentences)
    around = set(range(min(LEAD, size)))
    for index in reading.figures:
        around.update(range(max(0, index - _BACK), index + 1))
    return sorted(around)


def _count(
    places: dict[str, NamedPlace], mention: Mention, name: str, times: int, gazetteer: Gazetteer
) -> NamedPlace:
    key = gazetteer.keys[name]
    if key not in places:
        places[key] = NamedPlace(name, _SCALES.get(mention.scale, "country"))
    place = places[key]
    place.count += 1
    place.sites += mention.role <= NEAR
    place.dateline |= mention.role == DATELINE
    place.weight += times * _WEIGHTS[mention.role]
    place.within.update([gazetteer.keys[whole] for whole in mention.within])
    return place


def _kind(reading: Reading, places: Mapping[str, NamedPlace]) -> list[str]:
    """Of what kind a document is, as far as that tells how exactly it says where things are."""
    figures = [it for found in reading.figures.values() for it in found if it.refused is None][:_FIGURES]
    telling = {it.sentence.index: it.sentence for it in figures}.values()
    sited = sum(any(m.role <= NEAR for m in find_mentions(it, reading.lexicon)) for it in telling)
    trade = sum(not TRADE.isdisjoint(it.lower) for it in telling)
    towns = sum(place.scale == "town" for place in places.values())
    return [
        f"sited-{_quarter(sited, len(telling))}",
        f"deeds-{_quarter(sum(it.metric in EVENTS for it in figures), len(figures))}",
        f"towns-{_step(towns, (1, 3, 6, 12))}",
        f"figures-{_step(len(figures), (3, 8, 16, 32))}",
        f"trade-{_quarter(trade, len(telling))}",
        "titled" if reading.document.title else "untitled",
        "dated" if any(place.dateline for place in places.values()) else "undated",
    ]


def _quarter(part: int, whole: int) -> int:
    return min(3, 4 * part // whole) if whole else 0
