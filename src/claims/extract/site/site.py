"""Which of the places that a sentence mentions may be the site of one of its figures."""

from collections.abc import Iterator, Mapping

from claims.extract.figure.quantity import Quantity
from claims.extract.name.place_words import EVENTS, MEASURE, NEAR, PlaceWords, Role
from claims.extract.site.against_site import told_against
from claims.extract.site.distance import without_measures
from claims.extract.site.having import JOINTS, first_of_list
from claims.extract.site.there import is_holder_of_there, points_after, scene_of
from claims.extract.toponym.place_mention import SCALES, Mention, width_of
from claims.lexicon.closed_classes import RAISING
from claims.record_type import record

# How the rule is called by which a place of each role is a figure's.
RULES = {
    Role.SITE: "places.site",
    Role.NEAR: "places.near",
    Role.GOAL: "places.destination",
    Role.ADJECTIVE: "places.adjective",
    Role.LOOSE: "places.mentioned",
    Role.SPEAKER: "places.where-told",
    Role.HOME: "places.acting-at-home",
    Role.ACTOR: "places.side",
    Role.AGENT: "places.acting-country",
    Role.ORIGIN: "places.origin",
    Role.MEASURE: "places.measured-from",
    Role.DATELINE: "places.dateline",
    Role.STAY: "places.based-in",
    Role.OTHER: "places.mentioned",
}


@record
class Site:
    """A place that may be where a figure's things are or happened, and what tells against it."""

    mention: Mention
    features: Mapping[str, float]


PLAIN = frozenset(("place.site", "place.near"))  # of a place that a sentence names outright


def find_sites(quantity: Quantity, mentions: list[Mention], words: PlaceWords) -> list[Site]:
    """The mentions of its sentence that may be the site of a figure, in order. Where aid workers in Hass say
    that families have left Sarmin, it is not Hass, and if they left it for Berezh it is that."""
    mentions = [it for it in mentions if not is_holder_of_there(quantity, it)]
    mentions = _of_statement(quantity, _without_comparisons(mentions, quantity.sentence.lower))
    if points_after(quantity) and all(it.first > quantity.first for it in mentions):
        return []  # `20 have died there and 12 in Hass`: at the place of the sentence before
    found = list(_sites(quantity, _of_total(quantity, mentions), words))
    sites = _without_holder(quantity, _without_where_told(_without_origin(quantity, found)))
    left = any("place.left" in site.features for site in sites)
    if left and any("place.moved-to" in site.features for site in sites):
        sites = [it for it in sites if "place.left" not in it.features]
    return [it for it in sites if "place.where-told" not in it.features] if left else sites


def _of_statement(quantity: Quantity, mentions: list[Mention]) -> list[Mention]:
    """The mentions between the semicolons between which a figure stands, if there are any that may tell where
    it is: `The army took Hass; Berezh has lost 20 men`."""
    lower = quantity.sentence.lower
    if ";" not in lower:
        return mentions
    since = next((k for k in range(quantity.first - 1, -1, -1) if lower[k] == ";"), 0)
    until = next((k for k in range(quantity.last, len(lower)) if lower[k] == ";"), len(lower))
    own = [it for it in mentions if since <= it.first < until]
    return own if any(it.role <= NEAR for it in own) else mentions


def _without_comparisons(mentions: list[Mention], lower: list[str]) -> list[Mention]:
    """The mentions without the lands of which something is the worst, where the sentence tells where it was:
    `20 died in Hass in one of Chad's worst floods`."""
    told = [it for it in mentions if _has_the_most(it, lower)]
    others = [it for it in mentions if it.role <= NEAR and it not in told]
    return [it for it in mentions if it not in told] if told and others else mentions


def _has_the_most(mention: Mention, lower: list[str]) -> bool:
    """Whether a land owns what is the worst or largest there: `Chad's deadliest attacks`."""
    k = mention.last + (lower[mention.last : mention.last + 1] == ["'s"])
    after = lower[k : k + 1]
    owns = mention.possessive and mention.scale in ("country", "continent", "area", "region")
    return owns and bool(after) and (after[0] in ("worst", "most") or after[0].endswith("est"))


