"""Find the places of a figure: where the thing counted is or happened, as specific as the text says.

1 the places that the sentence mentions, and their roles; 2 the one that is the figure's site; 3 a more exact
one from the sentences that follow; 4 where there is none, the one that earlier sentences give.
"""

from collections.abc import Iterable
from dataclasses import replace

from claims.extract.choose.candidate import NOTHING, Candidate, FieldReader, Rule, always, rule
from claims.extract.choose.choose import choose
from claims.extract.choose.once_chosen import chosen_for
from claims.extract.choose.weights import build_weights
from claims.extract.figure.quantity import Quantity
from claims.extract.found import Found
from claims.extract.name.place_words import DATELINE, build_place_words
from claims.extract.place.announced_place import at_mention, find_named_before, find_named_later
from claims.extract.place.country_meant import capital_meant, land_of_sentence
from claims.extract.place.inherited_place import carry, referred_after
from claims.extract.place.listed_place import propose_listed
from claims.extract.place.opening_place import opening_place
from claims.extract.place.retold_place import propose_retold
from claims.extract.place.setting import SETTING
from claims.extract.place.strength import (
    counts_provinces,
    is_in_land,
    is_nationwide,
    is_strength,
    nationwide,
    of_month,
    within_insertion,
)
from claims.extract.place.theatre import HURT, theatre_of_loss
from claims.extract.report.headline import summed_up
from claims.extract.report.reading import Reading
from claims.extract.report.reference import there_meant
from claims.extract.report.section import in_section, is_label
from claims.extract.report.whole_figure import is_told_of_part
from claims.extract.site.having import FLED, TAKING_IN
from claims.extract.site.places_of_others import with_own_goals, without_places_of_others
from claims.extract.site.site import RULES, Site, find_sites
from claims.extract.site.there import points_after, points_before
from claims.extract.site.ways import have_gone, is_left_behind
from claims.extract.toponym.place_mention import SCALES
from claims.extract.toponym.sentence_places import find_mentions
from claims.lexicon.closed_classes import HAVE
from claims.lexicon.gazetteer import Gazetteer, load_gazetteer

NONE = Found((), "places.none")
_EVERYWHERE = frozenset(("globally", "worldwide"))
_THE_WORLD = (["around", "the"], ["across", "the"], ["throughout", "the"])
_OF_VAGUE = ("place.hint", "place.near", "place.measure")  # of `near Hass`, not of what is named there
_REFERRED = ("places.the-country", "places.the-capital")
_COUNTRIES = frozenset(("countries", "nations", "nationalities"))


def _headline(quantity: Quantity, reading: Reading) -> Iterable[Candidate]:
    """A headline's figure is where the one is that it sums up, if that can lie where the headline says."""
    told = summed_up(quantity, reading)
    if told is None:
        return
    found = chosen_for(PLACES, replace(told, metric=quantity.metric), reading).found
    if not found.value:
        return
    own = choose(IN_TEXT, quantity, reading, reading.lexicon.index(build_weights))
    if _agree(found.value, own.value, load_gazetteer(reading.lexicon)):
        narrower = {"place.narrower": 1.0} if own.value and found.value != own.value else NOTHING
        yield Candidate(found.by("places.headline"), narrower)


def _everywhere(quantity: Quantity, reading: Reading) -> Found | None:
    """What is everywhere, and countries, which are places themselves, are nowhere; nor is what stands at a
    border in the land that the sentence names before it."""
    nowhere = _is_worldwide(quantity) or _counts_countries(quantity) or _is_at_border(quantity)
    nowhere = nowhere or _are_of_parent(quantity)
    return NONE if nowhere else None


