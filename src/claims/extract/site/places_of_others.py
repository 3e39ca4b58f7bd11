"""The places that a sentence gives to other figures than the one asked for: to its parts, `120 people died in
Zamfara: 60 in Maru and 40 in Tsafe` are not 120 in Maru; and to those beside it, `Bombs killed 18 people in
Mosul and 61 people in Chad` are not 61 in Mosul, however wide Chad is."""

from collections.abc import Iterable, Sequence

from claims.extract.figure.quantity import Quantity
from claims.extract.name.place_words import EVENTS, Role
from claims.extract.report.reading import Reading
from claims.extract.report.whole_figure import is_part
from claims.extract.site.site import PLAIN, Site
from claims.extract.site.ways import FLEEING
from claims.extract.toponym.place_mention import Mention
from claims.extract.toponym.sentence_places import find_mentions
from claims.lexicon.closed_classes import CLAUSE_JOINTS, FINITE_BE, RELATIVES, is_number, is_participle

_NEAR = 3  # words from a figure of a list to its place: "60 of them in Maru"
_TOTALS = frozenset(("total", "all", "altogether", "overall"))
_TO_TOTAL = 3  # words from "total" to its figure


def without_places_of_others(quantity: Quantity, sites: list[Site], reading: Reading) -> list[Site]:
    """The sites of a figure but those that the figures beside it have, or the parts of it, where two parts at
    least have their own."""
    if sites:
        sites = _without_those_outside(quantity, _without_peoples(quantity, sites, reading))
        sites = _without_places_of_some(quantity, sites)
    figures = reading.quantities(quantity.sentence.index)
    sites = _with_shared_site(quantity, sites, figures)
    partitive = not _PARTITIVE.isdisjoint(quantity.sentence.lower)
    alone = partitive and quantity.metric not in EVENTS  # 60,000 fighters, of whom 10,000 are in Helmand
    if len(figures) < _LIST or len(sites) < (1 if alone else _LIST):
        return sites
    sites = _without_places_beside(quantity, sites, figures)
    parts = [it for it in figures if _counts_into(it, quantity) or _is_listed_after(it, quantity)]
    if not parts and _is_total(quantity):
        parts = [it for it in figures if it.start < quantity.start]
    theirs = {it.mention.start for it in sites if _is_of(it.mention, parts, quantity)}
    least = 1 if partitive else _LIST
    return sites if len(theirs) < least else [it for it in sites if it.mention.start not in theirs]


def _with_shared_site(quantity: Quantity, sites: list[Site], figures: Sequence[Quantity]) -> list[Site]:
    """The sites of a figure without those that only hint at one, where another figure is joined to it and
    tells where both are: `Chad says it took 92 villages and 20 posts in Berezh`."""
    following = next((it for it in figures if it.first >= quantity.last), None)
    end = max(quantity.last, quantity.noun[1])
    if following is None or quantity.sentence.lower[end : following.first] != ["and"]:
        return sites
    after = max(following.last, following.noun[1])
    shared = any("place.site" in it.features and 0 <= it.mention.start - after <= 1 for it in sites)
    return [it for it in sites if "place.hint" not in it.features] if shared else sites


_TO_GOAL = 4  # words from a part to where it went: "1,200 of them went to"


def with_own_goals(quantity: Quantity, mentions: list[Mention], reading: Reading) -> list[Mention]:
    """The places of a sentence without where only a part of those on the move went who are counted, and for
    such a part only where it went: `20,000 fled Hass, 900 of them to Chad`."""
    goals = [it for it in mentions if it.role is Role.GOAL]
    figures = reading.quantities(quantity.sentence.index) if goals and quantity.metric in FLEEING else ()
    if len(figures) < _LIST:
        return mentions
    theirs = [(it, next((f for f in figures if _goes_to(f, it)), None)) for it in goals]
    own = [it for it, figure in theirs if figure is not None and figure.start == quantity.start]
    if own and quantity.start > figures[0].start:
        return own
    others = {it.first for it, figure in theirs if figure is not None and figure.start > quantity.start}
    return [it for it in mentions if it.first not in others]