_TO_TOTAL = 16  # words from "bringing" to the total


def _of_total(quantity: Quantity, mentions: list[Mention]) -> list[Mention]:
    """The places of a total to which an event adds, if it names one: `an attack in Hass killed two, bringing
    the number of those killed in Chad to 20`."""
    lower, first = quantity.sentence.lower, quantity.first
    if "to" not in lower[max(0, first - 3) : first]:
        return mentions
    since = next((k for k in range(first - 1, max(0, first - _TO_TOTAL), -1) if lower[k] in RAISING), first)
    own = [it for it in mentions if since < it.first < first and it.role <= NEAR]
    return own or mentions


def _without_origin(quantity: Quantity, sites: list[Site]) -> list[Site]:
    """The sites of what was fired without where it was fired from, if where it went is told: `20 rockets were
    fired from Hass at Sarmin`."""
    reached = any(it.mention.role in _REACHED and it.mention.first > quantity.last for it in sites)
    if quantity.metric != "weapons" or not reached:
        return sites
    return [it for it in sites if it.mention.role != Role.ORIGIN]


def _without_where_told(sites: list[Site]) -> list[Site]:
    """The sites of a figure without where somebody speaks of it, if the sentence names one outright: what is
    said in Ankara of 20 people who died in Iraq. The finer place stays: officials in Mosul, dead in Iraq."""
    plain = [
        it.mention for it in sites if not PLAIN.isdisjoint(it.features) and "place.hint" not in it.features
    ]
    return [it for it in sites if not _is_outdone(it, plain)] if plain else sites


def _without_holder(quantity: Quantity, sites: list[Site]) -> list[Site]:
    """The sites of what somebody has without the holder, where its clause tells where it is: `Moscow has 20
    troops on the ground in Ukraine`."""
    if quantity.metric not in _SENT:
        return sites
    told = any("place.site" in it.features and _is_right_after(quantity, it.mention) for it in sites)
    return [it for it in sites if "place.having" not in it.features] if told else sites


_SENT = frozenset("fighters troops units weapons".split())  # what a state has abroad


def _is_right_after(quantity: Quantity, mention: Mention) -> bool:
    """Whether a place stands after what is counted, in its clause, with no other figure between."""
    between = quantity.sentence.lower[max(quantity.last, quantity.noun[1]) : mention.start]
    digits = any(word[0].isdigit() for word in between)
    return mention.start >= quantity.last and JOINTS.isdisjoint(between) and not digits


def _is_outdone(site: Site, plain: list[Mention]) -> bool:
    """Whether a place is only where somebody speaks, and lies in none of the plain sites."""
    return "place.where-told" in site.features and all(it.value not in site.mention.within for it in plain)


_REACHED = frozenset((Role.SITE, Role.GOAL, Role.NEAR))


def _sites(quantity: Quantity, mentions: list[Mention], words: PlaceWords) -> Iterator[Site]:
    mentions = without_measures(mentions, quantity.sentence.lower)
    mentions = [it for it in mentions if not _is_in_aside(it, mentions, quantity)]
    scene, since = scene_of(quantity, mentions)
    front = _front(quantity, mentions)
    inner = _inner_places(mentions) if quantity.metric in EVENTS else {}
    towns = _towns_after(quantity, mentions)
    for mention in mentions:
        if scene is not None and _holds_scene(mention, scene, quantity):
            continue
        if mention is scene:
            scale = SCALES[mention.scale]
            reach = _FRONT if mention is front else 2 + quantity.first - since
            yield Site(mention, {"place.scale": scale, "place.words": reach})
            continue
        if quantity.first < mention.last and mention.first < quantity.last:  # USD 20 million
            continue
        against = told_against(quantity, mention, words)
        if against is not None and (head := first_of_list(quantity, mention, mentions)):
            against["place.words"] = min(against["place.words"], head - mention.last + _FURTHER)
        if against is not None and mention is front:
            against["place.words"] = min(against["place.words"], _FRONT)
        if against is not None:
            finer = _finer(mention, quantity, inner, towns)
            if finer is not None:
                yield Site(finer, against | {"place.finer-told": 1.0})
                if mention.scale == "region":
                    continue
                against = against | {"place.has-finer": 1.0}
            yield Site(mention, against)