def _in_sentence(quantity: Quantity, reading: Reading) -> Iterable[Candidate]:
    """The places that the figure's sentence mentions; a vague one is the exact one that the next sentences
    name."""
    every = find_mentions(quantity.sentence, reading.lexicon)
    mentions = [it for it in every if not is_told_of_part(quantity, it.first)]
    if counts_provinces(quantity):
        mentions = [it for it in mentions if it.scale != "city"]
    if have_gone(quantity):
        mentions = [it for it in mentions if not is_left_behind(quantity, it)]
    mentions = within_insertion(quantity, mentions)
    if is_nationwide(quantity) or is_in_land(quantity):
        mentions = [it for it in mentions if SCALES[it.scale] >= SCALES["country"]]
    mentions = with_own_goals(quantity, mentions, reading)
    sites = find_sites(quantity, mentions, reading.lexicon.index(build_place_words))
    sites = without_places_of_others(quantity, sites, reading)
    if any("place.hint" in site.features for site in sites):
        sites = _without_hints(quantity, sites, reading)
    for site in sites:
        mention, against = site.mention, site.features
        if mention.role == DATELINE and is_label(quantity.sentence.starts[mention.first], reading):
            continue  # Hass: gunmen killed 20
        before = find_named_before(mention, quantity.sentence, reading)
        if before:
            told = {name: value for name, value in against.items() if name not in _OF_VAGUE}
            yield Candidate(before, told | {"place.site": 1.0})
            continue
        later = find_named_later(quantity, mention, reading)
        if later:
            exact, named = later
            told = {name: value for name, value in against.items() if name not in _OF_VAGUE}
            yield Candidate(exact, told | {"place.scale": SCALES[named.scale]})
            continue
        found = at_mention(mention, quantity.sentence, reading, RULES[mention.role])
        if "place.hint" in against:
            found = theatre_of_loss(quantity, found.value, reading) or found
        yield Candidate(found, against)


def _without_hints(quantity: Quantity, sites: list[Site], reading: Reading) -> list[Site]:
    """The sites without those that only hint at a place, if that is not to be told so: `the governor of Hass
    says that the rebels have 6,000 fighters`, `Iraqi police say that 20 died in the capital`."""
    if not (is_strength(quantity) or _is_referred_to(quantity, reading)):
        return sites
    return [site for site in sites if "place.hint" not in site.features]


def _is_referred_to(quantity: Quantity, reading: Reading) -> bool:
    """Whether its sentence tells where a figure is by a place named before: `in the capital`, or right after
    what is counted `in the district`."""
    told = capital_meant(quantity.sentence, reading) or referred_after(quantity, reading)
    return told is not None


def _elsewhere(quantity: Quantity, reading: Reading) -> Iterable[Candidate]:
    """What other sentences tell, and how sure that is: by how much it outweighs another place there."""
    if len(reading.sentences) == 1 or _suffers(quantity, reading):
        return
    setting = chosen_for(SETTING, quantity, reading)
    sure = min(setting.margin / _SURE, 1.0)
    found = in_section(setting.found, quantity, reading)
    country = of_month(quantity, reading)
    if country and len(found.value) == 1:
        gazetteer = load_gazetteer(reading.lexicon)
        if _can_lie_in(found.value[0], country.value[0], gazetteer):
            found = country
    told = theatre_of_loss(quantity, found.value, reading) or referred_after(quantity, reading)
    told = told or _there(quantity, reading) or nationwide(quantity, reading)
    told = told or (is_in_land(quantity) and land_of_sentence(quantity.sentence, reading)) or None
    told = told or opening_place(quantity, reading)
    yield Candidate(told or found, {"place.sure-setting": sure})


def _suffers(quantity: Quantity, reading: Reading) -> bool:
    """Whether a place is said right before a figure to have so many dead or to have taken in so many: `Norway
    had four deaths`, `Chad has received 20,000`."""
    before = quantity.sentence.lower[max(0, quantity.first - _TO_HAVE) : quantity.first]
    verbs = HAVE if quantity.metric in HURT else TAKING_IN if quantity.metric in FLED else _NO_VERBS
    if verbs.isdisjoint(before):
        return False
    return any("place.having" in it.features for it in _in_sentence(quantity, reading))


_NO_VERBS = frozenset[str]()
_TO_HAVE = 3  # words from "had" to its figure: "had at least"


def _there(quantity: Quantity, reading: Reading) -> Found | None:
    """The place that `there` after a figure or in the clause before means, where its own sentence names none
    before it."""
    if not (points_after(quantity) or points_before(quantity)):
        return None
    sentence = quantity.sentence
    if any(it.last <= quantity.first for it in find_mentions(sentence, reading.lexicon)):
        return None
    meant = there_meant(sentence, reading)
    return at_mention(*meant, reading, "places.referred-to") if meant else None


_SURE = 4.0  # by how much a place outweighs all others that is surely the setting


def _hinted(quantity: Quantity, reading: Reading) -> Iterable[Candidate]:
    """What a sentence that stands alone hints at: the seat of who speaks; or refers to: `the capital`."""
    found = carry(quantity, reading) if len(reading.sentences) == 1 else None
    if found:
        yield Candidate(found, {"place.referred": float(found.rule in _REFERRED)})