def _goes_to(figure: Quantity, mention: Mention) -> bool:
    """Whether a figure that is a part of another, or leaves out what it counts, leads right to a goal."""
    gap = figure.sentence.lower[figure.last : mention.start]
    part = is_part(figure) or (figure.antecedent is not None and figure.head < 0)
    return part and figure.last <= mention.start and len(gap) <= _TO_GOAL and all(map(str.isalpha, gap))


_LIST = 2  # parts that make a list
_PARTITIVE = frozenset(("including", "comprising", "whom"))
_OPENERS = _PARTITIVE | {":"}


def _counts_into(part: Quantity, whole: Quantity) -> bool:
    """Whether a figure leaves out the noun of another before it, or of one that does."""
    before, steps = part.antecedent, 0
    while before is not None and before.start != whole.start and steps < _LONGEST:
        before, steps = before.antecedent, steps + 1
    return before is not None and before.start == whole.start


def _is_listed_after(part: Quantity, whole: Quantity) -> bool:
    """Whether a figure stands in the list that is opened after another of the same metric."""
    if part.start <= whole.start or part.metric != whole.metric:
        return False
    return not _OPENERS.isdisjoint(whole.sentence.lower[whole.last : part.first])


_LONGEST = 12  # figures of a list


def _is_total(quantity: Quantity) -> bool:
    near = quantity.sentence.lower[max(0, quantity.first - _TO_TOTAL) : quantity.first]
    return not _TOTALS.isdisjoint(near)


def _is_of(mention: Mention, figures: Iterable[Quantity], quantity: Quantity) -> bool:
    """Whether a place stands right after one of the figures, or before it and its bracket."""
    lower = quantity.sentence.lower
    for figure in figures:
        gap = lower[figure.last : mention.first]
        after = figure.last < mention.first and len(gap) <= _NEAR and not any(word in ",;:." for word in gap)
        bracketed = mention.last + 1 == figure.first and lower[mention.last] == "("
        if after or bracketed:
            return True
    return False


_OWN = 6  # words from a figure and its noun to its place: "61 people were reported killed in Chad"
_SHORT = 5  # words from a figure, or its noun, to the comma before its parts
_LONG = 16  # words of the parts that stand between a figure and its place
_PARTED = CLAUSE_JOINTS | RELATIVES
_PART_OPENERS = frozenset(("including", "among", "amongst", "mostly", "mainly", "largely"))
_OF_THEM = (["of", "them"], ["of", "whom"])


def _without_places_beside(quantity: Quantity, sites: list[Site], figures: Sequence[Quantity]) -> list[Site]:
    """The sites of a figure that has a place right after it, or after its parts, without those of the figures
    before and after it."""
    following = _following(quantity, figures)
    if not any(_is_own(it, quantity, following) for it in sites):
        return sites
    first = min(it.last for it in figures)
    own = range(quantity.last, following)
    return [
        it
        for it in sites
        if PLAIN.isdisjoint(it.features) or it.mention.first < first or it.mention.first in own
    ]


def _following(quantity: Quantity, figures: Sequence[Quantity]) -> int:
    """The word at which the next figure stands that is no part of this one, nor of what this is a part of."""
    lower = quantity.sentence.lower  # "two of the 12 raids in Chad" are in Chad
    others = (it for it in figures if it.first >= quantity.last)
    apart = (it.first for it in others if "of" not in lower[it.first - 2 : it.first] and not is_part(it))
    return min(apart, default=len(lower))


def _is_own(site: Site, quantity: Quantity, following: int) -> bool:
    """Whether a place stands right after a figure and its noun, in the same clause."""
    start, at = max(quantity.last, quantity.noun[1]), site.mention.first
    if not start <= at < following or "place.site" not in site.features:
        return False
    lower = quantity.sentence.lower  # the noun of "27 people, mostly women," holds a comma
    in_parts = is_part(quantity) or "," in lower[quantity.noun[0] : quantity.noun[1]]
    return _runs_on(_after_parts(lower[start:at], in_parts=in_parts))