def _is_in_aside(mention: Mention, mentions: list[Mention], quantity: Quantity) -> bool:
    """Whether a place stands in what is told aside of the one before: `In Chad, where it came ashore west of
    [Hass], it killed 20`."""
    lower = quantity.sentence.lower
    joints = _OF_MEASURE if mention.role == MEASURE else _OF_ALL
    told = any(lower[it.last : it.last + 2] in joints for it in mentions if it.last < mention.first)
    return told and "," in lower[mention.last : quantity.first]


_OF_ALL = ([",", "which"], [",", "whose"])
_OF_MEASURE = (*_OF_ALL, [",", "where"])


def _holds_scene(mention: Mention, scene: Mention, quantity: Quantity) -> bool:
    """Whether a place after a figure is only the district or province of the town where its clause is:
    `in the town of Hass, where 20 houses fell in the district of Berezh`."""
    after = mention.first > quantity.last and mention.role == Role.SITE
    return after and scene.scale in ("", "city") and width_of(mention) > width_of(scene)


_FURTHER = 2  # words by which a place before a figure is further from it
_FRONT = 5  # words that stand at most between a place that opens a sentence and a figure, as it were


def _front(quantity: Quantity, mentions: list[Mention]) -> Mention | None:
    """The place with which a sentence begins that names no other site: `In nearby Hass, officials said that
    20 had died and nine were hurt` holds for all of it."""
    sites = [it for it in mentions if it.role <= NEAR]
    lower = quantity.sentence.lower
    if len(sites) != 1 or sites[0].start or lower[0] not in _OPENING:
        return None
    last = sites[0].last
    last += lower[last : last + 1] == [sites[0].kind]
    comma = lower[last : last + 1] == [","] and JOINTS.isdisjoint(lower[last : quantity.first])
    return sites[0] if comma else None


_OPENING = frozenset(("in", "at", "near", "across"))


def _finer(
    mention: Mention, quantity: Quantity, inner: Mapping[str, Mention], towns: list[Mention]
) -> Mention | None:
    """The place inside a country in which something happened, where the sentence names it too; the town after
    what is counted in a region named before it: `Texas saw 20 protests in Austin`."""
    if mention.scale == "country" and mention.role == Role.SITE:
        return inner.get(mention.value)
    if mention.scale == "region" and mention.role in _SEEN and mention.last <= quantity.first:
        return next((it for it in towns if mention.value in it.within), None)
    return None


def _inner_places(mentions: list[Mention]) -> dict[str, Mention]:
    """The first site in each of the places that a sentence says or knows to hold one."""
    inner: dict[str, Mention] = {}
    for mention in mentions:
        if mention.role <= NEAR:
            for whole in mention.within:
                inner.setdefault(whole, mention)
    return inner


def _towns_after(quantity: Quantity, mentions: list[Mention]) -> list[Mention]:
    """The sites after what is counted, in the same statement."""
    lower, end = quantity.sentence.lower, max(quantity.last, quantity.noun[1])
    after = [it for it in mentions if it.role == Role.SITE and end <= it.first <= end + _TO_TOWN]
    return [it for it in after if _APART.isdisjoint(lower[end : it.first])]


_SEEN = frozenset((Role.SITE, Role.AGENT))
_TO_TOWN = 18  # words from what is counted to the town: "a rally held in the state capital"


_APART = JOINTS | {"and"}