def has_setting(quantity: Quantity, reading: Reading) -> bool:
    """Whether the place of a figure is its setting, which SETTING chooses, not told in its sentence."""
    if len(reading.sentences) == 1 or _everywhere(quantity, reading) is not None:
        return False
    return all("place.hint" in candidate.features for candidate in _in_sentence(quantity, reading))


def _is_worldwide(quantity: Quantity) -> bool:
    """`kills more than a million people worldwide`, `globally, a million died`: everywhere is nowhere."""
    lower, k = quantity.sentence.lower, max(quantity.last, quantity.noun[1])
    near = lower[k : k + 5]
    if not _EVERYWHERE.isdisjoint(near) or lower[0] in _EVERYWHERE or _IN_WORLD in (near[:3], near[1:4]):
        return True
    before = lower[max(0, quantity.first - _LEADING) : quantity.first]
    if not _WORLDS.isdisjoint(before) and "," not in before:
        return any(before[k] in _EVERYWHERE or before[k : k + 2] in _THE_WORLD for k in range(len(before)))
    if before[-3:-1] == ["the", "world"] and before[-1] in _HAS:
        return True
    return near[:2] in _THE_WORLD and near[2:3] in (["world"], ["globe"])


_IN_WORLD = ["in", "the", "world"]
_HAS = HAVE | {"comprised", "comprises", "counted", "counts", "saw"}
_WORLDS = _EVERYWHERE | {"world", "globe"}
_LEADING = 6  # words from "worldwide" to a figure: "cases were confirmed worldwide and over 3,000"


def _are_of_parent(quantity: Quantity) -> bool:
    """`a mother of two`: what is told of somebody is nowhere."""
    lower, first = quantity.sentence.lower, quantity.first
    return first > 1 and lower[first - 1] == "of" and lower[first - 2] in _PARENTS


_PARENTS = frozenset("dad father grandfather grandmother mom mother mum parent parents".split())


def _is_at_border(quantity: Quantity) -> bool:
    """`1,000 are in Chad and 20,000 massed by the border`: of no land, where the border is not named."""
    lower, k = quantity.sentence.lower, max(quantity.last, quantity.noun[1])
    k += k < len(lower) and lower[k] in _MASSED
    near = lower[k : k + 3]
    named = lower[k + 3 : k + 4]
    unnamed = not named or named[0] in _ENDS
    return len(near) == 3 and near[0] in _BESIDE and near[1] == "the" and near[2] in _BORDERS and unnamed


_MASSED = frozenset(
    "amassed assembled based camped deployed gathered massed massing positioned stationed".split()
)
_BESIDE = frozenset("along at by near on".split())
_BORDERS = frozenset(("border", "borders", "frontier"))
_ENDS = frozenset(". , ; ) and but while".split())


def _counts_countries(quantity: Quantity) -> bool:
    """`20 countries sent aid`, `20 member states`: they are places themselves; other states lie in one."""
    first, last = quantity.noun
    noun = quantity.sentence.lower[first:last]
    return bool(noun) and (noun[-1] in _COUNTRIES or noun[-2:] == ["member", "states"])


def _agree(told: tuple[str, ...], own: tuple[str, ...], gazetteer: Gazetteer) -> bool:
    """Whether what a report tells can lie where its headline says, and is not only part of that."""
    if len(told) < len(own):
        return False
    return not own or all(
        place in own or any(_can_lie_in(place, other, gazetteer) for other in own) for place in told
    )


def _can_lie_in(place: str, other: str, gazetteer: Gazetteer) -> bool:
    """Whether one place is not known to be outside another: a town may be in any region of its country."""
    known = gazetteer.named(place)
    if not known or gazetteer.within(place, other):
        return True
    wider = [found for found in gazetteer.named(other) if found.scale == "region"]
    return any(a.scale == "city" and a.within[-1:] == b.within[-1:] for a in known for b in wider)


# The places a figure of running text is about, most specific; (): the text does not say.
IN_TEXT: FieldReader[Reading] = FieldReader(
    "places",
    (
        rule("places.everywhere", _everywhere),
        Rule("places.listed", propose=propose_listed),
        Rule("places.in-sentence", propose=_in_sentence),
        Rule("places.retold", propose=propose_retold),
        Rule("places.of-other-sentences", propose=_elsewhere),
        Rule("places.hinted-at", propose=_hinted),
        always("places.nowhere", NONE),
    ),
)
PLACES: FieldReader[Reading] = FieldReader(
    "places", (Rule("places.of-headline", propose=_headline), *IN_TEXT.rules)
)