def _runs_on(gap: list[str]) -> bool:
    return len(gap) <= _OWN and not any(not word[0].isalpha() or word in _PARTED for word in gap)


def _after_parts(gap: list[str], *, in_parts: bool) -> list[str]:
    """The words before a place without the parts set off by commas that stand in front of them: `, including
    five women, in` and, after one of these parts, `, in`."""
    if gap.count(",") + in_parts < 2 or len(gap) > _LONG + _OWN:
        return gap
    first, last = gap.index(","), len(gap) - 1 - gap[::-1].index(",")
    opened = in_parts or (first < _SHORT and _opens_parts(gap[first + 1 : last]))
    return gap[last + 1 :] if opened else gap


def _opens_parts(words: list[str]) -> bool:
    return bool(words) and (words[0] in _PART_OPENERS or words[1:3] in _OF_THEM)


_DONE = (
    3  # words from what is counted to its place: "20 people [killed] in Chad", "[who are waiting] in Chad"
)


def _without_those_outside(quantity: Quantity, sites: list[Site]) -> list[Site]:
    """The sites of a figure that has a place right after what it counts, without those known to lie outside
    that: `a storm that hit Chad and killed [20 people in Mali]`."""
    own = [it.mention for it in sites if _is_beside(it, quantity)]
    if len(own) != 1 or not own[0].scale:
        return sites
    return [it for it in sites if PLAIN.isdisjoint(it.features) or not _is_outside(it.mention, own[0])]


def _is_beside(site: Site, quantity: Quantity) -> bool:
    """Whether a place stands right after what is counted, or after what was done to that."""
    end, start = max(quantity.last, quantity.noun[1]), site.mention.start
    if "place.site" not in site.features or not end <= start <= end + _DONE:
        return False
    words = quantity.sentence.lower[end:start]
    if not all(word.isalpha() for word in words) or not CLAUSE_JOINTS.isdisjoint(words):
        return False
    return not words or is_participle(words[-1]) or words[-1].endswith("ing")


def _is_outside(mention: Mention, other: Mention) -> bool:
    """Whether two places are known to lie apart: neither in the other, nor in one country."""
    if not mention.scale or mention.group == other.group or mention.country == other.country:
        return False
    return mention.value not in other.within and other.value not in mention.within


def _without_peoples(quantity: Quantity, sites: list[Site], reading: Reading) -> list[Site]:
    """The sites of a figure without the nationality of those counted where that is told of others as well:
    `20 Egyptians, 15 French citizens and two Iraqis were aboard`."""
    own = [it for it in sites if quantity.last <= it.mention.first < quantity.noun[1]]
    if not own or quantity.unit not in (None, "people"):
        return sites
    lower = quantity.sentence.lower
    counted = {
        it.value
        for it in find_mentions(quantity.sentence, reading.lexicon)
        if it.role is Role.ADJECTIVE and it.first and is_number(lower[it.first - 1])
    }
    return sites if len(counted) < _LIST else [it for it in sites if it not in own]


_OF_ALL = frozenset(("the", "its", "their", "all"))
_TURNED_OUT = FINITE_BE | {"came", "come", "happened", "live", "lived", "occurred"}


def _without_places_of_some(quantity: Quantity, sites: list[Site]) -> list[Site]:
    """The sites of all of those of whom some are told of, without where only these are: `13 of the 20
    deaths were in Hass`."""
    lower, first = quantity.sentence.lower, quantity.first
    if lower[max(0, first - 3) : first] == [",", "one", "of"]:  # in Texas, one of six states
        return [it for it in sites if it.mention.last != first - 3]
    if first < _LIST + 1 or lower[first - 1] not in _OF_ALL or lower[first - 2] != "of":
        return sites
    end = max(quantity.last, quantity.noun[1])
    return [it for it in sites if _TURNED_OUT.isdisjoint(lower[end : it.mention.start])]
